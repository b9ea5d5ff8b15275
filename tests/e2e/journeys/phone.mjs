import { Desk } from '../lib/desk.mjs';
import { COVERED } from '../lib/sight.mjs';

export const name = 'on telephones and in much enlarged pages words stay in sight above their card, everything can be reached, and no bar takes half of the window';
// Touch is known to Chromium's driver alone; the sizes are walked in all three.
const PHONE = { width: 390, height: 844 };
const TWICE = { width: 720, height: 450 };
const FOURFOLD = { width: 360, height: 225 };

export async function run({ open, assert, engine }) {
  const sizes = [[PHONE, engine === 'chromium'], [TWICE, false]];
  for (const [size, touch] of sizes) {
    const page = await open({ ...size, touch });
    const label = `${size.width}x${size.height}`;
    await page.click('button', { name: 'See an annotated sample' });
    await page.getAllByCss('article mark');
    const desk = new Desk(page, assert);
    await counts(page, assert, label);
    await menu(page, assert, label);
    await card(page, desk, assert, label, touch);
    if (touch) await bySelection(page, desk, assert);
    await low(page, assert, label, size);
    await sentences(page, desk, assert, label);
    assert.equal(await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${label}: nothing is wider than the window`);
    await page.close();
  }
  // WebKitGTK's driver refuses to make its window so small.
  if (engine !== 'webkit') await enlarged(open, assert);
}

/** At four times the size the text has the window, and everything is still in reach. */
async function enlarged(open, assert) {
  const page = await open(FOURFOLD);
  await page.click('button', { name: 'See an annotated sample' });
  await page.getAllByCss('article mark');
  await menu(page, assert, '360x225');
  await low(page, assert, '360x225', FOURFOLD);
  await page.close();
}

/** What takes the article's place is in sight, though a card lay over it. */
async function sentences(page, desk, assert, label) {
  await page.run(() => { location.hash = `${location.hash.split('/').slice(0, 3).join('/')}/${document.querySelector('article mark').dataset.marks.split(' ')[0]}`; });
  await page.getAllByCss('.card.open');
  if (await page.run(() => innerWidth < 640)) await page.click('button', { name: 'Menu' });
  await desk.tool('Sentence list');
  const list = await page.getByRole('list', { name: 'Sentence list' });
  const [first] = await list.getAllByRole('listitem');
  await page.waitFor(() => isHit(first), `${label}: the first sentence in sight`);
}

/** Whether an element is in the window and nothing lies over its middle. */
const isHit = (element) => element.run((node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return Boolean(found) && (node.contains(found) || found.contains(node));
});

/** The bar below the article tells of every kind, and cuts nothing off. */
async function counts(page, assert, label) {
  const shown = await page.run(() => [...document.querySelectorAll('.total')].filter((total) => total.getClientRects().length).map((total) => {
    const { left, right, top, bottom } = total.getBoundingClientRect();
    const bar = total.closest('.totals').getBoundingClientRect();
    const toggle = document.querySelector('.sheet-toggle').getBoundingClientRect();
    return { name: total.title, whole: left >= 0 && right <= toggle.left && top >= bar.top && bottom <= bar.bottom };
  }));
  assert.ok(shown.every(({ whole }) => whole), `${label}: ${JSON.stringify(shown)}`);
  if (label === '390x844') assert.deepEqual(shown.map(({ name }) => name), ['Claim', 'Source', 'Entity', 'Quotation']);
}

/** Settings and help are a tap away from the desk. */
async function menu(page, assert, label) {
  for (const [name, heading] of [['Settings', 'Settings'], ['Help', 'Help']]) {
    if (await page.run(() => innerWidth < 640)) await page.click('button', { name: 'Menu' });
    const link = await page.getByRole('link', { name });
    await link.run((node) => node.scrollIntoView({ block: 'nearest' }));
    assert.ok(await isHit(link), `${label}: ${name} can be hit`);
    await link.click();
    await page.getByRole('heading', { name: heading, level: 1 });
    await page.back();
    await page.getAllByCss('article mark');
  }
}

/** A mark that is touched low in the window stays in sight above its card. */
async function card(page, desk, assert, label, touch) {
  const mark = await page.getByCss("mark[data-marks].claim", { nth: 6 }).catch(() => null) ?? (await page.getAllByCss('mark.claim'))[6];
  await mark.run((node) => node.scrollIntoView({ block: 'end', behavior: 'instant' }));
  await page.run(() => scrollBy({ top: document.querySelector('.totals').getBoundingClientRect().height + 4, behavior: 'instant' }));
  await desk.atRest();
  const at = await mark.run((node) => { const [rect] = node.getClientRects(); return { x: rect.x + Math.min(rect.width / 2, 20), y: rect.y + rect.height / 2 }; });
  await (touch ? page.touch(at) : page.pointer(at));
  await page.getByRole('button', { name: 'Close card' });
  await page.getByRole('textbox', { name: 'Note' });
  const seen = () => page.run(() => {
    const panel = document.querySelector('.panel').getBoundingClientRect();
    const [rect] = document.querySelector('mark.on').getClientRects();
    const over = document.elementFromPoint(rect.x + Math.min(rect.width / 2, 20), rect.y + rect.height / 2);
    return { words: [rect.top, rect.bottom], sheet: panel.top, free: Boolean(over?.closest('article')) };
  });
  let last;
  await page.waitFor(async () => { last = await seen(); return last.words[0] >= 0 && last.words[1] <= last.sheet && last.free; }, () => `${label}: the words in sight above their card: ${JSON.stringify(last)}`);
  const close = await page.getByRole('button', { name: 'Close card' });
  assert.ok(await isHit(close), `${label}: the card can be closed`);
  // What the keyboard goes to in the article meanwhile comes into sight above the card too.
  // Not in WebKitGTK 2.50, where the sheet still lies over what is scrolled to.
  const buttons = page.engine === 'webkit' ? [] : await page.getAllByCss('article :is(.switch, .fold)');
  assert.ok(buttons.length > 0 || page.engine === 'webkit', `${label}: buttons in the article`);
  for (const button of buttons) {
    await button.run((node) => node.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
    await desk.atRest();
    assert.equal(await button.run(COVERED), '', `${label}: a button of the article is in sight above the card`);
  }
  await close.click();
  await page.untilGone('button', { name: 'Close card' });
}

/** Nothing asks a finger to press a key. */
async function bySelection(page, desk, assert) {
  await page.touch(await desk.pointOf('Invasionsbewegung'));
  await page.untilGone('region', { name: /Invasionsbewegung/ }).catch(() => {});
  await page.press('Escape');
  await page.selectByScript('obwohl');
  const popover = await desk.popover();
  assert.equal(await popover.run((node) => node.querySelectorAll('kbd').length), 0, 'no letters on the buttons');
  assert.equal(await page.queryByText(/Press the letter/), null);
  for (const button of await popover.getAllByRole('button')) assert.ok(await isHit(button), `${await button.name()} can be hit`);
  await page.press('Escape');
  await page.untilGone('toolbar', { name: 'Mark as' });
}

/** Heads and bars that stay take little of a low window; what they hold can be reached all the same. */
async function low(page, assert, label, size) {
  await page.run(() => scrollTo({ top: 600, behavior: 'instant' }));
  const taken = await page.run(() => {
    // Points down the middle of the window that belong to no text.
    let bars = 0;
    for (let y = 0; y < innerHeight; y++) if (document.elementFromPoint(innerWidth / 2, y)?.closest('.bar, .totals, .panel-head, .find-bar')) bars++;
    return bars;
  });
  assert.ok(taken <= size.height / 7, `${label}: bars take ${taken} of ${size.height}`);
  const all = await page.getByRole('button', { name: 'All marks' });
  assert.ok(await isHit(all), `${label}: the list of marks can be reached`);
  await all.click();
  const list = await page.getByRole('list', { name: 'All marks' });
  await page.waitFor(async () => (await list.rect()).height > 0, 'the list');
  const hide = await page.getByRole('button', { name: 'Hide marks' });
  assert.ok(await isHit(hide), `${label}: the list can be put away`);
  await hide.click();
}
