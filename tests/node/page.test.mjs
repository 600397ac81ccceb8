// The page by the text of its files: no way to make markup or code from text, and lists that agree with what they list.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { bundle } from '../../scripts/bundle.mjs';
import { renderPages } from '../../scripts/pages.mjs';
import { COLOURS, EFFECTS, meaning } from '../../www/check/colours.js';
import { texts } from '../../www/texts/en/markup.js';

const WWW = new URL('../../www/', import.meta.url);
const PKG = new URL('../../pkg/', import.meta.url);
const { files, needs } = await bundle();
const pages = await renderPages(needs);
const html = pages.get('index.html');
const catalogue = (await load()).catalogue();

describe('the files of the page', () => {
  test('make no element and no code from text, and speak to no host', async () => {
    for (const folder of [WWW, PKG]) {
      for (const name of (await readdir(folder, { recursive: true })).filter(
        (file) => file.endsWith('.js') && !file.startsWith('wasm/') && !file.startsWith('pkg/'),
      )) {
        const code = (await readFile(new URL(name, folder), 'utf8')).replaceAll('http://www.w3.org/2000/svg', ''); // a name, not an address
        assert.doesNotMatch(
          code,
          /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|setHTMLUnsafe|parseFromString|createContextualFragment|srcdoc/,
          name,
        );
        assert.doesNotMatch(
          code,
          /XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|['"`]https?:\/\//,
          name,
        );
      }
    }
    for (const [name, page] of pages)
      assert.doesNotMatch(
        page,
        /\son\w+=|<style|style="|<script(?![^>]*\bsrc=)/,
        `${name}: no code and no style in the markup`,
      );
  });

  test('are reached without naming the root of a host, which may be a sub-path', () => {
    for (const [name, page] of pages) {
      const addresses = [...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
      assert.deepEqual(
        addresses.filter((address) => /^\/|^[a-z]+:/.test(address) && !address.startsWith('tel:')),
        [],
        name,
      );
    }
  });

  test('are all preloaded: every script that a page imports, and no other', () => {
    for (const [name, page] of pages) {
      const preloaded = [...page.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, address]) => address);
      assert.deepEqual(preloaded, [...new Set(preloaded)], `${name}: each once`);
      const [, main] = page.match(/<template id="later" data-main="([^"]+)"[^>]*>/);
      assert.deepEqual(preloaded.toSorted(), [...scripts(main)].toSorted(), name);
    }
  });

  test('need three scripts for the first page, beside the two that stand in it', () => {
    assert.ok(needs('check/main.js').length <= 3, needs('check/main.js').join(' '));
  });

  test('import one way: the pages what they share, and no page another', async () => {
    const SHARED = { texts: ['texts'], state: ['state', 'texts'], ui: ['ui', 'texts', 'pkg'] };
    const PAGE = ['state', 'texts', 'ui', 'pkg'];
    const scripts = (await readdir(WWW, { recursive: true })).filter(
      (file) => file.endsWith('.js') && file.includes('/'),
    );
    for (const name of scripts.filter((file) => !file.startsWith('pkg/'))) {
      const [room] = name.split('/');
      const code = await readFile(new URL(name, WWW), 'utf8');
      // Types too, which stand in comments.
      for (const [, address] of code.matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)) {
        const [to] = new URL(address, `file:///${name}`).pathname.slice(1).split('/');
        assert.ok((SHARED[room] ?? [room, ...PAGE]).includes(to), `${name} imports ${address}`);
      }
    }
  });

  test('have one navigation, which leads to them all and says where one is', () => {
    for (const [name, page] of pages) {
      const links = [...page.match(/<nav[\s\S]*<\/nav>/)[0].matchAll(/<a href="([^"]+)"( aria-current="page")?>/g)];
      const targets = links.map(([, address, current]) => [
        address === './' ? 'index.html' : address,
        current !== undefined,
      ]);
      assert.deepEqual(
        targets.toSorted(),
        [...pages.keys()].map((own) => [own, own === name]),
        name,
      );
    }
  });

  test('name no symbol that they lack', async () => {
    for (const [name, page] of pages) {
      const there = new Set([...page.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, id] of page.matchAll(/<use href="#([^"]+)"/g)) assert.ok(there.has(id), `${name}: ${id}`);
    }
  });

  test('stop at a text that is not there, rather than leave a blank', async () => {
    await assert.rejects(
      renderPages(needs, { texts: { ...texts, emergency: {} }, forms: {} }),
      /emergency|breathing|unwell/,
    );
  });

  test('offer strips and reagents that the package knows', () => {
    const strips = [...html.matchAll(/data-strip="([^"]+)"/g)].map(([, id]) => id);
    const reagents = [...html.matchAll(/data-reagent="([^"]+)"/g)].map(([, id]) => id);
    assert.ok(strips.length >= 5 && reagents.length >= 8);
    for (const id of strips)
      assert.ok(
        catalogue.strips.some((strip) => strip.id === id && !strip.product && strip.target === id),
        id,
      );
    for (const id of reagents)
      assert.ok(
        catalogue.reagents.some((reagent) => reagent.id === id),
        id,
      );
    for (const target of new Set(catalogue.strips.map((strip) => strip.target)))
      assert.ok(strips.includes(target), `no button for ${target}`);
  });

  test('offer forms, observations, colours and effects that the package takes', async () => {
    const lookup = await load();
    const values = (text, before) =>
      [...text.matchAll(new RegExp(`${before} value="([^"]+)"`, 'g'))].map(([, value]) => value);
    const forms = values(html.match(/<select[^>]* name="form">.*?<\/select>/s)[0], '<option');
    const observations = values(html, 'name="observed"');
    assert.ok(forms.length >= 9 && observations.length >= 5);
    for (const form of forms) lookup.classify({ form, readings: [] });
    for (const observed of observations) lookup.classify({ observed: [observed], readings: [] });
    for (const { word: colour } of COLOURS)
      lookup.classify({ readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour }] }] });
    lookup.classify({
      readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour: 'red', effects: [...EFFECTS] }] }],
    });
    // Two swatches at once are the longest text, and every shade of each must be known.
    const words = COLOURS.map(({ word }) => word);
    for (const first of words)
      for (const second of words)
        lookup.classify({
          readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour: meaning([first, second]) }] }],
        });
    const letters = COLOURS.map(({ letter }) => letter);
    assert.deepEqual(letters, [...new Set(letters)], 'a letter each');
  });
});

/** All scripts that one imports at once, itself included, by path in the site, as their own code says. */
function scripts(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  const code = files.get(entry).toString();
  for (const [, address] of code.matchAll(/(?:^|[;}])import(?:\{[^}]*\}from)?"(\.[^"]+)"/g))
    scripts(new URL(address, new URL(entry, 'file:///')).pathname.slice(1), found);
  return found;
}
