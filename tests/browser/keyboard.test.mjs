// The heroin sample with the keyboard alone. At every stop the focus can be seen, no bar lies over it, and it is never
// lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { texts } from '../../www/texts/en/check.js';
import { start } from './chromium.mjs';
import { lastReagent, lastStrip, result, swatch } from './taps.mjs';
import { answered, visit } from './visit.mjs';

const MOST_TABS = 80;

describe('the keyboard alone', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('enters the heroin sample, reads its result, and takes a wipe back', () =>
    visit(chromium, async (page) => {
      const keys = new Keys(page);
      await keys.to(page.getByRole('link', { name: 'Skip to the sample' }));
      await keys.to(page.getByText('Someone unwell?'), { within: 'summary' });
      await keys.press('Enter');
      await keys.to(page.getByRole('link', { name: 'Call 999' }));
      await keys.back(page.getByText('Someone unwell?'), { within: 'summary' });
      await keys.press('Enter');
      assert.ok(!(await page.getByText('Open the airway').isVisible()));

      await keys.to(page.getByLabel('Sold as'));
      await keys.type('heroin');
      await keys.to(page.getByLabel('Form', { exact: true }));
      await keys.type('Powder');
      assert.equal(await page.getByLabel('Form', { exact: true }).inputValue(), 'powder');

      await keys.to(page.locator('button[data-strip="fentanyl"]'));
      await keys.press('Enter');
      const strip = lastStrip(page);
      await keys.to(strip.getByRole('radio', { name: 'One line at C' }));
      await keys.press('Space');
      await strip.getByText('found', { exact: false }).first().waitFor();
      for (const [label, figure] of [
        ['Sample, mg', '10'],
        ['Water, mL', '5'],
        ['Read after, min', '5'],
      ]) {
        await keys.to(strip.getByLabel(label));
        await keys.type(figure);
      }

      await keys.to(page.locator('button[data-reagent="marquis"]'));
      await keys.press('Space');
      const reagent = lastReagent(page);
      await keys.to(swatch(reagent, 'none'));
      for (let step = 0; step < 5; step += 1) await keys.press('ArrowRight');
      assert.ok(await swatch(reagent, 'violet').isChecked());
      await keys.to(reagent.getByRole('button', { name: 'The colour changed over time' }));
      await keys.press('Enter');
      await keys.back(reagent.getByRole('radio', { name: /^30 s/ }));
      await keys.to(reagent.getByRole('button', { name: 'One colour only' }));
      await keys.press('Enter');

      await keys.to(page.getByRole('button', { name: texts.page.see }));
      await keys.press('Enter');
      assert.equal(await keys.at(), 'result');
      await keys.to(result(page).getByText('Test by test').first(), { within: 'summary' });
      await keys.press('Enter');
      await keys.to(page.getByRole('button', { name: 'Show more' }));
      const more = page.getByRole('button', { name: 'Show more' });
      const shown = await page.locator('.cands > li').count();
      await keys.press('Enter');
      assert.equal(await keys.at(), `candidate-${shown}`, 'the first that is new');
      await keys.to(more);
      await keys.press('Enter');
      await keys.to(page.getByRole('button', { name: 'Wipe sample' }));
      await keys.press('Enter');
      await keys.to(page.getByRole('button', { name: 'Undo: wiped' }));
      await keys.press('Enter');
      assert.ok(await result(page).isVisible());
    }));

  test('keeps its place when a test is added, removed and brought back', () =>
    visit(chromium, async (page) => {
      const keys = new Keys(page);
      await keys.to(page.locator('button[data-strip="nitazene"]'));
      await keys.press('Enter');
      assert.equal(await keys.at(), 'test-1', 'a test that was added has the focus');
      await keys.to(page.getByRole('button', { name: 'Remove Nitazene strip' }));
      await keys.press('Enter');
      await keys.to(page.getByRole('button', { name: /^Undo: Nitazene strip removed/ }));
      await keys.press('Enter');
      await keys.press('Enter'); // takes the adding back too: there is nothing left to undo
      assert.equal(await lastStrip(page).count(), 0);
      assert.equal(await keys.at(), 'undo');
      await keys.back(page.locator('button[data-reagent="ehrlich"]'));
      await keys.press('Enter');
      await keys.to(swatch(lastReagent(page), 'none'));
      await keys.press('Space');
      const next = page.getByRole('region', { name: 'Next' }).getByRole('button', { name: /^Add / }).first();
      await keys.to(next);
      await keys.press('Enter');
    }));

  test('has keys that pick, lead to the result and back, and undo', () =>
    visit(
      chromium,
      async (page) => {
        const keys = new Keys(page);
        await page.locator('button[data-strip="fentanyl"]').click();
        await keys.to(lastStrip(page).getByRole('radio').first());
        await keys.press('2');
        assert.ok(await lastStrip(page).getByRole('radio', { name: 'Two lines C and T' }).isChecked());
        await keys.press('9');
        await keys.press('1');
        assert.ok(await lastStrip(page).getByRole('radio', { name: 'One line at C' }).isChecked());
        await lastStrip(page).getByLabel('Sample, mg').focus();
        await keys.press('2');
        assert.ok(await lastStrip(page).getByRole('radio', { name: 'One line at C' }).isChecked(), 'a figure is typed');

        await page.locator('button[data-reagent="marquis"]').click();
        await keys.to(swatch(lastReagent(page), 'none'));
        const picked = (colour) => swatch(lastReagent(page), colour).isChecked();
        await keys.press('v');
        assert.ok(await picked('violet'));
        await page.waitForTimeout(800); // a pause in typing
        await keys.press('g');
        await keys.press('y');
        assert.ok(await picked('grey'));
        await keys.press('Control+Z');
        assert.ok(await picked('green'));

        await keys.press('Control+Enter');
        assert.equal(await keys.at(), 'result');
        await keys.press('Control+Enter');
        assert.equal(await keys.at(), 'main');
        await page.getByText('Keys', { exact: true }).click();
        await page.getByText('to the result, and back').waitFor();
      },
      { options: { viewport: { width: 1200, height: 800 } } },
    ));

  test('goes through everything that can be reached, from the top to the bottom', () =>
    visit(chromium, async (page) => {
      for (const kind of ['strip="fentanyl"', 'reagent="marquis"']) await page.locator(`button[data-${kind}]`).click();
      await lastStrip(page).getByRole('radio', { name: 'One line at C' }).click();
      await swatch(lastReagent(page), 'violet').click();
      await page.evaluate(() => {
        document.activeElement.blur();
        scrollTo(0, 0);
        getSelection().removeAllRanges();
      });
      const keys = new Keys(page);
      let stops = 0;
      await keys.to(page.getByText('About this data'), {
        within: 'summary',
        most: 200,
        each: () => {
          stops += 1;
        },
      });
      assert.ok(stops > 30, `${stops} stops`);
    }));
});

