/** What the main component may be: every row opens to what was seen, what the database expected, and the source. */

import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
import { SHOWN } from './judge.js';
import { seenColours } from './reagent.js';

/** @typedef {import('../pkg/index.js').Verdict} Verdict */
/** @typedef {import('../pkg/index.js').Candidate} Candidate */
/** @typedef {import('../state/sample.js').Test} Test */
/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */

/** All fit, by how many there are; from three on they are counted. */
const ALL_FIT = ['', 'fits-one', 'fits-both'];
const SYMBOLS = { for: 'plus', against: 'minus', nothing: 'nil' };
const text = texts.candidates;
/** Names shown of what fits alike. */
const ALIKE = 3;
/** With more equals than this, a row is one of a crowd: a bar would say more than the tests do. */
const CROWD = 9;
/** Rows at first. */
const ROWS = 6;
const UNRECORDED = 60;

/**
 * @typedef {object} Row what fits alike
 * @property {import('../pkg/index.js').Group} group
 * @property {Candidate} leading with its evidence
 */

/**
 * @param {Verdict} verdict
 * @param {Test[]} read the test behind each reading
 * @param {import('./result.js').Ways} ways
 */
export function candidates({ candidates: ranked, groups, noData }, read, { say, names, limit, more }) {
  const all = rowsOf(groups, ranked);
  const poor = all.filter(({ group }) => group.fit === 'fits-poorly');
  const fitting = all.filter((own) => !poor.includes(own));
  // At first without poor fits, as in text().
  const rows = limit > SHOWN ? [...fitting, ...poor] : (fitting.length === 0 ? poor : fitting).slice(0, ROWS);
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'candidates-title' },
    make('h2', { id: 'candidates-title' }, say('heading-candidates')),
    rows.length === 0 ? make('p', {}, say('no-candidates')) : make('p', { class: 'quiet' }, text.about),
    rows.length > 0 &&
      make(
        'div',
        { class: 'card' },
        make('ol', { class: 'cands' }, ...rows.map((own, index) => row(own, index, read, say, names))),
        rows.length < groups.length &&
          make('button', { class: 'btn screen', type: 'button', id: 'more', click: more }, text.more),
      ),
    noData.length > 0 && rows.length > 0 && unrecorded(noData, names),
  );
}

/**
 * The groups of which the first member is among the candidates that were asked for.
 * @param {Verdict['groups']} groups
 * @param {Candidate[]} ranked
 * @returns {Row[]}
 */
function rowsOf(groups, ranked) {
  const leading = new Map(ranked.map((candidate) => [`${candidate.substance} ${candidate.with ?? ''}`, candidate]));
  return groups.flatMap((group) => {
    const first = leading.get(`${group.substances[0]} ${group.with ?? ''}`);
    return first === undefined ? [] : [{ group, leading: first }];
  });
}

/** @param {Row} own @param {number} index @param {Test[]} read @param {Say} say @param {Names} names */
function row({ group, leading }, index, read, say, names) {
  const { substance, evidence } = leading;
  const { substances, with: second } = group;
  const told = evidence.filter(({ reading, expected }) => expected !== '' || read[reading]?.kind === 'reagent');
  const id = `${substance}${second === undefined ? '' : `-${second}`}`;
  return make(
    'li',
    { id: `candidate-${index}`, tabindex: '-1' },
    make(
      'div',
      { class: 'between' },
      make('h3', {}, ...title(group, say, names)),
      fitOf(group, leading, read, say, names),
    ),
    substances.length > ALIKE && everyName(group, id, names),
    told.length > 0 &&
      make(
        'details',
        { id: `why-${id}` },
        make(
          'summary',
          {},
          substances.length === 1 ? text.why : fill(text.whyOf, { name: names.substance(substance) }),
        ),
        make('ul', { class: 'why' }, ...told.map((one) => reason(one, read, say, names, substance))),
      ),
  );
}

/** The names of a row, each with its link. @param {Row['group']} group @param {Say} say @param {Names} names */
function title({ substances, with: second }, say, names) {
  const card = (/** @type {string} */ id) => names.card('substance', id);
  if (second !== undefined) return both(substances[0], second, say, names);
  if (substances.length > CROWD) return [fill(text.crowd, { count: substances.length })];
  const shown = substances.slice(0, ALIKE);
  return shown.flatMap((id, at) => [at === 0 ? '' : at === substances.length - 1 ? ` ${text.or} ` : ', ', card(id)]);
}

