/** The nearest relatives of a structure, drawn as it lies, with how near they are in words and as a number. */
import { make } from '../dom.js';
import { addressOf } from './address.js';
import { molecule } from './molecule.js';

/** @typedef {import('../pkg/index.js').Analogues} Analogues */

/** From this Tanimoto coefficient on, in words. A family is told by likeness from 0.65 on (src/analogue/relatives.rs). */
const NEAR = /** @type {const} */ ([[0.85, 'Very near'], [0.65, 'Near'], [0.4, 'Distant'], [0, 'Far']]);
export const LEAST_NEAR = NEAR[2][0];
/** Rows that stand open. */
const OPEN = 6;

/** @param {Analogues} found @param {import('../names.js').Names} names */
export function relatives({ neighbours }, names) {
  const none = neighbours.every(({ tanimoto }) => tanimoto < LEAST_NEAR);
  const rows = neighbours.map((own) => ({ ...own, note: `${nearness(own.tanimoto)} (${own.tanimoto.toFixed(2)})` }));
  const open = rows.filter(({ tanimoto }) => tanimoto >= LEAST_NEAR).slice(0, OPEN);
  const rest = rows.slice(open.length);
  const key = make('p', { class: 'quiet' }, 'Nearest first. What differs is bold; a dashed ring marks what is missing. The figure, from 0 to 1, is how much of both structures is alike. It says nothing about strength or effects.');
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'relatives-title' },
    make('h2', { id: 'relatives-title' }, 'Nearest relatives by structure'),
    ...(none ? [
      make('p', { class: 'out' }, make('span', {}, 'Nothing in this data is near this structure. Read nothing into the distant ones.')),
      make('details', { id: 'far' }, make('summary', {}, 'The least distant ones'), make('div', { class: 'stack' }, key, gallery(rows, names))),
    ] : [
      key,
      gallery(open, names),
      rest.length > 0 && make('details', { id: 'more-relatives' }, make('summary', {}, `${rest.length} more, from ${rest[0]?.note.toLowerCase()} on`), gallery(rest, names)),
    ]),
  );
}

/** @param {{ substance: string, name: string, family?: string, drawing?: string, note: string }[]} rows @param {import('../names.js').Names} names */
export function gallery(rows, names) {
  return make('ul', { class: 'rel' }, ...rows.map(({ substance, name, family, drawing, note }) => make('li', {}, make(
    'a',
    { href: addressOf('substance', substance) },
    drawing === undefined ? make('span', { class: 'quiet small' }, 'Not drawn') : /** @type {any} */ (molecule(drawing, '')),
    make('span', { class: 'label' }, make('b', {}, name), make('span', { class: 'small' }, note), family !== undefined && make('span', { class: 'quiet small' }, names.family(family))),
  ))));
}

/** @param {number} tanimoto */
function nearness(tanimoto) {
  return (NEAR.find(([from]) => tanimoto >= from) ?? NEAR[NEAR.length - 1] ?? [0, ''])[1];
}
