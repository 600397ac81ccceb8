/** Settings that this device keeps until they are changed. They say nothing of any sample. */

const KEY = 'analogue-lookup-device-1';
const MOST_TESTS = 64;
const LONGEST_ID = 200;

/**
 * @typedef {object} Device
 * @property {boolean} sound whether a timer may buzz and beep
 * @property {string[]} kit ids of the reagents and strips that are at hand; none: nobody said
 */

/** Anything broken counts as not set. @returns {Device} */
export function kept() {
  const value = read();
  const kit = Array.isArray(value?.kit) ? value.kit.filter(isId).slice(0, MOST_TESTS) : [];
  return { sound: value?.sound === true, kit };
}

/** @param {Partial<Device>} changed */
export function keepOnDevice(changed) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...changed }));
  } catch {
    // storage switched off or full: the setting holds as long as it is shown
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return undefined;
  }
}

/** @param {unknown} id */
function isId(id) {
  return typeof id === 'string' && id.length <= LONGEST_ID;
}
