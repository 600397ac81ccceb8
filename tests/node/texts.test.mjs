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
    const code = (await Promise.all(names.map((name) => readFile(new URL(name, WWW), 'utf8')))).join('\n');
    // What is chosen by a word of the core, or one of a list, is named by what holds it.
    const unsaid = texts(en).map(([path]) => path.split('.')).filter(([part, name]) => !new RegExp(`\\b(${part}|text|data)\\.${name}\\b`).test(code));
    assert.deepEqual(unsaid.map((path) => path.join('.')), []);
  });

  test('are filled place by place', () => {
    assert.equal(fill('{name} and {count} more', { name: '{count}', count: 2 }), '{count} and 2 more', 'what fills a place is not filled again');
    assert.equal(fill('{name}', {}), '{name}');
    assert.deepEqual(around('Checksum {sum}.', /** @type {any} */ ('x')), ['Checksum ', 'x', '.']);
  });
});
