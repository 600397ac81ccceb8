/**
 * Keeps what was entered through Back, reload and a crash: in the storage of this tab, which the browser drops when
 * the tab is closed for good. Beside it the device keeps the files of the page and a few settings (device.js).
 */

/** @typedef {import('./sample.js').State} State */

import { MOST_SAMPLES } from './samples.js';

const KEY = 'analogue-lookup-sample-1';
/** The samples beside the one that is worked on. */
const OTHERS = 'analogue-lookup-samples-1';
const LIMITS = { tests: 64, looks: 16, text: 200 };

/** @param {State} state */
export function keep(state) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // storage switched off or full: the page goes on, a reload starts afresh
  }
}

export function wipe() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // there was none
  }
}

/** What was kept, if it is whole; anything else counts as nothing. @returns {State | undefined} */
export function kept() {
  try {
    const value = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isState(value) ? whole(value) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {State[]} others @param {number} at the place of the sample that is worked on */
export function keepOthers(others, at) {
  try {
    if (others.length === 0) sessionStorage.removeItem(OTHERS);
    else sessionStorage.setItem(OTHERS, JSON.stringify({ others, at }));
  } catch {
    // as above
  }
}

/** Those that are whole. @returns {{ others: State[], at: number }} */
export function keptOthers() {
  try {
    return othersFrom(JSON.parse(sessionStorage.getItem(OTHERS) ?? 'null'));
  } catch {
    return { others: [], at: 0 };
  }
}

/** All samples from what was kept of them together. @param {any} value */
export function samplesFrom(value) {
  return isState(value?.state) ? { state: whole(value.state), ...othersFrom(value) } : undefined;
}

/** @param {any} value */
function othersFrom(value) {
  const listed = Array.isArray(value?.others) ? value.others.slice(0, MOST_SAMPLES - 1) : [];
  const others = listed.filter(isState).map(whole);
  return { others, at: Math.min(Math.max(0, Math.trunc(value?.at)), others.length) || 0 };
}

/** What an older version kept has no name and is no example. @param {State} state */
function whole(state) {
  return { ...state, name: state.name ?? '', example: state.example === true };
}

const isText = (/** @type {any} */ value) => typeof value === 'string' && value.length <= LIMITS.text;
const areTexts = (/** @type {any} */ value) =>
  Array.isArray(value) && value.length <= LIMITS.looks && value.every(isText);

/** @param {any} value @returns {value is State} */
function isState(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    [value.name ?? '', value.soldAs, value.form, value.ties].every(isText) &&
    areTexts(value.observed) &&
    Array.isArray(value.tests) &&
    value.tests.length <= LIMITS.tests &&
    value.tests.every(isTest)
  );
}

/** @param {any} test */
function isTest(test) {
  if (typeof test !== 'object' || test === null || !Number.isInteger(test.id)) return false;
  if (![undefined, null].includes(test.started) && !Number.isFinite(test.started)) return false;
  if (test.kind === 'strip') {
    return [test.target, test.strip, test.lines, test.milligrams, test.millilitres, test.minutes, test.lot].every(
      isText,
    );
  }
  return (
    test.kind === 'reagent' &&
    isText(test.reagent) &&
    Array.isArray(test.looks) &&
    test.looks.length > 0 &&
    test.looks.length <= LIMITS.looks &&
    test.looks[test.at] !== undefined &&
    test.looks.every(isLook)
  );
}

/** @param {any} look */
function isLook(look) {
  return (
    typeof look === 'object' &&
    look !== null &&
    areTexts(look.colours) &&
    areTexts(look.effects) &&
    (look.seconds === null || Number.isFinite(look.seconds))
  );
}
