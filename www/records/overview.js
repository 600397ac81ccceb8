/**
 * The records of all substances, never all at once: counts by family, those of one test by family, the substances of
 * one family on every test, or on one.
 */

import { texts } from '../texts/en/records.js';
import { counted, fill, LANGUAGE, pieces } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { linkTo } from './address.js';
import { counts, mark, stateOf } from './marks.js';

/** @typedef {import('../ui/names.js').Names} Names */
/** @typedef {import('./marks.js').Row} Row */
/** @typedef {import('./address.js').View} View */
/**
 * @typedef {object} Table
 * @property {string} title
 * @property {string[]} head
 * @property {{ name: string, link: string, cells: (string | Node)[] }[]} rows
 * @property {string[]} blank tests that have no result for any row
 */

/** Rows of substances shown at first. */
export const FIRST = 40;
const text = texts.overview;

/**
 * @param {View} view
 * @param {Names} names
 * @param {number} limit rows of substances
 * @param {() => void} more shows more of them
 */
export function overview(view, names, limit, more) {
  const table = view.family === '' ? byFamily(view, names) : bySubstance(view, names);
  const rows = view.family === '' ? table.rows : table.rows.slice(0, limit);
  const wide = view.family !== '' && view.test === '' && table.head.length > 1;
  return [
    make('h3', { id: 'overview-of', tabindex: '-1' }, table.title),
    view.family !== '' && make('p', {}, names.card('family', view.family, text.card), '.'),
    table.head.length === 1 && make('p', {}, ...pieces(text.allUnknown, { unknown: mark('unknown') })),
    make(
      'div',
      { class: wide ? 'matrix wide' : 'matrix', tabindex: '0', role: 'region', 'aria-labelledby': 'overview-of' },
      make(
        'table',
        { 'aria-labelledby': 'overview-of' },
        make(
          'thead',
          {},
          make('tr', {}, ...table.head.map((name) => make('th', { scope: 'col' }, make('span', {}, name)))),
        ),
        make(
          'tbody',
          {},
          ...rows.map(({ name, link, cells }) =>
            make(
              'tr',
              {},
              make('th', { scope: 'row' }, make('a', { href: link }, name)),
              ...cells.map((cell) => make('td', {}, cell)),
            ),
          ),
        ),
      ),
    ),
    rows.length < table.rows.length &&
      make(
        'button',
        { class: 'btn', type: 'button', id: 'more', click: more },
        counted(text.more, table.rows.length - rows.length),
      ),
    wide &&
      table.blank.length > 0 &&
      make(
        'details',
        { id: 'blank' },
        make('summary', {}, counted(text.blank, table.blank.length)),
        make(
          'p',
          { class: 'quiet' },
          fill(text.blankTests, { tests: table.blank.map((test) => testName(test, names)).join('; ') }),
        ),
      ),
  ];
}

/** @param {View} view @param {Names} names @returns {Table} */
function byFamily(view, names) {
  const { families, coverage } = names.catalogue;
  const rows = (/** @type {(members: Row[]) => string[]} */ cells) =>
    families.map(({ id, name }) => ({
      name,
      link: linkTo(view, { family: id }),
      cells: cells(coverage.filter(({ family }) => family === id)),
    }));
  if (view.test !== '') {
    return {
      title: fill(text.onTest, { test: testName(view.test, names) }),
      head: text.onTestColumns,
      rows: rows((members) => {
        const { known, disputed, unknown } = counts(members.map((row) => stateOf(row, view.test)));
        return [known, disputed, unknown].map(figure);
      }),
      blank: [],
    };
  }
  return {
    title: text.families,
    head: text.familiesColumns,
    rows: rows((members) => {
      const states = members.map((row) => tests(names).map((test) => stateOf(row, test)));
      const having = states.filter((own) => own.some((state) => state !== 'unknown')).length;
      const disputed = states.filter((own) => own.includes('disputed')).length;
      return [members.length, having, disputed].map(figure);
    }),
    blank: [],
  };
}

/** @param {View} view @param {Names} names @returns {Table} */
function bySubstance(view, names) {
  const members = names.catalogue.coverage.filter(({ family }) => family === view.family);
  const recorded = (/** @type {Row} */ row) => Object.keys(row.reagents).length + Object.keys(row.strips).length;
  const sorted = members.toSorted(
    (left, right) => recorded(right) - recorded(left) || left.name.localeCompare(right.name, LANGUAGE),
  );
  const using = (/** @type {string} */ test) => members.filter((row) => stateOf(row, test) !== 'unknown').length;
  const shown =
    view.test !== ''
      ? [view.test]
      : tests(names)
          .filter((test) => using(test) > 0)
          .toSorted((left, right) => using(right) - using(left));
  const family = names.family(view.family);
  return {
    title:
      view.test === ''
        ? counted(text.family, members.length, { family })
        : fill(text.familyOnTest, { family, test: testName(view.test, names) }),
    head: [text.substance, ...shown.map((test) => testName(test, names))],
    rows: sorted.map((row) => ({
      name: row.name,
      link: linkTo(view, { of: row.substance }),
      cells: shown.map((test) => mark(stateOf(row, test))),
    })),
    blank: tests(names).filter((test) => using(test) === 0),
  };
}

/** Ids of all tests. @param {Names} names */
function tests({ catalogue }) {
  return [...catalogue.reagents, ...catalogue.strips].map(({ id }) => id);
}

/** @param {string} test @param {Names} names */
function testName(test, names) {
  return names.strips.get(test) ?? names.reagent(test);
}

/** @param {number} number */
function figure(number) {
  return number.toLocaleString(LANGUAGE);
}
