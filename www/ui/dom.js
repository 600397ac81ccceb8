/** Elements made by hand: no markup is ever parsed, so nothing that a person typed can become an element. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [settings] attributes; `true` sets an empty one, `false` and `undefined` none; a
 *   function listens to the event of its name
 * @param {(Node | string | undefined | false)[]} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, settings = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...present(content));
  return element;
}

/**
 * A drawing from the symbols that stand in every page. Words beside it always say the same.
 * @param {string} symbol
 * @param {string} kind class
 */
export function icon(symbol, kind = 'sico') {
  return drawing({ class: kind }, ['use', { href: `#${symbol}` }]);
}

/** @param {Record<string, string>} settings @param {[string, Record<string, string>, string?][]} parts */
export function drawing(settings, ...parts) {
  const part = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = part('svg', { 'aria-hidden': 'true', ...settings });
  for (const [tag, attributes, text] of parts) {
    const element = part(tag, attributes);
    if (text !== undefined) element.textContent = text;
    svg.append(element);
  }
  return svg;
}

/**
 * Puts fresh content in place of the old; focus, the place of the cursor and opened details stay where they were.
 * @param {Element} place
 * @param {(Node | string | undefined | false)[]} content
 */
export function refill(place, ...content) {
  keeping(place, () => {
    place.replaceChildren(...present(content));
    return place;
  });
}

/**
 * Puts a fresh element in place of an old one; focus and opened details stay where they were.
 * @param {Element} old @param {Element} fresh
 */
export function swap(old, fresh) {
  keeping(old, () => {
    old.replaceWith(fresh);
    return fresh;
  });
}

/** @param {Element} place @param {() => Element} change what stands in its place afterwards */
function keeping(place, change) {
  const opened = new Set([...place.querySelectorAll('details[open][id]')].map(({ id }) => id));
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const fresh = change();
  for (const details of fresh.querySelectorAll('details[id]'))
    if (opened.has(details.id)) details.setAttribute('open', '');
  if (focused === null) return;
  // What had the focus may be gone: then the whole has it, so that the next key goes on from there.
  const next = counterpart(focused, fresh) ?? /** @type {HTMLElement | null} */ (fresh.closest('[tabindex]'));
  next?.focus({ preventScroll: true });
}

/**
 * What stands in fresh content for an element of the old: the same id, or else the same words.
 * @param {Element} old
 * @param {Element} place
 * @returns {HTMLElement | null | undefined}
 */
function counterpart(old, place) {
  if (old.id !== '') return document.getElementById(old.id);
  const alike = [...place.querySelectorAll(old.localName)].find(({ textContent }) => textContent === old.textContent);
  return /** @type {HTMLElement | undefined} */ (alike);
}

/**
 * What has the focus stays where it is on the screen, whatever grows or shrinks above it.
 * @param {() => void} change
 */
export function steady(change) {
  const focused = document.activeElement ?? document.body;
  const { top: before, bottom } = focused.getBoundingClientRect();
  change();
  const inView = bottom > 0 && before < window.innerHeight;
  if (inView && focused !== document.body && focused.isConnected)
    window.scrollBy(0, focused.getBoundingClientRect().top - before);
}

/** Once what was changed is painted; at once where nothing is. @param {() => void} then */
export function afterPaint(then) {
  if (document.hidden) then();
  else requestAnimationFrame(() => setTimeout(then));
}

/** Brings the focus and the eye there. @param {string} id */
export function goTo(id) {
  const place = part(id);
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}

/** @template {HTMLElement} T @param {string} id @returns {T} */
export function part(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/** @param {(Node | string | undefined | false)[]} content @returns {(Node | string)[]} */
function present(content) {
  return /** @type {(Node | string)[]} */ (content.filter((item) => item !== undefined && item !== false));
}
