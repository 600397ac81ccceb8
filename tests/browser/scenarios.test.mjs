// The main job, tapped through as a person would on a small phone: four samples, with a network and without.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { start } from './chromium.mjs';
import { FULL_KIT, INTERFERENCE, SCENARIOS } from './scenarios.mjs';
import { lastStrip, openAll, Person, result } from './taps.mjs';
import { answered, ready, visit, WORKER } from './visit.mjs';
import { forbidden, mustNotSay } from './wording.mjs';

const lookup = await load();
const { families } = lookup.catalogue();
const ALWAYS = families.filter(({ hazard }) => hazard === 'always');
const nameOf = (family) => families.find(({ id }) => id === family).name;

describe('the main job', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  for (const scenario of SCENARIOS) {
    test(`${scenario.title}, online`, () =>
      visit(chromium, async (page) => {
        const person = new Person(page);
        await person.enter(scenario.sample);
        await person.seeResult();
        await says(page, scenario);
      }));
  }

  test('all four, offline', () =>
    visit(
      chromium,
      async (page) => {
        await page.getByText('Works offline', { exact: true }).waitFor();
        await page.context().setOffline(true);
        await page.reload();
        await ready(page);
        const person = new Person(page);
        for (const scenario of SCENARIOS) {
          await person.enter(scenario.sample);
          await person.seeResult();
          await says(page, scenario);
          await person.wipe();
        }
      },
      WORKER,
    ));

  test('what fits alike is one row, which names the first and opens to all', () =>
    visit(chromium, async (page) => {
      const sample = { readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour: 'none' }] }] };
      const person = new Person(page);
      await person.enter(sample);
      await person.seeResult();
      const row = page.locator('.cands > li').first();
      const title = await row.getByRole('heading', { level: 3 }).innerText();
      const count = Number(title.match(/^(\d+) substances fit alike$/)?.[1]);
      const [group] = lookup.classify(sample, { region: 'US' }).groups;
      assert.equal(count, group.substances.length);
      assert.ok(count > 100, `${count} alike`);
      const [first] = await row.getByRole('link').allInnerTexts();
      assert.equal(first, nameOfSubstance(group.substances[0]));
      await row.getByText(`${count - 3} more fit alike`).click();
      const rest = (await row.locator('details p').first().innerText()).split(', ');
      assert.ok(rest.length >= count - 3, `${rest.length} names, some with a comma`);
      for (const id of group.substances.slice(3, 6)) assert.ok(rest.includes(nameOfSubstance(id)), id);
    }));

  test('what the lines mean stands under the picture that was tapped, on the same screen', () =>
    visit(chromium, async (page) => {
      await page.locator('button[data-strip="fentanyl"]').click();
      for (const [lines, means] of [
        ['One line at C', 'found by this strip'],
        ['Two lines C and T', 'not found by this strip'],
        ['No line at all', 'tells you nothing'],
      ]) {
        const picture = lastStrip(page).locator('label.pick', {
          has: page.getByRole('radio', { name: lines, exact: true }),
        });
        await picture.click();
        await answered(page);
        const meaning = lastStrip(page).locator('label.pick + .outs .out').first();
        await meaning.waitFor();
        assert.match(tidy(await meaning.innerText()), new RegExp(means));
        const [above, below] = [await picture.boundingBox(), await meaning.boundingBox()];
        assert.ok(below.y >= above.y + above.height && below.y - above.y - above.height < 20, `${lines}: beneath it`);
        const bar = await page.locator('.sticky').boundingBox();
        assert.ok(below.y > 0 && below.y + below.height <= bar.y, `${lines}: not behind the bar`);
      }
    }));

  test('the strip that is added for a dilution has the water that was advised, never the solution of before', () =>
    visit(chromium, async (page) => {
      const dilute = page.getByRole('button', { name: 'Add another nitazene strip' });
      await new Person(page).enter(INTERFERENCE);
      await page.getByText('Dilute ten-fold, to 0.2 mg/mL').waitFor();
      await dilute.click();
      assert.deepEqual(await solution(page), ['10', '50']);
      await page.getByRole('button', { name: 'Undo: Nitazene strip added' }).click();
      // Without its strength there is nothing that could be ten times weaker.
      await lastStrip(page).getByLabel('Sample, mg').fill('');
      await page.getByText('Note milligrams and millilitres.').waitFor();
      await dilute.click();
      assert.deepEqual(await solution(page), ['', '']);
    }));

  test('four strips and three reagents take few taps', (t) =>
    visit(chromium, async (page) => {
      const bare = new Person(page);
      await bare.enter({
        readings: FULL_KIT.readings.map(({ milligrams, millilitres, minutes, ...reading }) => reading),
      });
      await bare.seeResult();
      await page.getByText('7 readings.').waitFor();
      await page.getByRole('button', { name: 'Wipe sample' }).click();
      const full = new Person(page);
      await full.enter(FULL_KIT);
      await full.seeResult();
      await page.getByText('Sold as heroin. Powder. 7 readings.').waitFor();
      t.diagnostic(`taps to a verdict, 4 strips and 3 reagents: ${bare.taps}`);
      t.diagnostic(
        `the same with what it was sold as, its form, the solution and the minutes: ${full.taps}, and ${full.letters} letters and digits typed`,
      );
      assert.ok(bare.taps <= 15, `${bare.taps} taps`);
      assert.ok(full.taps <= 23, `${full.taps} taps`);
    }));
});

