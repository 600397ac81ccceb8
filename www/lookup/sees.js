/**
 * What field tests see and miss: of a substance what is recorded of it, of its families what their notes say. Each with
 * its sources.
 */

import { texts } from '../texts/en/lookup.js';
import { capital, counted, fill, pieces } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
import { sayingsOnReagent, sayingsOnStrip } from '../ui/sayings.js';

/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../ui/names.js').Names} Names */
/** @typedef {import('./citations.js').Citations} Citations */

/** Rows of what is missed that stand open; the summary of the others names their tests. */
const OPEN = 3;
/** A solution as it is commonly made: 10 mg in 5 mL. */
const MILLIGRAMS_PER_ML = 2;
const SYMBOLS = { yes: 'eye', no: 'noeye', disputed: 'split' };
const text = texts.sees;

/**
 * @param {{ of?: string, substance?: Substance, families: Family[], gap: string }} known `of`: id of what is looked up, if the
 *   data has it; `gap`: that nobody measured it, in words
 * @param {Names} names @param {Citations} citations
 */
export function testsOf({ of, substance, families, gap }, names, citations) {
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'tests-title' },
    make('h2', { id: 'tests-title' }, text.title),
    make(
      'div',
      { class: 'card' },
      gap !== '' && make('p', { class: 'out' }, make('span', {}, gap)),
      substance !== undefined &&
        make('ul', { class: 'facts' }, ...strips(substance, names, citations), reagents(substance, names, citations)),
      ...families.map((family) => ofFamily(family, of, names, citations, of !== family.id)),
    ),
  );
}

/**
 * @param {Family} family
 * @param {string | undefined} of id of the substance, or of the family itself, that is looked up
 * @param {Names} names
 * @param {Citations} citations
 * @param {boolean} titled
 */
function ofFamily(family, of, names, citations, titled) {
  // A row about one member says nothing of another.
  const missed = family.missed.filter(
    ({ substance }) => of === family.id || substance === undefined || substance === of,
  );
  if (missed.length === 0 && family.seen.length === 0)
    return make('p', {}, fill(text.unrecorded, { family: family.name }));
  const seen = byTest(
    family.seen.map((row) => ({ ...row, tests: [row.test] })),
    'eye',
    names,
    citations,
  );
  const rows = byTest(missed, 'noeye', names, citations);
  const rest = rows.slice(OPEN);
  return make(
    'div',
    { class: 'stack' },
    titled && make('h3', {}, fill(text.whole, { family: family.name })),
    make('ul', { class: 'facts' }, ...seen.map(({ row }) => row), ...rows.slice(0, OPEN).map(({ row }) => row)),
    rest.length > 0 &&
      make(
        'details',
        { id: `missed-${family.id}`, class: 'printed' },
        make(
          'summary',
          {},
          make('span', {}, fill(text.alsoMissedBy, { tests: rest.map(({ title }) => title).join('; ') })),
        ),
        make('ul', { class: 'facts' }, ...rest.map(({ row }) => row)),
      ),
  );
}

/**
 * Notes on the same tests stand together.
 * @param {{ tests: string[], note: string, sources: string[] }[]} rows
 * @param {string} symbol
 * @param {Names} names
 * @param {Citations} citations
 */
function byTest(rows, symbol, names, citations) {
  const titled = rows.map((row) => ({
    ...row,
    title: row.tests.length === 0 ? text.everyTest : row.tests.map((test) => names.test(test)).join(', '),
  }));
  return [...new Set(titled.map(({ title }) => title))].map((title) => ({
    title,
    row: fact(
      symbol,
      title,
      ...titled
        .filter((row) => row.title === title)
        .map(({ note, sources }) => make('p', {}, note, citations.marks(sources))),
    ),
  }));
}

/** @param {Substance} substance @param {Names} names @param {Citations} citations */
function strips(substance, names, citations) {
  const rows = substance.strips.map((own) => {
    // The strip is made for something else.
    const other = !names.isMadeFor(own.strip, substance) && own.detected !== 'no';
    const says = sayingsOnStrip(substance, own.strip);
    const share =
      own.limit === undefined || own.detected === 'no' || other
        ? ''
        : fill(text.share, { milligrams: MILLIGRAMS_PER_ML, parts: rounded((MILLIGRAMS_PER_ML * 1e6) / own.limit) });
    return fact(
      other ? 'fool' : SYMBOLS[own.detected],
      fill(other ? text.fooled : text.strip[own.detected], { strip: names.strip(own.strip) }),
      ...says.map(({ words: said, sources }) => make('p', {}, `${capital(said)}.`, citations.marks(sources))),
      share !== '' && make('p', { class: 'quiet small' }, share),
      other && make('p', {}, fill(text.madeForOthers, { family: names.madeFor(own.strip) })),
    );
  });
  return rows.length > 0 ? rows : [fact('nil', text.noStrip, make('p', {}, text.stripsUnrecorded))];
}

/** @param {Substance} substance @param {Names} names @param {Citations} citations */
function reagents(substance, names, citations) {
  const tested = names.catalogue.reagents
    .map(({ id, name }) => ({ id, name, says: sayingsOnReagent(substance, id) }))
    .filter(({ says }) => says.length > 0);
  if (tested.length === 0) return fact('nil', text.noReagent, make('p', {}, text.reagentsUnrecorded));
  const showing = new Set(
    substance.reactions
      .filter(({ stages }) => stages.some(({ colour }) => colour !== 'none'))
      .map(({ reagent }) => reagent),
  );
  const reacting = tested.filter(({ id }) => showing.has(id)).length;
  const rows = tested.map(({ name, says }) =>
    make(
      'li',
      {},
      make('b', {}, `${name}: `),
      either(says.map(({ words, sources }) => make('span', {}, words, citations.marks(sources)))),
    ),
  );
  return fact(
    'drop',
    fill(text.reagents, { count: tested.length }),
    make(
      'p',
      {},
      `${reacting === 0 ? text.noneShows : counted(reacting === tested.length ? text.allShow : text.someShow, reacting)} ${text.noTrace}`,
    ),
    make('details', { id: 'reagents' }, make('summary', {}, text.oneByOne), make('ul', { class: 'says' }, ...rows)),
    make('p', {}, make('a', { href: `coverage.html#${new URLSearchParams({ of: substance.id })}` }, text.records)),
  );
}

/** What sources say that do not agree. @param {HTMLElement[]} says */
function either(says) {
  return says.reduce((first, second) => make('span', {}, ...pieces(text.either, { first, second })));
}

/** @param {string} symbol @param {string} title @param {(Node | false)[]} content */
function fact(symbol, title, ...content) {
  return make('li', {}, /** @type {any} */ (icon(symbol)), make('b', {}, capital(title)), ...content);
}

/** To two figures. @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(2));
}
