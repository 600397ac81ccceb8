// A test that is done folds to what was seen and what it means, and opens again; nothing that is still to do, or that is
// wrong, is ever folded away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { FULL_KIT } from './scenarios.mjs';
import { change, lastReagent, lastStrip, Person, swatch } from './taps.mjs';
import { answered, paused, visit } from './visit.mjs';

const DISSOLVED = { milligrams: 10, millilitres: 5, minutes: 5 };
/** The form with seven tests, before they folded: 10,148 px. */
const MOST_PIXELS = 3900;

describe('a test that is done', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const strips = (page) => page.locator('#strips > fieldset');
  const isOpen = async (card) => (await card.getByRole('radio').count()) > 0;

  test('with a faint line is told as one to do again: on its card, folded, in its family, aloud and on paper', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      const first = strips(page).first();
      await person.strip({ strip: 'xylazine', lines: 'C+faint T', ...DISSOLVED });
      await answered(page);
      const onCard = /Faint line: it counts as a line\. Not found by this strip, but test again\./;
      assert.match(await first.innerText(), onCard);
      assert.match(await page.locator('#said').innerText(), /faint line\. Not found by this strip, but test again\./);
      assert.match(await page.locator('#result').innerText(), /Faint line: not found, but test again\./);
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.match(await page.locator('#sheet tbody').textContent(), /Faint line: not found, but test again/);
      // Of a second strip of this kind, with a strong line, that is not said.
      await person.strip({ strip: 'xylazine', lines: 'C+T', ...DISSOLVED });
      await answered(page);
      assert.match(await first.innerText(), onCard, 'folded');
      assert.doesNotMatch(await lastStrip(page).innerText(), /[Ff]aint line/);
    }));

  test('folds when the next is added, and opens and folds at a tap', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.strip({ strip: 'fentanyl', lines: 'C', ...DISSOLVED });
      await answered(page);
      assert.ok(await isOpen(strips(page).first()), 'what is being entered stays');
      await page.locator('button[data-reagent="marquis"]').click();
      const first = strips(page).first();
      assert.ok(!(await isOpen(first)));
      const words = () => first.innerText().then((text) => text.replaceAll(/\s+/g, ' ').replace(/^.* Change /, ''));
      const folded = 'One line at C, 10 mg in 5 mL, read after 5 min This means: found by this strip.';
      assert.equal(await words(), folded);
      await answered(page);
      assert.equal(await words(), folded, 'and after the answer');

      await change(first);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'test-1');
      assert.ok(await first.getByRole('radio', { name: 'One line at C' }).isChecked());
      assert.equal(await first.getByLabel('Water, mL').inputValue(), '5');
      await first.getByRole('radio', { name: 'Two lines C and T' }).click();
      await first.getByText('This means: not found').waitFor();
      await first.getByRole('button', { name: 'Done with Fentanyl strip' }).click();
      assert.match(await words(), /Two lines C and T.*not found by this strip/);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'test-1');

      await swatch(lastReagent(page), 'violet').click();
      await answered(page);
      assert.ok(await isOpen(lastReagent(page)));
      await lastReagent(page).getByRole('button', { name: 'Done with Marquis' }).click();
      assert.match(await lastReagent(page).innerText(), /violet/);
    }));

  test('stays open until it is done', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      await page.locator('button[data-strip="nitazene"]').click();
      const first = strips(page).first();
      assert.ok(await isOpen(first), 'no lines yet');
      await first.getByRole('radio', { name: 'One line at C' }).click();
      await first.getByText('This means: found').waitFor();
      await answered(page);
      assert.ok(await isOpen(first), 'what it means is under the picture that was tapped');
      await page.locator('button[data-reagent="mecke"]').click();
      assert.ok(!(await isOpen(first)));
      assert.ok(await isOpen(lastStrip(page)), 'no lines yet');
    }));

  test('stays open while a figure of it is wrong', () =>
    visit(chromium, async (page) => {
      await new Person(page).strip({ strip: 'fentanyl', lines: 'C', milligrams: 'ten' });
      await page.locator('button[data-reagent="mecke"]').click();
      await paused(page);
      assert.ok(await isOpen(lastStrip(page)));
      assert.match(await lastStrip(page).innerText(), /It was not used/);
      await lastStrip(page).getByLabel('Sample, mg').fill('10');
      await paused(page);
      assert.ok(await isOpen(lastStrip(page)), 'nor does it fold under the hand');
    }));

  test('is open again when the test that came after it is taken back', () =>
    visit(chromium, async (page) => {
      await new Person(page).strip({ strip: 'fentanyl', lines: 'C' });
      await page.locator('button[data-reagent="mecke"]').click();
      await page.getByRole('button', { name: 'Undo: Mecke added' }).click();
      await answered(page);
      assert.ok(await isOpen(lastStrip(page)));
    }));

  test('is folded when the result is looked at, and the tests that are not done stay', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.strip({ strip: 'fentanyl', lines: 'C' });
      await page.locator('button[data-reagent="mecke"]').click();
      await swatch(lastReagent(page), 'green').click();
      await page.locator('button[data-reagent="marquis"]').click();
      await answered(page);
      await person.seeResult();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'result');
      assert.deepEqual(
        await page
          .locator('#sample fieldset.card')
          .filter({ has: page.getByRole('radio') })
          .getByRole('heading')
          .allInnerTexts(),
        ['Marquis'],
      );
    }));

  test('is folded after a reload too, but for the last', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(FULL_KIT);
      await paused(page);
      const open = () =>
        page
          .locator('#sample fieldset.card')
          .filter({ has: page.getByRole('radio') })
          .count();
      assert.equal(await open(), 1);
      assert.ok((await page.locator('#sample').boundingBox()).height <= MOST_PIXELS);
      await page.reload();
      await page.locator('#strips > fieldset').first().waitFor();
      assert.equal(await open(), 1);
      assert.equal(await page.getByRole('button', { name: /^Change / }).count(), FULL_KIT.readings.length - 1);
    }));
});
