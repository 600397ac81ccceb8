// Whatever the sources write, a caller may send: the phrases of the lexicon as words, as alternates, as courses, and
// their middles as CIELAB and as a value.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { load } from '../../pkg/index.js';

/** One line of a CSV table as cells; the table quotes nothing but commas. */
const cells = (line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map(([, plain, quoted]) => quoted ?? plain);

const table = await readFile(new URL('../../crates/colour/tests/lexicon/phrases.csv', import.meta.url), 'utf8');
const [header, ...lines] = table
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('#'));
const names = cells(header);
const rows = lines.map((line) => Object.fromEntries(cells(line).map((cell, place) => [names[place], cell])));
const phrases = rows.filter((row) => row.kind !== 'refused');

const sample = (colour) => ({ readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour }] }] });
/** To two digits: a phrase of the database is kept in hundredths, one that is only read is not. */
// A text that is kept with the database is held in fewer digits than one that is read anew.
const ranked = (verdict) =>
  verdict.candidates.slice(0, 5).map(({ substance, probability }) => [substance, probability.toFixed(1)]);

let lookup;
before(async () => {
  lookup = await load();
});
after(() => lookup.free());

test('every phrase is read, alone and as one of two', () => {
  assert.equal(phrases.length, 897);
  for (const { phrase } of phrases) {
    assert.ok(lookup.classify(sample(phrase), { limit: 1 }).candidates.length > 0, phrase);
    assert.ok(lookup.classify(sample(`brown|${phrase}`), { limit: 1 }).candidates.length > 0, phrase);
  }
});

test('what says no colour is refused with its field', () => {
  for (const { phrase } of rows.filter((row) => row.kind === 'refused')) {
    assert.throws(() => lookup.classify(sample(phrase)), {
      code: 'unreadable-colour',
      field: 'readings[0].stages[0].colour',
    });
  }
});

test('every middle is read as CIELAB', () => {
  for (const row of phrases.filter(({ none }) => Number(none) < 100)) {
    const lab = [Number(row.L), Number(row.a), Number(row.b)];
    assert.ok(lookup.classify(sample({ lab }), { limit: 1 }).candidates.length > 0, row.phrase);
  }
  assert.ok(lookup.classify(sample('#6f4e37'), { limit: 1 }).candidates.length > 0);
});

test('a course in one text is a stage for each of its colours', () => {
  const stages = (...colours) => ({
    readings: [{ test: 'reagent', reagent: 'marquis', stages: colours.map((colour) => ({ colour })) }],
  });
  const apart = ranked(lookup.classify(stages('orange', 'dark brown')));
  for (const course of [
    'orange > dark brown',
    'orange → dark brown',
    'orange -> dark brown',
    'orange then dark brown',
  ]) {
    assert.deepEqual(ranked(lookup.classify(sample(course))), apart, course);
  }
  assert.throws(() => lookup.classify(sample(Array(17).fill('red').join('>'))), {
    code: 'too-many',
    field: 'readings[0].stages',
  });
  assert.throws(() => lookup.classify(sample('red > ')), { code: 'unreadable-colour' });
});

test('abbreviations mean what they stand for', () => {
  for (const [short, long] of [
    ['l.gy.rBr', 'light greyish reddish brown'],
    ['lt. green', 'light green'],
    ['dk brown', 'dark brown'],
  ]) {
    assert.deepEqual(ranked(lookup.classify(sample(short))), ranked(lookup.classify(sample(long))), short);
  }
});