/** The result shows what the scenario asks for, in the order of harm, and nothing that it forbids. */
async function says(page, { title, sample, states, share, first, says: keys, next, like }) {
  const place = result(page);
  await place.waitFor();
  const text = tidy(await place.innerText());
  const verdict = lookup.classify(sample, { region: 'US', limit: 8 }); // the browser of the tests speaks American English

  const heads = (await place.getByRole('heading', { level: 2 }).allInnerTexts())
    .map(tidy)
    .map((head) => head.toLowerCase());
  const order = [
    'danger',
    'next',
    'cannot be ruled out',
    ...(first === undefined ? [] : ['main part may be']),
    'notes',
  ];
  const places = order.map((word) => heads.findIndex((head) => head.includes(word)));
  assert.deepEqual(
    places,
    [...places].sort((left, right) => left - right),
    `${title}: ${heads}`,
  );
  assert.ok(!places.includes(-1), `${title}: ${order} in ${heads}`);

  for (const { id, name } of ALWAYS) assert.ok(text.includes(name), `${title} does not name ${id}`);
  const danger = tidy(
    await place
      .getByRole('region', { name: heading('heading-danger') })
      .first()
      .innerText(),
  );
  const rest = tidy(await place.getByRole('region', { name: 'Cannot be ruled out' }).innerText());
  for (const [family, state] of Object.entries(states)) {
    assert.equal(verdict.hazards.find((hazard) => hazard.family === family)?.state, state, `${title}: ${family}`);
    const name = nameOf(family);
    if (state === 'found')
      assert.ok(
        danger.includes(`${name}: found`) && !danger.includes(`${name}: found,`),
        `${title}: ${name} in ${danger}`,
      );
    else if (state === 'found-interference-possible')
      assert.ok(
        danger.includes(`${name}: found, or something else made the strip react`),
        `${title}: ${name} in ${danger}`,
      );
    else assert.ok(rest.includes(name) && !danger.includes(`${name}: found`), `${title}: ${name} in ${rest}`);
  }
  await openAll(place);
  const unfolded = tidy(await place.innerText());
  for (const { family } of verdict.hazards)
    assert.ok(unfolded.includes(nameOf(family)), `${title} does not name ${family}`);
  if (share !== undefined) assert.ok(rest.includes(share), `${title}: ${share} in ${rest}`);

  if (first !== undefined) {
    const candidates = place.getByRole('region', { name: heading('heading-candidates') });
    const rows = candidates.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
    assert.ok(tidy(await rows.first().innerText()).startsWith(first), `${title}: ${await rows.first().innerText()}`);
    // What fits poorly is shown when more is asked for.
    const words = (await rows.allInnerTexts()).map(tidy);
    assert.ok(words.length <= verdict.candidates.length, `${title}: ${words.length} rows`);
    const poor = await candidates.locator('.fits-poorly').count();
    assert.equal(poor > 0, verdict.mainComponent.named.length === 0, `${title}: ${words}`);
    await openAll(candidates);
    assert.doesNotMatch(
      await candidates.innerText(),
      /%|per cent|probability|likelihood/i,
      `${title}: a figure of certainty`,
    );
  }

  const messages = [
    ...verdict.messages,
    ...verdict.hazards.flatMap(({ because }) => because),
    ...verdict.next.map(({ because }) => because),
  ];
  for (const key of keys) {
    const told = messages.filter((message) => message.key === key);
    assert.ok(told.length > 0, `${title}: the core does not say ${key}`);
    for (const message of told)
      assert.ok(
        [message, { ...message, key: `${key}-short` }].some((own) => text.includes(tidy(sayIfAny(own)))),
        `${title}: ${lookup.say(message)}\nis not in\n${text}`,
      );
  }
  for (const test of next) {
    const action = verdict.next.find((own) => own.test === test || own.action === test);
    assert.ok(unfolded.includes(tidy(lookup.say(action.because))), `${title}: next ${test}`);
  }

  for (const phrase of like.flatMap(mustNotSay))
    assert.ok(!text.toLowerCase().includes(phrase.toLowerCase()), `${title} says ${phrase}`);
  await openAll(place);
  assert.deepEqual(forbidden(await page.locator('body').textContent()), [], title);
}

function solution(page) {
  return Promise.all(['Sample, mg', 'Water, mL'].map((label) => lastStrip(page).getByLabel(label).inputValue()));
}

function nameOfSubstance(id) {
  return lookup.substance(id).name;
}

/** Where it is plain which strip is meant the page may say less. A key without a short form is never in the text. */
function sayIfAny(message) {
  try {
    return lookup.say(message);
  } catch {
    return '\0';
  }
}

function heading(key) {
  return lookup.say({ key });
}

function tidy(text) {
  return text.replace(/\s+/g, ' ').trim();
}
