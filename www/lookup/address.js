/**
 * What the look-up shows, kept behind the # of its address: a step back works, a link can be passed on, and no host is
 * sent what somebody looked up.
 */

/**
 * @typedef {object} Shown
 * @property {'substance' | 'family' | 'structure' | 'inchikey' | 'find'} kind
 * @property {string} value id of a substance or a family, a SMILES, an InChIKey, or a text that is no one of these;
 *   `find` with nothing is the start
 * @property {string} [as] the street name or brand by which a substance was found
 */

const KINDS = /** @type {const} */ (['substance', 'family', 'structure', 'inchikey', 'find']);

/** @type {Shown} */
export const START = { kind: 'find', value: '' };

/** @param {string} hash @param {Shown} before shown where an address leads to a place on the page @returns {Shown} */
export function readShown(hash, before) {
  const text = hash.replace(/^#/, '');
  if (text !== '' && !text.includes('=')) return before;
  const asked = new URLSearchParams(text);
  const kind = KINDS.find((own) => (asked.get(own) ?? '') !== '');
  if (kind === undefined) return START;
  const as = asked.get('as');
  return { kind, value: asked.get(kind) ?? '', ...(as === null ? {} : { as }) };
}

/** @param {Shown['kind']} kind @param {string} value @param {string} [as] */
export function addressOf(kind, value, as) {
  return `#${new URLSearchParams({ [kind]: value, ...(as === undefined ? {} : { as }) })}`;
}

/** @param {Shown} left @param {Shown} right */
export function isSame(left, right) {
  return left.kind === right.kind && left.value === right.value && left.as === right.as;
}
