import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../lib/desk.mjs';
import { untilRead } from '../lib/intake.mjs';
import { untilOffline, versions } from '../lib/versions.mjs';

export const name = 'a page that was installed with the earlier worker for shares moves over, and no share is lost';

export async function run({ open, assert, server, dist, dataDir }) {
  const { first, firstFiles, remove } = versions(dist);
  const before = readFileSync(join(dataDir, 'offline/share-0.1.0.js'), 'utf8');
  server.use(first);
  server.answer((path) => path === '/share.js' && { headers: { 'content-type': 'text/javascript' }, body: before });
  // As the earlier version did: it knew nothing of keeping.
  server.keepsPages(false);
  try {
    const page = await open();
    // Browsers look for another version of the earlier worker, which the host has no more.
    page.allow(/404: \/share\.js/);
    await page.runAsync(async () => {
      await navigator.serviceWorker.register('share.js');
      while (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    });
    await share(page, 'first.txt', 'Words that were shared with the earlier version.');
    // The host has the new version alone from now on.
    server.answer(null);
    server.keepsPages(true);
    await page.goto('');
    await untilOffline(page, 'kept');
    assert.equal(await page.runAsync(async () => (await navigator.serviceWorker.getRegistration()).active.scriptURL), `${page.address}service-worker.js`);
    await share(page, 'second.txt', 'Words that were shared after that.');
    await taken(page, assert, 'Words that were shared after that.');
    await page.close();

    // What was shared with the earlier version and not fetched is fetched by the new one.
    server.answer((path) => path === '/share.js' && { headers: { 'content-type': 'text/javascript' }, body: before });
    const other = await open();
    await untilOffline(other, 'kept');
    await other.runAsync(async () => {
      await navigator.serviceWorker.register('share.js');
      while (!navigator.serviceWorker.controller?.scriptURL.endsWith('/share.js')) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    });
    await share(other, 'third.txt', 'Words that lay aside while the workers changed.');
    server.answer(null);
    await taken(other, assert, 'Words that lay aside while the workers changed.');
    await other.close();

    // Where the page cannot be kept, an installed one is shared with all the same.
    const target = firstFiles.find((name) => /^worker.*_bg\.wasm$/.test(name));
    server.answer((path) => path === `/${target}` && { status: 503, body: '' });
    server.keepsPages(false);
    const third = await open();
    third.allow(/503|Failed to load/);
    await third.run(() => {
      const own = window.matchMedia.bind(window);
      window.matchMedia = (query) => (query === '(display-mode: browser)' ? { matches: false } : own(query));
    });
    server.keepsPages(true);
    await third.run(() => {
      const script = document.createElement('script');
      script.src = `offline.js?${document.querySelector('link[data-program]').dataset.build}`;
      document.head.append(script);
    });
    await untilOffline(third, 'broken');
    await third.waitFor(() => third.run(() => navigator.serviceWorker.controller?.scriptURL.endsWith('?share')), 'the worker that only takes shares');
    await share(third, 'fourth.txt', 'Words that were shared with a page that is not kept.');
    await taken(third, assert, 'Words that were shared with a page that is not kept.');
    await third.close();
  } finally {
    server.answer(null);
    server.use();
    remove();
  }
}

/** Another program shares a file: the system sends it as a form, as this does. */
const share = (page, name, text) => page.runAsync(async (name, text) => {
  const form = new FormData();
  form.append('title', name);
  form.append('files', new File([text], name, { type: 'text/plain' }));
  const answer = await fetch('share', { method: 'POST', body: form, redirect: 'manual' });
  if (answer.type !== 'opaqueredirect') throw new Error(`${answer.status} ${answer.url}`);
}, name, text);

/** What was shared last is opened, once. */
async function taken(page, assert, text) {
  await page.goto('?shared');
  await untilRead(page);
  await new Desk(page, assert).article();
  await page.untilText(text);
  await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
}
