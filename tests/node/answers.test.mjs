// What the package answers, seen from outside: the promises of index.d.ts, and the rules that hold for every verdict.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { SAMPLES } from '../samples.mjs';
import { refusal } from './refusal.mjs';

const STATES = ['found', 'found-interference-possible', 'not-found-down-to', 'cannot-exclude'];
const FORBIDDEN =
  /\bis safe\b|\bsafe to\b|\bharmless\b|\bpure\b|\bno fentanyl\b|fentanyl-free|100 ?%|\bguaranteed\b|\bidentified as\b|\bnegative for\b/i;

describe('answers', () => {
  let lookup;
  let catalogue;
  before(async () => {
    lookup = await load();
    catalogue = lookup.catalogue();
  });
  after(() => lookup.free());

  for (const [name, sample] of Object.entries(SAMPLES)) {
    test(name, () => {
      const verdict = lookup.classify(sample);
      const families = new Set(catalogue.families.map(({ id }) => id));
      const always = catalogue.families.filter(({ hazard }) => hazard === 'always').map(({ id }) => id);
      const hazards = verdict.hazards.map(({ family }) => family);

      assert.equal(verdict.schemaVersion, 1);
      assert.ok(always.length >= 5 && always.every((id) => hazards.includes(id)), `always-on hazards: ${hazards}`);
      assert.equal(new Set(hazards).size, hazards.length);
      for (const hazard of verdict.hazards) {
        assert.ok(STATES.includes(hazard.state), hazard.state);
        for (const { reading } of hazard.tests) assert.equal(sample.readings[reading].test, 'strip');
      }
      for (const { family, main, probability } of verdict.families) {
        assert.ok(families.has(family), family);
        inUnit(main);
        inUnit(probability);
      }
      verdict.candidates.forEach((candidate, index) => {
        inUnit(candidate.probability);
        const { count, fits, against, unrecorded } = candidate.tests;
        assert.equal(fits + against + unrecorded, count);
        assert.equal(candidate.fit === 'fits-well', fits === count && count > 0);
        // What lacks a record stands behind what fits more, however probable it is.
        const before = verdict.candidates[index - 1];
        if (index > 0 && unrecorded === 0) assert.ok(candidate.probability <= before.probability, 'best first');
        assert.ok(['fits-well', 'fits', 'fits-poorly'].includes(candidate.fit));
        assert.ok(families.has(candidate.family), candidate.family);
        for (const evidence of candidate.evidence) {
          assert.ok(Number.isFinite(evidence.weight));
          assert.ok(evidence.reading >= 0 && evidence.reading < sample.readings.length);
        }
      });
      const name = ({ substance, with: second }) => `${substance} ${second ?? ''}`;
      const grouped = verdict.groups.flatMap(({ substances, with: second, fit, tests }) =>
        substances.map((substance) => ({ name: name({ substance, with: second }), fit, tests })),
      );
      assert.equal(new Set(grouped.map((one) => one.name)).size, grouped.length, 'each once');
      assert.equal(grouped.length, verdict.mainComponent.ranked, 'every candidate, whatever the limit');
      for (const candidate of verdict.candidates) {
        const { fit, tests } = grouped.find((one) => one.name === name(candidate));
        assert.deepEqual([fit, tests], [candidate.fit, candidate.tests]);
      }
      inUnit(verdict.novelty);
      for (const message of [...verdict.messages, ...verdict.next.map(({ because }) => because)]) {
        assert.ok(['danger', 'warning', 'note'].includes(message.severity), message.key);
        assert.ok(['headline', 'finding', 'reason', 'limit', 'aside'].includes(message.place), message.key);
      }

      const words = lookup.text(verdict);
      assert.ok(words.trim().length > 80, words);
      assert.doesNotMatch(words, FORBIDDEN);
      assert.doesNotMatch(words, /undefined|\bNaN\b|\[object|[{}]/);
      assert.equal(lookup.text(JSON.parse(JSON.stringify(verdict))), words, 'a verdict survives JSON');
      assert.deepEqual(lookup.classify(sample), verdict, 'the same again');
    });
  }

  test('what is read aloud of the four that matter most', () => {
    const state = (name, family) =>
      lookup.classify(SAMPLES[name]).hazards.find((hazard) => hazard.family === family)?.state;
    const words = (name) => lookup.text(lookup.classify(SAMPLES[name]));
    assert.match(state('heroin with a fentanyl strip', 'fentanyls'), /^found/);
    assert.match(words('heroin with a fentanyl strip'), /fentanyl/i);
    assert.equal(state('nitazene strip with caffeine', 'nitazenes'), 'found-interference-possible');
    assert.match(words('nitazene strip with caffeine'), /caffeine/i);
    assert.equal(state('nothing known', 'fentanyls'), 'cannot-exclude');
    assert.ok(
      lookup
        .classify(SAMPLES.MDMA)
        .candidates.slice(0, 5)
        .some(({ substance }) => substance === 'mdma'),
    );
  });

  test('another language', () => {
    const verdict = lookup.classify(SAMPLES.MDMA);
    const words = lookup.text(verdict);
    assert.equal(lookup.text(verdict, { lang: 'en-GB' }), words);
    assert.equal(
      lookup.text(verdict, { lang: 'de-AT' }),
      `There is no text in "de-AT" yet. This is English.\n\n${words}`,
    );
    assert.equal(lookup.say({ key: 'heading-next' }, { lang: 'de' }), 'Next');
  });

  test('one message at a time', () => {
    for (const sample of Object.values(SAMPLES)) {
      const verdict = lookup.classify(sample);
      const because = [
        ...verdict.hazards.flatMap((hazard) => hazard.because),
        ...verdict.next.map((action) => action.because),
      ];
      for (const message of [...verdict.messages, ...because]) {
        const words = lookup.say(message);
        assert.match(words, /[.?!]$/);
        assert.doesNotMatch(words, FORBIDDEN);
        assert.doesNotMatch(words, /undefined|\bNaN\b|\[object|[{}]/);
        assert.equal(lookup.say(JSON.parse(JSON.stringify(message))), words, 'a message survives JSON');
      }
      // What is said alike of several tests is one sentence that names them all, so the name is left out here.
      const unnamed = (words) =>
        words
          .replace(/^[^:]*: /, '')
          .split(/(?<=[.!?]) /)
          .at(-1);
      for (const message of verdict.messages)
        assert.ok(lookup.text(verdict).includes(unnamed(lookup.say(message))), message.key);
      for (const { state, family } of verdict.hazards)
        assert.match(lookup.say({ key: `state-${state}`, params: { family } }), /: /);
      for (const { fit, tests } of verdict.candidates.slice(0, 5))
        assert.match(lookup.say({ key: fit, params: tests }), /^fits (all|\d+ of) \d+ tests$/);
      assert.ok(
        lookup
          .text(verdict)
          .trim()
          .endsWith(lookup.say({ key: 'data-line', params: verdict.database })),
      );
    }
    assert.equal(lookup.say({ key: 'heading-danger' }), 'Danger');
    assert.equal(
      lookup.say({ key: 'state-cannot-exclude', params: { family: 'no-such-family' } }),
      'no-such-family: cannot be ruled out.',
    );
  });

  test('all at once is each by itself', () => {
    const samples = Object.values(SAMPLES);
    assert.deepEqual(
      lookup.classifyAll(samples),
      samples.map((sample) => lookup.classify(sample)),
    );
    assert.deepEqual(lookup.classifyAll([]), []);
  });

  test('options', () => {
    const sample = SAMPLES.MDMA;
    const all = lookup.classify(sample).candidates;
    assert.deepEqual(lookup.classify(sample, {}).candidates, all);
    assert.deepEqual(lookup.classify(sample, { limit: 3 }).candidates, all.slice(0, 3));
    const unnamed = lookup.classify({ ...sample, soldAs: undefined });
    const ignoring = lookup.classify(sample, { ignoreSoldAs: true });
    assert.deepEqual(
      ignoring.candidates.map(({ substance }) => substance),
      unnamed.candidates.map(({ substance }) => substance),
    );
    const kit = ['marquis', 'btnx-fentanyl'];
    for (const { action, test: id } of lookup.classify(sample, { kit }).next) {
      if (action === 'test') assert.ok(kit.includes(id), id);
    }
  });

  test('find', () => {
    assert.equal(lookup.find('MDMA')[0].substance, 'mdma');
    assert.ok(
      lookup.find('herion').some(({ substance }) => substance === 'heroin'),
      'a typing error',
    );
    assert.ok(lookup.find('a', { limit: 2 }).length <= 2);
    assert.deepEqual(lookup.find(''), []);
    const [family] = lookup.find('benzos');
    assert.deepEqual([family.kind, family.family, family.score], ['family', 'benzodiazepines', 1]);
    assert.ok(family.members.some(({ substance, name }) => substance === 'alprazolam' && name === 'Alprazolam'));
    assert.ok(lookup.find('fentanyl').every(({ kind, family: id }) => (kind === 'family') === (id !== undefined)));
    for (const match of lookup.find('fentanyl')) inUnit(match.score);
  });

  test('substance', () => {
    const heroin = lookup.substance('heroin');
    assert.equal(heroin.id, 'heroin');
    assert.ok(heroin.reactions.length > 0);
    const sources = new Set(catalogue.sources.map(({ id }) => id));
    for (const reaction of heroin.reactions) assert.ok(reaction.sources.every((id) => sources.has(id)));
    const again = lookup.classify(SAMPLES['heroin with a fentanyl strip']);
    for (const { substance, name } of again.candidates.slice(0, 10))
      assert.equal(lookup.substance(substance).name, name);
  });

  test('catalogue', () => {
    assert.match(catalogue.sha256, /^[0-9a-f]{64}$/);
    assert.match(catalogue.date, /^\d{4}-\d{2}-\d{2}$/);
    for (const id of ['btnx-fentanyl', 'fentanyl', 'nitazene', 'xylazine', 'medetomidine', 'benzodiazepine']) {
      assert.ok(
        catalogue.strips.some((strip) => strip.id === id),
        id,
      );
    }
    for (const list of ['reagents', 'strips', 'families', 'sources']) {
      const ids = catalogue[list].map(({ id }) => id);
      assert.ok(ids.length > 0 && new Set(ids).size === ids.length, list);
    }
    const { database } = lookup.classify(SAMPLES.MDMA);
    assert.deepEqual(database, { version: catalogue.version, sha256: catalogue.sha256, date: catalogue.date });
    assert.deepEqual(catalogue.without, []);
  });

  test('strips tell when they are read, in what solution, and what else makes them react', () => {
    const sources = new Set(catalogue.sources.map(({ id }) => id));
    for (const { id, name, target, family, product } of catalogue.strips) {
      const { readWithinMinutes, solutions, turnedBy, ...rest } = lookup.strip(id);
      assert.deepEqual(rest, { id, name, target, family, product });
      assert.ok(readWithinMinutes[0] > 0 && readWithinMinutes[0] < readWithinMinutes[1], id);
      for (const { milligrams, millilitres } of solutions) assert.ok(milligrams > 0 && millilitres > 0, id);
      const strengths = turnedBy.map(({ milligramsPerMillilitre }) => milligramsPerMillilitre ?? Number.MAX_VALUE);
      assert.deepEqual(
        strengths,
        [...new Set(strengths)].sort((a, b) => a - b),
      );
      for (const { substances, sources: own, because } of turnedBy) {
        assert.ok(own.length > 0 && own.every((source) => sources.has(source)), id);
        for (const substance of substances) assert.notEqual(lookup.substance(substance).family, family);
        assert.match(lookup.say(because), /alone can make the strip react: [^{}]+\.$/);
      }
    }
    const { turnedBy } = lookup.strip('fentanyl');
    assert.ok(turnedBy.some((own) => own.milligramsPerMillilitre === 1 && own.substances.includes('mdma')));
    assert.equal(refusal(() => lookup.strip('nonesuch')).code, 'unknown-strip');
    assert.equal(refusal(() => lookup.strip(7)).code, 'invalid-type');
  });
});

function inUnit(value) {
  assert.ok(value >= 0 && value <= 1, String(value));
}
