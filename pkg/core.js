/**
 * Fetching the files of the core and keeping it alive. The database lies beside the code, so that a corrected fact does
 * not send the code anew; the identities (structures, formulas, InChIKeys) in a third file, because no verdict needs them.
 */
import { AnalogueLookupError } from './error.js';

/**
 * A file that is fetched: its name, the field that may say where it is, and where it is if nobody says.
 * @typedef {{ name: string, field: string, beside: () => URL }} File
 */

/** @type {File} */
export const CORE = {
  name: 'analogue_lookup_bg.wasm',
  field: 'source.core',
  beside: () => new URL('./wasm/analogue_lookup_bg.wasm', import.meta.url),
};
/** @type {File} */
export const DATABASE = {
  name: 'database.bin',
  field: 'source.database',
  beside: () => new URL('./wasm/database.bin', import.meta.url),
};
/** @type {File} */
export const IDENTITIES = {
  name: 'identities.bin',
  field: 'source.identities',
  beside: () => new URL('./wasm/identities.bin', import.meta.url),
};

/** The first byte of a page that a server sends in place of what it does not have. */
const OPENS_A_TAG = 0x3c;

/** What nobody said where it is, fetched once however often it is asked for. @type {Map<File, Promise<any>>} */
const bundled = new Map();

/**
 * @param {File} file
 * @param {unknown} source what the caller gave for it: bytes, a Response, a URL or a module; or undefined
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(file, source) {
  if (typeof WebAssembly !== 'object') {
    throw new AnalogueLookupError(
      'load-failed',
      '',
      'This browser has WebAssembly switched off, often by a lockdown or enhanced security mode; allow it for this page.',
    );
  }
  if (source === undefined) return once(file, compileUrl);
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return compileUrl(source, file);
  if (isResponse(source)) return compileResponse(source, file);
  if (isBytes(source)) return compileBytes(source, file);
  throw unreadable(file, 'bytes, a Response, a URL object or a WebAssembly.Module');
}

/**
 * @param {File} file
 * @param {unknown} source what the caller gave for it: bytes, a Response or a URL; or undefined
 * @returns {Promise<Uint8Array>}
 */
export async function read(file, source) {
  if (source === undefined) return once(file, bytesOf);
  if (source instanceof URL) return bytesOf(source, file);
  if (isResponse(source)) return bytesOfResponse(source, file);
  // Copied, for the caller may write over what was given.
  if (isBytes(source))
    return ArrayBuffer.isView(source)
      ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
      : new Uint8Array(source).slice();
  throw unreadable(
    file,
    file === IDENTITIES ? "bytes, a Response, a URL object or 'later'" : 'bytes, a Response or a URL object',
  );
}

/** @param {File} file @param {string} kinds */
function unreadable({ field }, kinds) {
  return new AnalogueLookupError('invalid-type', field, `\`${field}\` must be ${kinds}.`);
}

/** @template T @param {File} file @param {(url: URL, file: File) => Promise<T>} fetching @returns {Promise<T>} */
async function once(file, fetching) {
  const begun = bundled.get(file) ?? fetching(addressOf(file), { ...file, field: '' });
  bundled.set(file, begun);
  try {
    return await begun;
  } catch (error) {
    bundled.delete(file); // a failed download is tried again by the next call
    throw error;
  }
}

/** @param {File} file */
function addressOf({ name, field, beside }) {
  try {
    return beside();
  } catch (cause) {
    throw new AnalogueLookupError(
      'load-failed',
      field,
      `\`${field}\` is missing; give the URL of ${name}, for in a script that is no ES module the package cannot tell where it is.`,
      { cause },
    );
  }
}

/** @param {unknown} source @returns {source is Response} */
function isResponse(source) {
  return typeof Response === 'function' && source instanceof Response;
}

/** @param {unknown} source @returns {source is BufferSource} */
function isBytes(source) {
  return source instanceof ArrayBuffer || ArrayBuffer.isView(source);
}

/** @param {URL} url @param {File} file @returns {Promise<WebAssembly.Module>} */
async function compileUrl(url, file) {
  const bytes = readByNode(url, file);
  return bytes !== undefined ? compileBytes(await bytes, file) : compileResponse(await fetched(url, file), file);
}

/** @param {URL} url @param {File} file @returns {Promise<Uint8Array>} */
async function bytesOf(url, file) {
  return readByNode(url, file) ?? bytesOfResponse(await fetched(url, file), file);
}

/**
 * Node's fetch does not read files; its module that does is asked for in a way that no bundler follows.
 * @param {URL} url @param {File} file @returns {Promise<Uint8Array<ArrayBuffer>> | undefined}
 */
function readByNode(url, file) {
  if (url.protocol !== 'file:') return undefined;
  const files = /** @type {any} */ (globalThis).process?.getBuiltinModule?.('node:fs/promises');
  return files && attempt(file, 'could not be read', () => files.readFile(url));
}

