/** What cannot be mended on this page, in words with a way out: a page on the home screen has no reload of its own. */
import { AnalogueLookupError } from '../pkg/index.js';
import { texts } from '../texts/en/site.js';
import { fill } from '../texts/words.js';
import { make, part, refill } from './dom.js';

const text = texts.fault;

/** `data-still` of the place says what works nevertheless. @param {unknown} error */
export function tell(error) {
  const known = error instanceof AnalogueLookupError;
  if (!known) console.error(error);
  const fault = part('fault');
  const missing = known && error.code === 'load-failed' && typeof WebAssembly === 'object'; // the package knows what to do where it is switched off
  const words = missing
    ? fill(text.notLoaded, { still: fault.dataset.still ?? '' })
    : known
      ? error.message
      : text.unexpected;
  refill(
    fault,
    make('span', {}, words),
    make('button', { class: 'btn', type: 'button', click: () => location.reload() }, text.reload),
  );
  fault.hidden = false;
}
