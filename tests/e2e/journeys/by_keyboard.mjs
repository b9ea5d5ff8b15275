import { Desk, openFile } from '../lib/desk.mjs';
import { assertQuotes, comparable, marksOf } from '../lib/exported.mjs';
import { Keyboard } from '../lib/keyboard.mjs';

export const name = 'the whole way from the sample to the exported file is walked with the keyboard alone';

const TITLE = 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak';
const FIRST = 'Nach vier Jahren war die Mission beendet.';
const CROSSING = 'war die Mission beendet. 2.500 US-Soldaten';
const PRESENCE = 'Die Präsenz ausländischer Streitkräfte';

const EXPECTED = [
  'entity: IS',
  'source: geführte',
  'claim: Nach vier Jahren war die Mission beendet',
  `claim: ${CROSSING}`,
  `claim: ${PRESENCE}`,
  'claim: hatten … angekündigt',
  'source: ISIS-ANGRIFFE ERHÖHT',
];

const NOTE = 'Which mission? C, S and J are only letters here.';

export async function run({ open, assert }) {
  // Firefox opens a panel of its own after a download, which would take the next keys.
  const page = await open({ firefoxPrefs: { 'browser.download.alwaysOpenPanel': false } });
  const desk = new Desk(page, assert);
  const keys = new Keyboard(desk);
  await keys.tabToButton('Try a sample');
  await page.press('Enter');
  await keys.toArticle();

  await mark(keys, page);
  await correct(keys, desk, page, assert);
  await check(keys, desk, page, assert);
  await page.reload();
  await keys.toArticle();
  await check(keys, desk, page, assert);

  const file = await exportByKeys(keys, desk, page);
  assertQuotes(assert, file.data);
  assert.deepEqual(marksOf(file.data).toSorted(), EXPECTED.toSorted());
  await keys.tabTo(await page.getByRole('link', { name: /To the library$/ }), { back: true });
  await page.press('Enter');
  await keys.tabToButton(`Delete “${TITLE}”`);
  await page.press('Enter');
  await page.untilText(`Deleted “${TITLE}”`);
  await page.wipe();

  // The field can be reached by Tab and opens the system's dialog by Enter; inside that dialog no driver can press keys.
  await keys.tabTo(await page.getByLabel('Open a file', { selector: 'input' }));
  await openFile(page, file.path);
  await page.untilText('Imported: 1 article.');
  assert.deepEqual(comparable((await exportByKeys(keys, desk, page)).data), comparable(file.data));
}

async function mark(keys, page) {
  // N goes by sentence, past what is folded away; Enter offers the sentence it has led to, and Shift and N select one.
  await keys.goTo(2);
  await page.press('Enter');
  await keys.untilOffered(FIRST);
  await keys.escape();
  await keys.goTo(2);
  await keys.hold(['Shift'], ['n']);
  await keys.untilOffered(FIRST);
  const claim = await keys.press('c', FIRST);
  const note = await claim.getByRole('textbox', { name: 'Note' });
  await page.waitFor(() => note.isFocused(), 'the keyboard in the note');
  await page.type(NOTE);
  // WebKit's fields share their caret with the page: taken from there, what is typed goes nowhere.
  await page.waitFor(async () => (await note.value()) === NOTE, 'the note as typed');
  await keys.tabTo(await claim.getByRole('button', { name: 'important' }));
  await page.press('Space');
  await claim.getByRole('button', { name: 'important', pressed: true });
  await keys.toArticle({ back: true });

  await keys.goTo(2, 'Nach vier Jahren '.length);
  await keys.extend(CROSSING);
  await keys.press('c', CROSSING);
  await keys.escape();
  await keys.goTo(5);
  await keys.extend(`${PRESENCE} im Irak`);
  await keys.press('c', `${PRESENCE} im Irak`);
  await keys.escape();

  // Enter without a selection takes the word at the cursor.
  await keys.goTo(0, 'US-'.length);
  await page.press('Enter');
  await keys.untilOffered('geführte');
  await keys.press('s', 'geführte');
  await keys.escape();
  await keys.goTo(8);
  await keys.extend('ISIS-ANGRIFFE ERHÖHT');
  await keys.press('s', 'ISIS-ANGRIFFE ERHÖHT');
  await keys.escape();
  await keys.goTo(0, 'US-geführte Anti-'.length);
  await keys.extend('IS');
  await keys.press('e2', 'IS');
  await keys.escape();
  await keys.goTo(2, 'Nach vier '.length);
  await keys.extend('Jahren');
  await keys.press('e9', 'Jahren');
  await keys.escape();

  await keys.goTo(6, 'Die USA '.length);
  await keys.extend('hatten');
  await keys.press('q', 'hatten');
  await keys.escape();
  // The cursor stands just after the mark now, and more words can still be added to it.
  await keys.times('ArrowRight', ' im Juli '.length);
  await keys.extend('angekündigt');
  await page.press('a');
  await keys.desk.card('Quotation', 'hatten … angekündigt');
  await keys.desk.untilCounts({ Claim: 3, Source: 2, Entity: 2, Quotation: 1 });
}

