/**
 * The timer of a test: a tap starts it, and it tells how long to wait, that it is time to read, and that it is too late.
 * It counts from the moment of its start, which the sample holds.
 */

import { startTimer } from '../state/actions.js';
import { keepOnDevice, kept } from '../state/device.js';
import { elapsed, phase } from '../state/timer.js';
import { texts } from '../texts/en/check.js';
import { fill } from '../texts/words.js';
import { drawing, make } from '../ui/dom.js';
import { allowSound } from '../ui/signal.js';

/** @typedef {import('../state/sample.js').Test} Test */
/** @typedef {import('../state/timer.js').Span} Span */

const text = texts.timer;
/** The drawing is so wide, and goes on so far after the time to read. */
const WIDTH = 300;
const BEYOND = 1.25;

/**
 * @param {Test} test
 * @param {string} name
 * @param {Span} span
 * @param {import('../state/store.js').Store} store
 */
export function timer(test, name, span, store) {
  const id = `test-${test.id}-timer`;
  const running = elapsed(test.started, Date.now()) !== undefined;
  const start = () => {
    if (kept().sound) allowSound();
    store.do(startTimer(test, name, Date.now()));
  };
  const begin = test.kind === 'strip' ? text.atDip : text.atDrop;
  const element = make(
    'div',
    { class: 'timer', id },
    running && make('p', { class: 'clock', role: 'timer', id: `${id}-clock` }),
    make('button', { class: 'btn', type: 'button', id: `${id}-start`, click: start }, running ? text.again : begin),
    !running && test.kind === 'strip' && make('p', { class: 'small quiet' }, within(span)),
    running && line(span),
    running && sound(id),
  );
  if (running) showTime(element, test, span);
  return element;
}

/**
 * When a test is read; undefined where that is not known.
 * @param {Test} test
 * @param {import('../ui/names.js').Names} names
 * @returns {Span | undefined}
 */
export function spanOf(test, names) {
  if (test.kind === 'reagent') return names.reagents.get(test.reagent)?.readWithinSeconds;
  const [from, to] = names.stripProfile(test.strip)?.readWithinMinutes ?? [];
  return from === undefined || to === undefined ? undefined : [from * 60, to * 60];
}

/** @param {Span} span */
function within([from, to]) {
  return fill(text.within, { from: from / 60, to: to / 60 });
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

/** How far it is now. @param {Element} element @param {Test} test @param {Span} span */
export function showTime(element, { started }, span) {
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

/** Minutes and seconds, as a clock has them. @param {number} seconds */
function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
