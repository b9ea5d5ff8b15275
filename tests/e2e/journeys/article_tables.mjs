import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { Desk, openFile, scratch } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';

export const name = 'a table of an article stands there in rows and columns, its cells are marked as any words, and its place is told';

const PAGE = `<!doctype html><html lang="en"><head><title>Budgets of three towns</title></head><body><article><h1>Budgets of three towns</h1>
<p>The council published the figures for all three towns on Monday, and said that they had been checked twice.</p>
<table><tr><th rowspan="2">Town</th><th colspan="2">Budget in million euros</th></tr><tr><th>2023</th><th>2024</th></tr>
<tr><th>Aldham</th><td>12.5</td><td>14.25</td></tr><tr><th>Burford</th><td></td><td><p>9.75</p><p>An estimate.</p></td></tr></table>
<p>Below the table stands a paragraph that says what the figures mean for the people who live in these towns.</p></article></body></html>`;

/** More columns than a telephone has room for. */
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
const WIDE = PAGE.replace(/<table>.*<\/table>/s, `<table><tr><th>Town</th>${YEARS.map((year) => `<th>${year}</th>`).join('')}</tr>
${['Aldham', 'Burford'].map((town) => `<tr><th>${town}</th>${YEARS.map((year) => `<td>${year}000.25</td>`).join('')}</tr>`).join('\n')}</table>`);

export async function run({ open, assert }) {
  const page = await open({ width: 1440, height: 900 });
  const path = join(scratch(page), 'budgets.html');
  writeFileSync(path, PAGE);
  await openFile(page, path);
  const desk = new Desk(page, assert);
  await desk.article();
  await page.waitFor(() => page.run(() => document.querySelectorAll('article table').length === 1), 'the table');
  const seen = await page.run(() => [...document.querySelectorAll('article tr')].map((row) => [...row.cells].map((cell) => `${cell.localName} ${cell.rowSpan}x${cell.colSpan} ${[...cell.children].map((block) => block.textContent).join(' + ')}`.trim())));
  assert.deepEqual(seen, [
    ['th 2x1 Town', 'th 1x2 Budget in million euros'],
    ['th 1x1 2023', 'th 1x1 2024'],
    ['th 1x1 Aldham', 'td 1x1 12.5', 'td 1x1 14.25'],
    ['th 1x1 Burford', 'td 1x1', 'td 1x1 9.75 + An estimate.'],
  ]);

  const card = await desk.mark('14.25', 'c');
  await card.getByText('table 1, row 3, column 3', { exact: false });
  const level = await page.waitFor(() => page.run(() => {
    const [words, card] = ['article mark', '.card.open'].map((which) => document.querySelector(which)?.getBoundingClientRect());
    return words && card && Math.abs(words.top - card.top) < 40;
  }), 'the card level with its cell');
  assert.ok(level);
  assert.deepEqual(await page.axe(), []);
  await page.screenshot(`article-tables-${page.engine}`);
  await page.press('Escape');

  // From one cell to another, through the words between them.
  await desk.select('12.5');
  await page.run(() => {
    const words = (text) => [...document.querySelectorAll('article [data-block]')].find((block) => block.textContent === text);
    getSelection().setBaseAndExtent(words('12.5').parentElement, 0, words('An estimate.').parentElement, 2);
  });
  const offsets = await page.run(() => getSelection().toString().replace(/\s+/g, ' ').trim());
  assert.match(offsets, /^12\.5 14\.25 Burford 9\.75 An estimate\.$/);
  await page.run(() => getSelection().removeAllRanges());

  await page.goto('#/');
  await page.reload();
  await page.click('link', { name: /^Budgets of three towns/ });
  await page.waitFor(() => page.run(() => document.querySelectorAll('article table mark').length === 1), 'the mark in the table, after a reload');
  await page.close();

  const small = await open({ width: 390, height: 844, touch: page.engine === 'chromium', locale: 'de', colorScheme: 'dark' });
  const again = join(scratch(small), 'budgets.html');
  writeFileSync(again, WIDE);
  await dropFiles(small, again);
  await small.waitFor(() => small.run(() => document.querySelectorAll('article table').length === 1), 'the table');
  const room = await small.run(() => [document.documentElement.scrollWidth <= innerWidth, document.querySelector('.table-frame').getBoundingClientRect().right <= innerWidth]);
  assert.deepEqual(room, [true, true], 'a table is scrolled by itself, and not the page');
  // The style of what is loaded later has been seen to reach into the article.
  await small.waitFor(() => small.run(() => Boolean(document.head.querySelector('link[data-later]')?.sheet)), 'the style that comes later');
  const broken = await small.run(() => [...document.querySelectorAll('article :is(td, th) > *')].filter((block) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    return range.getClientRects().length > 1;
  }).map((block) => block.textContent));
  assert.deepEqual(broken, [], 'no figure stands on two lines');
  assert.deepEqual(await small.axe(), []);
  await small.screenshot(`article-tables-small-${page.engine}`);
}
