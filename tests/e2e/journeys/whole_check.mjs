import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, clickInSight, scratch, writeOver } from '../lib/desk.mjs';
import { Keyboard } from '../lib/keyboard.mjs';

export const name = 'a raw article becomes a published check of one claim: entity, speaker, evidence, rating, report and ClaimReview, by mouse and by keyboard alone';

const SPEAKER = 'die Koalition';
const CLAIM = 'Nach vier Jahren war die Mission beendet.';
const SHORT = 'The mission in Iraq ended after four years';
const FOR = 'https://example.org/for';
const AGAINST = 'https://example.com/against';
const GROUP = 'Islamischer Staat';
const PUBLISHER = 'The Desk';
const HOME = 'https://desk.example';
const PAGE = 'https://desk.example/mission';

/** Names of one entity: the words, and where the reading cursor meets them: a sentence, and the letters before them in it. */
const NAMES = [
  { words: 'IS', sentence: 0, before: 'US-geführte Anti-', inside: 'Anti-IS-Koalition' },
  { words: 'DAESH', sentence: 1, before: 'Die USA zogen ihre Kampftruppen 2011 nach der 2003 begonnenen Invasionsbewegung aus dem Land ab; Nachdem das ' },
  { words: 'Daesh', sentence: 4, before: 'Beim Rückzug aus dem Land erklärte die Koalition, sie „glaube, dass ' },
  { words: 'ISIS', sentence: 8, before: '' },
];

export async function run({ open, assert, engine }) {
  for (const way of [byMouse, byKeyboard]) {
    // Firefox opens a panel of its own after a download, which would take the next keys.
    const page = await open({ width: 1440, height: 900, firefoxPrefs: { 'browser.download.alwaysOpenPanel': false } });
    const desk = new Desk(page, assert);
    const walk = new Walk(desk, assert, engine);
    await way(walk);
    await page.close();
  }
}

/** What both ways have in common: what is waited for, and what the files must say. */
class Walk {
  constructor(desk, assert, engine) {
    Object.assign(this, { desk, page: desk.page, keys: new Keyboard(desk), assert, engine });
  }

  /** The address of the piece of evidence that has just been added. */
  async address(card, count) {
    let field;
    await this.page.waitFor(async () => {
      const fields = await card.getAllByRole('textbox', { name: 'Address' });
      field = fields.at(-1);
      return fields.length === count && field.isFocused();
    }, `the keyboard in the address of piece ${count}`);
    return field;
  }

  async write(field, text) {
    await this.page.type(text);
    await this.page.waitFor(async () => (await field.value()) === text, `${text} in ${field.what}`);
  }

  /** The names stand under one. */
  untilGathered() {
    return this.page.untilText('IS · DAESH · Daesh · ISIS');
  }

  dialog() { return this.page.getByRole('dialog', { name: 'Export' }); }

  /** The open dialog's file, whose preview says these words. */
  async save(dialog, ending, words, act) {
    await dialog.getByText(words);
    const file = await this.page.download(async () => act(await dialog.getByRole('button', { name: 'Download' })));
    await this.page.untilGone('dialog');
    this.assert.ok(file.name.endsWith(ending), file.name);
    const path = join(scratch(this.page), file.name);
    renameSync(join(this.page.browser.downloads, file.name), path);
    return readFileSync(path, 'utf8');
  }

  checkFile({ documents: [{ marks, records }] }) {
    const { assert } = this;
    const mark = (kind) => marks.find((one) => one.kind === kind).id;
    const [link] = records.filter(({ record }) => record === 'link');
    assert.deepEqual([link.link_type, link.from, link.to], ['said_by', mark('claim'), mark('source')]);
    const evidence = records.filter(({ record }) => record === 'evidence').map(({ claim, stance, url }) => [claim, stance, url]);
    assert.deepEqual(evidence, [[mark('claim'), 'supports', FOR], [mark('claim'), 'refutes', AGAINST]]);
    const claim = records.find(({ rating }) => rating);
    assert.deepEqual([claim.scale, claim.rating, claim.short], ['politifact', 'half_true', SHORT]);
    const entities = records.filter(({ record }) => record === 'entity');
    assert.deepEqual(entities.map(({ name, aliases }) => [name, aliases]), [[GROUP, ['IS', 'DAESH', 'Daesh', 'ISIS']]]);
    const mentions = records.filter(({ entity }) => entity === entities[0].id).map(({ id }) => marks.find((one) => one.id === id).spans[0].quote);
    assert.deepEqual(mentions.toSorted(), NAMES.map(({ words }) => words).toSorted());
  }

