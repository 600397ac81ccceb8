/** The search for a substance by any of its names: what is found are links. */
import { make, part } from './dom.js';

const PAUSE_MS = 200;
const SHOWN = 8;

/** @param {import('./pkg/index.js').Lookup} lookup @param {(substance: string) => string} link */
export function wireSearch(lookup, link) {
  const field = /** @type {HTMLInputElement} */ (part('search'));
  const found = part('found');
  let waiting = 0;
  const look = () => {
    clearTimeout(waiting);
    const text = field.value.trim();
    const matches = text === '' ? [] : lookup.find(text, { limit: SHOWN });
    found.replaceChildren(...matches.map(({ substance, name, matched }) => make(
      'li', {},
      make('a', { href: link(substance) }, name),
      matched.toLowerCase() !== name.toLowerCase() && make('span', { class: 'quiet small' }, ` ${matched}`),
    )));
    part('found-note').textContent = text === '' ? ''
      : matches.length === 0 ? `No substance by the name “${text}” is in this data. It may be written otherwise.`
        : `${matches.length}${matches.length === SHOWN ? ' or more' : ''} found.`;
  };
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, PAUSE_MS);
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    look();
    const first = found.querySelector('a');
    if (first === null) return;
    first.click();
  });
  found.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('a') === null) return;
    found.replaceChildren();
    part('found-note').textContent = '';
  });
  field.disabled = false;
}
