// Versions of the built site, as a host serves them one after another: with the list of what there is to keep, which a build for development
// lacks, and the second one changed in every file that matters.
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { list } from '../../../.ci/offline.mjs';

/** What the second version's library is headed by, in both languages. */
export const SECOND = { en: 'What does the second version say?', de: 'Was sagt die zweite Version?' };
export const FIRST = { en: 'Check what an article says', de: 'Prüfen, was ein Artikel sagt' };

const reversed = (hash) => [...hash].reverse().join('');

/**
 * Copies of the site in folders of their own: `first` and `second`, with the names of their builds and the files that the second one keeps (`files`) and the first one (`firstFiles`);
 * `development`, which keeps nothing. `remove()` ends them.
 */
export function versions(dist) {
  const home = mkdtempSync(join(tmpdir(), 'beleg-versions-'));
  const [first, second, development] = ['first', 'second', 'development'].map((name) => join(home, name));
  for (const folder of [first, second, development]) cpSync(dist, folder, { recursive: true });
  change(second);
  cpSync(WORKER, join(development, 'service-worker.js'));
  edit(development, 'index.html', (html) => html.replace(/ data-build=\w+/, ''));
  const [one, other] = [list(first), list(second)];
  return { first, second, development, builds: [one.build, other.build], files: Object.keys(other.files), firstFiles: Object.keys(one.files), remove: () => rmSync(home, { recursive: true, force: true }) };
}

const WORKER = fileURLToPath(new URL('../../../static/service-worker.js', import.meta.url));

const edit = (folder, name, how) => writeFileSync(join(folder, name), how(readFileSync(join(folder, name), 'utf8')));

function change(folder) {
  for (const code of ['en', 'de']) edit(folder, `lang/${code}.json`, (text) => text.replace(/"LibraryHeading": ?"[^"]*"/, `"LibraryHeading": "${SECOND[code]}"`));
  // Other content under other names, as the build names it.
  const names = readdirSync(folder).filter((name) => /-[0-9a-f]{8,16}(_bg|_rest)?\.\w+$/.test(name));
  const hashes = new Set(names.map((name) => /-([0-9a-f]+)(_bg|_rest)?\.\w+$/.exec(name)[1]));
  for (const name of readdirSync(folder).filter((each) => /\.(html|js)$/.test(each) && each !== 'service-worker.js')) {
    edit(folder, name, (text) => [...hashes].reduce((changed, hash) => changed.replaceAll(hash, reversed(hash)), text));
  }
  for (const name of names) renameSync(join(folder, name), join(folder, name.replace(/-([0-9a-f]+)/, (whole, hash) => `-${reversed(hash)}`)));
}

/** Waits until the page says what has become of keeping it: `kept`, `full`, `broken` or `refused`. */
export function untilOffline(page, said) {
  let now;
  return page.waitFor(async () => (now = await page.run(() => document.documentElement.dataset.offline ?? '')) === said, () => `${said}; it says ${now}`, { timeout: 60_000 });
}

/** The build that a page is of. */
export const buildOf = (page) => page.run(() => document.querySelector('link[data-program]').dataset.build);

/** The builds that are kept for the address of the page. */
export const keptBuilds = (page) => page.runAsync(async () => {
  const own = `beleg ${new URL('./', document.baseURI).pathname} `;
  return (await caches.keys()).filter((name) => name.startsWith(own) && /[0-9a-f]{16}$/.test(name)).map((name) => name.slice(own.length)).sort();
});

/** Has the browser look for another worker, once a second. What came of it is not waited for: WebKitGTK has been seen never to tell of a look
 * that fell together with loading the page anew. */
export const lookNow = (page) => page.runAsync(async () => {
  if (performance.now() - window.__asked < 1_000) return;
  window.__asked = performance.now();
  (await navigator.serviceWorker.getRegistration()).update().catch(() => {});
});

/** Has the page look for a new version, as it does every hour and when the network is there again, until it has told of one. A look may be
 * answered by one that was under way before. */
export const untilNewVersion = (page) => page.waitFor(() => page.run(() => {
  if (document.documentElement.dataset.version === 'new') return true;
  // Each look is a job of its own, and those behind it wait: one after the other, as in a page that is used.
  if (!(performance.now() - window.__looked < 3_000)) {
    window.__looked = performance.now();
    dispatchEvent(new Event('online'));
  }
  return false;
}), 'a new version', { timeout: 60_000 });
