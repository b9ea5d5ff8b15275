import { Desk } from '../lib/desk.mjs';
import { untilRead } from '../lib/intake.mjs';

export const name = 'an installed page takes the files that the system opens with it, and what other programs share';

// Only Chromium opens files with a page.
export const engines = ['chromium'];

const HTML = '<h1>Moon</h1><p>The moon is made of cheese, said the observatory on Monday, and it has been so for long.</p>';

export async function run({ open, assert }) {
  const page = await open();
  const desk = new Desk(page, assert);

  await page.goto('?text=' + encodeURIComponent('Shared words, which another program has handed over.'));
  await desk.article();
  await page.untilText('Shared words, which another program has handed over.');
  await page.goto('?url=' + encodeURIComponent('https://post.example/moon'));
  const messages = await page.getByRole('region', { name: 'Messages' });
  await page.waitFor(async () => (await messages.text()).includes('cannot fetch pages itself'), 'word that an address alone is not enough');

  // No driver installs a page. What the browser would do then is done before the program starts.
  await page.command('post', '/goog/cdp/execute', {
    cmd: 'Page.addScriptToEvaluateOnNewDocument',
    params: { source: `(${installed})(${JSON.stringify(HTML)})` },
  });
  await page.goto('');
  await desk.article();
  const { data } = await desk.export();
  assert.equal(data.documents.at(-1).details.file_name, 'moon.html');
  assert.ok(data.documents.at(-1).article.blocks.some((block) => block.text.startsWith('The moon is made of cheese')));
  await desk.toLibrary();

  // Files that other programs share: the system sends them as a form, as this does.
  await page.runAsync(async (html) => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    const form = new FormData();
    form.append('title', 'Two files');
    form.append('files', new File([html.replaceAll('Moon', 'Mars')], 'mars.html', { type: 'text/html' }));
    form.append('files', new File(['A second file, with words of its own.'], 'second.txt', { type: 'text/plain' }));
    const answer = await fetch('share', { method: 'POST', body: form, redirect: 'manual' });
    if (answer.type !== 'opaqueredirect') throw new Error(`${answer.status} ${answer.url}`);
  }, HTML);
  await page.goto('?shared');
  await untilRead(page);
  await page.waitFor(async () => (await page.run(() => Object.keys(localStorage).filter((key) => key.startsWith('beleg/document/')).length)) === 4, 'both in the library');
  // They were taken once.
  await page.goto('?shared');
  await page.getByRole('button', { name: 'Start marking' });
  await page.getByRole('heading', { name: '4 articles' });
  await page.close();
}

function installed(html) {
  const own = window.matchMedia.bind(window);
  window.matchMedia = (query) => (query === '(display-mode: browser)' ? { matches: false } : own(query));
  if (location.search) return;
  Object.defineProperty(window, 'launchQueue', {
    value: { setConsumer: (take) => setTimeout(() => take({ files: [{ getFile: async () => new File([html], 'moon.html', { type: 'text/html' }) }] }), 0) },
  });
}
