// What run, bench and screens share: the served site and the pages opened in it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { serve } from './server.mjs';
import { launch, killAll } from './engines.mjs';
import { Page } from './page.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Sample texts and files that tests read. */
export const dataDir = join(root, 'tests/data');

export async function startWorld(dist = resolve(process.env.DIST ?? join(root, 'dist'))) {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`${dist} holds no site: run make dist`);
  const server = await serve(dist);
  const browsers = new Set();
  // However the run ends, no browser may stay behind.
  process.on('exit', killAll);
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => process.exit(1));

  return {
    dist,
    server,
    /** Opens the page in an engine with a fresh profile. */
    async open(engine, { path = '', at = '/', label = engine, ...options } = {}) {
      const browser = await launch(engine, options);
      browsers.add(browser);
      const page = new Page(browser, engine, server.origin + at, options, label);
      try {
        return await page.open(path);
      } catch (error) {
        await browser.stop();
        throw error;
      }
    },
    async close() {
      await Promise.all([...browsers].map((browser) => browser.stop()));
      await server.close();
      killAll();
    },
  };
}
