import { Desk } from '../lib/desk.mjs';

export const name = 'what is said of a claim beyond its words is written on its card, kept, exported and taken back';

const CLAIM = 'Nach vier Jahren war die Mission beendet.';
const SENTENCE = 'The mission of the coalition ended four years after 2021.';

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900 });
  const desk = await Desk.openSample(page, assert);
  await desk.mark(CLAIM, 'c');
  const card = await desk.card('Claim', CLAIM);
  await (await card.getByText('Fact check')).click();
  const write = async (label, text) => {
    const field = await card.getByRole('textbox', { name: label });
    await field.fill(text);
    await page.waitFor(async () => (await field.value()) === text, `“${text}” in ${label}`);
  };
  const choose = async (label, option) => (await card.getByRole('combobox', { name: label })).choose(option);
  await write('Claim in one self-contained sentence', SENTENCE);
  await choose('Status', 'in progress');
  await write('Conclusion', 'True, says the ministry.');
  await (await card.getByText('More fields')).click();
  await choose('Rating scale', 'PolitiFact');
  await choose('Rating', 'Mostly True');
  const types = await card.getByRole('group', { name: 'Types of claim' });
  await (await types.getByRole('button', { name: 'event' })).click();
  if (engine === 'chromium') {
    assert.deepEqual(await page.axe(), []);
    await page.screenshot('claim_record');
  }
  await page.getByText('Saved');
  await page.reload();
  const again = await desk.card('Claim', CLAIM);
  await (await again.getByText('Fact check')).click();
  assert.equal(await (await again.getByRole('textbox', { name: 'Conclusion' })).value(), 'True, says the ministry.');

  const { data } = await desk.export();
  const [{ records }] = data.documents;
  const [record] = records;
  assert.equal(records.length, 1);
  assert.equal(record.record, 'mark');
  assert.equal(record.normalised, SENTENCE);
  assert.equal(record.status, 'in_progress');
  assert.equal(record.scale, 'politifact');
  assert.equal(record.rating, 'mostly_true');
  assert.deepEqual(record.claim_types, ['event']);
  await page.close();
}
