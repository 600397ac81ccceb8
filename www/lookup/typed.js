/** What a text that was typed, pasted or dropped may mean. Names come first: "PCP" is a drug before it is a SMILES. */

/** @typedef {import('../pkg/index.js').Lookup} Lookup */
/** @typedef {import('../pkg/index.js').SubstanceMatch} SubstanceMatch */
/** @typedef {import('../pkg/index.js').FamilyMatch} FamilyMatch */
/** @typedef {import('./address.js').Shown} Shown */

/** What find() takes. */
const LONGEST_NAME = 200;
const SHOWN = 8;
const MOLFILE = /^.*\n.*\n.*\n.*V[23]000|^M {2}END/m;
const INCHI = /^InChI=/i;
const INCHIKEY = /^(InChIKey=)?[A-Z]{14}(-[A-Z]{10}(-[A-Z])?)?$/i;
/** Letters of the atoms that a SMILES may have outside brackets, and all its signs. */
const SMILES = /^(?:Cl|Br|[BCNOPSFI]|[bcnops*]|\[[^\]\s]*\]?|[-=#$:/\\.()%\d~])+$/;
/** A text of letters alone may be an abbreviation; these signs are of no name. */
const SIGNS = /[=#[\]@\\/]|%\d|\(.*\)|[a-z]\d.*[a-z]\d/i;

/** @param {string} text */
export function isMolfile(text) {
  return MOLFILE.test(text.replaceAll('\r', ''));
}

/** Whether it can be a SMILES, right or wrong. @param {string} text */
export function mayBeSmiles(text) {
  return SMILES.test(text) || (SIGNS.test(text) && !/\s/.test(text) && /[=#[\]@]/.test(text));
}

/** Whether it can hardly be anything but a structure. @param {string} text */
export function isStructure(text) {
  return INCHI.test(text) || text.length > LONGEST_NAME || (SIGNS.test(text) && mayBeSmiles(text));
}

/** @param {string} text */
export function isInchikey(text) {
  return INCHIKEY.test(text);
}

/** Names of this data that are like a text, best first. @param {Lookup} lookup @param {string} text */
export function named(lookup, text) {
  return text === '' || text.length > LONGEST_NAME ? [] : lookup.find(text, { limit: SHOWN });
}

/**
 * Where a text leads that was typed and not chosen from a list: to the one thing that it names, to the structure that it
 * is, or to a list of all that it may mean.
 * @param {Lookup} lookup @param {string} typed @returns {Shown}
 */
export function meant(lookup, typed) {
  const text = typed.trim();
  const exact = named(lookup, text).filter(({ score }) => score >= 1);
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return shownBy(only);
  return exact.length === 0 && isStructure(text) ? { kind: 'structure', value: text } : { kind: 'find', value: text };
}

/** @param {SubstanceMatch | FamilyMatch} match @returns {Shown} */
export function shownBy(match) {
  return match.kind === 'family' ? { kind: 'family', value: match.family } : { kind: 'substance', value: match.substance };
}
