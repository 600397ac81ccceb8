// A worked example: one tap, plainly marked wherever it is read, and gone by one tap.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { inEveryTheme } from './look.mjs';
import { result } from './taps.mjs';
import { answered, paused, ready, visit } from './visit.mjs';

const MARK = 'Example: made-up readings.';

describe('a worked example', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const offer = (page) => page.getByRole('button', { name: 'See a worked example' });

  test('is marked above the form, in the result and on paper, until it is wiped', () =>
    visit(chromium, async (page) => {
      await offer(page).click();
      await answered(page);
      await result(page).getByText('Fentanyls: found').first().waitFor();
      assert.ok(await offer(page).isHidden());
      assert.equal(await page.getByText(MARK).count(), 2);
      await inEveryTheme(page, 'example');
      await page.reload();
      await ready(page);
      assert.equal(await page.getByText(MARK).count(), 2, 'after a reload too');
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.ok(await page.locator('#sheet').getByText(MARK).isVisible());
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('button', { name: 'Wipe it' }).click();
      await answered(page);
      assert.ok(await page.getByText(MARK).first().isHidden());
      assert.ok(await offer(page).isVisible());
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    }));

  test('is not offered over what was entered', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      await answered(page);
      assert.ok(await offer(page).isHidden());
      await page.getByRole('button', { name: 'Undo: Fentanyl strip added' }).click();
      await answered(page);
      assert.ok(await offer(page).isVisible());
      await page.getByLabel('Sold as').fill('MDMA');
      await paused(page);
      assert.ok(await offer(page).isHidden());
    }));
});
