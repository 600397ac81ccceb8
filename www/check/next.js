/** What to do next: the first test, as a button that adds it; the others unfold. */

import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { make } from '../ui/dom.js';

/** @typedef {import('../pkg/index.js').Verdict['next'][number]} Action */
/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */

const text = texts.next;
const SENT = ['laboratory', 'report'];
/** Is done before the tests, and is none. */
const BEFORE = ['prepare'];
/** Done with a strip or a reagent that has a card of its own. */
const ADDED = ['test', 'retest', 'repeat', 'other-product'];
/** Of a strip that would count, were its amounts entered. */
const AMOUNTS = 'next-strip-strength-unknown';

/**
 * @param {Action[]} actions
 * @param {import('./result.js').Ways} ways
 * @param {(test: string) => boolean} present whether it is on the page already
 * @param {Node} [note] on the tests that were looked at
 */
export function next(actions, { say, names, add, enter }, present, note) {
  if (actions.length === 0) return undefined;
  const { before, tests, sent } = inOrder(actions);
  const [first, ...more] = tests;
  const words = (/** @type {Action} */ { because }) => make('p', {}, say(because));
  const button = (/** @type {Action} */ { action, test, milligramsPerMillilitre }, /** @type {string} */ kind) =>
    test !== undefined &&
    ADDED.includes(action) &&
    make(
      'button',
      {
        class: kind,
        type: 'button',
        id: `add-${action}-${test}`,
        click: () => add(test, { milligramsPerMillilitre, weaker: action === 'retest' }),
      },
      fill(present(test) ? text.another : text.add, { test: names.single(test) }),
    );
  const amounts = (/** @type {Action} */ { because, test }, /** @type {string} */ kind) =>
    because.key === AMOUNTS &&
    test !== undefined &&
    make('button', { class: kind, type: 'button', id: `enter-${test}`, click: () => enter(test) }, text.enter);
  return make(
    'section',
    { class: 'card first', 'aria-labelledby': 'next-title' },
    make('h2', { id: 'next-title' }, say('heading-next')),
    ...before.map(words),
    first !== undefined && words(first),
    first !== undefined && amounts(first, 'btn main'),
    first !== undefined && button(first, first.because.key === AMOUNTS ? 'btn' : 'btn main'),
    more.length > 0 &&
      make(
        'details',
        { id: 'more-tests' },
        make('summary', {}, text.more),
        make(
          'ul',
          { class: 'next' },
          ...more.map((own) => make('li', {}, words(own), amounts(own, 'link'), button(own, 'link'))),
        ),
      ),
    make('p', {}, sent.map(({ because }) => say(because)).join(' ')),
    note,
  );
}

/** What comes before the tests, the tests, and what is sent away. @param {Action[]} actions */
function inOrder(actions) {
  const is = (/** @type {string[]} */ kinds) => actions.filter(({ action }) => kinds.includes(action));
  const tests = actions.filter(({ action }) => ![...SENT, ...BEFORE].includes(action));
  return { before: is(BEFORE), tests, sent: is(SENT) };
}

/** @param {Action[]} actions @param {Say} say */
export function actionsInWords(actions, say) {
  const { before, tests, sent } = inOrder(actions);
  return [...before, ...tests, ...sent].map(({ because }) => say(because));
}
