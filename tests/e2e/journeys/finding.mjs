import { join } from 'node:path';
import { Desk, openFile, writeOver } from '../lib/desk.mjs';
import { marksOf } from '../lib/exported.mjs';

export const name = 'words and marks are found again: by searching, filtering, links, clicks and selections';

const LARGE = 'Die Präsenz ausländischer Streitkräfte im Irak';
const MIDDLE = 'ausländischer Streitkräfte';
const SMALL = 'Streitkräfte';

/** What is typed, and the words as they stand in `signs.txt`: signs that nobody types. `null`: there are no such words. */
const SIGNS = [
  ['12 thousand', '12\u00a0thousand'],
  ['confirmed', 'con\u00adfirmed'],
  ['post office', 'post oﬃce'],
  ["Müller's", 'Müller’s'],
  ['1-24', '1\u201124'],
  ['naive', 'naïve'],
  ['debate', 'de\u200bbate'],
  ['Lange Strasse', 'Lange Straße'],
  ['café', 'Cafe\u0301'],
  ['3 500', '3\u202f500'],
  ['passengers', 'passengers'],
  ['1 24', null],
  ['mullets', null],
  ['12 thousands', null],
  ['river the', null],
];

export async function run({ open, assert, dataDir }) {
  await signs(await open(), assert, dataDir);
  const page = await open();
  await page.click('button', { name: 'See an annotated sample' });
  const desk = new Desk(page, assert);
  await desk.article();
  await find(page, desk, assert);
  await filter(page, desk, assert);
  await link(page, desk, assert);
  await page.close();

  const other = await open();
  await select(other, await Desk.openSample(other, assert), assert);
  await clicks(other, new Desk(other, assert), assert);
}

async function find(page, desk, assert) {
  const text = await (await desk.article()).textContent();
  const count = text.toLowerCase().split('irak').length - 1;
  await desk.tool('Find in the article');
  const bar = await page.getByRole('search', { name: 'Find in the article' });
  const field = await bar.getByRole('searchbox', { name: 'Find in the article' });
  await desk.untilFocused(field);
  await page.type('irak');
  const found = await bar.getByRole('status');
  const says = (words) => page.waitFor(async () => (await found.text()) === words, `“${words}” in the find bar`);
  await says(`1 of ${count}`);
  await (await bar.getByRole('button', { name: 'Next hit' })).click();
  await says(`2 of ${count}`);
  await field.press('Enter');
  await says(`3 of ${count}`);
  await page.press('Shift+Enter');
  await says(`2 of ${count}`);
  for (const hit of [1, count]) {
    await (await bar.getByRole('button', { name: 'Previous hit' })).click();
    await says(`${hit} of ${count}`);
  }
  // The last hit stands far down, and finding it means seeing it.
  await page.waitFor(() => page.inPage(() => {
    const { top, bottom } = window.__e2e.range(document.querySelector('article'), 'irakische Soldaten', 0).getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }), 'the last hit in sight');
  await field.focus();
  await page.type('quux');
  await says('Not found');
  assert.equal(await (await bar.getByRole('button', { name: 'Next hit' })).isEnabled(), false);
  await page.press('Escape');
  await page.untilGone('search', { name: 'Find in the article' });
}

/** Words are found however their signs are written, and the hit is the words as they stand. */
async function signs(page, assert, dataDir) {
  await openFile(page, join(dataDir, 'signs.txt'));
  const desk = new Desk(page, assert);
  await desk.article();
  await desk.tool('Find in the article');
  const bar = await page.getByRole('search', { name: 'Find in the article' });
  const field = await bar.getByRole('searchbox', { name: 'Find in the article' });
  const found = await bar.getByRole('status');
  // Where the engine paints no ranges, what the bar says must do.
  const painted = () => page.run(() => window.CSS?.highlights && [...(CSS.highlights.get('found-current') ?? [])].map(String));
  for (const [words, expected] of SIGNS) {
    await writeOver(page, field, words);
    const says = expected ? '1 of 1' : 'Not found';
    await page.waitFor(async () => (await found.text()) === says, () => `“${says}” for ${words}`);
    const hits = await page.waitFor(async () => {
      const shown = await painted();
      return (!shown || JSON.stringify(shown) === JSON.stringify(expected ? [expected] : [])) && (shown ?? [expected]);
    }, `${expected} painted for ${words}`);
    assert.equal(hits.length <= 1, true);
  }
  await page.press('Escape');
  await page.close();
}

