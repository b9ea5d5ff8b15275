import { Desk } from '../lib/desk.mjs';
import { assertQuotes, marksOf } from '../lib/exported.mjs';
import { Keyboard } from '../lib/keyboard.mjs';

export const name = 'sentences are marked from the sentence list with keys, and a screen reader is told what and where';

export async function run({ open, assert }) {
  const page = await open();
  const desk = new Desk(page, assert);
  const keys = new Keyboard(desk);
  await keys.tabToButton('Try a sample');
  await page.press('Enter');
  await desk.article();
  await keys.tabToButton('Sentence list');
  await page.press('Enter');
  await page.getByRole('button', { name: 'Sentence list', pressed: true });

  const list = await page.getByRole('list', { name: 'Sentence list', description: /Up and down go through the sentences/ });
  const sentences = await list.getAllByRole('listitem');
  assert.ok(sentences.length > 20, `${sentences.length} sentences`);
  const [first, second, third, fourth] = sentences;
  await keys.tabTo(first);

  await page.press('ArrowDown');
  await desk.untilFocused(second);
  await page.pressKeys('ArrowDown', 'ArrowDown');
  await desk.untilFocused(fourth);
  assert.match(await fourth.text(), /^Nach vier Jahren war die Mission beendet\./);
  await markHere(page, desk, fourth, 'c', 'Claim');
  // A second kind on the same sentence is a second mark.
  await markHere(page, desk, fourth, 'q', 'Quotation');
  await page.press('ArrowUp');
  await desk.untilFocused(third);
  await markHere(page, desk, third, 's', 'Source');
  await page.press('End');
  await desk.untilFocused(sentences.at(-1));
  await markHere(page, desk, sentences.at(-1), 'm', 'Note');
  await page.press('Home');
  await desk.untilFocused(first);
  await markHere(page, desk, first, 'e', 'Entity');

  // Letters with a modifier belong to the browser and to undo.
  await page.press('Control+z');
  await desk.untilCounts({ Claim: 1, Quotation: 1, Source: 1, Note: 1, Entity: 0 });
  await page.press('Control+Shift+z');
  await desk.untilCounts({ Entity: 1 });

  const panel = await desk.panel();
  const all = await panel.getByRole('list', { name: 'All marks' });
  assert.equal((await all.getAllByRole('listitem')).length, 5, 'the panel lists every mark');
  const file = await desk.export();
  assertQuotes(assert, file.data);
  assert.deepEqual(marksOf(file.data).map((mark) => mark.slice(0, 30)), [
    'entity: US-geführte Anti-IS-Ko',
    'source: Die USA zogen ihre Kam',
    'claim: Nach vier Jahren war di',
    'quotation: Nach vier Jahren wa',
    'note: Erforderliche Felder sin',
  ]);
}

/** One key marks the sentence that has the keyboard, it is said aloud, and the keyboard stays where it was. */
async function markHere(page, desk, sentence, key, kind) {
  await page.press(key);
  await page.waitFor(async () => (await (await page.getByRole('status')).textContent()) === `Marked as ${kind}`, `“Marked as ${kind}” spoken`);
  await page.waitFor(async () => (await sentence.getAllByRole('button', { name: kind })).length === 2, `a chip ${kind} beside the button ${kind}`);
  await desk.untilFocused(sentence);
}
