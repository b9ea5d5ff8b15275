import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, scratch } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';

export const name = 'tables as spreadsheets write them set marks on the article that is open, and never become one';

const ARTICLE = 'Der Rat stimmt zu\n\nDie Größe: 40 Millionen Euro kostet die Bahn. Kritiker zählten 7,500 Leute.';

/** The words that each of them marks. */
const TABLES = [
  ['windows.csv', Buffer.from('Behauptung;Notiz\r\nGröße: 40 Millionen;prüfen\r\n', 'latin1'), 'Größe: 40 Millionen'],
  ['unicode.csv', Buffer.from('\uFEFFclaim\tnote\r\nGröße: 40 Millionen\tx\r\n', 'utf16le'), 'Größe: 40 Millionen'],
  ['separator.csv', 'sep=;\r\nclaim;rating\r\n40 Millionen Euro;true\r\n', '40 Millionen Euro'],
  ['column.csv', 'claim\n7,500 Leute\n', '7,500 Leute'],
  ['title.csv', 'Behauptungen im Januar;;\r\n;;\r\nBehauptung;Bewertung;Datum\r\n7,500 Leute;falsch;31.12.2024\r\n', '7,500 Leute'],
  ['hypothesis.csv', 'Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags\n2026-01-01 10:00,ada,,https://a.example,Public,Annotation,40 Millionen Euro,Check,"money,claim"\n', '40 Millionen Euro'],
];

export async function run({ open, assert }) {
  const page = await open();
  for (const [file, content, words] of TABLES) {
    await page.wipe();
    const desk = await Desk.openText(page, assert, ARTICLE);
    const path = join(scratch(page), file);
    writeFileSync(path, content);
    await dropFiles(page, path);
    const dialog = await page.getByRole('dialog', { name: 'What would change' });
    await dialog.getByText(/^1 new mark/);
    await (await dialog.getByRole('button', { name: 'Merge' })).click();
    await page.untilGone('dialog');
    await desk.untilCounts({ Claim: 1 });
    const { data } = await desk.export();
    assert.equal(data.documents.length, 1, file);
    assert.deepEqual(data.documents[0].marks.map(({ spans }) => spans[0].quote), [words], file);
    await desk.toLibrary();
    await page.getByRole('heading', { name: '1 article' });
  }
  const none = join(scratch(page), 'places.csv');
  writeFileSync(none, 'Ort;Jahr\nBonn;1990\n');
  await dropFiles(page, none);
  await page.untilText('“places.csv” was not taken. It is a table without a column of marked words. Its first row: ort, jahr.');
  await page.getByRole('heading', { name: '1 article' });
}
