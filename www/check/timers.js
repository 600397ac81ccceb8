/** All timers that run, of every sample: that it is time to read a test is said once, to eyes, ears and hands. */

import { kept } from '../state/device.js';
import { elapsed, isWaitedFor, phase } from '../state/timer.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { goTo, part } from '../ui/dom.js';
import { signal } from '../ui/signal.js';
import { nameOfSample } from './samples.js';
import { nameOf } from './strip.js';
import { showTime, spanOf } from './timer.js';

/**
 * @typedef {object} Running
 * @property {number} place of its sample
 * @property {import('../state/sample.js').Test} test
 * @property {string} name with that of its sample, if another is worked on
 * @property {import('../state/timer.js').Span} span
 * @property {ReturnType<typeof phase>} phase
 */

const text = texts.timer;
const SECOND_MS = 1000;

export class Timers {
  /** How far each was when it was looked at last, by its start and its test. @type {Map<string, string>} */
  #phases = new Map();
  #ticking = 0;

  /**
   * @param {import('../state/samples.js').Samples} samples
   * @param {import('../ui/names.js').Names} names
   * @param {(place: number) => void} turnTo brings another sample here
   */
  constructor(samples, names, turnTo) {
    this.samples = samples;
    this.names = names;
    this.turnTo = turnTo;
  }

  /** What was started counts, and what was read no more. */
  follow() {
    const running = this.#running();
    for (const own of running) if (!this.#phases.has(keyOf(own))) this.#phases.set(keyOf(own), own.phase);
    this.#call(running);
    if (running.length > 0) this.#ticking ||= window.setInterval(() => this.#tick(), SECOND_MS);
    else {
      window.clearInterval(this.#ticking);
      this.#ticking = 0;
    }
  }

  #tick() {
    const running = this.#running();
    for (const own of running) {
      const element = own.place === this.samples.at && document.getElementById(`test-${own.test.id}-timer`);
      if (element) showTime(element, own.test, own.span);
      const before = this.#phases.get(keyOf(own));
      this.#phases.set(keyOf(own), own.phase);
      if (before !== 'wait' || own.phase !== 'read') continue;
      part('said').textContent = fill(text.spoken, { test: own.name });
      if (kept().sound) signal();
    }
    this.#call(running);
  }

  /** @returns {Running[]} */
  #running() {
    const now = Date.now();
    const { list, at } = this.samples;
    return list.flatMap(({ tests }, place) =>
      tests.flatMap((test) => {
        const span = spanOf(test, this.names);
        const seconds = elapsed(test.started, now);
        if (span === undefined || seconds === undefined || !isWaitedFor(test, { span, now })) return [];
        const own = nameOf(test, tests, this.names);
        const name = place === at ? own : fill(text.ofSample, { sample: nameOfSample(this.samples, place), test: own });
        return [{ place, test, name, span, phase: phase(seconds, span) }];
      }),
    );
  }

  /** Wherever on the page a person is, they see which test is to be read. @param {Running[]} running */
  #call(running) {
    const due = running.find((own) => own.phase === 'read');
    const button = part('due');
    button.hidden = due === undefined;
    if (due === undefined) return;
    const words = fill(text.due, { test: due.name });
    if (button.textContent !== words) button.textContent = words;
    button.onclick = () => {
      if (due.place !== this.samples.at) this.turnTo(due.place);
      goTo(`test-${due.test.id}`);
    };
  }
}

/** @param {Running} running */
function keyOf({ test }) {
  return `${test.started} ${test.id}`;
}
