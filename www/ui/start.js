/**
 * Paints first: the way to help is on the screen before anything competes with it for a slow network. Then everything
 * that the page needs is fetched at once; the list stands in the page, with the module that starts it. A page that the
 * service worker serves, or that nobody is looking at, has no reason to wait.
 */

function fetchTheRest() {
  const list = /** @type {HTMLTemplateElement} */ (document.getElementById('later'));
  const { core, database } = list.dataset;
  if (core !== undefined && database !== undefined)
    Object.assign(window, { core: compiled(core), database: bytesOf(database) });
  document.head.append(list.content);
  import(`../${list.dataset.main}`).catch(notFetched);
}

/**
 * The core is compiled while it comes, and while the scripts do. If this fails the package tries again, and says why it cannot.
 * @param {string} address
 */
function compiled(address) {
  return globalThis.WebAssembly?.compileStreaming?.(fetch(address)).catch(() => undefined);
}

/**
 * The same of the database.
 * @param {string} address
 */
function bytesOf(address) {
  return fetch(address)
    .then((response) => (response.ok ? response.arrayBuffer() : undefined))
    .catch(() => undefined);
}

/** A module is missing: nothing of the page runs but this, and what it says stands in the page. */
function notFetched() {
  const fault = /** @type {HTMLElement} */ (document.getElementById('fault'));
  fault.textContent = `${fault.dataset.notFetched} ${fault.dataset.still}`;
  fault.hidden = false;
  /** @type {HTMLElement} */ (document.querySelector('[data-loading]')).textContent = fault.dataset.notAvailable ?? '';
}

/** In a sandboxed frame the mere look at the workers throws. */
function isServedByWorker() {
  try {
    return navigator.serviceWorker?.controller != null;
  } catch {
    return false;
  }
}

if (document.visibilityState === 'hidden' || isServedByWorker()) fetchTheRest();
else requestAnimationFrame(() => setTimeout(fetchTheRest));
