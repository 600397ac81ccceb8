/**
 * How every page of the site starts: it loads the package, hands it over, and has the site kept for use without a
 * network. What cannot be had is told in words, with a way out.
 */
import { load } from '../pkg/index.js';
import { part } from './dom.js';
import { tell } from './fault.js';
import { showOffline } from './status.js';

/** @param {(lookup: import('../pkg/index.js').Lookup) => void | Promise<void>} show fills the page */
export async function openPage(show) {
  try {
    const { core, database } = /** @type {any} */ (window);
    const lookup = await load({ core: await core, database: await database, identities: 'later' });
    await show(lookup);
    document.documentElement.dataset.ready = 'true';
    import('./offline.js').then(
      ({ keepOffline }) => keepOffline(showOffline),
      () => showOffline({ state: 'failed' }),
    );
    // Only a name that is an InChIKey needs them; without a network the worker has them.
    lookup.identities().catch(() => {});
  } catch (error) {
    const loading = document.querySelector('[data-loading]');
    if (loading !== null) loading.textContent = part('fault').dataset.notAvailable ?? '';
    tell(error);
  }
}
