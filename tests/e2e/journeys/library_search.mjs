import { Desk, writeOver } from '../lib/desk.mjs';

export const name = 'the library says how many of its articles a search shows';

export async function run({ open, assert }) {
  const page = await open();
  for (const title of ['The moon', 'The sun', 'The sea']) {
    const desk = await Desk.openText(page, assert, `${title}\n\nIt is said to be far away.`);
    await desk.toLibrary();
  }
  await page.getByRole('heading', { name: '3 articles' });
  const search = await page.getByRole('searchbox', { name: 'Search titles, texts and notes' });
  await writeOver(page, search, 'moon');
  await page.getByRole('heading', { name: '1 of 3 articles' });
  assert.equal((await page.getAllByRole('listitem')).length, 1);
  await writeOver(page, search, 'nothing like it');
  await page.getByRole('heading', { name: '0 of 3 articles' });
  await writeOver(page, search, '');
  await page.getByRole('heading', { name: '3 articles' });
}
