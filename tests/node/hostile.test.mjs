// Input that fights back. Whatever it does, the error is ours and the same Lookup answers the next question as before.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { refusal } from './refusal.mjs';

const GOOD = {
  soldAs: 'heroin',
  form: 'powder',
  readings: [
    { test: 'strip', strip: 'btnx-fentanyl', lines: 'C', milligrams: 10, millilitres: 5, minutes: 5 },
    { test: 'reagent', reagent: 'marquis', stages: [{ colour: 'purple', seconds: 10 }] },
  ],
};
const TRAPS = ['get', 'ownKeys', 'getOwnPropertyDescriptor', 'has', 'getPrototypeOf'];
const spring = () => {
  throw new Error('sprung');
};

describe('input that fights back', () => {
  let lookup;
  let expected;
  before(async () => {
    lookup = await load();
    expected = lookup.classify(GOOD);
  });
  afterEach(() => assert.deepEqual(lookup.classify(GOOD), expected));
  after(() => lookup.free());

  test('getters that throw', () => {
    for (const sample of [
      {
        get readings() {
          return spring();
        },
      },
      {
        readings: [
          {
            get test() {
              return spring();
            },
          },
        ],
      },
      { readings: Object.defineProperty([1], 0, { get: spring }) },
    ]) {
      assert.equal(refusal(() => lookup.classify(sample)).code, 'invalid-type');
    }
  });

  test('getters are run once', () => {
    let reads = 0;
    const lines = () => {
      reads += 1;
      return reads === 1 ? 'C' : { not: 'text' };
    };
    const reading = { test: 'strip', strip: 'fentanyl' };
    Object.defineProperty(reading, 'lines', { enumerable: true, get: lines });
    lookup.classify({ readings: [reading] });
    assert.equal(reads, 1);
  });

  for (const trap of TRAPS) {
    test(`a Proxy whose ${trap} throws`, () => {
      const handler = { [trap]: spring };
      for (const sample of [
        new Proxy(GOOD, handler),
        { readings: new Proxy(GOOD.readings, handler) },
        { readings: [new Proxy(GOOD.readings[0], handler)] },
      ]) {
        try {
          lookup.classify(sample); // a trap that is never sprung does no harm
        } catch (error) {
          assert.equal(error.name, 'AnalogueLookupError', error.stack);
        }
      }
    });
  }

  test('a revoked Proxy', () => {
    for (const target of [{}, []]) {
      const { proxy, revoke } = Proxy.revocable(target, {});
      revoke();
      assert.equal(refusal(() => lookup.classify(proxy)).code, 'invalid-type');
      assert.equal(refusal(() => lookup.classify({ readings: proxy })).code, 'invalid-type');
      assert.equal(refusal(() => lookup.classify({ readings: [proxy] })).code, 'invalid-type');
      assert.equal(refusal(() => lookup.text(proxy)).code, 'invalid-type');
    }
  });

  test('an array that lies about its length', () => {
    for (const length of [NaN, -1, 1.5, '2', Infinity, 2 ** 53]) {
      const readings = new Proxy([], { get: (target, key) => (key === 'length' ? length : target[key]) });
      assert.ok(
        ['invalid-type', 'too-many', 'missing'].includes(refusal(() => lookup.classify({ readings })).code),
        String(length),
      );
    }
  });

  test('objects that turn into other things', () => {
    const chameleon = { toString: spring, valueOf: spring, [Symbol.toPrimitive]: spring, toJSON: spring };
    for (const sample of [
      { readings: [], soldAs: chameleon },
      { readings: [], form: chameleon },
      { readings: [{ test: chameleon }] },
      { readings: chameleon },
    ]) {
      assert.equal(refusal(() => lookup.classify(sample)).code, 'invalid-type');
    }
    assert.equal(refusal(() => lookup.find(chameleon)).code, 'invalid-type');
    assert.equal(refusal(() => lookup.find('heroin', { limit: chameleon })).code, 'invalid-type');
  });

  test('objects of classes count by their own fields', () => {
    class Inherited {
      get readings() {
        return [];
      }
    }
    assert.equal(refusal(() => lookup.classify(new Inherited())).code, 'missing');
    const own = Object.assign(new Inherited.prototype.constructor(), {});
    assert.equal(refusal(() => lookup.classify(Object.create(GOOD))).code, 'missing');
    assert.equal(refusal(() => lookup.classify(own)).code, 'missing');
    assert.deepEqual(lookup.classify(Object.assign(Object.create(null), GOOD)), expected);
    assert.deepEqual(lookup.classify(Object.freeze(structuredClone(GOOD))), expected);
  });

  test('an altered Object.prototype adds nothing', () => {
    const added = {
      soldAs: 'mdma',
      observed: ['unwell-now'],
      milligrams: 1,
      reader: 'unsure',
      lab: [1, 2, 3],
      limit: 1,
      core: 5,
    };
    try {
      Object.assign(Object.prototype, added);
      assert.deepEqual(
        lookup.classify({ readings: GOOD.readings, soldAs: GOOD.soldAs, form: GOOD.form }).candidates.length,
        expected.candidates.length,
      );
      assert.equal(
        refusal(() => lookup.classify({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'positive' }] })).code,
        'unknown-value',
      );
    } finally {
      for (const name of Object.keys(added)) delete Object.prototype[name];
    }
  });

  test('a setter on Object.prototype and Array.prototype catches nothing', () => {
    const caught = [];
    const keep = { configurable: true, set: (value) => caught.push(value) };
    try {
      for (const name of ['test', 'readings', 'lines', 'strip']) Object.defineProperty(Object.prototype, name, keep);
      for (const index of ['0', '1']) Object.defineProperty(Array.prototype, index, keep);
      assert.equal(
        refusal(() => lookup.classify({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'positive' }] })).code,
        'unknown-value',
      );
    } finally {
      for (const name of ['test', 'readings', 'lines', 'strip']) delete Object.prototype[name];
      for (const index of ['0', '1']) delete Array.prototype[index];
    }
    assert.deepEqual(caught, []);
  });

  test('cycles and depth', () => {
    const cycle = structuredClone(expected);
    cycle.self = cycle; // nobody asks for it
    assert.equal(lookup.text(cycle), lookup.text(expected));
    const array = [];
    array.push(array);
    assert.equal(refusal(() => lookup.text({ ...expected, hazards: array })).code, 'invalid-type');
    assert.equal(refusal(() => lookup.text({ schemaVersion: 1 })).field, 'verdict.mainComponent');
    const sample = {};
    sample.readings = [sample];
    assert.equal(refusal(() => lookup.classify(sample)).code, 'missing');
  });

  test('a verdict larger than any is refused, and the largest is put into words', () => {
    const many = (count, text) =>
      Array.from({ length: count }, (_, at) => ({
        key: 'strip-late',
        params: { strip: `${text}${at}`, other: `${at}` },
      }));
    for (const [field, verdict] of [
      ['verdict.messages', { ...expected, messages: many(10_001, '') }],
      ['verdict', { ...expected, messages: many(10_000, 'x'.repeat(500)) }],
      ['verdict.messages[0].params.strip', { ...expected, messages: many(1, 'x'.repeat(64_000_000)) }],
      ['verdict.hazards', { ...expected, hazards: Array.from({ length: 65 }, () => expected.hazards[0]) }],
      ['verdict.next', { ...expected, next: Array.from({ length: 513 }, () => expected.next[0]) }],
      ['verdict.hazards[0].because', { ...expected, hazards: [{ ...expected.hazards[0], because: many(10_001, '') }] }],
    ]) {
      assert.equal(refusal(() => lookup.text(verdict)).field, field);
    }
    assert.ok(lookup.text({ ...expected, messages: many(10_000, '') }).length > 100_000);
    let names = 0;
    const component = () => {
      names += 1;
      return `gribblefix${names.toString(36)}fentanyl`;
    };
    const readings = Array.from({ length: 64 }, () => ({
      test: 'instrument',
      technique: 'GC-MS',
      components: Array.from({ length: 64 }, component),
    }));
    const words = lookup.text(lookup.classify({ readings }));
    assert.ok(words.includes('gribblefix1fentanyl') && words.includes(`gribblefix${names.toString(36)}fentanyl`));
  });

  test('texts of any characters', () => {
    for (const text of [
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\u202e\u2066',
      '%s%n',
      "'; drop table",
      '<script>',
      '../..',
      '💊'.repeat(100),
      '\n'.repeat(200),
    ]) {
      assert.ok(Array.isArray(lookup.find(text)));
      const verdict = lookup.classify({
        ...GOOD,
        soldAs: text,
        readings: [...GOOD.readings, { test: 'instrument', technique: 'FTIR', components: [text] }],
      });
      assert.equal(verdict.schemaVersion, 1);
      assert.equal(typeof lookup.text(verdict), 'string');
    }
  });

  test('messages of any make', () => {
    for (const text of ['', '\u0000', '\ud800', '{family}', '<script>', '__proto__', '💊'.repeat(100)]) {
      assert.equal(refusal(() => lookup.say({ key: text })).code, 'unknown-value');
      assert.equal(typeof lookup.say({ key: 'not-tested', params: { family: text, [text]: text } }), 'string');
    }
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const message of [
      proxy,
      { key: 'found', params: proxy },
      { key: { toString: spring } },
      {
        get key() {
          return spring();
        },
      },
    ]) {
      assert.equal(refusal(() => lookup.say(message)).code, 'invalid-type');
    }
  });

  test('what comes back is the caller’s own', () => {
    const first = lookup.classify(GOOD);
    first.hazards.length = 0;
    first.database.version = 'altered';
    assert.deepEqual(lookup.classify(GOOD), expected);
  });

  test('an altered verdict is read or refused, never more', () => {
    const alterations = [
      (verdict) => {
        verdict.hazards = 'none';
      },
      (verdict) => {
        verdict.candidates = [null];
      },
      (verdict) => {
        verdict.messages = [{ key: 'nonesuch', params: {}, severity: 'danger' }];
      },
      (verdict) => {
        verdict.hazards[0].state = 'absent';
      },
      (verdict) => {
        delete verdict.families;
      },
      (verdict) => {
        verdict.novelty = 'NaN';
      },
      (verdict) => {
        verdict.next = { length: 3 };
      },
      (verdict) => {
        verdict.database = 5;
      },
    ];
    for (const alter of alterations) {
      const verdict = structuredClone(expected);
      alter(verdict);
      try {
        assert.equal(typeof lookup.text(verdict), 'string');
      } catch (error) {
        assert.equal(error.name, 'AnalogueLookupError', error.stack);
        assert.notEqual(error.code, 'core-failed', `${alter}: ${error.cause?.stack ?? error.cause}`);
      }
    }
  });
});
