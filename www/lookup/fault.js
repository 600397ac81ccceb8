/** What is wrong with what was typed: in words beneath the field, with the place marked in both. */

import { texts } from '../texts/en/lookup.js';
import { capital, pieces } from '../texts/words.js';
import { make, part, refill } from '../ui/dom.js';
import { addressOf } from './address.js';

/** @typedef {import('../pkg/index.js').Place} Place */

/** Characters shown on either side of those that are wrong. */
const AROUND = 40;

const field = /** @type {HTMLInputElement} */ (part('query'));
const fault = part('query-fault');

/**
 * @param {string} words
 * @param {{ text: string, where?: Place, isName?: boolean }} [of] what was typed; `isName`: it may be looked up as a name
 */
export function showFault(words, { text, where, isName = false } = { text: '' }) {
  refill(
    fault,
    make('p', {}, capital(words)),
    where !== undefined && marked(text, where),
    isName && make('p', {}, make('a', { href: addressOf('find', text) }, texts.fault.asName)),
  );
  fault.hidden = false;
  field.setAttribute('aria-invalid', 'true');
  field.focus();
  if (where === undefined || !('character' in where)) return;
  const before = [...text].slice(0, where.character).join('').length;
  field.setSelectionRange(before, before + where.length);
}

export function clearFault() {
  refill(fault);
  fault.hidden = true;
  field.removeAttribute('aria-invalid');
}

/** @param {string} text @param {Place} where */
function marked(text, where) {
  if ('line' in where) {
    const { line } = where;
    return make(
      'p',
      { class: 'mono' },
      ...pieces(texts.fault.line, {
        line: String(line),
        characters: make('mark', {}, text.split('\n')[line - 1] ?? texts.fault.noLine),
      }),
    );
  }
  const characters = [...text];
  const [from, to] = [where.character, where.character + where.length];
  const before = characters.slice(0, from).join('');
  const after = characters.slice(to).join('');
  return make(
    'p',
    { class: 'mono' },
    before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
    make('mark', {}, characters.slice(from, to).join('').slice(0, AROUND) || ' '),
    after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
  );
}
