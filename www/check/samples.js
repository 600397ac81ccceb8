/** The samples that are worked on side by side: a button each, and the name that the person gives. */

import { nameSample } from '../state/actions.js';
import { MOST_SAMPLES } from '../state/samples.js';
import { texts } from '../texts/en/check.js';
import { counted, fill } from '../texts/words.js';
import { make, part, refill } from '../ui/dom.js';
import { countedTests } from './judge.js';

/** @typedef {import('../state/samples.js').Samples} Samples */

const text = texts.samples;

/** The name that was given, or the number. @param {Samples} samples @param {number} place */
export function nameOfSample({ list }, place) {
  const name = list[place]?.name.trim() ?? '';
  return name === '' ? fill(text.numbered, { number: place + 1 }) : name;
}

/**
 * @param {Samples} samples
 * @param {(change: () => void) => void} turn does what brings another sample here
 */
export function wireSamples(samples, turn) {
  part('another-sample').addEventListener('click', () => turn(() => samples.add()));
  part('wipe-all').addEventListener('click', () => {
    if (confirm(fill(text.wipeAll, { count: samples.list.length }))) turn(() => samples.wipe());
  });
  part('sample-name').addEventListener('input', ({ target }) =>
    samples.store.do(nameSample(/** @type {HTMLInputElement} */ (target).value)),
  );
}

/** @param {Samples} samples @param {(change: () => void) => void} turn */
export function showSamples(samples, turn) {
  const { list, at } = samples;
  const many = list.length > 1;
  part('samples').classList.toggle('desk', !many);
  part('wipe-all').hidden = !many;
  part('another-sample').setAttribute('aria-disabled', String(list.length >= MOST_SAMPLES));
  const field = /** @type {HTMLInputElement} */ (part('sample-name'));
  const name = samples.store.state.name;
  if (field.value !== name) field.value = name;
  refill(
    part('sample-tabs'),
    ...(many ? list : []).map((state, place) =>
      make(
        'button',
        {
          class: 'btn tab',
          type: 'button',
          id: `sample-${place}`,
          'aria-current': place === at && 'true',
          click: () => turn(() => samples.turnTo(place)),
        },
        make('span', {}, nameOfSample(samples, place)),
        make('span', { class: 'small' }, counted(texts.page.readings, countedTests(state))),
      ),
    ),
  );
}
