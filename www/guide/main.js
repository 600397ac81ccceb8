/** The guide needs no script to be read; it has the site kept for use without a network, as every page does. */

import { keepOffline } from '../ui/offline.js';
import { showOffline } from '../ui/status.js';

document.documentElement.dataset.ready = 'true';
keepOffline(showOffline);
