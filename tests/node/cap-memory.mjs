// Gives a wasm module's memory a maximum, so that a test can make a real core run out of memory.

const MEMORY_SECTION = 5;

/** @param {Uint8Array} bytes @param {number} pages of 64 KiB @returns {Uint8Array} */
export function capMemory(bytes, pages) {
  let at = 8; // after magic and version
  while (at < bytes.length) {
    const id = bytes[at];
    const [size, start] = readUnsigned(bytes, at + 1);
    if (id === MEMORY_SECTION) {
      const [count, flags] = readUnsigned(bytes, start);
      const [least] = readUnsigned(bytes, flags + 1);
      if (count !== 1) throw new Error('expected one memory');
      const limits = [1, 1, ...unsigned(least), ...unsigned(pages)]; // one memory, with a maximum
      return Uint8Array.from([
        ...bytes.subarray(0, at),
        id,
        ...unsigned(limits.length),
        ...limits,
        ...bytes.subarray(start + size),
      ]);
    }
    at = start + size;
  }
  throw new Error('the module has no memory of its own');
}

/** LEB128: the value and where it ends. */
function readUnsigned(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function unsigned(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}
