/** The words of the page in the language it is shown in, and how their places are filled. */
import { en } from './en.js';

export const texts = en;

/** A text with its places filled: `fill('{count} days old.', { count: 3 })`. @param {string} text @param {Record<string, string | number>} values */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** A text with a single place, in pieces: what stands before it, the node that fills it, what stands after. @param {string} text @param {Node} node */
export function around(text, node) {
  const [before = '', after = ''] = text.split(/\{\w+\}/);
  return [before, node, after];
}