/** Keys of a keyboard; after each, the stop it led to is looked at. */
class Keys {
  constructor(page) {
    this.page = page;
  }

  /** Tab, till the place has the focus. `within`: the place is text inside an element of this kind. */
  async to(place, { key = 'Tab', most = MOST_TABS, within = undefined, each = () => {} } = {}) {
    for (let step = 0; step < most; step += 1) {
      await this.press(key);
      each();
      if (
        await place.evaluate(
          (element, own) => (own === undefined ? element : element.closest(own)) === document.activeElement,
          within,
        )
      )
        return;
    }
    assert.fail(`${most} times ${key} did not lead to ${place}`);
  }

  back(place, settings) {
    return this.to(place, { ...settings, key: 'Shift+Tab' });
  }

  async press(key) {
    await this.page.keyboard.press(key);
    await answered(this.page);
    await this.#look(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
    await this.#look(`typing ${text}`);
  }

  /** Id of what has the focus. */
  at() {
    return this.page.evaluate(() => document.activeElement.id);
  }

  async #look(key) {
    const stop = await this.page.evaluate(seen);
    const where = `after ${key}, at ${stop.name}`;
    assert.notEqual(stop.name, 'body', `the focus is lost after ${key}`);
    assert.deepEqual(stop.covered, [], where);
    if (stop.stop) assert.ok(stop.outlined, `no outline ${where}`);
    assert.ok(stop.inView, `out of sight ${where}`);
  }
}

/** Runs in the page: what of the element with the focus can be seen. */
function seen() {
  const element = document.activeElement;
  // The box that a person sees: of a radio inside a tile, the tile.
  const shown = element.matches('input[type="radio"], input[type="checkbox"]') ? element.closest('label') : element;
  const box = shown.getBoundingClientRect();
  const bars = [...document.querySelectorAll('body *')].filter(
    (other) =>
      ['sticky', 'fixed'].includes(getComputedStyle(other).position) &&
      !other.contains(element) &&
      !element.contains(other),
  );
  // What is higher than the room between the bars cannot be free of them; then its beginning is.
  const room = bars.reduce((height, bar) => height - bar.getBoundingClientRect().height, innerHeight);
  const [first, last] = [box.top + 2, box.height > room ? box.top + 48 : box.bottom - 2];
  const points = [0.1, 0.5, 0.9].flatMap((part) =>
    [first, (first + last) / 2, last].map((y) => ({ x: box.left + part * box.width, y })),
  );
  const covered = bars
    .filter((bar) => points.some(({ x, y }) => bar.contains(document.elementFromPoint(x, y))))
    .map(({ className }) => className);
  const outlined = [element, ...(shown === element ? [] : [shown])].some((own) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(own);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  return {
    name:
      element === document.body
        ? 'body'
        : `${element.localName}#${element.id} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`,
    stop: element.tabIndex >= 0,
    covered,
    outlined,
    inView: first >= 0 && last <= innerHeight,
  };
}
