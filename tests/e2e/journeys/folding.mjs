import { Desk } from '../lib/desk.mjs';
import { blocksShown, openBlocks } from '../lib/intake.mjs';
import { Keyboard } from '../lib/keyboard.mjs';

export const name = 'what does not belong to the article is one line that opens, costs one step by Tab, is not printed, and is shown where the way leads there';

const HEADLINE = 'Lead pipes poisoned a borough for years';
const link = (text) => ({ boilerplate: true, links: [{ start: 0, end: text.length, url: `https://post.example/${text}` }] });
const BLOCKS = [
  ...['Home', 'Politics', 'Sport'].map((text) => ['list_item', text, link(text)]),
  ['heading1', HEADLINE],
  ['paragraph', 'Tests taken in October found lead in the water of 14 of 20 schools in Riverside, according to figures seen by the Post.'],
  ['paragraph', 'Advertisement', { boilerplate: true }],
  ['paragraph', 'The share of households with lead above the limit rose from 15 to 21 percent between 2021 and 2025.'],
  ['heading1', 'More from the Post', { boilerplate: true }],
  ['list_item', 'About', link('About')],
];

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900 });
  const desk = new Desk(page, assert);
  await openBlocks(page, HEADLINE, BLOCKS);

  // The headline is the first thing of the article that is seen, and the one headline of the screen.
  const seen = () => page.run(() => [...document.querySelectorAll('article [data-block]')].filter((block) => block.getClientRects().length && !block.querySelector('[hidden]')).map((block) => block.textContent));
  assert.equal((await seen())[0], HEADLINE);
  assert.equal((await seen()).length, 3, 'the headline and two paragraphs');
  assert.deepEqual(await page.run(() => [...document.querySelectorAll('h1')].map((heading) => heading.textContent)), [HEADLINE]);
  const text = await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => block.textContent).join('\n\n'));
  const menu = '3 parts left out: “Home…” · Show';
  const lines = await page.run(() => [...document.querySelectorAll('.fold')].map((line) => line.getAttribute('aria-label')));
  assert.deepEqual(lines, [menu, '1 part left out: “Advertisement” · Show', '2 parts left out: “More from the Post…” · Show']);

  await byKeyboard(page, desk, assert, menu);
  await led(page, desk, assert, seen);
  if (engine === 'chromium') assert.deepEqual(await page.axe(), []);
  assert.equal(await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => block.textContent).join('\n\n')), text, 'the text of every block stayed as it was');
  const { data } = await desk.export();
  assert.equal(data.documents[0].article.blocks.map((block) => block.text).join('\n\n'), text);
  await printed(page, assert);
}

/** One step by Tab leads to the lines, the arrows from one to the next; opening shows the words, each with its button. */
async function byKeyboard(page, desk, assert, menu) {
  const keys = new Keyboard(desk);
  await keys.toArticle();
  await page.press('Tab');
  const line = await page.getByRole('button', { name: menu });
  await desk.untilFocused(line);
  await page.press('ArrowDown');
  await desk.untilFocused(await page.getByRole('button', { name: '1 part left out: “Advertisement” · Show' }));
  await page.press('ArrowUp');
  await desk.untilFocused(line);
  await page.press('Enter');
  const opened = await page.getByRole('button', { name: '3 parts left out: “Home…” · Hide', expanded: true });
  await desk.untilFocused(opened);
  assert.equal(await page.run(() => document.querySelectorAll('.switch').length), 3, 'a button for each part');
  const keep = await page.getByRole('button', { name: /Not part of the article/, nth: 0 });
  const [box, head] = [await keep.rect(), await (await page.getByRole('banner')).rect()];
  assert.ok(box.top >= head.bottom, 'the button is in sight');
  // All of it is one step: the next leads out of the article.
  await page.press('Tab');
  assert.equal(await page.run(() => Boolean(document.activeElement.closest('article .said'))), false, await page.run(() => document.activeElement.outerHTML));
  await keep.click();
  assert.equal((await blocksShown(page))[0].dropped, false);
  await desk.tool('Undo');
  await page.waitFor(async () => (await blocksShown(page))[0].dropped, 'the menu greyed again');
  await (await page.getByRole('button', { name: '3 parts left out: “Home…” · Hide' })).click();
  await page.getByRole('button', { name: menu, expanded: false });
}

/** A search that leads into what is folded away opens it, and what is marked there stays open. */
async function led(page, desk, assert, seen) {
  await desk.tool('Find in the article');
  await page.type('Politics');
  await page.untilText('1 of 1');
  await page.waitFor(async () => (await seen()).includes('Politics'), 'the words that were found');
  await page.press('Escape');
  await desk.mark('Politics', 'm');
  await page.press('Escape');
  await page.untilGone('region', { name: 'Note: Politics' });
  await page.click('button', { name: 'Show: 5 parts of the page are left out.' });
  await page.click('button', { name: 'Hide: 5 parts of the page are left out.' });
  await page.waitFor(async () => (await seen()).length === 4, 'everything folded but what is marked');
  assert.ok((await seen()).includes('Politics'));
  // By its card, its address and its key.
  await page.press('j');
  await desk.card('Note', 'Politics');
  await page.reload();
  await desk.card('Note', 'Politics');
  assert.ok((await seen()).includes('Politics'));
}

/** Only what is in the article is printed, with a line that says how much is not; what is marked is printed. */
async function printed(page, assert) {
  const rules = await page.run(() => {
    // No driver prints to text, so the rules for printing are taken for the screen.
    for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
    const shown = [...document.querySelectorAll('article [data-block]')].filter((block) => block.getClientRects().length).map((block) => block.textContent);
    const said = document.querySelector('.left-out');
    return { shown, said: said.innerText.trim(), buttons: [...document.querySelectorAll('button')].filter((button) => button.getClientRects().length).length };
  });
  assert.equal(rules.shown.length, 4, JSON.stringify(rules.shown));
  assert.ok(rules.shown.includes('Politics') && !rules.shown.includes('Home'));
  assert.match(rules.said, /^\d+ parts of the page are left out\.$/);
  assert.equal(rules.buttons, 0, 'no button is printed');
}
