/** What cannot be mended on this page, in words with a way out: a page on the home screen has no reload of its own. */
import { AnalogueLookupError } from './pkg/index.js';
import { make, part, refill } from './dom.js';

/** `data-still` of the place says what works nevertheless. @param {unknown} error */
export function tell(error) {
  const known = error instanceof AnalogueLookupError;
  if (!known) console.error(error);
  const fault = part('fault');
  const missing = known && error.code === 'load-failed' && typeof WebAssembly === 'object'; // the package knows what to do where it is switched off
  const words = missing ? `The part that holds the data could not be fetched. Is there a network? Then try again. ${fault.dataset.still}`
    : known ? error.message : 'Something went wrong on this page. What you entered is kept. Reload it and try again.';
  refill(fault, make('span', {}, words), make('button', { class: 'btn', type: 'button', click: () => location.reload() }, 'Reload'));
  fault.hidden = false;
}
