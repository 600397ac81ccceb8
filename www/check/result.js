/** The result, in the order of need: danger, the next test, what cannot be ruled out, what it may be, notes. */

import { texts } from '../texts/en/check.js';
import { counted, fill, LANGUAGE, pieces } from '../texts/words.js';
import { afterPaint, make } from '../ui/dom.js';
import { Parts } from '../ui/parts.js';
import { candidates, rowsOf } from './candidates.js';
import { dangers, found, isFirst } from './dangers.js';
import { families } from './families.js';
import { kitNote } from './kit.js';
import { next } from './next.js';
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
 * @property {number} rows of candidates, beside those that are named first
 * @property {string[]} kit ids of the tests at hand; none: nobody said
 * @property {() => void} more shows more of them
 * @property {() => Judged['verdict']['candidates']} whole all candidates, with their evidence
 * @property {(test: string, advised?: import('../state/actions.js').Solution) => void} add adds a test and goes to it
 * @property {(strip: string) => void} enter opens a strip that was read without amounts, at the first of them
 * @property {() => void} again
 * @property {() => void} another keeps this sample and begins another
 * @property {number} [until] when it is wiped from the device, if the device keeps it
 * @property {(wanted: boolean) => void} forAnHour
 * @property {(ties: string) => void} ties
 */

/** Half a year: supplies change within months. */
const OLD_DAYS = 183;
/** Said of the order of the candidates, beside them. */
const OF_ORDER = 'prior-decides';
const text = texts.result;
const data = texts.stamp;

export class Result {
  #parts = new Parts();
  #left = make('div', { class: 'result' });
  #right = make('div', { class: 'result' });
  #columns = make('div', { class: 'cols' }, this.#left, this.#right);
  /** What is still to be shown. */
  #rest = () => {};

  /** @param {HTMLElement} place @param {(error: unknown) => void} tell of what goes wrong once the first is painted */
  constructor(place, tell) {
    this.place = place;
    this.tell = tell;
    this.columns = { left: new Parts(), right: new Parts() };
  }

  /** Leaves nothing on the page. */
  wipe() {
    this.#rest = () => {};
    this.#parts.clear(this.place);
    this.columns.left.clear(this.#left);
    this.columns.right.clear(this.#right);
  }

  /** Shows at once what is to be shown once that is painted. */
  complete() {
    const rest = this.#rest;
    this.#rest = () => {};
    try {
      rest();
    } catch (error) {
      this.tell(error);
    }
  }

  /**
   * The danger and what to do next first; the rest once they are painted.
   * @param {State} state
   * @param {Judged} judged
   * @param {Ways} ways
   */
  show(state, { verdict, read, faults }, ways) {
    const { say, names } = ways;
    const { messages, hazards } = verdict;
    const tests = read.map(
      (id) => /** @type {import('../state/sample.js').Test} */ (state.tests.find((test) => test.id === id)),
    );
    const rest = hazards.filter((hazard) => !found(hazard));
    const present = (/** @type {string} */ test) =>
      state.tests.some((own) =>
        own.kind === 'strip' ? own.target === test || own.strip === test : own.reagent === test,
      );
    const there = state.tests.map((own) => (own.kind === 'strip' ? [own.target, own.strip] : own.reagent));
    const order = messages.find(({ key }) => key === OF_ORDER);
    const notes = notesOf(verdict);
    const rows = rowsOf(verdict, ways.rows);
    const { groups, noData, database } = verdict;
    this.#parts.show(this.place, [
      ['title', null, () => make('h2', { id: 'result-title' }, text.title)],
      ['example', state.example, () => (state.example ? exampleMark() : undefined)],
      ['summary', summary(state, tests.length), () => summaryLine(summary(state, tests.length))],
      ['dangers', [messages, hazards.filter(found)], () => dangers(verdict, say, names)],
      [
        'next',
        [verdict.next, there, ways.kit, hazards],
        () => next(verdict.next, ways, present, kitNote(ways.kit, hazards, present, names)),
      ],
      ['columns', null, () => this.#columns],
    ]);
    this.#rest = () => {
      this.columns.left.show(this.#left, [
        ['families', [rest, there], () => families(rest, say, names, ways.add, present)],
        [
          'candidates',
          [rows, groups.length, noData.length, tests, order],
          () => candidates(rows, verdict, tests, order, ways),
        ],
      ]);
      this.columns.right.show(this.#right, [
        ['notes', notes, () => noted(notes, say, names)],
        ['readings', [tests, faults], () => readings(tests, faults, names)],
        ['keep', ways.until === undefined ? null : timeOf(ways.until), () => keepOrPass(ways)],
        ['stamp', [state.ties, database], () => stamp(state, verdict, say, ways.ties)],
      ]);
    };
    afterPaint(() => this.complete());
  }
}

