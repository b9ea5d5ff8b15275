import { Desk, clickInSight, writeOver } from '../lib/desk.mjs';

export const name = 'names of one entity are gathered, split, and marked wherever they stand, by mouse and by keyboard';

/** Words of the sample, each once as a mention. */
const MENTIONS = ['ISIS', 'DAESH', 'Daesh'];
const GROUP = 'Islamischer Staat';

export async function run({ open, assert, engine }) {
  for (const how of [byMouse, byKeyboard]) {
    const page = await open({ width: 1440, height: 900 });
    const desk = await Desk.openSample(page, assert);
    for (const words of MENTIONS) await desk.mark(words, 'e2');
    // A part of a word is a mention too.
    await desk.mark('IS', 'e2', { nth: await desk.nthOf('Anti-IS-Koalition', 'IS') });
    await walk(page, desk, how, assert, engine);
    await page.close();
  }
}

/** The two ways to press, tick and write. */
const byMouse = {
  press: (page, element) => clickInSight(element),
  tick: (page, element) => clickInSight(element),
};
const byKeyboard = {
  async press(page, element) { await element.focus(); await page.press('Enter'); },
  async tick(page, element) { await element.focus(); await page.press('Space'); },
};

async function walk(page, desk, how, assert, engine) {
  const panel = await desk.panel();
  const button = (name, within = panel) => within.getByRole('button', { name });
  const press = async (name, within) => how.press(page, await button(name, within));
  const tick = async (name) => how.tick(page, await panel.getByRole('checkbox', { name }));
  const register = () => panel.getByRole('list', { name: 'Register' });
  const number = (name, count) => page.waitFor(
    async () => (await entryText(page)).some((text) => text.startsWith(name) && text.includes(`${count} mention`)),
    async () => `${name} with ${count} mentions; there is ${JSON.stringify(await entryText(page))}`,
  );

  await press('Entities');
  // Capitals apart, two of the four are one wording.
  for (const wording of ['IS', 'ISIS', 'DAESH, Daesh']) await tick(`Pick “${wording}”`);
  const field = await panel.getByRole('textbox', { name: 'Under the name' });
  await writeOver(page, field, GROUP);
  if (how === byMouse) await press('Group');
  else await page.press('Enter');
  await register();
  await number(GROUP, 4);
  await page.untilText('IS · DAESH · Daesh · ISIS');

  // One is split off, and comes back.
  await press(new RegExp(`^${GROUP}`));
  const entity = await panel.getByRole('region', { name: `Entity: ${GROUP}` });
  await how.tick(page, await entity.getByRole('checkbox', { name: /^Pick “Daesh”/ }));
  await press('Split off', entity);
  await number('Daesh', 1);
  await number(GROUP, 3);
  if (how === byMouse) await desk.tool('Undo');
  else await page.press('Control+z');
  await number(GROUP, 4);
  assert.equal((await entryText(page)).length, 1, 'one entity again');

  // Everywhere but in one place.
  await press(new RegExp(`^${GROUP}`));
  await press('Mark all occurrences', await panel.getByRole('region', { name: `Entity: ${GROUP}` }));
  // Escape goes one step back at a time, with the keyboard.
  await desk.untilFocused(await panel.getByRole('heading', { name: `Occurrences of “${GROUP}”` }));
  await page.press('Escape');
  const back = await panel.getByRole('region', { name: `Entity: ${GROUP}` });
  await page.waitFor(() => back.run((region) => region.contains(document.activeElement)), 'the keyboard in the entity');
  await page.press('Escape');
  await panel.getByRole('list', { name: 'Register' });
  await page.waitFor(() => page.run(() => document.activeElement.matches('.entry-open')), 'the keyboard on what was open');
  await press(new RegExp(`^${GROUP}`));
  await press('Mark all occurrences', await panel.getByRole('region', { name: `Entity: ${GROUP}` }));
  const list = await panel.getByRole('list', { name: `Occurrences of “${GROUP}”` });
  const found = await list.getAllByRole('checkbox');
  const enabled = await Promise.all(found.map((box) => box.isEnabled()));
  const boxes = found.filter((_, index) => enabled[index]);
  assert.ok(boxes.length >= 4, `${boxes.length} places are not marked yet`);
  assert.equal((await Promise.all(boxes.map((box) => box.property('checked')))).every(Boolean), true, 'all are ticked');
  assert.equal(found.length - boxes.length, 4, 'four are marked already');
  await how.tick(page, boxes[0]);
  const marks = boxes.length - 1;
  if (engine === 'chromium' && how === byMouse) {
    assert.deepEqual(await page.axe(), []);
    await page.screenshot('occurrences');
  }
  await press(`Mark ${marks} occurrence${marks === 1 ? '' : 's'}`);
  const marked = await panel.getByRole('region', { name: `Entity: ${GROUP}` });
  await page.waitFor(async () => (await marked.text()).includes(`Mentions ${4 + marks}`), 'all mentions of the entity');
  await press('All entities');
  await number(GROUP, 4 + marks);
  await page.getByText('Saved');

  const { data } = await desk.export();
  const [{ records, marks: kept }] = data.documents;
  const [made] = records.filter((record) => record.record === 'entity');
  assert.equal(made.name, GROUP);
  assert.equal(made.entity_type, 'ORG');
  assert.deepEqual(made.aliases, ['IS', 'DAESH', 'Daesh', 'ISIS']);
  assert.equal(records.filter((record) => record.entity === made.id).length, 4 + marks);
  assert.equal(kept.filter((mark) => mark.entity_type === 'ORG').length, 4 + marks, 'they have the type of the entity');

  // One undo takes all of them back.
  if (how === byMouse) await desk.tool('Undo');
  else await page.press('Control+z');
  await number(GROUP, 4);
}

/** What the register's rows say. */
const entryText = (page) => page.run(() => [...document.querySelectorAll('.register > .entries .entry-open')].map((row) => row.textContent.replace(/\s+/g, ' ').trim()));
