// Loading the core, sharing it, freeing it, and bringing it back after it has trapped.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, mock, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { Tables, unpack } from '../../pkg/unpack.js';
import { instantiate } from '../../pkg/wasm/instance.js';
import { capMemory } from './cap-memory.mjs';
import { refusal, rejection } from './refusal.mjs';

const FILE = new URL('../../pkg/wasm/analogue_lookup_bg.wasm', import.meta.url);
const SAMPLE = { readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C' }] };
const LARGE = {
  soldAs: 'x'.repeat(200),
  readings: Array.from({ length: 64 }, () => ({
    test: 'instrument',
    technique: 'FTIR',
    components: Array.from({ length: 64 }, () => 'x'.repeat(200)),
  })),
};
const MANY = Array.from({ length: 64 }, () => LARGE); // 50 MB of text
const wasm = (type) => ({ headers: { 'content-type': type } });

describe('loading', async () => {
  const bytes = await readFile(FILE);
  const expected = (await load()).classify(SAMPLE);

  const sources = [
    ['a Buffer', () => bytes],
    ['a Uint8Array in a larger buffer', () => new Uint8Array([...new Uint8Array(8), ...bytes]).subarray(8)],
    ['an ArrayBuffer', () => new Uint8Array(bytes).buffer],
    ['a compiled module', () => WebAssembly.compile(bytes)],
    ['a file URL', () => FILE],
    ['a data URL', () => new URL(`data:application/wasm;base64,${bytes.toString('base64')}`)],
    ['a Response', () => new Response(bytes, wasm('application/wasm'))],
    ['a Response with a parameter in its type', () => new Response(bytes, wasm('application/wasm; charset=binary'))],
    ['a Response of the wrong type', () => new Response(bytes, wasm('application/octet-stream'))],
    ['a Response of no type', () => new Response(bytes)],
  ];
  for (const [name, source] of sources) {
    test(`from ${name}`, async () => {
      const lookup = await load({ core: await source() });
      assert.deepEqual(lookup.classify(SAMPLE), expected);
      lookup.free();
    });
  }

  const failures = [
    ['text instead of a URL', { core: FILE.href }, 'invalid-type'],
    ['a number', { core: 5 }, 'invalid-type'],
    ['null', { core: null }, 'invalid-type'],
    ['a misspelt field', { wasm: bytes }, 'unknown-field'],
    ['null as source', null, 'invalid-type'],
    ['no bytes', { core: new Uint8Array() }, 'load-failed'],
    ['half the file', { core: bytes.subarray(0, bytes.length >> 1) }, 'load-failed'],
    ['a module that is not ours', { core: new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }, 'load-failed'],
    ['a page instead of the file', { core: new Response('<!doctype html>', wasm('text/html')) }, 'load-failed'],
    ['a Response that was read already', { core: await used(new Response(bytes)) }, 'load-failed'],
    ['a 404', { core: new Response('', { status: 404 }) }, 'load-failed'],
    ['a file that is not there', { core: new URL('nonesuch.wasm', FILE) }, 'load-failed'],
  ];
  for (const [name, source, code] of failures) {
    test(`refuses ${name}`, async () => {
      assert.equal((await rejection(load(source))).code, code);
      assert.deepEqual((await load()).classify(SAMPLE), expected);
    });
  }

  test('names the file that could not be had, where it was looked for, and the field that may say where it is', async () => {
    const page = () => new Response('<!doctype html>', wasm('text/html'));
    const lookup = await load();
    const told = [
      [
        load({ database: new Response('', { status: 404 }) }),
        'source.database',
        'database.bin could not be fetched: the server answered 404.',
      ],
      [
        load({ identities: page() }),
        'source.identities',
        'identities.bin could not be fetched: the server sent a page of HTML.',
      ],
      [
        load({ core: page() }),
        'source.core',
        'analogue_lookup_bg.wasm could not be fetched: the server sent a page of HTML.',
      ],
      [lookup.kits(page()), 'source', 'kits_bg.wasm could not be fetched: the server sent a page of HTML.'],
      [lookup.kits(new URL('nonesuch.wasm', FILE)), 'source', /^kits_bg\.wasm could not be read \(.*nonesuch\.wasm/],
      [lookup.kits(new Uint8Array(8)), 'source', /^kits_bg\.wasm could not be compiled \(/],
    ];
    for (const [refused, field, message] of told)
      await assert.rejects(refused, { code: 'load-failed', field, message });
  });

  test('twice compiles once', async () => {
    const compile = mock.method(WebAssembly, 'compile');
    await Promise.all([load(), load()]);
    assert.equal(compile.mock.callCount(), 0);
    compile.mock.restore();
  });
});

describe('freeing', () => {
  test('a freed Lookup says so, and others go on', async () => {
    const [one, other] = await Promise.all([load(), load()]);
    const verdict = one.classify(SAMPLE);
    one.free();
    one.free();
    const calls = [
      () => one.classify(SAMPLE),
      () => one.classifyAll([SAMPLE]),
      () => one.find('heroin'),
      () => one.substance('heroin'),
      () => one.strip('fentanyl'),
      () => one.text(verdict),
      () => one.say({ key: 'found' }),
      () => one.catalogue(),
    ];
    for (const call of calls) assert.equal(refusal(call).code, 'freed', String(call));
    assert.deepEqual(other.classify(SAMPLE), verdict);
  });
});

describe('a core that traps', async () => {
  // Room for ordinary work and no more: the memory's maximum is set to what two ordinary calls need.
  const bytes = await readFile(FILE);
  const { Core, memory } = instantiate(new WebAssembly.Module(bytes));
  const core = new Core(await readFile(new URL('database.bin', FILE)));
  core.identities(await readFile(new URL('identities.bin', FILE)));
  core.find('heroin', 5);
  core.classify(SAMPLE, undefined);
  core.text(unpack(core, new Tables(core.tables()), core.classify(SAMPLE, undefined)), undefined);
  const cramped = capMemory(bytes, memory.buffer.byteLength / 65_536 + 2);

  test('fails that call alone; the next one works', async () => {
    const lookup = await load({ core: cramped });
    const expected = lookup.classify(SAMPLE);
    for (let round = 0; round < 3; round += 1) {
      const error = refusal(() => lookup.classifyAll(MANY));
      assert.equal(error.code, 'core-failed');
      assert.ok(error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
      assert.deepEqual(lookup.classify(SAMPLE), expected);
      assert.ok(lookup.find('heroin').length > 0);
    }
  });

  test('takes no other Lookup with it', async () => {
    const module = await WebAssembly.compile(cramped);
    const [one, other] = await Promise.all([load({ core: module }), load({ core: module })]);
    const expected = other.classify(SAMPLE);
    refusal(() => one.classifyAll(MANY));
    assert.deepEqual(other.classify(SAMPLE), expected);
    assert.deepEqual(one.classify(SAMPLE), expected);
  });
});

async function used(response) {
  await response.arrayBuffer();
  return response;
}
