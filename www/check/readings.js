/** What was read, test by test, as a table, for the eye that checks it. */

import { texts } from '../texts/en/check.js';
import { capital, fill } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { coloursInWords, seenColours, seenEffects } from './reagent.js';
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
    { class: 'tight', 'aria-label': text.title },
    make(
      'details',
      { id: 'entered' },
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

/** Lines, or colours and what else was seen. @param {import('../state/sample.js').Test} test */
export function seen(test) {
  return test.kind === 'strip'
    ? [linesInWords(test.lines)]
    : [...seenColours(test), ...seenEffects(test).map((effect) => ` ${effect}`)];
}

/** The same in words alone. @param {import('../state/sample.js').Test} test */
export function seenInWords(test) {
  return test.kind === 'strip' ? linesInWords(test.lines) : coloursInWords(test);
}

/** @param {import('../state/sample.js').Test} test */
export function testOf(test) {
  return test.kind === 'strip' ? test.strip : test.reagent;
}

/** @typedef {import('../state/sample.js').Strip} Strip */
/** @typedef {import('./judge.js').Fault[]} Faults */

/** How it was dissolved and when it was read. @param {Strip} strip @param {Faults} faults */
export function solution(strip, faults) {
  const minutes = readAfter(strip, faults);
  const parts = [dissolved(strip, faults), minutes && fill(text.readAfter, { minutes })].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : text.notSaid;
}

/** @param {Strip} strip @param {Faults} faults */
export function dissolved(strip, faults) {
  const sample = used(strip, 'milligrams', 'mg', faults);
  const water = used(strip, 'millilitres', 'mL', faults);
  return sample && water ? fill(text.dissolved, { sample, water }) : sample || water;
}

/** @param {Strip} strip @param {Faults} faults */
export function readAfter(strip, faults) {
  return used(strip, 'minutes', 'min', faults);
}

/**
 * Only what counts, as it was typed: a figure that was refused was not used.
 * @param {Strip} strip
 * @param {'milligrams' | 'millilitres' | 'minutes'} field
 * @param {string} unit
 * @param {Faults} faults
 */
function used(strip, field, unit, faults) {
  if (faults.some((fault) => fault.test === strip.id && fault.field === field)) return '';
  const typed = strip[field].trim();
  return typed === '' || /[a-z]/i.test(typed) ? typed : `${typed} ${unit}`;
}
