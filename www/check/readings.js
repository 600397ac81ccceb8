/** What was read, test by test, as a table: for the eye that checks it and for paper. */

import { texts } from '../texts/en/check.js';
import { capital, fill } from '../texts/words.js';
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
    make('h2', { id: 'readings-title', class: 'paper' }, text.title),
    make(
      'details',
      { id: 'entered', class: 'printed' },
      make('summary', {}, text.title),
      make(
        'table',
        { class: 'readings' },
        make('thead', {}, make('tr', {}, ...text.columns.map((column) => make('th', { scope: 'col' }, column)))),
        make('tbody', {}, ...tests.map((test) => line(test, faults, names))),
      ),
    ),
  );
}

/**
 * @param {import('../state/sample.js').Test} test
 * @param {import('./judge.js').Fault[]} faults
 * @param {import('../ui/names.js').Names} names
 */
function line(test, faults, names) {
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, capital(names.single(testOf(test)))),
    make('td', {}, ...seen(test)),
    make('td', {}, test.kind === 'strip' ? solution(test, faults) : '–'),
  );
}

/** Lines or colours. @param {import('../state/sample.js').Test} test */
export function seen(test) {
  return test.kind === 'strip' ? [linesInWords(test.lines)] : seenColours(test);
}

/** @param {import('../state/sample.js').Test} test */
function testOf(test) {
  return test.kind === 'strip' ? test.strip : test.reagent;
}

/**
 * Only what counts, as it was typed: a figure that was refused was not used.
 * @param {import('../state/sample.js').Strip} strip
 * @param {import('./judge.js').Fault[]} faults
 */
export function solution(strip, faults) {
  const used = (/** @type {'milligrams' | 'millilitres' | 'minutes'} */ field) =>
    faults.some((fault) => fault.test === strip.id && fault.field === field) ? '' : strip[field].trim();
  const told = (/** @type {string} */ typed, /** @type {string} */ unit) =>
    typed === '' || /[a-z]/i.test(typed) ? typed : `${typed} ${unit}`;
  const minutes = told(used('minutes'), 'min');
  const sample = told(used('milligrams'), 'mg');
  const water = told(used('millilitres'), 'mL');
  const parts = [
    ...(sample && water ? [fill(text.dissolved, { sample, water })] : [sample, water]),
    minutes && fill(text.readAfter, { minutes }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : text.notSaid;
}
