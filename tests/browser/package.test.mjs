// The package in Chromium, in a page and in a worker, gives what it gives in Node.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { SAMPLES } from '../samples.mjs';
import { start } from './chromium.mjs';

const samples = Object.values(SAMPLES);

describe('the package in Chromium', () => {
  let chromium;
  let view;
  let expected;
  before(async () => {
    chromium = await start();
    view = await chromium.open('/tests/browser/pages/empty.html');
    await view.page.waitForFunction(() => window.analogueLookup !== undefined);
    expected = (await load()).classifyAll(samples);
  });
  after(async () => {
    await view?.close();
    await chromium?.stop();
  });

  test('answers as Node does', async () => {
    const verdicts = await view.page.evaluate(async (input) => {
      const lookup = await window.analogueLookup.load();
      return lookup.classifyAll(input);
    }, samples);
    alike(verdicts, expected, 'verdicts');
  });

  test('answers as Node does in a worker', async () => {
    const { verdicts, code } = await view.page.evaluate(
      (input) =>
        new Promise((resolve, reject) => {
          const worker = new Worker('worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage(input);
        }),
      samples,
    );
    alike(verdicts, expected, 'verdicts');
    assert.equal(code, 'unknown-value');
  });

  test('looks up analogues as Node does, in a page and in a worker', async () => {
    const queries = [
      { id: 'isotonitazene' },
      { smiles: 'CCC(=O)N(c1ccc(O)cc1)C1CCN(CCc2ccccc2)CC1.Cl' },
      { smiles: 'C1CC' },
    ];
    const told = async (lookup) =>
      Promise.all(queries.map((query) => lookup.analogues(query).catch(({ code, place }) => ({ code, place }))));
    const wanted = await told(await load());
    assert.equal(wanted[2].code, 'invalid-structure');
    const inPage = await view.page.evaluate(async (input) => {
      const lookup = await window.analogueLookup.load({ identities: 'later' });
      return Promise.all(input.map((query) => lookup.analogues(query).catch(({ code, place }) => ({ code, place }))));
    }, queries);
    alike(inPage, wanted, 'page');
    const inWorker = await view.page.evaluate(
      (input) =>
        new Promise((resolve, reject) => {
          const worker = new Worker('worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data.analogues);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ analogues: input });
        }),
      queries,
    );
    alike(inWorker, wanted, 'worker');
  });

  test('downloads once for two, and takes a Response of the wrong type', async () => {
    const found = await view.page.evaluate(async () => {
      const { load, AnalogueLookupError } = window.analogueLookup;
      const wasm = () =>
        performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/analogue_lookup_bg.wasm')).length;
      const [one, two] = await Promise.all([load(), load()]);
      const downloads = wasm();
      one.free();
      const bytes = await (await fetch('/pkg/wasm/analogue_lookup_bg.wasm')).arrayBuffer();
      const three = await load({
        core: new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } }),
      });
      const missing = await load({ core: await fetch('/pkg/index.js') }).catch(
        (error) => error instanceof AnalogueLookupError && error.code,
      );
      return {
        downloads,
        two: two.classify({ readings: [] }).schemaVersion,
        three: three.find('heroin').length > 0,
        missing,
      };
    });
    assert.deepEqual(found, { downloads: 1, two: 1, three: true, missing: 'load-failed' });
  });

  test('with nothing wrong and nothing sent elsewhere', () => {
    assert.deepEqual(view.faults, []);
  });
});

/** Equal in structure and order; figures within 1e-9. */
function alike(actual, wanted, path) {
  if (typeof wanted === 'number' && typeof actual === 'number') {
    assert.ok(Math.abs(actual - wanted) <= 1e-9, `${path}: ${actual} is not ${wanted}`);
  } else if (typeof wanted === 'object' && wanted !== null) {
    assert.deepEqual(Object.keys(actual), Object.keys(wanted), path);
    for (const key of Object.keys(wanted)) alike(actual[key], wanted[key], `${path}.${key}`);
  } else {
    assert.equal(actual, wanted, path);
  }
}
