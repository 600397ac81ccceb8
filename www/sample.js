/** The form as a Sample. What was left empty is left out; what is wrong is left for the package to refuse. */

/** @param {FormData} entered @returns {import('./pkg/index.js').Sample} */
export function readSample(entered) {
  const word = (/** @type {string} */ name) => String(entered.get(name) ?? '').trim() || undefined;
  const readings = [];
  const strip = word('strip');
  if (strip !== undefined) {
    readings.push({
      test: 'strip',
      strip,
      lines: word('lines'),
      milligrams: figure(word('milligrams')),
      millilitres: figure(word('millilitres')),
      minutes: figure(word('minutes')),
    });
  }
  const reagent = word('reagent');
  if (reagent !== undefined) readings.push({ test: 'reagent', reagent, stages: [{ colour: word('colour') }] });
  // Not yet checked, hence the cast: classify() names the field that is missing or wrong.
  return /** @type {any} */ ({ soldAs: word('soldAs'), form: word('form'), readings });
}

/** A figure as people write it, with comma or point; anything else becomes NaN, which is refused. @param {string | undefined} text */
function figure(text) {
  return text === undefined ? undefined : Number(text.replace(',', '.'));
}
