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
 * Lays out a sheet of its own while it is printed, and leaves nothing of it behind.
 * @param {Element} place
 * @param {() => Node[]} layOut
 */
export function printSheet(place, layOut) {
  window.addEventListener('beforeprint', () => place.replaceChildren(...layOut()));
  window.addEventListener('afterprint', () => place.replaceChildren());
}
