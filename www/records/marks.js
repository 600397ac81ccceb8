/** The three states of a record, each with a sign and a word, so that none is told by colour. */

import { texts } from '../texts/en/records.js';
import { make } from '../ui/dom.js';

/** @typedef {'known' | 'disputed' | 'unknown'} State */
/** @typedef {import('../pkg/index.js').SubstanceCoverage} Row */

/** @param {Row} row @param {string} test id of a reagent or a strip @returns {State} */
export function stateOf({ reagents, strips }, test) {
  const strip = strips[test];
  if (strip !== undefined) return strip.detected === 'disputed' ? 'disputed' : 'known';
  return reagents[test]?.recorded ?? 'unknown';
}

/** Sign and word. @param {State} state */
export function mark(state) {
  return make('span', { class: `state ${state}` }, texts.marks.state[state]);
}

/** How many of them are in each state. @param {State[]} states */
export function counts(states) {
  const of = (/** @type {State} */ wanted) => states.filter((state) => state === wanted).length;
  return { known: of('known'), disputed: of('disputed'), unknown: of('unknown') };
}
