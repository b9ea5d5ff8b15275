import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../lib/desk.mjs';
import { keptBuilds, untilOffline, versions } from '../lib/versions.mjs';

export const name = 'where a page cannot be kept it says why, works all the same, and tries again';

const LOGIN = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Log in</title><p>Please log in.</p>' };
/** What a worker would meet; no driver can bring every engine to it. */
const REFUSES = {
  full: "Cache.prototype.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));",
  refused: "CacheStorage.prototype.open = () => Promise.reject(new DOMException('private', 'SecurityError'));",
};
const SAYS = {
  full: /no room left to keep the page\. Your articles are not affected\./,
  refused: /this browser does not keep the page/,
  broken: /not every file arrived intact\. The page tries again later\./,
};

export async function run(given) {
  const site = versions(given.dist);
  given.server.use(site.first);
  try {
    await brokenAtFirst(given, site);
    for (const why of Object.keys(REFUSES)) await refuses(given, site, why);
    await withoutWorkers(given);
  } finally {
    given.server.answer(null);
    given.server.use();
    site.remove();
  }
}

async function brokenAtFirst({ open, server, assert }, { firstFiles: files, builds: [build] }) {
  const target = files.find((name) => /^worker.*_bg\.wasm$/.test(name));
  server.answer((path) => path === `/${target}` && LOGIN);
  const page = await open();
  await untilOffline(page, 'broken');
  await says(page, 'broken');
  assert.deepEqual(await keptBuilds(page), [], 'a part of it is not kept');
  await works(page, assert);
  // The network is there again: the same page tries again, and the words change where they stand.
  server.answer(null);
  await page.goto('#/settings');
  await page.untilText(SAYS.broken);
  await page.run(() => dispatchEvent(new Event('online')));
  await untilOffline(page, 'kept');
  await page.untilText('Works offline now. Everything the page needs is kept in this browser.');
  assert.deepEqual(await keptBuilds(page), [build]);

  // Somebody empties it, and the next start fills it again.
  const count = () => page.runAsync(async (name) => (await (await caches.open(name)).keys()).length, `beleg / ${build}`);
  assert.equal(await count(), files.length);
  await page.runAsync((name) => caches.delete(name), `beleg / ${build}`);
  await page.reload();
  await untilOffline(page, 'kept');
  assert.equal(await count(), files.length);
  await page.close();
}

async function refuses({ open, server, assert }, { first }, why) {
  const script = readFileSync(join(first, 'service-worker.js'), 'utf8');
  server.answer((path) => path.endsWith('/service-worker.js') && { headers: { 'content-type': 'text/javascript' }, body: `${REFUSES[why]}\n${script}` });
  const page = await open();
  await untilOffline(page, why);
  await says(page, why);
  assert.deepEqual(await page.axe(), []);
  await works(page, assert);
  // Room is said where it matters; what the browser refuses would only worry there.
  const line = async () => page.run(() => document.querySelector('.offline')?.textContent);
  await page.waitFor(async () => (why === 'full' ? SAYS.full.test(await line()) : (await line()) === ''), `the library's last line for ${why}`);
  server.answer(null);
  await page.close();
}

/** A browser without such workers, or one that hides them from pages that came unencrypted. */
async function withoutWorkers({ open, engine, assert, server }) {
  if (engine === 'webkit') return;
  const page = await open(engine === 'firefox' ? { firefoxPrefs: { 'dom.serviceWorkers.enabled': false } } : { args: ['--host-resolver-rules=MAP plain.test 127.0.0.1'] });
  if (engine === 'chromium') {
    page.address = server.origin.replace('127.0.0.1', 'plain.test') + '/';
    await page.goto('');
    assert.equal(await page.run(() => isSecureContext), false);
  }
  assert.equal(await page.run(() => navigator.serviceWorker === undefined), true);
  await untilOffline(page, 'refused');
  await says(page, 'refused');
  await works(page, assert);
  await page.close();
}

async function says(page, why) {
  await page.goto('#/settings');
  await page.untilText(SAYS[why]);
}

async function works(page, assert) {
  await page.goto('#/');
  const desk = await Desk.openSample(page, assert);
  await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
  await desk.toLibrary();
}
