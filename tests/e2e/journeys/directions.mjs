import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile, scratch } from '../lib/desk.mjs';

export const name = 'Arabic and Hebrew articles run from right to left, on the desk, on cards and in lists, and the page around them does not';

const SENTENCE = 'قرر مجلس البلدية بناء جسر جديد للمشاة صباح يوم الخميس بعد جلسة استمرت ثلاث ساعات.';
const HEBREW = 'המועצה אישרה גשר חדש להולכי רגל ביום חמישי בבוקר, אחרי דיון של שלוש שעות.';
const MIXED = `The council met in the morning.\n\n${HEBREW}\n\nIt meets again in March.`;

export async function run({ open, assert, dataDir }) {
  const page = await open({ width: 1440, height: 900 });
  await openFile(page, join(dataDir, 'arabic.html'));
  const desk = new Desk(page, assert);
  await desk.article();
  await blocks(page, assert);
  await mark(page, desk, assert);
  await cursor(page, desk, assert);
  await inReport(page, desk, assert);
  await elsewhere(page, desk, assert);
  await page.close();

  const hebrew = await open();
  const path = join(scratch(hebrew), 'hebrew.html');
  writeFileSync(path, `<!doctype html><html lang="he"><head><meta charset="utf-8"><title>גשר חדש</title></head><body><main><article><h1>גשר חדש</h1><p>${HEBREW}</p></article></main></body></html>`);
  await openFile(hebrew, path);
  await new Desk(hebrew, assert).article();
  assert.deepEqual(await hebrew.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => getComputedStyle(block).direction)), ['rtl', 'rtl']);
  assert.deepEqual(await edges(hebrew, 'המועצה'), { start: 'right' });
  await hebrew.close();

  const other = await open();
  await Desk.openText(other, assert, MIXED);
  assert.deepEqual(await other.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => getComputedStyle(block).direction)), ['ltr', 'rtl', 'ltr']);
  assert.deepEqual(await edges(other, 'The council'), { start: 'left' }, 'an English paragraph stays where it is');
  assert.deepEqual(await edges(other, 'המועצה'), { start: 'right' });
}

/** At which side of its block a word stands that begins it. */
function edges(page, word) {
  // A block that is not drawn yet has no places.
  return page.waitFor(() => page.inPage((text) => {
    const range = window.__e2e.range(document.querySelector('article'), text, 0);
    const block = range.startContainer.parentElement.closest('[data-block]').getBoundingClientRect();
    const { left, right, width } = range.getBoundingClientRect();
    return width > 0 && { start: Math.abs(left - block.left) < 30 ? 'left' : Math.abs(right - block.right) < 30 ? 'right' : 'between' };
  }, word), `a place for ${word}`);
}

async function blocks(page, assert) {
  const seen = await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => {
    const { direction, textAlign } = getComputedStyle(block);
    return `${direction} ${textAlign} ${block.textContent.slice(0, 3)}`;
  }));
  assert.deepEqual(seen, ['rtl start جسر', 'rtl start قرر', 'rtl start BBC', 'rtl start «ان', 'ltr start “A ']);
  assert.deepEqual(await edges(page, 'قرر'), { start: 'right' });
  assert.deepEqual(await edges(page, 'BBC'), { start: 'right' }, 'a Latin name at the beginning does not turn the sentence');
  const order = await page.inPage(() => {
    const place = (text) => window.__e2e.range(document.querySelector('article'), text, 0).getBoundingClientRect();
    return { figures: place('14').left < place('000').left, stop: place('ساعات.').left < place('ساعات').left };
  });
  assert.deepEqual(order, { figures: true, stop: true }, 'figures run from left to right, and the full stop stands at the left end');
  const bar = await page.run(() => {
    const quote = getComputedStyle(document.querySelector('article blockquote'));
    return [parseFloat(quote.borderRightWidth) > 0, parseFloat(quote.borderLeftWidth)];
  });
  assert.deepEqual(bar, [true, 0], 'the bar of a quotation stands where its lines begin');
}

