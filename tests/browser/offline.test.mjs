// The page without a network, and what a bad network, a bad host or a full disk may do to it.
//
// Each test publishes a site of its own into a folder, visits it with a fresh profile, and then goes against it.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { buildSite } from '../../scripts/site.mjs';
import { start } from './chromium.mjs';

const WASM = 'pkg/wasm/analogue_lookup_bg.wasm';
/** What the page says in #offline-state. */
const WORDS = { unsupported: 'Needs a network', ready: 'Works offline', failed: 'Not saved for offline' };
const honest = (_, bytes) => bytes;
const flipped = (bytes) => Buffer.from(bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte)));
/** Another version, in which one file says something new. */
const edited =
  (file, text = '\n// another version\n') =>
  (path, bytes) =>
    path === file ? Buffer.concat([bytes, Buffer.from(text)]) : bytes;

describe('offline', () => {
  let chromium;
  let folder;
  let view;
  /** What the host does to the files it sends, and what it was asked for. */
  let host;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'analogue-lookup-site-'));
    chromium = await start({
      folders: { '/': folder, '/a/b/': folder, '/bare/': 'tests/browser/pages' },
      cacheControl: 'max-age=600', // as many a static host; it is what makes a stale file possible
      alter(path, bytes) {
        const file = path.slice(1) || 'index.html';
        host.asked.push(file);
        return host.alter(file, bytes);
      },
    });
  });
  after(async () => {
    await chromium?.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    host = { asked: [], alter: honest };
    await publish();
  });
  afterEach(() => view?.close());

  const publish = (alter) => buildSite({ to: folder, alter });

  async function visit(path = '/', options) {
    view = await chromium.open(path, options);
    await usable();
    return view;
  }

  const usable = () => view.page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  const says = (state, page = view.page) => page.locator('#offline-state').getByText(WORDS[state]).waitFor();
  const worksOffline = () => says('ready');
  const updateButton = (page = view.page) => page.locator('#update').getByRole('button');

  /** Once the page has said how it stands. */
  async function doesNotClaimTo() {
    assert.doesNotMatch(await view.page.locator('body').innerText(), new RegExp(WORDS.ready, 'i'));
  }

  /** Loads the page anew without a network and has it classify. */
  async function reloadOffline(path) {
    await view.context.setOffline(true);
    const before = host.asked.length;
    if (path === undefined) await view.page.reload();
    else await view.page.goto(chromium.origin + path);
    await usable();
    if ((await view.page.locator('#sample').count()) > 0) {
      const example = view.page.locator('#show-example button');
      if (await example.isVisible()) await example.click();
      await view.page.locator('#result').getByText('Fentanyls: found').first().waitFor();
    }
    // The browser looks for another sw.js by itself, some time after a visit, and past the switch of the test.
    assert.deepEqual(
      host.asked.slice(before).filter((file) => !file.endsWith('sw.js')),
      [],
      'the host was asked while offline',
    );
  }

  async function online() {
    await view.context.setOffline(false);
  }

  /** Names of the files held, by cache. */
  const held = () =>
    view.page.evaluate(async () => {
      const all = {};
      for (const name of await caches.keys())
        all[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
      return all;
    });

  /** The browser's own cache, from which the worker could otherwise make good a loss even without a network. */
  async function clearHttpCache() {
    const devtools = await view.context.newCDPSession(view.page);
    await devtools.send('Network.clearBrowserCache');
    await devtools.detach();
  }

  async function lose(path) {
    await clearHttpCache();
    const lost = await view.page.evaluate(
      async (name) => (await caches.open((await caches.keys())[0])).delete(name),
      path,
    );
    assert.ok(lost, `${path} was not held`);
  }

  async function evict() {
    await clearHttpCache();
    await view.page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
  }

  /** Looks for an update and tells what became of it. */
  const lookForUpdate = () =>
    view.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      if (worker === null) return 'none';
      while (worker.state === 'installing')
        await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
      return worker.state;
    });

  /** Has the worker check all that it holds, and tells what came of it. */
  const verify = () =>
    view.page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      const answered = new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
      navigator.serviceWorker.controller.postMessage('verify', [port2]);
      const { complete, done, total } = await answered;
      return { complete, done, total };
    });

  /** @param {RegExp} [expected] faults that belong to the test */
  const noFaults = (expected) =>
    assert.deepEqual(
      view.faults.filter((fault) => !expected?.test(fault)),
      [],
    );

  test('after one visit it loads and classifies without a network', async () => {
    await visit();
    let loads = 0;
    view.page.on('load', () => {
      loads += 1;
    });
    await worksOffline();
    assert.equal(loads, 0, 'a first visit must not reload');
    await reloadOffline();
    await worksOffline();
    for (const path of ['/index.html', '/?from=poster', '/index.html?x=1#main', '/#result']) await reloadOffline(path);
    noFaults();
  });

  test('every page is there without a network, also where the host leaves .html out', async () => {
    await visit();
    await worksOffline();
    for (const path of ['/coverage.html', '/coverage', '/coverage?from=poster#main', '/']) await reloadOffline(path);
    noFaults();
  });

  test('a visit that begins on another page keeps the whole site', async () => {
    await visit('/coverage.html');
    await worksOffline();
    await reloadOffline('/');
    noFaults();
  });

  test('under a path of its own, beside another copy', async () => {
    await visit('/a/b/');
    await worksOffline();
    await view.page.goto(`${chromium.origin}/`);
    await worksOffline();
    await reloadOffline('/a/b/');
    await reloadOffline('/');
    assert.equal(Object.keys(await held()).length, 2);
    noFaults();
  });

  test('what the worker serves says who may frame it, and forbids guessing of types', async () => {
    await visit();
    await worksOffline();
    const headers = await view.page.evaluate(async () => Object.fromEntries((await fetch('index.html')).headers));
    assert.deepEqual(headers, {
      'content-security-policy': "frame-ancestors 'none'",
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    noFaults();
  });

  test('a host that redirects a file to another of its addresses', async () => {
    host.alter = (path, bytes) => (path === 'index.html' && host.asked.length > 1 ? '/a/b/index.html' : bytes);
    await visit();
    await worksOffline();
    await reloadOffline();
    noFaults();
  });

  describe('wrong bytes in a first installation', () => {
    async function install() {
      await clearHttpCache();
      return view.page.evaluate(async () => {
        const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' });
        const worker = registration.installing;
        while (!['redundant', 'activated'].includes(worker.state))
          await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
        return { state: worker.state, caches: await caches.keys() };
      });
    }

    // One of each folder and kind: all go the same way, and what is held is checked file by file below.
    test('one flipped bit in a file', async () => {
      const { files, onDemand } = await publish();
      view = await chromium.open('/bare/blank.html');
      const kept = files.filter((name) => name !== 'sw.js' && !onDemand.includes(name));
      const kinds = new Map(kept.map((name) => [name.replace(/[^/]*(?=\.)/, ''), name]));
      assert.ok(kinds.size > 8);
      for (const file of kinds.values()) {
        host.alter = (path, bytes) => (path === file ? flipped(bytes) : bytes);
        assert.deepEqual(await install(), { state: 'redundant', caches: [] }, file);
      }
      host.alter = honest;
      assert.equal((await install()).state, 'activated');
    });

    test('a file cut short, or missing', async () => {
      view = await chromium.open('/bare/blank.html');
      host.alter = (path, bytes) => (path === WASM ? bytes.subarray(0, 5000) : bytes);
      assert.deepEqual(await install(), { state: 'redundant', caches: [] });
      host.alter = (path, bytes) => (path === 'icons/icon.svg' ? undefined : bytes);
      assert.deepEqual(await install(), { state: 'redundant', caches: [] });
    });

    test('a page that cannot be kept says so by silence, and is kept once the host is mended', async () => {
      host.alter = (path, bytes) => (path === 'icons/icon-512.png' ? flipped(bytes) : bytes);
      await visit();
      await says('failed');
      await doesNotClaimTo();
      host.alter = honest;
      await view.context.setOffline(true);
      await online();
      await worksOffline();
    });
  });

  describe('loss', () => {
    for (const file of ['index.html', 'check/main.js', 'styles/page.css', WASM]) {
      test(`of ${file}: filled in by one visit`, async () => {
        await visit();
        await worksOffline();
        await lose(file);
        await view.page.reload();
        await worksOffline();
        await reloadOffline();
        noFaults();
      });
    }

    test('is not passed over: without a network the page does not claim to work offline', async () => {
      await visit();
      await worksOffline();
      await lose('icons/icon-512.png');
      await reloadOffline();
      await says('failed');
      await doesNotClaimTo();
      await online();
      await worksOffline();
      await reloadOffline();
      await worksOffline();
    });

    test('of everything: filled in by one visit', async () => {
      const { files, onDemand } = await publish();
      await visit();
      await worksOffline();
      await evict();
      await view.page.reload();
      await worksOffline();
      const [names] = Object.values(await held());
      assert.deepEqual(
        names.sort(),
        files
          .filter((name) => name !== 'sw.js' && !onDemand.includes(name))
          .map((name) => `/${name}`)
          .sort(),
      );
      await reloadOffline();
      noFaults();
    });

    test('one flipped bit is found in every file that is held', async () => {
      const { files, onDemand } = await publish();
      await visit();
      await worksOffline();
      const total = files.length - onDemand.length - 1; // the worker itself is not among them
      assert.deepEqual(await verify(), { complete: true, done: total, total });
      await view.page.evaluate(async () => {
        const cache = await caches.open((await caches.keys())[0]);
        for (const request of await cache.keys()) {
          const response = await cache.match(request);
          const bytes = new Uint8Array(await response.arrayBuffer());
          bytes[bytes.length >> 1] ^= 1;
          await cache.put(request, new Response(bytes, { headers: response.headers }));
        }
      });
      await clearHttpCache();
      await view.context.setOffline(true);
      assert.deepEqual(await verify(), { complete: false, done: 0, total });
      await online();
      assert.deepEqual(await verify(), { complete: true, done: total, total });
      await reloadOffline();
    });

    test('damage of a held file is found and mended', async () => {
      await visit();
      await worksOffline();
      await view.page.evaluate(async () => {
        const cache = await caches.open((await caches.keys())[0]);
        await cache.put(
          'check/main.js',
          new Response('throw new Error("damaged")', { headers: { 'content-type': 'text/javascript' } }),
        );
      });
      await verify();
      await reloadOffline();
      noFaults();
    });

    test('of what is kept only once it was asked for: it is fetched when asked for, taken along by an update, and dropped where it is damaged', async () => {
      const {
        onDemand: [file],
      } = await publish();
      const holding = async () => Object.values(await held()).filter((names) => names.includes(`/${file}`)).length;
      const ask = async () => {
        assert.ok(await view.page.evaluate(async (path) => (await fetch(path)).ok, file));
        while ((await holding()) === 0) await view.page.waitForTimeout(50);
      };
      await visit();
      await worksOffline();
      assert.ok(!host.asked.includes(file) && (await holding()) === 0, 'not before');
      await ask();
      await view.page.evaluate(
        async (path) => (await caches.open((await caches.keys())[0])).put(path, new Response('damaged')),
        file,
      );
      await verify();
      assert.equal(await holding(), 0, 'what has other bytes is not kept');
      await ask();
      host.asked.length = 0;
      await publish(edited('check/main.js'));
      assert.equal(await lookForUpdate(), 'installed');
      assert.equal(await holding(), 2, 'by the version before and by the one that waits');
      assert.ok(!host.asked.includes(file), 'and not fetched again');
      await clearHttpCache();
      host.alter = (path, bytes) => (path === file ? flipped(bytes) : bytes);
      await view.page.evaluate(async (path) => {
        for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
      }, file);
      assert.equal(
        await view.page.evaluate(
          (path) =>
            fetch(path).then(
              ({ ok }) => ok,
              () => false,
            ),
          file,
        ),
        false,
        'altered on the way, it is refused',
      );
      noFaults(/openchemlib|ERR_FAILED/);
    });

    test('of a file that the host has replaced: the new version takes over, and no page is a mixture', async () => {
      await visit();
      await worksOffline();
      await publish(edited('check/main.js', '\ndocument.documentElement.dataset.version = "new";\n'));
      await lose('check/main.js');
      const [old] = Object.keys(await held());
      await view.page.goto('about:blank');
      await view.page.goto(`${chromium.origin}/`);
      assert.equal(
        await view.page.evaluate(() => document.documentElement.dataset.ready),
        undefined,
        'an old page must not run a new script',
      );
      assert.ok(await view.page.getByText('Someone unwell?').isVisible());
      await view.page.evaluate(async (name) => {
        while (await caches.has(name)) await new Promise((resolve) => setTimeout(resolve, 50));
      }, old);
      await view.page.reload();
      await worksOffline();
      assert.equal(await view.page.evaluate(() => document.documentElement.dataset.version), 'new');
      await reloadOffline();
    });

    test('of a page that the host has replaced: the visit is served as if there were no worker', async () => {
      await visit();
      await worksOffline();
      await publish((path, bytes) =>
        edited('index.html', '<!-- another version -->')(
          path,
          edited('check/main.js', '\ndocument.documentElement.dataset.version = "new";\n')(path, bytes),
        ),
      );
      await lose('index.html');
      await view.page.goto('about:blank');
      await view.page.goto(`${chromium.origin}/`);
      await usable();
      await worksOffline();
      await view.page.reload();
      await usable();
      assert.equal(await view.page.evaluate(() => document.documentElement.dataset.version), 'new');
      await reloadOffline();
      noFaults();
    });

    test('of a page that the host has replaced: it stays whole when the worker was stopped in between', async () => {
      await visit();
      await worksOffline();
      await publish((path, bytes) =>
        edited('index.html', '<!-- another version -->')(path, edited('records/main.js')(path, bytes)),
      );
      host.alter = (path, bytes) => (path === 'icons/icon-512.png' ? flipped(bytes) : bytes); // the new version cannot take over
      await lose('index.html');
      await view.page.goto('about:blank');
      await view.page.goto(`${chromium.origin}/`);
      await usable();
      const later = () => view.page.evaluate(async () => (await fetch('records/main.js')).text());
      assert.match(await later(), /another version/);
      const devtools = await view.context.newCDPSession(view.page);
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      assert.match(await later(), /another version/, 'a file of the old version in a page of the new one');
    });
  });

  describe('an update', () => {
    test('waits, and is used after one reload that was agreed to', async () => {
      await visit();
      await worksOffline();
      assert.equal(await updateButton().count(), 0);
      await view.page.evaluate(() => {
        window.untouched = true;
      });
      const before = host.asked.length;
      await publish(edited('check/main.js'));
      assert.equal(await lookForUpdate(), 'installed');
      assert.deepEqual(
        [...new Set(host.asked.slice(before))],
        ['sw.js', 'check/main.js'],
        'only what changed, and that past the HTTP cache, which holds the old one',
      );
      await updateButton().waitFor();
      assert.equal(await view.page.evaluate(() => window.untouched), true);
      await reloadOffline(); // the old one goes on, and goes on offering the new one
      await updateButton().waitFor();
      await online();
      await view.page.evaluate(() => {
        window.untouched = true;
      });
      let loads = 0;
      view.page.on('load', () => {
        loads += 1;
      });
      await updateButton().click();
      await view.page.waitForFunction(
        () => window.untouched === undefined && document.documentElement.dataset.ready === 'true',
      );
      await worksOffline();
      assert.equal(await updateButton().count(), 0);
      await view.page.waitForTimeout(300);
      assert.equal(loads, 1);
      assert.equal(Object.keys(await held()).length, 1);
      await reloadOffline();
      assert.match(await view.page.evaluate(async () => (await fetch('check/main.js')).text()), /another version/);
      noFaults();
    });

    test('reloads no other tab, but offers it there', async () => {
      await visit();
      await worksOffline();
      const other = await view.context.newPage();
      await other.goto(`${chromium.origin}/`);
      await says('ready', other);
      await other.evaluate(() => {
        window.untouched = true;
      });
      await publish(edited('check/main.js'));
      assert.equal(await lookForUpdate(), 'installed');
      const reloaded = view.page.waitForEvent('load');
      await updateButton().click();
      await reloaded;
      await worksOffline();
      await updateButton(other).waitFor();
      assert.equal(await other.evaluate(() => window.untouched), true);
      await updateButton(other).click();
      await other.waitForFunction(
        () => window.untouched === undefined && document.documentElement.dataset.ready === 'true',
      );
      noFaults();
    });

    for (const [what, alter] of [
      ['with one flipped bit', (path, bytes) => (path === 'check/main.js' ? flipped(bytes) : bytes)],
      ['cut short', (path, bytes) => (path === 'check/main.js' ? bytes.subarray(0, 100) : bytes)],
      ['with a file missing', (path, bytes) => (path === 'check/main.js' ? undefined : bytes)],
    ]) {
      test(`${what} is refused, and the old version goes on`, async () => {
        await visit();
        await worksOffline();
        const before = await held();
        await publish(edited('check/main.js'));
        host.alter = alter;
        assert.equal(await lookForUpdate(), 'redundant');
        assert.deepEqual(await held(), before);
        await view.page.reload();
        await worksOffline();
        assert.equal(await updateButton().count(), 0);
        await reloadOffline();
        await worksOffline();
      });
    }
  });

  describe('where nothing can be kept', () => {
    test('a full disk: the page works and never claims to work offline', async () => {
      view = await chromium.open('/bare/blank.html');
      const devtools = await view.context.newCDPSession(view.page);
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: chromium.origin, quotaSize: 100_000 });
      await view.page.goto(`${chromium.origin}/`);
      await usable();
      await says('failed');
      await doesNotClaimTo();
      assert.equal(await view.page.evaluate(() => navigator.serviceWorker.controller), null);
    });

    for (const [what, prepare] of [
      [
        'no workers, as without https',
        () => {
          delete Navigator.prototype.serviceWorker;
        },
      ],
      [
        'workers forbidden, as in a private window',
        () => {
          ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
        },
      ],
      [
        'workers that may not even be looked at, as in a sandbox',
        () => {
          Object.defineProperty(Navigator.prototype, 'serviceWorker', {
            get() {
              throw new DOMException('no', 'SecurityError');
            },
          });
        },
      ],
    ]) {
      test(`${what}: the page works and complains of nothing`, async () => {
        view = await chromium.open('/bare/blank.html');
        await view.page.addInitScript(prepare);
        await view.page.goto(`${chromium.origin}/`);
        await usable();
        await says('unsupported');
        noFaults();
      });
    }

    test('no script: the steps for an emergency can be read', async () => {
      view = await chromium.open('/', { javaScriptEnabled: false });
      await view.page.getByText('Someone unwell?').click();
      assert.ok(await view.page.getByText('Give naloxone').isVisible());
    });
  });
});
