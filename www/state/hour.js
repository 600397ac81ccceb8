/**
 * Keeps what was entered on the device for an hour after the last change, where the person asked for it: a phone may stop
 * the page for a photograph or a call. Nobody can wipe it while no page is open; the next that is opened does.
 */

import { samplesFrom } from './keep.js';

/** @typedef {import('./sample.js').State} State */
/** @typedef {{ state: State, others: State[], at: number }} Entered all samples, the one that is worked on apart */

const KEY = 'analogue-lookup-hour-1';
const HOUR_MS = 3_600_000;

/** Until when it is kept, as of `Date.now()`; undefined if it is not. */
export function keptUntil() {
  const until = read()?.until;
  return Number.isFinite(until) && until > Date.now() && until <= Date.now() + HOUR_MS ? Number(until) : undefined;
}

/** @param {Entered} entered */
export function keepForAnHour(entered) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ until: Date.now() + HOUR_MS, ...entered }));
  } catch {
    // storage switched off or full: keptUntil() says so
  }
}

export function forgetTheHour() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // there was none
  }
}

/** What was kept, if its hour is not over; otherwise it is wiped. @returns {Entered | undefined} */
export function withinTheHour() {
  const entered = keptUntil() === undefined ? undefined : samplesFrom(read());
  if (entered === undefined) forgetTheHour();
  return entered;
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return undefined;
  }
}
