// On a wide screen what is entered and what it means stand side by side, and the result follows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { noViolations, picture } from './look.mjs';
import { HEROIN } from './scenarios.mjs';
import { Person, result } from './taps.mjs';
import { answered, ready, visit } from './visit.mjs';

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

  test('holds several samples, each by its name, through a reload', () =>
    visit(
      chromium,
      async (page) => {
        await new Person(page).enter(HEROIN);
        await page.getByLabel('Name of this sample').fill('bag 7');
        await page.getByRole('button', { name: 'Another sample', exact: true }).click();
        await answered(page);
        assert.equal(await page.getByLabel('Sold as').inputValue(), '');
        assert.ok(await result(page).isHidden());
        assert.equal(await page.locator('#strips > fieldset').count(), 0);
        await new Person(page).enter({
          soldAs: 'MDMA',
          readings: [{ test: 'strip', strip: 'nitazene', lines: 'C+T' }],
        });
        await answered(page);
        const tabs = () => page.locator('#sample-tabs button').allInnerTexts();
        const flat = async () => (await tabs()).map((words) => words.replaceAll(/\s+/g, ' '));
        assert.deepEqual(await flat(), ['bag 7 2 readings', 'Sample 2 1 reading']);

        await page.getByRole('button', { name: /^bag 7/ }).click();
        await result(page).getByText('Fentanyls: found').first().waitFor();
        assert.equal(await page.locator('#said').innerText(), 'bag 7 is here.');
        assert.match(await page.locator('#strips').innerText(), /Fentanyl strip/);
        assert.doesNotMatch(await page.locator('#strips').innerText(), /Nitazene strip/);
        await page.reload();
        await ready(page);
        assert.deepEqual(await flat(), ['bag 7 2 readings', 'Sample 2 1 reading']);
        await page.getByRole('button', { name: /^Sample 2/ }).click();
        await result(page).getByText('Sold as MDMA').waitFor();
        await noViolations(page, 'two samples');

        page.once('dialog', (dialog) => dialog.dismiss());
        await page.getByRole('button', { name: 'Wipe all' }).click();
        assert.equal((await tabs()).length, 2);
        page.once('dialog', (dialog) => dialog.accept());
        await page.getByRole('button', { name: 'Wipe all' }).click();
        await answered(page);
        assert.equal((await tabs()).length, 0);
        assert.ok(await result(page).isHidden());
        assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      },
      DESK,
    ));

  test('and so does a phone', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(HEROIN);
      assert.ok(await page.getByLabel('Name of this sample').isHidden());
      await page.getByText('Forgotten with this tab').click();
      await page.getByRole('button', { name: 'Keep, another sample' }).click();
      await answered(page);
      assert.ok(await page.getByLabel('Name of this sample').isVisible());
      await page.getByRole('button', { name: /^Sample 1/ }).click();
      await result(page).getByText('Fentanyls: found').first().waitFor();
      assert.equal(await page.locator('#sample-tabs button').count(), 0, 'what was left blank is gone');
    }));
});

/** Whether the beginning of it stands on the screen. @param {import('playwright-core').Locator} place */
function inView(place) {
  return place.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= 0 && top < innerHeight - 40;
  });
}