async function mark(page, desk, assert) {
  const card = await desk.mark(SENTENCE, 'c');
  const note = await card.getByRole('textbox', { name: 'Note' });
  await note.fill('من قال هذا؟');
  const seen = await card.run((element) => {
    const quote = element.querySelector('.card-quote');
    const direction = (node) => getComputedStyle(node).direction;
    return { quote: quote.textContent, quoteRuns: direction(quote), note: direction(element.querySelector('textarea')), card: direction(element) };
  });
  assert.deepEqual(seen, { quote: SENTENCE, quoteRuns: 'rtl', note: 'rtl', card: 'ltr' });
  await page.screenshot(`directions-card-${page.engine}`);
  await page.press('Escape');
  await desk.untilFocused(await desk.article());
}

/** The words of the article run as they are written in the report too; what the report says itself does not. */
async function inReport(page, desk, assert) {
  await desk.tool('Export');
  const dialog = await page.getByRole('dialog', { name: 'Export' });
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('Report (web page, prints to PDF)');
  const shown = await page.waitFor(() => page.run((quote) => {
    const frame = document.querySelector('dialog iframe.preview[srcdoc]');
    if (!frame) return null;
    const report = new DOMParser().parseFromString(frame.srcdoc, 'text/html');
    const ways = (words) => [...report.querySelectorAll('body *')].filter((element) => element.textContent.includes(words) && ![...element.children].some((child) => child.textContent.includes(words))).map((element) => element.closest('[dir]')?.dir);
    return { quotes: ways(quote), page: report.documentElement.dir || 'ltr' };
  }, SENTENCE), 'the report');
  assert.ok(shown.quotes.length > 0 && shown.quotes.every((way) => way === 'rtl'), JSON.stringify(shown));
  assert.equal(shown.page, 'ltr');
  await page.press('Escape');
  await page.untilGone('dialog');
  await (await desk.article()).focus();
}

/** Arrows lead where they point, and the cursor stands where the next letter begins. */
async function cursor(page, desk, assert) {
  const place = () => page.run(() => document.querySelector('.cursor').getBoundingClientRect().left);
  await page.press('Control+Home');
  const start = await page.waitFor(async () => (await edgesOfCursor(page)) === 'right' && place(), 'the cursor at the right edge');
  await page.press('ArrowLeft');
  const left = await page.waitFor(async () => { const now = await place(); return now < start - 1 && now; }, 'the cursor one letter further left');
  await page.press('ArrowRight');
  await page.waitFor(async () => (await place()) > left + 1, 'the cursor back at the right');
  await page.press('End');
  const end = await page.waitFor(async () => { const now = await place(); return now < left - 20 && now; }, 'the cursor at the left end of the line');
  await page.press('Home');
  await page.waitFor(async () => (await place()) > end + 20, 'the cursor at the right end of the line');
}

function edgesOfCursor(page) {
  return page.run(() => {
    const block = document.querySelector('article [data-block]').getBoundingClientRect();
    const { left } = document.querySelector('.cursor').getBoundingClientRect();
    return Math.abs(left - block.right) < 4 ? 'right' : Math.abs(left - block.left) < 4 ? 'left' : 'between';
  });
}

/** The table, the list of sentences, the library and the fields of titles. */
async function elsewhere(page, desk, assert) {
  const direction = (selector) => page.waitFor(() => page.run((which) => {
    const found = document.querySelector(which);
    return found && getComputedStyle(found).direction;
  }, selector), selector);
  assert.equal(await direction('.bar .title-field'), 'rtl');
  await desk.tool('Sentence list');
  assert.equal(await direction('.sentence .words'), 'rtl');
  await desk.tool('Table of claims');
  assert.equal(await direction('.rows .cell-text'), 'rtl');
  assert.equal(await direction('.head-cell'), 'ltr');
  await desk.toLibrary();
  assert.equal(await direction('.article-link'), 'rtl');
  assert.equal(await page.run(() => document.documentElement.scrollWidth <= innerWidth), true);
}
