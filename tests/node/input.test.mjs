// Input that is wrong: each case names the field at fault and what kind of fault it is.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { load } from '../../pkg/index.js';
import { refusal } from './refusal.mjs';

const strip = (fields) => ({ readings: [{ test: 'strip', strip: 'fentanyl', lines: 'C', ...fields }] });
const reagent = (fields) => ({
  readings: [{ test: 'reagent', reagent: 'marquis', stages: [{ colour: 'purple' }], ...fields }],
});
const stage = (fields) => reagent({ stages: [{ colour: 'purple', ...fields }] });
const many = (count, entry) => Array.from({ length: count }, () => entry);
const LONG = 'x'.repeat(201);

const SAMPLES = [
  ['nothing', undefined, 'missing', 'sample'],
  ['null', null, 'invalid-type', 'sample'],
  ['a number', 3, 'invalid-type', 'sample'],
  ['an array', [], 'invalid-type', 'sample'],
  ['a function', () => ({}), 'invalid-type', 'sample'],
  ['no readings', {}, 'missing', 'readings'],
  ['null readings', { readings: null }, 'invalid-type', 'readings'],
  ['readings that only look like an array', { readings: { length: 1, 0: {} } }, 'invalid-type', 'readings'],
  ['readings as text', { readings: 'marquis purple' }, 'invalid-type', 'readings'],
  ['65 readings', { readings: many(65, strip().readings[0]) }, 'too-many', 'readings'],
  ['a million readings', { readings: many(1_000_000, strip().readings[0]) }, 'too-many', 'readings'],
  ['a sparse array of a million', { readings: new Array(1_000_000) }, 'too-many', 'readings'],
  ['a gap', { readings: new Array(2) }, 'missing', 'readings[0]'],
  ['a misspelt field', { reading: [] }, 'unknown-field', 'reading'],
  ['an own __proto__', JSON.parse('{"readings":[],"__proto__":{"soldAs":"x"}}'), 'unknown-field', '__proto__'],
  ['sold as a number', { soldAs: 5, readings: [] }, 'invalid-type', 'soldAs'],
  ['sold as null', { soldAs: null, readings: [] }, 'invalid-type', 'soldAs'],
  ['sold as something long', { soldAs: LONG, readings: [] }, 'too-long', 'soldAs'],
  ['an unknown form', { form: 'gas', readings: [] }, 'unknown-value', 'form'],
  ['a form from the prototype', { form: 'constructor', readings: [] }, 'unknown-value', 'form'],
  ['an unknown observation', { readings: [], observed: ['asleep'] }, 'unknown-value', 'observed[0]'],
  ['nine observations', { readings: [], observed: many(9, 'unwell-now') }, 'too-many', 'observed'],

  ['a reading without test', { readings: [{}] }, 'missing', 'readings[0].test'],
  ['an unknown test', { readings: [{ test: 'nose' }] }, 'unknown-value', 'readings[0].test'],
  ['a test from the prototype', { readings: [{ test: 'toString' }] }, 'unknown-value', 'readings[0].test'],
  [
    'the second reading',
    { readings: [strip().readings[0], strip({ lines: 'TC' }).readings[0]] },
    'unknown-value',
    'readings[1].lines',
  ],

  ['no reagent', reagent({ reagent: undefined }), 'missing', 'readings[0].reagent'],
  ['a long reagent', reagent({ reagent: LONG }), 'too-long', 'readings[0].reagent'],
  ['an unknown reagent', reagent({ reagent: 'nonesuch' }), 'unknown-reagent', 'readings[0].reagent'],
  ['a reagent with a path in it', reagent({ reagent: '../../etc/passwd' }), 'unknown-reagent', 'readings[0].reagent'],
  ['an empty reagent', reagent({ reagent: '' }), 'unknown-reagent', 'readings[0].reagent'],
  ['no stage', reagent({ stages: [] }), 'missing', 'readings[0].stages'],
  ['17 stages', reagent({ stages: many(17, { colour: 'purple' }) }), 'too-many', 'readings[0].stages'],
  ['a stage without colour', reagent({ stages: [{}] }), 'missing', 'readings[0].stages[0].colour'],
  ['an American spelling', reagent({ stages: [{ color: 'purple' }] }), 'unknown-field', 'readings[0].stages[0].color'],
  ['a colour that is none', stage({ colour: 'wibble' }), 'unreadable-colour', 'readings[0].stages[0].colour'],
  [
    'a colour of markup',
    stage({ colour: '<img src=x onerror=alert(1)>' }),
    'unreadable-colour',
    'readings[0].stages[0].colour',
  ],
  [
    'a colour of control characters',
    stage({ colour: '\u0000\u202e\ud800' }),
    'unreadable-colour',
    'readings[0].stages[0].colour',
  ],
  ['a hex colour cut short', stage({ colour: '#12345' }), 'unreadable-colour', 'readings[0].stages[0].colour'],
  ['an empty colour', stage({ colour: ' ' }), 'unreadable-colour', 'readings[0].stages[0].colour'],
  ['a colour as a number', stage({ colour: 0xff0000 }), 'invalid-type', 'readings[0].stages[0].colour'],
  ['a null colour', stage({ colour: null }), 'invalid-type', 'readings[0].stages[0].colour'],
  ['an array as a colour', stage({ colour: [50, 0, 0] }), 'invalid-type', 'readings[0].stages[0].colour'],
  ['a Lab of two', stage({ colour: { lab: [50, 0] } }), 'missing', 'readings[0].stages[0].colour.lab'],
  ['a Lab of four', stage({ colour: { lab: [50, 0, 0, 0] } }), 'too-many', 'readings[0].stages[0].colour.lab'],
  ['a Lab with NaN', stage({ colour: { lab: [50, NaN, 0] } }), 'out-of-range', 'readings[0].stages[0].colour.lab[1]'],
  ['a Lab too bright', stage({ colour: { lab: [101, 0, 0] } }), 'out-of-range', 'readings[0].stages[0].colour.lab[0]'],
  ['an RGB', stage({ colour: { rgb: [1, 2, 3] } }), 'unknown-field', 'readings[0].stages[0].colour.rgb'],
  ['negative seconds', stage({ seconds: -1 }), 'out-of-range', 'readings[0].stages[0].seconds'],
  ['an endless time', stage({ seconds: Infinity }), 'out-of-range', 'readings[0].stages[0].seconds'],
  ['seconds as text', stage({ seconds: '5' }), 'invalid-type', 'readings[0].stages[0].seconds'],
  ['an unknown effect', stage({ effects: ['glow'] }), 'unknown-value', 'readings[0].stages[0].effects[0]'],
  ['five effects', stage({ effects: many(5, 'fizz') }), 'too-many', 'readings[0].stages[0].effects'],
  ['an unknown reader', reagent({ reader: 'robot' }), 'unknown-value', 'readings[0].reader'],

  ['no strip', strip({ strip: undefined }), 'missing', 'readings[0].strip'],
  ['an unknown strip', strip({ strip: 'nonesuch' }), 'unknown-strip', 'readings[0].strip'],
  ['no lines', strip({ lines: undefined }), 'missing', 'readings[0].lines'],
  ['positive instead of lines', strip({ lines: 'positive' }), 'unknown-value', 'readings[0].lines'],
  ['no milligrams at all', strip({ milligrams: 0 }), 'out-of-range', 'readings[0].milligrams'],
  ['milligrams not a number', strip({ milligrams: NaN }), 'out-of-range', 'readings[0].milligrams'],
  ['milligrams as a BigInt', strip({ milligrams: 5n }), 'invalid-type', 'readings[0].milligrams'],
  ['milligrams beyond any strip', strip({ milligrams: 1e9 }), 'out-of-range', 'readings[0].milligrams'],
  ['mg', strip({ mg: 5 }), 'unknown-field', 'readings[0].mg'],
  ['milliliters', strip({ milliliters: 5 }), 'unknown-field', 'readings[0].milliliters'],
  ['no water', strip({ millilitres: -0 }), 'out-of-range', 'readings[0].millilitres'],
  ['negative minutes', strip({ minutes: -1 }), 'out-of-range', 'readings[0].minutes'],
  ['minutes of two days', strip({ minutes: 2880 }), 'out-of-range', 'readings[0].minutes'],
  ['a lot as a number', strip({ lot: 12 }), 'invalid-type', 'readings[0].lot'],
  ['said maybe', strip({ said: 'maybe' }), 'unknown-value', 'readings[0].said'],
  ['a reagent field on a strip', strip({ stages: [] }), 'unknown-field', 'readings[0].stages'],

  [
    'an unknown technique',
    { readings: [{ test: 'instrument', technique: 'NMR', components: [] }] },
    'unknown-value',
    'readings[0].technique',
  ],
  [
    '65 components',
    { readings: [{ test: 'instrument', technique: 'FTIR', components: many(65, 'heroin') }] },
    'too-many',
    'readings[0].components',
  ],
  [
    'a component that is no text',
    { readings: [{ test: 'instrument', technique: 'FTIR', components: [{}] }] },
    'invalid-type',
    'readings[0].components[0]',
  ],
];

