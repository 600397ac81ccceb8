/**
 * What the page of records shows, kept behind the # of its address: a step back works, a link can be passed on, and no
 * host is sent what somebody looked up.
 */

/**
 * @typedef {{ of: string, family: string, test: string }} View ids of a substance, a family and a test; empty for none
 */

const FIELDS = /** @type {const} */ (['of', 'family', 'test']);

/**
 * What an address asks for; the same as before if it only leads to a place on the page.
 * @param {string} hash
 * @param {View} before
 * @returns {View}
 */
export function readView(hash, before) {
  const text = hash.replace(/^#/, '');
  if (text !== '' && !text.includes('=')) return before;
  const asked = new URLSearchParams(text);
  return { of: asked.get('of') ?? '', family: asked.get('family') ?? '', test: asked.get('test') ?? '' };
}

/** @param {View} view @param {Partial<View>} changes */
export function linkTo(view, changes) {
  const next = { ...view, ...changes };
  return `#${new URLSearchParams(FIELDS.filter((field) => next[field] !== '').map((field) => [field, next[field]]))}`;
}
