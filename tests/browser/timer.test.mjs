// A timer starts by a tap, tells when to read, goes on through a reload, and fills in the time of the reading.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { inEveryTheme } from './look.mjs';
import { lastReagent, lastStrip, swatch } from './taps.mjs';
import { answered, paused, ready, visit } from './visit.mjs';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

describe('the timer of a test', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  /** A visit in which time can be let pass. */
  const timed = (act) =>
    visit(
      chromium,
      (page) =>
        act(page, async (milliseconds) => {
          await page.clock.fastForward(milliseconds);
          await answered(page);
        }),
      { clock: true },
    );
  const begin = async (page) => {
    await page.locator('button[data-strip="fentanyl"]').click();
    await answered(page);
    await lastStrip(page).getByRole('button', { name: 'Start the timer at the dip' }).click();
    await answered(page);
  };
  const clock = (page) => page.getByRole('timer');
  const minutes = (page) => lastStrip(page).getByLabel('Read after, min').inputValue();

  test('of a strip that was read too early goes on, and the same lines are read again', () =>
    timed(async (page, pass) => {
      await begin(page);
      await pass(SECOND_MS);
      const two = () => lastStrip(page).getByRole('radio', { name: 'Two lines C and T' });
      await two().click();
      await answered(page);
      assert.equal(await minutes(page), '0');
      assert.match(await lastStrip(page).innerText(), /too early/);
      await pass(5 * MINUTE_MS);
      assert.match(await clock(page).innerText(), /^Read it now\. /);
      assert.ok(await page.getByRole('button', { name: 'Fentanyl strip: read it now' }).isVisible());
      await two().click();
      await answered(page);
      assert.equal(await minutes(page), '5');
      assert.ok(await page.locator('#due').isHidden());
      assert.match(await lastStrip(page).innerText(), /not found by this strip/);
    }));

  test('of a strip tells to wait, to read, and that it is too late', () =>
    timed(async (page, pass) => {
      await begin(page);
      assert.match(await clock(page).innerText(), /^Read in (5:00|4:5\d)$/);
      await pass(2 * MINUTE_MS);
      assert.match(await clock(page).innerText(), /^Read in (3:00|2:5\d)$/);
      assert.ok(await page.locator('#due').isHidden());
      await pass(3 * MINUTE_MS + SECOND_MS);
      assert.match(await clock(page).innerText(), /^Read it now\. (5:00|4:5\d) left$/);
      assert.equal(await page.locator('#said').innerText(), 'Fentanyl strip: read it now.');
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole('button', { name: 'Fentanyl strip: read it now' }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'test-1');
      await inEveryTheme(page, 'timer');
      await pass(5 * MINUTE_MS + SECOND_MS);
      assert.equal(await clock(page).innerText(), 'Too late to read');
      assert.ok(await page.locator('#due').isHidden());
      await lastStrip(page).getByRole('radio', { name: 'One line at C' }).click();
      await answered(page);
      assert.match(await minutes(page), /^10\.\d$/);
      assert.match(await lastStrip(page).innerText(), /Treat it as found until a timed strip shows two lines\./);
      assert.doesNotMatch(await lastStrip(page).innerText(), /tells you nothing/);
      assert.match(await page.locator('#said').innerText(), /one line, not read in time\. Treat it as found\./);
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.equal(
        await page.locator('#sheet tbody td:last-child').allTextContents().then(String),
        'Not read in time: treat as found',
      );
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      // Of a second strip of this kind, with two lines, that is not said.
      await page.locator('button[data-strip="fentanyl"]').click();
      await answered(page);
      await lastStrip(page).getByRole('radio', { name: 'Two lines C and T' }).click();
      await lastStrip(page).getByLabel('Read after, min').fill('20');
      await paused(page);
      assert.match(await lastStrip(page).innerText(), /This strip tells you nothing/);
      assert.doesNotMatch(await lastStrip(page).innerText(), /Treat it as found/);
    }));

  test('goes on through a reload, and fills in the minutes', () =>
    timed(async (page, pass) => {
      await begin(page);
      await pass(MINUTE_MS);
      await page.reload();
      await ready(page);
      assert.match(await clock(page).innerText(), /^Read in [34]:\d\d$/);
      await pass(6 * MINUTE_MS);
      await lastStrip(page).getByRole('radio', { name: 'One line at C' }).click();
      await answered(page);
      const filled = await minutes(page);
      assert.ok(Number(filled) > 5 && Number(filled) < 10, filled);
      assert.equal(await clock(page).count(), 0, 'nothing is waited for any more');
      assert.match(await lastStrip(page).innerText(), /found by this strip/);
      await pass(10 * MINUTE_MS);
      await lastStrip(page).getByRole('radio', { name: 'Two lines C and T' }).click();
      await answered(page);
      assert.equal(await minutes(page), filled, 'what is put right later was read in time');
    }));

  test('does not take a reading before its time for one, nor what was typed by hand', () =>
    timed(async (page, pass) => {
      await begin(page);
      await pass(MINUTE_MS);
      await lastStrip(page).getByRole('radio', { name: 'One line at C' }).click();
      await answered(page);
      assert.match(await minutes(page), /^1(\.\d)?$/);
      assert.ok(await clock(page).isVisible(), 'it is still waited for');
      await pass(5 * MINUTE_MS);
      await lastStrip(page).getByRole('radio', { name: 'Two lines C and T' }).click();
      await answered(page);
      assert.match(await minutes(page), /^6(\.\d)?$/);
      await lastStrip(page).getByLabel('Read after, min').fill('7');
      await lastStrip(page).getByRole('radio', { name: 'One line at C' }).click();
      await answered(page);
      assert.equal(await minutes(page), '7');
    }));

  test('of a reagent fills in the seconds', () =>
    timed(async (page, pass) => {
      await page.locator('button[data-reagent="marquis"]').click();
      await answered(page);
      await lastReagent(page).getByRole('button', { name: 'Start the timer at the drop' }).click();
      await pass(20 * SECOND_MS);
      assert.match(await clock(page).innerText(), /^Read it now\. 0:(40|3\d) left$/);
      await swatch(lastReagent(page), 'violet').click();
      await answered(page);
      assert.ok(
        await lastReagent(page)
          .getByText(/Colour you see at 2\d s/)
          .isVisible(),
      );
      await page.getByRole('button', { name: 'Undo: Marquis: colour' }).click();
      await page.getByRole('button', { name: 'Undo: Marquis: timer' }).click();
      await answered(page);
      assert.equal(await clock(page).count(), 0);
    }));

  test('of a sample that is not in front calls too, and leads there', () =>
    timed(async (page, pass) => {
      await begin(page);
      await page.getByLabel('Sold as').fill('heroin');
      await page.getByText('Forgotten with this tab').click();
      await page.getByRole('button', { name: 'Keep, another sample' }).click();
      await answered(page);
      await page.locator('button[data-strip="fentanyl"]').click();
      await pass(5 * MINUTE_MS + SECOND_MS);
      assert.equal(await page.locator('#said').innerText(), 'Sample 1, Fentanyl strip: read it now.');
      await page.getByRole('button', { name: 'Sample 1, Fentanyl strip: read it now' }).click();
      assert.equal(await page.locator('#sold-as').inputValue(), 'heroin');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'test-1');
      assert.match(await clock(page).innerText(), /^Read it now/);
      await lastStrip(page).getByRole('radio', { name: 'One line at C' }).click();
      await answered(page);
      assert.ok(await page.locator('#due').isHidden(), 'it is read');
    }));

  test('buzzes and beeps where that was asked for, on this device from then on', () =>
    timed(async (page, pass) => {
      await page.evaluate(() => {
        window.buzzes = 0;
        navigator.vibrate = () => {
          window.buzzes += 1;
          return true;
        };
      });
      const buzzes = () => page.evaluate(() => window.buzzes);
      await begin(page);
      await pass(6 * MINUTE_MS);
      assert.equal(await buzzes(), 0, 'nobody asked for it');
      const box = lastStrip(page).getByRole('checkbox', { name: 'Buzz and beep when it is time' });
      await box.check();
      await lastStrip(page).getByRole('button', { name: 'Start again' }).click();
      await answered(page);
      assert.ok(await box.isChecked());
      await pass(6 * MINUTE_MS);
      assert.equal(await buzzes(), 1);
      await page.reload();
      await ready(page);
      assert.ok(await box.isChecked());
    }));
});
