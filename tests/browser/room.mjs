// Whether what the page says has room: nothing runs off the side, and no word of a control is broken.
import assert from 'node:assert/strict';

/** What a person presses or chooses by a word or two; a sentence that unfolds more is prose. */
const CONTROLS = 'button, .btn, label.pill, label.pick, label.stage, label.sw, .sos summary, .sos a, nav a';

/** @param {import('playwright-core').Page} page @param {string} state for the message */
export async function hasRoom(page, state) {
  const { wide, over, broken } = await page.evaluate((controls) => {
    const name = (element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
    const visible = (selector) =>
      [...document.querySelectorAll(selector)].filter(
        (element) => element.checkVisibility() && element.closest('.vh, .sprite') === null,
      );
    return {
      wide: document.documentElement.scrollWidth - innerWidth,
      // What lies in a part that scrolls by itself can be reached there. A word may be wider than the box it stands in.
      over: visible('body *')
        .filter(
          (element) =>
            Math.max(element.getBoundingClientRect().right, ...wordsOf(element)) > innerWidth + 0.5 &&
            element.closest('[role="region"].matrix') === null,
        )
        .map(name),
      broken: visible(controls).flatMap((control) => brokenWords(control).map((word) => `${name(control)}: ${word}`)),
    };

    /** How far the words reach that stand in the element itself. */
    function wordsOf(element) {
      return [...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map((text) => {
          const range = document.createRange();
          range.selectNode(text);
          return range.getBoundingClientRect().right;
        });
    }

    /** Words that stand on more than one line. */
    function brokenWords(control) {
      const words = [];
      const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.parentElement.checkVisibility() || text.parentElement.closest('.vh, svg') !== null) continue;
        for (const { 0: word, index } of text.data.matchAll(/[^\s\-–—/]+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) words.push(word);
        }
      }
      return words;
    }
  }, CONTROLS);
  assert.ok(wide <= 0 && over.length === 0, `${state}: ${wide} px too wide: ${over.slice(0, 5).join('; ')}`);
  assert.deepEqual(broken, [], `${state}: broken words`);
}