async function filter(page, desk, assert) {
  const panel = await desk.panel();
  const shown = (count) => panel.getByText(`${count} mark${count === 1 ? '' : 's'} shown`);
  const { Claim, Source } = await desk.counts();
  await (await panel.getByRole('button', { name: `${Claim} claims`, pressed: false })).click();
  await shown(Claim);
  await (await panel.getByRole('button', { name: `${Source} sources` })).click();
  await shown(Claim + Source);
  await (await panel.getByRole('button', { name: 'All marks' })).click();
  const list = await panel.getByRole('list', { name: 'All marks' });
  assert.equal((await list.getAllByRole('listitem')).length, Claim + Source);
  await (await panel.getByRole('combobox', { name: 'Tag' })).choose(/^important/);
  const tagged = Number(/\((\d+)\)/.exec(await (await panel.getByRole('option', { name: /^important/ })).text())[1]);
  await shown(tagged);
  await (await panel.getByRole('searchbox', { name: /marks and notes$/ })).type('kampftruppen');
  const fits = () => list.run((items) => items.children.length > 0 && [...items.children].every((item) => /kampftruppen/i.test(item.textContent)));
  await page.waitFor(async () => (await fits()) && (await page.countByRole('listitem', { within: list })) < tagged, 'only marks with the word');
  await (await panel.getByRole('searchbox')).type('quux');
  await page.untilText('No marks match.');
  await (await panel.getByRole('button', { name: 'Show all' })).click();
  assert.equal(await page.countByRole('button', { name: 'Show all' }), 0);
  await (await panel.getByRole('button', { name: 'All marks' })).click();
}

async function link(page, desk, assert) {
  await desk.clickWords('Qassem Soleimani');
  const card = await page.getByRole('region', { name: 'Entity: Qassem Soleimani' });
  assert.ok(card);
  const address = await page.waitFor(async () => /#\/a\/[^/]+\/[^/]+$/.exec(await page.url())?.[0], 'the mark in the address');
  const tab = await page.newTab(address);
  await tab.getByRole('region', { name: 'Entity: Qassem Soleimani' });
  await tab.waitFor(() => tab.inPage(() => {
    const { top, bottom } = window.__e2e.range(document.querySelector('article'), 'Qassem Soleimani', 0).getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }), 'the linked words in sight');
  await tab.closeTab();

  // Marks are not pages: one step back leads to the library, one forth to the article.
  await page.back();
  await page.getByRole('heading', { name: 'Check what an article says' });
  await page.click('link', { name: /^US-geführte/ });
  await desk.article();
  await page.click('link', { name: 'Help' });
  await page.getByRole('heading', { name: 'Help', level: 1 });
  await page.back();
  await desk.article();
}

/** What is selected is what is marked, however far the pointer went astray. */
async function select(page, desk, assert) {
  // From the line above the article into its first words.
  const above = await (await page.getByText('Select a few words of the article to mark them.')).rect();
  const words = await desk.pointOf('US-geführte');
  await page.drag({ x: above.x + 2, y: above.y + above.height / 2 }, words);
  await desk.popover();
  await page.press('Escape');
  await page.untilGone('toolbar', { name: 'Mark as' });

  const paragraph = 'Nach vier Jahren war die Mission beendet. 2.500 US-Soldaten werden im Land bleiben, um die irakische Armee zu beraten und zu unterstützen.';
  await desk.clickWords('vier Jahren', { times: 3 });
  await desk.popover();
  const note = await desk.pressKind('m', paragraph);
  await desk.untilFocused(await note.getByRole('textbox', { name: 'Note' }));
  await page.press('Escape');
  await desk.untilFocused(await desk.article());

  await page.press('Control+a');
  await desk.popover();
  await page.press('q');
  await page.getByRole('region', { name: /^Quotation: US-geführte/ });
  const marks = marksOf((await desk.export()).data);
  assert.ok(marks[0].startsWith('quotation: US-geführte') && marks[0].endsWith('nicht verschwunden sei.') && !/advertisements/.test(marks[0]), `all of the article and nothing else: ${marks[0]}`);
  assert.deepEqual(marks.slice(1), [`note: ${paragraph}`]);
  for (let i = 0; i < 2; i++) await desk.tool('Undo');
  await desk.untilCounts({ Note: 0, Quotation: 0 });
}

async function clicks(page, desk, assert) {
  await desk.mark(LARGE, 'c');
  // A drag that begins on a mark selects text; it does not open the mark.
  await desk.mark(MIDDLE, 's');
  await desk.mark(SMALL, 'e5');
  await (await (await desk.card('Entity', SMALL)).getByRole('button', { name: 'Close card' })).click();
  await page.untilGone('region', { name: /^Entity/ });

  const middle = await desk.pointOf(SMALL);
  // WebKitGTK shows a menu of the system then, which no driver can close.
  if (page.engine !== 'webkit') {
    await page.pointer(middle, { button: 2 });
    await page.press('Escape');
    assert.equal(await page.countByRole('region', { name: /^(Claim|Source|Entity): / }), 0, 'the right button opens no card');
  }

  // Every click lands a little beside the one before, or two of them would be a double click.
  const order = [['Entity', SMALL], ['Source', MIDDLE], ['Claim', LARGE], ['Entity', SMALL]];
  for (const [i, [kind, quote]] of order.entries()) {
    // A card that opens may scroll the page.
    await desk.atRest();
    const { x, y } = await desk.pointOf(SMALL);
    await page.pointer({ x: x + (i % 2 ? 12 : -12), y });
    await desk.card(kind, quote);
  }
  await desk.clickWords('erobert hatte');
  await page.untilGone('region', { name: /^(Claim|Source|Entity): / });
}
