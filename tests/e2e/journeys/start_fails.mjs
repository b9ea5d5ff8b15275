import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Desk } from '../lib/desk.mjs';

export const name = 'when the program cannot start, the page says so in plain words';

export async function run({ open, assert, engine, server, dist }) {
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
  // Firefox does not let the driver's errors be the page's.
  if (engine !== 'firefox') {
    await fault({ open, assert });
    await faultAtStart({ open, assert, server });
  }

  const file = pathToFileURL(join(dist, 'index.html')).href;
  await fails(/nicht direkt aus einer Datei/, /straight from a file/, (page) => page.command('post', '/url', { url: file }));
}

/** A fault in the midst of work. No way is known to make one from outside, so the page is told of one as the browser would tell it. */
async function fault({ open, assert }) {
  const page = await open();
  page.allow(/:0$/);
  await Desk.openText(page, assert, 'Words that are kept, whatever happens to the program.');
  await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
  await page.waitFor(() => page.run(() => document.querySelector('script[src^="translated.js"]') !== null), 'the start to be over');
  const rescued = await page.runAsync(async () => {
    let blob;
    const own = URL.createObjectURL;
    URL.createObjectURL = (given) => own.call(URL, (blob = given));
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('memory is used up') }));
    return JSON.parse(await blob.text());
  });
  assert.match(await (await page.getByRole('alert')).text(), /cannot go on. What was shown as saved is saved/);
  await page.getByRole('link', { name: 'beleg-rescue.json' });
  assert.ok(Object.entries(rescued).some(([key, text]) => key.startsWith('beleg/document/') && text.includes('Words that are kept')));
  await page.close();
}

/** A fault before the program has started: it starts anew by itself, and only a second one is told of. */
async function faultAtStart({ open, assert, server }) {
  let goOn;
  const held = new Promise((done) => (goOn = done));
  server.answer((path) => (path.endsWith('.wasm') ? held : undefined));
  try {
    const page = await open({ started: false });
    page.allow(/:0$/);
    const fails = () => page.run(() => {
      window.__before = true;
      dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('out of bounds') }));
    });
    const isAnew = () => page.run(() => !window.__before && document.readyState !== 'loading' && document.head.querySelector('link[data-program]') !== null && typeof window.belegConfig === 'function');
    await page.waitFor(isAnew, 'the page');
    await fails();
    await page.waitFor(isAnew, 'the page to be loaded anew');
    await fails();
    assert.match(await (await page.getByRole('alert')).text(), /run into a fault and cannot go on/);
    goOn();
    server.answer(null);
    await page.reload();
    await page.started();
    // Once it has started, the next fault at a start is the first again.
    await page.waitFor(() => page.run(() => sessionStorage.getItem('beleg/again') === null), 'the start to be over');
    await page.close();
  } finally {
    goOn();
    server.answer(null);
  }
}