/** @param {number} moment */
function timeOf(moment) {
  return new Date(moment).toLocaleTimeString(LANGUAGE, { timeStyle: 'short' });
}

/** Said beside neither the dangers nor the candidates. @param {Judged['verdict']} verdict */
export function notesOf({ messages }) {
  return messages.filter((own) => own.severity !== 'danger' && !isFirst(own) && own.key !== OF_ORDER);
}

/** Plainly, also on paper. */
export function exampleMark() {
  return make('p', { class: 'out example' }, make('b', {}, text.example));
}

/** @param {string} words */
function summaryLine(words) {
  return make('p', { class: 'quiet' }, words, ' ', make('a', { href: '#main' }, text.change));
}

/** @param {State} state @param {number} count */
function summary(state, count) {
  return `${soldAndForm(state)} ${counted(text.readings, count)}`.trim();
}

/** @param {State} state */
export function soldAndForm({ soldAs, form }) {
  const sold = soldAs.trim() === '' ? '' : fill(text.soldAs, { name: soldAs.trim() });
  const shape =
    form === '' ? '' : fill(text.form, { form: text.forms[/** @type {keyof typeof text.forms} */ (form)] ?? form });
  return `${sold} ${shape}`.trim();
}

/** @param {Judged['verdict']['messages']} messages @param {Say} say @param {Names} names */
function noted(messages, say, names) {
  if (messages.length === 0) return undefined;
  return make(
    'section',
    { class: 'tight', 'aria-labelledby': 'notes-title' },
    make('h2', { id: 'notes-title' }, text.notes),
    make('ul', { class: 'notes' }, ...sentences(messages, say, names).map((note) => make('li', {}, note))),
  );
}

/** @param {Ways} ways */
function keepOrPass({ again, another, until, forAnHour }) {
  return make(
    'section',
    { 'aria-label': text.keep },
    make(
      'div',
      { class: 'btns' },
      make('button', { class: 'btn', type: 'button', click: () => print() }, text.print),
      make('button', { class: 'btn', type: 'button', id: 'wipe', click: again }, text.wipe),
    ),
    make(
      'details',
      { id: 'how-long' },
      make('summary', {}, until === undefined ? text.forgets : fill(text.until, { time: timeOf(until) })),
      make(
        'div',
        { class: 'stack' },
        make(
          'label',
          { class: 'pill' },
          make('input', {
            type: 'checkbox',
            id: 'for-an-hour',
            checked: until !== undefined,
            change: (/** @type {any} */ { target }) => forAnHour(target.checked),
          }),
          text.forAnHour,
        ),
        make('p', { class: 'small quiet' }, text.hour),
        make('button', { class: 'btn', type: 'button', id: 'another', click: another }, text.another),
      ),
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
      make('p', { class: 'out warn', id: 'old-data' }, fill(data.old, { months: Math.floor(days / 30.4) })),
    make('p', {}, version(database, say)),
    make(
      'details',
      { id: 'about-data' },
      make('summary', {}, data.label),
      make('p', {}, days === 0 ? data.today : counted(data.days, days)),
      make('p', {}, ...checksum(database)),
      make(
        'p',
        { class: 'field' },
        make('label', { for: 'ties' }, data.ties),
        make(
          'select',
          { class: 'in', id: 'ties', change: (/** @type {any} */ { target }) => change(target.value) },
          ...Object.entries(data.tiesOf).map(([value, name]) =>
            make('option', { value, selected: value === ties }, name),
          ),
        ),
      ),
    ),
  );
}

/** @param {Judged['verdict']['database']} database @param {Say} say */
function version({ version, date }, say) {
  return say({ key: 'data-line', params: { version, date } });
}

/** @param {Judged['verdict']['database']} database */
function checksum({ sha256 }) {
  return pieces(data.checksum, { sum: make('span', { class: 'mono' }, sha256.slice(0, 12)) });
}

/** What the verdict rests on. @param {Judged['verdict']['database']} database @param {Say} say */
export function dataLine(database, say) {
  return [version(database, say), ' ', ...checksum(database)];
}
