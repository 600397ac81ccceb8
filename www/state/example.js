/** A worked example: readings that nobody made, as a service might make them. */

import { empty, newLook, newReagent, newStrip } from './sample.js';

/** @typedef {import('./sample.js').State} State */

const DISSOLVED = { milligrams: '10', millilitres: '5', minutes: '5', copied: false };

/** @param {string} ties @returns {State} */
export function example(ties) {
  const state = { ...empty(ties), example: true, soldAs: 'heroin', form: 'powder' };
  state.tests.push({ ...newStrip(state, 'fentanyl'), ...DISSOLVED, lines: 'C' });
  state.tests.push({ ...newStrip(state, 'nitazene'), ...DISSOLVED, lines: 'C+T' });
  for (const [reagent, colour] of [
    ['marquis', 'violet'],
    ['mecke', 'green'],
  ])
    state.tests.push({ ...newReagent(state, reagent), looks: [{ ...newLook(null), colours: [colour] }] });
  return state;
}
