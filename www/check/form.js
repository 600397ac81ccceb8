/**
 * The fixed part of the form, which stands in the page itself: what it was sold as, its form, what was seen in people, and
 * the buttons that add a test.
 */

import {
  addReagent,
  addStrip,
  chooseForm,
  showExample,
  tickObserved,
  typeSoldAs,
  wipeSample,
} from '../state/actions.js';
import { LANGUAGE } from '../texts/words.js';
import { goTo, part } from '../ui/dom.js';
import { stripTitle } from '../ui/names.js';
import { kitOf, putKitFirst } from './kit.js';

/** @typedef {import('../state/store.js').Store} Store */

const form = () => /** @type {HTMLFormElement} */ (part('sample'));

/** @param {Store} store @param {import('../ui/names.js').Names} names */
export function wireForm(store, names) {
  putKitFirst(kitOf(names), names);
  form().addEventListener('submit', (event) => event.preventDefault());
  form().addEventListener('input', ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (name === 'soldAs') store.do(typeSoldAs(value));
    if (name === 'form') store.do(chooseForm(value));
    if (name === 'observed') store.do(tickObserved(ticked()));
  });
  for (const button of form().querySelectorAll('button[data-strip], button[data-reagent]')) {
    const { strip, reagent } = /** @type {HTMLElement} */ (button).dataset;
    button.addEventListener('click', () => add(store, names, strip ?? reagent ?? ''));
  }
  part('show-example')
    .querySelector('button')
    ?.addEventListener('click', () => {
      store.do(showExample());
      goTo('main');
    });
  part('no-example').addEventListener('click', () => {
    store.do(wipeSample());
    goTo('main');
  });
  const other = /** @type {HTMLSelectElement} */ (part('other-reagent'));
  const offered = new Set(
    [...form().querySelectorAll('[data-reagent]')].map((button) => button.getAttribute('data-reagent')),
  );
  const rest = names.catalogue.reagents
    .filter(({ id }) => !offered.has(id))
    .sort((left, right) => left.name.localeCompare(right.name, LANGUAGE));
  other.append(...rest.map(({ id, name }) => new Option(name, id)));
  other.addEventListener('change', () => {
    if (other.value !== '') add(store, names, other.value);
    other.value = '';
  });
  for (const control of form().querySelectorAll(':disabled')) control.removeAttribute('disabled');
}

/**
 * Adds a card for a strip (by target or product) or a reagent and goes to it.
 * @param {Store} store
 * @param {import('../ui/names.js').Names} names
 * @param {string} test
 * @param {import('../state/actions.js').Solution} [advised]
 */
export function add(store, names, test, advised) {
  const strip = names.catalogue.strips.find(({ id }) => id === test);
  store.do(
    strip === undefined ? addReagent(test, names.reagent(test)) : addStrip(strip, stripTitle(strip.target), advised),
  );
  goTo(`test-${store.state.tests.at(-1)?.id}`);
}

/**
 * The fixed fields as the state has them: after a reload, a step back or a wipe.
 * @param {import('../state/sample.js').State} state
 */
export function syncForm({ soldAs, form: chosen, observed, example }) {
  part('example').hidden = !example;
  const sold = /** @type {HTMLInputElement} */ (part('sold-as'));
  if (sold.value !== soldAs) sold.value = soldAs;
  /** @type {HTMLSelectElement} */ (part('form')).value = chosen;
  for (const control of form().elements) {
    if (!(control instanceof HTMLInputElement)) continue;
    if (control.name === 'observed') control.checked = observed.includes(control.value);
  }
  part('unwell').hidden = !observed.includes('unwell-now');
  if (observed.length > 0) part('seen').setAttribute('open', '');
}

function ticked() {
  return [...form().querySelectorAll('input[name="observed"]:checked')].map(
    (box) => /** @type {HTMLInputElement} */ (box).value,
  );
}
