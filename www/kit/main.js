/** The page on a kit: what is ticked goes to the package, and what comes back is shown. It computes no chemistry. */

import { AnalogueLookupError } from '../pkg/index.js';
import { country } from '../state/country.js';
import { keepOnDevice, kept } from '../state/device.js';
import { texts } from '../texts/en/kit.js';
import { capital, counted, fill } from '../texts/words.js';
import { make, part, refill } from '../ui/dom.js';
import { tell } from '../ui/fault.js';
import { Names } from '../ui/names.js';
import { openPage } from '../ui/open.js';
import { additions } from './add.js';
import { fillForms, keepForms } from './keep.js';
import { comparison } from './pair.js';
import { classes, sight } from './sight.js';
import { ofAHundred } from './words.js';

/** A pause in ticking, after which the kit is looked at again: it takes a phone half a second. */
const PAUSE_MS = 200;
/** What is found with less is only like the name that was typed. */
const SAME_NAME = 0.97;
const text = texts.page;

const form = /** @type {HTMLFormElement} */ (part('kit'));
const pair = /** @type {HTMLFormElement} */ (part('pair'));
const said = part('said');

await openPage(async (lookup) => {
  const kits = await lookup.kits();
  const names = new Names(lookup, lookup.catalogue());
  /** @type {number | undefined} */
  let waiting;
  if (!fillForms([form, pair])) setRegion();
  tickAll(kept().kit);
  for (const own of [form, pair])
    own.addEventListener('input', () => {
      keepForms([form, pair]);
      keepOnDevice({ kit: kit().have });
    });
  part('untick').addEventListener('click', () => {
    tickAll([]);
    form.dispatchEvent(new Event('input'));
  });
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => look(kits, names), PAUSE_MS);
  });
  for (const own of [form, pair]) own.addEventListener('submit', (event) => event.preventDefault());
  pair.addEventListener('submit', () => compare(lookup, kits, names));
  look(kits, names, true);
});

/** What is ticked. */
function kit() {
  const data = new FormData(form);
  return {
    have: data.getAll('have').map(String),
    region: /** @type {'GB' | 'US' | 'other'} */ (data.get('region')),
    soldAs: String(data.get('soldAs')).trim() || undefined,
  };
}

/** @param {import('../pkg/index.js').Kits} kits @param {Names} names @param {boolean} [first] */
function look(kits, names, first = false) {
  const fault = part('sold-as-fault');
  const asked = kit();
  try {
    const review = kits.review(asked);
    const advice = kits.advise(asked);
    const any = asked.have.length > 0;
    show('add', ...additions(advice, names));
    show('sight', ...sight(review, names, any));
    show('alike', ...classes(review, names));
    part('alike').hidden = !any;
    fault.hidden = true;
    const { apart } = review.figures;
    if (!first)
      said.textContent = `${counted(text.ticked, asked.have.length)} ${capital(fill(text.apart, { share: ofAHundred(apart) }))}`;
  } catch (error) {
    if (!(error instanceof AnalogueLookupError && error.field === 'soldAs')) return tell(error);
    const typed = asked.soldAs ?? '';
    const offer = mayMean(typed, names.lookup.find(typed, { limit: 1 })[0], names);
    fault.textContent = `${offer ?? text.soldAsUnknown} ${text.untilCorrected}`;
    fault.hidden = false;
  }
}

/** @param {string} id @param {...(Node | string | undefined | false)} content */
function show(id, ...content) {
  const section = part(id);
  refill(/** @type {Element} */ (section.lastElementChild), ...content);
  section.hidden = false;
}

/**
 * @param {import('../pkg/index.js').Lookup} lookup
 * @param {import('../pkg/index.js').Kits} kits
 * @param {Names} names
 */
function compare(lookup, kits, names) {
  const data = new FormData(pair);
  const place = part('pair-answer');
  const found = ['a', 'b'].map((field) => ({
    typed: String(data.get(field)).trim(),
    best: lookup.find(String(data.get(field)), { limit: 1 })[0],
  }));
  const family = found.find(({ best }) => best?.kind === 'family');
  if (family !== undefined) {
    refill(place, make('p', { role: 'alert' }, fill(text.isFamily, { name: family.typed })));
    return;
  }
  const missing = found.find(({ best }) => best === undefined);
  if (missing !== undefined) {
    refill(
      place,
      make(
        'p',
        { role: 'alert' },
        missing.typed === '' ? text.enterTwo : fill(text.noSubstance, { name: missing.typed }),
      ),
    );
    return;
  }
  // What is only like a name is for the person to confirm.
  const offers = found.flatMap(({ typed, best }) => mayMean(typed, best, names) ?? []);
  if (offers.length > 0) {
    refill(place, ...offers.map((offer) => make('p', { role: 'alert' }, offer)));
    return;
  }
  const [a, b] = found.flatMap(({ best }) => (best === undefined || best.kind === 'family' ? [] : [best.substance]));
  try {
    refill(place, ...comparison(kits.separate({ a, b }), names, kits.review({}).toldApart));
  } catch (error) {
    // Of the further substances no test is recorded, and kits do not know them.
    if (/** @type {any} */ (error).code !== 'unknown-substance') throw error;
    const unrecorded = names.substance(/** @type {any} */ (error).field === 'a' ? a : b);
    refill(place, make('p', {}, make('b', {}, fill(text.unrecorded, { name: unrecorded }))));
  }
  place.focus();
}

/**
 * @param {string} typed
 * @param {ReturnType<import('../pkg/index.js').Lookup['find']>[number] | undefined} best
 * @param {Names} names
 */
function mayMean(typed, best, names) {
  if (best === undefined || best.kind === 'family' || best.score >= SAME_NAME) return undefined;
  return fill(text.mayMean, { name: typed, other: names.substance(best.substance) });
}

/** @param {string[]} have */
function tickAll(have) {
  for (const box of form.elements)
    if (box instanceof HTMLInputElement && box.name === 'have') box.checked = have.includes(box.value);
  const more = part('more-reagents');
  if (more.querySelector(':checked') !== null) more.setAttribute('open', '');
}

/** Until it is changed. */
function setRegion() {
  const own = form.querySelector(`[name="region"][value="${country()}"]`);
  if (own instanceof HTMLInputElement) own.checked = true;
}
