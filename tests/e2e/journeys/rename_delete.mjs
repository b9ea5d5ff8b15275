import { Desk, writeOver } from '../lib/desk.mjs';

export const name = 'articles are renamed, counted, found and deleted in the library, and all of it can be undone';

const TITLE = 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak';
const FIRST = 'Cheese on the moon';

export async function run({ open, assert }) {
  const page = await open();
  const desk = await Desk.openText(page, assert, 'A short text\n\nThe moon is made of green cheese.');
  await desk.note(await desk.mark('green cheese', 'c'), 'Ask the observatory');
  await desk.mark('moon', 'e4');
  await desk.toLibrary();
  await page.click('button', { name: 'See an annotated sample' });
  await desk.article();
  await desk.toLibrary();
  await page.getByRole('heading', { name: '2 articles' });

  await rename(page);
  const row = await rowOf(page, FIRST);
  await row.getByText('1 claim');
  await row.getByText('1 entity');
  await search(page, assert);
  await remove(page, desk, assert);
}

const rowOf = (page, title) => page.waitFor(async () => {
  for (const row of await page.getAllByRole('listitem')) if (await row.queryByRole('link', { name: title })) return row;
  return null;
}, `the row of ${title}`);

async function rename(page) {
  const enter = async (from, to) => {
    await page.click('button', { name: `Rename “${from}”` });
    const field = await page.getByRole('textbox', { name: 'Title of the article' });
    await page.waitFor(() => field.isFocused(), 'the focus in the title');
    await writeOver(page, field, to);
    await page.press('Enter');
    await page.getByRole('link', { name: to });
  };
  await enter('A short text', 'Wrong');
  await page.untilText('Renamed');
  const notices = await page.getByRole('region', { name: 'Messages' });
  await (await notices.getByRole('button', { name: /^Undo: / })).click();
  await page.getByRole('link', { name: 'A short text' });
  await enter('A short text', FIRST);
  // A name that was given up changes nothing.
  await page.click('button', { name: `Rename “${FIRST}”` });
  const field = await page.getByRole('textbox', { name: 'Title of the article' });
  await field.type(' never');
  await page.press('Escape');
  await page.getByRole('link', { name: FIRST });
  await page.reload();
  await page.getByRole('link', { name: FIRST });
}

async function search(page, assert) {
  const field = await page.getByRole('searchbox', { name: 'Search titles, texts and notes' });
  const found = async (words, titles) => {
    await writeOver(page, field, words);
    await page.waitFor(async () => (await page.countByRole('listitem')) === titles.length, `${titles.length} articles for ${words}`);
    for (const title of titles) await page.getByRole('link', { name: title });
  };
  await found('CHEESE ON', [FIRST]);
  await found('observatory', [FIRST]);
  await found('peshmerga', [TITLE]);
  await found('quux', []);
  await page.untilText('No article matches.');
  await found('', [FIRST, TITLE]);
  assert.equal(await field.value(), '');
}

async function remove(page, desk, assert) {
  const notices = await page.getByRole('region', { name: 'Messages' });
  const removeFirst = async () => {
    await page.click('button', { name: `Delete “${FIRST}”` });
    await page.untilText(`Deleted “${FIRST}”`);
    await page.untilGone('link', { name: FIRST });
    await page.getByRole('heading', { name: '1 article' });
  };
  await removeFirst();
  await (await notices.getByRole('button', { name: /^Undo: / })).click();
  await page.getByRole('link', { name: FIRST });
  await removeFirst();
  await page.press('Control+z');
  await page.click('link', { name: FIRST });
  await desk.untilCounts({ Claim: 1, Entity: 1 });
  await page.reload();
  await desk.untilCounts({ Claim: 1, Entity: 1 });
  await desk.toLibrary();
  await removeFirst();
  await page.reload();
  await page.getByRole('link', { name: TITLE });
  assert.equal(await page.countByRole('link', { name: FIRST }), 0, 'deleted for good with the page closed');
}
