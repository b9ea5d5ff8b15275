import { Desk } from '../lib/desk.mjs';
import { comparable, marksOf } from '../lib/exported.mjs';

export const name = 'everything is backed up to one file and restored by opening it; what is deleted lies in the trash; damage is offered for download';

const TITLE = 'The moon';

export async function run({ open, assert, engine }) {
  const page = await open();
  const desk = await Desk.openText(page, assert, `${TITLE}\n\nIt is made of green cheese, they say.`);
  await desk.note(await desk.mark('green cheese', 'c'), 'Ask the observatory');
  await desk.toLibrary();
  const backup = await page.download(() => page.click('button', { name: 'Back up everything' }));
  assert.match(backup.name, /^beleg-backup-\d{4}-\d\d-\d\d\.beleg\.json$/);

  await trash(page);
  await page.wipe();
  await page.getByRole('button', { name: 'Start marking' });
  const restore = async () => (await page.getByLabel('Open a file', { hidden: true })).setFile(backup.path);
  await restore();
  await desk.article();
  await desk.untilCounts({ Claim: 1 });
  const first = (await desk.export()).data;
  assert.deepEqual(marksOf(first), ['claim: green cheese']);
  await desk.toLibrary();
  await restore();
  await desk.article();
  assert.deepEqual(comparable((await desk.export()).data), comparable(first), 'restoring twice changes nothing');
  await desk.toLibrary();

  await unanswered(page);
  await damage(page, assert);
  if (engine === 'chromium') await keptFile(page, desk, assert);
  await page.close();
}

/** A browser that never answers whether it will keep everything holds nothing up. */
async function unanswered(page) {
  // WebKitGTK 2.50 has nothing to ask, so the page offers nothing.
  if (!(await page.run(() => Boolean(navigator.storage)))) return page.untilGone('button', { name: 'Protect from automatic deletion' });
  await page.run(() => {
    navigator.storage.persist = () => new Promise(() => {});
    navigator.storage.persisted = async () => false;
    localStorage.setItem('e2e-filler', 'x'.repeat(2 << 20));
  });
  // What is stored is looked at again after a backup, and tells of what was put there meanwhile.
  const used = () => page.run(() => /small store: ([\d.]+)/.exec(document.body.innerText)?.[1]);
  const before = await used();
  await page.download(() => page.click('button', { name: 'Back up everything' }));
  await page.waitFor(async () => Number(await used()) > Number(before) + 1, 'what is stored now');
  await page.click('button', { name: 'Protect from automatic deletion' });
  await page.untilText('Asked. The browser has not promised it yet');
  await page.run(() => localStorage.removeItem('e2e-filler'));
}

async function trash(page) {
  const remove = async () => {
    await page.click('button', { name: `Delete “${TITLE}”` });
    await page.untilText(`Deleted “${TITLE}”`);
  };
  const openTrash = async () => (await page.getByText('Trash: 1 article')).click();
  await remove();
  await openTrash();
  await page.click('button', { name: `Restore “${TITLE}”` });
  await page.getByRole('link', { name: TITLE });
  await remove();
  await openTrash();
  await page.click('button', { name: `Delete permanently “${TITLE}”` });
  await page.waitFor(async () => !/Trash/.test(await page.run(() => document.body.innerText)), 'an empty trash');
  await page.getByText('Saved');
  await page.reload();
  await page.getByRole('button', { name: 'Start marking' });
  await page.waitFor(() => page.run((title) => !document.body.innerText.includes(title), TITLE), 'the article gone for good');
}

async function damage(page, assert) {
  const hurt = '{"format": "beleg", "version": 1, "documents": [{"details": {"title": "Broken off", ';
  await page.run((text) => localStorage.setItem('beleg/document/019b76da-a800-7000-8000-00000000dead', text), hurt);
  await page.reload();
  await page.getByRole('heading', { name: '1 damaged record' });
  const rescued = await page.download(() => page.click('button', { name: 'Download “Broken off”' }));
  assert.equal(rescued.text, hurt);
  await page.click('button', { name: 'Delete permanently “Broken off”' });
  await page.untilGone('heading', { name: '1 damaged record' });
  await page.reload();
  await page.getByRole('link', { name: TITLE });
  assert.equal(await page.countByRole('heading', { name: '1 damaged record' }), 0);
}

/** A file that is kept up to date. The dialog of the system is no browser's to drive: a private file stands in for what it returns. */
async function keptFile(page, desk, assert) {
  await page.run(() => {
    window.showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle('kept.beleg.json', { create: true });
  });
  const read = () => page.runAsync(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('kept.beleg.json')).getFile()).text());
  await page.click('button', { name: 'Back up to a file automatically…' });
  await page.untilText('kept.beleg.json is kept up to date');
  await page.waitFor(async () => marksOf(JSON.parse((await read()) || '{"documents":[]}')).length === 1, 'the backup in the file');
  await page.click('link', { name: TITLE });
  await desk.mark('they say', 'c');
  await page.waitFor(async () => marksOf(JSON.parse(await read())).length === 2, 'the new mark in the file');
  await page.reload();
  await desk.toLibrary();
  await page.click('button', { name: 'Stop writing kept.beleg.json' });
  await page.getByRole('button', { name: 'Back up to a file automatically…' });
  assert.equal(marksOf(JSON.parse(await read())).length, 2, 'the file stays as it is');
}
