/** The way to paper. */

import { texts } from '../texts/en/lookup.js';
import { make } from '../ui/dom.js';

/** A page on the home screen has no menu to print from. */
export function printButton() {
  return make(
    'p',
    { class: 'screen' },
    make('button', { class: 'btn', type: 'button', click: () => window.print() }, texts.paper.print),
  );
}
