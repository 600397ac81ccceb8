/**
 * What stands there when a text names no one thing: all that it may mean, the nearest spellings, or that there is
 * nothing.
 */

import { texts } from '../texts/en/lookup.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { addressOf } from './address.js';
import { exactly, isInchikey, mayBeSmiles, rightCheckDigit, shownBy } from './typed.js';

/** @typedef {import('../pkg/index.js').SubstanceMatch} SubstanceMatch */
/** @typedef {import('../pkg/index.js').FamilyMatch} FamilyMatch */

/** From this likeness on a near name is one that was meant. */
const MEANT = 0.75;
/** Of a longer text the beginning is shown. */
const LONG = 60;

/**
 * @param {string} text
 * @param {(SubstanceMatch | FamilyMatch)[]} matches names that are like it
 * @param {import('../ui/names.js').Names} names
 */
export function found(text, matches, names) {
  const exact = exactly(matches);
  const shown = exact.length > 0 ? exact : matches;
  const name = text.length > LONG ? `${text.slice(0, LONG)}…` : text;
  const title =
    exact.length > 0
      ? texts.found.anyOf
      : matches.some(({ score }) => score >= MEANT)
        ? texts.found.didYouMean
        : texts.found.missing;
  return make(
    'section',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make('h2', { id: 'card-title', tabindex: '-1' }, fill(title, { name })),
    make(
      'p',
      {},
      exact.length > 0
        ? texts.found.keepAll
        : `${texts.found.lookedFor} ${matches.length > 0 ? texts.found.nearest : texts.found.nothing}`,
    ),
    shown.length > 0 && make('ul', { class: 'options' }, ...shown.map((match) => make('li', {}, option(match, names)))),
    ...(exact.length > 0
      ? []
      : [
          ...hints(text).map((hint) => make('p', {}, hint)),
          make('p', { class: 'out warn' }, make('span', {}, texts.found.unknown)),
        ]),
    mayBeSmiles(text) &&
      make('p', {}, make('a', { href: addressOf('structure', text) }, fill(texts.found.asStructure, { name }))),
  );
}

/** What may be wrong with it. @param {string} text */
function hints(text) {
  const digit = rightCheckDigit(text);
  return [
    ...(isInchikey(text) ? [texts.found.inchikey] : []),
    ...(digit === undefined ? [] : [fill(texts.found.checkDigit, { digit })]),
    ...(/[a-z0-9]/i.test(text) ? [] : [texts.found.latin]),
  ];
}

/** @param {SubstanceMatch | FamilyMatch} match @param {import('../ui/names.js').Names} names */
function option(match, names) {
  const { kind, value, as } = shownBy(match);
  return make('a', { href: addressOf(kind, value, as) }, ...said(match, names));
}

/**
 * Its name, and what of it was found.
 * @param {SubstanceMatch | FamilyMatch} match
 * @param {import('../ui/names.js').Names} names
 */
export function said(match, names) {
  const note =
    match.kind === 'family'
      ? fill(texts.found.family, { count: match.members.length })
      : [names.family(names.familyOf(match.substance)), matchedBy(match)].filter((words) => words !== '').join(' · ');
  return [make('b', {}, match.name), make('span', { class: 'quiet small' }, note)];
}

/** @param {SubstanceMatch} match */
function matchedBy({ name, matched, kind }) {
  return matched.toLowerCase() === name.toLowerCase() ? '' : fill(texts.found.matched[kind], { name: matched });
}
