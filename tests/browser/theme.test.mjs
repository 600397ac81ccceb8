// Light, dark or night: one switch on every page, kept on the device; what is red at night never tints a colour that is
// being picked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { answered, ready, visit } from './visit.mjs';

const GROUND = { light: 'rgb(241, 243, 243)', dark: 'rgb(14, 20, 23)', night: 'rgb(8, 1, 1)' };

describe('the display', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const choose = async (page, name) => {
    if ((await page.locator('.display[open]').count()) === 0) await page.getByLabel('Display', { exact: true }).click();
    await page.getByRole('radio', { name }).check();
  };

  test('is as the device wishes, until somebody says otherwise', () =>
    visit(
      chromium,
      async (page) => {
        assert.equal(await ground(page), GROUND.dark);
        await choose(page, 'Light');
        assert.equal(await ground(page), GROUND.light);
        await page.reload();
        await ready(page);
        assert.equal(await ground(page), GROUND.light);
        await choose(page, 'As the device');
        assert.equal(await ground(page), GROUND.dark);
        assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing is kept of it');
      },
      { options: { colorScheme: 'dark' } },
    ));

  test('is dim red at night on every page, and black on paper', () =>
    visit(chromium, async (page, origin) => {
      await choose(page, 'Night, dim red');
      for (const path of ['/', '/lookup.html', '/kit.html', '/coverage.html']) {
        await page.goto(origin + path);
        assert.equal(await ground(page), GROUND.night, path);
      }
      await page.emulateMedia({ media: 'print' });
      assert.equal(await ground(page), 'rgb(255, 255, 255)');
    }));

  test('is not red while there are colours to pick', () =>
    visit(chromium, async (page) => {
      await choose(page, 'Night, dim red');
      // In the display, and beside the colours, where the light changes.
      const words = 'Night is off while there are colours to pick.';
      const notes = [page.locator('.display').getByText(words), page.locator('#sample').getByText(words)];
      for (const note of notes) assert.ok(await note.isHidden());
      await page.locator('button[data-reagent="marquis"]').click();
      await answered(page);
      assert.equal(await ground(page), GROUND.dark);
      await page.evaluate(() => scrollTo(0, 0));
      for (const note of notes) assert.ok(await note.isVisible());
      await page.getByRole('button', { name: 'Remove Marquis' }).click();
      assert.equal(await ground(page), GROUND.night);
      for (const note of notes) assert.ok(await note.isHidden());
    }));
});
