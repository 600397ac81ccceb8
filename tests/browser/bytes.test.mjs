// What is fetched may not grow unseen: each part has a most. Whoever raises one says why, beside it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { brotli, firstLoad } from './bytes.mjs';
import { start } from './chromium.mjs';

/**
 * Bytes as brotli 11, one to four hundredths over what was measured (benches/README.md), for another compiler writes a
 * little more or less.
 */
const MOST = {
  // The aim is 290,000: code and database alone are more.
  'first load': 351_000,
  core: 231_000,
  // Database and worker: what a returning visitor fetches for it. It is the aim itself.
  'a corrected fact': 80_000,
  database: 76_000,
  identities: 68_000,
  structures: 61_000,
  // For speed and not for size, since it works through all pairs.
  kits: 126_000,
  relatives: 47_000,
  structure: 277_000,
  // What a page without a bundler waits for before it asks for the core.
  script: 15_000,
  // With the source map, 41,000, for whoever wants to read what they embed.
  package: 955_000,
};
/** A most that is further off than this holds nothing: it is lowered. */
const LEAST_SHARE = 0.95;

const PACKAGE = new URL('../../dist/', import.meta.url);
const read = (file) => readFile(new URL(file, PACKAGE));
/** Worked out once a file, for it takes seconds. @type {Map<string, Promise<number>>} */
const sent = new Map();
const sentOf = (file) => {
  if (!sent.has(file)) sent.set(file, read(file).then(brotli));
  return sent.get(file);
};

describe('what is fetched', () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium?.stop());

  const holds = (what, bytes) => {
    assert.ok(bytes <= MOST[what], `${what}: ${bytes} B, at most ${MOST[what]}`);
    assert.ok(bytes > LEAST_SHARE * MOST[what], `${what}: only ${bytes} B; lower its most, ${MOST[what]}`);
  };

  test('at first is no more than it was', async () => {
    const files = await firstLoad(chromium);
    holds(
      'first load',
      files.reduce((sum, { sent }) => sum + sent, 0),
    );
  });

  for (const [what, file] of Object.entries({
    script: 'index.js',
    core: 'wasm/analogue_lookup_bg.wasm',
    database: 'wasm/database.bin',
    identities: 'wasm/identities.bin',
    structures: 'wasm/structures.bin',
    kits: 'wasm/kits_bg.wasm',
    relatives: 'wasm/relatives_bg.wasm',
    structure: 'wasm/structure_bg.wasm',
  }))
    test(`of ${file} is no more than it was`, async () => holds(what, await sentOf(file)));

  test('for a corrected fact is no more than it was', async () => {
    const worker = await readFile(new URL('../../site/sw.js', import.meta.url));
    holds('a corrected fact', (await sentOf('wasm/database.bin')) + brotli(worker));
  });

  test('of the whole package is no more than it was', async () => {
    const { files } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));
    const sizes = await Promise.all([...files, 'package.json'].map(sentOf));
    holds(
      'package',
      sizes.reduce((sum, size) => sum + size, 0),
    );
  });
});
