/**
 * The drawings of the package as elements. They come as text, and the policy of the page lets no text become markup; so
 * they are taken apart here, and what a drawing does not need is left out.
 */

const TAG = /<(\/?)(svg|g|path|circle|text)((?: [A-Za-z-]+="[^"<]*")*)(\/?)>([^<]*)/g;
const ATTRIBUTE =
  / (viewBox|class|d|cx|cy|r|x|y|fill|font-(?:family|size|weight)|stroke(?:-[a-z]+)?|text-anchor)="([^"<]*)"/g;

/**
 * @param {string} svg of the package
 * @param {string} label what it shows, in words; empty where words beside it say so
 * @param {string} [kind] class
 */
export function molecule(svg, label, kind = '') {
  const root = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  /** @type {Element[]} */
  const open = [root];
  for (const [, close, tag, attributes, alone, text] of svg.matchAll(TAG)) {
    if (close !== '') {
      open.pop();
      continue;
    }
    const element =
      tag === 'svg' ? root : document.createElementNS('http://www.w3.org/2000/svg', /** @type {string} */ (tag));
    for (const [, name, value] of /** @type {string} */ (attributes).matchAll(ATTRIBUTE))
      element.setAttribute(/** @type {string} */ (name), /** @type {string} */ (value));
    if (text !== '') element.textContent = /** @type {string} */ (text);
    if (element === root) continue;
    open.at(-1)?.append(element);
    if (alone === '') open.push(element);
  }
  // At its own size, so that all bonds of a page are alike; where there is less room it shrinks.
  const { width, height } = root.viewBox.baseVal;
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.classList.add('mol', ...(kind === '' ? [] : [kind]));
  if (label === '') root.setAttribute('aria-hidden', 'true');
  else root.setAttribute('role', 'img');
  if (label !== '') root.setAttribute('aria-label', label);
  return root;
}

/** A formula with its figures below the line. @param {string} formula @returns {(Node | string)[]} */
export function subscripts(formula) {
  return formula
    .split(/(\d+)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!/^\d/.test(piece)) return piece;
      const below = document.createElement('sub');
      below.textContent = piece;
      return below;
    });
}