const OPTIONS = [
  ['null', null, 'invalid-type', 'options'],
  ['a misspelt option', { regoin: 'GB' }, 'unknown-field', 'options.regoin'],
  ['an unknown prior', { prior: 'mine' }, 'unknown-value', 'options.prior'],
  ['an unknown region', { region: 'FR' }, 'unknown-value', 'options.region'],
  ['ignoreSoldAs as text', { ignoreSoldAs: 'no' }, 'invalid-type', 'options.ignoreSoldAs'],
  ['half a candidate', { limit: 1.5 }, 'out-of-range', 'options.limit'],
  ['no candidate', { limit: 0 }, 'out-of-range', 'options.limit'],
  ['a large kit', { kit: many(65, 'marquis') }, 'too-many', 'options.kit'],
];

/** Also read by tests/core/native.rs: native callers are refused the same. */
const CASES = JSON.parse(await readFile(new URL('../fixtures/refusals.json', import.meta.url), 'utf8'));

/** Makes the text or the list at a path as long as it is told, by repeating it or its first entry. */
function grow(whole, path, length) {
  const names = path.split('.');
  const last = names.pop();
  const holder = names.reduce((value, name) => value[name], whole);
  holder[last] = typeof holder[last] === 'string' ? holder[last].repeat(length) : many(length, holder[last][0]);
}

