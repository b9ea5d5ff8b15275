// Takes pictures of every screen for a look by eye, and the one the README opens with: node screens.mjs [scene ...]
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { colleague } from './lib/colleague.mjs';
import { Desk } from './lib/desk.mjs';
import { OUT } from './lib/page.mjs';
import { dropFiles } from './lib/intake.mjs';
import { dataDir, startWorld } from './lib/world.mjs';

const FOLDER = join(OUT, 'screens');
const KEPT = resolve(fileURLToPath(new URL('.', import.meta.url)), 'screenshots');
const WINDOWS = {
  1440: { width: 1440, height: 900, locale: 'de', colorScheme: 'light' },
  '1440-dark': { width: 1440, height: 900, locale: 'en', colorScheme: 'dark' },
  800: { width: 800, height: 900, locale: 'en', colorScheme: 'light' },
  360: { width: 360, height: 740, locale: 'de', colorScheme: 'light' },
  '360-dark': { width: 360, height: 740, locale: 'en', colorScheme: 'dark' },
};

const either = (english, german) => new RegExp(`^(${english}|${german})$`);

async function annotated(page) {
  await page.click('button', { name: either('See an annotated sample', 'Annotiertes Beispiel ansehen') });
  await page.getAllByCss('article mark');
  for (const button of await page.getAllByRole('button', { name: either('Dismiss message', 'Meldung schließen') }).catch(() => [])) await button.click();
}

/** Opens a mark by its address, as a link to it does. */
async function openMark(page, words) {
  const id = await page.run((wanted) => {
    const value = Object.entries(localStorage).find(([key]) => key.startsWith('beleg/document/'))[1];
    const [document] = JSON.parse(value).documents;
    const mark = document.marks.find((each) => each.kind === 'claim' && each.spans[0].quote.startsWith(wanted));
    return `#/a/${document.id}/${mark.id}`;
  }, words);
  await page.run((hash) => { location.hash = hash; }, id);
  await page.getByRole('textbox', { name: either('Note', 'Notiz') });
}

/** Opens what stands beside the article; on a small screen the sheet is opened first. */
async function panel(page, english, german) {
  const sheet = await page.queryByRole('button', { name: either('All marks', 'Alle Markierungen') });
  if (sheet && !(await page.queryByRole('button', { name: either(english, german) }))) await sheet.click();
  await page.click('button', { name: either(english, german) });
  await page.getAllByCss('.beside');
}

/** Mentions that are to be gathered, two of them picked. */
async function gatherable(page) {
  const desk = new Desk(page);
  for (const words of ['ISIS', 'DAESH', 'Irak']) {
    await desk.select(words);
    await page.getByRole('toolbar', { name: either('Mark as', 'Markieren als') });
    await page.press('e');
    await page.getByRole('toolbar', { name: either('Type of entity', 'Art der Entität') });
    await page.press('2');
    const card = await page.getByRole('region', { name: new RegExp(words) });
    // On a small screen an open card would lie over the words that come next.
    await (await card.getByRole('button', { name: either('Close card', 'Karte schließen') })).click();
    await page.untilGone('region', { name: new RegExp(words) });
  }
  await panel(page, 'Entities', 'Entitäten');
  for (const words of ['ISIS', 'DAESH']) await (await page.getByRole('checkbox', { name: new RegExp(words) })).click();
}

/** A web page with everything that a page can have, read by the reader. */
async function webPage(page) {
  await dropFiles(page, join(dataDir, 'intake/files/rich.html'));
  await page.getByRole('article');
}

/** Chooses a view of the desk: in a narrow window they wait in a menu. */
async function view(page, name) {
  if (await page.run(() => innerWidth < 640)) await page.click('button', { name: either('Menu', 'Menü') });
  await page.click('button', { name });
}

/** A corrected version of the annotated sample, compared. */
async function newVersion(page) {
  await annotated(page);
  const text = await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => block.textContent).join('\n\n'));
  const corrected = text.replace('2.500 US-Soldaten', '1.500 US-Soldaten').replace(/Die Präsenz ausländischer[^.]*\.\s?/, '');
  await page.click('button', { name: either('Update the article', 'Artikel aktualisieren') });
  const dialog = await page.getByRole('dialog');
  const field = await dialog.getByRole('textbox');
  await field.focus();
  await page.paste(corrected);
  await page.waitFor(async () => (await field.value()).length > 0, 'the pasted text in the field');
  await (await dialog.getByRole('button', { name: either('Compare', 'Vergleichen') })).click();
  await dialog.getByText(either('What becomes of the marks', 'Was aus den Markierungen wird'));
}

