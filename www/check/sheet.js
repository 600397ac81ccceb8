/** The result as a sheet of paper: what was found, what was read, and what to do, with no fold and nothing to press. */

import { texts } from '../texts/en/check.js';
import { capital, fill, LANGUAGE } from '../texts/words.js';
import { icon, make } from '../ui/dom.js';
import { fitInWords, rowsOf, title } from './candidates.js';
import { codeOf } from './code.js';
import { dangersInWords, emergency, found } from './dangers.js';
import { saidOf } from './families.js';
import { actionsInWords } from './next.js';
import { toldOutcome } from './outcome.js';
import { dissolved, readAfter, seenInWords, testOf } from './readings.js';
import { dataLine, exampleMark, notesOf, soldAndForm } from './result.js';
import { sentences } from './sentences.js';

/** @typedef {import('../state/sample.js').State} State */
/** @typedef {import('../state/sample.js').Test} Test */
/** @typedef {import('./judge.js').Judged} Judged */
/** @typedef {import('./result.js').Ways} Ways */

/** Candidates beyond those that are named first. */
const MORE_ROWS = 3;
const text = texts.sheet;

/** @param {State} state @param {Judged} judged @param {Ways} ways @returns {HTMLElement[]} */
export function sheet(state, judged, ways) {
  const { verdict, read } = judged;
  const { say, names } = ways;
  const tests = read.map((id) => /** @type {Test} */ (state.tests.find((test) => test.id === id)));
  const lines = tests.map((test, reading) => line(test, reading, judged, ways));
  const name = state.name.trim() || '________';
  const now = new Date().toLocaleString(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });
  const notes = sentences(notesOf(verdict), say, names);
  return [
    make('header', {}, make('h1', {}, fill(text.title, { name })), make('p', {}, now), state.example && exampleMark()),
    make('p', {}, [soldAndForm(state), peopleInWords()].filter(Boolean).join(' ')),
    ...dangers(verdict, ways),
    lines.length > 0 && readings(lines),
    make(
      'div',
      { class: 'two' },
      make(
        'div',
        {},
        section(say('heading-hazards'), make('ul', {}, ...notRuledOut(verdict.hazards, say, names))),
        verdict.next.length > 0 && section(say('heading-next'), list('ol', actionsInWords(verdict.next, say))),
      ),
      make(
        'div',
        {},
        candidates(verdict, tests, ways),
        emergency(verdict.messages) === undefined && unwell(),
        notes.length > 0 && section(say('heading-notes'), list('ul', notes)),
      ),
    ),
    make(
      'footer',
      {},
      make(
        'div',
        {},
        make('p', {}, fill(text.initials, { name })),
        make('p', {}, ...dataLine(verdict.database, say), ` ${text.by}`),
      ),
      /** @type {any} */ (codeOf(inOneCode(state, verdict, lines, now), text.code)),
    ),
  ].filter((part) => part !== false);
}

/** @param {string} heading @param {(Node | string | undefined | false)[]} content */
function section(heading, ...content) {
  return make('section', {}, make('h2', {}, heading), ...content);
}

/** @param {'ol' | 'ul'} kind @param {string[]} items */
function list(kind, items) {
  return make(kind, {}, ...items.map((item) => make('li', {}, item)));
}

/** @param {Judged['verdict']} verdict @param {Ways} ways */
function dangers(verdict, { say, names }) {
  const { act, findings, warnings } = dangersInWords(verdict, say, names);
  return [
    ...(act.length > 0 ? [make('section', { class: 'boxed' }, make('p', {}, act.join(' ')))] : []),
    ...findings.map(({ hazard: { family, state }, words }) =>
      make(
        'section',
        { class: 'boxed' },
        /** @type {any} */ (icon(state === 'found' ? 'oct' : 'octo', 'ico')),
        make(
          'div',
          {},
          make('h2', {}, `${say('heading-danger')}. ${names.family(family)}: ${say(`heading-${state}`)}`),
          make('p', {}, words.join(' ')),
        ),
      ),
    ),
    ...warnings.map((words) => make('p', { class: 'boxed plain' }, words)),
  ];
}