describe('input that is wrong', () => {
  let lookup;
  before(async () => {
    lookup = await load();
  });
  after(() => lookup.free());

  for (const [name, sample, code, field] of SAMPLES) {
    test(`sample: ${name}`, () => {
      const error = refusal(() => lookup.classify(sample));
      assert.deepEqual([error.code, error.field], [code, field], error.message);
      if (sample === undefined) return;
      const inBatch = refusal(() => lookup.classifyAll([{ readings: [] }, sample]));
      const there = field === 'sample' ? 'samples[1]' : `samples[1].${field}`;
      assert.deepEqual([inBatch.code, inBatch.field], [code, there], inBatch.message);
    });
  }

  test('is refused as native callers are, up to the very limits', () => {
    for (const { sample, options, grow: growth, code, field } of structuredClone(CASES)) {
      if (growth?.[0].startsWith('options.')) grow({ options }, ...growth);
      else if (growth !== undefined) grow(sample, ...growth);
      const asked = JSON.stringify({ sample, options }).slice(0, 300);
      if (code === undefined) lookup.classify(sample, options);
      else {
        const error = refusal(() => lookup.classify(sample, options));
        assert.deepEqual([error.code, error.field], [code, field], `${asked}: ${error.message}`);
      }
    }
  });

  for (const [name, options, code, field] of OPTIONS) {
    test(`options: ${name}`, () => {
      const error = refusal(() => lookup.classify({ readings: [] }, options));
      assert.deepEqual([error.code, error.field], [code, field], error.message);
    });
  }

  test('an unknown id comes with those it may stand for', () => {
    const message = (sample) => refusal(() => lookup.classify(sample)).message;
    assert.match(message(strip({ strip: 'btnx' })), /did you mean "btnx-fentanyl".* or "btnx-\w+"\?/);
    assert.match(message(reagent({ reagent: 'marq' })), /did you mean "marquis"/);
    assert.doesNotMatch(message(strip({ strip: 'zzzzzzzz' })), /did you mean/);
    assert.match(refusal(() => lookup.classify({ readings: [] }, { kit: ['xylazin'] })).message, /"xylazine"/);
  });

  test('what is printed on a bottle or a packet is taken, and it is said what for', () => {
    const said = (sample) =>
      lookup.classify(sample).messages.map(({ key, params }) => `${key} ${params.reagent ?? params.strip ?? ''}`);
    for (const [name, message] of [
      ['FTS', 'strip-read-as fentanyl'],
      ['fentanil', 'strip-read-as fentanyl'],
      ['Acme benzo strip', 'strip-brand-unknown benzodiazepine'],
    ]) {
      assert.ok(said(strip({ strip: name })).includes(message), name);
    }
    for (const name of ['marqis', 'Marquis (DanceSafe)', 'NarcoPouch 902']) {
      assert.ok(said(reagent({ reagent: name })).includes('reagent-read-as marquis'), name);
    }
    assert.ok(!said(reagent({ reagent: 'marquis' })).some((message) => message.startsWith('reagent-read-as')));
  });

  test('the other methods', () => {
    const cases = [
      [() => lookup.classifyAll(), 'missing', 'samples'],
      [() => lookup.classifyAll({}), 'invalid-type', 'samples'],
      [() => lookup.classifyAll(many(1001, { readings: [] })), 'too-many', 'samples'],
      [() => lookup.find(), 'missing', 'text'],
      [() => lookup.find(7), 'invalid-type', 'text'],
      [() => lookup.find(LONG), 'too-long', 'text'],
      [() => lookup.find('heroin', { limit: 1e9 }), 'out-of-range', 'options.limit'],
      [() => lookup.find('heroin', { max: 5 }), 'unknown-field', 'options.max'],
      [() => lookup.substance('nonesuch'), 'unknown-substance', 'id'],
      [() => lookup.substance('constructor'), 'unknown-substance', 'id'],
      [() => lookup.substance(null), 'invalid-type', 'id'],
      [() => lookup.text(), 'missing', 'verdict'],
      [() => lookup.text({}), 'invalid-type', 'verdict'],
      [() => lookup.text({ schemaVersion: 2 }), 'invalid-type', 'verdict'],
      [() => lookup.text(lookup.classify({ readings: [] }), { lang: 5 }), 'invalid-type', 'options.lang'],
      [() => lookup.text(lookup.classify({ readings: [] }), { lang: 'd' }), 'unknown-value', 'options.lang'],
      [() => lookup.text(lookup.classify({ readings: [] }), { lang: 'en; DROP' }), 'unknown-value', 'options.lang'],
      [() => lookup.say(), 'missing', 'message'],
      [() => lookup.say('found'), 'invalid-type', 'message'],
      [() => lookup.say({}), 'missing', 'message.key'],
      [() => lookup.say({ key: 'nonesuch' }), 'unknown-value', 'message.key'],
      [() => lookup.say({ key: 'constructor' }), 'unknown-value', 'message.key'],
      [() => lookup.say({ key: LONG }), 'too-long', 'message.key'],
      [() => lookup.say({ key: 'found', text: 'x' }), 'unknown-field', 'message.text'],
      [() => lookup.say({ key: 'not-tested' }), 'missing', 'message.params.family'],
      [() => lookup.say({ key: 'not-tested', params: null }), 'invalid-type', 'message.params'],
      [() => lookup.say({ key: 'not-tested', params: { family: {} } }), 'invalid-type', 'message.params.family'],
      [() => lookup.say({ key: 'next-dilute', params: { strength: NaN } }), 'out-of-range', 'message.params.strength'],
      [
        () => lookup.say({ key: 'not-tested', params: { family: 'x'.repeat(20_001) } }),
        'too-long',
        'message.params.family',
      ],
      [
        () =>
          lookup.say({ key: 'not-tested', params: Object.fromEntries(many(17, 'x').map((value, i) => [i, value])) }),
        'too-many',
        'message.params',
      ],
      [() => lookup.say({ key: 'heading-next' }, { lang: 5 }), 'invalid-type', 'options.lang'],
    ];
    for (const [call, code, field] of cases) {
      const error = refusal(call);
      assert.deepEqual([error.code, error.field], [code, field], `${call}: ${error.message}`);
    }
  });

  test('a message names what was meant', () => {
    assert.match(refusal(() => lookup.classify(strip({ mg: 5 }))).message, /`milligrams`/);
    assert.match(refusal(() => lookup.classify(strip({ lines: 'CT' }))).message, /'C\+T'/);
    assert.match(refusal(() => lookup.classify({ reading: [] })).message, /`readings`/);
    assert.match(refusal(() => lookup.classify({ readings: new Array(65).fill({}) })).message, /65.*64/);
  });

  test('a million readings are refused without being read', () => {
    let read = 0;
    const readings = new Proxy(new Array(1_000_000), {
      get: (target, key) => {
        if (key !== 'length') read += 1;
        return target[key];
      },
    });
    assert.equal(refusal(() => lookup.classify({ readings })).code, 'too-many');
    assert.equal(read, 0);
  });

  test('undefined is as good as absent', () => {
    const fields = { milligrams: undefined, lot: undefined, reader: undefined };
    assert.deepEqual(lookup.classify({ ...strip(fields), form: undefined }), lookup.classify(strip()));
  });
});
