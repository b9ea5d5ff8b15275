import { Desk, openFile } from '../lib/desk.mjs';
import { assertQuotes, comparable, marksOf } from '../lib/exported.mjs';

export const name = 'an article is marked, corrected, kept over a reload, exported, wiped and read back the same';

const TITLE = 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak';
const FIRST = 'Nach vier Jahren war die Mission beendet.';
const CROSSING = 'war die Mission beendet. 2.500 US-Soldaten werden im Land bleiben';
const ADVISER = 'Der Nationale Sicherheitsberater des Irak, Qasim Al Araji';

const EXPECTED = [
  'entity: IS',
  'claim: Nach vier Jahren war die Mission beendet',
  `claim: ${CROSSING}`,
  'claim: Die Präsenz ausländischer Streitkräfte',
  'claim: hatten … angekündigt',
  'entity: Qassem Soleimani',
  `source: ${ADVISER}`,
  'source: General John Brennan',
];

export async function run({ open, assert }) {
  const page = await open();
  const desk = await Desk.openSample(page, assert);

  await mark(desk);
  await correct(desk, page, assert);
  await check(desk, assert);
  await page.reload();
  await check(desk, assert);

  const file = await desk.export();
  assert.deepEqual(marksOf(file.data), EXPECTED);
  assertQuotes(assert, file.data);
  await desk.toLibrary();
  await desk.wipe(TITLE);

  await openFile(page, file.path);
  await page.untilText('Imported: 1 article.');
  await check(desk, assert);
  const again = await desk.export();
  assert.deepEqual(comparable(again.data), comparable(file.data));
}

async function mark(desk) {
  const claim = await desk.mark(FIRST, 'c');
  await desk.untilFocused(await claim.getByRole('textbox', { name: 'Note' }));
  // The note has the keyboard already, so writing needs no click.
  await desk.page.type('Which mission, and who says so?');
  await desk.tag(claim, 'important');
  await desk.mark(CROSSING, 'c');
  await desk.mark('Die Präsenz ausländischer Streitkräfte im Irak', 'c');
  await desk.tag(await desk.mark(ADVISER, 's'), 'unclear');
  await desk.mark('General John Brennan', 's');
  await desk.mark('IS', 'e2');
  await desk.mark('Mossul', 'e3');
  await desk.mark('Qassem Soleimani', 'e1');
  await desk.mark('hatten', 'q');
  // With a mark open, Control and a selection add words to it.
  await desk.select('angekündigt', { modifiers: ['Control'] });
  await desk.card('Quotation', 'hatten … angekündigt');
  await desk.untilCounts({ Claim: 3, Source: 2, Entity: 3, Quotation: 1 });
}

async function correct(desk, page, assert) {
  const verb = await desk.card('Quotation', 'hatten … angekündigt');
  await desk.choose(verb, 'Kind of mark', 'Claim');
  await desk.untilCounts({ Claim: 4, Quotation: 0 });
  await desk.choose(await desk.open('Entity', 'IS'), 'Type', 'Group, people');

  await desk.moveEnd(await desk.open('Claim', FIRST), 'character', 'End earlier');
  await desk.card('Claim', FIRST.slice(0, -1));
  await desk.moveEnd(await desk.open('Claim', 'Die Präsenz ausländischer Streitkräfte im Irak'), 'word', 'End earlier');
  const shorter = await desk.card('Claim', 'Die Präsenz ausländischer Streitkräfte im');
  await desk.moveEnd(shorter, 'word', 'End earlier');
  await desk.card('Claim', 'Die Präsenz ausländischer Streitkräfte');

  await (await (await desk.open('Entity', 'Mossul')).getByRole('button', { name: 'Delete mark' })).click();
  await page.untilText('Mark deleted');
  await desk.untilCounts({ Entity: 2 });
  await desk.tool('Undo');
  await desk.untilCounts({ Entity: 3 });
  await desk.card('Entity', 'Mossul');
  await desk.tool('Redo');
  await desk.untilCounts({ Entity: 2 });
  assert.equal(await page.countByRole('region', { name: 'Entity: Mossul' }), 0);
}

/** Everything that was made is on the page, to the last field. */
async function check(desk, assert) {
  await desk.untilCounts({ Claim: 4, Source: 2, Entity: 2, Quotation: 0 });
  const claim = await desk.open('Claim', FIRST.slice(0, -1));
  assert.equal(await (await claim.getByRole('textbox', { name: 'Note' })).value(), 'Which mission, and who says so?');
  await claim.getByRole('button', { name: 'important', pressed: true });
  await claim.getByRole('button', { name: 'unclear', pressed: false });
  await (await desk.open('Source', ADVISER)).getByRole('button', { name: 'unclear', pressed: true });
  const type = await (await desk.open('Entity', 'IS')).getByRole('combobox', { name: 'Type' });
  assert.equal(await type.value(), 'GROUP');
  const parts = await (await desk.open('Claim', 'hatten … angekündigt')).getByRole('list', { name: 'Parts of the mark' });
  assert.match(await parts.text(), /hatten[^]*angekündigt/);
  await desk.open('Claim', CROSSING);
}
