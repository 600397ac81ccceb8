// Every state of the page in light and dark: a picture in target/screens/, and no finding of axe by WCAG 2.2 A and AA
// and best practice.
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { start } from './chromium.mjs';
import { inEveryTheme } from './look.mjs';
import { HEROIN, INTERFERENCE, SCENARIOS } from './scenarios.mjs';
import { lastReagent, lastStrip, Person } from './taps.mjs';
import { ELSEWHERE, paused, ready, visit } from './visit.mjs';

const DAY_MS = 86_400_000;
const madeOn = Date.parse((await load()).catalogue().date);
const strip = (name, lines, fields) => ({ test: 'strip', strip: name, lines, ...fields });
const reagent = (name, ...stages) => ({ test: 'reagent', reagent: name, stages });

/** Name of the state and the way to it. */
const STATES = {
  empty: async () => {},
  'emergency open': async (page) => {
    await page.getByText('Someone unwell?').click();
    await page.getByText('Open the airway').waitFor();
  },
  'strip empty': async (page) => {
    await page.locator('button[data-strip="fentanyl"]').click();
    await lastStrip(page).waitFor();
  },
  'strip read': (_, person) =>
    person.strip(strip('btnx-xylazine', 'C+faint T', { milligrams: '2,5', millilitres: 5, minutes: 5 })),
  'strip with a wrong figure': async (page, person) => {
    await person.strip(strip('fentanyl', 'C', { milligrams: 'ten', millilitres: 5 }));
    await page.getByText('It was not used').waitFor();
  },
  'reagent with times': (_, person) =>
    person.reagent(
      reagent(
        'marquis',
        { colour: 'yellow', seconds: 0 },
        { colour: 'orange', seconds: 30 },
        { colour: 'brown', seconds: 60 },
      ),
    ),
  'reagent not sure': async (page, person) => {
    await person.reagent(reagent('mecke', { colour: 'not sure' }));
    await lastReagent(page).getByLabel('It could be').selectOption('teal');
  },
  'reagent between two colours': async (page, person) => {
    await person.reagent(reagent('mandelin', { colour: 'green' }));
    await lastReagent(page).getByLabel('Or between that and').selectOption('olive');
    await lastReagent(page).getByRole('checkbox', { name: 'Fizz' }).check();
  },
  'people unwell': (_, person) => person.enter({ observed: ['unwell-now', 'sedation-after-naloxone'], readings: [] }),
  'result found': (_, person) => person.enter(HEROIN),
  'result with interference': (_, person) => person.enter(INTERFERENCE),
  'result not found down to': (_, person) => person.enter(SCENARIOS[0].sample),
  'result of a fake pill': (_, person) => person.enter(SCENARIOS[2].sample),
  'candidate opened': async (page, person) => {
    await person.enter(HEROIN);
    await page.getByText('Test by test').first().click();
  },
  'no data opened': async (page, person) => {
    await person.enter(HEROIN);
    await page.getByText('have no record for these tests').click();
    await page
      .getByText(/ and [\d,]+ more\.$/)
      .last()
      .waitFor();
  },
  'more shown': async (page, person) => {
    await person.enter(HEROIN);
    await page.getByRole('button', { name: 'Show more' }).click();
  },
  // Shown by hand: how the offer comes about is for the offline tests.
  'update offered': (page) =>
    page.locator('#update').evaluate((offer) => {
      offer.hidden = false;
    }),
};

describe('every state, in light and dark', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  for (const [name, reach] of Object.entries(STATES)) {
    test(name, () =>
      visit(chromium, async (page) => {
        await reach(page, new Person(page));
        await paused(page);
        await inEveryTheme(page, name);
      }),
    );
  }

  test('old data', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.clock.setFixedTime(madeOn + 200 * DAY_MS);
        await page.goto(`${origin}/`);
        await ready(page);
        await new Person(page).enter(HEROIN);
        await page.getByText('This data is 6 months old').waitFor();
        await inEveryTheme(page, 'old data');
      },
      { path: ELSEWHERE },
    ));

  test('core not there', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.route('**/*.wasm', (route) => route.abort());
        await page.goto(`${origin}/`);
        await page.getByRole('alert').waitFor();
        await inEveryTheme(page, 'core not there');
      },
      { path: ELSEWHERE, expected: /\.wasm|ERR_FAILED/ },
    ));

  // axe is a script itself, and never ends where scripts are off. So the page is served as such a browser shows it.
  test('no JavaScript', () =>
    visit(
      chromium,
      async (page, origin) => {
        await page.route('**/start.js', (route) => route.abort());
        await page.route(`${origin}/`, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: (await response.text()).replaceAll(/<\/?noscript>/g, '') });
        });
        await page.goto(`${origin}/`);
        await page.getByText('This page needs JavaScript').waitFor();
        await inEveryTheme(page, 'no JavaScript');
      },
      { path: ELSEWHERE, expected: /start\.js|ERR_FAILED/ },
    ));
});
