// The steps for an emergency from wherever a person is, and the way back: to the form, not out of the page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { texts } from '../../www/texts/en/check.js';
import { FONTS, start } from './chromium.mjs';
import { Person } from './taps.mjs';
import { visit } from './visit.mjs';

for (const font of FONTS) {
  describe(`the way to help and back, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    test('the call stays in reach while the steps are read to the end, and Escape closes them', () =>
      visit(chromium, async (page) => {
        await page.getByText('Someone unwell?').click();
        const call = page.locator('.sos > .call');
        for (const place of [
          page.getByRole('heading', { name: 'Open the airway' }),
          page.getByText('Tell the ambulance'),
        ]) {
          await place.scrollIntoViewIfNeeded();
          assert.ok(await onTop(call));
          assert.ok(await onTop(page.getByText('Close the steps')));
        }
        await page.keyboard.press('Escape');
        assert.ok(!(await page.getByRole('heading', { name: 'Open the airway' }).isVisible()));
      }));

    test('nothing lies over its words at 200 % text', () =>
      visit(chromium, async (page) => {
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        const words = page.locator('.sos summary > span');
        assert.ok(await onTop(words));
        assert.ok(await onTop(page.locator('.sos > .call')));
        await page.getByText('Someone unwell?').click();
        assert.ok(await onTop(words));
      }));

    test('another page leads to the steps, opened', () =>
      visit(
        chromium,
        async (page) => {
          assert.ok(await page.getByRole('link', { name: 'Call 112' }).isVisible());
          await page.getByRole('link', { name: 'Someone unwell?' }).click();
          await page.getByRole('heading', { name: 'Open the airway' }).waitFor();
          assert.ok(await onTop(page.getByText('Close the steps')));
        },
        { path: '/coverage.html' },
      ));

    for (const where of ['the form', 'the result']) {
      test(`${where} opens the steps when someone is unwell now, and adds no step to Back`, () =>
        visit(chromium, async (page) => {
          await new Person(page).enter({
            observed: ['unwell-now'],
            readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C' }],
          });
          const steps = await page.evaluate(() => history.length);
          const part = where === 'the form' ? page.locator('#unwell') : page.locator('#result .act');
          assert.ok(await part.getByRole('link', { name: 'Call 112' }).isVisible());
          await part.getByRole('link', { name: 'See the steps' }).click();
          assert.ok(await page.getByRole('heading', { name: 'Open the airway' }).isVisible());
          assert.equal(await page.evaluate(() => document.activeElement?.localName), 'summary');
          assert.equal(await page.evaluate(() => history.length), steps);
        }));
    }

    test('Back leads from the result to the form, and forward again', () =>
      visit(chromium, async (page) => {
        await new Person(page).enter({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C' }] });
        await page.getByRole('button', { name: texts.page.see }).click();
        const focused = () => page.evaluate(() => document.activeElement?.id);
        assert.equal(await focused(), 'result');
        await page.evaluate(() => history.back());
        await page.waitForFunction(() => document.activeElement?.id === 'main');
        assert.ok(await page.locator('#test-1').isVisible());
        await page.evaluate(() => history.forward());
        await page.waitForFunction(() => document.activeElement?.id === 'result');
      }));

    test('every candidate can be reached, poor fits after "Show more"', () =>
      visit(chromium, async (page) => {
        await new Person(page).enter({
          readings: [
            { test: 'reagent', reagent: 'robadope', stages: [{ colour: 'pink' }] },
            { test: 'reagent', reagent: 'simons', stages: [{ colour: 'blue' }] },
          ],
        });
        assert.equal(await page.locator('.cands .fits-poorly').count(), 0);
        const more = page.getByRole('button', { name: 'Show more' });
        for (let presses = 0; (await more.count()) > 0 && presses < 40; presses += 1) await more.click();
        assert.ok((await page.locator('.cands .fits-poorly').count()) > 0);
        assert.equal(await more.count(), 0);
      }));
  });
}

/**
 * Whether the whole of an element can be seen: nothing lies over its corners and its middle.
 * @param {import('playwright-core').Locator} place
 */
function onTop(place) {
  return place.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [
      [left + 2, top + 2],
      [right - 2, top + 2],
      [left + 2, bottom - 2],
      [right - 2, bottom - 2],
      [(left + right) / 2, (top + bottom) / 2],
    ];
    return points.every(([x, y]) =>
      [element, ...element.querySelectorAll('*')].includes(document.elementFromPoint(x, y)),
    );
  });
}
