// A small static server for development and tests: the page and the package, from this machine only, nothing cached.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves some folders of the repository.
 * @param {{ port?: number, folders?: string[] }} [options] port 0 takes any free one
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve({ port = 0, folders = ['www', 'pkg'] } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, folders).catch((error) => {
      response.writeHead(500).end();
      console.error(error);
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

async function answer(request, response, folders) {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  const path = readPath(request.url);
  if (path === '/') return response.writeHead(302, { ...headers, location: '/www/' }).end();
  const file = path === undefined ? undefined : await findFile(path, folders);
  if (file === undefined || !['GET', 'HEAD'].includes(request.method)) return response.writeHead(404, headers).end('not found');
  response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file.name)] ?? 'application/octet-stream', 'content-length': file.size });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file.name).pipe(response);
}

function readPath(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

async function findFile(path, folders) {
  const inside = normalize(path.endsWith('/') ? `${path}index.html` : path).split(sep).filter(Boolean).join('/');
  if (inside.includes('\0') || inside.split('/').some((part) => part.startsWith('.'))) return undefined;
  if (!folders.some((folder) => inside.startsWith(`${folder}/`))) return undefined;
  const name = join(ROOT, inside);
  const found = await stat(name).catch(() => undefined);
  return found?.isFile() ? { name, size: found.size } : undefined;
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
  console.log(`── the page: ${origin}/www/   (Ctrl+C stops)`);
}
