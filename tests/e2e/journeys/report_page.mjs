import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const name = 'a report that was saved as a page is read from disk without asking anybody, and breaks no rule of accessibility';
export const engines = ['chromium'];

export async function run({ open, assert, dataDir }) {
  const schemes = ['light', 'dark'];
  for (const colorScheme of schemes) {
    for (const language of ['en', 'de']) {
      const page = await open({ colorScheme });
      await page.command('post', '/url', { url: pathToFileURL(join(dataDir, `published/report.${language}.html`)).href });
      await page.getByRole('heading', { level: 1 });
      await page.getByRole('article');
      assert.deepEqual(await page.axe(), [], `${language} ${colorScheme}`);
      assert.deepEqual(await page.run(() => performance.getEntriesByType('resource').map((entry) => entry.name)), []);
      // Every number of a source leads to it, and every mark of the article has a number.
      const broken = await page.run(() => [...document.querySelectorAll('a[href^="#"]')].filter((link) => !document.getElementById(link.hash.slice(1))).length);
      assert.equal(broken, 0);
      assert.ok(await page.run(() => document.querySelectorAll('article mark').length > 20 && document.querySelectorAll('article sup').length > 20));
      await page.close();
    }
  }
}