/** @typedef {{ ofStrip: boolean, test: string, seen: string, solution: string, minutes: string, means: string }} Line */

/** @param {Test} test @param {number} reading @param {Judged} judged @param {Ways} ways @returns {Line} */
function line(test, reading, { verdict, faults }, { say, names }) {
  const own = verdict.hazards.find(({ tests }) => tests.some((told) => told.reading === reading));
  const outcome = own?.tests.find((told) => told.reading === reading)?.outcome;
  return {
    ofStrip: test.kind === 'strip',
    test: capital(names.single(testOf(test))),
    seen: seenInWords(test),
    solution: test.kind === 'strip' ? dissolved(test, faults) : '',
    minutes: test.kind === 'strip' ? readAfter(test, faults) : '',
    means: means(),
  };

  function means() {
    if (own === undefined || outcome === undefined) return text.ofReagent;
    const told = toldOutcome(test, outcome, verdict);
    return told === 'reacted' ? capital(say(`heading-${own.state}`)) : text.outcomes[told];
  }
}

/** @param {Line[]} lines */
function readings(lines) {
  const cell = (/** @type {string} */ words) => make('td', words ? {} : { class: 'nothing' }, words || '–');
  return section(
    text.readings,
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...text.columns.map((column) => make('th', { scope: 'col' }, column)))),
      make(
        'tbody',
        {},
        ...lines.map((own) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, own.test),
            ...(own.ofStrip
              ? [cell(own.seen), cell(own.solution), cell(own.minutes)]
              : [make('td', { colspan: '3' }, own.seen)]),
            cell(own.means),
          ),
        ),
      ),
    ),
  );
}

/**
 * Families of which the same is said share a line.
 * @param {Judged['verdict']['hazards']} hazards
 * @param {Ways['say']} say
 * @param {Ways['names']} names
 */
function notRuledOut(hazards, say, names) {
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  for (const hazard of hazards.filter((own) => !found(own))) {
    const words = saidOf(hazard, say).join(' ');
    alike.set(words, [...(alike.get(words) ?? []), names.family(hazard.family)]);
  }
  return [...alike].map(([words, families]) => make('li', {}, make('b', {}, `${families.join(', ')}:`), ` ${words}`));
}

/** @param {Judged['verdict']} verdict @param {Test[]} tests @param {Ways} ways */
function candidates(verdict, tests, ways) {
  const rows = rowsOf(verdict, MORE_ROWS);
  if (rows.length === 0) return undefined;
  const items = rows.map((row) =>
    make('li', {}, make('b', {}, ...title(row.group, ways.say, ways.names), ':'), ` ${fitInWords(row, tests, ways)}`),
  );
  return section(ways.say('heading-candidates'), make('ul', {}, ...items), make('p', {}, texts.candidates.about));
}

/** The steps as they stand at the top of the page, as far as paper can give them. */
function unwell() {
  const steps = document.querySelectorAll('#steps [data-paper]');
  return section(text.unwell, make('p', {}, [...steps].map(({ textContent }) => endOf(textContent)).join(' ')));
}

/** A heading among sentences ends as they do. @param {string} words */
function endOf(words) {
  return /[.?!]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}

/** What was seen in people, as it was ticked. */
function peopleInWords() {
  const ticked = [...document.querySelectorAll('#seen input:checked')].map((own) => own.closest('label')?.textContent);
  return ticked.length === 0 ? '' : fill(text.people, { signs: ticked.join('; ') });
}

/**
 * The readings for another device: no name, nothing that tells who.
 * @param {State} state
 * @param {Judged['verdict']} verdict
 * @param {Line[]} lines
 * @param {string} now
 */
function inOneCode(state, { database }, lines, now) {
  return [
    fill(text.head, { time: now, version: database.version }),
    soldAndForm(state),
    ...lines.map(
      ({ test, seen, solution, minutes }) => `${test}: ${[seen, solution, minutes].filter(Boolean).join(', ')}`,
    ),
  ]
    .filter(Boolean)
    .join('\n');
}
