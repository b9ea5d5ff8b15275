import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const name = 'when the program cannot start, the page says so in plain words';

export async function run({ open, assert, server, dist }) {
  // Every case in a browser of its own, because browsers keep what they have loaded once.
  const fails = async (german, english, visit) => {
    const page = await open({ started: false });
    page.allow(/404|Failed to load|not found|wasm|page-\w+\.js|module|manifest/i);
    await visit?.(page);
    const shown = await (await page.getByRole('alert')).text();
    assert.match(shown, german);
    assert.match(shown, english);
    await page.close();
  };

  for (const half of [/\.wasm$/, /\/page-\w+\.js$/]) {
    server.block(half);
    try {
      await fails(/konnte nicht gestartet werden/, /could not be started/);
    } finally {
      server.block(null);
    }
  }
  const file = pathToFileURL(join(dist, 'index.html')).href;
  await fails(/nicht direkt aus einer Datei/, /straight from a file/, (page) => page.command('post', '/url', { url: file }));
}
