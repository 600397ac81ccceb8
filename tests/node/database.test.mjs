// The file of facts beside the code: from wherever it comes, with newer facts, and when it is not one that this code can read.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { SAMPLES } from '../samples.mjs';
import { rejection } from './refusal.mjs';

const FILE = new URL('../../pkg/wasm/database.bin', import.meta.url);
const HEAD = 16;
const bytes = await readFile(FILE);
const whole = await load();

/** FNV-1a of 64 bits, as crates/schema/src/digest.rs has it. @param {Uint8Array} content */
function digest(content) {
  let found = 0xcbf29ce484222325n;
  for (const byte of content) found = BigInt.asUintN(64, (found ^ BigInt(byte)) * 0x100000001b3n);
  return found;
}

/** The same file as of another day. */
function newer() {
  const copy = Buffer.from(bytes);
  const { date } = whole.catalogue();
  const at = copy.indexOf(`${date}\n`);
  assert.ok(at > HEAD);
  copy.write('2099-12-31', at);
  copy.writeBigUInt64LE(digest(copy.subarray(HEAD)), 8);
  return copy;
}

/** One bit of it is another. @param {number} at */
function altered(at) {
  const copy = Buffer.from(bytes);
  copy[at] ^= 1;
  return copy;
}

describe('the database', () => {
  const sources = [
    ['a Buffer', () => bytes],
    ['an ArrayBuffer', () => new Uint8Array(bytes).buffer],
    ['a file URL', () => FILE],
    ['a Response', () => new Response(bytes)],
  ];
  for (const [name, source] of sources)
    test(`comes from ${name}, for verdicts and for kits`, async () => {
      const lookup = await load({ database: source(), identities: 'later' });
      assert.deepEqual(lookup.classify(SAMPLES.MDMA), whole.classify(SAMPLES.MDMA));
      const pair = { a: 'mdma', b: 'pma' };
      assert.deepEqual((await lookup.kits()).separate(pair), (await whole.kits()).separate(pair));
    });

  test('may have newer facts than the code, and what lies beside both goes on belonging to it', async () => {
    const lookup = await load({ database: newer() });
    assert.equal(lookup.catalogue().date, '2099-12-31');
    assert.equal(lookup.find('PJMPHNIQZUBGLI-UHFFFAOYSA-N')[0].substance, 'fentanyl');
    assert.equal((await lookup.analogues({ id: 'fentanyl' })).identity.substance, 'fentanyl');
    assert.ok((await lookup.kits()).separate({ a: 'mdma', b: 'pma' }).tests.length > 0);
  });

  test('is no part of the code, which stays as it is when a fact changes', async () => {
    for (const name of ['analogue_lookup', 'kits', 'relatives', 'structure']) {
      const code = await readFile(new URL(`${name}_bg.wasm`, FILE));
      assert.ok(!code.includes(whole.catalogue().sha256), name);
      assert.ok(!code.includes(bytes.subarray(HEAD, HEAD + 64)), name);
    }
    assert.ok(bytes.includes(whole.catalogue().sha256));
  });

  test('may be written over by whoever gave it', async () => {
    const given = Uint8Array.from(bytes);
    const lookup = await load({ database: given, identities: 'later' });
    given.fill(0);
    assert.ok((await lookup.kits()).separate({ a: 'mdma', b: 'pma' }).tests.length > 0);
  });

  const failures = [
    ['that another code reads', () => altered(0), 'load-failed'],
    ['with a byte that is another', () => altered(bytes.length >> 1), 'load-failed'],
    ['of which half came', () => bytes.subarray(0, bytes.length >> 1), 'load-failed'],
    ['of no bytes', () => new Uint8Array(), 'load-failed'],
    ['that is a page', () => new Response('<!doctype html>'), 'load-failed'],
    ['that is not there', () => new URL('nonesuch.bin', FILE), 'load-failed'],
    ['as a text', () => FILE.href, 'invalid-type'],
    ['as null', () => null, 'invalid-type'],
  ];
  for (const [name, source, code] of failures)
    test(`${name} is refused, and the next load works`, async () => {
      const error = await rejection(load({ database: source(), identities: 'later' }));
      assert.equal(error.code, code);
      assert.match(error.message, /database|nonesuch/);
      assert.ok((await load({ identities: 'later' })).find('heroin').length > 0);
    });
});
