/** What stands there when a text names no one thing: all that it may mean, the nearest spellings, or that there is nothing. */
import { make } from '../dom.js';
import { addressOf } from './address.js';
import { isInchikey, mayBeSmiles, named, shownBy } from './typed.js';

/** @typedef {import('../pkg/index.js').SubstanceMatch} SubstanceMatch */
/** @typedef {import('../pkg/index.js').FamilyMatch} FamilyMatch */

const KINDS = { name: '', synonym: 'another name', street: 'street name', brand: 'brand', cas: 'CAS number', inchikey: 'InChIKey' };

/** @param {string} text @param {import('../pkg/index.js').Lookup} lookup @param {import('../names.js').Names} names */
export function found(text, lookup, names) {
  const matches = named(lookup, text);
  const exact = matches.filter(({ score }) => score >= 1);
  const shown = exact.length > 0 ? exact : matches;
  return make(
    'section',
    { class: 'card', 'aria-labelledby': 'card-title' },
    make('h2', { id: 'card-title', tabindex: '-1' }, exact.length > 0 ? `“${text}” may be any of these` : `“${text}” is not in this data`),
    make('p', {}, exact.length > 0 ? 'Keep all of them in mind.'
      : `It was looked for among names, street names, brands, CAS numbers, InChIKeys and families.${matches.length > 0 ? ' Written nearly so are:' : ' Nothing is written nearly so.'}`),
    shown.length > 0 && make('ul', { class: 'options' }, ...shown.map((match) => make('li', {}, option(match, names)))),
    exact.length === 0 && isInchikey(text) && make('p', {}, 'An InChIKey cannot be turned back into a structure. Paste its SMILES or open its molfile, and its family and relatives are told.'),
    exact.length === 0 && make('p', { class: 'out warn' }, make('span', {}, 'It may be new, or a name that somebody made up. A name says little of what is in a sample: test it, have it looked at by a laboratory, and tell your early-warning service of the name.')),
    mayBeSmiles(text) && make('p', {}, make('a', { href: addressOf('structure', text) }, `Read “${text}” as a structure (SMILES)`)),
  );
}

/** @param {SubstanceMatch | FamilyMatch} match @param {import('../names.js').Names} names */
function option(match, names) {
  const { kind, value } = shownBy(match);
  return make('a', { href: addressOf(kind, value) }, ...said(match, names));
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
