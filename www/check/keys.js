/**
 * Keys beside Tab, arrows and Space. Those for the whole page take Control (or Command), and a single key counts only
 * while the pictures or swatches that it picks from have the focus, so that none is pressed by accident.
 */

import { goTo, part } from '../ui/dom.js';

/** Two letters of a swatch are typed within this time. */
const PAUSE_MS = 700;

let typed = '';
let last = 0;

export function wireKeys() {
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (!(target instanceof HTMLElement)) return;
    const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
    const done = withControl ? command(key, target) : alone && pick(key, target);
    if (done) event.preventDefault();
  });
}

/** @param {string} key @param {HTMLElement} target */
function command(key, target) {
  if (key.toLowerCase() === 'enter') {
    if (part('result').contains(target)) goTo('main');
    else part('see').click();
    return true;
  }
  // A field that is typed into takes back its own letters.
  if (key.toLowerCase() !== 'z' || target.matches('input:not([type="radio"], [type="checkbox"])')) return false;
  part('undo').click();
  return true;
}

/** @param {string} key @param {HTMLElement} target */
function pick(key, target) {
  if (!target.matches('input[type="radio"]') || key.length !== 1 || key === ' ') return false;
  const lines = target.closest('.picks')?.querySelectorAll('input[type="radio"]');
  const box = lines === undefined ? swatch(key, target.closest('.swatches')) : lines[Number(key) - 1];
  if (!(box instanceof HTMLElement)) return false;
  box.focus();
  box.click();
  return true;
}

/** By the letters that stand on it. @param {string} key @param {Element | null} swatches */
function swatch(key, swatches) {
  if (swatches === null) return undefined;
  const now = Date.now();
  typed = (now - last < PAUSE_MS ? typed : '') + key.toUpperCase().replace('-', '–');
  last = now;
  const labels = [...swatches.querySelectorAll('label')];
  const of = (/** @type {string} */ letters) =>
    labels.find((label) => label.querySelector('.chip')?.textContent === letters);
  const label = of(typed) ?? of(typed.slice(-1));
  return label?.querySelector('input') ?? undefined;
}
