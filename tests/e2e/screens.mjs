// Takes pictures of the page for a look by eye and for the README: node screens.mjs [name ...]
import { join } from 'node:path';
import { OUT } from './lib/page.mjs';
import { startWorld } from './lib/world.mjs';

const FOLDER = join(OUT, 'screens');
const WINDOWS = {
  desktop: { width: 1280, height: 900 },
  dark: { width: 1280, height: 900, colorScheme: 'dark' },
  phone: { width: 360, height: 740, touch: true },
  contrast: { width: 1280, height: 900, forcedColors: true },
};

/** One entry a picture: what to do before it is taken, in every window and both languages. */
const SCENES = {
  async start() {},
};

const wanted = process.argv.slice(2);
const world = await startWorld();
try {
  for (const [scene, prepare] of Object.entries(SCENES)) {
    if (wanted.length && !wanted.includes(scene)) continue;
    for (const [window, options] of Object.entries(WINDOWS)) {
      for (const locale of ['de', 'en']) {
        const page = await world.open('chromium', { ...options, locale });
        await prepare(page);
        console.log(await page.screenshot(`${scene}-${window}-${locale}`, { folder: FOLDER }));
        await page.close();
      }
    }
  }
} finally {
  await world.close();
}
process.exit();
