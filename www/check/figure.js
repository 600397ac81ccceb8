/**
 * A figure as people write it, with comma or point, with or without the unit of its field; anything else, another unit
 * too, becomes NaN, which the package refuses.
 * @param {string} text @param {string} unit as a pattern
 */
export function figure(text, unit) {
  if (text.trim() === '') return undefined;
  const [, bare = ''] = text.trim().match(new RegExp(`^([^a-z]+?)\\s*(?:${unit})?$`, 'i')) ?? [];
  return Number(bare.replace(',', '.') || NaN);
}

/**
 * Sample over water, in mg/mL, to two digits; undefined unless both are told.
 * @param {import('../state/sample.js').Strip} strip
 */
export function strengthOf({ milligrams, millilitres }) {
  const strength = (figure(milligrams, 'mg') ?? NaN) / (figure(millilitres, 'ml') ?? NaN);
  return Number.isFinite(strength) && strength > 0 ? Number(strength.toPrecision(2)) : undefined;
}
