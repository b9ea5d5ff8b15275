import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile, scratch, writeOver } from '../lib/desk.mjs';

export const name = 'what is known of an article is filled in, corrected, said to be unknown, and its encoding changed';

const AMENDED = 'This article was amended on 13 May 2024 to correct the name of the observatory.';
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Moon found to be made of cheese | The Daily Post</title>
<meta property="og:site_name" content="The Daily Post"><link rel="canonical" href="https://post.example/moon">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Moon found to be made of cheese","datePublished":"2024-05-06T08:00:00Z","author":[{"name":"Ada Moor"},{"name":"Bo Lind"}]}</script></head>
<body><article><h1>Moon found to be made of cheese</h1><p>The moon is made of cheese, said the observatory on Monday, and it has been so for as long as it was there.</p></article><footer><small>${AMENDED}</small></footer></body></html>`;

export async function run({ open, assert }) {
  const page = await open();
  const desk = new Desk(page, assert);
  const folder = scratch(page);
  const file = (fileName, content) => {
    writeFileSync(join(folder, fileName), content);
    return join(folder, fileName);
  };
  await openFile(page, file('moon.html', PAGE));
  await desk.article();
  await page.untilText('The Daily Post');
  let dialog = await details(page);
  const value = async (label) => (await dialog.getByLabel(label)).value();
  assert.equal(await value('Title'), 'Moon found to be made of cheese');
  assert.equal(await value('Outlet'), 'The Daily Post');
  assert.equal(await value('Authors, with semicolons between them'), 'Ada Moor; Bo Lind');
  assert.equal(await value('Published, such as 2026-11-24'), '2024-05-06T08:00:00Z');
  assert.match(await value('Accessed'), /^20\d\d-\d\d-\d\dT/);
  assert.equal(await value('Language, such as de or en'), 'en');

  // That the article was amended is said with its date, and it is not left out of the text.
  const notes = await dialog.getByRole('region', { name: 'Correction notes' });
  assert.deepEqual(await notes.run((element) => [...element.querySelectorAll('li')].map((row) => [...row.children].map((part) => part.textContent))), [['13 May 2024', AMENDED]]);
  assert.deepEqual(await page.run((note) => [...document.querySelectorAll('article [data-block]')].filter((block) => block.textContent === note).map((block) => block.classList.contains('dropped')), AMENDED), [false]);

  const write = async (label, text) => {
    await writeOver(page, await dialog.getByLabel(label), text);
    await page.press('Tab');
  };
  await write('Address', 'https://post.example/moon?from=paper');
  const archive = await dialog.getByRole('link', { name: 'Find archived copies' });
  assert.deepEqual(await archive.run((link) => [link.href, link.rel, link.target]), ['https://web.archive.org/web/*/https://post.example/moon?from=paper', 'noopener noreferrer', '_blank']);
  await write('Address', 'javascript:alert(1)');
  await page.untilGone('link', { name: 'Find archived copies' });
  await write('Address', '');
  await write('Authors, with semicolons between them', 'Zoë; Bo Lind ;');
  await (await dialog.getByRole('checkbox', { name: 'Published, such as 2026-11-24: unknown' })).click();
  await page.waitFor(async () => !(await (await dialog.getByLabel('Published, such as 2026-11-24')).isEnabled()), 'the date that is unknown');
  await (await dialog.getByLabel('Genre')).choose('satire');
  await (await dialog.getByLabel('Translated by machine')).choose('suspected');
  await (await dialog.getByRole('button', { name: 'Close' })).click();
  await page.untilGone('dialog');

  const said = (await desk.export()).data.documents[0].details;
  assert.deepEqual([said.authors, said.published, said.unknown, said.genre, said.machine_translated, said.url], [['Zoë', 'Bo Lind'], undefined, ['published'], 'satire', 'suspected', undefined]);
  await desk.tool('Undo');
  await page.untilText('Undone: article details');
  await desk.toLibrary();

  // Windows-1251, which begins like a guess that could go wrong: another encoding is chosen, and the same bytes are read again.
  await openFile(page, file('letters.txt', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0])));
  const article = await desk.article();
  dialog = await details(page);
  const encoding = await dialog.getByLabel('Encoding of the file');
  await encoding.choose('windows-1252');
  await page.waitFor(async () => (await (await desk.article()).textContent()) === 'Ïðèâåò ìèð', 'the letters of Western Europe');
  await encoding.choose('windows-1251');
  await page.waitFor(async () => (await article.textContent()) === 'Привет мир', 'the letters of Russian');
  await (await dialog.getByRole('button', { name: 'Close' })).click();
  await page.untilGone('dialog');
  // What is marked is about these words: they stay.
  await desk.mark('Привет', 'c');
  dialog = await details(page);
  assert.equal(await (await dialog.getByLabel('Encoding of the file')).isEnabled(), false);
}

async function details(page) {
  await page.click('button', { name: 'Article details' });
  const dialog = await page.getByRole('dialog', { name: 'Article details' });
  await dialog.getByLabel('Title');
  return dialog;
}
