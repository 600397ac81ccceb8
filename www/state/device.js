/** Settings that this device keeps until they are changed. They say nothing of any sample. */

const KEY = 'analogue-lookup-device-1';

/**
 * @typedef {object} Device
 * @property {boolean} sound whether a timer may buzz and beep
 */

/** @type {Device} */
const DEFAULT = { sound: false };

/** Anything broken counts as not set. @returns {Device} */
export function kept() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return { sound: value?.sound === true };
  } catch {
    return DEFAULT;
  }
}

/** @param {Partial<Device>} changed */
export function keepOnDevice(changed) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...changed }));
  } catch {
    // storage switched off or full: the setting holds as long as it is shown
  }
}
