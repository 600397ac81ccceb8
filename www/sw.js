/**
 * Keeps the page for use without a network. It holds every file of one version of the site, each checked against the
 * SHA-256 that was published with it, and speaks to no host but its own. What is lost (browsers evict) or damaged is
 * fetched again; what does not have the listed bytes is never kept. A new version is fetched beside the old one and
 * waits there until a page says 'activate'.
 *
 * A classic script in one file: module workers are too young to rely on.
 */

/**
 * Path inside the site and SHA-256 in hex of each file, those of them that are kept only once a page has asked for
 * them, and a version that changes with any of them or with this file.
 * @type {{ version: string, files: Record<string, string>, onDemand: string[] }}
 */
const SITE = { version: '', files: {}, onDemand: [] }; // this line is written by scripts/site.mjs

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const BASE = new URL('./', worker.location.href);
const PATHS = Object.keys(SITE.files).filter((path) => !SITE.onDemand.includes(path));
/** Caches belong to the origin, where another copy of the site may lie at another path. A URL path holds no blank. */
const OURS = `analogue-lookup ${BASE.pathname} `;
const CACHE = OURS + SITE.version;

/**
 * Sent with every file. A policy in a meta element cannot say who may frame the page, and not every host sets headers.
 */
const HEADERS = {
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * The host has another file than the listed one: it was altered on the way, or the host has gone on to another version.
 */
class WrongBytes extends Error {}

/**
 * Pages that came from the network because this version had lost its own and the host had none with the same bytes. All
 * their files come from the network too: two versions must not mix in one page. They are written down, for a browser
 * stops a worker that is idle for half a minute, and a page may ask for more long after. The next version clears the
 * list.
 */
const STRANGERS = `${OURS}strangers`;
/** @type {Promise<Set<string | null>> | undefined} */
let known;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const path = method === 'GET' ? pathOf(url) : undefined;
  if (path === undefined) return;
  const answered = answer(event, path);
  event.respondWith(answered);
  if (mode === 'navigate') event.waitUntil(answered.finally(pause).then(refill));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'activate') worker.skipWaiting();
  if (event.data === 'verify') event.waitUntil(verify().then((found) => event.ports[0]?.postMessage(found)));
});

