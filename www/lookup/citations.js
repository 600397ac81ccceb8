/** Sources as small marks where they are used, and one list of them at the end. */

import { texts } from '../texts/en/lookup.js';
import { make, part } from '../ui/dom.js';

const text = texts.citations;

export class Citations {
  #names;
  /** @type {string[]} */
  #cited = [];

  /** @param {import('../ui/names.js').Names} names */
  constructor(names) {
    this.#names = names;
  }

  /** @param {string[]} ids of sources */
  marks(ids) {
    return make(
      'span',
      { class: 'cites' },
      ...ids.flatMap((id) => {
        if (!this.#cited.includes(id)) this.#cited.push(id);
        const number = this.#cited.indexOf(id) + 1;
        return [
          ' ',
          make(
            'a',
            { href: `#source-${number}`, click: goTo },
            make('span', { class: 'vh' }, `${text.source} `),
            `[${number}]`,
          ),
        ];
      }),
    );
  }

  /** All that were used so far. */
  list() {
    return (
      this.#cited.length > 0 &&
      make(
        'section',
        { class: 'tight', 'aria-labelledby': 'sources-title' },
        make('h2', { id: 'sources-title' }, text.title),
        make(
          'ol',
          { class: 'sources small' },
          ...this.#cited.map((id, at) =>
            make('li', { id: `source-${at + 1}`, tabindex: '-1' }, ...this.#names.titles([id])),
          ),
        ),
      )
    );
  }
}

/** The address stays that of what is shown. @param {Event} event */
function goTo(event) {
  event.preventDefault();
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  const entry = part(link.hash.slice(1));
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: 'center' });
}
