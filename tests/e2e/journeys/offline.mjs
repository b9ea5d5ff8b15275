import { join } from 'node:path';
import { Desk } from '../lib/desk.mjs';
import { dropFiles, untilRead } from '../lib/intake.mjs';
import { buildOf, keptBuilds, untilOffline, versions } from '../lib/versions.mjs';

export const name = 'after the first visit the page works without its host: articles, marks, files, export and both languages';

export async function run({ open, assert, server, dist, dataDir }) {
  const { first, builds, remove } = versions(dist);
  server.use(first);
  try {
    for (const at of ['/', '/some/where/']) await walk({ open, assert, server, dataDir, at, build: builds[0] });
  } finally {
    if (!server.isUp()) await server.start();
    server.use();
    remove();
  }
}

async function walk({ open, assert, server, dataDir, at, build }) {
  const page = await open({ at });
  // Chromium asks for it on its own account when it shows the schema.
  page.allow(/favicon\.ico/);
  assert.ok(await page.run(() => !document.documentElement.dataset.offline), 'nothing is kept before the page has started');
  server.takeBackground();
  await untilOffline(page, 'kept');
  assert.ok(server.takeBackground().every((path) => path.startsWith(at)), 'and nothing outside its path');
  assert.equal(await buildOf(page), build);
  // Told in sight, at the end of the library and in the settings.
  const line = await page.getByText('Works offline now.', { exact: false });
  await inSight(page, assert, line);
  await page.goto('#/settings');
  await inSight(page, assert, await page.getByText('Works offline now. Everything the page needs is kept in this browser.'));
  assert.deepEqual(await page.axe(), []);
  await page.goto('#/');

  await server.stop();
  await page.reload();
  assert.ok(await page.run(() => !!navigator.serviceWorker.controller), 'the page comes from what is kept');
  await works({ page, assert, dataDir });
  // The page's own schema can be looked at, and the page comes back from there.
  await page.command('post', '/url', { url: `${page.address}schema/beleg-1.schema.json` });
  await page.waitFor(() => page.run(() => document.body.textContent.includes('json-schema.org')), 'the schema');
  await page.goto('?shared');
  await page.getByRole('heading', { name: 'Prüfen, was ein Artikel sagt' });
  assert.deepEqual(await keptBuilds(page), [build]);
  await server.start();
  await page.close();
}

/** What a checker does on a train. */
async function works({ page, assert, dataDir }) {
  const desk = await Desk.openSample(page, assert);
  const card = await desk.mark('Mossul', 'e3');
  await desk.note(card, 'marked on a train');
  await desk.tool('Export');
  const { data } = await desk.download();
  assert.equal(data.documents.length, 1);
  assert.ok(JSON.stringify(data.documents[0]).includes('marked on a train'));
  await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
  await page.reload();
  await desk.untilCounts({ Entity: 1 });
  await desk.toLibrary();
  // The reader, a program of its own in a worker.
  for (const file of ['page.html', 'article.docx']) {
    await dropFiles(page, join(dataDir, 'intake/files', file));
    await untilRead(page, { timeout: 60_000 });
    await desk.article();
    await desk.toLibrary();
  }
  await page.getByRole('heading', { name: '3 articles' });
  await page.goto('#/settings');
  const language = await page.getByRole('combobox', { name: 'Language' });
  await language.choose('Deutsch');
  await page.getByRole('heading', { level: 1, name: 'Einstellungen' });
  await page.untilText('Funktioniert jetzt auch offline. Alles, was die Seite braucht, liegt in diesem Browser.');
}

async function inSight(page, assert, element) {
  await element.run((node) => node.scrollIntoView({ block: 'center' }));
  const { hit, inside } = await element.run((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const at = document.elementFromPoint(x + Math.min(width, 60) / 2, y + height / 2);
    return { hit: at === node || node.contains(at), inside: x >= 0 && y >= 0 && y + height <= innerHeight };
  });
  assert.ok(inside && hit, `${element.what} is in sight`);
}
