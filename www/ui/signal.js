/** A buzz and three short beeps. A browser lets a page sound only after a tap. */

const BEEPS = 3;
const BEEP_SECONDS = 0.15;
const HERTZ = 880;
const BUZZ_MS = [200, 100, 200];

/** @type {AudioContext | undefined} */
let audio;

/** To be called in a tap. */
export function allowSound() {
  audio ??= new AudioContext();
  audio.resume().catch(() => {}); // no sound, then: the page shows the same
}

export function signal() {
  navigator.vibrate?.(BUZZ_MS);
  if (audio === undefined) return;
  for (let beep = 0; beep < BEEPS; beep += 1) {
    const tone = new OscillatorNode(audio, { frequency: HERTZ });
    const start = audio.currentTime + beep * 2 * BEEP_SECONDS;
    tone.connect(audio.destination);
    tone.start(start);
    tone.stop(start + BEEP_SECONDS);
  }
}
