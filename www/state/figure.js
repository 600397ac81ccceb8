/** Figures as people type them. */

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
 * Sample over water, in mg/mL; undefined unless both are told.
 * @param {Pick<import('./sample.js').Strip, 'milligrams' | 'millilitres'>} strip
 */
export function strengthOf({ milligrams, millilitres }) {
  const strength = (figure(milligrams, 'mg') ?? NaN) / (figure(millilitres, 'ml') ?? NaN);
  return Number.isFinite(strength) && strength > 0 ? strength : undefined;
}
