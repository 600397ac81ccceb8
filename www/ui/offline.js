/**
 * Whether the page works without a network, and whether a newer one waits. It registers the service worker, asks it to
 * check every file it holds, and tells what comes of it. No DOM and no wording here.
 */

/**
 * @typedef {object} Offline
 * @property {'unsupported' | 'saving' | 'ready' | 'failed'} state ready: every file is held and its bytes were checked;
 *   failed: the page works for now, but would not without a network
 * @property {number} [done] files held and checked
 * @property {number} [total] files of this version
 * @property {string} [version] of what is held
 * @property {() => void} [update] present when a newer version is held and waits: reloads the page with it
 */

const WORKER = new URL('../sw.js', import.meta.url).href;
const HOUR = 60 * 60 * 1000;
/** Pauses after failures. A network may only seem to be back, and a host may be in the middle of a deployment. */
const PAUSES = [5_000, 30_000, 180_000];

/**
 * Call it once, when the page is usable: it must not compete with the page for a slow network.
 * @param {(offline: Offline) => void} tell called whenever something changes
 */
export function keepOffline(tell) {
  /** @type {Offline} */
  let offline = { state: 'saving' };
  const change = (/** @type {Partial<Offline>} */ news) => {
    offline = Object.freeze({ ...offline, ...news });
    tell(offline);
  };
  const container = serviceWorkers();
  if (container === undefined) return change({ state: 'unsupported' });
  change({});

  let reloading = false;
  const reload = () => {
    if (!reloading) location.reload();
    reloading = true;
  };
  /** @type {(registration: ServiceWorkerRegistration) => void} */
  const offer = (registration) =>
    change({
      update() {
        if (registration.waiting === null) return reload(); // another tab was faster
        container.addEventListener('controllerchange', reload);
        registration.waiting.postMessage('activate');
      },
    });

  /** @type {ServiceWorkerRegistration | undefined} */
  let watched;
  const pauses = PAUSES.values();
  let checked = 0;
  let checks = 0;
  const check = async () => {
    checked = Date.now();
    checks += 1;
    const turn = checks;
    const conclude = (/** @type {Partial<Offline>} */ news) => {
      if (turn !== checks) return; // a later check counts
      change(news);
      const pause = news.state === 'failed' ? pauses.next().value : undefined;
      if (pause !== undefined) setTimeout(checkAgain, pause);
    };
    try {
      // Registering again costs nothing, and is needed when the first installation failed.
      const registration = await container.register(workerAddress());
      if (registration !== watched) {
        watched = registration;
        watch(registration, () => offer(registration));
      }
      const active = registration.active ?? (await activation(registration.installing ?? registration.waiting));
      const { complete, ...counts } = await verification(active);
      conclude({ ...counts, state: complete ? 'ready' : 'failed' });
    } catch (error) {
      const forbidden = error instanceof DOMException && error.name === 'SecurityError';
      conclude({ state: forbidden ? 'unsupported' : 'failed' });
    }
  };

  const checkAgain = async () => {
    if (!navigator.onLine) return;
    await check();
    await watched?.update().catch(() => {}); // an update that cannot be had is no fault: this version goes on
  };
  window.addEventListener('online', checkAgain);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - checked > HOUR) checkAgain();
  });

  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // On a first visit the worker takes over the page as it stands. Later it is another version: a tab agreed to it, or
    // the old one could not be mended. It has not been checked from here, and the page is still the old one.
    if (controlled && watched !== undefined) {
      offer(watched);
      check();
    }
    controlled = true;
  });
  check();
}

/** Absent without https or where switched off; in a sandboxed frame the mere look at it throws. */
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/**
 * Calls back when a newer version is held and waits for consent.
 * @param {ServiceWorkerRegistration} registration
 * @param {() => void} found
 */
function watch(registration, found) {
  const look = () => {
    if (registration.waiting !== null && registration.active !== null) found();
  };
  const follow = () => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  follow();
  look();
}

/** @param {ServiceWorker | null} worker @returns {Promise<ServiceWorker>} */
function activation(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker === null || worker.state === 'redundant') reject(new Error('the worker could not be installed'));
      else if (worker.state === 'activated') resolve(worker);
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

/**
 * Has every file checked, and what is missing or damaged fetched.
 * @param {ServiceWorker} worker
 * @returns {Promise<{ complete: boolean, done: number, total: number, version: string }>}
 */
function verification(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage('verify', [port2]);
  });
}

/** @type {string | undefined} */
let trusted;

/** The one script address that the page's policy for trusted types lets through. @returns {string} */
function workerAddress() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  trusted ??= trustedTypes
    ? trustedTypes.createPolicy('app', { createScriptURL: () => WORKER }).createScriptURL('')
    : WORKER;
  return /** @type {string} */ (trusted);
}
