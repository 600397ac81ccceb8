/** The kit that is kept on the device: its tests stand first among those that can be added, and alone among the next. */

import { kept } from '../state/device.js';
import { texts } from '../texts/en/check.js';
import { fill, listed, pieces } from '../texts/words.js';
import { make, part } from '../ui/dom.js';

/** @typedef {import('../ui/names.js').Names} Names */

const text = texts.kit;

/** Ids of the tests at hand that this version knows. @param {Names} names */
export function kitOf(names) {
  return kept().kit.filter((id) => names.strips.has(id) || names.reagents.has(id));
}

/**
 * The buttons of the kit first, with one for each reagent that has none.
 * @param {string[]} kit
 * @param {Names} names
 */
export function putKitFirst(kit, names) {
  const place = part('add-kit');
  if (kit.length > 0) place.replaceChildren(...pieces(text.first, { change: link(text.change) }));
  for (const id of kit.toReversed()) {
    const of = names.strips.has(id) ? 'strip' : 'reagent';
    const buttons = part(`add-${of}s`);
    const button =
      buttons.querySelector(`[data-${of}="${id}"]`) ??
      (of === 'reagent' && make('button', { class: 'btn', type: 'button', 'data-reagent': id }, names.reagent(id)));
    if (button) buttons.prepend(button);
  }
}

/**
 * Beside the next test: that only the kit was looked at, and which strips it lacks for what cannot be ruled out.
 * @param {string[]} kit
 * @param {import('./judge.js').Judged['verdict']['hazards']} hazards
 * @param {(test: string) => boolean} present whether it is on the page already
 * @param {Names} names
 */
export function kitNote(kit, hazards, present, names) {
  if (kit.length === 0) return undefined;
  const has = new Set(kit.map((id) => names.targetOf(id)));
  const targets = names.catalogue.strips.filter(({ product }) => !product);
  const lacking = hazards
    .filter(({ state }) => state === 'cannot-exclude')
    .flatMap((hazard) => targets.filter(({ family }) => family === hazard.family))
    .filter(({ id }) => !has.has(id) && !present(id));
  return make(
    'p',
    { class: 'small', id: 'kit-note' },
    lacking.length > 0 && `${fill(text.lacking, { strips: listed(lacking.map(({ id }) => names.single(id))) })} `,
    ...pieces(text.only, { change: link(text.change) }),
  );
}

/** @param {string} words */
function link(words) {
  return make('a', { class: 'link', href: 'kit.html' }, words);
}
