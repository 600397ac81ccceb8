// What was entered outlives a reload, Back and a crash; one tap wipes it; and nothing of it gets anywhere else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from './chromium.mjs';
import { HEROIN } from './scenarios.mjs';
import { change, lastReagent, lastStrip, Person, result, swatch } from './taps.mjs';
import { ELSEWHERE, ready, visit } from './visit.mjs';

const KEY = 'analogue-lookup-sample-1';
/** How long a wipe can be taken back. */
const REGRET_MS = 10_000;

describe('what was entered', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  test('outlives a reload', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(HEROIN);
      await page.reload();
      await isHeroin(page);
    }));

  test('outlives another page and Back', () =>
    visit(chromium, async (page, origin) => {
      await new Person(page).enter(HEROIN);
      await page.goto(origin + ELSEWHERE);
      await page.goBack();
      await isHeroin(page);
    }));

  test('outlives a crash', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter(HEROIN);
      // Spoken to directly: after a crash playwright takes the page for lost, while a person only reloads it.
      const tab = await page.context().newCDPSession(page);
      const crashed = new Promise((resolve) => {
        page.once('crash', resolve);
      });
      tab.send('Page.crash').catch(() => {}); // nobody is left to answer
      await crashed;
      await tab.send('Page.reload');
      const read = async (expression) => (await tab.send('Runtime.evaluate', { expression })).result.value;
      const late = Date.now() + 10_000;
      while ((await read('document.documentElement.dataset.ready')) !== 'true')
        assert.ok(Date.now() < late, 'the page does not come back');
      assert.equal(await read('document.getElementById("sold-as").value'), 'heroin');
      assert.match(await read('document.getElementById("strips").innerText'), /One line at C, 10 mg in 5 mL/);
      assert.equal(await read('document.querySelector("#reagents input[type=radio]:checked").value'), 'violet');
      assert.match(await read('document.getElementById("result").innerText'), /Fentanyls: found/);
    }));

  test('is wiped by one tap, for good', () =>
    visit(chromium, async (page) => {
      const person = new Person(page);
      await person.enter(HEROIN);
      const before = person.taps;
      await person.wipe();
      assert.equal(person.taps - before, 1);
      assert.deepEqual(await stored(page), [0, 0, '']);
      assert.equal(await result(page).count(), 0);
      assert.ok(
        !(await page.locator('main').textContent()).includes('Fentanyls: found'),
        'the old result is still in the page',
      );
      assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
      await page.reload();
      await ready(page);
      await isEmpty(page);
    }));

  test('comes back within ten seconds of a wipe, and not after', () =>
    visit(
      chromium,
      async (page) => {
        const person = new Person(page);
        await person.enter(HEROIN);
        await person.wipe();
        await page.clock.fastForward(REGRET_MS - 3000);
        await page.getByRole('button', { name: 'Undo: wiped' }).click();
        await isHeroin(page);
        assert.notEqual(await page.evaluate((key) => sessionStorage.getItem(key), KEY), null, 'kept again');

        await person.wipe();
        await page.clock.fastForward(REGRET_MS);
        const undo = page.getByRole('button', { name: 'Undo', exact: true });
        await undo.waitFor();
        assert.equal(await undo.getAttribute('aria-disabled'), 'true');
        await undo.click({ force: true });
        await isEmpty(page);
        assert.deepEqual(await stored(page), [0, 0, '']);
      },
      { clock: true },
    ));

  test('is not what the ten seconds of an earlier wipe take away', () =>
    visit(
      chromium,
      async (page) => {
        const person = new Person(page);
        await person.enter(HEROIN);
        await person.wipe();
        await person.tap(page.locator('button[data-strip="xylazine"]'));
        await page.clock.fastForward(REGRET_MS);
        await page.getByRole('button', { name: 'Undo: Xylazine strip added' }).click();
        await isEmpty(page);
        assert.equal(
          await page.getByRole('button', { name: 'Undo', exact: true }).getAttribute('aria-disabled'),
          'true',
        );
      },
      { clock: true },
    ));

  test('is not seen by a second tab', () =>
    visit(chromium, async (page, origin) => {
      await new Person(page).enter(HEROIN);
      const second = await page.context().newPage();
      await second.goto(`${origin}/`);
      await ready(second);
      await isEmpty(second);
      await page.bringToFront();
      await isHeroin(page);
    }));

  test('leaves no trace in any other store', () =>
    visit(chromium, async (page) => {
      await new Person(page).enter({ ...HEROIN, soldAs: 'heroin xyzzy' });
      const traces = await page.evaluate(async () => {
        const kept = await Promise.all(
          (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
        );
        return {
          local: localStorage.length,
          databases: (await indexedDB.databases()).length,
          cookies: document.cookie,
          address: location.href,
          title: document.title,
          cached: kept.flat().filter((url) => url.includes('xyzzy')),
        };
      });
      assert.deepEqual(traces, {
        local: 0,
        databases: 0,
        cookies: '',
        address: `${chromium.origin}/`,
        title: 'Check a sample – Analogue Lookup',
        cached: [],
      });
    }));

  describe('for an hour', () => {
    const HOUR = 'analogue-lookup-hour-1';
    const box = (page) => page.getByRole('checkbox', { name: 'Keep it for one hour on this device' });
    const onDevice = (page) => page.evaluate((key) => localStorage.getItem(key), HOUR);

    test('only where that is wished, a new tab finds it, and a wipe takes it from the device', () =>
      visit(chromium, async (page, origin) => {
        await new Person(page).enter(HEROIN);
        assert.equal(await onDevice(page), null);
        await page.getByText('Forgotten with this tab').click();
        assert.ok(await page.getByText('Closing this tab forgets the sample.').isVisible());
        await box(page).check();
        await page.getByText(/Kept until \d+:\d\d/).waitFor();
        await page.getByLabel('Name of this sample').evaluate((field) => {
          field.value = 'bag 7';
          field.dispatchEvent(new Event('input'));
        });
        const second = await page.context().newPage();
        await second.goto(`${origin}/`);
        await isHeroin(second);
        await second.getByText(/Kept until/).click();
        assert.ok(await box(second).isChecked());
        assert.equal(await second.locator('#sample-name').inputValue(), 'bag 7', 'with the last change');
        await new Person(second).wipe();
        assert.equal(await onDevice(second), null);
        await second.close();
      }));

    test('and no longer', () =>
      visit(
        chromium,
        async (page, origin) => {
          await new Person(page).enter(HEROIN);
          await page.getByText('Forgotten with this tab').click();
          await box(page).check();
          await page.clock.fastForward(59 * 60_000);
          assert.notEqual(await onDevice(page), null);
          await page.clock.fastForward(2 * 60_000);
          assert.equal(await onDevice(page), null, 'while the page is open');

          await box(page).uncheck();
          await box(page).check();
          const kept = JSON.parse(await onDevice(page));
          const second = await page.context().newPage();
          const open = async (value) => {
            await second.goto(origin + ELSEWHERE);
            await second.evaluate(
              ([key, own]) => {
                sessionStorage.clear();
                const { fromNow, ...rest } = own;
                const until = fromNow === undefined ? {} : { until: Date.now() + fromNow };
                localStorage.setItem(key, JSON.stringify({ ...rest, ...until }));
              },
              [HOUR, value],
            );
            await second.goto(`${origin}/`);
          };
          await open({ ...kept, fromNow: 60_000 });
          await isHeroin(second);
          for (const value of [
            { ...kept, fromNow: -1 },
            { ...kept, fromNow: 1e15 },
            { ...kept, fromNow: 60_000, state: 7 },
            { fromNow: 60_000 },
          ]) {
            await open(value);
            await ready(second);
            await isEmpty(second);
            assert.equal(await onDevice(second), null, JSON.stringify(value).slice(0, 60));
          }
        },
        { clock: true },
      ));
  });

  const whole = { soldAs: 'heroin', form: '', observed: [], ties: 'GB', tests: [] };
  const look = { seconds: null, colours: ['red'], unsure: false, effects: [] };
  const BROKEN = {
    'no JSON': '{"soldAs":',
    'nothing at all': 'null',
    'a list': '[]',
    'a field that is none': JSON.stringify({ ...whole, soldAs: 7 }),
    'a test that is none': JSON.stringify({ ...whole, tests: [{}] }),
    'a look that is not there': JSON.stringify({
      ...whole,
      tests: [{ kind: 'reagent', id: 1, reagent: 'marquis', looks: [look], at: 3 }],
    }),
    'a text without end': JSON.stringify({ ...whole, soldAs: 'x'.repeat(100_000) }),
  };
  for (const [name, value] of Object.entries(BROKEN)) {
    test(`is ignored if it is broken: ${name}`, () =>
      visit(
        chromium,
        async (page, origin) => {
          await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [KEY, value]);
          await page.goto(`${origin}/`);
          await ready(page);
          await isEmpty(page);
        },
        { path: ELSEWHERE },
      ));
  }

  test('is used as far as it goes when a version no longer knows a part of it', () =>
    visit(
      chromium,
      async (page, origin) => {
        const tests = [
          { kind: 'reagent', id: 1, reagent: 'nonesuch', looks: [look], at: 0 },
          { kind: 'reagent', id: 2, reagent: 'marquis', looks: [look], at: 0 },
        ];
        await page.evaluate(
          ([key, text]) => sessionStorage.setItem(key, text),
          [KEY, JSON.stringify({ ...whole, form: 'nonesuch', tests })],
        );
        await page.goto(`${origin}/`);
        await ready(page);
        await result(page).waitFor();
        assert.ok(await swatch(lastReagent(page), /red$/).isChecked());
        assert.match(await page.locator('#reagents').innerText(), /It was not used/);
      },
      { path: ELSEWHERE },
    ));
});

async function isHeroin(page) {
  await ready(page);
  assert.equal(await page.getByLabel('Sold as').inputValue(), 'heroin');
  assert.equal(await page.getByLabel('Form', { exact: true }).inputValue(), 'powder');
  await change(lastStrip(page));
  assert.ok(await lastStrip(page).getByRole('radio', { name: 'One line at C' }).isChecked());
  assert.equal(await lastStrip(page).getByLabel('Sample, mg').inputValue(), '10');
  assert.ok(await swatch(lastReagent(page), 'violet').isChecked());
  assert.match(await result(page).innerText(), /Fentanyls: found/);
}

async function isEmpty(page) {
  assert.equal(await page.getByLabel('Sold as').inputValue(), '');
  assert.equal(await page.getByLabel('Form', { exact: true }).inputValue(), '');
  assert.equal((await lastStrip(page).count()) + (await lastReagent(page).count()), 0);
  assert.equal(await result(page).count(), 0);
}

function stored(page) {
  return page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie]);
}
