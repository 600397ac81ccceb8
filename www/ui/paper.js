/** A page on paper, where nothing can be opened. */

/** Opens what belongs on paper while it is printed. @param {Element} place */
export function unfoldForPaper(place) {
  /** @type {Element[]} */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...place.querySelectorAll('details.printed:not([open])')];
    for (const details of folded) details.setAttribute('open', '');
  });
  window.addEventListener('afterprint', () => {
    for (const details of folded) details.removeAttribute('open');
  });
}

/**
 * Lays out a sheet of its own when it is printed. It stays until the page takes it away: some browsers say that they have printed
 * while they still lay out.
 * @param {Element} place
 * @param {() => (Node | string)[]} layOut
 */
export function printSheet(place, layOut) {
  window.addEventListener('beforeprint', () => place.replaceChildren(...layOut()));
}
