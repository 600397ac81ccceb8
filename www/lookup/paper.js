/** The card on paper, where nothing can be opened. */

import { texts } from '../texts/en/lookup.js';
import { make } from '../ui/dom.js';

/** Opens what belongs on paper while it is printed. @param {Element} place */
export function unfoldForPaper(place) {
  /** @type {Element[]} */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...place.querySelectorAll('details.printed:not([open])')];
    for (const details of folded) details.setAttribute('open', '');
  });
  window.addEventListener('afterprint', () => {
    for (const details of folded) details.removeAttribute('open');
  });
}

/** A page on the home screen has no menu to print from. */
export function printButton() {
  return make(
    'p',
    { class: 'screen' },
    make('button', { class: 'btn', type: 'button', click: () => window.print() }, texts.paper.print),
  );
}
