// What is recorded of which substance on which test: the catalogue agrees with what each substance says of itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';

describe('coverage', () => {
  let lookup;
  let catalogue;
  let of;
  before(async () => {
    lookup = await load({ identities: 'later' });
    catalogue = lookup.catalogue();
    of = new Map(catalogue.coverage.map((row) => [row.substance, row]));
  });
  after(() => lookup.free());

  test('has every substance once, by the ids of the catalogue', () => {
    assert.equal(of.size, catalogue.counts.substances);
    assert.equal(catalogue.coverage.length, of.size);
    const ids = (list) => new Set(catalogue[list].map(({ id }) => id));
    const [reagents, strips, families, sources] = ['reagents', 'strips', 'families', 'sources'].map(ids);
    for (const row of catalogue.coverage) {
      assert.ok(families.has(row.family), row.family);
      assert.ok(Object.keys(row.reagents).every((id) => reagents.has(id)));
      assert.ok(Object.keys(row.strips).every((id) => strips.has(id)));
      for (const cell of [...Object.values(row.reagents), ...Object.values(row.strips)]) {
        assert.ok(cell.sources.length > 0 && cell.sources.every((id) => sources.has(id)));
        assert.equal(new Set(cell.sources).size, cell.sources.length);
      }
    }
  });

  test('says of each pair what the substance says', () => {
    const sorted = (ids) => [...new Set(ids)].toSorted();
    for (const { substance, reagents, strips, ...row } of catalogue.coverage) {
      const own = lookup.substance(substance);
      assert.deepEqual(row, { name: own.name, family: own.family });
      assert.deepEqual(sorted(Object.keys(reagents)), sorted(own.reactions.map(({ reagent }) => reagent)), substance);
      assert.deepEqual(sorted(Object.keys(strips)), sorted(own.strips.map(({ strip }) => strip)), substance);
      for (const [id, { recorded, sources }] of Object.entries(reagents)) {
        const said = own.reactions.filter(({ reagent }) => reagent === id);
        assert.deepEqual(
          said.map(({ disputed }) => disputed),
          said.map(() => recorded === 'disputed'),
          `${substance} on ${id}`,
        );
        assert.deepEqual(sorted(sources), sorted(said.flatMap((reaction) => reaction.sources)));
      }
      for (const { strip, detected, sources, sides } of own.strips) {
        assert.deepEqual(strips[strip], { detected, sources }, `${substance} on ${strip}`);
        assert.deepEqual(sorted(sides.flatMap((side) => side.sources)), sorted(sources));
        assert.equal(detected === 'disputed', sides.length > 1 || sides[0].detected === 'hampered');
        if (detected !== 'disputed') assert.equal(sides[0].detected, detected);
      }
    }
  });

  test('known, disputed and unknown', () => {
    assert.deepEqual(of.get('lsd').reagents.marquis.recorded, 'disputed');
    assert.ok(
      of.get('lsd').reagents.marquis.sources.includes('nij_0604_01') &&
        of.get('lsd').reagents.marquis.sources.includes('protest_pw'),
    );
    assert.equal(of.get('lsd').reagents.hofmann.recorded, 'known');
    assert.equal(of.get('isotonitazene').reagents.marquis, undefined, 'nothing recorded is no answer');
    assert.equal(of.get('fentanyl').strips['btnx-fentanyl'].detected, 'yes');
    assert.equal(of.get('carfentanil').strips['btnx-fentanyl'].detected, 'disputed');
    const sides = lookup
      .substance('carfentanil')
      .strips.find(({ strip }) => strip === 'btnx-fentanyl')
      .sides.map(({ detected }) => detected);
    assert.deepEqual(sides.toSorted(), ['no', 'yes']);
  });

  test('is worked out once, survives JSON and structuredClone, and needs the core only until then', async () => {
    const own = await load({ identities: 'later' });
    const [read, unread] = [own.catalogue(), own.catalogue()];
    const { coverage } = read;
    assert.equal(read.coverage, coverage);
    assert.deepEqual(structuredClone(unread).coverage, coverage);
    assert.deepEqual(JSON.parse(JSON.stringify(unread)).coverage, coverage);
    const late = own.catalogue();
    own.free();
    assert.equal(read.coverage, coverage);
    assert.throws(() => late.coverage, { code: 'freed' });
  });
});
