/** Words as a QR code. What draws it is fetched once there is something to print. */

import { drawing } from '../ui/dom.js';

const ENCODER = '../vendor/uqr.js';
/** Side of a module that a phone reads from paper out of an office or a receipt printer, at least. */
const MODULE_MM = 0.42;
const SIDE_MM = { min: 26, max: 46 };
/** Quiet zone that the standard asks for, in modules. */
const BORDER = 4;

/** @type {((words: string, options: object) => { data: boolean[][] }) | undefined} */
let encode;

/** Without it the sheet has no code, and nothing else is lost. */
export async function fetchEncoder() {
  if (encode === undefined) encode = (await import(ENCODER).catch(() => undefined))?.encode;
}

/** @param {string} words @param {string} label @returns {Element | undefined} nothing if they are too many for one code */
export function codeOf(words, label) {
  try {
    const drawn = encode?.(words, { border: BORDER, boostEcc: true });
    return drawn === undefined ? undefined : picture(drawn, label);
  } catch {
    return undefined;
  }
}

/** @param {{ data: boolean[][] }} code @param {string} label */
function picture({ data }, label) {
  const size = data.length;
  const side = `${Math.min(SIDE_MM.max, Math.max(SIDE_MM.min, size * MODULE_MM))}mm`;
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const settings = { class: 'qr', viewBox: `0 0 ${size} ${size}`, width: side, height: side };
  const named = { role: 'img', 'aria-hidden': 'false', 'aria-label': label };
  return drawing({ ...settings, ...named }, ['path', { d: dark.join('') }]);
}
