/** What stands there when a text names no one thing: all that it may mean, the nearest spellings, or that there is nothing. */
import { make } from '../dom.js';
import { addressOf } from './address.js';
import { exactly, isInchikey, mayBeSmiles, rightCheckDigit, shownBy } from './typed.js';

/** @typedef {import('../pkg/index.js').SubstanceMatch} SubstanceMatch */
/** @typedef {import('../pkg/index.js').FamilyMatch} FamilyMatch */

const KINDS = { name: '', synonym: 'another name', street: 'street name', brand: 'brand', cas: 'CAS number', inchikey: 'InChIKey' };

/** From this likeness on a near name is one that was meant. */
const MEANT = 0.75;
/** Of a longer text the beginning is shown. */
const LONG = 60;

/** @param {string} text @param {(SubstanceMatch | FamilyMatch)[]} matches names that are like it @param {import('../names.js').Names} names */
export function found(text, matches, names) {
  const exact = exactly(matches);
  const shown = exact.length > 0 ? exact : matches;
  const quoted = `“${text.length > LONG ? `${text.slice(0, LONG)}…` : text}”`;
  const title = exact.length > 0 ? `${quoted} may be any of these` : matches.some(({ score }) => score >= MEANT) ? `${quoted}: did you mean one of these?` : `${quoted} is not in this data`;
  return make(
    'section',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make('h2', { id: 'card-title', tabindex: '-1' }, title),
    make('p', {}, exact.length > 0 ? 'Keep all of them in mind.'
      : `It was looked for among names, street names, brands, CAS numbers, InChIKeys and families.${matches.length > 0 ? ' These are spelt most like it:' : ' Nothing is spelt like it.'}`),
    shown.length > 0 && make('ul', { class: 'options' }, ...shown.map((match) => make('li', {}, option(match, names)))),
    ...(exact.length > 0 ? [] : [
      ...hints(text).map((hint) => make('p', {}, hint)),
      make('p', { class: 'out warn' }, make('span', {}, 'It may be missing here, new, or a name that somebody made up. A name says little of what is in a sample: test it, and have it looked at by a laboratory. Tell your early-warning service of a name that is new to you.')),
    ]),
    mayBeSmiles(text) && make('p', {}, make('a', { href: addressOf('structure', text) }, `Read ${quoted} as a structure (SMILES)`)),
  );
}

/** What may be wrong with it. @param {string} text */
function hints(text) {
  const digit = rightCheckDigit(text);
  return [
    ...(isInchikey(text) ? ['An InChIKey cannot be turned back into a structure. Paste its SMILES or open its molfile to see its family and relatives.'] : []),
    ...(digit === undefined ? [] : [`As a CAS number it would have to end in ${digit}. Check the digits.`]),
    ...(/[a-z0-9]/i.test(text) ? [] : ['Names in this data are written in Latin letters.']),
  ];
}

/** @param {SubstanceMatch | FamilyMatch} match @param {import('../names.js').Names} names */
function option(match, names) {
  const { kind, value, as } = shownBy(match);
  return make('a', { href: addressOf(kind, value, as) }, ...said(match, names));
}

/** Its name, and what of it was found. @param {SubstanceMatch | FamilyMatch} match @param {import('../names.js').Names} names */
export function said(match, names) {
  const note = match.kind === 'family' ? `family, ${match.members.length} in this data` : [names.family(names.familyOf(match.substance)), matchedBy(match)].filter((words) => words !== '').join(' · ');
  return [make('b', {}, match.name), make('span', { class: 'quiet small' }, note)];
}

/** @param {SubstanceMatch} match */
function matchedBy({ name, matched, kind }) {
  const words = KINDS[kind];
  return matched.toLowerCase() === name.toLowerCase() ? '' : `“${matched}”${words === '' ? '' : `, ${words}`}`;
}
