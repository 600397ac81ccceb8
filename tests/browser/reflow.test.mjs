// Narrow screens, large text, large fingers, forced colours: nothing runs off the side, and all can be hit and told
// apart.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FONTS, start } from './chromium.mjs';
import { noViolations, picture, whole } from './look.mjs';
import { hasRoom } from './room.mjs';
import { FULL_KIT } from './scenarios.mjs';
import { lastReagent, openAll, Person, result } from './taps.mjs';
import { visit } from './visit.mjs';

const SIZES = {
  '320 px': { options: { viewport: { width: 320, height: 640 } } },
  '360 px': {},
  '200 % text': { text: '200%' },
  '200 % text at 320 px': { options: { viewport: { width: 320, height: 640 } }, text: '200%' },
  '1280 px': { options: { viewport: { width: 1280, height: 800 } } },
};
const LEAST = 48;
const LEAST_READING = 56;

for (const font of FONTS) {
  describe(`any screen, any hand, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    test('it is this font that is used', () =>
      visit(chromium, async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send('DOM.enable');
        await session.send('CSS.enable');
        const { root } = await session.send('DOM.getDocument');
        const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
        const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
        assert.deepEqual(
          fonts.map(({ familyName }) => familyName.toLowerCase()),
          [`${font} sans`],
        );
      }));

    for (const [name, { options, text = '' }] of Object.entries(SIZES)) {
      test(`nothing runs off the side at ${name}`, () =>
        visit(
          chromium,
          async (page) => {
            await page.evaluate((size) => {
              document.documentElement.style.fontSize = size;
            }, text);
            await hasRoom(page, 'empty');
            const file = `at-${name.replaceAll(/[ %]+/g, '-')}`;
            await picture(page, `empty-${file}-${font}`);
            await page.getByText('Someone unwell?').click();
            await hasRoom(page, 'emergency');
            await page.getByText('Someone unwell?').click();
            await everything(page);
            await hasRoom(page, 'everything');
            await result(page).scrollIntoViewIfNeeded();
            await picture(page, `result-${file}-${font}`);
          },
          { options },
        ));
    }

    test('the first strip can be added without scrolling', () =>
      visit(chromium, async (page) => {
        const top = async (place) => (await page.locator(place).boundingBox()).y;
        const { y, height } = await page.locator('button[data-strip="fentanyl"]').boundingBox();
        assert.ok(y + height <= (await top('.sticky')), `${y} to ${y + height}`);
      }));

    test('targets are large enough for a gloved finger', () =>
      visit(chromium, async (page) => {
        await page.getByText('Someone unwell?').click();
        assert.deepEqual(await tooSmall(page), []);
        await page.getByText('Someone unwell?').click();
        await everything(page);
        assert.deepEqual(await tooSmall(page), []);
      }));

    test('forced colours leave the swatches their colours', () =>
      visit(chromium, async (page) => {
        await everything(page);
        const colours = () =>
          page
            .locator('.chip, .dot i')
            .evaluateAll((chips) => chips.map((chip) => getComputedStyle(chip).backgroundColor));
        const before = await colours();
        await page.emulateMedia({ forcedColors: 'active' });
        assert.deepEqual(await colours(), before);
        assert.ok(new Set(before).size >= 13, 'one colour a swatch');
        await whole(page, () => picture(page, 'forced-colours'));
        await noViolations(page, 'forced colours');
      }));
  });
}

/** The full kit, a faulty figure, a reagent with times, and every part opened. */
async function everything(page) {
  const person = new Person(page);
  await person.enter({ ...FULL_KIT, observed: ['naloxone-responded'] });
  await person.strip({ strip: 'btnx-medetomidine', lines: 'C', milligrams: 'ten' });
  const folded = page.getByRole('button', { name: /^Change / });
  while ((await folded.count()) > 0) await folded.first().click();
  await lastReagent(page).getByRole('button', { name: 'The colour changed over time' }).click();
  await page.getByText('It was not used').first().waitFor();
  await openAll(page.locator('main'));
  await page
    .getByText(/ and \d+ more\.$/)
    .last()
    .waitFor();
}

/**
 * What can be pressed and is lower than it has to be; a radio or a box is as high as its label. Links inside sentences
 * are exempt.
 */
function tooSmall(page) {
  return page.evaluate(
    ([least, reading]) => {
      const targets = [...document.querySelectorAll('button, select, summary, input, .sos a, form a')].filter(
        (element) => element.checkVisibility(),
      );
      return targets.flatMap((element) => {
        const place = element.matches('[type="radio"], [type="checkbox"]') ? element.closest('label') : element;
        const { width, height } = place.getBoundingClientRect();
        const wanted = place.matches('.pick, .sw') ? reading : least;
        return height >= wanted && width >= least
          ? []
          : [
              `${element.localName}#${element.id} ${place.textContent.trim().slice(0, 30)}: ${Math.round(width)} × ${Math.round(height)}`,
            ];
      });
    },
    [LEAST, LEAST_READING],
  );
}
