// Several samples side by side: each keeps what was entered and its steps back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameSample, typeSoldAs } from '../../www/state/actions.js';
import { empty } from '../../www/state/sample.js';
import { MOST_SAMPLES, Samples } from '../../www/state/samples.js';
import { Store } from '../../www/state/store.js';

const kept = (name) => ({ ...empty('GB'), name });
const names = (samples) => samples.list.map(({ name }) => name);

describe('samples side by side', () => {
  test('come back in their order, and the one that is worked on in its place', () => {
    const samples = new Samples(new Store(kept('b')), [kept('a'), kept('c')], 1);
    assert.deepEqual([names(samples), samples.at], [['a', 'b', 'c'], 1]);
    assert.deepEqual(
      samples.others.map(({ name }) => name),
      ['a', 'c'],
    );
  });

  test('keep what was entered, and the steps back of each are its own', () => {
    const store = new Store(empty('US'));
    const samples = new Samples(store, [], 0);
    store.do(typeSoldAs('heroin'));
    store.do(nameSample('a'));
    samples.add();
    assert.deepEqual([names(samples), samples.at, store.last, store.state.ties], [['a', ''], 1, undefined, 'US']);
    store.do(nameSample('b'));
    samples.turnTo(0);
    assert.deepEqual([names(samples), store.state.soldAs], [['a', 'b'], 'heroin']);
    store.undo();
    store.undo();
    assert.equal(store.state.soldAs, '');
    samples.turnTo(1);
    assert.deepEqual([names(samples), samples.at], [['b'], 0], 'the one that was left blank is gone');
  });

  test('are told of with one that is worked on, at every moment', () => {
    const store = new Store(kept('a'));
    const samples = new Samples(store, [kept('b')], 0);
    const told = [];
    store.listen(() => told.push([...names(samples), samples.at]));
    samples.turnTo(1);
    samples.add();
    assert.deepEqual(told, [
      ['a', 'b', 1],
      ['a', 'b', '', 2],
    ]);
  });

  test('are no more than can be kept, and a blank one is not added to', () => {
    const store = new Store(empty('GB'));
    const samples = new Samples(store, [], 0);
    samples.add();
    assert.equal(samples.list.length, 1);
    for (let number = 0; number < 2 * MOST_SAMPLES; number += 1) {
      store.do(nameSample(`${number}`));
      samples.add();
    }
    assert.equal(samples.list.length, MOST_SAMPLES);
    samples.turnTo(MOST_SAMPLES);
    samples.wipe();
    assert.deepEqual([names(samples), samples.others, store.last], [[''], [], undefined]);
  });
});
