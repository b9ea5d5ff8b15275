import { Desk } from '../lib/desk.mjs';

export const name = 'the pre-flight says what is wrong and where, leads there, mends it in one act, and does so in German';

const CLAIM = 'Nach vier Jahren war die Mission beendet.';

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900 });
  const desk = await Desk.openSample(page, assert);
  const card = await desk.mark(CLAIM, 'c');
  await (await card.getByText('Fact check')).click();
  await (await card.getByText('More fields')).click();
  await (await card.getByRole('combobox', { name: 'Rating scale' })).choose('Five steps');
  await (await card.getByRole('combobox', { name: 'Rating' })).choose('False');
  await (await card.getByRole('textbox', { name: 'Short version (under 75 characters)' })).fill('False: the mission ended after four years');

  // The tab counts what is found.
  const panel = await desk.panel();
  const tab = await panel.getByRole('button', { name: 'Final check', description: '3 findings' });
  await tab.click();
  await panel.getByRole('heading', { name: 'Must fix' });
  await panel.getByText('The short claim says its rating');
  await panel.getByText('Rated without evidence');
  await panel.getByText('Claim without a source');
  if (engine === 'chromium') {
    assert.deepEqual(await page.axe(), []);
    await page.screenshot('preflight');
  }

  // A finding leads to its words.
  await page.run(() => scrollTo(0, document.body.scrollHeight));
  const [place] = await panel.getAllByRole('button', { name: CLAIM });
  await place.click();
  await page.waitFor(() => page.run(() => {
    const rect = document.querySelector('article mark.on')?.getBoundingClientRect();
    return Boolean(rect) && rect.top > 0 && rect.bottom < innerHeight;
  }), 'the claim in sight');

  // One act mends it, one undo takes that back.
  const mend = `Take the rating out: ${CLAIM}`;
  await (await panel.getByRole('button', { name: mend })).click();
  await panel.untilGone('button', { name: mend });
  await panel.getByText('2 findings');
  await desk.tool('Undo');
  await (await panel.getByRole('button', { name: mend })).click();
  await panel.untilGone('button', { name: mend });
  await (await panel.getByRole('button', { name: `The article says it itself: ${CLAIM}` })).click();
  await panel.getByText('1 finding');
  await panel.getByRole('button', { name: 'Final check', description: '1 finding' });
  const { data } = await desk.export();
  const [record] = data.documents[0].records;
  assert.equal(record.short, 'The mission ended after four years');
  assert.equal(record.attribution, 'author_voice');
  await page.close();

  const german = await open({ width: 1440, height: 900, locale: 'de' });
  await german.click('button', { name: 'Annotiertes Beispiel ansehen' });
  await german.getByRole('article');
  const side = await german.getByRole('complementary', { name: 'Markierungen' });
  await (await side.getByRole('button', { name: 'Schlussprüfung' })).click();
  await side.getByRole('heading', { name: 'Schlussprüfung' });
  await side.getByText(/^\d+ Hinweise?$|^Nichts zu beanstanden\.$/);
  await german.close();
}
