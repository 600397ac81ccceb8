/** What is recorded of one substance: on every reagent and strip what the sources say, each by its title. */

import { texts } from '../texts/en/records.js';
import { capital, fill, pieces } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { sayingsOnReagent, sayingsOnStrip } from '../ui/sayings.js';
import { counts, mark, stateOf } from './marks.js';

/** @typedef {import('../ui/names.js').Names} Names */
/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {import('../ui/sayings.js').Saying} Saying */

const text = texts.recorded;

/**
 * @param {Substance} substance
 * @param {import('./marks.js').Row} row
 * @param {Names} names
 * @param {string} family address of its family
 */
export function recordedOf(substance, row, names, family) {
  const { reagents, strips } = names.catalogue;
  return [
    make('h2', { id: 'substance-title', tabindex: '-1' }, substance.name),
    make(
      'p',
      {},
      ...pieces(text.family, {
        family: make('a', { href: family }, names.family(substance.family)),
        card: names.card('substance', substance.id, text.card),
      }),
    ),
    list(
      texts.page.reagents,
      reagents.map(({ id, name }) => ({ id, name, says: sayingsOnReagent(substance, id) })),
      row,
      names,
    ),
    list(
      texts.page.strips,
      strips.map(({ id, name }) => ({ id, name, says: sayingsOnStrip(substance, id) })),
      row,
      names,
    ),
  ];
}

/**
 * @param {string} title
 * @param {{ id: string, name: string, says: Saying[] }[]} tests
 * @param {import('./marks.js').Row} row
 * @param {Names} names
 */
function list(title, tests, row, names) {
  const of = (/** @type {string} */ wanted) => tests.filter(({ id }) => stateOf(row, id) === wanted);
  const { known, disputed, unknown } = counts(tests.map(({ id }) => stateOf(row, id)));
  return make(
    'section',
    { class: 'card', 'aria-label': fill(text.label, { tests: title, name: row.name }) },
    make('h3', {}, title),
    make('p', {}, fill(text.counts, { known, disputed, unknown })),
    known + disputed > 0 &&
      make(
        'ul',
        { class: 'recorded' },
        ...[...of('disputed'), ...of('known')].map((test) => item(test, stateOf(row, test.id), names)),
      ),
    unknown > 0 &&
      make(
        'div',
        { class: 'tight' },
        make('p', {}, ...pieces(text.unknown, { unknown: mark('unknown') })),
        make(
          'p',
          { class: 'quiet' },
          `${of('unknown')
            .map(({ name }) => name)
            .join('; ')}.`,
        ),
      ),
  );
}

/**
 * A dispute shows its sides at once.
 * @param {{ id: string, name: string, says: Saying[] }} test
 * @param {import('./marks.js').State} state
 * @param {Names} names
 */
function item({ id, name, says }, state, names) {
  const one = says.length === 1;
  return make(
    'li',
    {},
    make(
      'details',
      { id: `on-${id}`, open: state === 'disputed' },
      make(
        'summary',
        {},
        make('span', {}, make('b', {}, name), ' ', mark(state), make('br'), says.map(({ words }) => words).join('; ')),
      ),
      state === 'disputed' && make('p', {}, text.disagree),
      make(
        'ul',
        { class: 'says' },
        ...says.map(({ words, sources }) =>
          make('li', {}, !one && make('b', {}, capital(words), '. '), names.sources(sources)),
        ),
      ),
    ),
  );
}
