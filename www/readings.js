/** What was read, test by test, as a table: for the eye that checks it and for paper. */
import { make } from './dom.js';
import { seenColours } from './reagent.js';
import { figure } from './sample.js';
import { linesInWords } from './strip.js';

/** @param {import('./state.js').Test[]} tests @param {import('./pkg/index.js').Verdict} verdict @param {import('./card.js').Say} say @param {import('./names.js').Names} names */
export function readings(tests, verdict, say, names) {
  if (tests.length === 0) return undefined;
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'readings-title' },
    make('h2', { id: 'readings-title' }, 'What you entered'),
    make(
      'table',
      { class: 'readings' },
      make('thead', {}, make('tr', {}, ...['Test', 'Seen', 'Solution'].map((words) => make('th', { scope: 'col' }, words)))),
      make('tbody', {}, ...tests.map((test) => (test.kind === 'strip'
        ? make('tr', {}, make('th', { scope: 'row' }, names.strip(test.strip)), make('td', {}, linesInWords(test.lines)), make('td', {}, solution(test)))
        : make('tr', {}, make('th', { scope: 'row' }, names.reagent(test.reagent)), make('td', {}, ...seenColours(test)), make('td', {}, '–'))))),
    ),
  );
}

/** Only what counts: a figure that could not be read was not used. @param {import('./state.js').Strip} strip */
function solution({ milligrams, millilitres, minutes }) {
  const parts = [[milligrams, 'mg'], [millilitres, 'mL'], [minutes, 'min']].flatMap(([text = '', unit]) => {
    const own = figure(text);
    if (own === undefined || Number.isNaN(own)) return [];
    const typed = text.trim();
    return [`${unit === 'min' ? 'read after ' : ''}${/[a-z]/i.test(typed) ? typed : `${typed} ${unit}`}`];
  });
  return parts.length > 0 ? parts.join(', ') : 'not said';
}
