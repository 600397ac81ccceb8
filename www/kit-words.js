/** Figures and colours of a kit in words. */

/** @param {number} share 0 to 1 */
export function ofAHundred(share) {
  const parts = Math.round(100 * share);
  return parts === 0 && share > 0 ? 'fewer than 1 in 100' : `${parts} in 100`;
}

/** @param {number} share */
export function aboutOfAHundred(share) {
  const words = ofAHundred(share);
  return words.startsWith('fewer') ? words : `about ${words}`;
}

/** @param {number} bits @param {number} [digits] after the point */
export function inBits(bits, digits = bits < 0.1 ? 2 : 1) {
  return bits < 0.005 ? '0 bits' : `${bits.toFixed(digits)} bits`;
}

/** @param {number} count @param {string} one @param {string} [several] */
export function counted(count, one, several = `${one}s`) {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}

/** Plain colours, likeliest first. @param {string[]} colours */
export function colourWords(colours) {
  return colours.map((colour) => (colour === 'none' ? 'no reaction' : colour)).join(' or ') || 'a mix of colours';
}

/** @param {string[]} words */
export function listed(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** @param {string} words */
export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
