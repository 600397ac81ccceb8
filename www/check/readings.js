/** What was read, test by test, as a table: for the eye that checks it and for paper. */

import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { seenColours } from './reagent.js';
import { linesInWords } from './strip.js';

const text = texts.readings;

/**
 * @param {import('../state/sample.js').Test[]} tests
 * @param {import('./judge.js').Fault[]} faults
 * @param {import('../ui/names.js').Names} names
 */
export function readings(tests, faults, names) {
  if (tests.length === 0) return undefined;
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'readings-title' },
    make('h2', { id: 'readings-title' }, text.title),
    make(
      'table',
      { class: 'readings' },
      make('thead', {}, make('tr', {}, ...text.columns.map((column) => make('th', { scope: 'col' }, column)))),
      make(
        'tbody',
        {},
        ...tests.map((test) =>
          test.kind === 'strip'
            ? make(
                'tr',
                {},
                make('th', { scope: 'row' }, names.strip(test.strip)),
                make('td', {}, linesInWords(test.lines)),
                make('td', {}, solution(test, faults)),
              )
            : make(
                'tr',
                {},
                make('th', { scope: 'row' }, names.reagent(test.reagent)),
                make('td', {}, ...seenColours(test)),
                make('td', {}, '–'),
              ),
        ),
      ),
    ),
  );
}

/**
 * Only what counts, as it was typed: a figure that was refused was not used.
 * @param {import('../state/sample.js').Strip} strip
 * @param {import('./judge.js').Fault[]} faults
 */
function solution(strip, faults) {
  const used = (/** @type {'milligrams' | 'millilitres' | 'minutes'} */ field) =>
    faults.some((fault) => fault.test === strip.id && fault.field === field) ? '' : strip[field].trim();
  const told = (/** @type {string} */ typed, /** @type {string} */ unit) =>
    typed === '' || /[a-z]/i.test(typed) ? typed : `${typed} ${unit}`;
  const minutes = told(used('minutes'), 'min');
  const parts = [
    told(used('milligrams'), 'mg'),
    told(used('millilitres'), 'mL'),
    minutes && fill(text.readAfter, { minutes }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : text.notSaid;
}
