/** Whether the page works without a network, in words, and the offer of a newer version. */

import { texts } from '../texts/en/site.js';
import { fill } from '../texts/words.js';
import { part } from './dom.js';

/** @param {import('./offline.js').Offline} offline */
export function showOffline({ state, done, total, update }) {
  part('offline-state').textContent =
    state === 'failed' && done !== undefined && total !== undefined
      ? fill(texts.offline.failedAt, { done, total })
      : texts.offline.states[state];
  const offer = part('update');
  offer.hidden = update === undefined;
  if (update !== undefined) /** @type {HTMLButtonElement} */ (offer.querySelector('button')).onclick = update;
}
