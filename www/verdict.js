/** Shows a verdict: the words of text() first, then each dangerous family and each candidate as a row. */

/** @typedef {import('./pkg/index.js').Verdict} Verdict */
/** @typedef {import('./pkg/index.js').Catalogue} Catalogue */

const STATE = {
  found: 'Found',
  'found-interference-possible': 'Found; something else may have caused it',
  'not-found-down-to': 'Not found by this strip',
  'cannot-exclude': 'Cannot be ruled out',
};
const FIT = { 'fits-well': 'fits well', fits: 'fits', 'fits-poorly': 'fits poorly' };
const SAYS = { for: 'speaks for it', against: 'speaks against it', nothing: 'says nothing' };

/**
 * @param {Verdict} verdict @param {string} words what text() says @param {Catalogue} catalogue
 * @param {(id: string) => string} nameOf the name of a substance
 */
export function showVerdict(verdict, words, catalogue, nameOf) {
  const family = new Map(catalogue.families.map(({ id, name }) => [id, name]));
  const danger = verdict.messages.some(({ severity }) => severity === 'danger');
  fill('words', words.trim().split(/\n{2,}/).map((section, index) => element(
    'section',
    danger && index === 0 ? { class: 'danger' } : {},
    ...section.split('\n').map((line, place, lines) => sentence(line, place === 0 && lines.length > 1)),
  )));
  fill('hazards', verdict.hazards.map((hazard) => element(
    'li',
    hazard.state.startsWith('found') ? { class: 'found' } : {},
    element('b', {}, family.get(hazard.family) ?? hazard.family),
    STATE[hazard.state],
    ...hazard.tests.flatMap((test) => shareInWords(test, nameOf)),
  )));
  fill('candidates', verdict.candidates.map((candidate) => element(
    'li',
    {},
    element('b', {}, candidate.with === undefined ? candidate.name : `${candidate.name} with ${nameOf(candidate.with)}`),
    FIT[candidate.fit],
    reasons(candidate),
  )));
  /** @type {HTMLElement} */ (document.getElementById('no-candidates')).hidden = verdict.candidates.length > 0;
}

/** One line of text(): the first of several is a heading. @param {string} line @param {boolean} heads */
function sentence(line, heads) {
  return heads ? element('h3', {}, line) : element('p', {}, line.replace(/^- /, ''));
}

/** @param {Verdict['candidates'][number]} candidate */
function reasons(candidate) {
  return element(
    'details',
    { class: 'why' },
    element('summary', {}, `Why ${candidate.name}`),
    element('ul', {}, ...candidate.evidence.map((evidence) => element(
      'li',
      {},
      `Test ${evidence.reading + 1} ${SAYS[evidence.says]}. Expected: ${evidence.expected || 'nothing recorded'}.`,
      evidence.disputed ? ' Sources disagree.' : '',
      evidence.sources.length > 0 ? ` Source: ${evidence.sources.join(', ')}.` : '',
    ))),
  );
}

/** @param {Verdict['hazards'][number]['tests'][number]} test @param {(id: string) => string} nameOf */
function shareInWords(test, nameOf) {
  if (test.outcome !== 'did-not-react' || test.smallestShare === undefined) return [];
  const parts = Number((1 / test.smallestShare).toPrecision(2)).toLocaleString('en-GB');
  return [element('p', {}, `This strip could have seen about 1 part in ${parts} of ${nameOf(test.analyte)}, not less.`)];
}

/** @param {string} id @param {(Node | string)[]} content */
function fill(id, content) {
  document.getElementById(id)?.replaceChildren(...content);
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} content */
function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}
