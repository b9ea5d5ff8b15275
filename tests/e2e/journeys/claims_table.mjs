import { Desk } from '../lib/desk.mjs';
import { Keyboard } from '../lib/keyboard.mjs';

export const name = 'claims are sorted, filtered, edited by keyboard and found in the text from their table';

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900 });
  await page.click('button', { name: 'See an annotated sample' });
  const desk = new Desk(page, assert);
  await desk.article();
  await desk.tool('Table of claims');
  const grid = await page.getByRole('grid', { name: 'Table of claims' });
  await page.getByText('26 of 26 claims.');
  if (engine === 'chromium') assert.deepEqual(await page.axe(), []);

  // Sorting: a press on a head, and another one, by key.
  const heads = await grid.getByRole('columnheader', { name: 'No.' });
  await heads.click();
  const firstPlace = () => grid.run((element) => element.querySelector('[role=rowgroup]:not(.head) [role=row] [role=gridcell]').textContent.trim());
  await page.waitFor(async () => (await firstPlace()) === '26', 'the last claim at the top');
  await desk.untilFocused(heads);
  await page.press('Enter');
  await page.waitFor(async () => (await firstPlace()) === '1', 'the first claim at the top again');

  // By keyboard to the status of the third claim, and edit it.
  await page.pressKeys('ArrowDown', 'ArrowDown', 'ArrowDown');
  for (let column = 0; column < 6; column++) await page.press('ArrowRight');
  const at = () => page.run(() => (document.activeElement.getAttribute('data-label') ?? document.activeElement.outerHTML.slice(0, 90)) + document.activeElement.closest('[role=row]')?.getAttribute('aria-rowindex'));
  await page.waitFor(async () => (await at()) === 'Status4', 'the keyboard on the status of the third claim');
  await page.press('Enter');
  const status = await page.getByRole('combobox', { name: 'Status' });
  await desk.untilFocused(status);
  await status.choose('checked');
  // Firefox's driver takes the keyboard from a list in which it has chosen; the cell then takes it back by itself.
  if (engine !== 'firefox') await page.press('Enter');
  await page.untilGone('combobox', { name: 'Status' });
  let place;
  await page.waitFor(async () => (place = await at()) === 'Status4', () => `the keyboard back on the cell; it is on ${place}`);

  // Words are written with Enter, and left as they were with Escape.
  await page.pressKeys('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await page.press('Enter');
  const short = await page.getByRole('textbox', { name: 'Short' });
  await desk.untilFocused(short);
  await page.type('The mission ended');
  await page.press('Enter');
  await page.untilGone('textbox', { name: 'Short' });
  await grid.getByText('The mission ended');
  await page.press('Enter');
  await desk.untilFocused(await page.getByRole('textbox', { name: 'Short' }));
  await page.type(' and more');
  await page.press('Escape');
  await page.untilGone('textbox', { name: 'Short' });
  assert.equal(await page.queryByText(/and more/), null, 'Escape leaves the cell as it was');
  await desk.tool('Undo');
  await page.waitFor(async () => (await page.queryByText('The mission ended')) === null, 'the words taken back');
  await desk.tool('Redo');
  await grid.getByText('The mission ended');

  // Filtering. The keyboard stays in the field while other rows come to the top.
  const search = await page.getByRole('searchbox', { name: 'Words of claims' });
  await search.click();
  await page.type('Soleimani');
  await page.waitFor(async () => (await search.value()) === 'Soleimani' && (await page.queryByText('26 of 26 claims.')) === null, 'the claims about Soleimani');
  await desk.untilFocused(search);
  await page.pressKeys('Control+a', 'Delete');
  await page.getByText('26 of 26 claims.');
  await (await page.getByRole('combobox', { name: 'Only this status' })).choose('checked');
  await page.getByText('1 of 26 claims.');
  await (await page.getByRole('searchbox', { name: 'Words of claims' })).type('nowhere at all');
  await page.getByText('No claims match.');
  await page.pressKeys('Control+a', 'Delete');
  await page.getByText('1 of 26 claims.');

  // From the table into the text, by keyboard.
  const cell = await (await page.getByRole('grid')).getByRole('rowheader');
  const words = (await cell.text()).trim();
  await new Keyboard(desk).tabTo(await grid.getByRole('gridcell', { name: 'The mission ended' }));
  for (let column = 0; column < 2; column++) await page.press('ArrowLeft');
  await desk.untilFocused(cell);
  await page.press('Enter');
  await desk.article();
  await page.waitFor(() => page.run(() => document.activeElement === document.querySelector('article') && Boolean(document.querySelector('article mark.on'))), 'the keyboard in the article, the claim active');
  await page.waitFor(() => page.run(() => {
    const rect = document.querySelector('article mark.on').getBoundingClientRect();
    return rect.top >= 0 && rect.bottom <= innerHeight;
  }), `“${words}” in sight`);
  await page.close();

  // On a telephone each row is a card, and the order is chosen from a list.
  const phone = await open({ width: 360, height: 740 });
  await phone.click('button', { name: 'See an annotated sample' });
  const small = new Desk(phone, assert);
  await small.article();
  await phone.click('button', { name: 'Menu' });
  await phone.click('button', { name: 'Table of claims' });
  await phone.getByText('26 of 26 claims.');
  await (await phone.getByRole('combobox', { name: 'Order by' })).choose('Words');
  await phone.click('button', { name: 'Downwards' });
  const wide = await phone.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, 'nothing is wider than the window');
  await phone.close();
}
