import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile, scratch } from '../lib/desk.mjs';
import { assertQuotes, marksOf } from '../lib/exported.mjs';
import { assertValid } from '../lib/schema.mjs';

export const name = 'offsets stay right behind emoji, combining signs, other scripts and Windows line ends';

const TEXT = [
  'Die 👩‍👩‍👧‍👦 Familie und 🇩🇪🇫🇷 zwei Flaggen',
  'Im Cafe\u0301 sagte die Ministerin\nauf der zweiten Zeile nichts.',
  '東京は日本の首都です。記者は確認した。',
  'הכתב אמר שהשר התפטר אתמול.',
  'Der Wert 𝔘 wuchs 😀 danach um 5 %.',
].join('\n\n');

/** What is marked, with the letters for it; every one stands behind something that units could stumble over. */
const MARKS = [
  ['Familie', 'e', 'entity'],
  ['zwei Flaggen', 'c', 'claim'],
  ['sagte die Ministerin', 's', 'source'],
  ['zweiten Zeile', 'c', 'claim'],
  ['首都', 'e', 'entity'],
  ['התפטר', 'c', 'claim'],
  ['wuchs', 'c', 'claim'],
  ['😀', 'm', 'note'],
  ['danach um 5 %', 'q', 'quotation'],
];

export async function run({ open, assert, dist }) {
  const page = await open();
  const pasted = await marked(page, assert, dist, () => Desk.openText(page, assert, TEXT));
  await new Desk(page, assert).toLibrary();

  // A text field makes line ends uniform by itself, so the Windows ones come as a file.
  const path = join(scratch(page), 'windows.txt');
  writeFileSync(path, TEXT.replaceAll('\n', '\r\n'));
  const opened = await marked(page, assert, dist, async () => {
    await openFile(page, path);
    await new Desk(page, assert).keepBoth();
    await page.untilText(/line ends? made uniform/);
    return new Desk(page, assert);
  });
  const places = ({ documents: [{ marks }] }) => marks.map(({ spans }) => spans.map(({ start, end }) => [start, end]));
  assert.deepEqual(places(opened), places(pasted), 'both ways lead to the same offsets');
}

async function marked(page, assert, dist, start) {
  const desk = await start();
  for (const [quote, key] of MARKS) await desk.mark(quote, key);
  const file = await desk.export();
  assert.deepEqual(marksOf(file.data), MARKS.map(([quote, , kind]) => `${kind}: ${quote}`));
  assertQuotes(assert, file.data);
  assertValid(dist, file.path);
  return file.data;
}
