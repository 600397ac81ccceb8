/**
 * The steps for an emergency stand in the page that checks a sample and need no script; this opens them from elsewhere and closes them by
 * Escape.
 */
import { part } from './dom.js';

/** Where the other pages of the site lead to. */
const STEPS = '#steps';

export function wireEmergency() {
  const steps = part('emergency');
  const summary = /** @type {HTMLElement} */ (steps.querySelector('summary'));
  if (location.hash === STEPS) steps.setAttribute('open', ''); // most browsers do so themselves
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('a[href="#emergency"]') === null) return;
    event.preventDefault(); // the steps lie over the page: there is nowhere to go, and no step back to add
    steps.setAttribute('open', '');
    summary.focus();
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') steps.removeAttribute('open');
  });
}
