// Which rows of what the main part may be stand on the page at first, on a made-up verdict.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rowsOf } from '../../www/check/candidates.js';

const group = (substance, fit) => ({
  substances: [substance],
  fit,
  tests: { count: 2, fits: 1, against: 1, unrecorded: 0 },
});
const named = (substance, fit) => ({ ...group(substance, fit), alike: 0, misfits: ['mecke'] });
const verdict = (groups, names) => ({ groups, mainComponent: { named: names, more: 0, ranked: groups.length } });
const names = (rows) => rows.map((row) => row.group.substances[0]);

describe('rows of what it may be', () => {
  const partly = ['a', 'b', 'c', 'd'];
  const groups = [...partly.map((id) => group(id, 'fits')), group('poor', 'fits-poorly'), group('rare', 'fits-well')];
  const all = verdict(
    groups,
    partly.map((id) => named(id, 'fits')),
  );

  test('what fits every test is among the first, however rare and however far behind', () => {
    assert.deepEqual(names(rowsOf(all, 0)), ['a', 'b', 'rare']);
  });

  test('where one of the first fits every test, the others stay', () => {
    const first = verdict(
      [group('well', 'fits-well'), ...groups],
      [named('well', 'fits-well'), ...all.mainComponent.named],
    );
    assert.deepEqual(names(rowsOf(first, 0)), ['well', 'a', 'b']);
  });

  test('more shows every other once, poor fits last', () => {
    assert.deepEqual(names(rowsOf(all, 2)), ['a', 'b', 'rare', 'c', 'd']);
    assert.deepEqual(names(rowsOf(all, 9)), ['a', 'b', 'rare', 'c', 'd', 'poor']);
  });

  test('poor fits stand first only where there is nothing else', () => {
    const poor = ['p', 'q', 'r', 's'].map((id) => group(id, 'fits-poorly'));
    assert.deepEqual(names(rowsOf(verdict(poor, []), 0)), ['p', 'q', 'r']);
    assert.deepEqual(rowsOf(verdict([], []), 12), []);
  });

  test('the tests that a named one does not fit come from the verdict', () => {
    assert.deepEqual(rowsOf(all, 0)[0].misfits, ['mecke']);
  });
});
