import { Desk, closedCard, openFile } from '../lib/desk.mjs';
import { assertQuotes, comparable, marksOf } from '../lib/exported.mjs';

export const name = 'on a telephone the article is marked by taps and touch selections, and taken away as a file';
// Firefox's driver makes no touch selections, and that of WebKitGTK knows no touch at all.
export const engines = ['chromium'];

const TITLE = 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak';
const FIRST = 'Nach vier Jahren war die Mission beendet.';
const CROSSING = 'war die Mission beendet. 2.500 US-Soldaten werden im Land bleiben';
const SIZE = { width: 360, height: 740 };

export async function run({ open, assert }) {
  const page = await open({ ...SIZE, touch: true });
  const touch = new Touch(page, assert);
  const { desk } = touch;
  await touch.button('Try a sample');
  await desk.article();
  assert.ok((await page.run(() => document.documentElement.scrollWidth)) <= SIZE.width, 'nothing is wider than the screen');

  // Where the article is touched decides that what is selected next was selected by touch.
  await touch.words('Invasionsbewegung');
  const claim = await touch.mark(FIRST, 'Claim');
  await sheet(touch, claim, assert);
  const note = await claim.getByRole('textbox', { name: 'Note' });
  await note.tap();
  await page.type('Which mission?');
  await touch.button('important', claim);
  await claim.getByRole('button', { name: 'important', pressed: true });
  await touch.mark(CROSSING, 'Claim');
  await touch.mark('Die Präsenz ausländischer Streitkräfte', 'Claim');
  await touch.mark('General John Brennan', 'Source');
  await touch.mark('Qasim Al Araji', 'Source');
  await touch.mark('IS', 'Entity', 'Organisation');
  await touch.mark('Mossul', 'Entity', 'Country, city');
  await touch.mark('Qassem Soleimani', 'Entity', 'Person');
  await touch.mark('hatten', 'Quotation');
  await touch.select('angekündigt');
  await touch.button('Add to mark', await desk.popover());
  const verb = await desk.card('Quotation', 'hatten … angekündigt');
  await desk.choose(verb, 'Kind of mark', 'Claim');
  await desk.card('Claim', 'hatten … angekündigt');
  await page.untilText('4 claims');

  await correct(touch, assert);
  const file = await touch.export();
  assertQuotes(assert, file.data);
  assert.deepEqual(marksOf(file.data), [
    'entity: IS',
    'claim: Nach vier Jahren war die Mission beendet',
    `claim: ${CROSSING}`,
    'claim: Die Präsenz ausländischer Streitkräfte',
    'claim: hatten … angekündigt',
    'entity: Qassem Soleimani',
    'source: Qasim Al Araji',
    'source: General John Brennan',
  ]);
  await page.reload();
  await touch.words('Soleimani');
  await desk.card('Entity', 'Qassem Soleimani');
  assert.deepEqual(comparable((await touch.export()).data), comparable(file.data));

  await (await page.getByRole('link', { name: /To the library$/ })).tap();
  await touch.button(`Delete “${TITLE}”`);
  await page.untilGone('link', { name: TITLE });
  await page.wipe();
  await openFile(page, file.path);
  await page.untilText('Imported: 1 article.');
  assert.deepEqual(comparable((await touch.export()).data), comparable(file.data));
}

/** The card lies at the bottom of the screen, over its whole width, and the marked words stay in sight above it. */
async function sheet({ desk, page }, card, assert) {
  const panel = await (await desk.panel()).rect();
  assert.equal(await (await desk.panel()).style('position'), 'fixed');
  assert.deepEqual([panel.left, panel.right], [0, await page.run(() => document.documentElement.clientWidth)]);
  assert.ok(panel.top > SIZE.height * 0.4, `the sheet begins at ${panel.top}`);
  const words = await desk.pointOf('Nach vier', 0, { scroll: false });
  assert.ok(words.y < panel.top, `the words at ${words.y} are not under the sheet at ${panel.top}`);
  await card.getByRole('button', { name: 'Close card' });
}

async function correct(touch, assert) {
  const { desk, page } = touch;
  await touch.words('vier Jahren');
  const claim = await desk.card('Claim', FIRST);
  assert.equal(await (await claim.getByRole('textbox', { name: 'Note' })).value(), 'Which mission?');
  await (await claim.getByText('Adjust selection')).tap();
  await desk.choose(claim, 'Move by', 'character');
  await touch.button('End earlier', claim);
  const shorter = await desk.card('Claim', FIRST.slice(0, -1));
  await touch.button('Close card', shorter);
  await page.untilGone('complementary', { name: 'Marks' });

  // The list of all marks is a sheet too.
  await touch.button('All marks');
  const list = await page.getByRole('list', { name: 'All marks' });
  assert.equal((await list.getAllByRole('listitem')).length, 9);
  await touch.button(closedCard('Entity', 'Mossul'), list);
  const town = await desk.card('Entity', 'Mossul');
  await touch.button('Delete mark', town);
  await page.untilText('2 entities');
  await touch.button('Hide marks');
  const tools = await desk.tools();
  await touch.button('Undo', tools);
  await page.untilText('3 entities');
  await touch.button('Redo', tools);
  await page.untilText('2 entities');
}

class Touch {
  constructor(page, assert) {
    Object.assign(this, { page, assert, desk: new Desk(page, assert) });
  }

  async button(name, within = this.page) { await (await within.getByRole('button', { name })).tap(); }
  /** Touches words, after pushing them up to where no sheet lies. */
  async words(quote) {
    const { y } = await this.desk.pointOf(quote);
    await this.page.run((distance) => scrollBy({ top: distance, behavior: 'instant' }), y - 200);
    await this.page.touch(await this.desk.pointOf(quote, 0, { scroll: false }));
  }

  /** No driver can move the handles of a touch selection; the selection they leave is made by script. */
  async select(quote) {
    await this.page.selectByScript(quote);
    const popover = await this.desk.popover();
    const box = await popover.rect();
    const words = await this.page.run(() => getSelection().getRangeAt(0).getBoundingClientRect().toJSON());
    this.assert.ok(box.top >= words.bottom, `the popover at ${box.top} is below the words, which end at ${words.bottom}: above them is the system's own menu`);
    this.assert.ok(box.left >= 0 && box.right <= SIZE.width && box.bottom <= SIZE.height, 'the popover is on the screen');
    await this.noKeyboard();
    return popover;
  }

  async mark(quote, kind, type) {
    await this.button(kind, await this.select(quote));
    if (type) await this.button(type, await this.page.getByRole('toolbar', { name: 'Type of entity' }));
    const card = await this.desk.card(kind, quote);
    await this.noKeyboard();
    return card;
  }

  /** A text field with the focus would bring up the on-screen keyboard over the words. */
  async noKeyboard() {
    const holder = await this.page.run(() => document.activeElement.tagName);
    this.assert.ok(!['INPUT', 'TEXTAREA', 'SELECT'].includes(holder), `the focus is not in a field, but in ${holder}`);
  }

  async export() {
    await this.button('Export', await this.desk.tools());
    return this.desk.download((button) => button.tap());
  }
}
