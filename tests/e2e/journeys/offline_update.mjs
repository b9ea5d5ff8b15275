import { join } from 'node:path';
import { Desk, writeOver } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';
import { FIRST, SECOND, buildOf, keptBuilds, untilNewVersion, untilOffline, versions } from '../lib/versions.mjs';

export const name = 'a new version is told of and used when the user says so; pages of the old one go on unmixed, and nothing is lost';

export async function run(given) {
  const site = versions(given.dist);
  given.server.use(site.first);
  try {
    await walk(given, site);
    await byItself(given, site);
  } finally {
    given.server.use();
    site.remove();
  }
}

async function walk({ open, assert, server, dataDir, engine }, { second, builds: [old, fresh] }) {
  const page = await open({ at: '/some/where/' });
  await untilOffline(page, 'kept');
  const desk = await Desk.openSample(page, assert);
  const tab = await page.newTab('');
  await untilOffline(tab, 'kept');
  // Chromium looks by itself soon after a page was loaded, and lets every later look wait for minutes behind that one: so it is asked for now.
  if (engine === 'chromium') await tab.runAsync(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });

  server.use(second);
  server.takeRequests();
  for (const each of [page, tab]) await untilNewVersion(each);
  await notice(page);
  assert.deepEqual(await page.axe(), []);
  assert.deepEqual(await keptBuilds(page), [old, fresh].sort());

  // Both go on as they were, also when they are loaded anew: the old page, the old words, the old programs.
  await page.reload();
  await desk.article();
  await notice(page);
  for (const each of [page, tab]) {
    assert.equal(await buildOf(each), old);
    assert.match(await wordsOf(each), new RegExp(FIRST.de.replace('?', '\\?')));
  }

  // Words that are no article yet would be lost: the new version waits for them.
  await desk.toLibrary();
  const field = await page.getByRole('textbox', { name: 'Text of the article' });
  await field.fill('The moon is made of cheese');
  await press(page);
  await page.untilText('The new version waits: something here is not saved yet');
  await (await page.getByRole('button', { name: 'Start marking' })).click();
  await desk.article();
  // What is written in this moment is kept by the ordinary way.
  const card = await desk.mark('The moon', 'c');
  await writeOver(page, await card.getByRole('textbox', { name: 'Note' }), 'written just before');
  await press(page);
  await page.waitFor(async () => (await buildOf(page)) === fresh, 'the new version');
  await page.started();
  assert.equal(await (await (await desk.card('Claim', 'The moon')).getByRole('textbox', { name: 'Note' })).value(), 'written just before');
  await desk.toLibrary(SECOND.en);

  // The other tab was not touched: it is of the old version, and has all of it, although the new one answers now.
  assert.equal(await buildOf(tab), old);
  assert.match(await wordsOf(tab), new RegExp(FIRST.de.replace('?', '\\?')));
  assert.deepEqual(await keptBuilds(page), [old, fresh].sort());
  assert.deepEqual(server.takeRequests().filter((path) => !/\/(beleg\.config|lang\/index)\.json$/.test(path)), [], 'no page has asked the host for anything of another version');
  // WebKitGTK draws no tab that lies behind another, and its driver cannot bring one to the front.
  if (engine !== 'webkit') {
    await dropFiles(tab, join(dataDir, 'intake/files/page.html'));
    await new Desk(tab, assert).article();
    await press(tab);
    await tab.waitFor(async () => (await buildOf(tab)) === fresh, 'the new version in the other tab');
    await tab.started();
    await new Desk(tab, assert).article();
    // Nobody uses the old one any more.
    await page.waitFor(async () => (await keptBuilds(page)).length === 1, 'the old version to be thrown away');
    assert.deepEqual(await keptBuilds(page), [fresh]);
  }
  await server.stop();
  await page.reload();
  await page.getByRole('heading', { name: SECOND.en });
  await server.start();
  await page.close();
}

/** Who never says so gets it when all windows have been closed. */
async function byItself({ open, server, engine }, { first, second }) {
  server.use(first);
  const page = await open();
  await untilOffline(page, 'kept');
  server.use(second);
  await untilNewVersion(page);
  await page.getByRole('heading', { name: FIRST.en });
  // Putting the notice away is no yes, and the settings still offer it.
  await (await notice(page)).close.click();
  await page.untilGone('button', { name: 'Use it now' });
  await page.goto('#/settings');
  await page.getByRole('button', { name: 'Use it now' });
  await page.goto('#/');
  // No page of this host is open for a while; WebKitGTK takes its time to notice.
  await page.command('post', '/url', { url: 'about:blank' });
  await page.waitFor(async () => {
    await page.goto('');
    const is = (await page.queryByRole('heading', { name: SECOND.en })) !== null;
    if (!is) await page.command('post', '/url', { url: 'about:blank' });
    return is;
  }, `the new version in ${engine}`, { timeout: 60_000 });
  await page.close();
}

/** The notice, in sight and to be hit; with its button to close it. */
async function notice(page) {
  await page.untilText('A new version is ready.');
  const region = await page.getByRole('region', { name: 'Messages' });
  const use = await region.getByRole('button', { name: 'Use it now' });
  const isHit = await page.waitFor(() => use.run((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }), 'the button to be hit');
  return { use, close: await region.getByRole('button', { name: /^Dismiss message/ }), isHit };
}

async function press(page) {
  const region = await page.getByRole('region', { name: 'Messages' });
  await (await region.getByRole('button', { name: 'Use it now' })).click();
  // With the page, the keyboard begins anew.
  page.pressed = null;
}

/** The German words, as the page fetches them when its language is changed. */
const wordsOf = (page) => page.runAsync(async () => (await fetch(`lang/de.json?${document.querySelector('link[data-program]').dataset.build}`)).text());
