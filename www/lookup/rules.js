/**
 * Lists that name a substance and definitions that it matches, with clauses and dates, and what holds of all of them.
 */

import { texts } from '../texts/en/lookup.js';
import { counted, fill, LANGUAGE } from '../texts/words.js';
import { make } from '../ui/dom.js';

/** @typedef {import('../pkg/index.js').Analogues} Analogues */

const text = texts.rules;

/** @param {Analogues} found @param {import('../ui/names.js').Say} say */
export function rules({ rules: told, notes }, say) {
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'rules-title' },
    make('h2', { id: 'rules-title' }, text.title),
    make(
      'div',
      { class: 'card' },
      told.length > 0 && make('ul', { class: 'ruled' }, ...told.map((rule) => row(rule, say))),
      ...notes
        .filter(({ place }) => place === 'limit')
        .map((note) => make('p', { class: note.key === 'rules-note-none' ? '' : 'quiet small' }, say(note))),
    ),
  );
}

/** @param {Analogues['rules'][number]} rule @param {import('../ui/names.js').Say} say */
function row({ jurisdiction, clauses, from, verdict, because }, say) {
  return make(
    'li',
    { class: 'tight' },
    make('h3', {}, text.places[jurisdiction]),
    make('p', {}, say(because)),
    clauses.length > 0 &&
      make('p', { class: 'small' }, counted(text.clauses, clauses.length, { clauses: clauses.join(', ') })),
    from !== undefined &&
      verdict !== 'uncertain' &&
      make('p', { class: 'quiet small' }, fill(text.from, { day: day(from) })),
  );
}

/** @param {string} date ISO 8601: a year, a month or a day */
function day(date) {
  const parts = date.split('-');
  const [year, month = '1', own = '1'] = parts;
  const settings =
    /** @type {const} */ ([
      { year: 'numeric' },
      { year: 'numeric', month: 'long' },
      { year: 'numeric', month: 'long', day: 'numeric' },
    ])[parts.length - 1] ?? {};
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(own))).toLocaleDateString(LANGUAGE, {
    ...settings,
    timeZone: 'UTC',
  });
}
