/** Messages in their short form, where it is plain which family or which strip they are about. */

/** @typedef {import('../pkg/index.js').Message} Message */

const OF_FAMILY = new Set(['not-tested', 'no-strip-exists', 'share-too-large']);
const OF_STRIP = new Set([
  'found-fits-interferent',
  'not-found-share',
  'not-found-no-limit',
  'not-found-no-strength',
  'limit-of-target',
  'one-member-only',
  'strip-faint',
]);

/** Under the name of the family. @param {Message} message */
export function underFamily(message) {
  return short(message, OF_FAMILY);
}

/** Beside the strip, or after its name. @param {Message} message */
export function besideStrip(message) {
  return short(message, OF_STRIP);
}

/** @param {Message} message @param {Set<string>} keys */
function short(message, keys) {
  return keys.has(message.key) ? { ...message, key: `${message.key}-short` } : message;
}
