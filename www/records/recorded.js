/** What is recorded of one substance: on every reagent and strip what the sources say, each by its title. */
import { make } from '../ui/dom.js';
import { counts, mark, stateOf } from './marks.js';
import { texts } from '../texts/en/records.js';
import { capital, fill, pieces } from '../texts/words.js';

/** @typedef {import('../ui/names.js').Names} Names */
/** @typedef {import('../pkg/index.js').Substance} Substance */
/** @typedef {{ words: string, sources: string[] }} Saying what a source or several say in the same words */

const text = texts.recorded;

/** @param {Substance} substance @param {import('./marks.js').Row} row @param {Names} names @param {string} family address of its family */
export function recordedOf(substance, row, names, family) {
  const { reagents, strips } = names.catalogue;
  return [
    make('h2', { id: 'substance-title', tabindex: '-1' }, substance.name),
    make('p', {}, ...pieces(text.family, { family: make('a', { href: family }, names.family(substance.family)), card: names.card('substance', substance.id, text.card) })),
    list(text.reagents, reagents.map(({ id, name }) => ({ id, name, says: reactions(substance, id) })), row, names),
    list(text.strips, strips.map(({ id, name }) => ({ id, name, says: strip(substance, id) })), row, names),
  ];
}

/** @param {string} title @param {{ id: string, name: string, says: Saying[] }[]} tests @param {import('./marks.js').Row} row @param {Names} names */
function list(title, tests, row, names) {
  const of = (/** @type {string} */ wanted) => tests.filter(({ id }) => stateOf(row, id) === wanted);
  const { known, disputed, unknown } = counts(tests.map(({ id }) => stateOf(row, id)));
  return make(
    'section',
    { class: 'card', 'aria-label': fill(text.label, { tests: title, name: row.name }) },
    make('h3', {}, title),
    make('p', {}, fill(text.counts, { known, disputed, unknown })),
    known + disputed > 0 && make('ul', { class: 'recorded' }, ...[...of('disputed'), ...of('known')].map((test) => item(test, stateOf(row, test.id), names))),
    unknown > 0 && make(
      'div',
      { class: 'tight' },
      make('p', {}, ...pieces(text.unknown, { unknown: mark('unknown') })),
      make('p', { class: 'quiet' }, `${of('unknown').map(({ name }) => name).join('; ')}.`),
    ),
  );
}

/** A dispute shows its sides at once. @param {{ id: string, name: string, says: Saying[] }} test @param {import('./marks.js').State} state @param {Names} names */
function item({ id, name, says }, state, names) {
  const one = says.length === 1;
  return make(
    'li',
    {},
    make(
      'details',
      { id: `on-${id}`, open: state === 'disputed' },
      make('summary', {}, make('span', {}, make('b', {}, name), ' ', mark(state), make('br'), says.map(({ words }) => words).join('; '))),
      state === 'disputed' && make('p', {}, text.disagree),
      make('ul', { class: 'says' }, ...says.map(({ words, sources }) => make('li', {}, !one && make('b', {}, capital(words), '. '), names.sources(sources)))),
    ),
  );
}

/** @param {Substance} substance @param {string} reagent @returns {Saying[]} */
export function reactions({ reactions }, reagent) {
  return together(reactions.filter((reaction) => reaction.reagent === reagent).map(({ stages, reacts, sources }) => {
    const course = stages.map(stageWords).reduce((first, next) => fill(text.then, { first, next }));
    return { words: reacts === undefined ? fill(text.leftOpen, { course }) : course, sources };
  }));
}

/** @param {Substance['reactions'][number]['stages'][number]} stage */
function stageWords({ colour, seconds }) {
  const words = colour === 'none' ? text.noReaction : colour;
  return seconds === undefined ? words : fill(text.after, { colour: words, seconds: String(seconds) });
}

/** @param {Substance} substance @param {string} strip @returns {Saying[]} */
export function strip({ strips }, strip) {
  return strips.filter((own) => own.strip === strip).flatMap(({ sides, limit }) => sides.map(({ detected, sources }) => ({
    words: detected === 'yes' && limit !== undefined ? fill(text.detectedFrom, { limit }) : text.detected[detected],
    sources,
  })));
}

/** Sources that say the same stand together. @param {Saying[]} sayings @returns {Saying[]} */
function together(sayings) {
  /** @type {Map<string, Set<string>>} */
  const by = new Map();
  for (const { words, sources } of sayings) by.set(words, new Set([...(by.get(words) ?? []), ...sources]));
  return Array.from(by, ([words, sources]) => ({ words, sources: [...sources] }));
}
