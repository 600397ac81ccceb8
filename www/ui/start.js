/**
 * Fetches all that the page needs at once, when this script is there: by then the styles are there too or on their way, so that a
 * slow network is never idle and what the first paint waits for has it first. The list stands in the page, above this script,
 * with the module that starts it once the page is read.
 */

const list = /** @type {HTMLTemplateElement} */ (document.getElementById('later'));
const { core, database, main } = list.dataset;
if (core !== undefined && database !== undefined)
  Object.assign(window, { core: compiled(core), database: bytesOf(database) });
document.head.append(list.content);
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
else begin();

function begin() {
  import(`../${main}`).catch(notFetched);
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
