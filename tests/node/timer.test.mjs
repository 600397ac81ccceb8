// What a timer says of the time of a reading.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { elapsed, inMinutes, phase, timeOfReading } from '../../www/state/timer.js';

const SPAN = [300, 600];

describe('a timer', () => {
  test('counts from its start, and not at all where the clock of the device cannot be right', () => {
    assert.equal(elapsed(1000, 61_000), 60);
    for (const [started, now] of [
      [null, 1000],
      [undefined, 1000],
      [2000, 1000],
      [0, 90_000_000],
    ])
      assert.equal(elapsed(started, now), undefined, `${started} to ${now}`);
  });

  test('tells when a test is read, both ends within', () => {
    const phases = [0, 299.9, 300, 600, 600.1].map((seconds) => phase(seconds, SPAN));
    assert.deepEqual(phases, ['wait', 'wait', 'read', 'read', 'late']);
  });

  test('never rounds a reading into the time', () => {
    const minutes = [0, 299.9, 300, 331, 600, 600.1].map((seconds) => inMinutes(seconds, SPAN));
    assert.deepEqual(minutes, ['0', '4.9', '5', '5.5', '10', '10.1']);
  });

  test('fills in the time of a reading that has none, and of one that came too early', () => {
    const at = (test, read, seconds) => timeOfReading(test, read, { span: SPAN, now: seconds * 1000 });
    const running = { started: 0, timed: false };
    assert.equal(at(running, false, 320), 320);
    assert.equal(at(running, false, 700), 700, 'a first look that is late is late');
    assert.equal(at(running, true, 320), undefined, 'what was typed by hand stays');
    assert.equal(at({ started: 0, timed: true }, true, 320), 320, 'read before its time, and again in time');
    assert.equal(at({ started: 0, timed: true }, true, 700), undefined, 'put right after what was seen in time');
    assert.equal(at({ started: null, timed: false }, false, 320), undefined);
  });
});
