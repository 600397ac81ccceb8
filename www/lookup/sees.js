/** What field tests see and miss: of a substance what is recorded of it, of its families what their notes say. Each with its sources. */
import { icon, make } from '../dom.js';
import { capital, reactions, strip } from '../recorded.js';

/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {import('../pkg/index.js').Family} Family */
/** @typedef {import('../names.js').Names} Names */
/** @typedef {import('./citations.js').Citations} Citations */

/** Rows of what is missed that stand open; the summary of the others names their tests. */
const OPEN = 3;
/** A solution as it is commonly made: 10 mg in 5 mL. */
const MILLIGRAMS_PER_ML = 2;
const SEES = { yes: { symbol: 'eye', words: 'sees it' }, no: { symbol: 'noeye', words: 'does not see it' }, disputed: { symbol: 'split', words: 'sources disagree' } };
/** Of a strip that is made for something else. */
const FOOLED = { symbol: 'fool', words: 'this can make it react too' };

/**
 * @param {{ of?: string, substance?: Substance, families: Family[], gap: string }} known `of`: id of what is looked up, if the
 *   data has it; `gap`: that nobody measured it, in words
 * @param {Names} names @param {Citations} citations
 */
export function testsOf({ of, substance, families, gap }, names, citations) {
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'tests-title' },
    make('h2', { id: 'tests-title' }, 'What field tests see'),
    make(
      'div',
      { class: 'card' },
      gap !== '' && make('p', { class: 'out' }, make('span', {}, gap)),
      substance !== undefined && make('ul', { class: 'facts' }, ...strips(substance, names, citations), reagents(substance, names, citations)),
      ...families.map((family) => ofFamily(family, of, names, citations, of !== family.id)),
    ),
  );
}

/** @param {Family} family @param {string | undefined} of id of the substance, or of the family itself, that is looked up @param {Names} names @param {Citations} citations @param {boolean} titled */
function ofFamily(family, of, names, citations, titled) {
  // A row about one member says nothing of another.
  const missed = family.missed.filter(({ substance }) => of === family.id || substance === undefined || substance === of);
  if (missed.length === 0 && family.seen.length === 0) return make('p', {}, `What field tests see of the family as a whole is not recorded: ${family.name}.`);
  const seen = byTest(family.seen.map((row) => ({ ...row, tests: [row.test] })), 'eye', names, citations);
  const rows = byTest(missed, 'noeye', names, citations);
  const rest = rows.slice(OPEN);
  return make(
    'div',
    { class: 'stack' },
    titled && make('h3', {}, `The family as a whole: ${family.name}`),
    make('ul', { class: 'facts' }, ...seen.map(({ row }) => row), ...rows.slice(0, OPEN).map(({ row }) => row)),
    rest.length > 0 && make(
      'details',
      { id: `missed-${family.id}`, class: 'printed' },
      make('summary', {}, make('span', {}, `What else misses it: ${rest.map(({ title }) => title).join('; ')}`)),
      make('ul', { class: 'facts' }, ...rest.map(({ row }) => row)),
    ),
  );
}

/** Notes on the same tests stand together. @param {{ tests: string[], note: string, sources: string[] }[]} rows @param {string} symbol @param {Names} names @param {Citations} citations */
function byTest(rows, symbol, names, citations) {
  const titled = rows.map((row) => ({ ...row, title: row.tests.length === 0 ? 'every field test' : row.tests.map((test) => names.test(test)).join(', ') }));
  return [...new Set(titled.map(({ title }) => title))].map((title) => ({
    title,
    row: fact(symbol, title, ...titled.filter((row) => row.title === title).map(({ note, sources }) => make('p', {}, note, citations.marks(sources)))),
  }));
}

/** @param {Substance} substance @param {Names} names @param {Citations} citations */
function strips(substance, names, citations) {
  const rows = substance.strips.map((own) => {
    const other = !names.isMadeFor(own.strip, substance) && own.detected !== 'no';
    const { symbol, words } = other ? FOOLED : SEES[own.detected];
    const says = strip(substance, own.strip);
    const share = own.limit === undefined || own.detected === 'no' || other ? '' : `In a solution of ${MILLIGRAMS_PER_ML} mg of sample per mL that would be about 1 part in ${rounded((MILLIGRAMS_PER_ML * 1e6) / own.limit)}.`;
    return fact(
      symbol,
      `${names.strip(own.strip)}: ${words}`,
      ...says.map(({ words: said, sources }) => make('p', {}, `${capital(said)}.`, citations.marks(sources))),
      share !== '' && make('p', { class: 'quiet small' }, share),
      other && make('p', {}, `The strip is made for another family (${names.madeFor(own.strip)}) and cannot tell the two apart. What it finds may be either: act on the more dangerous one.`),
    );
  });
  return rows.length > 0 ? rows : [fact('nil', 'Strips: no record', make('p', {}, 'Nobody recorded whether a strip sees it.'))];
}

/** @param {Substance} substance @param {Names} names @param {Citations} citations */
function reagents(substance, names, citations) {
  const tested = names.catalogue.reagents.map(({ id, name }) => ({ name, says: reactions(substance, id) })).filter(({ says }) => says.length > 0);
  if (tested.length === 0) return fact('nil', 'Reagents: no record', make('p', {}, 'They may react or not.'));
  const reacting = tested.filter(({ says }) => says.some(({ words }) => words !== 'no reaction')).length;
  const rows = tested.map(({ name, says }) => make('li', {}, make('b', {}, `${name}: `), ...says.flatMap(({ words, sources }, at) => [at > 0 ? '; or ' : '', words, citations.marks(sources)])));
  return fact(
    'drop',
    `Reagents: ${tested.length} with a record`,
    make('p', {}, `${reacting === 0 ? 'None of them shows anything' : `${reacting === tested.length ? 'All' : reacting} of them ${reacting === 1 ? 'shows' : 'show'} something`} with it as a main part. No reagent shows a trace.`),
    make('details', { id: 'reagents' }, make('summary', {}, 'Reagent by reagent'), make('ul', { class: 'says' }, ...rows)),
    make('p', {}, make('a', { href: `coverage.html#${new URLSearchParams({ of: substance.id })}` }, 'All records of it')),
  );
}

/** @param {string} symbol @param {string} title @param {(Node | false)[]} content */
function fact(symbol, title, ...content) {
  return make('li', {}, /** @type {any} */ (icon(symbol)), make('b', {}, capital(title)), ...content);
}

/** To two figures. @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(2)).toLocaleString('en-GB');
}
