// What goes wrong is named in words, by its label, with a way out; and it takes nothing else along.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { HEROIN } from './scenarios.mjs';
import { change, lastStrip, openAll, Person, result } from './taps.mjs';
import { ELSEWHERE, ready, visit } from './visit.mjs';
import { forbidden } from './wording.mjs';

/** What a page cannot do without: code and facts. */
const PARTS = [
  ['a core', '**/*.wasm', 'application/wasm'],
  ['a database', '**/database.bin', 'application/octet-stream'],
];

describe('what goes wrong', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('a figure that is none is named by its label and set aside; the verdict stays', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(HEROIN);
      await change(lastStrip(page));
      const field = lastStrip(page).getByLabel('Sample, mg');
      await field.fill('ten');
      const fault = lastStrip(page).getByText(/^Sample, mg:.*It was not used/);
      await fault.waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      assert.doesNotMatch(await fault.innerText(), /NaN|undefined|`|readings\[/);
      const colour = (place) => place.evaluate((element) => getComputedStyle(element).color);
      assert.equal(await colour(fault), await colour(page.locator('body')), 'in ink: red is for findings');
      const described = page.locator(`#${await field.getAttribute('aria-describedby')}`);
      assert.match(await described.innerText(), /Sample, mg/);
      assert.match(await result(page).innerText(), /Fentanyls: found/);
      assert.equal(await lastStrip(page).locator('[aria-invalid="true"]').count(), 1, 'nothing else is marked');

      await field.fill('2,5');
      await fault.waitFor({ state: 'detached' });
      assert.equal(await field.getAttribute('aria-invalid'), null);
      assert.equal(await field.inputValue(), '2,5', 'what was typed stays as it was typed');
      await openAll(result(page));
      assert.match(await result(page).innerText(), /2,5 mg/);
    }));

  for (const figure of ['0', '-3', '1e9', '10 g', '10 mL', '5 min', '∞', '<b>5</b>']) {
    test(`so is “${figure}”`, () =>
      visit(chromium, async (page) => {
        await new Person(page).strip({ strip: 'fentanyl', lines: 'C', milligrams: figure });
        await lastStrip(page)
          .getByText(/^Sample, mg:.*It was not used/)
          .waitFor();
        assert.match(await result(page).innerText(), /Fentanyls: found/);
      }));
  }

  test('a figure may bring its unit', () =>
    visit(chromium, async (page) => {
      await new Person(page).strip({ strip: 'fentanyl', lines: 'C+T', milligrams: '10 mg', millilitres: '5ml' });
      await lastStrip(page)
        .getByText(/1 part in/)
        .waitFor();
      assert.equal(
        await lastStrip(page)
          .getByText(/It was not used/)
          .count(),
        0,
      );
    }));

  test('of two strips of one kind each is told its own', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.strip({ strip: 'fentanyl', lines: 'C+T', milligrams: '10', millilitres: '5' });
      await person.strip({ strip: 'fentanyl', lines: 'C' });
      assert.doesNotMatch(await lastStrip(page).locator('[id^="outs"]').innerText(), /not found/i);
      assert.doesNotMatch(await page.locator('#strips > fieldset [id^="outs"]').first().innerText(), /means: found/i);
      assert.doesNotMatch(await page.locator('.banner').first().innerText(), /not found/i);
    }));

  test('several at once are all named, each at its own test', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.strip({ strip: 'fentanyl', lines: 'C', milligrams: 'ten', millilitres: 'five', minutes: 'soon' });
      await person.strip({ strip: 'xylazine', lines: 'C+T', milligrams: '10', millilitres: '5', minutes: 'soon' });
      await lastStrip(page)
        .getByText(/^Read after, min:.*It was not used/)
        .waitFor();
      assert.equal(
        await page
          .locator('#strips > fieldset')
          .first()
          .getByText(/It was not used/)
          .count(),
        3,
      );
      assert.equal(
        await lastStrip(page)
          .getByText(/It was not used/)
          .count(),
        1,
      );
    }));

  test('a page that comes in two parts has what its script needs fetched with the first, and begins with the second', () =>
    visit(
      chromium,
      async (page, origin) => {
        let rest;
        const server = createServer(async ({ url }, response) => {
          const answer = await fetch(origin + url);
          response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
          const bytes = Buffer.from(await answer.arrayBuffer());
          if (url !== '/') return response.end(bytes);
          const half = bytes.indexOf('<main');
          response.write(bytes.subarray(0, half));
          rest = () => response.end(bytes.subarray(half));
        });
        await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
        try {
          const core = page.waitForResponse(/analogue_lookup_bg\.wasm$/);
          await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'commit' });
          await (await core).finished();
          assert.equal(await page.evaluate(() => document.readyState), 'loading');
          rest();
          await ready(page);
          await new Person(page).strip({ strip: 'fentanyl', lines: 'C' });
          assert.match(await result(page).innerText(), /Fentanyls: found/);
        } finally {
          server.closeAllConnections();
          server.close();
        }
      },
      { path: ELSEWHERE, expected: /^off-origin: http:\/\/127\.0\.0\.1/ },
    ));

  test('markup that is typed stays text', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter({
        soldAs: '<img src=x onerror=alert(1)>',
        readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C' }],
      });
      await page.getByText('Sold as <img src=x onerror=alert(1)>.').waitFor();
      assert.equal(await result(page).locator('img').count(), 0);
    }));

  for (const [what, files] of PARTS)
    test(`${what} that cannot be fetched is said in words, with a way out, and the steps of help still work`, () =>
      visit(
        chromium,
        async (page, origin) => {
          await page.route(files, (route) => route.abort());
          await page.goto(`${origin}/`);
          const alert = page.getByRole('alert');
          await alert.waitFor();
          const words = await alert.innerText();
          assert.match(words, /could not be fetched/);
          assert.match(words, /try again/i);
          assert.doesNotMatch(words, /https?:|TypeError|undefined|wasm|\.bin/, 'words, not addresses');
          assert.deepEqual(forbidden(words), []);
          assert.ok(await page.getByRole('button', { name: 'Not available' }).isDisabled());
          for (const add of await page.locator('button[data-strip], button[data-reagent]').all())
            assert.ok(await add.isDisabled());
          await page.getByText('Someone unwell?').click();
          assert.ok(await page.getByText('Open the airway').isVisible());
          await page.getByText('Someone unwell?').click();

          await page.unroute(files);
          const reload = alert.getByRole('button', { name: 'Reload' }); // the way out
          assert.ok((await reload.boundingBox()).width > (await reload.boundingBox()).height, 'its word is broken');
          await reload.click();
          await ready(page);
        },
        { path: ELSEWHERE, expected: /\.wasm|\.bin|ERR_FAILED/ },
      ));

  test('what fails once the danger is painted is said in words too', () =>
    visit(
      chromium,
      async (page) => {
        await page.evaluate(() => {
          const before = Element.prototype.insertBefore;
          Element.prototype.insertBefore = function (element, next) {
            if (element instanceof Element && element.querySelector('.haz') !== null)
              throw new Error('broken for the test');
            return before.call(this, element, next);
          };
        });
        await new Person(page).strip({ strip: 'fentanyl', lines: 'C' });
        await page
          .locator('#fault')
          .getByText(/Something went wrong on this page/)
          .waitFor();
        assert.match(await result(page).innerText(), /Fentanyls: found/);
      },
      { expected: /broken for the test/ },
    ));

  for (const [what, files, contentType] of PARTS)
    test(`${what} of other bytes is refused in words`, () =>
      visit(
        chromium,
        async (page, origin) => {
          await page.route(files, (route) => route.fulfill({ contentType, body: 'something else' }));
          await page.goto(`${origin}/`);
          await page.getByRole('alert').waitFor();
          assert.doesNotMatch(await page.getByRole('alert').innerText(), /undefined|\[object/);
        },
        { path: ELSEWHERE, expected: /./ },
      ));

  test('a module that cannot be fetched is said in words too', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.route('**/shared/*.js', (route) => route.abort());
        await page.goto(`${origin}/`);
        await page.getByRole('alert').waitFor();
        assert.match(await page.getByRole('alert').innerText(), /could not be fetched.*reload/);
        assert.ok(await page.getByRole('button', { name: 'Not available' }).isDisabled());
      },
      { path: ELSEWHERE, expected: /shared|ERR_FAILED|preload/ },
    ));

  test('a browser with WebAssembly switched off is told so', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.addInitScript(() => {
          delete globalThis.WebAssembly;
        });
        await page.goto(`${origin}/`);
        await page.getByRole('alert').waitFor();
        assert.match(await page.getByRole('alert').innerText(), /WebAssembly switched off.*allow it for this page/);
      },
      { path: ELSEWHERE, expected: /preload/ },
    ));

  test('without JavaScript the steps of help open, and the page says what it needs', () =>
    visit(
      chromium,
      async (page) => {
        assert.ok(await page.locator('noscript p').isVisible());
        await page.getByText('Someone unwell?').click();
        for (const words of ['Get help', 'Open the airway', 'Breathe for them', 'Give naloxone', 'Stay'])
          assert.ok(await page.getByRole('heading', { name: words, exact: true }).isVisible(), words);
        assert.equal(await page.getByRole('link', { name: 'Call 999' }).getAttribute('href'), 'tel:999');
        for (const add of await page.locator('button[data-strip], button[data-reagent]').all())
          assert.ok(await add.isDisabled());
      },
      { options: { javaScriptEnabled: false }, expected: /^failed: .*\.js$/ },
    )); // the browser drops the scripts it was about to fetch

  test('before any script has come the steps of help can be read', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.route('**/*.js', () => {}); // never answered
        await page.goto(`${origin}/`, { waitUntil: 'commit' });
        await page.getByText('Someone unwell?').click();
        assert.ok(await page.getByText('Open the airway').isVisible());
      },
      { path: ELSEWHERE, expected: /\.js$/ },
    ));
});
