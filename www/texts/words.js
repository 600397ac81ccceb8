/**
 * How the texts of the site are filled. They stand in a folder by the language, a file a page (`en/`), by the part that
 * says them; a place in braces is filled by a name, a number or a link. tests/node/texts.test.mjs reads them all.
 */

/** The language of the texts, for numbers, dates, lists and the order of names. */
export const LANGUAGE = 'en-GB';

const plurals = new Intl.PluralRules(LANGUAGE);
const lists = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });

/** @typedef {Record<string, string | number>} Values by the name of the place */

/**
 * `fill('Sold as {name}.', { name: 'MDMA' })`: numbers are grouped as the language has it.
 * @param {string} text
 * @param {Values} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => words(values[name]) ?? place);
}

/**
 * A text of which there are several forms by a count, which fills `{count}`.
 * @param {{ one: string, other: string }} forms
 * @param {number} count
 * @param {Values} [values]
 */
export function counted(forms, count, values = {}) {
  return fill(plurals.select(count) === 'one' ? forms.one : forms.other, { count, ...values });
}

/**
 * A text with its places filled by elements too, in pieces for `make`.
 * @param {string} text
 * @param {Record<string, Node | string | number>} values
 */
export function pieces(text, values) {
  return text.split(/\{(\w+)\}/).map((piece, at) => {
    if (at % 2 === 0) return piece;
    const value = values[piece];
    return value instanceof Object ? value : (words(value) ?? `{${piece}}`);
  });
}

/** “a, b and c”. @param {string[]} items */
export function listed(items) {
  return lists.format(items);
}

/** The first letter large. @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {string | number | undefined} value */
function words(value) {
  return typeof value === 'number' ? value.toLocaleString(LANGUAGE) : value;
}
