import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile, scratch } from '../lib/desk.mjs';
import { comparable } from '../lib/exported.mjs';

export const name = 'whatever is brought in, the page says plainly what it is, and loses nothing that was there';

const KEPT = 'Kept article';
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

export async function run({ open, assert, dist }) {
  const page = await open();
  const folder = scratch(page);
  const file = (fileName, content) => {
    const path = join(folder, fileName);
    writeFileSync(path, content);
    return path;
  };
  const desk = await Desk.openText(page, assert, `${KEPT}\n\nThe moon is made of green cheese.`);
  await desk.mark('green cheese', 'c');
  const before = comparable((await desk.export()).data);
  await desk.toLibrary();

  const refuses = async (path, expected) => {
    await openFile(page, path);
    await page.untilText(expected);
    await dismiss(page);
    await page.getByRole('heading', { name: '1 article' });
  };
  await emptyText(page);
  await refuses(file('empty.txt', ''), '“empty.txt” was not taken. There is no text in it.');
  await refuses(file('long.txt', 'word '.repeat(400_001)), '“long.txt” was not taken. It has 2000005 characters; at most 2000000 fit');
  await refuses(file('picture.png', PNG), '“picture.png” was not taken. It looks like PNG image, not like text.');
  // A wrong name must not help either.
  await refuses(file('picture.txt', PNG), '“picture.txt” was not taken. It looks like PNG image');
  await refuses(file('noise.txt', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 23))), '“noise.txt” was not taken. It is not text.');
  const html = '<!doctype html><html><head><title>x</title></head><body><p>An article.</p></body></html>';
  await refuses(file('bare.html', html.replace('An article.', '')), '“bare.html” was not taken. There is no text in it.');
  await refuses(file('cut.docx', Buffer.from('PK\x03\x04 and then nothing that belongs to an archive', 'latin1')), /The \w+ file is damaged or cut off/);
  await refuses(file('cut.pdf', '%PDF-1.7\n1 0 obj\n<</Type /Cat'), /The PDF file is damaged or cut off/);
  await refuses(file('other.json', '{"name": "package", "version": "1.0.0"}'), /It (is JSON, but|looks like .+,) not (like )?a Beleg file/);
  const annotation = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": "http://example.org/"}';
  await refuses(file('annotation.json', annotation), 'There are no marks in it that could be taken.');
  const good = readFileSync(join(dist, 'sample/annotated.beleg.json'), 'utf8');
  await refuses(file('broken.beleg.json', good.slice(0, good.length / 2)), /The JSON breaks off or is damaged at line \d+, column \d+/);
  await refuses(file('newer.beleg.json', good.replace('"version": 1', '"version": 2')), 'It was written by a newer Beleg (format version 2).');
  await refuses(file('none.beleg.json', '{"format": "beleg", "version": 1, "documents": []}'), 'It is a Beleg file without articles.');

  await oneBadRecord(page, desk, assert, file, good);
  await encodings(page, desk, assert, file);
  await addresses(page, assert);

  await page.click('link', { name: KEPT });
  await desk.article();
  assert.deepEqual(comparable((await desk.export()).data), before, 'what was there is as it was');
}

async function dismiss(page) {
  for (const button of await page.getAllByRole('button', { name: /^Dismiss message/ })) await button.click();
  await page.untilGone('button', { name: /^Dismiss message/ });
}

async function emptyText(page) {
  const field = await page.getByRole('textbox', { name: 'Text of the article' });
  for (const text of ['', ' \n\t \u00a0 ']) {
    await field.fill(text);
    await page.click('button', { name: 'Start marking' });
    await page.untilText('There is no text in it. Paste the words of an article.');
    await dismiss(page);
  }
  await field.fill('');
}

/** What can be read is taken, and what cannot is named. */
async function oneBadRecord(page, desk, assert, file, good) {
  const data = JSON.parse(good);
  const marks = data.documents[0].marks.length;
  data.documents[0].marks[3].spans = 'nonsense';
  await openFile(page, file('damaged.beleg.json', JSON.stringify(data)));
  await page.untilText('Imported: 1 article.');
  const summary = await page.getByText('1 record needs a look');
  await summary.click();
  await page.getAllByText(new RegExp(`mark ${data.documents[0].marks[3].id}`));
  await page.waitFor(async () => Object.values(await desk.counts()).reduce((sum, count) => sum + count, 0) === marks - 1, `${marks - 1} marks`);
  await dismiss(page);
  await desk.toLibrary();
}

async function encodings(page, desk, assert, file) {
  const words = 'Übermäßige Größe: „Grüße“ – 5 €';
  const codes = { '„': 0x84, '“': 0x93, '–': 0x96, '€': 0x80 };
  await openFile(page, file('alt.txt', Buffer.from([...words].map((sign) => codes[sign] ?? sign.charCodeAt(0)))));
  await page.untilText('The file was read as windows-1252.');
  assert.equal((await (await desk.article()).textContent()).trim(), words);
  await dismiss(page);
  await desk.toLibrary();

  // Half a surrogate pair, as broken programs write it: once in a file, once in the text field.
  const halves = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Halb ', 'utf16le'), Buffer.from([0x3d, 0xd8]), Buffer.from(' Ende', 'utf16le')]);
  await openFile(page, file('halves.txt', halves));
  await page.untilText('The file was read as UTF-16LE.');
  await page.untilText('1 damaged character is shown as �.');
  assert.equal(await (await desk.article()).textContent(), 'Halb � Ende');
  await dismiss(page);
  await desk.toLibrary();
  const field = await page.getByRole('textbox', { name: 'Text of the article' });
  await field.run((element) => {
    element.value = 'Halb \ud83d und \udc00 Ende';
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await page.click('button', { name: 'Start marking' });
  await page.untilText('2 damaged characters are shown as �.');
  await dismiss(page);
  await desk.mark('Ende', 'c');
  await desk.toLibrary();
}

/** Links that lead nowhere say so, and lead on. */
async function addresses(page, assert) {
  for (const address of ['#/nowhere', '#/a/nonsense', '#/a/01890a5d-ac96-774b-bcce-b302099a8057', '#/%F0%9F', '#/a/1/2/3/4']) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Nothing here' });
    await page.click('link', { name: /To the library$/ });
    await page.getByRole('heading', { name: 'Check what an article says' });
  }
  await page.click('link', { name: KEPT });
  await page.getByRole('article');
  const address = await page.waitFor(async () => /#\/a\/[0-9a-f-]{36}$/.exec(await page.url())?.[0], 'the article in the address');
  await page.goto(`${address}/01890a5d-ac96-774b-bcce-b302099a8057`);
  await page.untilText('The link leads to a mark that is not in this article.');
  await page.getByRole('article');
  await new Desk(page, assert).toLibrary();
}
