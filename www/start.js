/**
 * Paints first: the steps for an emergency are on the screen before anything competes with them for a slow network.
 * Then everything that reads tests is fetched at once; the list stands in index.html. A page that the service worker
 * serves, or that nobody is looking at, has no reason to wait.
 */

function fetchTheRest() {
  const list = /** @type {HTMLTemplateElement} */ (document.getElementById('later'));
  document.head.append(list.content);
  import('./main.js').catch(notFetched);
}

/** A module is missing: nothing of the page runs but this. */
function notFetched() {
  const fault = /** @type {HTMLElement} */ (document.getElementById('fault'));
  fault.textContent = 'This page could not be fetched as a whole. Is there a network? Then reload it. The steps for someone unwell work without it.';
  fault.hidden = false;
  /** @type {HTMLElement} */ (document.getElementById('see')).textContent = 'Not available';
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
