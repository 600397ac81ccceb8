/** The search for a substance, or a family of them, by any name: what is found are links. */

import { texts } from '../texts/en/records.js';
import { fill } from '../texts/words.js';
import { make, part } from '../ui/dom.js';

const PAUSE_MS = 200;
const SHOWN = 8;
const text = texts.search;

/** @param {import('../pkg/index.js').Lookup} lookup @param {(substance: string) => string} link */
export function wireSearch(lookup, link) {
  const field = /** @type {HTMLInputElement} */ (part('search'));
  const found = part('found');
  let waiting = 0;
  const look = () => {
    clearTimeout(waiting);
    const typed = field.value.trim();
    const matches = typed === '' ? [] : lookup.find(typed, { limit: SHOWN });
    found.replaceChildren(...matches.map((match) => (match.kind === 'family' ? family(match) : substance(match))));
    part('found-note').textContent =
      typed === ''
        ? ''
        : matches.length === 0
          ? fill(text.none, { name: typed })
          : fill(matches.length === SHOWN ? text.foundMore : text.found, { count: matches.length });
  };

  /** @param {import('../pkg/index.js').SubstanceMatch} match */
  function substance({ substance: id, name, matched }) {
    return make(
      'li',
      {},
      make('a', { href: link(id) }, name),
      matched.toLowerCase() !== name.toLowerCase() && make('span', { class: 'quiet small' }, ` ${matched}`),
    );
  }

  /** @param {import('../pkg/index.js').FamilyMatch} match */
  function family({ name, members }) {
    return make(
      'li',
      {},
      make(
        'details',
        {},
        make('summary', {}, fill(text.family, { name, count: members.length })),
        make(
          'ul',
          {},
          ...members.map((member) => make('li', {}, make('a', { href: link(member.substance) }, member.name))),
        ),
      ),
    );
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, PAUSE_MS);
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    look();
    const first = found.querySelector('a, summary');
    if (!(first instanceof HTMLElement)) return;
    first.focus();
    first.click();
  });
  found.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('a') === null) return;
    found.replaceChildren();
    part('found-note').textContent = '';
  });
  field.disabled = false;
}
