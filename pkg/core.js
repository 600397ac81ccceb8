/**
 * Compiling the core and keeping it alive. The database is part of the wasm file, so one file is all there is to load.
 */
import { AnalogueLookupError } from './error.js';
import { instantiate } from './wasm/instance.js';

/** @typedef {import('./wasm/analogue_lookup.js').Core} Core */

/** The module that lies beside this file, compiled once however often load() is called. @type {Promise<WebAssembly.Module> | undefined} */
let bundled;

/**
 * @param {unknown} source what the caller gave as `core`, or undefined for the file beside this one
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  if (typeof WebAssembly !== 'object') {
    throw new AnalogueLookupError('load-failed', '', 'This browser has WebAssembly switched off, often by a lockdown or enhanced security mode; allow it for this page.');
  }
  if (source !== undefined) return compileFrom(source);
  bundled ??= compileUrl(new URL('./wasm/analogue_lookup_bg.wasm', import.meta.url));
  try {
    return await bundled;
  } catch (error) {
    bundled = undefined; // a failed download is tried again by the next load()
    throw error;
  }
}

/** @param {unknown} source @returns {Promise<WebAssembly.Module>} */
async function compileFrom(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return compileUrl(source);
  if (typeof Response === 'function' && source instanceof Response) return compileResponse(source);
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return compileBytes(/** @type {BufferSource} */ (source));
  }
  throw new AnalogueLookupError('invalid-type', 'source.core', '`source.core` must be bytes, a Response, a URL object or a WebAssembly.Module.');
}

/** @param {URL} url @returns {Promise<WebAssembly.Module>} */
async function compileUrl(url) {
  if (url.protocol === 'file:' && /** @type {any} */ (globalThis).process?.versions?.node !== undefined) {
    // Node's fetch does not read files. The name is put together here so that no bundler looks for it.
    const builtin = ['node', 'fs/promises'].join(':');
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ builtin);
    return compileBytes(await attempt(() => readFile(url), `${url.href} could not be read`));
  }
  return compileResponse(await attempt(() => fetch(url), `${url.href} could not be fetched`));
}

/** @param {Response} response @returns {Promise<WebAssembly.Module>} */
async function compileResponse(response) {
  if (!response.ok) {
    throw new AnalogueLookupError('load-failed', '', `The core could not be fetched: the server answered ${response.status} for ${response.url}.`);
  }
  // Streaming takes this MIME type and no other, and many a static host does not send it.
  const mime = response.headers.get('content-type')?.trim().toLowerCase();
  if (mime === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function') {
    return attempt(() => WebAssembly.compileStreaming(response), 'The core could not be compiled');
  }
  return compileBytes(await attempt(() => response.arrayBuffer(), 'The core could not be read from the response'));
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
  /** @type {Core | undefined} */
  #core;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module;
    this.#core = start(module);
  }

  /** @template T @param {(core: Core) => T} call @returns {T} */
  call(call) {
    if (this.#module === undefined) {
      throw new AnalogueLookupError('freed', '', 'This Lookup was freed; call load() for another.');
    }
    try {
      this.#core ??= start(this.#module);
      return call(this.#core);
    } catch (cause) {
      const refusal = asRefusal(cause);
      if (refusal !== undefined) throw refusal;
      this.#core = undefined;
      throw new AnalogueLookupError('core-failed', '', 'The core stopped on this input and was restarted; nothing was worked out. Other input goes on working. Please report what was entered.', { cause });
    }
  }

  /** Idempotent. */
  free() {
    this.#core?.free();
    this.#core = undefined;
    this.#module = undefined;
  }
}

/** @param {WebAssembly.Module} module @returns {Core} */
function start(module) {
  try {
    const { Core } = instantiate(module);
    return new Core();
  } catch (cause) {
    throw new AnalogueLookupError('load-failed', 'source.core', 'The core does not start; it must be the analogue_lookup_bg.wasm of this very version of the package.', { cause });
  }
}

/**
 * What the core throws on purpose is `{ code, field, message }`. Anything else is a trap.
 * @param {any} thrown @returns {AnalogueLookupError | undefined}
 */
function asRefusal(thrown) {
  if (typeof thrown !== 'object' || thrown === null || thrown instanceof Error || typeof thrown.code !== 'string') return undefined;
  const field = String(thrown.field ?? '');
  const reason = String(thrown.message ?? thrown.code);
  const message = `${field === '' ? reason : `\`${field}\`: ${reason}`}${/[.?!]$/.test(reason) ? '' : '.'}`;
  return new AnalogueLookupError(thrown.code, field, message);
}
