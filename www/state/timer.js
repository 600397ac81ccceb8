/** Time since a test was begun, and when it is read. A timer is the moment of its start, so that a reload changes nothing. */

import { figure } from './figure.js';

/** @typedef {[number, number]} Span when a test is read: from and to, seconds */
/** @typedef {{ span: Span, now: number }} Moment of a reading */

/** No test is waited for longer: the clock of the device was put forward or back. */
const MOST_SECONDS = 86_400;

/**
 * Seconds since the start; undefined without one.
 * @param {number | null | undefined} started as of `Date.now()`
 * @param {number} now
 */
export function elapsed(started, now) {
  const seconds = (now - (started ?? Number.NaN)) / 1000;
  return seconds >= 0 && seconds <= MOST_SECONDS ? seconds : undefined;
}

/** @param {number} seconds @param {Span} span @returns {'wait' | 'read' | 'late'} */
export function phase(seconds, [from, to]) {
  return seconds < from ? 'wait' : seconds <= to ? 'read' : 'late';
}

/**
 * Whether it is still to be read, or was read before its time.
 * @param {import('./sample.js').Test} test
 * @param {Moment} moment
 */
export function isWaitedFor(test, { span, now }) {
  const isRead = test.kind === 'strip' ? test.lines !== '' : (test.looks[test.at]?.colours.length ?? 0) > 0;
  const seconds = elapsed(test.started, now);
  return !isRead || wasEarly(test, span) || (seconds !== undefined && phase(seconds, span) === 'wait');
}

/** By its timer, however long ago that was. @param {import('./sample.js').Test} test @param {Span} span */
export function wasEarly(test, span) {
  if (!test.timed) return false;
  const seconds =
    test.kind === 'strip' ? (figure(test.minutes, 'min|minutes?') ?? NaN) * 60 : (test.looks[test.at]?.seconds ?? NaN);
  return phase(seconds, span) === 'wait';
}

/**
 * The time of a reading made now, in seconds; undefined where the timer has nothing to say of it. What was read in time
 * stays so when it is put right later.
 * @param {{ started?: number | null, timed?: boolean }} test
 * @param {boolean} read before
 * @param {Moment} moment
 */
export function timeOfReading({ started, timed }, read, { span, now }) {
  const seconds = elapsed(started, now);
  if (seconds === undefined) return undefined;
  return read && (!timed || phase(seconds, span) === 'late') ? undefined : seconds;
}

/**
 * Minutes to one digit, never rounded into the time in which a strip is read.
 * @param {number} seconds @param {Span} span
 */
export function inMinutes(seconds, span) {
  const tenths = seconds / 6;
  const when = phase(seconds, span);
  return String((when === 'wait' ? Math.floor(tenths) : when === 'late' ? Math.ceil(tenths) : Math.round(tenths)) / 10);
}
