/** Figures and colours of a kit in words. */
import { texts } from '../texts/en/kit.js';
import { fill } from '../texts/words.js';
import { colourWord } from '../ui/sayings.js';

const text = texts.words;

/** @param {number} share 0 to 1 */
export function ofAHundred(share) {
  return shared(share, text.share);
}

/** @param {number} share */
export function aboutOfAHundred(share) {
  return shared(share, text.aboutShare);
}

/** @param {number} share @param {string} words */
function shared(share, words) {
  const parts = Math.round(100 * share);
  return parts === 0 && share > 0 ? text.fewer : fill(words, { parts });
}

/** Plain colours, likeliest first. @param {string[]} colours */
export function colourWords(colours) {
  const words = colours.map(colourWord);
  return words.length === 0 ? text.mix : words.reduce((one, other) => fill(text.either, { one, other }));
}
