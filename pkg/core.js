/**
 * Fetching the files of the core and keeping it alive. The database lies beside the code, so that a corrected fact does
 * not send the code anew; the identities (structures, formulas, InChIKeys) in a third file, because no verdict needs them.
 */
import { AnalogueLookupError } from './error.js';

/** What lies beside this file, fetched once however often load() is called. @type {Map<string, Promise<any>>} */
const bundled = new Map();

/** @template T @param {string} name @param {() => Promise<T>} begin @returns {Promise<T>} */
async function once(name, begin) {
  const begun = bundled.get(name) ?? begin();
  bundled.set(name, begun);
  try {
    return await begun;
  } catch (error) {
    bundled.delete(name); // a failed download is tried again by the next load()
    throw error;
  }
}

/**
 * @param {unknown} source what the caller gave as `core`, or undefined for the file beside this one
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  if (typeof WebAssembly !== 'object') {
    throw new AnalogueLookupError(
      'load-failed',
      '',
      'This browser has WebAssembly switched off, often by a lockdown or enhanced security mode; allow it for this page.',
    );
  }
  if (source !== undefined) return compileFrom(source);
  return once('core', () => compileUrl(new URL('./wasm/analogue_lookup_bg.wasm', import.meta.url)));
}

/**
 * The bytes of the database.
 * @param {unknown} source bytes, a Response or a URL, or undefined for the file beside this one
 * @returns {Promise<Uint8Array>}
 */
export async function readDatabase(source) {
  if (source !== undefined) return bytesFrom(source, 'source.database');
  return once('database', () => bytesOf(new URL('./wasm/database.bin', import.meta.url)));
}

/**
 * The bytes of the identities.
 * @param {unknown} source bytes, a Response or a URL, or undefined for the file beside this one
 * @returns {Promise<Uint8Array>}
 */
export async function readIdentities(source) {
  if (source !== undefined) return bytesFrom(source, 'source.identities');
  return once('identities', () => bytesOf(new URL('./wasm/identities.bin', import.meta.url)));
}

/**
 * @param {unknown} source or undefined for the file at `url`
 * @param {URL} url
 * @param {string} field
 * @returns {Promise<WebAssembly.Module>}
 */
export const compileAt = (source, url, field) => compileFrom(source ?? url, field);

/**
 * @param {unknown} source or undefined for the file at `url`
 * @param {URL} url
 * @param {string} field
 * @returns {Promise<Uint8Array>}
 */
export const bytesAt = (source, url, field) => bytesFrom(source ?? url, field);

/** @param {unknown} source @param {string} [field] @returns {Promise<WebAssembly.Module>} */
export async function compileFrom(source, field = 'source.core') {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return compileUrl(source);
  if (isResponse(source)) return compileResponse(source);
  if (isBytes(source)) return compileBytes(source);
  throw new AnalogueLookupError(
    'invalid-type',
    field,
    `\`${field}\` must be bytes, a Response, a URL object or a WebAssembly.Module.`,
  );
}

/** @param {unknown} source @param {string} field @returns {Promise<Uint8Array>} */
async function bytesFrom(source, field) {
  if (source instanceof URL) return bytesOf(source);
  if (isResponse(source)) return bytesOfResponse(source);
  // Copied, for the caller may write over what was given.
  if (isBytes(source))
    return ArrayBuffer.isView(source)
      ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
      : new Uint8Array(source).slice();
  const or =
    field === 'source.identities' ? "bytes, a Response, a URL object or 'later'" : 'bytes, a Response or a URL object';
  throw new AnalogueLookupError('invalid-type', field, `\`${field}\` must be ${or}.`);
}

/** @param {unknown} source @returns {source is Response} */
function isResponse(source) {
  return typeof Response === 'function' && source instanceof Response;
}

/** @param {unknown} source @returns {source is BufferSource} */
function isBytes(source) {
  return source instanceof ArrayBuffer || ArrayBuffer.isView(source);
}

/** @param {URL} url @returns {Promise<WebAssembly.Module>} */
async function compileUrl(url) {
  return isNodeFile(url) ? compileBytes(await nodeFile(url)) : compileResponse(await fetched(url));
}

/** @param {URL} url @returns {Promise<Uint8Array>} */
async function bytesOf(url) {
  return isNodeFile(url) ? nodeFile(url) : bytesOfResponse(await fetched(url));
}

/** Node's fetch does not read files. @param {URL} url */
function isNodeFile(url) {
  return url.protocol === 'file:' && /** @type {any} */ (globalThis).process?.versions?.node !== undefined;
}

/** @param {URL} url @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function nodeFile(url) {
  // The name is put together here so that no bundler looks for it.
  const builtin = ['node', 'fs/promises'].join(':');
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ builtin);
  return attempt(() => readFile(url), `${url.href} could not be read`);
}

/** @param {URL} url @returns {Promise<Response>} */
function fetched(url) {
  return attempt(() => fetch(url), `${url.href} could not be fetched`);
}

/** @param {Response} response @returns {Promise<WebAssembly.Module>} */
async function compileResponse(response) {
  accepted(response);
  // Streaming takes this MIME type and no other, and many a static host does not send it.
  const mime = response.headers.get('content-type')?.trim().toLowerCase();
  if (mime === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function') {
    return attempt(() => WebAssembly.compileStreaming(response), 'The core could not be compiled');
  }
  return compileBytes(await bytesOfResponse(response));
}

/** @param {Response} response @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOfResponse(response) {
  accepted(response);
  return new Uint8Array(await attempt(() => response.arrayBuffer(), 'The file could not be read from the response'));
}

/** @param {Response} response */
function accepted(response) {
  if (response.ok) return;
  throw new AnalogueLookupError(
    'load-failed',
    '',
    `The core could not be fetched: the server answered ${response.status} for ${response.url}.`,
  );
}

/** @param {BufferSource} bytes @returns {Promise<WebAssembly.Module>} */
function compileBytes(bytes) {
  return attempt(() => WebAssembly.compile(bytes), 'The core could not be compiled');
}

/** @template T @param {() => Promise<T>} step @param {string} failure @returns {Promise<T>} */
async function attempt(step, failure) {
  try {
    return await step();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AnalogueLookupError('load-failed', '', `${failure} (${reason}).`, { cause });
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
   * @param {{ field: string, file: string }} [named] for whom it does not start
   */
  constructor(module, start, { field, file } = { field: 'source.core', file: 'analogue_lookup_bg.wasm' }) {
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
          `The core does not start; it must be the ${file} of this very version of the package.`,
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
