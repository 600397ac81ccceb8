/** A test that is done, in as little as tells what was seen and what it means; “Change” opens it. */

import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';
import { frame, outs } from './card.js';
import { seen, solution } from './readings.js';

const text = texts.card;

/**
 * @param {import('../state/sample.js').Test} test
 * @param {string} name
 * @param {() => void} change
 */
export function foldedCard(test, name, change) {
  return frame(
    test,
    name,
    { id: `change-${test.id}`, words: text.change, label: fill(text.changeTest, { test: name }), click: change },
    make('p', { class: 'done' }, ...seen(test), ...(test.kind === 'strip' ? [`, ${solution(test, [])}`] : [])),
    outs(test),
  );
}
