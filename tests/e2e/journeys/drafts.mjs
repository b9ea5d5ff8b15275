import { Desk } from '../lib/desk.mjs';

export const name = 'evidence counts when something is written in it; left empty it goes, and one undo brings it back';

const CLAIM = 'Nach vier Jahren war die Mission beendet.';
const OTHER = 'Die USA zogen ihre Kampftruppen 2011';
const LEFT = 'Nothing was written there, so it was removed.';

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 1200 });
  const desk = await Desk.openSample(page, assert);
  const address = await page.waitFor(async () => /#\/a\/[^/]+/.exec(await page.url())?.[0], 'the article in the address');
  await desk.mark(CLAIM, 'c');
  let card = await desk.card('Claim', CLAIM);
  const head = async () => (await card.getByText('Evidence', { nth: 0 })).run((element) => element.closest('summary').textContent.replace(/\s+/g, ' '));
  const rows = () => card.run((element) => element.querySelectorAll('.belongings > ul > li').length);
  const counts = (row, said, what) =>
    page.waitFor(async () => (await rows()) === row && (await head()) === `Evidence ${said}`, `${what}: ${row} rows and “${said}”`);
  /** Adds a piece, which takes the keyboard and is in sight where it can be hit. */
  const add = async (button) => {
    const added = await card.getByRole('button', { name: button });
    await added.click();
    const field = await card.getByRole('textbox', { name: 'Address', nth: (await rows()) - 1 });
    await desk.untilFocused(field);
    const hit = await field.run((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === element;
    });
    assert.ok(hit, 'the field of what was added can be hit');
    return field;
  };
  await (await card.getByText('Evidence')).click();
  await add('Add evidence for');
  await counts(1, 'none yet', 'what is empty is not counted');
  await page.screenshot('drafts-added');

  // Inside the card the keyboard may go where it likes.
  await page.press('Tab');
  const note = await card.getByRole('textbox', { name: 'Note', nth: 0 });
  await note.click();
  await counts(1, 'none yet', 'it stays while its card has the keyboard');

  // Esc closes the card, which is leaving it.
  await page.press('Escape');
  await page.getByText(LEFT, { nth: 0 });
  card = await reopened(desk);
  await counts(0, 'none yet', 'it is gone');
  await page.screenshot('drafts-left');
  await page.press('Control+z');
  await counts(1, 'none yet', 'one undo brings it back');
  await page.press('Control+z');
  await counts(0, 'none yet', 'the next takes back that it was added');

  // Whoever takes back the adding by mouse gets that, and not what has just gone.
  await (await card.getByText('Evidence')).click();
  await add('Add evidence against');
  await desk.tool('Undo');
  await counts(0, 'none yet', 'the adding is undone');

  // What has a word in it stays, wherever the keyboard goes.
  const field = await add('Add evidence for');
  await field.type('https://example.org/a');
  await counts(1, '1 for, 0 against', 'what is written counts');
  await add('Add evidence against');
  await counts(2, '1 for, 0 against', 'the empty one does not');
  await (await desk.article()).run((element) => element.querySelector('h1, h2, p').scrollIntoView({ block: 'center' }));
  await desk.atRest();
  const { x, y, width, height } = await (await desk.article()).run((element) => element.querySelector('h1, h2, p').getBoundingClientRect().toJSON());
  await page.pointer({ x: x + width - 4, y: y + height / 2 });
  await page.waitFor(async () => (await page.run(() => document.querySelectorAll('.card.open .belongings > ul > li').length)) < 2, 'the empty one is gone');
  card = await reopened(desk);
  await counts(1, '1 for, 0 against', 'what is written stays');

  // Closing the card is leaving it.
  await (await card.getByText('Evidence')).click();
  await add('Add evidence against');
  await (await card.getByRole('button', { name: 'Close card' })).click();
  await page.getByText(LEFT, { nth: 0 });
  card = await reopened(desk);
  await counts(1, '1 for, 0 against', 'the empty one went with the card');
  assert.equal((await desk.export()).data.documents[0].records.filter(({ record, removed, left_empty: left }) => record === 'evidence' && !removed && !left).length, 1);

  // What another tab writes is kept, whoever leaves first.
  if (engine === 'webkit') return;
  await (await card.getByText('Evidence')).click();
  await add('Add evidence against');
  const tab = await page.newTab(address);
  const other = new Desk(tab, assert);
  await other.article();
  await other.pointOf(CLAIM);
  const theirs = await other.open('Claim', CLAIM);
  await (await theirs.getByText('Evidence')).click();
  const row = await theirs.getByText('nothing written yet');
  await row.click();
  await (await theirs.getByRole('textbox', { name: 'The exact words', nth: 1 })).type('It did not.');
  await counts(2, '1 for, 1 against', 'what the other tab wrote');
  await page.press('Escape');
  await desk.mark(OTHER, 'c');
  card = await reopened(desk);
  await counts(2, '1 for, 1 against', 'it is still there');
}

/** The card of the claim, open, whichever is. */
async function reopened(desk) {
  const open = await desk.page.run(() => document.querySelector('.card.open')?.getAttribute('aria-label'));
  if (open?.includes(CLAIM)) return desk.card('Claim', CLAIM);
  await desk.pointOf(CLAIM);
  return desk.open('Claim', CLAIM);
}
