import { readFileSync } from 'node:fs';
import { Desk } from '../lib/desk.mjs';

export const name = 'words of the tag set are renamed, explained, merged, split and taken back, and a site has a set of its own';

export async function run({ open, assert, dist }) {
  const page = await open();
  const desk = new Desk(page, assert);
  await page.click('button', { name: 'See an annotated sample' });
  await desk.article();
  await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
  const settings = async () => {
    await page.goto('#/settings');
    await page.getByRole('heading', { level: 1, name: 'Settings' });
  };
  await settings();

  // A word of the desk's lists gets another name, and an explanation.
  await (await page.getByText('Types of claim')).click();
  const label = await page.getByRole('textbox', { name: 'Label of “picture, film, sound”' });
  await label.focus();
  await label.fill('footage');
  await page.press('Tab');
  await page.click('button', { name: 'More of “footage”' });
  const guide = await page.getByRole('textbox', { name: 'When to use it, with an example' });
  await guide.fill('What is shown, not what is said: “the film is of 2015”.');
  await page.press('Tab');
  await page.click('button', { name: 'More of “footage”' });

  // Two types of entity become one: what is filed under the first is filed under the second.
  const filed = async () => {
    const found = await page.waitFor(async () => /(\d+) places? (?:is|are) filed/.exec(await page.run(() => document.querySelector('.tag-filed .advice')?.textContent ?? '')), 'how many are filed');
    return Number(found[1]);
  };
  await page.click('button', { name: 'More of “Person”' });
  const persons = await filed();
  await page.click('button', { name: 'More of “Person”' });
  await page.click('button', { name: 'More of “Organisation”' });
  const organisations = await filed();
  assert.ok(persons > 0 && organisations > 0);
  const into = await page.getByRole('combobox', { name: 'Merge into' });
  await into.choose('Person');
  await page.click('button', { name: 'Merge' });
  await page.untilText('The tag set was changed, and 1 article with it.');
  await page.waitFor(async () => (await filed()) === 0, 'nothing under the first');
  await (await page.getByRole('button', { name: /^Undo: / })).click();
  await page.waitFor(async () => (await filed()) === organisations, 'all back');
  await page.click('button', { name: 'More of “Organisation”' });

  // Some of a type become one of their own.
  await page.click('button', { name: 'More of “Person”' });
  assert.equal(await filed(), persons);
  const boxes = await page.getAllByRole('checkbox', { name: 'US-geführte Anti-IS-Koalition', exact: false });
  await boxes[0].click();
  await boxes[1].click();
  await (await page.getByRole('textbox', { name: 'Move what is ticked to a new one, named' })).fill('Officer');
  await page.click('button', { name: 'Split' });
  await page.waitFor(async () => (await filed()) === persons - 2, 'two fewer');
  await page.getByRole('textbox', { name: 'Label of “Officer”' });

  // The set as a file is what a site can lie beside the page.
  const { text } = await page.download(() => page.click('button', { name: 'Export this setup' }));
  const data = JSON.parse(text);
  assert.equal(data.format, 'beleg-settings');
  const footage = data.tags.find((tag) => tag.id === 'claim_type/media');
  assert.equal(footage.labels.en, 'footage');
  assert.match(Object.values(footage.guidelines)[0], /film is of 2015/);
  assert.ok(data.tags.some((tag) => tag.labels.en === 'Officer'));

  // The explanation stands where the word is chosen.
  await page.goto('#/');
  await page.click('link', { name: 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak' });
  await desk.article();
  await desk.mark('Invasionsbewegung', 'c');
  const card = await desk.card('Claim', 'Invasionsbewegung');
  await (await card.getByText('Fact check')).click();
  await (await card.getByText('More fields')).click();
  const types = await card.getByRole('group', { name: 'Types of claim' });
  await (await types.getByText('Which kind when')).click();
  await types.getByText('What is shown, not what is said: “the film is of 2015”.');
  await settings();
  await page.click('button', { name: 'Reset to Beleg’s setup' });
  await page.waitFor(async () => (await page.countByRole('textbox', { name: 'Label of “Officer”' })) === 0, 'the set of Beleg');
  await page.close();

  assert.deepEqual(JSON.parse(readFileSync(`${dist}/beleg.config.json`, 'utf8')), { format: 'beleg-settings', version: 1 });
}
