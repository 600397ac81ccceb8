// What a person can do to a sample: each action changes what it names and nothing else, and is one step back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as actions from '../../www/state/actions.js';
import { empty, isEmpty } from '../../www/state/sample.js';
import { Store } from '../../www/state/store.js';

const STRIP = { id: 'fentanyl', target: 'fentanyl' };
const PRODUCT = { id: 'btnx-fentanyl', target: 'fentanyl' };

/** A store with a strip and a reagent. */
function filled() {
  const store = new Store(empty('GB'));
  store.do(actions.addStrip(STRIP, 'Fentanyl strip'));
  store.do(actions.addReagent('marquis', 'Marquis'));
  return store;
}

/** Every action once, on the tests of a store as they stand. */
function everyAction({ tests: [strip, reagent] }) {
  return [
    actions.typeSoldAs('MDMA'),
    actions.nameSample('bag 7'),
    actions.showExample(),
    actions.chooseForm('pill'),
    actions.tickObserved(['long-sedation']),
    actions.chooseTies('US'),
    actions.wipeSample(),
    actions.addStrip(PRODUCT, 'Fentanyl strip 2'),
    actions.addReagent('mecke', 'Mecke'),
    actions.removeTest(strip.id, 'Fentanyl strip'),
    actions.chooseProduct(strip, 'Fentanyl strip', PRODUCT.id),
    actions.chooseLines(strip, 'Fentanyl strip', 'C+T'),
    actions.typeField(strip, 'Fentanyl strip', 'minutes', '5'),
    actions.fillSolution(strip, 'Fentanyl strip', 10, 5),
    actions.startTimer(strip, 'Fentanyl strip', 1_000),
    actions.chooseColours(reagent, 'Marquis', ['red'], false),
    actions.tickEffects(reagent, 'Marquis', ['fizz'], 'fizz'),
    actions.lookOverTime(reagent, 'Marquis'),
    actions.lookOnce(reagent, 'Marquis'),
    actions.turnTo(reagent, 'Marquis', 0),
  ];
}

describe('the actions', () => {
  test('are all here, each with a name to undo', () => {
    const all = everyAction(filled().state);
    assert.equal(all.length, Object.keys(actions).length);
    for (const { name } of all) assert.match(name, /^[^{}]+$/);
  });

  test('leave the state of before as it was, and undo brings back that very object', () => {
    for (const action of everyAction(filled().state)) {
      const store = filled();
      const before = store.state;
      const copy = structuredClone(before);
      store.do(action);
      assert.equal(store.last, action.name);
      assert.deepEqual(before, copy, action.name);
      store.undo();
      assert.equal(store.state, before, action.name);
    }
  });

  test('change the test that they name and no other', () => {
    const store = filled();
    const [strip, reagent] = store.state.tests;
    store.do(actions.chooseColours(reagent, 'Marquis', ['red'], false));
    assert.equal(store.state.tests[0], strip);
    assert.deepEqual(store.state.tests[1].looks[0].colours, ['red']);
    store.do(actions.removeTest(strip.id, 'Fentanyl strip'));
    assert.deepEqual(
      store.state.tests.map(({ id }) => id),
      [reagent.id],
    );
  });

  test('a wipe leaves nothing of the sample, and keeps whose results break ties', () => {
    const store = filled();
    store.do(actions.typeSoldAs('MDMA'));
    store.do(actions.wipeSample());
    assert.ok(isEmpty(store.state));
    assert.equal(store.state.ties, 'GB');
    store.forgetBefore(store.state);
    store.undo();
    assert.ok(isEmpty(store.state), 'nothing leads back to it');
  });

  test('letters typed into one field are one step', () => {
    const store = new Store(empty('GB'));
    for (const typed of ['M', 'MD', 'MDMA']) store.do(actions.typeSoldAs(typed));
    store.undo();
    assert.equal(store.state.soldAs, '');
  });

  test('a second strip takes over sample and water until they are typed anew; minutes are its own', () => {
    const store = filled();
    const [first] = store.state.tests;
    store.do(actions.typeField(first, 'Fentanyl strip', 'milligrams', '10'));
    store.do(actions.typeField(first, 'Fentanyl strip', 'minutes', '5'));
    store.do(actions.addStrip(PRODUCT, 'Fentanyl strip 2'));
    const second = () => store.state.tests[2];
    assert.deepEqual(
      [second().strip, second().milligrams, second().minutes, second().copied],
      [PRODUCT.id, '10', '', true],
    );
    store.do(actions.typeField(second(), 'Fentanyl strip 2', 'minutes', '3'));
    assert.ok(second().copied, 'the solution is still that of the first');
    store.do(actions.typeField(second(), 'Fentanyl strip 2', 'millilitres', '5'));
    assert.ok(!second().copied);
  });

  test('a colour that was seen stands for the first time, and back again', () => {
    const store = filled();
    const reagent = () => store.state.tests[1];
    store.do(actions.chooseColours(reagent(), 'Marquis', ['red'], false));
    store.do(actions.lookOverTime(reagent(), 'Marquis'));
    assert.deepEqual(
      [reagent().looks.map(({ seconds }) => seconds), reagent().looks[0].colours, reagent().at],
      [[0, 30, 60], ['red'], 1],
    );
    store.do(actions.turnTo(reagent(), 'Marquis', 2));
    store.do(actions.chooseColours(reagent(), 'Marquis', ['brown'], false));
    assert.deepEqual(
      reagent().looks.map(({ colours }) => colours),
      [['red'], [], ['brown']],
    );
    store.do(actions.lookOnce(reagent(), 'Marquis'));
    assert.deepEqual(reagent().looks, [{ seconds: null, colours: ['red'], unsure: false, effects: [] }]);
  });
});
