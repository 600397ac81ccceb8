// The guide: what lines and colours mean and what people get wrong, one tap from each card, readable without a script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FONTS, start } from './chromium.mjs';
import { inEveryTheme } from './look.mjs';
import { hasRoom } from './room.mjs';
import { lastReagent, lastStrip } from './taps.mjs';
import { answered, ready, visit, WORKER } from './visit.mjs';

const PATH = '/guide.html';

for (const font of FONTS) {
  describe(`the guide, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    for (const [name, viewport, size] of [
      ['320 px', { width: 320, height: 640 }, ''],
      ['200 % text', { width: 360, height: 740 }, '200%'],
      ['1200 px', { width: 1200, height: 800 }, ''],
    ]) {
      test(`nothing runs off the side at ${name}`, () =>
        visit(
          chromium,
          async (page) => {
            await page.evaluate((text) => {
              document.documentElement.style.fontSize = text;
            }, size);
            await hasRoom(page, 'guide');
            if (size === '') await inEveryTheme(page, `guide ${font} ${name.replace(' ', '')}`);
          },
          { path: PATH, options: { viewport } },
        ));
    }
  });
}

describe('the guide', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('is one tap from each card, and nothing is lost on the way back', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      await answered(page);
      await lastStrip(page).getByRole('link', { name: 'How to read a strip' }).click();
      await page.getByRole('heading', { name: 'Read the lines' }).waitFor();
      await page.goBack();
      await ready(page);
      assert.equal(await lastStrip(page).count(), 1);
      await page.locator('button[data-reagent="marquis"]').click();
      await answered(page);
      await lastReagent(page).getByRole('link', { name: 'How to look at colours' }).click();
      await page.getByRole('heading', { name: 'Look at colours' }).waitFor();
    }));

  test('can be read without a script', () =>
    visit(
      chromium,
      async (page) => {
        await page.getByText('One line means found.').waitFor();
        assert.ok(await page.getByRole('link', { name: 'Someone unwell?' }).isVisible());
      },
      { path: PATH, options: { javaScriptEnabled: false }, expected: /^failed: .*\.js$/ },
    ));

  test('works without a network', () =>
    visit(
      chromium,
      async (page) => {
        await page.getByText('Works offline').waitFor();
        await page.context().setOffline(true);
        await page.reload();
        await page.getByText('One line means found.').waitFor();
        await page.getByText('Works offline').waitFor();
        await page.context().setOffline(false);
      },
      { path: PATH, ...WORKER },
    ));
});
