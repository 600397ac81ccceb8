// What those hear who do not see: the result in one breath, said once, and headings without a gap.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { HEROIN, INTERFERENCE, SCENARIOS } from './scenarios.mjs';
import { change, lastStrip, Person, result } from './taps.mjs';
import { answered, paused, ready, visit } from './visit.mjs';
import { forbidden } from './wording.mjs';

/** About what a screen reader says in fifteen seconds. */
const BREATH_LETTERS = 240;

describe('what is heard', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('the result is said in one breath, and then only what a change brought', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      const heard = async () => {
        await paused(page);
        const words = await page.locator('#said[role="status"]').innerText();
        await page.evaluate(() => {
          document.getElementById('said').textContent = '';
        });
        return words;
      };
      await person.strip({ strip: 'fentanyl', lines: 'C' });
      const words = await heard();
      assert.match(words, /^Danger\. Fentanyls: found\. \d+ dangerous families cannot be ruled out\.$/);
      await person.reagent({ reagent: 'marquis', stages: [{ colour: 'violet' }] });
      assert.match(await heard(), /^(\d+ dangerous families cannot be ruled out\.)?$/, 'nothing was found anew');
      await person.strip({ strip: 'nitazene', lines: 'C+T', milligrams: 10, millilitres: 5 });
      assert.match(
        await heard(),
        /^Nitazene strip: not found by this strip\.( \d+ dangerous families cannot be ruled out\.)?$/,
      );
      await lastStrip(page).getByRole('radio', { name: 'No line at all' }).click();
      assert.match(await heard(), /^Nitazene strip: it tells you nothing\./);
      await change(page.locator('#strips > fieldset').first());
      await page.locator('#strips > fieldset').first().getByRole('radio', { name: 'Two lines C and T' }).click();
      assert.match(await heard(), /^No longer said: Fentanyls: found\. Fentanyl strip: not found by this strip\./);
      assert.ok(words.length <= BREATH_LETTERS, `${words.length} letters`);
      assert.deepEqual(forbidden(words), []);
    }));

  test('a doubtful finding is not said as a plain one', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(INTERFERENCE);
      await paused(page);
      assert.match(
        await page.locator('#said').innerText(),
        /^Danger\. Nitazenes: found, or something else made the strip react\./,
      );
    }));

  test('an unwell person comes first, heard and seen, with readings and without', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.enter({ observed: ['unwell-now'], readings: [] });
      await paused(page);
      assert.match(await page.locator('#said').innerText(), /^Someone is unwell: call an ambulance now\./);
      await person.enter(HEROIN);
      await paused(page);
      await page.reload(); // the whole is told to who comes back
      await ready(page);
      assert.match(
        await page.locator('#said').innerText(),
        /^Someone is unwell: call an ambulance now\. Danger\. Fentanyls: found\./,
      );
      const danger = await result(page).getByRole('region', { name: 'Danger' }).first().innerText();
      assert.ok(danger.indexOf('call an ambulance now') < danger.indexOf('Fentanyls: found'), danger);
    }));

  test('what comes after a step back to nothing is heard', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      await page.getByRole('button', { name: 'Undo: Fentanyl strip added' }).click();
      await paused(page);
      await new Person(page).enter({ observed: ['unwell-now'], readings: [] });
      await paused(page);
      assert.match(await page.locator('#said').innerText(), /^Someone is unwell: call an ambulance now\./);
    }));

  test('letters that are typed are not each answered', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.strip({ strip: 'fentanyl', lines: 'C' });
      await answered(page);
      await page.clock.install(); // so that the pause is over when the test says so, not when the machine is slow
      await page.clock.pauseAt(Date.now() + 60_000);
      await page.evaluate(() => {
        window.answers = 0;
        new MutationObserver(() => {
          window.answers += 1;
        }).observe(document.getElementById('strength-1'), { childList: true });
      });
      const answers = () => page.evaluate(() => window.answers);
      await lastStrip(page).getByLabel('Sample, mg').focus();
      for (const letter of '12345') {
        await page.keyboard.type(letter);
        await page.clock.runFor(100);
      }
      assert.equal(await answers(), 0, 'while letters come');
      await page.clock.runFor(1000);
      assert.equal(await answers(), 1, 'after the last letter');
    }));

  for (const { title, sample } of SCENARIOS) {
    test(`headings have no gap: ${title}`, () =>
      visit(chromium, async (page) => {
        await new Person(page).enter(sample);
        const tree = await result(page).ariaSnapshot();
        const levels = [...tree.matchAll(/- heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
        assert.equal(levels[0], 2, 'the result begins with its own heading');
        noGap(levels);
        const page1 = await page
          .locator('h1, h2, h3, h4')
          .evaluateAll((heads) =>
            heads.filter((head) => head.checkVisibility()).map(({ localName }) => Number(localName[1])),
          );
        assert.equal(page1.filter((level) => level === 1).length, 1);
        noGap(page1);
        for (const name of ['Danger', 'Cannot be ruled out', 'Next', 'Notes'])
          assert.match(tree, new RegExp(`- region "${name}"`, 'i'), name);
      }));
  }

  test('every control has a name, and no two of a card the same', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(HEROIN);
      const tree = await page.locator('form').ariaSnapshot();
      assert.doesNotMatch(tree, /- (button|radio|checkbox|textbox|combobox)( \[[^\]]*\])*:?$/m);
      for (const card of await page.locator('#strips > fieldset, #reagents > fieldset').all()) {
        const names = [
          ...(await card.ariaSnapshot()).matchAll(/- (?:button|radio|checkbox|textbox|combobox) "([^"]*)"/g),
        ].map(([, name]) => name);
        assert.deepEqual(names, [...new Set(names)]);
      }
    }));
});

function noGap(levels) {
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `level ${level} after ${before} in ${levels}`);
    return level;
  });
}
