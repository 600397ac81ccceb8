/**
 * The timer of a test: a tap starts it, and it tells how long to wait, that it is time to read, and that it is too late.
 * It counts from the moment of its start, which the sample holds; here is only the clock that shows it.
 */

import { startTimer } from '../state/actions.js';
import { keepOnDevice, kept } from '../state/device.js';
import { elapsed, phase } from '../state/timer.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { drawing, goTo, make, part } from '../ui/dom.js';
import { allowSound, signal } from '../ui/signal.js';

/** @typedef {import('../state/sample.js').Test} Test */
/** @typedef {import('../state/timer.js').Span} Span */

const text = texts.timer;
const SECOND_MS = 1000;
/** The drawing is so wide, and goes on so far after the time to read. */
const WIDTH = 300;
const BEYOND = 1.25;

/** What is shown and counted on, by the id of the test. @type {Map<number, { test: Test, name: string, span: Span }>} */
const shown = new Map();
/** By the id of the test: its start, and how far it was when it was looked at last. @type {Map<number, { started: number | null, phase: string }>} */
const told = new Map();
let ticking = 0;

/**
 * @param {Test} test
 * @param {string} name
 * @param {Span} span
 * @param {import('../state/store.js').Store} store
 */
export function timer(test, name, span, store) {
  const id = `test-${test.id}-timer`;
  const running = elapsed(test.started, Date.now()) !== undefined;
  shown.set(test.id, { test, name, span });
  const start = () => {
    if (kept().sound) allowSound();
    store.do(startTimer(test, name, Date.now()));
  };
  const begin = test.kind === 'strip' ? text.atDip : text.atDrop;
  const element = make(
    'div',
    { class: 'timer', id, 'data-test': String(test.id) },
    running && make('p', { class: 'clock', role: 'timer', id: `${id}-clock` }),
    make('button', { class: 'btn', type: 'button', id: `${id}-start`, click: start }, running ? text.again : begin),
    running && line(span),
    running && sound(id),
  );
  if (running) {
    show(element, test, span);
    if (told.get(test.id)?.started !== test.started) note(test, span);
    ticking ||= window.setInterval(tick, SECOND_MS);
  }
  return element;
}

/** @param {Span} span */
function line([from, to]) {
  const end = to * BEYOND;
  const at = (/** @type {number} */ seconds) => Math.round((seconds / end) * WIDTH);
  const box = (/** @type {number} */ start, /** @type {number} */ stop) =>
    `M${at(start)} 9H${at(stop)}V25H${at(start)}Z`;
  return /** @type {any} */ (
    drawing(
      { viewBox: `-7 0 ${WIDTH + 14} 44` },
      ...(from > 0 ? [/** @type {any} */ (['path', { class: 'tm-a', d: box(0, from) }])] : []),
      ['path', { class: 'tm-b', d: box(from, to) }],
      ['path', { class: 'tm-c', d: box(to, end) }],
      ['path', { class: 'tm-n', d: 'M-6 0h12L1 8v18h-2V8Z' }],
      ...(from > 0 ? [/** @type {any} */ (['text', { class: 'tm-t', x: '0', y: '41' }, text.wait])] : []),
      ['text', { class: 'tm-t', x: String(at(from)), y: '41' }, fill(text.from, { time: clock(from) })],
      ['text', { class: 'tm-t', x: String(WIDTH), y: '41', 'text-anchor': 'end' }, text.over],
    )
  );
}

/** @param {string} id */
function sound(id) {
  return make(
    'label',
    { class: 'pill' },
    make('input', {
      type: 'checkbox',
      id: `${id}-sound`,
      checked: kept().sound,
      change: (/** @type {any} */ { target }) => {
        keepOnDevice({ sound: target.checked });
        if (target.checked) allowSound();
      },
    }),
    text.sound,
  );
}

/** All that run go on; when none does, the clock rests. */
function tick() {
  let running = false;
  /** @type {{ id: number, name: string } | undefined} */
  let due;
  for (const [id, { test, name, span }] of shown) {
    const element = document.getElementById(`test-${id}-timer`);
    if (element === null) shown.delete(id);
    else if (elapsed(test.started, Date.now()) !== undefined) {
      running = true;
      show(element, test, span);
      tell(test, name, span);
      if (phase(elapsed(test.started, Date.now()) ?? 0, span) === 'read') due ??= { id, name };
    }
  }
  call(due);
  if (running) return;
  window.clearInterval(ticking);
  ticking = 0;
}

/** @param {Element} element @param {Test} test @param {Span} span */
function show(element, { started }, span) {
  const seconds = elapsed(started, Date.now()) ?? 0;
  const [from, to] = span;
  const now = phase(seconds, span);
  const words = {
    wait: fill(text.readIn, { time: clock(from - seconds) }),
    read: fill(text.readNow, { time: clock(to - seconds) }),
    late: text.late,
  };
  element.setAttribute('data-phase', now);
  const place = element.querySelector('.clock');
  if (place !== null && place.textContent !== words[now]) place.textContent = words[now];
  const along = Math.min(WIDTH, Math.round((seconds / (to * BEYOND)) * WIDTH));
  element.querySelector('.tm-n')?.setAttribute('transform', `translate(${along})`);
}

/** That the time has come is said once, to eyes, ears and hands. @param {Test} test @param {string} name @param {Span} span */
function tell(test, name, span) {
  const before = told.get(test.id)?.phase;
  note(test, span);
  if (before !== 'wait' || told.get(test.id)?.phase !== 'read') return;
  part('said').textContent = fill(text.spoken, { test: name });
  if (kept().sound) signal();
}

/** @param {Test} test @param {Span} span */
function note({ id, started }, span) {
  told.set(id, { started, phase: phase(elapsed(started, Date.now()) ?? 0, span) });
}

/** Wherever on the page a person is, they see which test is to be read. @param {{ id: number, name: string } | undefined} due */
function call(due) {
  const button = part('due');
  button.hidden = due === undefined;
  if (due === undefined) return;
  const words = fill(text.due, { test: due.name });
  if (button.textContent !== words) button.textContent = words;
  button.onclick = () => goTo(`test-${due.id}`);
}

/** Minutes and seconds, as a clock has them. @param {number} seconds */
function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
