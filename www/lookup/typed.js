/** What a text that was typed, pasted or dropped may mean. Names come first: "PCP" is a drug before it is a SMILES. */

/** @typedef {import('../pkg/index.js').Lookup} Lookup */
/** @typedef {import('../pkg/index.js').SubstanceMatch} SubstanceMatch */
/** @typedef {import('../pkg/index.js').FamilyMatch} FamilyMatch */
/** @typedef {import('./address.js').Shown} Shown */

/** What find() takes. */
const LONGEST_NAME = 200;
/**
 * What analogues() takes. What is longer is looked at by nothing here, for time that grows with its square would be too
 * long.
 */
const LONGEST_SMILES = 2000;
const SHOWN = 8;
const MOLFILE = /^.*\n.*\n.*\n.*V[23]000|^M {2}END/m;
const INCHI = /^InChI=/i;
const INCHIKEY = /^(InChIKey=)?[A-Z]{14}(-[A-Z]{10}(-[A-Z])?)?$/i;
const CAS = /^(\d{2,7})-(\d\d)-(\d)$/;
/** Letters of the atoms that a SMILES may have outside brackets, and all its signs. */
const SMILES = /^(?:Cl|Br|[BCNOPSFI]|[bcnops*]|\[[^[\]\s]*(?:\]|$)|[-=#$:/\\.()%\d~])+$/;
/** A text of letters alone may be an abbreviation; these signs are of no name. */
const SIGNS = /[=#[\]@\\/]|%\d|\(.*\)|[a-z]\d.*[a-z]\d/i;
/** Letters in a row that are no atoms: those of a word, as in a systematic name. */
const WORD = /(?![bcnops]+(?![a-z]))[a-z]{3,}/;
const QUOTES = /^["'`“”‘’]+|["'`“”‘’]+$/g;

/** @param {string} text */
export function isMolfile(text) {
  return MOLFILE.test(text.replaceAll('\r', ''));
}

/** Whether it can be a SMILES, right or wrong. @param {string} text */
export function mayBeSmiles(text) {
  return (
    text.length <= LONGEST_SMILES &&
    /[a-z[]/i.test(text) &&
    (SMILES.test(text) || (!/\s/.test(text) && !WORD.test(text) && /[=#[\]@]/.test(text)))
  );
}

/** Whether it can hardly be anything but a structure. @param {string} text */
export function isStructure(text) {
  return INCHI.test(text) || text.length > LONGEST_NAME || (SIGNS.test(text) && mayBeSmiles(text));
}

/** @param {string} text */
export function isInchikey(text) {
  return INCHIKEY.test(text);
}

/**
 * The last digit of a CAS number checks the others: the one that it should be, if it is another.
 * @param {string} text
 */
export function rightCheckDigit(text) {
  const [, first = '', second = '', last = ''] = text.match(CAS) ?? [];
  const sum = [...(first + second)].reverse().reduce((sum, digit, at) => sum + Number(digit) * (at + 1), 0);
  return last === '' || sum % 10 === Number(last) ? undefined : sum % 10;
}

/** Without what stands around it. @param {string} typed */
export function unquoted(typed) {
  const text = typed.trim();
  return text.length > LONGEST_SMILES ? text : text.replace(QUOTES, '').trim();
}

/** A SMILES without the title behind it or the line ends within; any other text as it is. @param {string} text */
export function asSmiles(text) {
  if (text.length > LONGEST_SMILES) return text;
  const [first = '', ...rest] = text.split(/\s+/);
  if (rest.length === 0 || !isStructure(first)) return text;
  return rest.every((piece) => SMILES.test(piece)) ? [first, ...rest].join('') : first;
}

/** Names of this data that are like a text, best first. @param {Lookup} lookup @param {string} text */
export function named(lookup, text) {
  return text === '' || text.length > LONGEST_NAME ? [] : lookup.find(text, { limit: SHOWN });
}

/** What somebody may be about to type. @param {Lookup} lookup @param {string} text */
export function suggested(lookup, text) {
  return text === '' || text.length > LONGEST_NAME ? [] : lookup.suggest(text, { limit: SHOWN });
}

/**
 * All that bears this very name. The family that is called after a substance is on its card.
 * @param {(SubstanceMatch | FamilyMatch)[]} matches
 */
export function exactly(matches) {
  const exact = matches.filter(({ score }) => score >= 1);
  const own = exact.filter(
    ({ kind }) => kind === 'name' || kind === 'synonym' || kind === 'cas' || kind === 'inchikey',
  );
  return own.length === 1 && exact.every((match) => match.kind === 'family' || match === own[0]) ? own : exact;
}

/**
 * Where a text leads that was typed and not chosen from a list: to the one thing that it names, to the structure that
 * it is, or to a list of all that it may mean.
 * @param {Lookup} lookup @param {string} typed @returns {Shown}
 */
export function meant(lookup, typed) {
  const text = unquoted(typed);
  const matches = named(lookup, text);
  const exact = exactly(matches);
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return shownBy(only);
  if (exact.length > 0) return { kind: 'find', value: text };
  // Of other stereoisomers only the first block is known.
  if (isInchikey(text) && matches.some(({ kind }) => kind === 'inchikey')) return { kind: 'inchikey', value: text };
  const smiles = asSmiles(text);
  return isStructure(smiles) ? { kind: 'structure', value: smiles } : { kind: 'find', value: text };
}

/**
 * By a name of the street or of a shop, which is no promise of what is in it, the card says so.
 * @param {SubstanceMatch | FamilyMatch} match
 * @returns {Shown}
 */
export function shownBy(match) {
  if (match.kind === 'family') return { kind: 'family', value: match.family };
  return {
    kind: 'substance',
    value: match.substance,
    ...(match.kind === 'street' || match.kind === 'brand' ? { as: match.matched } : {}),
  };
}