  checkReport(text) {
    for (const words of [PUBLISHER, CLAIM, SPEAKER, 'Half True', FOR, AGAINST]) this.assert.ok(text.includes(words), `${words} in ${text}`);
  }

  checkReview(text) {
    const { assert } = this;
    const reviews = JSON.parse(text);
    assert.equal(reviews.length, 1);
    const [review] = reviews;
    assert.deepEqual([review['@type'], review.claimReviewed, review.author.name, review.url], ['ClaimReview', SHORT, PUBLISHER, PAGE]);
    assert.equal(review.reviewRating.alternateName, 'Half True');
    assert.deepEqual(review.itemReviewed.author.map(({ name }) => name), [SPEAKER]);
  }
}

async function byMouse(walk) {
  const { desk, page, assert, engine } = walk;
  await page.click('button', { name: 'Try a sample' });
  await desk.article();
  for (const { words, inside } of NAMES) await desk.mark(words, 'e2', { nth: inside ? await desk.nthOf(inside, words) : 0 });
  const speaker = await desk.mark(SPEAKER, 's');
  await (await speaker.getByText('About the source')).click();
  await desk.choose(speaker, 'Type of source', 'group');
  await desk.mark(CLAIM, 'c');
  const card = await desk.card('Claim', CLAIM);
  await (await card.getByRole('button', { name: 'Add a link: said by' })).click();
  await (await card.getByRole('button', { name: SPEAKER })).click();
  await card.getByRole('button', { name: `Show “${SPEAKER}”` });
  // What the claim is tied to lights up beside the text too, and nothing else.
  const lit = () => page.run(() => [...document.querySelectorAll('[data-lit]')].map((element) => element.textContent.trim()));
  await page.waitFor(async () => (await lit()).length === 1 && (await lit())[0].includes(SPEAKER), async () => `the card of ${SPEAKER} alone lit, not ${JSON.stringify(await lit())}`);
  await (await card.getByText('Fact check')).click();
  await (await card.getByText('More fields')).click();
  for (const [field, option] of [['Rating scale', 'PolitiFact'], ['Rating', 'Half True']]) {
    // WebKit's driver chooses only what no bar at the window's edge lies over.
    await (await card.getByRole('combobox', { name: field })).run((select) => select.scrollIntoView({ block: 'center' }));
    await desk.atRest();
    await desk.choose(card, field, option);
  }
  await writeOver(page, await card.getByRole('textbox', { name: 'Short version (under 75 characters)' }), SHORT);
  await (await card.getByText('Evidence')).click();
  for (const [index, [button, url]] of [['Add evidence for', FOR], ['Add evidence against', AGAINST]].entries()) {
    await (await card.getByRole('button', { name: button })).click();
    await walk.write(await walk.address(card, index + 1), url);
  }
  await card.getByText('1 for, 1 against');
  await card.getByText(/2 independent sources/);
  if (engine === 'chromium') {
    assert.deepEqual(await page.axe(), []);
    await page.screenshot('claim_desk');
  }

  const panel = await desk.panel();
  await (await panel.getByRole('button', { name: 'Entities' })).click();
  for (const wording of ['IS', 'ISIS', 'DAESH, Daesh']) await clickInSight(await panel.getByRole('checkbox', { name: `Pick “${wording}”` }));
  await writeOver(page, await panel.getByRole('textbox', { name: 'Under the name' }), GROUP);
  await clickInSight(await panel.getByRole('button', { name: 'Group' }));
  await walk.untilGathered();
  await page.getByText('Saved');

  const choose = async (format, fields) => {
    await desk.tool('Export');
    const dialog = await walk.dialog();
    await (await dialog.getByRole('combobox', { name: 'Format' })).choose(format);
    for (const [label, text] of fields) {
      await writeOver(page, await dialog.getByLabel(label), text);
      await page.press('Tab');
    }
    return dialog;
  };
  const click = (button) => button.click();
  walk.checkReport(await walk.save(await choose('Report (Markdown)', [['Published by', PUBLISHER]]), '.report.md', new RegExp(PUBLISHER), click));
  const review = await choose('ClaimReview', [['Home page of the publisher', HOME], ['Address of the check’s page', PAGE]]);
  walk.checkReview(await walk.save(review, '.claimreview.json', new RegExp(`"${PAGE}`), click));
  await choose('Beleg', []);
  walk.checkFile((await desk.download()).data);
}

