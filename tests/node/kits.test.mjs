// What kits tell apart, as an embedder sees it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { refusal, rejection } from './refusal.mjs';

const FILE = new URL('../../pkg/wasm/kits_bg.wasm', import.meta.url);

describe('kits', () => {
  let lookup;
  let kits;
  let catalogue;
  before(async () => {
    lookup = await load({ identities: 'later' });
    kits = await lookup.kits();
    catalogue = lookup.catalogue();
  });
  after(() => {
    kits.free();
    lookup.free();
  });

  test('which test tells one substance from another', () => {
    const { a, b, bits, tests } = kits.separate({ a: 'mdma', b: 'pma' });
    assert.deepEqual([a, b], ['mdma', 'pma']);
    // Black against nothing, and nothing against red or purple: the two tell it about as well.
    const [best, next] = tests;
    assert.deepEqual([best.test, next.test], ['marquis', 'robadope']);
    assert.deepEqual([best.a.shows, best.b.shows], [['black'], ['none']]);
    assert.deepEqual(next.a.shows, ['none']);
    assert.ok(best.bits - next.bits < 0.1);
    assert.ok(best.bits > 0.5 && bits >= best.bits && bits <= 1);
    const sources = new Set(catalogue.sources.map(({ id }) => id));
    for (const own of tests) {
      for (const { expected, sources: said } of [own.a, own.b]) {
        assert.equal(said.length === 0, expected === '');
        assert.ok(said.every((id) => sources.has(id)));
      }
      assert.equal(own.bits === undefined, own.a.expected === '' || own.b.expected === '', own.test);
    }
  });

  test('a strip tells by what is recorded of it', () => {
    const [own, ...others] = kits.separate({ a: 'fentanyl', b: 'cocaine', kit: ['fentanyl'] }).tests;
    assert.deepEqual(others, []);
    assert.deepEqual([own.a.expected, own.b.expected], ['reacts', 'does not react']);
    assert.ok(own.bits > 0.5);
  });

  test('what no test has a record of is unknown, neither 0 nor 1', () => {
    const { bits, tests } = kits.separate({ a: 'btmps', b: '4-anpp' });
    assert.equal(bits, undefined);
    assert.ok(tests.every((own) => own.bits === undefined));
  });

  test('a kit falls into classes, substances that look like no other, and unknown ones', () => {
    const { classes, alone, unknown, families, figures, toldApart } = kits.review({
      have: ['marquis', 'mecke', 'fentanyl'],
      region: 'GB',
    });
    assert.equal(
      new Set([...classes.flatMap(({ substances }) => substances), ...alone, ...unknown]).size,
      catalogue.counts.substances,
    );
    assert.ok(
      classes.every(
        ({ substances, dangerous, share }) =>
          substances.length > 1 && dangerous <= substances.length && share >= 0 && share <= 1,
      ),
    );
    assert.ok(classes[0].dangerous > 0, 'dangerous members first');
    assert.equal(toldApart, 0.5);
    assert.ok(Math.abs(figures.apart + figures.alike + figures.unknown - 1) < 1e-9);
    const seen = families.filter(({ strips }) => strips.length > 0).map(({ family }) => family);
    assert.deepEqual(seen, ['fentanyls']);
    assert.deepEqual(
      families.filter(({ always }) => always).map(({ family }) => family),
      ['fentanyls', 'nitazenes', 'orphines', 'benzodiazepines', 'alpha2-agonists'],
    );
  });

  test('a verdict on the same tests has the same classes', () => {
    const { classes } = kits.review({ have: ['marquis', 'mecke'] });
    const { candidates } = lookup.classify({
      readings: ['marquis', 'mecke'].map((reagent) => ({ test: 'reagent', reagent, stages: [{ colour: 'none' }] })),
    });
    const wanted = new Map(classes.flatMap(({ substances }) => substances.map((id) => [id, substances])));
    for (const { substance, sameSignature, with: second } of candidates) {
      if (second === undefined)
        assert.deepEqual([substance, ...sameSignature].toSorted(), (wanted.get(substance) ?? [substance]).toSorted());
    }
  });

  for (const region of ['GB', 'US']) {
    test(`advice for ${region} with nothing at hand: strips first, then reagents by what they gain`, () => {
      const { now, strips, reagents } = kits.advise({ region });
      assert.equal(now.covered, 0);
      assert.deepEqual(
        strips.map(({ strip }) => strip),
        ['fentanyl', 'nitazene', 'benzodiazepine'],
      );
      assert.equal(strips[0].smallestShare, 0.0001);
      assert.equal(strips[1].smallestShare, undefined, 'no instructions were read');
      assert.deepEqual(reagents.map(({ reagent }) => reagent).toSorted(), ['mandelin', 'marquis', 'mecke']);
      let before = now;
      for (const { bits, then, covered, tellsApart } of reagents) {
        assert.ok(Math.abs(before.bits + bits - then.bits) < 1e-4 && then.apart > before.apart && covered > 0.5);
        assert.ok(tellsApart.length > 0 && tellsApart.every((pair) => pair.length === 2));
        before = then;
      }
    });
  }

  test('advice on what is sold under one name', () => {
    const { reagents } = kits.advise({ have: ['marquis'], soldAs: 'MDMA', region: 'GB', add: 1 });
    assert.equal(reagents.length, 1);
    assert.ok(reagents[0].then.allBits < kits.advise({ region: 'GB' }).now.allBits, 'less is left open');
  });

  const WRONG = [
    ['no pair', () => kits.separate(), 'missing', 'pair'],
    ['half a pair', () => kits.separate({ a: 'mdma' }), 'missing', 'b'],
    ['a name for an id', () => kits.separate({ a: 'mdma', b: 'molly' }), 'unknown-substance', 'b'],
    ['a test nobody knows', () => kits.separate({ a: 'mdma', b: 'pma', kit: ['marqis'] }), 'unknown-value', 'kit[0]'],
    ['no kit', () => kits.review(), 'missing', 'kit'],
    ['a misspelt field', () => kits.review({ has: ['marquis'] }), 'unknown-field', 'has'],
    ['more to add than is taken', () => kits.advise({ add: 11 }), 'out-of-range', 'add'],
    ['nothing to add', () => kits.advise({ add: 0 }), 'out-of-range', 'add'],
    ['an instrument', () => kits.review({ have: ['FTIR'] }), 'unknown-value', 'have[0]'],
    ['too many tests', () => kits.advise({ have: Array.from({ length: 65 }, () => 'marquis') }), 'too-many', 'have'],
    ['an unknown region', () => kits.advise({ region: 'FR' }), 'unknown-value', 'region'],
    ['sold as something nobody knows', () => kits.advise({ soldAs: 'gribblefix' }), 'unknown-value', 'soldAs'],
  ];
  for (const [name, call, code, field] of WRONG) {
    test(`${name} is refused`, () => {
      const error = refusal(call);
      assert.deepEqual([error.code, error.field], [code, field], error.message);
    });
  }

  test('the file may lie elsewhere, and another file is refused', async () => {
    const own = await lookup.kits(await readFile(FILE));
    assert.equal(own.separate({ a: 'mdma', b: 'pma' }).tests[0].test, 'marquis');
    own.free();
    own.free();
    assert.equal(refusal(() => own.review({})).code, 'freed');
    assert.equal((await rejection(lookup.kits(new Uint8Array(8)))).code, 'load-failed');
    assert.equal(
      (await rejection(lookup.kits(await readFile(new URL('analogue_lookup_bg.wasm', FILE))))).code,
      'load-failed',
    );
    const freed = await load({ identities: 'later' });
    freed.free();
    assert.equal((await rejection(freed.kits())).code, 'freed');
  });
});
