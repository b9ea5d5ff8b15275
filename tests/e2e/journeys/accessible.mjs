import { join } from 'node:path';
import { Desk } from '../lib/desk.mjs';
import { faint, faults } from '../lib/controls.mjs';
import { dropFiles } from '../lib/intake.mjs';
import { dataDir } from '../lib/world.mjs';

export const name = 'no screen breaks a rule of accessibility, whatever its theme, language and width';

/** The words that lead through the page, in the languages it is walked in. */
const WORDS = {
  en: {
    views: 'Menu', table: 'Table of claims', picture: 'Who says what', preflight: 'Final check', sources: 'Sources', ledger: 'Sources of the article', entities: 'Entities', register: 'Register', occurrences: 'Mark all occurrences', signals: 'Signals', signal: /^title overstates/, signalNote: 'Note', hide: 'Hide marks',
    sample: 'Try a sample', annotated: 'See an annotated sample', twin: 'You have this article already', start: 'Start marking', library: 'To the library', mark: 'Mark as', type: 'Type of entity',
    sentences: 'Sentence list', list: 'All marks', find: 'Find in the article', export: 'Export', dialog: 'Export', close: 'Close',
    settings: 'Settings', help: 'Help', missing: 'Nothing here', details: 'Article details', update: 'Update the article', version: 'New version', compare: 'Compare', attach: 'Attach elsewhere …', takeOver: 'Use the new version', changes: 'Change report', bookmarklet: 'Send the page you are reading to Beleg', drag: 'Mark in Beleg', noText: /There is no text/, claim: 'Claim', removed: 'Mark deleted', more: 'More of “Person”', merge: 'Merge into', remove: 'Delete mark',
  },
  de: {
    views: 'Menü', table: 'Tabelle der Behauptungen', picture: 'Wer sagt was', preflight: 'Schlussprüfung', sources: 'Quellen', ledger: 'Quellen des Artikels', entities: 'Entitäten', register: 'Register', occurrences: 'Alle Fundstellen markieren', signals: 'Signale', signal: /^Titel übertreibt/, signalNote: 'Anmerkung', hide: 'Markierungen verbergen',
    sample: 'Beispiel ausprobieren', annotated: 'Annotiertes Beispiel ansehen', twin: 'Diesen Artikel haben Sie schon', start: 'Markieren beginnen', library: 'Zur Bibliothek', mark: 'Markieren als', type: 'Art der Entität',
    sentences: 'Satzliste', list: 'Alle Markierungen', find: 'Im Artikel suchen', export: 'Exportieren', dialog: 'Exportieren', close: 'Schließen',
    settings: 'Einstellungen', help: 'Hilfe', missing: 'Hier ist nichts', details: 'Angaben zum Artikel', update: 'Artikel aktualisieren', version: 'Neue Fassung', compare: 'Vergleichen', attach: 'Anderswo anheften …', takeOver: 'Neue Fassung übernehmen', changes: 'Änderungsbericht', bookmarklet: 'Die Seite, die Sie lesen, an Beleg schicken', drag: 'In Beleg markieren', noText: /Es enthält keinen Text/, claim: 'Behauptung', removed: 'Markierung gelöscht', more: 'Mehr zu „Person“', merge: 'Zusammenlegen mit', remove: 'Markierung löschen',
  },
};

const ALL = ['light', 'dark'].flatMap((colorScheme) => ['en', 'de'].flatMap((locale) => [1440, 360].map((width) => ({ colorScheme, locale, width }))));

