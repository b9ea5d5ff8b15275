import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { colleague, elsewhere } from '../lib/colleague.mjs';
import { Desk, openFile, scratch } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';

export const name = 'the same article a second time is said, whichever way it comes, and is never there twice unseen';

const TEXT = 'The moon is made of cheese, said the observatory on Monday, and it has been so for as long as it was there.';
const html = (day) => `<!doctype html><html lang="en"><head><title>Moon made of cheese</title><link rel="canonical" href="https://moon.example/cheese"></head><body><main><article><h1>Moon made of cheese</h1><p>${TEXT.replace('Monday', day)}</p><p>Visitors are asked to bring bread, for there is none to be had within a day of the landing site.</p></article></main></body></html>`;

function written(page, name, content) {
  const path = join(scratch(page), name);
  writeFileSync(path, content);
  return path;
}

const question = (page) => page.getByRole('dialog', { name: 'You have this article already' });
const articles = (page, count) => page.getByRole('heading', { name: count === 1 ? '1 article' : `${count} articles` });

async function answer(page, how, act) {
  const dialog = await question(page);
  if (how) await (await dialog.getByRole('radio', { name: how })).click();
  await (await dialog.getByRole('button', { name: act })).click();
  await page.untilGone('dialog');
}

export async function run({ open, assert }) {
  const page = await open();
  const desk = new Desk(page, assert);
  const library = async (count) => {
    await desk.toLibrary();
    await articles(page, count);
  };

  // Pasted twice: the one that is there is opened, with its marks; nothing else happens.
  await Desk.openText(page, assert, TEXT);
  await desk.mark('made of cheese', 'c');
  await page.press('Escape');
  await library(1);
  const field = await page.getByRole('textbox', { name: 'Text of the article' });
  await field.focus();
  await page.paste(TEXT);
  await page.click('button', { name: 'Start marking' });
  const dialog = await question(page);
  await dialog.getByText('It has the same text as yours.');
  await dialog.getByText(/^Yours: opened .* · 1 mark$/);
  assert.deepEqual(await page.axe(), [], 'the question');
  const focused = await page.run(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return { words: document.activeElement.textContent, inSight: top >= 0 && bottom <= innerHeight }; });
  assert.deepEqual(focused, { words: 'You have this article already', inSight: true });
  await (await dialog.getByRole('button', { name: 'Open yours' })).focus();
  await page.press('Enter');
  await page.untilGone('dialog');
  await desk.untilCounts({ Claim: 1 });
  await page.untilText('Nothing new: you have all of it.');
  await library(1);

  // A page, opened and dropped; the second time it is left, the third time both are kept.
  const monday = written(page, 'moon.html', html('Monday'));
  await openFile(page, monday);
  await desk.article();
  await desk.mark('observatory', 's');
  await page.press('Escape');
  const first = await desk.export();
  await library(2);
  await dropFiles(page, monday);
  await answer(page, 'Leave this one', 'Done');
  await articles(page, 2);
  await dropFiles(page, monday);
  await answer(page, 'Keep both', 'Import');
  await desk.article();
  await desk.untilCounts({ Source: 0 });
  await desk.toLibrary();
  await articles(page, 3);
  await (await page.getByRole('button', { name: 'Delete “Moon made of cheese”', nth: 0 })).click();
  await articles(page, 2);

  // A colleague has opened the page by herself: what she did goes to mine, and a second arrival of her file finds it.
  const hers = written(page, 'from RB.beleg.json', JSON.stringify(elsewhere(colleague(first.data, (her) => {
    her.document.marks.length = 0;
    her.adds('made of cheese', 'claim', { note: 'Says who?' });
  }))));
  await openFile(page, hers);
  await (await question(page)).getByText('1 new mark', { exact: false });
  await (await question(page)).getByText('Says who?', { exact: false });
  await answer(page, null, 'Merge');
  await desk.untilCounts({ Claim: 1, Source: 1 });
  await library(2);
  await openFile(page, hers);
  await answer(page, null, 'Open yours');
  await desk.untilCounts({ Claim: 1, Source: 1 });

  // From the trash it comes back.
  await library(2);
  await (await page.getByRole('button', { name: 'Delete “Moon made of cheese”' })).click();
  await articles(page, 1);
  await openFile(page, monday);
  await (await question(page)).getByText('Yours lies in the trash and would come out of it.');
  await answer(page, null, 'Open yours');
  await desk.untilCounts({ Claim: 1, Source: 1 });
  await library(2);

  // Several at once are asked about together: one that is here, a new version of one that is here, and one that is new.
  const tuesday = written(page, 'moon again.html', html('Tuesday'));
  const other = written(page, 'other.txt', 'Another article, with words of its own.');
  await openFile(page, monday, tuesday, other);
  await page.waitFor(async () => (await page.run(() => document.querySelectorAll('dialog .arrival').length)) === 2, 'both questions');
  await (await question(page)).getByText('It comes from the same address and has another text.');
  await (await (await question(page)).getByRole('button', { name: 'Continue' })).click();
  // The new version leads to the update of the article.
  const update = await page.getByRole('dialog', { name: 'Update the article' });
  await update.getByText('Unchanged (2)', { exact: false });
  await (await update.getByRole('button', { name: 'Use the new version' })).click();
  await page.untilGone('dialog');
  await page.untilText('Tuesday');
  await desk.untilCounts({ Claim: 1, Source: 1 });
  await library(3);
  await page.close();
}
