import { Desk } from '../lib/desk.mjs';
import { inWindow, otherSite } from '../lib/other_site.mjs';

export const name = 'the bookmarklet hands over the page that is being read, asks for no other origin, and copies where it is cut off';

const TEXT = 'The moon is made of cheese, said the observatory on Monday, and it has been so for as long as it was there.';
const html = `<!doctype html><html lang="en"><head><title>Moon found to be made of cheese</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Moon found to be made of cheese</h1><p>${TEXT}</p><p>Visitors are asked to bring bread, for there is none to be had within a day of the landing site.</p></article></main></body></html>`;
// Parts that a page builds for itself, one in the other; no page's own source tells of them.
const BUILT = 'The observatory had looked for holes since the spring, and found none but those that mice had made on their way home.';
const parts = html.replace('<p>Visitors', '<x-part></x-part><p>Visitors').replace('</body>', `<script>
  const part = document.querySelector('x-part').attachShadow({ mode: 'open' });
  part.innerHTML = '<div></div>';
  part.firstChild.attachShadow({ mode: 'open' }).innerHTML = '<p>${BUILT}</p>';
</script></body>`);
const PAGES = {
  '/open': { html },
  '/parts': { html: parts },
  // Forbids everything that a page can forbid of scripts, frames and connections. A browser runs bookmarklets all the same.
  '/strict': { html, headers: { 'content-security-policy': "default-src 'none'; script-src 'none'; frame-ancestors 'none'" } },
  // Lets no window be opened, so nothing can be handed over.
  '/cut-off': { html, headers: { 'content-security-policy': 'sandbox allow-scripts allow-same-origin allow-modals' } },
};

export async function run({ open, assert, server }) {
  const other = await otherSite(PAGES);
  try {
    await walk({ open, assert, server, other });
  } finally {
    await other.close();
  }
}

async function walk({ open, assert, server, other }) {
  const page = await open();
  const summary = await page.getByText('Send the page you are reading to Beleg');
  await summary.click();
  const link = await page.getByRole('link', { name: 'Mark in Beleg' });
  const address = await link.run((element) => element.getAttribute('href'));
  assert.match(address, /^javascript:/);
  const script = decodeURIComponent(address.slice('javascript:'.length));
  assert.ok(!script.includes('{{'), 'everything is filled in');
  // A click here does nothing, for it is meant for other pages.
  await link.click();
  await page.getByRole('heading', { name: 'Check what an article says' });

  for (const path of ['/open', '/strict', '/parts']) {
    await page.command('post', '/url', { url: other.origin + path });
    const before = await page.command('get', '/window/handles');
    await clickBookmark(page, script);
    const handle = await page.waitFor(async () => (await page.command('get', '/window/handles')).find((each) => !before.includes(each)), `the window that ${path} opens`);
    const opened = await inWindow(page, handle);
    const desk = new Desk(opened, assert);
    // Both have the same words, under two addresses. A tab that was just opened knows of the first all the same.
    if (path === '/strict') await desk.keepBoth();
    await desk.article();
    const { data } = await desk.export();
    const { article, details } = data.documents.find(({ details }) => details.url === other.origin + path);
    assert.equal(details.language, 'en');
    assert.equal(details.title, 'Moon found to be made of cheese');
    assert.match(details.accessed, /^20\d\d-/);
    assert.ok(article.blocks.some((block) => block.text === TEXT && !block.boilerplate));
    assert.equal(article.blocks.some((block) => block.text === BUILT && !block.boilerplate), path === '/parts');
    assert.ok(server.takeRequests().every((asked) => !asked.includes('post.example') && !asked.includes('moon')), 'nothing of the page stands in an address');
    await opened.closeTab();
  }

  await liars(page, assert, other);

  await cutOff(page, assert, other, script);
}

/** No driver can click in the bookmarks bar. A click on the page gives the same right to open a window and to copy; the script comes from beside the page's own rules, as a bookmark does. */
async function clickBookmark(page, script, before = '') {
  await page.session.post('/execute/sync', { script: `${before}; addEventListener('click', () => { ${script} }, { once: true });`, args: [] });
  await page.pointer({ x: 40, y: 40 });
}

/** Messages count only from the page that has opened this one, only with an address of its own, and only when they were asked for. */
async function liars(page, assert, other) {
  await page.command('post', '/url', { url: `${other.origin}/open` });
  const before = await page.command('get', '/window/handles');
  await clickBookmark(page, `const [home, html] = window.given;
      const opened = open(home + '#/take');
      addEventListener('message', (event) => {
        if (event.data !== 'beleg: ready') return;
        opened.postMessage({ beleg: 'page', html, url: 'https://bank.example/', time: 1 }, '*');
        opened.postMessage({ beleg: 'else', html, url: location.href, time: 1 }, '*');
        opened.postMessage('beleg: ready', '*');
        opened.postMessage(null, '*');
        window.sent = true;
      });`, `window.given = ${JSON.stringify([page.address, html])}`);
  const handle = await page.waitFor(async () => (await page.command('get', '/window/handles')).find((each) => !before.includes(each)), 'the window');
  await page.session.focus(page.handle);
  await page.waitFor(() => page.run(() => window.sent), 'the messages');
  const opened = await inWindow(page, handle);
  await opened.untilText('could not hand its article over', { timeout: 25_000 });
  assert.equal(await opened.countByRole('article'), 0);
  await opened.closeTab();
}

async function cutOff(page, assert, other, script) {
  await page.command('post', '/url', { url: `${other.origin}/cut-off` });
  await clickBookmark(page, script, 'window.told = []; window.alert = (text) => window.told.push(text)');
  const outcome = () => page.run(() => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Copy this page for Beleg');
    const box = button?.getBoundingClientRect();
    return window.told?.[0] ?? (box && { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  });
  let told = await page.waitFor(outcome, 'word of the copy, or the offer to copy');
  // Firefox takes the right to copy away with the window that it does not open, and gives it back with a click.
  if (typeof told !== 'string') {
    await page.pointer(told);
    told = await page.waitFor(() => page.run(() => window.told?.[0]), 'word of the copy');
  }
  assert.match(told, /it was copied/);
  await page.goto('');
  const field = await page.getByRole('textbox', { name: 'Text of the article' });
  await field.focus();
  await page.press('Control+v');
  const desk = new Desk(page, assert);
  await desk.keepBoth();
  await desk.article();
  const { data } = await desk.export();
  assert.ok(data.documents.at(-1).article.blocks.some((block) => block.text === TEXT));
}