/** The dialog of exporting with a format chosen. */
async function exporting(page, format) {
  await annotated(page);
  await page.click('button', { name: either('Export', 'Exportieren') });
  const dialog = await page.getByRole('dialog');
  const select = await dialog.getByRole('combobox', { name: 'Format' });
  const option = await select.getByRole('option', { name: format });
  await select.choose(await option.text());
  await page.run(() => document.querySelector('.export').parentElement.scrollTo(0, 0));
}

/** A file of what a colleague made of the article that is stored. */
async function fromColleague(page, change) {
  const stored = await page.run(() => JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('beleg/document/'))[1]));
  const path = join(OUT, 'colleague.beleg.json');
  writeFileSync(path, JSON.stringify(colleague(stored, change)));
  return path;
}

/** One entry a picture: what to do before it is taken. */
const SCENES = {
  async start() {},
  async library(page) { await annotated(page); await page.run(() => { location.hash = '#/'; }); await page.getByRole('heading', { level: 1 }); },
  async desk(page) { await annotated(page); await openMark(page, 'Nach vier Jahren'); },
  async sentences(page) { await annotated(page); await view(page, either('Sentence list', 'Satzliste')); },
  async claims(page) { await annotated(page); await view(page, either('Table of claims', 'Tabelle der Behauptungen')); await page.getByRole('grid'); },
  async picture(page) { await annotated(page); await view(page, either('Who says what', 'Wer sagt was')); await page.getByText(either('Who says it', 'Wer es sagt')); },
  async preflight(page) {
    await annotated(page);
    if (await page.run(() => innerWidth < 992)) await page.click('button', { name: either('All marks', 'Alle Markierungen') });
    await page.click('button', { name: either('Final check', 'Schlussprüfung') });
    await page.getByRole('heading', { name: either('Final check', 'Schlussprüfung') });
  },
  async views(page) { await annotated(page); if (await page.run(() => innerWidth < 640)) await page.click('button', { name: either('Menu', 'Menü') }); },
  async sources(page) { await annotated(page); await panel(page, 'Sources', 'Quellen'); },
  async entities(page) { await annotated(page); await panel(page, 'Entities', 'Entitäten'); },
  async entity(page) { await annotated(page); await panel(page, 'Entities', 'Entitäten'); await page.click('button', { name: /^Islamischer Staat/ }); await page.getByRole('region', { name: /Islamischer Staat$/ }); },
  async occurrences(page) { await annotated(page); await panel(page, 'Entities', 'Entitäten'); await page.click('button', { name: /^Irakische Armee/ }); await page.click('button', { name: either('Mark all occurrences', 'Alle Fundstellen markieren') }); await page.getByRole('list', { name: /Irakische Armee/ }); },
  async gathering(page) { await page.click('button', { name: either('Try a sample', 'Beispiel ausprobieren') }); await gatherable(page); },
  async signals(page) { await annotated(page); await panel(page, 'Signals', 'Signale'); await page.click('button', { name: /^(weak byline|byline|Autorenzeile)/i }); },
  async find(page) { await annotated(page); await page.click('button', { name: either('Find in the article', 'Im Artikel suchen') }); await page.type('Koalition'); },
  async export(page) { await annotated(page); await page.click('button', { name: either('Export', 'Exportieren') }); await page.getByRole('dialog'); },
  async review(page) { await exporting(page, 'ClaimReview'); },
  async report(page) { await exporting(page, /^(Report|Bericht) \(web/i); },
  async tool(page) { await exporting(page, 'doccano'); },
  async arrivals(page) {
    await annotated(page);
    await dropFiles(page, await fromColleague(page, (her) => {
      her.writes(her.document.marks[0], { note: 'Please look again: the body says only the combat mission ended, and 2,500 soldiers stay.' });
      her.writes(her.document.marks[4], { kind: 'note', tags: ['important'] });
      her.deletes(her.document.marks[7]);
      her.adds('im Juli angekündigt', 'claim', { note: 'Which July?' });
      her.says(her.document.marks[0].id, { status: 'checked', rating: 'false', conclusion: 'Not so.' });
      her.records('evidence', { claim: her.document.marks[0].id, url: 'https://www.example.org/report', stance: 'refutes', quote: '2,500 soldiers stay' });
      her.details({ outlet: 'Beispielblatt', published: '2021-12-09' });
      her.drops(3);
    }));
    await page.getByRole('dialog');
  },
  async many(page) {
    await annotated(page);
    await dropFiles(page, await fromColleague(page, (her) => her.document.marks.forEach((mark, place) => her.writes(mark, { note: `look ${place}`, tags: [...mark.tags ?? [], 'important'] }))));
    await page.getByRole('dialog');
  },
  async twins(page) {
    await annotated(page);
    await dropFiles(page, await fromColleague(page, (her) => { her.document.id = her.document.id.replace(/.{4}$/, 'beef'); her.adds('im Juli angekündigt', 'claim', { note: 'Which July?' }); }));
    await page.getByRole('dialog');
  },
  async bookmarklet(page) { await (await page.getByText(either('Send the page you are reading to Beleg', 'Die Seite, die Sie lesen, an Beleg schicken'))).click(); await page.getByRole('link', { name: either('Mark in Beleg', 'In Beleg markieren') }); },
  async page(page) { await webPage(page); },
  async table(page) {
    const path = join(OUT, 'budgets.html');
    const rows = ['Aldham', 'Burford', 'Cley'].map((town, nth) => `<tr><th>${town}</th>${[12.5, 14.25, 9.75].map((figure) => `<td>${figure + nth}</td>`).join('')}<td>${nth ? 'An estimate of the council.' : ''}</td></tr>`).join('');
    const lines = 'The council published the figures for all three towns on Monday, and said that they had been checked twice.';
    writeFileSync(path, `<!doctype html><html lang="en"><title>Budgets of three towns</title><article><h1>Budgets of three towns</h1><p>${lines}</p><table><tr><th>Town</th><th>2023</th><th>2024</th><th>2025</th><th>Remarks</th></tr>${rows}</table><p>${lines}</p></article></html>`);
    await dropFiles(page, path);
    const desk = new Desk(page);
    await desk.select('15.25');
    await page.getByRole('toolbar', { name: either('Mark as', 'Markieren als') });
    await page.press('c');
    await page.getByRole('region', { name: /15.25/ });
  },
  async greyed(page) { await page.click('button', { name: either('Try a sample', 'Beispiel ausprobieren') }); await page.getByRole('article'); await page.run(() => document.querySelector('.dropped').scrollIntoView({ block: 'center' })); },
  async details(page) { await webPage(page); await page.click('button', { name: either('Article details', 'Angaben zum Artikel') }); await page.getByRole('dialog'); },
  async update(page) { await newVersion(page); },
  async changes(page) {
    await newVersion(page);
    await page.click('button', { name: either('Use the new version', 'Neue Fassung übernehmen') });
    await page.untilGone('dialog');
    await page.click('button', { name: either('Change report', 'Änderungsbericht') });
    await page.getAllByCss('.version-report');
  },
  async settings(page) { await page.run(() => { location.hash = '#/settings'; }); await page.getByRole('heading', { level: 1 }); },
  async tags(page) { await page.run(() => { location.hash = '#/settings'; }); await page.click('button', { name: either('More of “Person”', 'Mehr zu „Person“') }); await page.run(() => document.querySelector('.tag-item.open').scrollIntoView()); },
  async help(page) { await page.run(() => { location.hash = '#/help'; }); await page.getByRole('heading', { level: 1 }); },
  async missing(page) { await page.run(() => { location.hash = '#/nowhere'; }); await page.getByRole('heading', { level: 1 }); },
};

const wanted = process.argv.slice(2);
const world = await startWorld();
try {
  for (const [scene, prepare] of Object.entries(SCENES)) {
    if (wanted.length && !wanted.includes(scene)) continue;
    for (const [window, options] of Object.entries(WINDOWS)) {
      const page = await world.open('chromium', options);
      await prepare(page);
      console.log(await page.screenshot(`${scene}-${window}`, { folder: FOLDER }));
      if (scene === 'desk' && window === '1440') await page.screenshot('desk', { folder: KEPT });
      await page.close();
    }
  }
} finally {
  await world.close();
}
process.exit();
