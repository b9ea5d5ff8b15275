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
  // Back, for the keyboard is at the article's heading: in Firefox the step behind the last stop leads out of the page.
  await keys.tabTo(await page.getByRole('button', { name: 'Sentence list' }), { back: true });
  await page.press('Enter');
  await page.getByRole('button', { name: 'Sentence list', pressed: true });

  const list = await page.getByRole('list', { name: 'Sentence list', description: /Up and down go through the sentences/ });
  const sentences = await list.getAllByRole('listitem');
  assert.ok(sentences.length > 15, `${sentences.length} sentences`);
  const texts = () => list.run((element) => [...element.children].map((sentence) => sentence.querySelector('.words').textContent));
  // What is folded away in the article is so here, and opens here too.
  assert.ok((await texts()).every((text) => !/advertisements|Erforderliche Felder/.test(text)), 'no sentence of what is left out');
  await page.click('button', { name: 'Show: 4 parts of the page are left out.' });
  await page.waitFor(async () => (await texts())[1] === 'advertisements', 'what was left out in the list');
  assert.equal(await list.run((element) => element.children[1].classList.contains('dropped')), true);
  await page.click('button', { name: /^Hide: 4 parts/ });
  await page.waitFor(async () => (await texts()).length === sentences.length, 'the list as before');
  const [first, second, third] = await list.getAllByRole('listitem');
  await keys.tabTo(first);

  await page.press('ArrowDown');
  await desk.untilFocused(second);
  await page.press('ArrowDown');
  await desk.untilFocused(third);
  assert.match(await third.text(), /^Nach vier Jahren war die Mission beendet\./);
  await markHere(page, desk, third, 'c', 'Claim');
  // A second kind on the same sentence is a second mark.
  await markHere(page, desk, third, 'q', 'Quotation');
  await page.press('ArrowUp');
  await desk.untilFocused(second);
  await markHere(page, desk, second, 's', 'Source');
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
    'note: General John Brennan, ei',
  ]);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One key marks the sentence that has the keyboard, it is said aloud, and the keyboard stays where it was. */
async function markHere(page, desk, sentence, key, kind) {
  await page.press(key);
  await page.waitFor(async () => (await (await page.getByRole('status')).textContent()) === `Marked as ${kind}`, `“Marked as ${kind}” spoken`);
  // The button that marks and the chip of the mark say for which sentence they are, and the button its letter.
  const words = escaped((await (await sentence.getByCss('.words')).text()).slice(0, 40));
  await sentence.getByRole('button', { name: new RegExp(`^${key.toUpperCase()} ${kind}: ${words}`) });
  await sentence.getByRole('button', { name: new RegExp(`^${kind}: ${words}`) });
  await desk.untilFocused(sentence);
}
