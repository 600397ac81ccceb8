/** How strong the solution of a strip is, what else may then make the strip react, and short ways to enter it. */

import { fillSolution } from '../state/actions.js';
import { strengthOf } from '../state/figure.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';

/** @typedef {import('../state/sample.js').Strip} Strip */
/** @typedef {import('../pkg/index.js').Strip} Known */

const text = texts.strip;

/**
 * In words: what is reached at this strength, or else what comes first.
 * @param {Strip} strip
 * @param {Known} known
 * @param {import('../ui/names.js').Say} say
 */
export function strengthInWords(strip, { turnedBy }, say) {
  const strength = strengthOf(strip);
  const stated = turnedBy.filter(({ milligramsPerMillilitre }) => milligramsPerMillilitre !== undefined);
  const reached = stated.filter(({ milligramsPerMillilitre }) => (milligramsPerMillilitre ?? 0) <= (strength ?? 0));
  const told = reached.length > 0 ? reached : stated.slice(0, 1);
  return [
    strength !== undefined &&
      make('b', {}, say({ key: 'strip-strength', params: { strength: Number(strength.toPrecision(2)) } })),
    ...(told.length > 0 ? told : turnedBy).flatMap(({ because }) => [' ', say(because)]),
  ];
}

/**
 * The solutions that instructions name, each filled in by a tap.
 * @param {Strip} strip
 * @param {string} name
 * @param {Known} known
 * @param {import('../state/store.js').Store} store
 */
export function presets(strip, name, { solutions }, store) {
  if (solutions.length === 0) return undefined;
  return make(
    'div',
    { class: 'btns presets' },
    ...solutions.map(({ milligrams, millilitres }) =>
      make(
        'button',
        {
          class: 'btn',
          type: 'button',
          id: `test-${strip.id}-in-${millilitres}`,
          click: () => store.do(fillSolution(strip, name, milligrams, millilitres)),
        },
        fill(text.dissolved, { milligrams, millilitres }),
      ),
    ),
  );
}

/**
 * A further strip in a tenth of the solution, where this one reacted and other substances can make it.
 * @param {Strip} strip
 * @param {Known} known
 * @param {import('../state/store.js').Store} store
 * @param {(test: string, advised: import('../state/actions.js').Solution) => void} add
 */
export function dilution(strip, { turnedBy }, store, add) {
  if (strip.lines !== 'C' || turnedBy.length === 0) return undefined;
  const click = () => {
    // The card stays as it is while its figures are typed.
    const typed = store.state.tests.find(({ id }) => id === strip.id);
    const strength = typed?.kind === 'strip' ? strengthOf(typed) : undefined;
    add(strip.strip, { milligramsPerMillilitre: strength && strength / 10, weaker: true });
  };
  return make(
    'div',
    { class: 'tight' },
    make('button', { class: 'btn', type: 'button', id: `test-${strip.id}-dilute`, click }, text.dilute),
    make('p', { class: 'small quiet' }, text.howToDilute),
  );
}
