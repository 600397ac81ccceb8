// A small static server for development, tests and measurements: the built site, from this machine only.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const PACKED_ALREADY = ['.png'];
const ENCODERS = {
  br: (bytes, quality) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/**
 * @typedef {object} ServeOptions
 * @property {number} [port] 0 takes any free one
 * @property {Record<string, string>} [folders] what lies where: a path that ends in a slash, and a folder
 * @property {string} [cacheControl] what browsers may keep; nothing, unless told
 * @property {number} [quality] of brotli, 0 to 11
 * @property {(path: string, bytes: Buffer) => Buffer | string | undefined} [alter] for tests: other bytes to send, an
 *   address to redirect to, or nothing (404)
 */

/**
 * @param {ServeOptions} [options]
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve({
  port = 0,
  folders = { '/': 'site' },
  cacheControl = 'no-store',
  quality = 5,
  alter = (_, bytes) => bytes,
} = {}) {
  const packed = new Map();
  const places = Object.entries(folders).sort(([left], [right]) => right.length - left.length);
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500).end();
      console.error(error);
    });
  });

  async function answer(request, response) {
    const path = readPath(request.url);
    const file = path && findFile(path, places);
    const found = file && (await contents(file));
    const bytes = found && alter(path, found);
    const headers = { 'cache-control': cacheControl, 'x-content-type-options': 'nosniff', vary: 'accept-encoding' };
    if (!bytes || !['GET', 'HEAD'].includes(request.method)) return response.writeHead(404, headers).end('not found');
    if (typeof bytes === 'string') return response.writeHead(302, { ...headers, location: bytes }).end();
    headers['content-type'] = TYPES[extname(file)] ?? 'application/octet-stream';
    const encoding = PACKED_ALREADY.includes(extname(file)) ? undefined : accepted(request.headers['accept-encoding']);
    if (encoding) headers['content-encoding'] = encoding;
    const body = encoding ? await pack(file, bytes, encoding) : bytes;
    response
      .writeHead(200, { ...headers, 'content-length': body.length })
      .end(request.method === 'HEAD' ? undefined : body);
  }

  /** Compressed once for as long as the bytes stay the same. */
  async function pack(file, bytes, encoding) {
    const key = `${encoding} ${file}`;
    const known = packed.get(key);
    if (known?.bytes.equals(bytes)) return known.body;
    const body = await ENCODERS[encoding](bytes, quality);
    packed.set(key, { bytes, body });
    return body;
  }

  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** @param {string} [header] an Accept-Encoding; the order of our encoders is the order of preference */
function accepted(header = '') {
  const offered = header.split(',').map((part) => part.split(';')[0].trim());
  return Object.keys(ENCODERS).find((encoding) => offered.includes(encoding));
}

function readPath(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

function findFile(path, places) {
  if (path.includes('\0') || path.split('/').some((part) => part.startsWith('.'))) return undefined;
  const [prefix, folder] = places.find(([prefix]) => path.startsWith(prefix)) ?? [];
  if (prefix === undefined) return undefined;
  const root = resolve(ROOT, folder);
  const file = join(root, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : '');
  return file.startsWith(root + sep) ? file : undefined;
}

async function contents(file) {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? readFile(file) : undefined;
}

/** The asked-for port or the next free one after it. */
async function serveNear(wanted) {
  for (let port = wanted; port < wanted + 20; port += 1) {
    try {
      return await serve({ port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`ports ${wanted} to ${wanted + 19} are taken; choose another: make serve PORT=9000`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serveNear(Number(process.env.PORT || 8000));
  console.log(`── the page: ${origin}/   (Ctrl+C stops)`);
}
