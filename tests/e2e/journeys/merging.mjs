import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile, scratch } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';

export const name = 'a colleague’s file and marks of other software are looked at before they are taken over, and merging twice changes nothing';

const marks = (data) => data.documents[0].marks.map(({ kind, spans }) => `${kind} ${spans[0].quote}`).sort();

/** Writes what was exported, changed, into a file. */
function written(page, name, content) {
  const path = join(scratch(page), name);
  writeFileSync(path, content);
  return path;
}

const dialogOf = (page) => page.getByRole('dialog', { name: 'What would change' });

async function settle(page, act) {
  await (await (await dialogOf(page)).getByRole('button', { name: act })).click();
  await page.untilGone('dialog');
}

/** The file as a program of the format writes it, from the dialog of exporting. */
async function exportAs(desk, page, format) {
  await desk.tool('Export');
  const dialog = await page.getByRole('dialog', { name: 'Export' });
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose(format);
  await dialog.getByText(/, \d+ KB$/);
  const file = await page.download(async () => (await dialog.getByRole('button', { name: 'Download' })).click());
  await page.untilGone('dialog');
  return written(page, file.name, readFileSync(join(page.browser.downloads, file.name)));
}

export async function run({ open, assert, engine }) {
  const page = await open();
  const desk = new Desk(page, assert);
  await page.click('button', { name: 'Try a sample' });
  await desk.article();
  await desk.mark('die Koalition', 's');
  const first = await desk.export();

  // What a colleague made of it: one mark more, and the note of another.
  const theirs = JSON.parse(first.text);
  const [mark] = theirs.documents[0].marks;
  const later = mark.stamp.replace(/^\d{4}/, '2099');
  const text = theirs.documents[0].article.blocks.map((block) => block.text).join('\n\n');
  const start = [...text.slice(0, text.indexOf('Mission'))].length;
  theirs.documents[0].marks.push({
    ...mark, id: mark.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')), kind: 'claim', stamp: later,
    spans: [{ start, end: start + 'Mission'.length, quote: 'Mission', prefix: '', suffix: '' }],
  });
  theirs.documents[0].marks[0] = { ...mark, note: 'which one?', stamp: later };
  const file = written(page, 'from a colleague.beleg.json', JSON.stringify(theirs));

  await dropFiles(page, file);
  const dialog = await dialogOf(page);
  await dialog.getByText('from a colleague.beleg.json', { exact: false });
  await dialog.getByText(/^1 new mark, 1 changed mark$/);
  assert.deepEqual(await page.axe(), [], 'the dialog');
  await settle(page, 'Cancel');
  await desk.untilCounts({ Source: 1, Claim: 0 });
  await dropFiles(page, file);
  const waits = await dialogOf(page);
  if (engine === 'firefox') {
    // Its list of downloads has taken the keyboard.
    await settle(page, 'Merge');
  } else {
    // By keyboard alone: the heading has it first, so that nobody merges what they have not looked at.
    const merge = await waits.getByRole('button', { name: 'Merge' });
    for (let steps = 0; steps < 20 && !(await merge.isFocused()); steps++) await page.press('Tab');
    await page.press('Enter');
    await page.untilGone('dialog');
  }
  await desk.untilCounts({ Source: 1, Claim: 1 });
  const merged = await desk.export();
  assert.deepEqual(marks(merged.data), ['claim Mission', 'source die Koalition']);
  assert.equal(merged.data.documents[0].marks.find(({ kind }) => kind === 'source').note, 'which one?');
  await dropFiles(page, file);
  await page.getAllByText(/Nothing new: you have all of it/);
  assert.deepEqual(marks((await desk.export()).data), marks(merged.data), 'the second time nothing changes');

  // Marks of other software find their article by its text, or go on the one that is open.
  const withText = await exportAs(desk, page, 'doccano');
  const withoutText = await exportAs(desk, page, 'Hypothesis');
  const more = [];
  for (const format of ['W3C Web Annotation', 'Recogito and Annotorious', 'Label Studio', 'Marks (CSV)']) more.push(await exportAs(desk, page, format));
  const claims = await exportAs(desk, page, 'Claims (CSV)');
  await desk.toLibrary();
  await openFile(page, withoutText);
  await page.getAllByText(/Open the article first/);
  await page.wipe();

  await page.click('button', { name: 'Try a sample' });
  await desk.article();
  await dropFiles(page, withoutText);
  await (await dialogOf(page)).getByText(/^2 new marks/);
  await settle(page, 'Merge');
  await desk.untilCounts({ Source: 1, Claim: 1 });
  await dropFiles(page, withText);
  await page.getAllByText(/Nothing new: you have all of it/);
  await desk.untilCounts({ Source: 1, Claim: 1 });

  // And so do those of all other formats that are read.
  const again = async () => {
    await desk.toLibrary();
    await page.wipe();
    await page.click('button', { name: 'Try a sample' });
    await desk.article();
  };
  for (const file of more) {
    await again();
    await dropFiles(page, file);
    await (await dialogOf(page)).getByText(/^2 new marks/);
    await settle(page, 'Merge');
    await desk.untilCounts({ Source: 1, Claim: 1 });
  }
  // What was said of a claim comes with its row.
  await again();
  const [head, row] = readFileSync(claims, 'utf8').split('\r\n');
  const names = head.replace('\uFEFF', '').split(',');
  const cells = row.split(',');
  cells[names.indexOf('open_questions')] = 'Which one?';
  await dropFiles(page, written(page, 'claims.csv', [head, cells.join(','), ''].join('\r\n')));
  await (await dialogOf(page)).getAllByText(/^1 new mark/);
  await settle(page, 'Merge');
  await desk.untilCounts({ Source: 0, Claim: 1 });
  const { data } = await desk.export();
  assert.deepEqual(data.documents[0].records.map(({ open_questions: asked }) => asked), ['Which one?']);
}
