import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { colleague } from '../lib/colleague.mjs';
import { Desk, scratch } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';

export const name = 'a colleague’s work is seen by name with both texts, decided one by one, merged in one step, undone and done again, by mouse and by keyboard';

function file(page, name, data) {
  const path = join(scratch(page), name);
  writeFileSync(path, JSON.stringify(data));
  return path;
}

const dialogOf = (page) => page.getByRole('dialog', { name: 'What would change' });

/** What one is told of the difference with this tick: both sides. */
const sides = async (tick) => tick.run((input) => [...input.closest('li').querySelectorAll('.side')].map((side) => ({ text: side.textContent, holds: side.classList.contains('holds') })));

/** Marks as the file has them, without when they were written. */
const told = (data) => data.documents[0].marks.map(({ kind, note, tags, spans }) => `${kind} ${spans[0].quote}: ${note ?? ''} ${(tags ?? []).join()}`).sort();

/** Whether an element lies in the window and is what a click at its middle meets. */
const canBeHit = (element) => element.run((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return width > 0 && x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight && (node.contains(hit) || hit?.contains(node));
});

export async function run({ open, assert, engine }) {
  const page = await open();
  const desk = await Desk.openSample(page, assert);
  for (const [quote, key] of [['die Koalition', 's'], ['Mission', 'c'], ['Vor allem im Januar 2020', 'c']]) {
    await desk.mark(quote, key);
    await page.press('Escape');
  }
  const before = await desk.export();

  // She has my first state. She writes a note, deletes a source, adds a claim and says something of it; I write in the same note.
  const hers = colleague(before.data, (her) => {
    her.writes(her.mark('Mission'), { note: 'Combat mission only.' });
    her.deletes(her.mark('die Koalition'));
    const july = her.adds('im Juli angekündigt', 'claim', { note: 'Which July?' });
    her.says(july.id, { status: 'checked', conclusion: 'Announced in 2021.' });
    her.details({ outlet: 'Beispielblatt' });
  });
  const path = file(page, 'from RB.beleg.json', hers);
  await desk.note(await desk.open('Claim', 'Mission'), 'Headline says more than the body.');
  await page.press('Escape');
  const mine = await desk.export();

  await dropFiles(page, path);
  let dialog = await dialogOf(page);
  await dialog.getByText('from RB.beleg.json', { exact: false });
  await dialog.getByText(/^1 new mark, 1 changed mark, 1 deleted mark, 1 detail or tag$/);
  const shown = await dialog.text();
  for (const words of ['die Koalition', 'Which July?', 'Announced in 2021.', 'checked', 'Beispielblatt', 'RB']) assert.ok(shown.includes(words), `${words} in ${shown}`);
  // Both have written the note: both texts are there, and it is said.
  const tick = (what) => dialog.getByRole('checkbox', { name: `Take over: ${what}` });
  const note = await tick('Note – Claim Mission');
  await dialog.getAllByText('both changed it');
  let [own, theirs] = await sides(note);
  assert.ok(own.text.includes('Headline says more than the body.') && own.text.startsWith('Yours') && !own.holds, JSON.stringify(own));
  assert.ok(theirs.text.includes('Combat mission only.') && theirs.text.includes('RB') && theirs.holds, JSON.stringify(theirs));
  assert.deepEqual(await page.axe(), [], 'the dialog');
  assert.ok(await canBeHit(await dialog.getByRole('button', { name: 'Merge' })));

  // One by one: my note stays, my source stays, the rest is taken.
  await note.click();
  [own, theirs] = await sides(await tick('Note – Claim Mission'));
  assert.ok(own.holds && !theirs.holds);
  await (await tick('deleted – Source die Koalition')).click();
  await dialog.getByText(/^1 new mark, 1 detail or tag, 2 things left as you have them$/);
  await (await dialog.getByRole('button', { name: 'Merge' })).click();
  await page.untilGone('dialog');
  await page.untilText('Imported: 1 new mark, 1 detail or tag, 2 things left as you have them.');
  await desk.untilCounts({ Claim: 3, Source: 1 });

  // The whole of it is one step: back by the notice, forth by keyboard.
  await page.click('button', { name: /^Undo/, within: await page.getByRole('region', { name: 'Messages' }) });
  await desk.untilCounts({ Claim: 2, Source: 1 });
  assert.deepEqual(told((await desk.export()).data), told(mine.data));
  await page.press('Control+Shift+z');
  await desk.untilCounts({ Claim: 3, Source: 1 });
  const chosen = told((await desk.export()).data);
  assert.ok(chosen.some((mark) => mark.startsWith('claim Mission: Headline')) && chosen.some((mark) => mark.startsWith('claim im Juli')), chosen.join('\n'));
  await page.press('Control+z');
  await desk.untilCounts({ Claim: 2, Source: 1 });

  // After that, all of hers is older than what was decided. It is there still, and can be taken.
  await page.reload();
  await desk.article();
  await dropFiles(page, path);
  dialog = await dialogOf(page);
  await dialog.getByText(/^\d+ things left as you have them$/);
  await (await dialog.getByRole('button', { name: 'Everything from the file' })).click();
  await dialog.getByText(/^1 new mark, 1 changed mark, 1 deleted mark/);
  if (engine === 'firefox') {
    // Its list of downloads has taken the keyboard.
    await (await dialog.getByRole('button', { name: 'Merge' })).click();
  } else {
    // By keyboard alone: one tick is taken out with the space bar, and Enter on the button merges.
    await (await tick('Note – Claim Mission')).focus();
    await page.press('Space');
    await dialog.getByText(/^1 new mark, 1 deleted mark/);
    await page.press('Space');
    await dialog.getByText(/^1 new mark, 1 changed mark/);
    await (await dialog.getByRole('button', { name: 'Merge' })).focus();
    await page.press('Enter');
  }
  await page.untilGone('dialog');
  await desk.untilCounts({ Claim: 3, Source: 0 });
  assert.ok(told((await desk.export()).data).some((mark) => mark.startsWith('claim Mission: Combat mission only.')));
  await page.press('Control+z');
  await desk.untilCounts({ Claim: 2, Source: 1 });
  assert.deepEqual(told((await desk.export()).data), told(mine.data), 'to the letter');
  await page.close();

  await many(open, assert);
}

