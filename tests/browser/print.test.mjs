// The result on paper: a sheet of A4 or a roll of 80 mm, with the danger, every reading and what it means, what cannot be
// ruled out, the steps for somebody who is unwell, the data it rests on and a code; and no controls.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import decodeQR from 'qr/decode.js';
import { FONTS, start } from './chromium.mjs';
import { picture, whole } from './look.mjs';
import { HEROIN, INTERFERENCE } from './scenarios.mjs';
import { Person } from './taps.mjs';
import { answered, visit } from './visit.mjs';

const dissolved = { milligrams: 10, millilitres: 5, minutes: 5 };
const strip = (name, lines) => ({ test: 'strip', strip: name, lines, ...dissolved });
const reagent = (name, ...colours) => ({
  test: 'reagent',
  reagent: name,
  stages: colours.map((colour, index) => ({ colour, seconds: 30 * index })),
});
const KIT = [
  strip('btnx-fentanyl', 'C'),
  strip('btnx-nitazene', 'C+T'),
  strip('benzodiazepine', 'C+faint T'),
  strip('btnx-xylazine', 'C'),
  strip('btnx-medetomidine', 'C+T'),
  reagent('marquis', 'orange', 'violet', 'black'),
  reagent('mecke', 'yellow', 'green', 'olive'),
  reagent('mandelin', 'olive', 'brown', 'black'),
  reagent('froehde', 'violet', 'olive', 'black'),
  reagent('simons', 'none', 'blue', 'blue'),
];

/** Width of A4 between the margins, at 96 px an inch. */
const PAPER_PX = 703;
/** Width and height in points. */
const A4 = [596, 843];
const ROLL = [227, 842];
/** Width of the roll between its margins, in pixels. */
const ROLL_PX = 272;
/** Smallest letters, in points. */
const SMALLEST = 10;

/** How many pages each may take at a legible size. */
const SAMPLES = {
  'a heroin result': { sample: HEROIN, pages: 1 },
  'a result with interference': { sample: INTERFERENCE, pages: 1 },
  'the largest sensible sample': { sample: { soldAs: 'heroin', form: 'powder', readings: KIT }, pages: 2 },
  'the same while someone is unwell': {
    sample: { soldAs: 'heroin', form: 'powder', observed: ['unwell-now'], readings: KIT },
    pages: 2,
  },
};

const sheet = (page) => page.locator('#sheet');
const code = (page) => sheet(page).getByRole('img', { name: /code for a phone/ });
const fire = (page, event) => page.evaluate((name) => window.dispatchEvent(new Event(name)), event);

/** As the browser does while it prints; what draws the code is fetched a moment after the result. */
async function printing(page) {
  for (let time = 0; time < 50; time += 1) {
    await fire(page, 'beforeprint');
    if ((await code(page).count()) > 0) return;
    await page.waitForTimeout(100);
  }
  assert.fail('no code on the sheet');
}