/** @param {URL} url @param {File} file @returns {Promise<Response>} */
function fetched(url, file) {
  return attempt(file, `could not be fetched from ${url.href}`, () => fetch(url));
}

/** @param {Response} response @param {File} file @returns {Promise<WebAssembly.Module>} */
async function compileResponse(response, file) {
  accepted(response, file);
  // Streaming takes this MIME type and no other, and many a static host does not send it.
  if (mimeOf(response) === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function') {
    return attempt(file, 'could not be compiled', () => WebAssembly.compileStreaming(response));
  }
  return compileBytes(await bytesOfResponse(response, file), file);
}

/** @param {Response} response @param {File} file @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOfResponse(response, file) {
  accepted(response, file);
  const bytes = new Uint8Array(
    await attempt(file, 'could not be read from the response', () => response.arrayBuffer()),
  );
  if (mimeOf(response).startsWith('text/html') && bytes[0] === OPENS_A_TAG)
    throw notFetched(file, response, 'the server sent a page of HTML');
  return bytes;
}

/** @param {Response} response */
function mimeOf(response) {
  return response.headers.get('content-type')?.trim().toLowerCase() ?? '';
}

/** @param {Response} response @param {File} file */
function accepted(response, file) {
  if (!response.ok) throw notFetched(file, response, `the server answered ${response.status}`);
}

/** @param {File} file @param {Response} response @param {string} why */
function notFetched({ name, field }, response, why) {
  const address = response.url === '' ? '' : ` for ${response.url}`;
  return new AnalogueLookupError('load-failed', field, `${name} could not be fetched: ${why}${address}.`);
}

/** @param {BufferSource} bytes @param {File} file @returns {Promise<WebAssembly.Module>} */
function compileBytes(bytes, file) {
  return attempt(file, 'could not be compiled', () => WebAssembly.compile(bytes));
}

/** @template T @param {File} file @param {string} failure @param {() => Promise<T>} step @returns {Promise<T>} */
async function attempt({ name, field }, failure, step) {
  try {
    return await step();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AnalogueLookupError('load-failed', field, `${name} ${failure} (${reason}).`, { cause });
  }
}

/**
 * One running instance of the core, replaced when it traps: after a trap its memory is in no known state, so the
 * instance is dropped whole and a new one made from the module, which is kept.
 */
export class Engine {
  /** @type {WebAssembly.Module | undefined} */
  #module;
  /** @type {any} */
  #core;
  /** Kept for the instance that comes after a trap. @type {Uint8Array | undefined} */
  #identities;

  #start;

  /**
   * @param {WebAssembly.Module} module @param {(module: WebAssembly.Module) => any} start makes an instance
   * @param {{ name: string, field: string }} file to name where it does not start
   */
  constructor(module, start, { name, field }) {
    this.#module = module;
    this.#start = () => {
      try {
        const core = start(module);
        if (this.#identities !== undefined) core.identities(this.#identities);
        return core;
      } catch (cause) {
        const refusal = asRefusal(cause);
        if (refusal !== undefined) throw refusal;
        throw new AnalogueLookupError(
          'load-failed',
          field,
          `The core does not start; it must be the ${name} of this very version of the package.`,
          { cause },
        );
      }
    };
    this.#core = this.#start();
  }

  /** @template T @param {(core: any) => T} call @returns {T} */
  call(call) {
    if (this.#module === undefined) {
      throw new AnalogueLookupError('freed', '', 'This Lookup was freed; call load() for another.');
    }
    try {
      this.#core ??= this.#start();
      return call(this.#core);
    } catch (cause) {
      const refusal = asRefusal(cause);
      if (refusal !== undefined) throw refusal;
      this.#core = undefined;
      throw new AnalogueLookupError(
        'core-failed',
        '',
        'The core stopped on this input and was restarted; nothing was worked out. Other input goes on working. Please report what was entered.',
        { cause },
      );
    }
  }

  get hasIdentities() {
    return this.#identities !== undefined;
  }

  /** Refuses those of another build, and goes on without. @param {Uint8Array} bytes */
  addIdentities(bytes) {
    this.call((core) => core.identities(bytes));
    this.#identities = bytes;
  }

  /** Idempotent. */
  free() {
    this.#core?.free();
    this.#core = undefined;
    this.#module = undefined;
    this.#identities = undefined;
  }
}

/**
 * What the core throws on purpose is `{ code, field, message }`. Anything else is a trap.
 * @param {any} thrown @returns {AnalogueLookupError | undefined}
 */
function asRefusal(thrown) {
  if (typeof thrown !== 'object' || thrown === null || thrown instanceof Error || typeof thrown.code !== 'string')
    return undefined;
  const field = String(thrown.field ?? '');
  const reason = String(thrown.message ?? thrown.code);
  const message = `${field === '' ? reason : `\`${field}\`: ${reason}`}${/[.?!]$/.test(reason) ? '' : '.'}`;
  return new AnalogueLookupError(thrown.code, field, message, { place: thrown.place });
}
