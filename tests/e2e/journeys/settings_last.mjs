import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../lib/server.mjs';
import { Desk, clickInSight, scratch, writeOver } from '../lib/desk.mjs';

export const name = 'settings last, hints come once, and a language that lies beside the page is spoken';

export async function run({ open, assert, dist }) {
  const page = await open({ colorScheme: 'light', locale: 'en' });
  await settings(page, assert);
  await page.close();
  await hints(await open(), assert);
  await furtherLanguage(open, assert, dist);
}

async function settings(page, assert) {
  await page.click('link', { name: 'Settings' });
  // The advice below the field belongs to its name.
  await (await page.getByRole('textbox', { name: /^Name or initials/ })).fill('Ada');
  await (await page.getByRole('radio', { name: 'dark' })).click();
  const label = await page.getByRole('textbox', { name: 'Label of “important”' });
  await writeOver(page, label, 'urgent');
  await page.press('Tab');
  await (await page.getByRole('combobox', { name: 'Colour of “urgent”' })).choose('violet');
  await add(page, 'New tag', 'rumour');
  await add(page, 'New type', 'Ship');
  await clickInSight(await page.getByRole('button', { name: 'Delete “unclear”' }));
  await page.untilGone('textbox', { name: 'Label of “unclear”' });
  await clickInSight(await page.getByRole('checkbox', { name: /^Select whole words/ }));
  await (await page.getByRole('combobox', { name: 'Language' })).choose('Deutsch');
  await page.getByRole('heading', { name: 'Einstellungen', level: 1 });

  await page.reload();
  await page.getByRole('heading', { name: 'Einstellungen', level: 1 });
  assert.deepEqual(await page.run(() => [document.documentElement.lang, document.documentElement.dataset.theme]), ['de', 'dark']);
  assert.equal(await (await page.getByRole('textbox', { name: /^Name oder Kürzel/ })).value(), 'Ada');
  await page.getByRole('radio', { name: 'dunkel', checked: true });
  await page.getByRole('checkbox', { name: /^Ganze Wörter auswählen/, checked: true });
  const background = await page.run(() => getComputedStyle(document.body).backgroundColor);
  assert.ok(background.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 80), `the page is dark: ${background}`);

  // The tags are there at work, and the name stands on the mark.
  await page.click('link', { name: /Zur Bibliothek/ });
  await page.click('button', { name: 'Beispiel ausprobieren' });
  await page.getByRole('article');
  await new Desk(page, assert).select('ausländischer Streit');
  await page.getByRole('toolbar', { name: 'Markieren als' });
  await page.press('c');
  const card = await page.getByRole('region', { name: 'Behauptung: ausländischer Streitkräfte' });
  await card.getByText('von Ada');
  await card.getByRole('button', { name: 'rumour', pressed: false });
  assert.equal(await page.countByRole('button', { name: 'unklar' }), 0);

  await page.click('link', { name: 'Einstellungen' });
  await (await page.getByRole('combobox', { name: 'Sprache' })).choose('English');
  await page.getByRole('heading', { name: 'Settings', level: 1 });
  assert.equal(await (await page.getByRole('textbox', { name: 'Label of “urgent”' })).value(), 'urgent');
  await page.getByRole('textbox', { name: 'Label of “Ship”' });
  assert.equal(await (await page.getByRole('combobox', { name: 'Colour of “urgent”' })).value(), 'hue-violet');
}

async function add(page, field, label) {
  const text = await page.getByRole('textbox', { name: field });
  await text.fill(label);
  await page.press('Enter');
  await page.getByRole('textbox', { name: `Label of “${label}”` });
}

async function hints(page, assert) {
  const HINTS = ['Select a few words of the article to mark them.', 'Press the letter, or click.', 'Export takes your marks away as a file'];
  const shown = async () => {
    const text = await page.run(() => document.body.innerText);
    return HINTS.map((hint) => text.includes(hint));
  };
  const desk = await Desk.openSample(page, assert);
  await page.untilText(HINTS[0]);
  assert.deepEqual(await shown(), [true, false, false]);
  await desk.select('Mossul');
  await page.untilText(HINTS[1]);
  await desk.pressKind('e3', 'Mossul');
  await desk.mark('Bagdad', 'e3');
  assert.deepEqual(await shown(), [false, false, false], 'who has marked needs no hint about marking');
  await desk.mark('Erbil', 'e3');
  await page.untilText(HINTS[2]);
  const hint = await (await desk.panel()).getByRole('note');
  await clickInSight(await hint.getByRole('button', { name: 'Got it' }));
  await page.untilGone('note');
  await page.reload();
  await desk.untilCounts({ Entity: 3 });
  assert.deepEqual(await shown(), [false, false, false], 'a hint that was seen stays away');
  await desk.toLibrary();
  await page.click('button', { name: 'Try a sample' });
  await desk.keepBoth();
  await desk.untilCounts({ Entity: 0 });
  await desk.select('Mossul');
  await desk.popover();
  assert.deepEqual(await shown(), [false, false, false], 'in every article');
}

/** Whoever hosts the page adds a language by two files; what they leave out stays English. */
async function furtherLanguage(open, assert, dist) {
  const page = await open();
  const copy = join(scratch(page), 'site');
  cpSync(dist, copy, { recursive: true });
  writeFileSync(join(copy, 'lang/index.json'), JSON.stringify({ fr: 'Français' }));
  writeFileSync(join(copy, 'lang/fr.json'), JSON.stringify({ Settings: 'Réglages', TrySample: 'Essayer un exemple', ToLibrary: 'Vers la bibliothèque' }));
  const server = await serve(copy);
  try {
    page.address = `${server.origin}/some/where/`;
    await page.goto('#/settings');
    await (await page.getByRole('combobox', { name: 'Language' })).choose('Français');
    await page.getByRole('heading', { name: 'Réglages', level: 1 });
    await page.getByRole('heading', { name: 'You' });
    await page.reload();
    await page.getByRole('heading', { name: 'Réglages', level: 1 });
    assert.equal(await page.run(() => document.documentElement.lang), 'fr');
    await page.click('link', { name: /Vers la bibliothèque/ });
    await page.getByRole('button', { name: 'Essayer un exemple' });
    await page.getByRole('button', { name: 'Start marking' });
    assert.deepEqual(server.takeComplaints(), []);
    await page.close();
  } finally {
    await server.close();
  }
}
