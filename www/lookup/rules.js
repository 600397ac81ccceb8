/** Lists that name a substance and definitions that it matches, with clauses and dates, and what holds of all of them. */
import { make } from '../dom.js';

/** @typedef {import('../pkg/index.js').Analogues} Analogues */

const PLACES = { GB: 'United Kingdom', US: 'United States', CN: 'China' };

/** @param {Analogues} found @param {import('../card.js').Say} say */
export function rules({ rules: told, notes }, say) {
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'rules-title' },
    make('h2', { id: 'rules-title' }, 'Rules it comes under'),
    make(
      'div',
      { class: 'card' },
      told.length > 0 && make('ul', { class: 'ruled' }, ...told.map((rule) => row(rule, say))),
      ...notes.filter(({ place }) => place === 'limit').map((note) => make('p', { class: note.key === 'rules-note-none' ? '' : 'quiet small' }, say(note))),
    ),
  );
}

/** @param {Analogues['rules'][number]} rule @param {import('../card.js').Say} say */
function row({ jurisdiction, clauses, from, verdict, because }, say) {
  return make(
    'li',
    { class: 'tight' },
    make('h3', {}, PLACES[jurisdiction]),
    make('p', {}, say(because)),
    clauses.length > 0 && make('p', { class: 'small' }, `${clauses.length === 1 ? 'Clause' : 'Clauses'}: ${clauses.join(', ')}.`),
    from !== undefined && verdict !== 'uncertain' && make('p', { class: 'quiet small' }, `In force from ${day(from)}.`),
  );
}

/** @param {string} date ISO 8601: a year, a month or a day */
function day(date) {
  const parts = date.split('-');
  const [year, month = '1', own = '1'] = parts;
  const settings = /** @type {const} */ ([{ year: 'numeric' }, { year: 'numeric', month: 'long' }, { year: 'numeric', month: 'long', day: 'numeric' }])[parts.length - 1] ?? {};
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(own))).toLocaleDateString('en-GB', { ...settings, timeZone: 'UTC' });
}