export async function run({ open, assert, engine }) {
  const ways = engine === 'chromium' ? ALL : [{ colorScheme: 'light', locale: 'en', width: 1440 }];
  const found = [];
  for (const way of ways) {
    const page = await open({ ...way, height: 900 });
    const label = Object.values(way).join(' ');
    const check = async (screen) => {
      for (const { id, help, nodes } of await page.axe()) found.push(`${label}, ${screen}: ${id} (${help})\n    ${nodes.join('\n    ')}`);
      // What controls are called and how large they are is no matter of the theme.
      if (engine === 'chromium' && way.colorScheme === 'light') for (const fault of await faults(page)) found.push(`${label}, ${screen}: ${fault}`);
      if (engine === 'chromium') for (const fault of await faint(page)) found.push(`${label}, ${screen}: ${fault}`);
      // A screen that scrolls sideways loses its readers on a telephone.
      const wide = await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${label}, ${screen}: ${wide} px wider than the window`);
    };
    // One way that breaks off must not hide what the others find.
    await walk(page, WORDS[way.locale], check).catch((error) => found.push(`${label}: ${error.stack}`));
    await page.close();
  }
  assert.equal(found.length, 0, `\n${found.join('\n')}`);
}

async function walk(page, words, check) {
  const desk = new Desk(page);
  const tool = (name) => page.click('button', { name });
  await page.getByRole('button', { name: words.sample });
  await check('empty library');
  await (await page.getByText(words.bookmarklet)).click();
  await page.getByRole('link', { name: words.drag });
  await check('bookmarklet');
  await (await page.getByText(words.bookmarklet)).click();
  await tool(words.start);
  await page.untilText(words.noText);
  await check('refused text, with a notice');

  await dropFiles(page, join(dataDir, 'intake/files/rich.html'));
  await page.getByRole('article');
  await check('desk with a web page, its links, tables and greyed blocks');
  await tool(words.details);
  const details = await page.getByRole('dialog', { name: words.details });
  await check('article details');
  await (await details.getByRole('button', { name: words.close })).click();
  await page.untilGone('dialog');
  await (await page.getByRole('link', { name: words.library, exact: false })).click();

  await tool(words.sample);
  await page.getByRole('article');
  await check('desk without marks');
  await desk.select('Die Präsenz ausländischer Streitkräfte');
  await page.getByRole('toolbar', { name: words.mark });
  await check('popover with kinds');
  await page.press('e');
  await page.getByRole('toolbar', { name: words.type });
  await check('popover with types');
  await page.press('1');
  const card = await page.getByRole('region', { name: /Die Präsenz/ });
  await check('open card of an entity');
  await (await card.getByRole('button', { name: words.remove })).click();
  await page.untilText(words.removed);
  await check('notice with undo');

  await (await page.getByRole('link', { name: words.library, exact: false })).click();
  await tool(words.annotated);
  await page.getByRole('dialog', { name: words.twin });
  await check('an article that is there already');
  await desk.keepBoth();
  await page.getByRole('article');
  await page.waitFor(async () => (await page.run(() => document.querySelectorAll('article mark').length)) > 5, 'the marks of the annotated sample');
  // Cards that are still on the way to their places lie over each other.
  await page.waitFor(() => page.run(() => innerWidth < 992 || document.querySelectorAll('.entities .chip').length > 5), 'the entities beside the text');
  await desk.atRest();
  await check('desk with marks');
  await newVersion(page, words, check);
  await desk.clickWords('Die USA zogen');
  await page.getByRole('region', { name: new RegExp(`^${words.claim}: `) });
  await check('open card of a claim');
  await page.press('/');
  const field = await page.getByRole('searchbox', { name: words.find });
  await field.type('Koalition');
  await page.untilText(/\d (of|von) \d/);
  await check('find bar');
  // One thing at a time: the search, then the card.
  await page.press('Escape');
  await page.untilGone('searchbox', { name: words.find });
  await page.press('Escape');
  await page.untilGone('region', { name: new RegExp(`^${words.claim}: `) });
  await tool(words.list);
  await page.getByRole('list', { name: words.list });
  await check('list of all marks');
  await page.press('Escape');
  // In a narrow window the views wait in a menu.
  const narrow = await page.run(() => innerWidth < 640);
  const view = async (name) => {
    if (narrow) await tool(words.views);
    await tool(name);
  };
  if (narrow) {
    await tool(words.views);
    await page.getByRole('button', { name: words.table });
    await check('menu of views');
    await page.press('Escape');
  }
  await view(words.sentences);
  await page.getByRole('list', { name: words.sentences });
  await check('sentence list');
  await view(words.table);
  const grid = await page.getByRole('grid', { name: words.table });
  await check('table of claims');
  await (await grid.getAllByRole('gridcell'))[1].click();
  await grid.getByRole('textbox');
  await check('table of claims, editing');
  await page.press('Escape');
  await view(words.picture);
  const [box] = await (await page.getByRole('group', { name: words.picture })).getAllByRole('button');
  await box.focus();
  await check('picture with a chosen box');
  await view(words.picture);
  if (narrow) await tool(words.list);
  await tool(words.preflight);
  await page.getByRole('heading', { name: words.preflight });
  await check('pre-flight');
  await tool(words.sources);
  await page.getByRole('list', { name: words.ledger });
  await check('ledger of sources');
  await tool(words.entities);
  await page.getByRole('list', { name: words.register });
  await check('register of entities');
  await page.click('button', { name: /^Irakische Armee/ });
  await page.getByRole('region', { name: /: Irakische Armee$/ });
  await check('an entity');
  await tool(words.occurrences);
  await page.getByRole('list', { name: /Irakische Armee/ });
  await check('occurrences of an entity');
  await tool(words.signals);
  await page.click('button', { name: words.signal });
  await page.getByRole('textbox', { name: words.signalNote });
  await check('signals, one of them open');
  await page.press('Escape');

  await tool(words.export);
  const dialog = await page.getByRole('dialog', { name: words.dialog });
  await check('export dialog');
  await (await dialog.getByRole('button', { name: words.close })).click();
  await page.untilGone('dialog');
  await (await page.getByRole('link', { name: words.library, exact: false })).click();
  await page.getAllByRole('listitem');
  await check('library with articles');
  for (const screen of [words.settings, words.help]) {
    await page.click('link', { name: screen });
    await page.getByRole('heading', { name: screen, level: 1 });
    await check(screen);
    if (screen !== words.settings) continue;
    await page.click('button', { name: words.more });
    await page.getByRole('combobox', { name: words.merge });
    await page.run(() => { for (const part of document.querySelectorAll('.tag-part')) part.open = true; });
    await check('tag set, one of it open');
  }
  await page.goto('#/nowhere');
  await page.getByRole('heading', { name: words.missing });
  await check('missing page');
}

/** A new version of the annotated sample, in which a number is corrected and a sentence taken out; it is looked at and undone. */
async function newVersion(page, words, check) {
  const text = await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => block.textContent).join('\n\n'));
  await page.click('button', { name: words.update });
  const dialog = await page.getByRole('dialog', { name: words.update });
  const field = await dialog.getByRole('textbox', { name: words.version });
  await check('dialog for a new version');
  await field.focus();
  await page.paste(text.replace('2.500 US-Soldaten', '1.500 US-Soldaten').replace(/Die Präsenz ausländischer[^.]*\.\s?/, ''));
  await page.waitFor(async () => (await field.value()).length > 0, 'the pasted text in the field');
  await (await dialog.getByRole('button', { name: words.compare })).click();
  await (await dialog.getByRole('button', { name: words.attach, exact: false, nth: 0 })).click();
  await check('new version, compared');
  await (await dialog.getByRole('button', { name: words.takeOver })).click();
  await page.untilGone('dialog');
  await page.click('button', { name: words.changes });
  const report = await page.getByRole('dialog', { name: words.changes });
  await check('change report');
  await (await report.getByRole('button', { name: words.close })).click();
  await page.untilGone('dialog');
  await page.press('Control+z');
  await page.waitFor(async () => (await page.run(() => document.querySelector('article').textContent)).includes('2.500 US'), 'the old text');
}