async function correct(keys, desk, page, assert) {
  const verb = await desk.card('Quotation', 'hatten … angekündigt');
  await keys.choose(await verb.getByRole('combobox', { name: 'Kind of mark' }), 'Cl', 'claim');
  await desk.untilCounts({ Claim: 4, Quotation: 0 });
  await keys.toArticle({ back: true });

  await keys.goTo(0, 'US-geführte Anti-'.length + 1);
  // The word around it is a source, so Space picks the smallest mark first.
  await page.press('Space');
  const entity = await desk.card('Entity', 'IS');
  await keys.choose(await entity.getByRole('combobox', { name: 'Type' }), 'Gr', 'GROUP');
  await keys.escape();
  await page.untilGone('region', { name: 'Entity: IS' });

  await page.press('Control+Home');
  const first = await keys.stepTo('Claim', FIRST);
  await moveEnd(keys, page, first, 'c', 'character');
  await desk.card('Claim', FIRST.slice(0, -1));
  await keys.toArticle({ back: true });
  const third = await keys.stepTo('Claim', `${PRESENCE} im Irak`);
  await moveEnd(keys, page, third, 'w', 'word');
  await page.press('Enter');
  await desk.card('Claim', PRESENCE);
  await keys.toArticle({ back: true });

  await keys.stepTo('Entity', 'Jahren', 'k');
  await page.press('Delete');
  await desk.untilCounts({ Entity: 1 });
  await page.press('Control+z');
  await desk.untilCounts({ Entity: 2 });
  await desk.card('Entity', 'Jahren');
  await page.press('Control+Shift+z');
  await desk.untilCounts({ Entity: 1 });
  assert.equal(await page.countByRole('region', { name: 'Entity: Jahren' }), 0);
}

/** Opens the fields for the ends and brings the end of the mark in by one step. */
async function moveEnd(keys, page, card, letter, unit) {
  await keys.tabTo(await card.getByText('Adjust selection').then((summary) => summaryOf(summary)));
  await page.press('Enter');
  await keys.choose(await card.getByRole('combobox', { name: 'Move by' }), letter, unit);
  await keys.tabTo(await card.getByRole('button', { name: 'End earlier' }));
  await page.press('Enter');
}

/** A summary has no role in every engine; its words may lie in an element inside it. */
async function summaryOf(words) {
  return Object.assign(words, { isFocused: () => words.run((element) => document.activeElement === element.closest('summary')) });
}

async function check(keys, desk, page, assert) {
  await desk.untilCounts({ Claim: 4, Source: 2, Entity: 1, Quotation: 0 });
  await page.press('Control+Home');
  const claim = await keys.stepTo('Claim', FIRST.slice(0, -1));
  assert.equal(await (await claim.getByRole('textbox', { name: 'Note' })).value(), NOTE);
  await claim.getByRole('button', { name: 'important', pressed: true });
  const entity = await keys.stepTo('Entity', 'IS', 'k');
  assert.equal(await (await entity.getByRole('combobox', { name: 'Type' })).value(), 'GROUP');
}

async function exportByKeys(keys, desk, page) {
  await page.press('Control+Shift+e');
  return desk.download(async (button) => {
    await keys.tabTo(button);
    await page.press('Enter');
  });
}
