/**
 * Keeps what was typed on the page of the kit, in the storage of this tab, so that somebody can look at the card of a
 * substance and come back to it. What is ticked the device keeps.
 */

const KEY = 'analogue-lookup-kit-1';
const MOST = 64;
const LONGEST = 200;

/** @typedef {[string, string][]} Entries name and value of each control of a form that has one */

/** @param {HTMLFormElement[]} forms */
export function keepForms(forms) {
  try {
    sessionStorage.setItem(
      KEY,
      JSON.stringify(forms.map((form) => [...new FormData(form)].filter(([name]) => name !== 'have'))),
    );
  } catch {
    // storage switched off or full: the page goes on, and starts afresh when it is come back to
  }
}

/** @param {HTMLFormElement[]} forms @returns {boolean} whether there was anything to put back */
export function fillForms(forms) {
  const kept = read();
  if (kept?.length !== forms.length) return false;
  for (const [at, form] of forms.entries()) {
    for (const control of form.elements) if (control instanceof HTMLInputElement) fill(control, kept[at] ?? []);
  }
  return true;
}

/** @param {HTMLInputElement} control @param {Entries} entries */
function fill(control, entries) {
  const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
  if (control.type === 'checkbox' || control.type === 'radio') control.checked = values.includes(control.value);
  else control.value = values[0] ?? '';
}

/** What was kept, if it is whole; anything else counts as nothing. @returns {Entries[] | undefined} */
function read() {
  try {
    const value = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return Array.isArray(value) && value.every(areEntries) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {any} value */
function areEntries(value) {
  return (
    Array.isArray(value) &&
    value.length <= MOST &&
    value.every(
      (entry) =>
        Array.isArray(entry) &&
        entry.length === 2 &&
        entry.every((text) => typeof text === 'string' && text.length <= LONGEST),
    )
  );
}
