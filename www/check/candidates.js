/** What the main component may be: every row opens to what was seen, what the database expected, and the source. */

import { texts } from '../texts/en/check.js';
import { capital, fill } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
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
/** Rows at first: of those that are named, or of poor fits where there is nothing else. */
const ROWS = 3;
const UNRECORDED = 60;

/** @typedef {import('../pkg/index.js').Group} Group what fits alike */
/** @typedef {{ group: Group, misfits: string[] | undefined }} Row `misfits`: ids of the tests, where the verdict names them */

/**
 * @param {Row[]} rows
 * @param {Verdict} verdict
 * @param {Test[]} read the test behind each reading
 * @param {import('../pkg/index.js').Message | undefined} order what decides it, if not the readings
 * @param {import('./result.js').Ways} ways
 */
export function candidates(rows, { groups, noData }, read, order, ways) {
  const { say, names, more } = ways;
  if (rows.length === 0) return undefined;
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'candidates-title' },
    make('h2', { id: 'candidates-title' }, say('heading-candidates')),
    make('p', { class: 'quiet' }, text.about, order !== undefined && ` ${say(order)}`),
    make(
      'div',
      { class: 'card' },
      make('ol', { class: 'cands' }, ...rows.map((own, index) => row(own, index, read, ways))),
      rows.length < groups.length &&
        make('button', { class: 'btn', type: 'button', id: 'more', click: more }, text.more),
    ),
    noData.length > 0 && unrecorded(noData, names),
  );
}

/**
 * The first of those that are named, as in `text()`; if none of them fits every test, the first that does, however rare; then
 * as many more as were asked for, poor fits last.
 * @param {Verdict} verdict
 * @param {number} more
 * @returns {Row[]}
 */
export function rowsOf({ mainComponent, groups }, more) {
  const named = groups.flatMap((group) => {
    const own = mainComponent.named.find(({ substances, with: second }) => isOf(group, substances[0], second));
    return own === undefined ? [] : [{ group, misfits: own.misfits }];
  });
  const first = named.slice(0, ROWS);
  const whole = groups.find(({ fit }) => fit === 'fits-well');
  if (whole !== undefined && !first.some(({ group }) => group.fit === 'fits-well'))
    first[Math.min(first.length, ROWS - 1)] = { group: whole, misfits: [] };
  const rest = groups.filter((group) => !first.some((own) => own.group === group));
  const isPoor = (/** @type {Group} */ { fit }) => fit === 'fits-poorly';
  const inOrder = [...rest.filter((group) => !isPoor(group)), ...rest.filter(isPoor)];
  const others = inOrder.slice(0, first.length > 0 ? more : ROWS + more);
  return [...first, ...others.map((group) => ({ group, misfits: undefined }))];
}

/** @param {Group} group @param {string | undefined} substance @param {string | undefined} second */
function isOf(group, substance, second) {
  return group.substances[0] === substance && group.with === second;
}

/** @param {Row} own @param {number} index @param {Test[]} read @param {import('./result.js').Ways} ways */
function row(own, index, read, ways) {
  const { group } = own;
  const { say, names } = ways;
  const { substances, with: second, tests } = group;
  const id = `${substances[0]}${second === undefined ? '' : `-${second}`}`;
  return make(
    'li',
    { id: `candidate-${index}`, tabindex: '-1' },
    make(
      'div',
      { class: 'between' },
      make('h3', {}, ...title(group, say, names)),
      fitOf(group, capital(fitInWords(own, read, ways))),
    ),
    substances.length > ALIKE && everyName(group, id, names),
    tests.count > 0 && reasons(group, id, () => evidenceOf(group, ways), read, say, names),
  );
}

/** @param {Group} group @param {import('./result.js').Ways} ways */
function evidenceOf(group, { whole }) {
  return whole().find((own) => isOf(group, own.substance, own.with))?.evidence ?? [];
}

/**
 * How well it fits, and which tests it does not fit.
 * @param {Row} row
 * @param {Test[]} read
 * @param {import('./result.js').Ways} ways
 */
export function fitInWords({ group, misfits }, read, ways) {
  const { say, names } = ways;
  const against = () => misfits?.map((test) => names.single(test)) ?? misfitting(evidenceOf(group, ways), read, names);
  return fitWords(group.tests, group.tests.against > 0 ? against() : [], say);
}

/**
 * What was seen, what was expected and whence: put together when somebody asks.
 * @param {Group} group
 * @param {string} id
 * @param {() => Candidate['evidence']} evidence
 * @param {Test[]} read
 * @param {Say} say
 * @param {Names} names
 */
