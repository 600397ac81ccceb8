// The static site as `make site` writes it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { buildSite, filesOfSite } from '../../scripts/site.mjs';

describe('the site', () => {
  let folder;
  let built;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'analogue-lookup-site-'));
    built = await buildSite({ to: join(folder, 'one') });
  });
  after(() => rm(folder, { recursive: true }));

  /** The files below a folder of the test, by path. */
  async function contents(name) {
    const root = join(folder, name);
    const files = new Map();
    for (const path of (await readdir(root, { recursive: true })).sort()) {
      if ((await stat(join(root, path))).isFile()) files.set(path, await readFile(join(root, path)));
    }
    return files;
  }

  const listOf = (files) =>
    JSON.parse(
      files
        .get('sw.js')
        .toString()
        .match(/^const SITE=(\{.*?\});/)[1],
    );

  test('is the same bytes each time', async () => {
    await buildSite({ to: join(folder, 'two') });
    assert.deepEqual(await contents('two'), await contents('one'));
  });

  test('lists in its worker every file on disk but the worker, each with its SHA-256', async () => {
    const files = await contents('one');
    assert.deepEqual([...files.keys()].sort(), [...built.files].sort());
    const hashes = [...files]
      .filter(([path]) => path !== 'sw.js')
      .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]);
    assert.deepEqual(listOf(files), {
      version: built.version,
      files: Object.fromEntries(hashes),
      onDemand: built.onDemand,
    });
    assert.ok(built.onDemand.length > 0 && built.onDemand.every((path) => built.files.includes(path)));
  });

  test('has another version, and so another worker, when any file changes', async () => {
    const versions = new Set([built.version]);
    const files = await filesOfSite();
    for (const changed of built.files) {
      const { version } = await buildSite({
        to: join(folder, 'changed'),
        files,
        alter: (path, bytes) => (path === changed ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes),
      });
      versions.add(version);
    }
    assert.equal(versions.size, built.files.length + 1);
  });

  test('holds what a browser fetches and nothing else', () => {
    for (const path of built.files)
      assert.match(path, /^[\w./-]+\.(bin|css|html|js|json|png|svg|txt|wasm|webmanifest)$/);
    assert.deepEqual(
      built.files.filter((path) => /\.d\.ts$|test|node_modules/.test(path)),
      [],
    );
    for (const needed of ['index.html', 'sw.js', 'check/main.js', 'pkg/wasm/analogue_lookup_bg.wasm'])
      assert.ok(built.files.includes(needed), needed);
  });

  test('reaches for no file above its own and for no other host', async () => {
    for (const [path, bytes] of await contents('one')) {
      if (!/\.(css|html|js|webmanifest)$/.test(path) || path.startsWith('vendor/')) continue; // the policy of the page holds what is not ours
      const text = bytes.toString().replace(/^\s*(\/?\*|\/\/).*$/gm, ''); // comments may name other files and hosts
      const named = [
        ...text.matchAll(
          /(?:<(?!a )[^>]* (?:src|href)="|\bfrom\s?['"]|\b(?:import|URL)\(['"]|"src": "|url\("?)([^"')]+)/g,
        ),
      ].map(([, address]) => address);
      for (const address of named) {
        const { origin, pathname } = new URL(address, `http://site/a/b/${path}`);
        assert.equal(origin, 'http://site', `${path}: ${address}`);
        assert.ok(pathname.startsWith('/a/b/'), `${path}: ${address}`);
      }
    }
  });

  test('has every icon that its manifest names, of the size it says', async () => {
    const files = await contents('one');
    const { icons } = JSON.parse(files.get('manifest.webmanifest').toString());
    for (const { src, sizes, type } of icons) {
      assert.ok(files.has(src), src);
      if (type !== 'image/png') continue;
      const [width, height] = [files.get(src).readUInt32BE(16), files.get(src).readUInt32BE(20)];
      assert.equal(`${width}x${height}`, sizes, src);
    }
    assert.ok(icons.some(({ sizes, purpose }) => sizes === '512x512' && purpose === 'maskable'));
  });
});
