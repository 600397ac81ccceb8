/** The nearest relatives of a structure, drawn as it lies, with how near they are in words and as a number. */

import { texts } from '../texts/en/lookup.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { addressOf } from './address.js';
import { molecule } from './molecule.js';

/** @typedef {import('../pkg/index.js').Analogues} Analogues */

/**
 * From this Tanimoto coefficient on, in words. A family is told by likeness from 0.65 on (src/analogue/relatives.rs).
 */
const NEAR = /** @type {const} */ ([
  [0.85, 'veryNear'],
  [0.65, 'near'],
  [0.4, 'distant'],
  [0, 'far'],
]);
export const LEAST_NEAR = NEAR[2][0];
/** Rows that stand open. */
const OPEN = 6;
const text = texts.relatives;

/** @param {Analogues} found @param {import('../ui/names.js').Names} names */
export function relatives({ neighbours }, names) {
  const none = neighbours.every(({ tanimoto }) => tanimoto < LEAST_NEAR);
  const rows = neighbours.map((own) => ({ ...own, note: inWords(text.near, own.tanimoto) }));
  const open = rows.filter(({ tanimoto }) => tanimoto >= LEAST_NEAR).slice(0, OPEN);
  const rest = rows.slice(open.length);
  const [next] = rest;
  const key = make('p', { class: 'quiet' }, text.about);
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'relatives-title' },
    make('h2', { id: 'relatives-title' }, text.title),
    ...(none
      ? [
          make('p', { class: 'out' }, make('span', {}, text.none)),
          make(
            'details',
            { id: 'far' },
            make('summary', {}, text.leastDistant),
            make('div', { class: 'stack' }, key, gallery(rows, names)),
          ),
        ]
      : [
          key,
          gallery(open, names),
          next !== undefined &&
            make(
              'details',
              { id: 'more-relatives' },
              make('summary', {}, inWords(text.more, next.tanimoto, { count: rest.length })),
              gallery(rest, names),
            ),
        ]),
  );
}

/**
 * @param {{ substance: string, name: string, family?: string, drawing?: string, note: string }[]} rows
 * @param {import('../ui/names.js').Names} names
 */
export function gallery(rows, names) {
  return make(
    'ul',
    { class: 'rel' },
    ...rows.map(({ substance, name, family, drawing, note }) =>
      make(
        'li',
        {},
        make(
          'a',
          { href: addressOf('substance', substance) },
          drawing === undefined
            ? make('span', { class: 'quiet small' }, text.notDrawn)
            : /** @type {any} */ (molecule(drawing, '')),
          make(
            'span',
            { class: 'label' },
            make('b', {}, name),
            make('span', { class: 'small' }, note),
            family !== undefined && make('span', { class: 'quiet small' }, names.family(family)),
          ),
        ),
      ),
    ),
  );
}

/**
 * How near it is, in one of the forms.
 * @param {Record<typeof NEAR[number][1], string>} forms
 * @param {number} tanimoto
 * @param {import('../texts/words.js').Values} [values]
 */
function inWords(forms, tanimoto, values = {}) {
  const [, near] = NEAR.find(([from]) => tanimoto >= from) ?? NEAR[3];
  return fill(forms[near], { figure: tanimoto.toFixed(2), ...values });
}