/** All files or none: if one fails, so does the installation, and the version before goes on. */
async function install() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(PATHS.map((path) => keep(cache, path)));
    await Promise.all(SITE.onDemand.map((path) => takeAlong(cache, path)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  for (const name of await ourCaches()) if (name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

/** @param {FetchEvent} event @param {string} path @returns {Promise<Response>} */
async function answer(event, path) {
  if (event.request.mode !== 'navigate' && (await strangers()).has(event.clientId)) return fetch(event.request);
  // Storage may fail as a whole (a full disk, a broken profile); the network is then what is left.
  const kept = await caches.match(addressOf(path), { cacheName: CACHE }).catch(() => undefined);
  if (kept !== undefined) return kept;
  try {
    const response = await obtain(path);
    const copy = response.clone();
    event.waitUntil(
      caches
        .open(CACHE)
        .then((cache) => cache.put(addressOf(path), copy))
        .catch(() => {}),
    );
    return response;
  } catch (error) {
    if (!(error instanceof WrongBytes)) return Response.error();
    event.waitUntil(giveWay());
    if (event.request.mode !== 'navigate') return Response.error();
    await estrange(event.resultingClientId);
    return fetch(event.request);
  }
}

/** Ids of the pages that are strangers. */
function strangers() {
  known ??= writtenDown().catch(() => new Set());
  return known;
}

/** Looks first whether there is a list, for to open it would make one. @returns {Promise<Set<string | null>>} */
async function writtenDown() {
  if (!(await caches.has(STRANGERS))) return new Set();
  const keys = await (await caches.open(STRANGERS)).keys();
  return new Set(keys.map(({ url }) => new URL(url).searchParams.get('client')));
}

/** @param {string} client */
async function estrange(client) {
  (await strangers()).add(client);
  const address = new URL(BASE);
  address.searchParams.set('client', client);
  await caches
    .open(STRANGERS)
    .then((cache) => cache.put(address, new Response('')))
    .catch(() => {});
}

/** The page starts first. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, 2000));
}

/** Fetches what is missing, without looking at what is there: cheap enough for every visit. */
async function refill() {
  if (!worker.navigator.onLine) return;
  const cache = await caches.open(CACHE);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  await mend(
    cache,
    PATHS.filter((path) => !held.has(addressOf(path))),
  );
}

/** Hashes every file that is held and fetches anew what is missing or damaged. */
async function verify() {
  const total = PATHS.length;
  let done = 0;
  try {
    const cache = await caches.open(CACHE);
    const wanting = [];
    for (const path of PATHS) {
      if (await checked(path, await cache.match(addressOf(path)))) done += 1;
      else wanting.push(path);
    }
    done += await mend(cache, wanting);
    for (const path of SITE.onDemand) {
      const held = await cache.match(addressOf(path));
      if (held !== undefined && (await checked(path, held)) === undefined) await cache.delete(addressOf(path));
    }
  } catch {
    done = 0; // storage failed as a whole
  }
  return { complete: total > 0 && done === total, done, total, version: SITE.version };
}

/** @param {Cache} cache @param {string[]} paths @returns {Promise<number>} how many of them are held now */
async function mend(cache, paths) {
  const results = await Promise.allSettled(paths.map((path) => keep(cache, path)));
  if (results.some((result) => result.status === 'rejected' && result.reason instanceof WrongBytes)) await giveWay();
  return results.filter(({ status }) => status === 'fulfilled').length;
}

/**
 * This version has lost a file that the host no longer has, and cannot become whole again. So the host's present
 * version may take over, if it installs, without waiting for consent: there may be no page left that could ask for it.
 */
async function giveWay() {
  const { registration } = worker;
  await registration.update().catch(() => {});
  (registration.installing ?? registration.waiting)?.postMessage('activate');
}

/** @param {Cache} cache @param {string} path */
async function keep(cache, path) {
  await cache.put(addressOf(path), (await findHere(path)) ?? (await obtain(path)));
}

/** What an older version was asked for. @param {Cache} cache @param {string} path */
async function takeAlong(cache, path) {
  const held = await findHere(path);
  if (held !== undefined) await cache.put(addressOf(path), held);
}

/** The file as any version of ours holds it, so that an update fetches only what changed. @param {string} path */
async function findHere(path) {
  for (const cacheName of await ourCaches()) {
    const response = await checked(path, await caches.match(addressOf(path), { cacheName }));
    if (response !== undefined) return response;
  }
  return undefined;
}

/** The file from the network, as published. @param {string} path @returns {Promise<Response>} */
async function obtain(path) {
  // What the browser has at hand will usually do: it fetched most of it for the page a moment ago.
  for (const cache of /** @type {RequestCache[]} */ (['default', 'reload'])) {
    const request = new Request(addressOf(path), { cache, mode: 'same-origin', referrerPolicy: 'no-referrer' });
    const response = await checked(path, await fetch(request));
    if (response !== undefined) return response;
  }
  throw new WrongBytes(path);
}

/**
 * The response if it holds the listed bytes. It is made anew, with our headers and none of the host's: a response that
 * was redirected is refused as the answer to a navigation.
 * @param {string} path @param {Response | undefined} response
 */
async function checked(path, response) {
  if (!response?.ok) return undefined;
  const bytes = await response.arrayBuffer();
  if ((await hash(bytes)) !== SITE.files[path]) return undefined;
  return new Response(bytes, { headers: { ...HEADERS, 'content-type': response.headers.get('content-type') ?? '' } });
}

/** SHA-256 in hex. @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** @param {string} path */
function addressOf(path) {
  return new URL(path, BASE).href;
}

/** Path of the listed file that an address stands for, whatever its query, or undefined. @param {string} address */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== BASE.origin || !pathname.startsWith(BASE.pathname)) return undefined;
  const path = pathname.slice(BASE.pathname.length) || 'index.html';
  // Many a host sends a visitor from coverage.html on to coverage.
  return [path, `${path}.html`].find((listed) => Object.hasOwn(SITE.files, listed));
}
