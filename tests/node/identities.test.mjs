// The identities beside the core: with it, after it, and when it is not the one that belongs to it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { SAMPLES } from '../samples.mjs';
import { ofOtherData } from './edition.mjs';
import { rejection } from './refusal.mjs';

const FILE = new URL('../../pkg/wasm/identities.bin', import.meta.url);
const FENTANYL = 'PJMPHNIQZUBGLI-UHFFFAOYSA-N';
const bytes = await readFile(FILE);
const whole = await load();

describe('identities', () => {
  test('are there unless told otherwise', () => {
    assert.equal(whole.find(FENTANYL)[0].substance, 'fentanyl');
    const { inchikey, formula, smiles, mass } = whole.substance('fentanyl');
    assert.deepEqual([inchikey, formula], [FENTANYL, 'C22H28N2O']);
    assert.ok(smiles.length > 20 && Math.abs(mass - 336.2202) < 1e-3);
  });

  test('come later when asked to, and nothing else waits for them', async () => {
    const lookup = await load({ identities: 'later' });
    assert.deepEqual(lookup.find(FENTANYL), []);
    const { inchikey, formula, smiles, mass, synonyms, ...rest } = lookup.substance('fentanyl');
    assert.deepEqual([inchikey, formula, smiles, mass], [undefined, undefined, undefined, undefined]);
    const { inchikey: a, formula: b, smiles: c, mass: d, synonyms: all, ...wanted } = whole.substance('fentanyl');
    assert.deepEqual(synonyms, all.slice(0, -1));
    assert.equal(all.at(-1), '1-Phenethyl-4-(N-Phenylpropionamido)piperidine');
    assert.deepEqual(rest, wanted);
    for (const sample of Object.values(SAMPLES)) assert.deepEqual(lookup.classify(sample), whole.classify(sample));
    const listed = { readings: [{ test: 'instrument', technique: 'GC-MS', components: ['canadine'] }] };
    assert.deepEqual(lookup.classify(listed).candidates, []);
    assert.deepEqual(lookup.family('fentanyls'), { ...whole.family('fentanyls'), seen: [] });
    await Promise.all([lookup.identities(), lookup.identities()]);
    // Names of before are no longer in use.
    assert.equal(lookup.classify(listed).candidates[0].name, 'Canadine');
    await lookup.identities();
    assert.deepEqual(lookup.substance('fentanyl'), whole.substance('fentanyl'));
    assert.deepEqual(lookup.find(FENTANYL), whole.find(FENTANYL));
    assert.deepEqual(lookup.family('fentanyls'), whole.family('fentanyls'));
  });

  const sources = [
    ['a Buffer', () => bytes],
    ['an ArrayBuffer', () => new Uint8Array(bytes).buffer],
    ['a file URL', () => FILE],
    ['a data URL', () => new URL(`data:application/octet-stream;base64,${bytes.toString('base64')}`)],
    ['a Response', () => new Response(bytes)],
  ];
  for (const [name, source] of sources) {
    test(`from ${name}, with the core and later`, async () => {
      const lookup = await load({ identities: source() });
      assert.equal(lookup.find(FENTANYL).length, 1);
      const late = await load({ identities: 'later' });
      await late.identities(source());
      assert.equal(late.find(FENTANYL).length, 1);
    });
  }

  const failures = [
    ['those of other data', () => ofOtherData(bytes), 'load-failed'],
    ['half the file', () => bytes.subarray(0, bytes.length >> 1), 'load-failed'],
    ['no bytes', () => new Uint8Array(), 'load-failed'],
    ['a page instead of the file', () => new Response('<!doctype html>'), 'load-failed'],
    ['a 404', () => new Response('', { status: 404 }), 'load-failed'],
    ['a file that is not there', () => new URL('nonesuch.bin', FILE), 'load-failed'],
    ['a text', () => FILE.href, 'invalid-type'],
    ['null', () => null, 'invalid-type'],
  ];
  for (const [name, source, code] of failures) {
    test(`refuses ${name}, and the Lookup goes on`, async () => {
      assert.equal((await rejection(load({ identities: source() }))).code, code);
      const lookup = await load({ identities: 'later' });
      assert.equal((await rejection(lookup.identities(source()))).code, code);
      assert.deepEqual(lookup.classify(SAMPLES.MDMA), whole.classify(SAMPLES.MDMA));
      await lookup.identities();
      assert.equal(lookup.find(FENTANYL).length, 1);
    });
  }

  test('cannot be added to a Lookup that was freed', async () => {
    const lookup = await load({ identities: 'later' });
    lookup.free();
    assert.equal((await rejection(lookup.identities())).code, 'freed');
  });
});
