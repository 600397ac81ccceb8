import assert from 'node:assert/strict';
import { AnalogueLookupError } from '../../pkg/index.js';

/** The error that a call throws; fails if it throws none, or one that is not ours. */
export function refusal(call) {
  try {
    call();
  } catch (error) {
    return ours(error);
  }
  return assert.fail('nothing was thrown');
}

/** The same of a promise. */
export async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return ours(error);
  }
  return assert.fail('nothing was thrown');
}

function ours(error) {
  assert.ok(error instanceof AnalogueLookupError, `not an AnalogueLookupError: ${error?.stack ?? error}`);
  assert.equal(error.name, 'AnalogueLookupError');
  assert.equal(typeof error.field, 'string');
  assert.match(error.message, /^\S.*[.?]$/s, 'the message is a sentence');
  return error;
}
