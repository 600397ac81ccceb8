// The sentences of the page: none may say what the lint forbids, none is long, and the code that says them names no place they lack.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { en } from '../../www/texts/en.js';
import { around, fill } from '../../www/texts/words.js';
import { forbidden } from '../browser/wording.mjs';

const WWW = new URL('../../www/', import.meta.url);
/** As in messages of the core. */
const MOST_WORDS = 20;

/** Every text with its path. @param {any} part @param {string} path @returns {[string, string][]} */
function texts(part, path = '') {
  return typeof part === 'string' ? [[path, part]] : Object.entries(part).flatMap(([name, own]) => texts(own, path === '' ? name : `${path}.${name}`));
}

describe('the sentences of the page', () => {
  test('say nothing that is forbidden', () => {
    for (const [path, text] of texts(en)) assert.deepEqual(forbidden(text), [], `${path}: ${text}`);
  });

  test('are short, and end as they begin', () => {
    for (const [path, text] of texts(en)) {
      assert.equal(text, text.trim(), path);
      assert.doesNotMatch(text.replaceAll(/\{\w+\}/g, ''), /[{}]/, `${path}: an open place`);
      for (const sentence of text.split(/(?<=[.?!])\s/)) assert.ok(sentence.split(/\s+/).length <= MOST_WORDS, `${path}: ${sentence}`);
    }
  });

  test('are all said: a text that no script names is one nobody reviews in its place', async () => {
    const names = (await readdir(WWW, { recursive: true })).filter((name) => name.endsWith('.js') && !name.startsWith('texts/') && !name.startsWith('pkg'));
    const said = new Set();
    for (const name of names) {
      const code = await readFile(new URL(name, WWW), 'utf8');
      // A script names a part by itself, or once as a constant.
      const parts = new Map([...code.matchAll(/\bconst (\w+) = texts\.(\w+);/g)].map(([, own, part]) => [own, part]));
      for (const [, part, text] of code.matchAll(/\btexts\.(\w+)\.(\w+)/g)) said.add(`${part}.${text}`);
      for (const [own, part] of parts) for (const [, text] of code.matchAll(new RegExp(`(?<![\\w)\\]?]\\.)\\b${own}\\.(\\w+)`, 'g'))) said.add(`${part}.${text}`);
    }
    // What is chosen by a word of the core, or one of a list, is named by what holds it.
    const unsaid = texts(en).map(([path]) => path.split('.').slice(0, 2).join('.')).filter((path) => !said.has(path));
    assert.deepEqual(unsaid, []);
  });

  test('are filled place by place', () => {
    assert.equal(fill('{name} and {count} more', { name: '{count}', count: 2 }), '{count} and 2 more', 'what fills a place is not filled again');
    assert.equal(fill('{name}', {}), '{name}');
    assert.deepEqual(around('Checksum {sum}.', /** @type {any} */ ('x')), ['Checksum ', 'x', '.']);
  });
});
