// What no visible text may say, from the safety cases.
import { readFile } from 'node:fs/promises';

const FIXTURES = await readFile(new URL('../fixtures/scenarios.toml', import.meta.url), 'utf8');
const LINT = FIXTURES.slice(FIXTURES.indexOf('[lint]'), FIXTURES.indexOf('[[scenario]]'));
const FORBIDDEN = list(LINT, 'forbidden');
const ALLOWED = list(LINT, 'allowed');

/**
 * Forbidden phrases of the lint in a text, outside every allowed phrase; the lint of tests/core/lint.rs.
 * @param {string} text
 */
export function forbidden(text) {
  let rest = text.toLowerCase().replace(/\s+/g, ' ');
  for (const phrase of ALLOWED) rest = rest.replaceAll(phrase, ' … ');
  return FORBIDDEN.filter((phrase) => rest.includes(phrase.toLowerCase()));
}

/**
 * What one scenario must not say. Single words are left to the lint, which has the sentence they would make, and what
 * stands in brackets is a remark.
 * @param {string} id
 */
export function mustNotSay(id) {
  const from = FIXTURES.indexOf(`id = "${id}"`);
  if (from < 0) throw new Error(`tests/fixtures/scenarios.toml has no scenario ${id}`);
  return list(FIXTURES.slice(from), 'must_not_say')
    .map((phrase) => phrase.replace(/ \(.*\)$/, ''))
    .filter((phrase) => phrase.includes(' '));
}

/**
 * The lists of that file are also valid JSON, but for a comma after the last entry.
 * @param {string} text
 * @param {string} name
 */
function list(text, name) {
  const found = text.match(new RegExp(`^${name} = (\\[[^\\]]*\\])`, 'm'));
  if (found === null) throw new Error(`tests/fixtures/scenarios.toml: no list ${name}`);
  return JSON.parse(found[1].replace(/,\s*\]/, ']'));
}
