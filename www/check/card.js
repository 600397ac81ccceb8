/** What the cards of strips and reagents have in common: the frame, and what the page says below a test. */

import { removeTest } from '../state/actions.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { icon, make, part, refill } from '../ui/dom.js';
import { toldOutcome, UNTIMED, untimed } from './outcome.js';
import { besideStrip } from './short.js';
import { strengthInWords } from './solution.js';

/** @typedef {import('../state/store.js').Store} Store */
/** @typedef {import('../state/sample.js').Test} Test */
/** @typedef {import('./judge.js').Judged} Judged */
/** @typedef {import('../pkg/index.js').Message} Message */
/** @typedef {import('../ui/names.js').Say} Say */

/** Places of messages that are about another outcome. */
const UNFIT = /** @type {Record<string, Message['place'][]>} */ ({
  reacted: ['limit'],
  'did-not-react': ['finding'],
  'no-evidence': ['finding', 'limit'],
});
/** Places of messages that are said by the result, or beside the point under a single test. */
const ELSEWHERE = ['headline', 'aside'];
const OUTCOME = {
  reacted: { key: 'outcome-reacted', kind: 'out found', symbol: 'oct' },
  'did-not-react': { key: 'outcome-did-not-react', kind: 'out', symbol: 'bar' },
  'no-evidence': { key: 'outcome-no-evidence', kind: 'out', symbol: 'nil' },
  faint: { key: 'outcome-faint', kind: 'out', symbol: 'bar' },
  untimed: { key: UNTIMED, kind: 'out found', symbol: 'oct' },
};
/** Said by the outcome of the very strip; of another of its kind it would be wrong. */
const OF_ONE_STRIP = [UNTIMED, 'strip-faint'];

/**
 * @param {Test} test
 * @param {string} name
 * @param {{ id?: string, words: string, label: string, click: () => void }} button in its head
 * @param {(Node | string | undefined | false)[]} content
 */
export function frame(test, name, { id, words, label, click }, ...content) {
  return make(
    'fieldset',
    { class: 'card', id: `test-${test.id}`, tabindex: '-1' },
    make('legend', { class: 'vh' }, name),
    make(
      'div',
      { class: 'head' },
      make('h3', {}, name),
      make('button', { class: 'link', type: 'button', id, 'aria-label': label, click }, words),
    ),
    ...content,
  );
}

/**
 * @param {Test} test
 * @param {string} name
 * @param {Store} store
 * @param {() => void} done folds the card, if the test is done
 * @param {(Node | string | undefined | false)[]} content
 */
export function card(test, name, store, done, ...content) {
  return frame(
    test,
    name,
    {
      words: texts.card.remove,
      label: fill(texts.card.removeTest, { test: name }),
      click: () => store.do(removeTest(test.id, name)),
    },
    ...content,
    make('div', { class: 'outs', id: `faults-${test.id}` }),
    isDone(test) &&
      make(
        'button',
        {
          class: 'btn',
          type: 'button',
          id: `done-${test.id}`,
          'aria-label': fill(texts.card.doneTest, { test: name }),
          click: done,
        },
        texts.card.done,
      ),
  );
}

/** Whether all that must be told of a test is told. @param {Test} test */
export function isDone(test) {
  return test.kind === 'strip' ? test.lines !== '' : test.looks.every(({ colours }) => colours.length > 0);
}

/** Where a card says what its test means: where the eye is when it is told. @param {Test} test */
export function outs(test) {
  return make('div', { class: 'outs', id: `outs-${test.id}` });
}

/**
 * Below each test: what it means, in the words of the package, and which field could not be used.
 * @param {Test[]} tests
 * @param {Judged} judged
 * @param {Say} say
 * @param {import('../ui/names.js').Names} names
 */
export function tellCards(tests, { verdict, read, faults }, say, names) {
  for (const test of tests) {
    const told = meanings(verdict, read.indexOf(test.id), test, say);
    const below = document.getElementById(`faults-${test.id}`);
    if (below === null) {
      refill(part(`outs-${test.id}`), told[0]); // folded: the rest is in the result
      continue;
    }
    const wrong = faults.filter((fault) => fault.test === test.id);
    mark(test, wrong);
    // A slip of the pen is no finding, and stands below the fields, in ink.
    refill(
      below,
      ...wrong.map(({ field, message }) =>
        out(
          'out fault',
          'pencil',
          fill(texts.card.notUsed, { field: labelOf(test, field), fault: message }),
          `fault-${test.id}-${field}`,
        ),
      ),
    );
    refill(part(`outs-${test.id}`), ...told);
    const known = test.kind === 'strip' ? names.stripProfile(test.strip) : undefined;
    if (test.kind === 'strip' && known !== undefined)
      refill(part(`strength-${test.id}`), make('span', {}, ...strengthInWords(test, known, say)));
  }
}

/** What the lines mean that were tapped just now is not left behind a bar. */
export function showMeaning() {
  document.activeElement?.closest('.picks')?.querySelector('.outs')?.scrollIntoView({ block: 'nearest' });
}

/** @param {Judged['verdict']} verdict @param {number} reading @param {Test} test @param {Say} say */
function meanings(verdict, reading, test, say) {
  if (reading < 0) return [];
  const about = (/** @type {Message} */ { params }) =>
    test.kind === 'strip' ? params.strip === test.strip : params.reagent === test.reagent;
  const told = verdict.hazards.flatMap(({ tests, because }) =>
    tests.some((own) => own.reading === reading) ? because : [],
  );
  const outcome = verdict.hazards.flatMap(({ tests }) => tests).find((own) => own.reading === reading)?.outcome;
  // Messages name the kind of strip; of two strips of one kind each is told only what its own outcome is about.
  const fitting = (/** @type {Message} */ { place, severity }) =>
    (!ELSEWHERE.includes(place) || (outcome === 'no-evidence' && place === 'headline' && severity === 'warning')) &&
    !(UNFIT[outcome ?? '']?.includes(place) ?? false);
  const messages = [...told, ...verdict.messages].filter(
    (message) =>
      about(message) && fitting(message) && message.severity !== 'note' && !OF_ONE_STRIP.includes(message.key),
  );
  const meaning = outcome === undefined ? undefined : OUTCOME[toldOutcome(test, outcome, verdict)];
  return [
    meaning !== undefined &&
      out(meaning.kind, meaning.symbol, say(untimed(test, outcome, verdict) ?? { key: meaning.key, params: {} })),
    ...[...new Set(messages.map((message) => say(besideStrip(message))))].map((words) => out('out', undefined, words)),
  ];
}

/** @param {string} kind @param {string | undefined} symbol @param {string} words @param {string} [id] */
function out(kind, symbol, words, id) {
  return make(
    'p',
    { class: kind, id },
    symbol !== undefined && /** @type {any} */ (icon(symbol, 'ico')),
    make('span', {}, words),
  );
}

/** @param {Test} test @param {import('./judge.js').Fault[]} faults */
function mark(test, faults) {
  for (const control of part(`test-${test.id}`).querySelectorAll('input[data-field]')) {
    const fault = faults.find(({ field }) => field === control.getAttribute('data-field'));
    if (fault === undefined) {
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
    } else {
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', `fault-${test.id}-${fault.field}`);
    }
  }
}

/** @param {Test} test @param {string} field */
function labelOf(test, field) {
  const control = /** @type {HTMLInputElement | null} */ (
    part(`test-${test.id}`).querySelector(`input[data-field="${field}"]`)
  );
  return control?.labels?.[0]?.textContent ?? texts.card.thisTest;
}