/** The other names of a row, put together when somebody asks. @param {Row['group']} group @param {string} id @param {Names} names */
function everyName({ substances }, id, names) {
  const place = make('p', {});
  const first = substances.slice(0, ALIKE);
  return make(
    'div',
    {},
    // The heading of a crowd is its number.
    substances.length > CROWD &&
      make('p', {}, ...first.flatMap((own, at) => [at === 0 ? '' : ', ', names.card('substance', own)])),
    make(
      'details',
      {
        id: `alike-${id}`,
        class: 'small',
        toggle: () => {
          if (place.textContent === '')
            place.textContent = substances
              .slice(ALIKE)
              .map((own) => names.substance(own))
              .join(', ');
        },
      },
      make('summary', {}, fill(text.alike, { count: substances.length - ALIKE })),
      place,
    ),
  );
}

/**
 * Two in one, in the words of the package, each with its link.
 * @param {string} first
 * @param {string} second
 * @param {Say} say
 * @param {Names} names
 */
function both(first, second, say, names) {
  const links = [first, second].map((id) => names.card('substance', id));
  // Characters for private use, which no name holds, stand for the two while the words are put together.
  const words = say({ key: 'with-second', params: { first: '\ue000', second: '\ue001' } });
  return words
    .split(/([\ue000\ue001])/)
    .map((piece) => (piece === '\ue000' ? links[0] : piece === '\ue001' ? links[1] : piece) ?? '');
}

/** @param {Row['group']} group @param {Candidate} leading @param {Test[]} read @param {Say} say @param {Names} names */
function fitOf({ fit, substances }, leading, read, say, names) {
  const words = fitWords(leading, read, say, names);
  if (substances.length > CROWD) return make('span', { class: `fit ${fit}` }, words);
  return make('span', { class: `fit ${fit}` }, /** @type {any} */ (icon(`fit${bars(leading)}`, '')), words);
}

/** Of three; all three only where every test fits. @param {Candidate} candidate */
function bars({ fit, tests: { fits, count } }) {
  if (fit === 'fits-well') return 3;
  return fit === 'fits' && (3 * fits) / count >= 1.5 ? 2 : 1;
}

/**
 * As `text()` of the package says it: how many tests it fits, which it does not, and how many say nothing of it.
 * @param {Candidate} candidate
 * @param {Test[]} read
 * @param {Say} say
 * @param {Names} names
 */
function fitWords({ tests, evidence }, read, say, names) {
  const { count, fits, unrecorded } = tests;
  const misfits = new Set(
    evidence.filter((one) => one.fits === false).map(({ reading }) => testName(read[reading], names)),
  );
  const parts = [
    fits === count && say({ key: ALL_FIT[count] ?? 'fits-well', params: tests }),
    fits < count && fits > 0 && say({ key: 'fits', params: tests }),
    misfits.size > 0 && say({ key: 'does-not-fit', params: { test: [...misfits].join(', ') } }),
    unrecorded > 0 && say({ key: 'without-record', params: { count: unrecorded } }),
  ];
  const words = parts.filter((part) => part !== false).join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {Test | undefined} test @param {Names} names */
function testName(test, names) {
  return test === undefined ? '' : test.kind === 'strip' ? names.strip(test.strip) : names.reagent(test.reagent);
}

/**
 * @param {Candidate['evidence'][number]} evidence
 * @param {Test[]} read
 * @param {Say} say
 * @param {Names} names
 * @param {string} substance
 */
function reason({ reading, says, expected, disputed, sources }, read, say, names, substance) {
  const test = read[reading];
  return make(
    'li',
    { class: says },
    make(
      'div',
      { class: 'between' },
      make('b', {}, testName(test, names)),
      make('span', { class: 'tag' }, /** @type {any} */ (icon(SYMBOLS[says])), text.says[says]),
    ),
    make(
      'dl',
      { class: 'kv' },
      ...(test?.kind === 'reagent' ? [make('dt', {}, text.saw), make('dd', {}, ...seenColours(test))] : []),
      make('dt', {}, text.expected),
      make('dd', {}, expected === '' ? text.noRecord : expected),
      ...(sources.length > 0 ? [make('dt', {}, text.from), make('dd', {}, names.sources(sources))] : []),
    ),
    disputed &&
      make(
        'p',
        { class: 'tag disputed' },
        /** @type {any} */ (icon('split')),
        make('span', {}, say({ key: 'disputed', params: { substance } })),
      ),
  );
}

/** Names are looked up when somebody asks: there may be a thousand. @param {string[]} ids @param {Names} names */
function unrecorded(ids, names) {
  const place = make('p', {});
  return make(
    'details',
    {
      id: 'no-data',
      class: 'small',
      toggle: () => {
        if (place.textContent !== '') return;
        const shown = ids
          .slice(0, UNRECORDED)
          .map((id) => names.substance(id))
          .join(', ');
        place.textContent = `${ids.length > UNRECORDED ? fill(text.andMore, { names: shown, count: ids.length - UNRECORDED }) : shown}.`;
      },
    },
    make('summary', {}, fill(text.unrecorded, { count: ids.length })),
    make('p', {}, text.notRanked),
    place,
  );
}
