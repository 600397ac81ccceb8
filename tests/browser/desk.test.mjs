// On a wide screen what is entered and what it means stand side by side, and the result follows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { noViolations, picture } from './look.mjs';
import { HEROIN } from './scenarios.mjs';
import { Person, result } from './taps.mjs';
import { answered, visit } from './visit.mjs';

const DESK = { options: { viewport: { width: 1200, height: 800 } } };

describe('the desk', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('has the result beside what is entered, in view wherever the form is scrolled to', () =>
    visit(
      chromium,
      async (page) => {
        assert.ok(await page.getByText('Here stands what it could be').isVisible(), 'nothing is entered');
        await new Person(page).enter(HEROIN);
        await answered(page);
        assert.ok(await page.getByText('Here stands what it could be').isHidden());
        const form = await page.locator('#sample').boundingBox();
        const beside = await result(page).boundingBox();
        assert.ok(beside.x >= form.x + form.width, 'beside it');
        assert.ok(form.height > 800, 'there is something to scroll');
        for (const part of [0, 0.5, 1]) {
          await page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), part);
          assert.ok(await inView(page.getByText('Fentanyls: found').first()), `scrolled to ${part}`);
        }
        await page.evaluate(() => scrollTo(0, 0));
        await picture(page, 'desk');
        await noViolations(page, 'the desk');
      },
      DESK,
    ));

  test('leads from the next test to its card without losing the result', () =>
    visit(
      chromium,
      async (page) => {
        await new Person(page).enter(HEROIN);
        await answered(page);
        await result(page).getByRole('button', { name: /^Add / }).first().click();
        await answered(page);
        assert.match(await page.evaluate(() => document.activeElement.id), /^test-\d$/);
        assert.ok(await inView(page.locator(':focus')));
        assert.ok(await inView(page.getByText('Fentanyls: found').first()));
      },
      DESK,
    ));
});

/** Whether the beginning of it stands on the screen. @param {import('playwright-core').Locator} place */
function inView(place) {
  return place.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= 0 && top < innerHeight - 40;
  });
}