/** Five hundred differences on a telephone, in German: the first are drawn at once, the others when they are asked for. */
async function many(open, assert) {
  const page = await open({ width: 390, height: 844, locale: 'de', touch: true });
  const words = Array.from({ length: 260 }, (_, place) => `wort${place}`);
  const blocks = words.map((word) => ({ kind: 'paragraph', text: `Hier steht ${word} im Satz.` }));
  const text = blocks.map((block) => block.text).join('\n\n');
  const base = { format: 'beleg', version: 1, documents: [{ id: '01a204a1-2780-7aaa-8aaa-00000000cafe', created: '2020-01-01T00:00:00.000Z', article: { stamp: '2020-01-01T00:00:00.000Z/0/00000000000000aa', blocks }, details: { stamp: '2020-01-01T00:00:00.000Z/0/00000000000000aa', title: 'Viele Wörter' }, tags: [], marks: words.map((word, place) => {
    const start = text.indexOf(word);
    return { id: `01a204a1-2780-7aaa-9aaa-${String(place).padStart(12, '0')}`, stamp: '2020-01-01T00:00:01.000Z/0/00000000000000aa', kind: 'note', spans: [{ start, end: start + word.length, quote: word, prefix: '', suffix: '' }], creator: 'AM', created: '2020-01-01T00:00:01.000Z' };
  }) }] };
  await dropFiles(page, file(page, 'viele.beleg.json', base));
  await page.getByRole('article');
  const hers = colleague(base, (her) => her.document.marks.forEach((mark) => her.writes(mark, { note: `Notiz zu ${mark.spans[0].quote}`, kind: 'claim' })));
  await dropFiles(page, file(page, 'von RB.beleg.json', hers));
  const dialog = await page.getByRole('dialog', { name: 'Was sich ändern würde' });
  await dialog.getByText(/^260 geänderte Markierungen$/);
  const drawn = () => page.run(() => document.querySelectorAll('.difference').length);
  assert.equal(await drawn(), 60, 'the first thirty marks');
  const more = await dialog.getByRole('button', { name: '230 weitere zeigen' });
  // WebKitGTK's driver knows no touch.
  const tap = (control) => (page.engine === 'webkit' ? control.click() : control.tap());
  await tap(more);
  await page.waitFor(async () => (await drawn()) === 300, 'more of them');
  assert.equal(await page.run(() => document.querySelector('dialog').scrollWidth > document.querySelector('dialog').clientWidth), false, 'nothing lies beside');
  assert.deepEqual(await page.axe(), [], 'five hundred differences');
  // In the order of the text.
  const order = await page.run(() => [...document.querySelectorAll('.difference-words')].map((words) => Number(words.textContent.slice(4))));
  assert.deepEqual(order, [...order].sort((one, other) => one - other));
  const button = await dialog.getByRole('button', { name: 'Zusammenführen' });
  assert.ok(await canBeHit(button), 'the button stays in reach');
  await tap(button);
  await page.untilGone('dialog');
  await page.untilText('Importiert: 260 geänderte Markierungen.');
  await page.close();
}
