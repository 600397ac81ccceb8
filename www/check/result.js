/** The result, in the order of harm: danger, what cannot be ruled out, what it may be, what to do next, notes. */

import { texts } from '../texts/en/check.js';
import { counted, fill, LANGUAGE, pieces } from '../texts/words.js';
import { make, refill } from '../ui/dom.js';
import { candidates } from './candidates.js';
import { dangers, emergency, findingsInWords, isFirst, notRuledOut } from './hazards.js';
import { readings } from './readings.js';
import { sentences } from './sentences.js';

/** @typedef {import('../state/sample.js').State} State */
/** @typedef {import('./judge.js').Judged} Judged */
/** @typedef {import('../ui/names.js').Say} Say */
/** @typedef {import('../ui/names.js').Names} Names */
/**
 * @typedef {object} Ways what the result lets a person do
 * @property {Say} say
 * @property {Names} names
 * @property {number} limit candidates that were asked for
 * @property {() => void} more
 * @property {(test: string) => (() => void) | undefined} add the way to a test that is not yet on the page
 * @property {() => void} again
 * @property {(ties: string) => void} ties
 */

/** Half a year: supplies change within months. */
const OLD_DAYS = 183;
/** Tests shown at once: a tired person does the first. */
const FIRST_TESTS = 3;
const SENT = ['laboratory', 'report'];
/** Is done before the tests, and is none. */
const BEFORE = ['prepare'];
const text = texts.result;
const data = texts.stamp;

/** @param {HTMLElement} place @param {State} state @param {Judged} judged @param {Ways} ways */
export function showResult(place, state, { verdict, read, faults }, ways) {
  const { say, names } = ways;
  const tests = read.map(
    (id) => /** @type {import('../state/sample.js').Test} */ (state.tests.find((test) => test.id === id)),
  );
  refill(
    place,
    make('h2', { id: 'result-title' }, text.title),
    make(
      'p',
      { class: 'paper' },
      fill(text.paper, { time: new Date().toLocaleString(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' }) }),
    ),
    make(
      'p',
      { class: 'quiet' },
      summary(state, tests.length),
      ' ',
      make('a', { href: '#main', class: 'screen' }, text.change),
    ),
    dangers(verdict, say, names),
    make(
      'div',
      { class: 'cols' },
      make(
        'div',
        { class: 'result' },
        notRuledOut(verdict, say, names),
        candidates(verdict, tests, ways),
        next(verdict, say, ways.add),
      ),
      make(
        'div',
        { class: 'result' },
        notes(verdict, say, names),
        readings(tests, faults, names),
        keepOrPass(ways.again),
        stamp(state, verdict, say, ways.ties),
      ),
    ),
  );
}

/**
 * The result in one breath, for those who hear the page.
 * @param {Judged} judged
 * @param {Say} say
 * @param {Names} names
 */
export function inOneBreath(
  {
    verdict: {
      hazards,
      candidates: [first],
      messages,
    },
  },
  say,
  names,
) {
  const now = emergency(messages);
  const findings = findingsInWords(hazards, say, names);
  return [
    now === undefined ? '' : say(now).replace(/\. .*/s, '.'), // the first sentence: the rest stands on the page
    findings.length > 0 ? fill(text.spokenDanger, { findings: findings.join('. ') }) : '',
    fill(text.spokenRest, { count: hazards.length - findings.length }),
    first === undefined ? '' : fill(text.spokenFirst, { name: first.name }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param {State} state @param {number} count */
function summary({ soldAs, form }, count) {
  const sold = soldAs.trim() === '' ? '' : `${fill(text.soldAs, { name: soldAs.trim() })} `;
  const shape =
    form === ''
      ? ''
      : `${fill(text.form, { form: text.forms[/** @type {keyof typeof text.forms} */ (form)] ?? form })} `;
  return `${sold}${shape}${counted(text.readings, count)}`;
}

/**
 * The first tests, and whom to send it to; what else there is to do opens.
 * @param {Judged['verdict']} verdict
 * @param {Say} say
 * @param {Ways['add']} add
 */
function next({ next: actions }, say, add) {
  if (actions.length === 0) return undefined;
  const elsewhere = actions.filter(({ action }) => SENT.includes(action));
  const here = actions.filter(({ action }) => !SENT.includes(action));
  const isTest = (/** @type {Judged['verdict']['next'][number]} */ { action }) => !BEFORE.includes(action);
  const tests = here.filter(isTest).slice(0, FIRST_TESTS);
  const first = here.filter((action) => !isTest(action) || tests.includes(action));
  const item = (/** @type {Judged['verdict']['next'][number]} */ { test, because }) => {
    const way = test === undefined ? undefined : add(test);
    return make(
      'li',
      {},
      make('p', {}, say(because)),
      way !== undefined &&
        make('button', { class: 'link screen', type: 'button', id: `add-${test}`, click: way }, text.addTest),
    );
  };
  const more = here.filter((action) => !first.includes(action));
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'next-title' },
    make('h2', { id: 'next-title' }, say('heading-next')),
    make(
      'div',
      { class: 'card' },
      make('ol', { class: 'next' }, ...[...first, ...elsewhere].map(item)),
      more.length > 0 &&
        make(
          'details',
          { id: 'more-tests' },
          make('summary', {}, text.moreTests),
          make('ul', { class: 'next' }, ...more.map(item)),
        ),
    ),
  );
}

/** @param {Judged['verdict']} verdict @param {Say} say @param {Names} names */
function notes({ messages }, say, names) {
  const said = messages.filter((message) => message.severity !== 'danger' && !isFirst(message));
  if (said.length === 0) return undefined;
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'notes-title' },
    make('h2', { id: 'notes-title' }, text.notes),
    make('ul', { class: 'notes' }, ...sentences(said, say, names).map((note) => make('li', {}, note))),
  );
}

/** @param {() => void} again */
function keepOrPass(again) {
  return make(
    'section',
    { class: 'tight screen', 'aria-labelledby': 'keep-title' },
    make('h2', { id: 'keep-title' }, text.keep),
    make(
      'div',
      { class: 'btns' },
      make('button', { class: 'btn', type: 'button', click: () => print() }, text.print),
      make('button', { class: 'btn', type: 'button', id: 'wipe', click: again }, text.wipe),
    ),
  );
}

/**
 * Version and age of the data, and what breaks ties.
 * @param {State} state
 * @param {Judged['verdict']} verdict
 * @param {Say} say
 * @param {(ties: string) => void} change
 */
function stamp({ ties }, { database }, say, change) {
  const days = Math.max(0, Math.floor((Date.now() - Date.parse(database.date)) / 86_400_000));
  return make(
    'section',
    { class: 'card stamp', 'aria-label': data.label },
    days > OLD_DAYS &&
      make('p', { class: 'out found', id: 'old-data' }, fill(data.old, { months: Math.floor(days / 30.4) })),
    make(
      'p',
      {},
      say({ key: 'data-line', params: { version: database.version, date: database.date } }),
      make('span', { class: 'screen' }, ` ${days === 0 ? data.today : counted(data.days, days)}`),
    ),
    make('p', {}, ...pieces(data.checksum, { sum: make('span', { class: 'mono' }, database.sha256.slice(0, 12)) })),
    make(
      'p',
      { class: 'field screen' },
      make('label', { for: 'ties' }, data.ties),
      make(
        'select',
        { class: 'in', id: 'ties', change: (/** @type {any} */ { target }) => change(target.value) },
        ...Object.entries(data.tiesOf).map(([value, name]) =>
          make('option', { value, selected: value === ties }, name),
        ),
      ),
    ),
  );
}