function reasons({ substances }, id, evidence, read, say, names) {
  const [substance] = /** @type {[string]} */ (substances);
  const place = make('ul', { class: 'why' });
  const build = () => {
    const told = evidence().filter(({ reading, expected }) => expected !== '' || read[reading]?.kind === 'reagent');
    place.append(...told.map((one) => reason(one, read, say, names, substance)));
  };
  const title = substances.length === 1 ? text.why : fill(text.whyOf, { name: names.substance(substance) });
  return unfolding({ id: `why-${id}` }, title, place, build);
}

/** The names of a row, each with its link. @param {Group} group @param {Say} say @param {Names} names */
export function title({ substances, with: second }, say, names) {
  const card = (/** @type {string} */ id) => names.card('substance', id);
  if (second !== undefined) return both(substances[0], second, say, names);
  if (substances.length > CROWD) return [fill(text.crowd, { count: substances.length })];
  const shown = substances.slice(0, ALIKE);
  return shown.flatMap((id, at) => [at === 0 ? '' : at === substances.length - 1 ? ` ${text.or} ` : ', ', card(id)]);
}

/** The other names of a row, put together when somebody asks. @param {Group} group @param {string} id @param {Names} names */
function everyName({ substances }, id, names) {
  const place = make('p', {});
  const first = substances.slice(0, ALIKE);
  return make(
    'div',
    {},
    // The heading of a crowd is its number.
    substances.length > CROWD &&
      make('p', {}, ...first.flatMap((own, at) => [at === 0 ? '' : ', ', names.card('substance', own)])),
    unfolding(
      { id: `alike-${id}`, class: 'small' },
      fill(text.alike, { count: substances.length - ALIKE }),
      place,
      () => {
        place.textContent = substances
          .slice(ALIKE)
          .map((own) => names.substance(own))
          .join(', ');
      },
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

/** @param {Group} group @param {string} words */
function fitOf({ fit, tests, substances }, words) {
  if (substances.length > CROWD) return make('span', { class: `fit ${fit}` }, words);
  return make('span', { class: `fit ${fit}` }, /** @type {any} */ (icon(`fit${bars(fit, tests)}`, '')), words);
}

/** Of three; all three only where every test fits. @param {Group['fit']} fit @param {Group['tests']} tests */
function bars(fit, { fits, count }) {
  if (fit === 'fits-well') return 3;
  return fit === 'fits' && (3 * fits) / count > 1.5 ? 2 : 1;
}

/** @param {Candidate['evidence']} all @param {Test[]} read @param {Names} names */
function misfitting(all, read, names) {
  return [...new Set(all.filter(({ fits }) => fits === false).map(({ reading }) => testName(read[reading], names)))];
}

/**
 * As `text()` of the package says it: how many tests it fits, which it does not, and how many say nothing of it.
 * @param {Group['tests']} tests
 * @param {string[]} against
 * @param {Say} say
 */
function fitWords(tests, against, say) {
  const { count, fits, unrecorded } = tests;
  const parts = [
    fits === count && say({ key: ALL_FIT[count] ?? 'fits-well', params: tests }),
    fits < count && fits > 0 && say({ key: 'fits', params: tests }),
    against.length > 0 && say({ key: 'does-not-fit', params: { test: against.join(', ') } }),
    unrecorded > 0 && say({ key: 'without-record', params: { count: unrecorded } }),
  ];
  return parts.filter((part) => part !== false).join('; ');
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
function reason({ reading, says, fits, expected, disputed, sources }, read, say, names, substance) {
  const test = read[reading];
  const shown = says === 'against' && fits === true ? 'nothing' : says;
  return make(
    'li',
    { class: shown },
    make(
      'div',
      { class: 'between' },
      make('b', {}, testName(test, names)),
      make(
        'span',
        { class: 'tag' },
        /** @type {any} */ (icon(SYMBOLS[shown])),
        fits === true && says !== 'for' ? text.fitsButSays[says] : text.says[says],
      ),
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
  const settings = { id: 'no-data', class: 'small' };
  const title = fill(text.unrecorded, { count: ids.length });
  return unfolding(settings, title, make('div', {}, make('p', {}, text.notRanked), place), () => {
    const shown = ids
      .slice(0, UNRECORDED)
      .map((id) => names.substance(id))
      .join(', ');
    place.textContent = `${ids.length > UNRECORDED ? fill(text.andMore, { names: shown, count: ids.length - UNRECORDED }) : shown}.`;
  });
}

/**
 * What is put together once, when somebody asks: at the press, so that the next key finds it there, or when it is opened by
 * anything else.
 * @param {Record<string, string>} settings of the details
 * @param {string} title
 * @param {HTMLElement} place
 * @param {() => void} build fills the place
 */
function unfolding(settings, title, place, build) {
  let built = false;
  const once = () => {
    if (!built) build();
    built = true;
  };
  return make('details', { ...settings, toggle: once }, make('summary', { click: once }, title), place);
}
