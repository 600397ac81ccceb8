/** Whether the page works without a network, in words, and the offer of a newer version. */
import { part } from './dom.js';

/** @param {import('./offline.js').Offline} offline */
export function showOffline({ state, done, total, update }) {
  part('offline-state').textContent = {
    unsupported: 'Needs a network',
    saving: 'Saving for offline…',
    ready: 'Works offline',
    failed: done === undefined ? 'Not saved for offline' : `Not saved for offline: ${done} of ${total} files`,
  }[state];
  const offer = part('update');
  offer.hidden = update === undefined;
  if (update !== undefined) /** @type {HTMLButtonElement} */ (offer.querySelector('button')).onclick = update;
}