async function byKeyboard(walk) {
  const { desk, page, keys } = walk;
  const unfold = async (card, words) => {
    await keys.tabTo(await card.getByText(words));
    await page.press('Enter');
  };
  // A blank would open the list in WebKit, so an option that shares its first word with others is some steps on.
  const stepTo = async (select, steps, value) => {
    await keys.times('ArrowDown', steps);
    await page.waitFor(async () => (await select.value()) === value, `${value} chosen`);
  };
  await keys.tabToButton('Try a sample');
  await page.press('Enter');
  await keys.toArticle();
  for (const { words, sentence, before } of NAMES) {
    await keys.goTo(sentence, before.length);
    await keys.extend(words);
    await keys.press('e2', words);
    await keys.escape();
  }
  await keys.goTo(4, 'Beim Rückzug aus dem Land erklärte '.length);
  await keys.extend(SPEAKER);
  const speaker = await keys.press('s', SPEAKER);
  await unfold(speaker, 'About the source');
  const type = await speaker.getByRole('combobox', { name: 'Type of source' });
  await keys.choose(type, 'individual', 'individual');
  await stepTo(type, 1, 'group');
  await keys.escape();
  await keys.goTo(2);
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

  await unfold(card, 'Fact check');
  await unfold(card, 'More fields');
  await keys.choose(await card.getByRole('combobox', { name: 'Rating scale' }), 'Poli', 'politifact');
  await keys.choose(await card.getByRole('combobox', { name: 'Rating' }), 'Half', 'half_true');
  const short = await card.getByRole('textbox', { name: 'Short version (under 75 characters)' });
  await keys.tabTo(short, { back: true });
  await walk.write(short, SHORT);
  await unfold(card, 'Evidence');
  for (const [index, [button, url]] of [['Add evidence for', FOR], ['Add evidence against', AGAINST]].entries()) {
    await keys.tabTo(await card.getByRole('button', { name: button }));
    await page.press('Enter');
    await walk.write(await walk.address(card, index + 1), url);
  }
  await card.getByText('1 for, 1 against');

  const panel = await desk.panel();
  await keys.tabTo(await panel.getByRole('button', { name: 'Entities' }), { back: true });
  await page.press('Enter');
  for (const wording of ['IS', 'DAESH, Daesh', 'ISIS']) {
    await keys.tabTo(await panel.getByRole('checkbox', { name: `Pick “${wording}”` }));
    await page.press('Space');
  }
  const field = await panel.getByRole('textbox', { name: 'Under the name' });
  await keys.tabTo(field);
  await page.press('Control+a');
  await walk.write(field, GROUP);
  await page.press('Enter');
  await walk.untilGathered();
  await page.getByText('Saved');

  const choose = async (fields, beginning, value, next) => {
    await page.press('Control+Shift+e');
    const dialog = await walk.dialog();
    const format = await keys.tabTo(await dialog.getByRole('combobox', { name: 'Format' }));
    await keys.choose(format, beginning, value);
    if (next) await stepTo(format, 1, next);
    for (const [label, text] of fields) {
      const field = await keys.tabTo(await dialog.getByLabel(label));
      await page.press('Control+a');
      await walk.write(field, text);
      await page.press('Tab');
    }
    return dialog;
  };
  const press = async (button) => {
    await keys.tabTo(button);
    await page.press('Enter');
  };
  walk.checkReport(await walk.save(await choose([['Published by', PUBLISHER]], 'Report', 'report-html', 'report'), '.report.md', new RegExp(PUBLISHER), press));
  const review = await choose([['Home page of the publisher', HOME], ['Address of the check’s page', PAGE]], 'Claim', 'claim-review');
  walk.checkReview(await walk.save(review, '.claimreview.json', new RegExp(`"${PAGE}`), press));
  await choose([], 'Beleg', 'beleg');
  walk.checkFile((await desk.download(press)).data);
}
