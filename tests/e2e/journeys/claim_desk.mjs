import { Desk } from '../lib/desk.mjs';
import { Keyboard } from '../lib/keyboard.mjs';

export const name = 'a claim gets a speaker, evidence for and against and a rating, by mouse and by keyboard alone';

const SPEAKER = 'die Koalition';
const CLAIM = 'Nach vier Jahren war die Mission beendet.';
const FOR = 'https://example.org/for';
const AGAINST = 'https://example.com/against';

export async function run({ open, assert, engine }) {
  for (const way of [byMouse, byKeyboard]) {
    const page = await open({ width: 1440, height: 900, firefoxPrefs: { 'browser.download.alwaysOpenPanel': false } });
    const desk = new Desk(page, assert);
    await way(desk, page, engine, assert);
    await page.getByText('Saved');
    const { data } = await desk.export();
    check(assert, data.documents[0], way.name);
    await page.close();
  }
}

function check(assert, { marks, records }, way) {
  const mark = (kind) => marks.find((one) => one.kind === kind).id;
  const [link] = records.filter(({ record }) => record === 'link');
  assert.deepEqual([link.link_type, link.from, link.to], ['said_by', mark('claim'), mark('source')], way);
  const evidence = records.filter(({ record }) => record === 'evidence').map(({ claim, stance, url }) => [claim, stance, url]);
  assert.deepEqual(evidence, [[mark('claim'), 'supports', FOR], [mark('claim'), 'refutes', AGAINST]], way);
  const said = records.find(({ record }) => record === 'mark');
  assert.deepEqual([said.scale, said.rating], ['politifact', 'half_true'], way);
}

/** The address of the piece of evidence that has just been added. */
async function address(desk, page, card, count) {
  let field;
  await page.waitFor(async () => {
    const fields = await card.getAllByRole('textbox', { name: 'Address' });
    field = fields.at(-1);
    return fields.length === count && field.isFocused();
  }, `the keyboard in the address of piece ${count}`);
  return field;
}

async function byMouse(desk, page, engine, assert) {
  await page.click('button', { name: 'Try a sample' });
  await desk.article();
  await desk.mark(SPEAKER, 's');
  await desk.mark(CLAIM, 'c');
  const card = await desk.card('Claim', CLAIM);
  await (await card.getByRole('button', { name: 'Add a link: said by' })).click();
  await (await card.getByRole('button', { name: SPEAKER })).click();
  await card.getByRole('button', { name: `Show “${SPEAKER}”` });
  await (await card.getByText('Fact check')).click();
  await (await card.getByText('More fields')).click();
  for (const [field, option] of [['Rating scale', 'PolitiFact'], ['Rating', 'Half True']]) {
    // WebKit's driver chooses only what no bar at the window's edge lies over.
    await (await card.getByRole('combobox', { name: field })).run((select) => select.scrollIntoView({ block: 'center' }));
    await desk.atRest();
    await desk.choose(card, field, option);
  }
  await (await card.getByText('Evidence')).click();
  for (const [index, [button, url]] of [['Add evidence for', FOR], ['Add evidence against', AGAINST]].entries()) {
    await (await card.getByRole('button', { name: button })).click();
    const field = await address(desk, page, card, index + 1);
    await page.type(url);
    await page.waitFor(async () => (await field.value()) === url, `${url} in the field`);
  }
  await card.getByText('1 for, 1 against');
  await card.getByText(/2 independent places/);
  if (engine === 'chromium') {
    assert.deepEqual(await page.axe(), []);
    await page.screenshot('claim_desk');
  }
}

async function byKeyboard(desk, page) {
  const keys = new Keyboard(desk);
  await keys.tabToButton('Try a sample');
  await page.press('Enter');
  await keys.toArticle();
  await keys.goTo(5, 'Beim Rückzug aus dem Land erklärte '.length);
  await keys.extend(SPEAKER);
  await keys.press('s', SPEAKER);
  await keys.escape();
  await keys.goTo(3);
  await keys.hold(['Shift'], ['n']);
  await keys.untilOffered(CLAIM);
  const card = await keys.press('c', CLAIM);
  await keys.escape();

  // Two keys tie the active claim to the nearest source.
  await page.press('l');
  await desk.untilFocused(await card.getByRole('searchbox', { name: 'Add a link: said by' }));
  await page.press('1');
  await card.getByRole('button', { name: `Show “${SPEAKER}”` });
  await desk.untilFocused(await desk.article());

  await keys.tabTo(await card.getByText('Fact check'));
  await page.press('Enter');
  await keys.tabTo(await card.getByText('More fields'));
  await page.press('Enter');
  await keys.choose(await card.getByRole('combobox', { name: 'Rating scale' }), 'Poli', 'politifact');
  await keys.choose(await card.getByRole('combobox', { name: 'Rating' }), 'Half', 'half_true');

  await keys.tabTo(await card.getByText('Evidence'));
  await page.press('Enter');
  for (const [index, [button, url]] of [['Add evidence for', FOR], ['Add evidence against', AGAINST]].entries()) {
    await keys.tabTo(await card.getByRole('button', { name: button }));
    await page.press('Enter');
    const field = await address(desk, page, card, index + 1);
    await page.type(url);
    await page.waitFor(async () => (await field.value()) === url, `${url} in the field`);
  }
  await card.getByText('1 for, 1 against');
}