for (const font of FONTS) {
  describe(`on paper, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    test('carries the name of the sample, and the code does not', () =>
      visit(
        chromium,
        async (page) => {
          await new Person(page).type(page.getByLabel('Name of this sample'), 'EX-07');
          await new Person(page).enter(HEROIN);
          await page.emulateMedia({ media: 'print' });
          await printing(page);
          assert.equal(
            await sheet(page).getByRole('heading', { level: 1 }).innerText(),
            'Sample EX-07: field test result',
          );
          assert.doesNotMatch(await readCode(code(page)), /EX-07/);
        },
        { options: { viewport: { width: 1200, height: 800 } } },
      ));

    test('is not empty where nothing was entered', () =>
      visit(chromium, async (page) => {
        await page.emulateMedia({ media: 'print' });
        await fire(page, 'beforeprint');
        assert.equal(await page.locator('main').innerText(), 'Nothing is entered yet.');
      }));

    for (const [name, { sample, pages }] of Object.entries(SAMPLES)) {
      test(`${name} is ${pages} of A4, or a roll`, () =>
        visit(chromium, async (page) => {
          await new Person(page).enter(sample);
          const families = await page.locator('.haz :is(h3, #other-families a)').allTextContents();
          const data = await page.getByText(/^Data 20/).innerText();
          const findings = await page.locator('.banner h3').count();

          await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
          await printing(page);
          const text = (await sheet(page).innerText()).replace(/\s+/g, ' ');
          assert.match(text, /Danger\. .*: found/);
          assert.equal(text.match(/Danger\. /g).length, findings);
          assert.match(text, /naloxone/i);
          assert.match(text, /Cannot be ruled out/);
          for (const family of families) assert.ok(text.includes(family), `${family} in ${text}`);
          assert.ok(text.includes(data.match(/^.*change\./)[0]), text);
          assert.match(text, /Checksum [0-9a-f]{12}/);
          assert.match(text, /Staff initials/);
          // Somebody who is unwell is spoken of at the top; the steps need not stand twice.
          if (sample.observed === undefined) assert.match(text, /If someone is unwell .*Give naloxone\./);
          else assert.match(text, /result .*Someone is unwell: call an ambulance now\..*Danger\./);
          assert.equal(await sheet(page).locator('tbody tr').count(), sample.readings.length);
          const means = await sheet(page).locator('tbody td:last-child').allInnerTexts();
          for (const [index, { test: kind }] of sample.readings.entries())
            assert.match(
              means[index],
              kind === 'strip'
                ? /^Found|^Not found by this strip$|^Faint line: not found, but test again$/
                : /^See main part$/,
            );
          const controls = page
            .locator('button, input, select, summary, textarea, a[href^="#"], a[href^="tel:"]')
            .filter({ visible: true });
          assert.deepEqual(await controls.allInnerTexts(), []);
          const dark = await sheet(page)
            .locator('*')
            .evaluateAll((elements) =>
              elements
                .filter((element) => element.checkVisibility() && getComputedStyle(element).color !== 'rgb(0, 0, 0)')
                .map(({ className, localName }) => `${localName}.${className}`),
            );
          assert.deepEqual([...new Set(dark)], [], 'legible in black alone');
          const smallest = await sheet(page)
            .locator('*')
            .evaluateAll((elements) =>
              Math.min(
                ...elements
                  .filter((element) => element.checkVisibility() && element.innerText)
                  .map((element) => parseFloat(getComputedStyle(element).fontSize)),
              ),
            );
          assert.ok(smallest * 0.75 >= SMALLEST, `${smallest * 0.75} pt`);
          const read = (await readCode(code(page))).split('\n');
          assert.match(read[0], /^Analogue Lookup, data 20/);
          assert.equal(read.length, sample.readings.length + 2);
          assert.match(read.join('\n'), /\nSold as heroin[^\n]*\. Powder\.\n/);
          for (const { test: kind } of sample.readings)
            assert.match(read.join('\n'), kind === 'strip' ? /strip: One line at C, 10 mg in 5 mL, 5 min/ : /: violet/);
          await whole(page, () => picture(page, `print-${name.replaceAll(' ', '-')}-${font}`), PAPER_PX);
          await whole(
            page,
            async () => {
              await picture(page, `roll-${name.replaceAll(' ', '-')}-${font}`);
              const wide = await page.evaluate(() => document.documentElement.scrollWidth);
              assert.ok(wide <= ROLL_PX, `${wide} px on a roll`);
            },
            ROLL_PX,
          );
          await fire(page, 'afterprint');
          assert.ok((await sheet(page).innerText()).length > 0, 'some browsers say so while they still lay out');

          assert.deepEqual(pagesOf(await page.pdf({ format: 'A4' })), Array(pages).fill(A4));
          const roll = pagesOf(await page.pdf({ width: '80mm', height: '297mm' }));
          assert.deepEqual(roll[0], ROLL);
          await page.emulateMedia({ media: 'screen' });
          await page.locator('#wipe').click();
          await answered(page);
          assert.equal(await sheet(page).innerHTML(), '', 'wiped with the sample');
        }));
    }
  });
}

/** Side of a module of the code, in pixels of the picture that is read. */
const MODULE_PX = 4;

/** What a phone would read: the squares of the drawing, as pixels. @param {import('playwright-core').Locator} drawing */
async function readCode(drawing) {
  const size = Number((await drawing.getAttribute('viewBox')).split(' ')[2]);
  const path = await drawing.locator('path').getAttribute('d');
  const side = size * MODULE_PX;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < MODULE_PX; row += 1)
      for (let column = 0; column < MODULE_PX; column += 1)
        data.set([0, 0, 0], ((y * MODULE_PX + row) * side + x * MODULE_PX + column) * 4);
  return decodeQR({ width: side, height: side, data });
}

/**
 * Width and height of every page of a PDF, in points. Chromium writes the objects of pages in plain text.
 * @param {Buffer} pdf
 */
function pagesOf(pdf) {
  return [...pdf.toString('latin1').matchAll(/<<\s*\/Type\s*\/Page\b(?!s)[\s\S]*?\/MediaBox\s*\[([^\]]*)\]/g)].map(
    ([, box]) => {
      const [, , width, height] = box.trim().split(/\s+/).map(Number);
      return [Math.round(width), Math.round(height)];
    },
  );
}
