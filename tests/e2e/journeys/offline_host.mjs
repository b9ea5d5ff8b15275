import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST, SECOND, buildOf, keptBuilds, lookNow, untilNewVersion, untilOffline, versions } from '../lib/versions.mjs';

export const name = 'what a host answers wrongly is never kept, its own files are its own, and the worker can be got rid of';

const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Log in</title><p>Please log in to this network.</p>' };
/** What hosts and networks have been seen to answer in the place of a program. */
const WRONG = {
  'a portal in its place': () => HTML,
  'a portal that is led to': () => ({ status: 302, headers: { location: '/login' } }),
  'half of it': (whole) => ({ headers: { 'content-type': 'application/wasm' }, body: whole.subarray(0, whole.length / 2) }),
  'one wrong byte': (whole) => ({ headers: { 'content-type': 'application/wasm' }, body: Buffer.from(whole).fill(0, -1) }),
  'a range': (whole) => ({ status: 206, headers: { 'content-type': 'application/wasm' }, body: whole }),
  'an error': () => ({ status: 503, body: '' }),
  'nothing': () => ({ status: 404, body: '' }),
};

export async function run(given) {
  const site = versions(given.dist);
  given.server.use(site.first);
  const page = await given.open();
  // A host that is gone, or answers with errors, is the matter here.
  page.allow(/404|503|Failed to load|not found|MIME|SSL|Service ?Worker|script/i);
  try {
    await untilOffline(page, 'kept');
    await ownFiles(page, given, site);
    await wrongAnswers(page, given, site);
    await development(page, given, site);
    await removal(page, given, site);
    await page.close();
  } finally {
    given.server.answer(null);
    if (!given.server.isUp()) await given.server.start();
    given.server.use();
    site.remove();
  }
}

/** A language that the host adds later is no new version, and is there without the host once it was used. */
async function ownFiles(page, { server, assert }, { first, builds }) {
  writeFileSync(join(first, 'lang/index.json'), '{"fr": "Français"}');
  writeFileSync(join(first, 'lang/fr.json'), '{"LibraryHeading": "Que dit l’article ?", "Settings": "Réglages"}');
  writeFileSync(join(first, 'beleg.config.json'), '{"format": "beleg-settings", "version": 1, "name": "newsroom"}');
  await page.goto('#/settings');
  await (await page.getByRole('combobox', { name: 'Language' })).choose('Français');
  await page.getByRole('heading', { level: 1, name: 'Réglages' });
  assert.match(await fetched(page, 'beleg.config.json'), /newsroom/);
  assert.deepEqual(await page.runAsync(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    return [registration.installing, registration.waiting];
  }), [null, null], 'no new version');
  for (const gone of ['stopped', 'portal', 'error']) {
    if (gone === 'stopped') await server.stop();
    else server.answer(() => (gone === 'portal' ? HTML : { status: 503, body: '' }));
    await page.goto('');
    await page.getByRole('heading', { name: 'Que dit l’article ?' });
    assert.match(await fetched(page, 'beleg.config.json'), /newsroom/, gone);
    assert.match(await fetched(page, 'lang/index.json'), /Français/, gone);
    if (gone === 'stopped') await server.start();
    server.answer(null);
  }
  // Not there any more: that is an answer too.
  server.answer((path) => path.endsWith('beleg.config.json') && { status: 404, body: '' });
  assert.equal(await fetched(page, 'beleg.config.json'), '404');
  await server.stop();
  assert.equal(await fetched(page, 'beleg.config.json'), 'none');
  server.answer(null);
  await server.start();
  await page.goto('#/settings');
  await (await page.getByRole('combobox', { name: 'Language' })).choose('English');
  await page.goto('#/');
  assert.deepEqual(await keptBuilds(page), [builds[0]]);
}

