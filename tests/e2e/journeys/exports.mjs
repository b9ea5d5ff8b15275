import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, scratch } from '../lib/desk.mjs';

export const name = 'a marked article is taken away in every format, with what it loses told before, copied, shared, and by keyboard alone';

/** What the name of each format's file ends with, what its beginning must be, and one thing that it must say to be lost. */
const FORMATS = [
  ['Beleg', '.beleg.json', /^\{\s*"format": "beleg"/, null],
  ['Report (web page, prints to PDF)', '.report.html', /^<!DOCTYPE html>/i, '28 notes left out'],
  ['Report (Markdown)', '.report.md', /^# Fact check: /, '28 notes left out'],
  ['ClaimReview', '.claimreview.json', /^\[/, '26 claims without a verdict left out'],
  ['Marks (CSV)', '.csv', /^\uFEFFid,/, '116 links left out'],
  ['Claims (CSV)', '.claims.csv', /^\uFEFFid,part,kind,/, null],
  ['Sources (CSV)', '.sources.csv', /^\uFEFFid,kind,/, null],
  ['Entities (CSV)', '.entities.csv', /^\uFEFFid,mentions,/, null],
  ['Evidence (CSV)', '.evidence.csv', /^\uFEFFid,claim,/, null],
  ['AVeriTeC', '.averitec.json', /^\[/, '26 claims without one of the four labels left out'],
  ['W3C Web Annotation', '.jsonld', /^\{\s*"@context"/, null],
  ['Recogito and Annotorious', '.recogito.json', /^\[/, null],
  ['Hypothesis', '.hypothesis.json', /^\{/, null],
  ['Label Studio', '.label-studio.json', /^\[/, null],
  ['Label Studio, labelling configuration', '.label-studio.xml', /^<View>/, null],
  ['doccano', '.doccano.jsonl', /^\{"text":/, '9 marks lose their tags'],
  ['brat standoff', '.brat.zip', /^PK/, null],
  ['UIMA CAS JSON (INCEpTION)', '.cas.json', /^\{/, null],
  ['spaCy and Prodigy', '.spacy.jsonl', /^\{"text":/, null],
  ['CoNLL IOB2', '.conll', /\t|O\n/, '116 links left out'],
];

/** Downloads from the open dialog; what lies there then is put out of the way. */
async function save(page, dialog, act) {
  const file = await page.download(act ?? (async () => (await dialog.getByRole('button', { name: 'Download' })).click()));
  await page.untilGone('dialog');
  const path = join(scratch(page), file.name);
  renameSync(join(page.browser.downloads, file.name), path);
  return { name: file.name, bytes: readFileSync(path) };
}

async function openDialog(desk, page) {
  await desk.tool('Export');
  return page.getByRole('dialog', { name: 'Export' });
}

async function everyFormat(desk, page, assert) {
  const first = await openDialog(desk, page);
  const options = await (await first.getByRole('combobox', { name: 'Format' })).getAllByRole('option');
  const offered = await Promise.all(options.map((option) => option.textContent()));
  assert.deepEqual([...offered].sort(), FORMATS.map(([title]) => title).sort(), 'every format is offered once');
  await page.press('Escape');
  for (const [title, ending, beginning, loss] of FORMATS) {
    const dialog = await openDialog(desk, page);
    await (await dialog.getByRole('combobox', { name: 'Format' })).choose(title);
    await dialog.getByText(new RegExp(`${ending.replaceAll('.', '\\.')}, \\d+ KB$`));
    if (loss) await dialog.getByText(loss);
    const { name, bytes } = await save(page, dialog);
    assert.ok(name.endsWith(ending), `${title}: ${name}`);
    assert.match(bytes.toString('utf8').slice(0, 400), beginning, title);
  }
}

/** A report for readers is shown as readers see it, and not as its source. */
async function previewOfPage(desk, page, assert) {
  const dialog = await openDialog(desk, page);
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('Report (web page, prints to PDF)');
  await dialog.getByText(/\.report\.html, \d+ KB$/);
  await page.waitFor(() => page.run(() => document.querySelectorAll('dialog iframe.preview[srcdoc]').length === 1), 'the frame of the preview');
  // WebKit's driver runs nothing in a frame that may run nothing.
  if (page.engine !== 'webkit') {
    await page.command('post', '/frame', { id: 0 });
    const seen = () => page.run(() => [document.querySelector('h1')?.textContent, getComputedStyle(document.querySelector('main') ?? document.body).maxWidth]);
    await page.waitFor(async () => (await seen())[0]?.startsWith('Fact check: '), 'the report in the frame');
    assert.notEqual((await seen())[1], 'none', 'it has its own style');
    await page.command('post', '/frame', { id: null });
  }
  await page.press('Escape');
  await page.untilGone('dialog');
}

/** A claim is rated; then the ClaimReview says what is missing, and leads to it. */
async function review(desk, page, assert) {
  await desk.pointOf('Nach vier Jahren');
  const dialog = await openDialog(desk, page);
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('ClaimReview');
  await dialog.getByText('No claim has a verdict', { exact: false });
  await page.press('Escape');
  await page.untilGone('dialog');
}

/** What a device would share is caught on its way. */
async function share(desk, page, assert) {
  await page.run(() => {
    navigator.canShare = ({ files }) => files.every((file) => file.type === 'text/plain');
    navigator.share = async ({ files }) => { window.__shared = await Promise.all(files.map(async (file) => [file.name, file.type, await file.text()])); };
  });
  const dialog = await openDialog(desk, page);
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('Beleg');
  await (await dialog.getByRole('button', { name: 'Share' })).click();
  const [[name, kind, text]] = await page.waitFor(() => page.run(() => window.__shared), 'what is shared');
  assert.match(name, /\.beleg\.json\.txt$/);
  assert.equal(kind, 'text/plain');
  assert.equal(JSON.parse(text).format, 'beleg');
  await page.press('Escape');
  await page.untilGone('dialog');
}

/** The keyboard alone saves, and the last choice is there again, also after a reload. */
async function remembered(desk, page, assert) {
  const dialog = await openDialog(desk, page);
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('Report (Markdown)');
  const publisher = await dialog.getByLabel('Published by');
  await publisher.focus();
  await page.type('The Desk');
  await page.press('Tab');
  await dialog.getByText(/The Desk/);
  await (await dialog.getByRole('button', { name: 'Download' })).focus();
  await save(page, dialog, () => page.press('Enter'));
  await page.reload();
  await page.getByRole('article');
  const again = await openDialog(desk, page);
  assert.equal(await (await again.getByLabel('Published by')).value(), 'The Desk');
  await page.waitFor(() => page.run(() => document.activeElement.textContent === 'Export'), 'the keyboard on the heading');
  const { name, bytes } = await save(page, again);
  assert.match(name, /\.report\.md$/);
  assert.match(bytes.toString('utf8'), /The Desk/);
}

/** Everything at once: whoever takes all articles along from the library gets them whole. */
async function library(desk, page, assert) {
  await desk.toLibrary();
  await page.click('button', { name: 'Try a sample' });
  await desk.keepBoth();
  await page.getByRole('article');
  const dialog = await openDialog(desk, page);
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('Report (Markdown)');
  await (await dialog.getByRole('radio', { name: 'All articles' })).click();
  await dialog.getByText(/^library-report\.zip, \d+ KB$/);
  const { name, bytes } = await save(page, dialog);
  assert.equal(name, 'library-report.zip');
  const names = [...bytes.toString('latin1').matchAll(/PK\x01\x02[^]{42}([\x20-\xff]+?\.report\.md)/g)].map(([, found]) => found);
  assert.equal(names.length, 2, `two files: ${names}`);
  assert.notEqual(names[0], names[1]);
  await desk.toLibrary();
  await page.click('button', { name: 'Export all' });
  const { data } = await desk.download();
  assert.equal(data.documents.length, 2);
}

export async function run({ open, assert }) {
  const page = await open();
  const desk = new Desk(page, assert);
  await page.click('button', { name: 'See an annotated sample' });
  await page.getAllByCss('article mark');
  await review(desk, page, assert);
  await share(desk, page, assert);
  // Before the many downloads: Firefox's list of them takes the keyboard's place, and fields then tell of no change.
  await remembered(desk, page, assert);
  await previewOfPage(desk, page, assert);
  await everyFormat(desk, page, assert);
  await library(desk, page, assert);
}
