import { Desk } from '../lib/desk.mjs';

export const name = 'a corrected version of an article is taken over, its marks are carried along, and Undo brings all back';

const OLD = `Coalition ends its mission

The coalition withdraws 2,500 soldiers, the minister said on Friday in Baghdad.

The mission began seven years ago with air raids on the city.

Many people in the country welcomed the withdrawal of the troops.`;
const NEW = `Coalition reduces its mission

Many people in the country welcomed the withdrawal of the troops.

The coalition withdraws 1,500 soldiers, the minister said on Friday in Baghdad.

The opposition contradicted the account of the government.`;

export async function run({ open, assert }) {
  await amended(await open(), assert);
  const page = await open();
  const desk = await Desk.openText(page, assert, OLD);
  for (const [quote, key] of [['withdraws 2,500 soldiers', 'c'], ['the minister', 's'], ['The mission began seven years ago', 'c'], ['Many people in the country welcomed', 'c']]) {
    await desk.mark(quote, key);
    await page.press('Escape');
  }
  await desk.untilCounts({ Claim: 3, Source: 1 });

  // The same text has nothing to tell.
  let dialog = await bring(page, OLD);
  await page.untilText('There is nothing to update.');
  await (await dialog.getByRole('button', { name: 'Back' })).click();
  dialog = await compare(page, NEW);

  // Each mark has its state; nothing is taken over yet.
  for (const [state, count] of [['Lost', 1], ['Reworded', 1], ['Moved', 1], ['Unchanged', 1]]) await dialog.getByText(`${state} (${count})`);
  const words = await dialog.text();
  for (const part of ['2,500', '1,500', 'The mission began seven years ago', 'New numbers: 1,500', 'The opposition contradicted the account of the government.']) {
    assert.ok(words.includes(part), `${part} in ${words}`);
  }
  assert.ok((await (await desk.article()).text()).includes('2,500'));

  // The lost mark is attached to words that are selected in the new version.
  await (await dialog.getByRole('button', { name: 'Attach elsewhere …', exact: false, nth: 0 })).click();
  const field = await dialog.getByRole('textbox', { name: 'Text of the new version' });
  await (await dialog.getByRole('button', { name: 'Attach to these words' })).click();
  await page.untilText('No words are selected in the new version.');
  await field.run((element) => {
    const start = element.value.indexOf('The opposition');
    element.focus();
    element.setSelectionRange(start, start + 'The opposition contradicted'.length);
  });
  await (await dialog.getByRole('button', { name: 'Attach to these words' })).click();
  await page.untilText('Will be attached to: The opposition contradicted');

  const markdown = await page.download(async () => (await dialog.getByRole('button', { name: 'Save as Markdown' })).click());
  assert.match(markdown.name, /-changes\.md$/);
  assert.match(markdown.text, /^# What changed[\s\S]*- \*\*removed\*\*: The mission began seven years ago/);
  const html = await page.download(async () => (await dialog.getByRole('button', { name: 'Save as HTML' })).click());
  assert.match(html.text, /^<!doctype html>[\s\S]*<ins>/);

  await (await dialog.getByRole('button', { name: 'Use the new version' })).click();
  await page.untilGone('dialog');
  await page.untilText('The new version was taken over.');
  await page.waitFor(async () => (await (await desk.article()).text()).includes('1,500'), 'the new text');
  await desk.untilCounts({ Claim: 3, Source: 1 });
  const { data } = await desk.export();
  const [document] = data.documents;
  assert.equal(document.former.length, 1);
  const marks = document.marks.map((mark) => [mark.spans[0].quote, mark.anchor ?? 'exact']);
  assert.deepEqual(marks, [['withdraws 1,500 soldiers', 'edited'], ['the minister', 'exact'], ['The opposition contradicted', 'exact'], ['Many people in the country welcomed', 'moved']]);

  // The report can be had later too.
  await page.click('button', { name: 'Change report' });
  dialog = await page.getByRole('dialog', { name: 'Change report' });
  await dialog.getByText('Headline');
  await (await dialog.getByRole('button', { name: 'Close' })).click();
  await page.untilGone('dialog');

  await desk.tool('Undo');
  await page.waitFor(async () => (await (await desk.article()).text()).includes('2,500'), 'the old text');
  const back = (await desk.export()).data.documents[0];
  assert.deepEqual(back.marks.map((mark) => [mark.spans[0].quote, mark.anchor ?? 'exact']), [['withdraws 2,500 soldiers', 'exact'], ['the minister', 'exact'], ['The mission began seven years ago', 'exact'], ['Many people in the country welcomed', 'exact']]);

  // A mark that stays lost has its place in the list.
  dialog = await bring(page, NEW);
  await dialog.getByText('Lost (1)');
  await (await dialog.getByRole('button', { name: 'Use the new version' })).click();
  await page.untilGone('dialog');
  await page.click('button', { name: 'Lost marks (1)' });
  const lost = await page.getByRole('list', { name: 'Lost marks' });
  await page.waitFor(async () => (await lost.text()).includes('The mission began seven years ago'), 'the lost mark in the list');
  await page.reload();
  await page.getByRole('button', { name: 'Lost marks (1)' });
}

/** What a note says of a correction heads the report, before the dialog's own findings, and in what is saved. */
async function amended(page, assert) {
  const noted = (days, words) => `${OLD}\n\nThis article was amended on ${days} November to correct the ${words} for Baghdad.`;
  await Desk.openText(page, assert, noted('13', 'figure'));
  const dialog = await bring(page, noted('13 and 20', 'figures').replace('2,500', '1,500'));
  const head = await dialog.getByRole('heading', { name: 'Correction notes (1)' });
  await head.run((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  assert.equal(await dialog.run((element) => element.querySelector('h4').textContent), 'Correction notes (1)', 'it comes first');
  const told = await head.run((element) => [...element.nextElementSibling.querySelectorAll('li')].map((row) => [row.textContent, [...row.querySelectorAll('ins')].map((words) => words.textContent.trim()).join('|')]));
  assert.equal(told.length, 1);
  assert.match(told[0][0], /changed[\s\S]*13 and 20 November/);
  assert.match(told[0][1], /and 20/);
  const markdown = await page.download(async () => (await dialog.getByRole('button', { name: 'Save as Markdown' })).click());
  assert.match(markdown.text.split('\n## ')[1], /^Correction notes \(1\)/);
  await page.close();
}

/** Opens the dialog and brings a version in. */
async function bring(page, text) {
  await page.click('button', { name: 'Update the article' });
  await page.getByRole('dialog', { name: 'Update the article' });
  return compare(page, text);
}

async function compare(page, text) {
  const dialog = await page.getByRole('dialog', { name: 'Update the article' });
  const field = await dialog.getByRole('textbox', { name: 'New version' });
  await field.focus();
  await page.paste(text);
  await page.waitFor(async () => (await field.value()).length > 0, 'the pasted text in the field');
  await (await dialog.getByRole('button', { name: 'Compare' })).click();
  return dialog;
}
