/**
 * The page: a form in, a verdict out. It gives the form to the package as any embedder would and shows what comes
 * back. It computes no chemistry and invents no wording of a verdict; text() has the words.
 */
import { AnalogueLookupError, load } from './pkg/index.js';
import { keepOffline } from './offline.js';
import { readSample } from './sample.js';
import { showVerdict } from './verdict.js';

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {HTMLFormElement} */ const form = part('sample');
/** @type {HTMLButtonElement} */ const submit = part('submit');
const fault = part('fault');
const result = part('result');

try {
  const lookup = await load();
  const catalogue = lookup.catalogue();
  offer(part('strip'), catalogue.strips);
  offer(part('reagent'), catalogue.reagents);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(lookup, catalogue);
  });
  submit.disabled = false;
  submit.textContent = 'Show the result';
  document.documentElement.dataset.ready = 'true';
  keepOffline(showOffline);
} catch (error) {
  submit.textContent = 'Not available';
  tell(error);
}

/** @param {import('./pkg/index.js').Lookup} lookup @param {import('./pkg/index.js').Catalogue} catalogue */
function answer(lookup, catalogue) {
  clearFault();
  result.hidden = true;
  try {
    const verdict = lookup.classify(readSample(new FormData(form)), { limit: 12 });
    showVerdict(verdict, lookup.text(verdict), catalogue, (id) => lookup.substance(id).name);
    result.hidden = false;
    result.focus();
    result.scrollIntoView();
  } catch (error) {
    tell(error);
  }
}

/** @param {HTMLSelectElement} select @param {{ id: string, name: string }[]} entries */
function offer(select, entries) {
  const sorted = [...entries].sort((left, right) => left.name.localeCompare(right.name, 'en'));
  select.append(...sorted.map(({ id, name }) => new Option(name, id)));
}

/** Shows what is wrong, by the label of the field rather than its path, and links to it. @param {unknown} error */
function tell(error) {
  const known = error instanceof AnalogueLookupError;
  if (!known) console.error(error);
  const message = known ? error.message : 'Something went wrong on this page. Reload it and try again.';
  const control = known ? controlOf(error.field) : undefined;
  if (control === undefined) {
    fault.textContent = message;
  } else {
    control.element.setAttribute('aria-invalid', 'true');
    const link = document.createElement('a');
    link.href = `#${control.element.id}`;
    link.textContent = message.replace(/^`[^`]*`/, `“${control.label}”`);
    fault.replaceChildren(link);
  }
  fault.hidden = false;
  fault.focus();
}

/** The control in the form that gave a field of the sample. @param {string} field such as `readings[0].milligrams` */
function controlOf(field) {
  const name = field.match(/(\w+)$/)?.[1] ?? '';
  const named = form.elements.namedItem(name);
  const element = named instanceof RadioNodeList ? named[0] : named;
  if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) return undefined;
  const group = named instanceof RadioNodeList ? element.closest('fieldset')?.querySelector('legend') : undefined;
  return { element, label: (group ?? element.labels?.[0])?.textContent ?? name };
}

function clearFault() {
  fault.hidden = true;
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
}

/** @param {import('./offline.js').Offline} offline */
function showOffline({ state, update }) {
  const shown = part('offline-state');
  shown.dataset.state = state;
  shown.textContent = state === 'ready' ? 'Works offline' : '';
  if (update === undefined) return;
  const button = document.createElement('button');
  button.textContent = 'Use the new version';
  button.addEventListener('click', update);
  shown.append(' ', button);
}
