// The sentences of the site: none may say what the lint forbids, none is long, and each is said by a script.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { capital, counted, fill, listed, pieces } from '../../www/texts/words.js';
import { forbidden } from '../browser/wording.mjs';

const WWW = new URL('../../www/', import.meta.url);
const TEXTS = new URL('texts/en/', WWW);
/** As in messages of the core. */
const MOST_WORDS = 20;
/** Names of keys and of an error, which look like words. */
const NO_WORDS = ['Escape', 'SecurityError'];

/**
 * Every text with its path, which begins with the name of its file.
 * @param {any} part
 * @param {string} path
 * @returns {[string, string][]}
 */
function flat(part, path) {
  return typeof part === 'string'
    ? [[path, part]]
    : Object.entries(part).flatMap(([name, own]) => flat(own, `${path}.${name}`));
}

const all = (
  await Promise.all(
    (
      await readdir(TEXTS)
    ).map(async (name) => {
      const { texts } = await import(new URL(name, TEXTS).href);
      return flat(texts, name.replace('.js', ''));
    }),
  )
).flat();

describe('the sentences of the site', () => {
  test('say nothing that is forbidden', () => {
    assert.ok(all.length > 50);
    for (const [path, text] of all) assert.deepEqual(forbidden(text), [], `${path}: ${text}`);
  });

  test('are short, and end as they begin', () => {
    for (const [path, text] of all) {
      assert.equal(text, text.trim(), path);
      assert.doesNotMatch(text.replaceAll(/\{\w+\}/g, ''), /[{}]/, `${path}: an open place`);
      for (const sentence of text.split(/(?<=[.?!])\s/))
        assert.ok(sentence.split(/\s+/).length <= MOST_WORDS, `${path}: ${sentence}`);
    }
  });

  test('are all said: a text that no script names is one nobody reviews in its place', async () => {
    const said = new Set();
    for (const name of (await readdir(WWW, { recursive: true })).filter(
      (file) => file.endsWith('.js') && !/^(?:texts|pkg)/.test(file),
    )) {
      for (const path of saidBy(await readFile(new URL(name, WWW), 'utf8'))) said.add(path);
    }
    const markup = await Promise.all(
      (await readdir(new URL('pages/', WWW), { recursive: true }))
        .filter((file) => file.endsWith('.html'))
        .map((file) => readFile(new URL(`pages/${file}`, WWW), 'utf8')),
    );
    const pages = markup.flatMap((own) => own.match(/(?<=\{% layout .*page: ')\w+/) ?? []);
    for (const own of markup) for (const path of writtenInto(own, pages)) said.add(path);
    // What is chosen by a word of the core, a count, or one of a list, is named by what holds it.
    const unsaid = all.map(([path]) => path.split('.').slice(0, 3).join('.')).filter((path) => !said.has(path));
    assert.deepEqual([...new Set(unsaid)], []);
  });

  test('stand in no script: what people read or hear is where a translator finds it', async () => {
    for (const name of (await readdir(WWW, { recursive: true })).filter(
      (file) => file.endsWith('.js') && !/^(?:texts|pkg|sw\.js)/.test(file),
    )) {
      const code = (await readFile(new URL(name, WWW), 'utf8')).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/ .*$/gm, '');
      for (const [literal] of code.matchAll(/'[^'\n]*'|`[^`]*`/g)) {
        const words = literal.slice(1, -1).replace(/\$\{[^}]*\}/g, '');
        const isSentence = /^[A-Z][a-z]+(?: |$)|[a-z]{2,} [a-z]{2,}[^;]*[.?!…]$|[A-Za-z] “|” [A-Za-z]/.test(words);
        assert.ok(!isSentence || NO_WORDS.includes(words), `${name}: ${literal}`);
      }
    }
  });

  test('are filled place by place', () => {
    assert.equal(
      fill('{name} and {count} more', { name: '{count}', count: 2000 }),
      '{count} and 2,000 more',
      'what fills a place is not filled again',
    );
    assert.equal(fill('{name}', {}), '{name}');
    assert.equal(
      counted({ one: '{count} reading on {day}', other: '{count} readings on {day}' }, 1, { day: 'Monday' }),
      '1 reading on Monday',
    );
    assert.equal(counted({ one: '{count} reading', other: '{count} readings' }, 0), '0 readings');
    assert.deepEqual(pieces('Checksum {sum}, {count}{rest}', { sum: 'x', count: 1000 }), [
      'Checksum ',
      'x',
      ', ',
      '1,000',
      '',
      '{rest}',
      '',
    ]);
    assert.equal(listed(['a', 'b', 'c']), 'a, b and c');
    assert.equal(capital('over all'), 'Over all');
  });
});

/**
 * Paths of the texts that a script names. It imports the texts of a page as `texts`, or `texts as name`, and names a
 * text in full, or a part of them once as a constant.
 * @param {string} code
 */
function* saidBy(code) {
  for (const [, own = 'texts', page] of code.matchAll(
    /import \{ texts(?: as (\w+))? \} from '[./]+texts\/en\/(\w+)\.js';/g,
  )) {
    for (const [, part, text] of code.matchAll(new RegExp(`(?<![\\w)\\]?]\\.|\\w)${own}\\.(\\w+)\\.(\\w+)`, 'g')))
      yield `${page}.${part}.${text}`;
    for (const [, name, part] of code.matchAll(new RegExp(`\\bconst (\\w+) = ${own}\\.(\\w+);`, 'g'))) {
      for (const [, text] of code.matchAll(new RegExp(`(?<![\\w)\\]?]\\.|\\w)${name}\\.(\\w+)`, 'g')))
        yield `${page}.${part}.${text}`;
    }
  }
}

/**
 * Paths of the texts that a page, or a part of pages, names in full or by a part that it calls `text`.
 * @param {string} markup
 * @param {string[]} pages
 */
function* writtenInto(markup, pages) {
  for (const [, part, text] of markup.matchAll(/\btexts\.(\w+)\.(\w+)/g)) yield `markup.${part}.${text}`;
  const [, part] = markup.match(/assign text = texts\.(\w+)/) ?? [];
  for (const [, text] of markup.matchAll(/\btext\.(\w+)/g)) yield `markup.${part}.${text}`;
  // The frame says the same of every page.
  for (const [, text] of markup.matchAll(/\btexts\[page\]\.(\w+)/g))
    for (const own of pages) yield `markup.${own}.${text}`;
}