/** A new version of which one file is wrong is not taken; the next whole one is. */
async function wrongAnswers(page, { server, assert }, { first, second, files, builds: [old, fresh] }) {
  const target = files.find((name) => /^page.*_bg\.wasm$/.test(name));
  const whole = readFileSync(join(second, target));
  for (const [what, answer] of Object.entries(WRONG)) {
    server.use(second);
    server.answer((path) => (path === `/${target}` ? answer(whole) : path === '/login' ? HTML : undefined));
    server.takeBackground();
    await page.waitFor(async () => {
      await lookNow(page);
      return server.takeBackground().includes(`/${target}`);
    }, `the try with ${what}`);
    await page.waitFor(() => page.runAsync(async () => !(await navigator.serviceWorker.getRegistration()).installing), 'the end of the try', { timeout: 60_000 });
    const { waiting, version } = await page.runAsync(async () => ({
      waiting: (await navigator.serviceWorker.getRegistration()).waiting !== null, version: document.documentElement.dataset.version ?? 'none',
    }));
    assert.deepEqual({ waiting, version }, { waiting: false, version: 'none' }, what);
    // The old one goes on without the host.
    server.answer(null);
    server.use(first);
  }
  await server.stop();
  await page.reload();
  await page.getByRole('heading', { name: FIRST.en });
  assert.equal(await buildOf(page), old);
  await server.start();
  server.use(second);
  await untilNewVersion(page);
  const region = await page.getByRole('region', { name: 'Messages' });
  await (await region.getByRole('button', { name: 'Use it now' })).click();
  await page.getByRole('heading', { name: SECOND.en });
  assert.equal(await buildOf(page), fresh);
  const kept = await page.runAsync(async (build) => (await (await caches.open(`beleg / ${build}`)).keys()).length, fresh);
  assert.equal(kept, files.length, 'all of it is kept');
  await page.waitFor(async () => (await keptBuilds(page)).length === 1, 'the old version to be thrown away');
}

/** Who serves a build for development at the same address sees it, and not what was kept of another. */
async function development(page, { server }, { development, second }) {
  server.use(development);
  await page.reload();
  // A browser looks for another worker after each start, though not at once. The new worker leads the pages there that are open; one that is
  // being loaded at that moment is shown once more as it was kept, and is loaded anew by whoever builds.
  await page.waitFor(async () => {
    await lookNow(page);
    if ((await page.queryByRole('heading', { name: FIRST.en })) !== null) return true;
    if ((await keptBuilds(page)).length === 0) await page.reload();
    return false;
  }, 'the build for development', { timeout: 30_000 });
  await page.waitFor(async () => (await keptBuilds(page)).length === 0, 'nothing to be kept');
  server.use(second);
  await page.reload();
  await untilOffline(page, 'kept');
}

/** The worker of the README ends what is kept; articles stay. */
async function removal(page, { server, assert }) {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const script = /```js\n([\s\S]*?unregister[\s\S]*?)```/.exec(readme)[1];
  await page.click('button', { name: 'Try a sample' });
  await page.getByRole('article');
  await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
  server.answer((path) => (path === '/service-worker.js' ? { headers: { 'content-type': 'text/javascript' }, body: script } : { status: 410, headers: { 'content-type': 'text/html' }, body: '<p>Moved.</p>' }));
  // The old page still starts once; in doing so the browser finds the other worker.
  await page.reload();
  await page.waitFor(() => page.runAsync(async () => !(await navigator.serviceWorker.getRegistration())), 'the worker to be gone', { timeout: 60_000 });
  await page.command('post', '/url', { url: page.address });
  await page.untilText('Moved.');
  assert.deepEqual(await keptBuilds(page), []);
  assert.ok(await page.run(() => Object.keys(localStorage).some((key) => key.startsWith('beleg/document/'))), 'articles stay');
}

/** The text of a file beside the page, or its status, or `none`. */
const fetched = (page, path) => page.runAsync(async (path) => {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.text() : String(answer.status);
  } catch {
    return 'none';
  }
}, path);
