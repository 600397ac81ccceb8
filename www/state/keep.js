/**
 * Keeps what was entered through Back, reload and a crash: in the storage of this tab, which the browser drops when
 * the tab is closed for good. Beside it the device keeps the files of the page and a few settings (device.js).
 */

/** @typedef {import('./sample.js').State} State */

const KEY = 'analogue-lookup-sample-1';
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
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isText = (/** @type {any} */ value) => typeof value === 'string' && value.length <= LIMITS.text;
const areTexts = (/** @type {any} */ value) =>
  Array.isArray(value) && value.length <= LIMITS.looks && value.every(isText);

/** @param {any} value @returns {value is State} */
function isState(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    [value.soldAs, value.form, value.ties].every(isText) &&
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
