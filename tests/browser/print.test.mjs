// The result on paper: one A4 page, with the danger, what cannot be ruled out and the data it rests on, and no
// controls.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FONTS, start } from './chromium.mjs';
import { picture, whole } from './look.mjs';
import { HEROIN, INTERFERENCE } from './scenarios.mjs';
import { Person, result } from './taps.mjs';
import { visit } from './visit.mjs';

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
/** Width and height of A4 in points. */
const A4 = [595, 842];

const SAMPLES = {
  'a heroin result': HEROIN,
  'a result with interference': INTERFERENCE,
  'the largest sensible sample': { soldAs: 'heroin', form: 'powder', readings: KIT },
  'the same while someone is unwell': { soldAs: 'heroin', form: 'powder', observed: ['unwell-now'], readings: KIT },
};

for (const font of FONTS) {
  describe(`on paper, in ${font}`, () => {
    let chromium;
    before(async () => {
      chromium = await start({ font });
    });
    after(() => chromium?.stop());

    for (const [name, sample] of Object.entries(SAMPLES)) {
      test(`${name} is one A4 page`, (t) =>
        visit(chromium, async (page) => {
          await new Person(page).enter(sample);
          const data = (await page.getByText(/^Data 20/).innerText()).match(/^.*fast\./)[0];
          const families = await page.locator('.haz :is(h3, .paper a)').allTextContents();

          await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
          await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
          const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
          assert.match(text, /Fentanyls: found|Nitazenes: found, or something else/);
          assert.match(text, /naloxone/i);
          assert.match(text, /Cannot be ruled out/);
          for (const family of families) assert.ok(text.includes(family), family);
          assert.ok(text.includes(data.replace(/\s+/g, ' ')), `${data} in ${text}`);
          assert.match(text, /Checksum [0-9a-f]{12}/);
          assert.match(text, /Initials/);
          assert.equal(
            await page.locator('.readings tbody tr').filter({ visible: true }).count(),
            sample.readings.length,
          );
          const controls = page
            .locator('button, input, select, summary, textarea, a[href^="#"], a[href^="tel:"]')
            .filter({ visible: true });
          assert.deepEqual(await controls.allInnerTexts(), []);
          const dark = await result(page)
            .locator('*')
            .evaluateAll((elements) =>
              elements
                .filter(
                  (element) =>
                    element.checkVisibility() &&
                    !/^rgb\(0, 0, 0\)$|^rgb\(255, 255, 255\)$/.test(getComputedStyle(element).color),
                )
                .map(({ className, localName }) => `${localName}.${className}`),
            );
          assert.deepEqual([...new Set(dark)], [], 'legible in black alone');
          await whole(page, () => picture(page, `print-${name.replaceAll(' ', '-')}-${font}`), PAPER_PX);

          const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
          assert.deepEqual(pages, [A4]);
          const smallest = await result(page)
            .locator('*')
            .evaluateAll((elements) =>
              Math.min(
                ...elements
                  .filter((element) => element.checkVisibility() && element.innerText)
                  .map((element) => parseFloat(getComputedStyle(element).fontSize)),
              ),
            );
          t.diagnostic(`smallest text ${smallest * 0.75} pt`);
          assert.ok(smallest * 0.75 >= 7, `${smallest * 0.75} pt`);
        }));
    }
  });
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
