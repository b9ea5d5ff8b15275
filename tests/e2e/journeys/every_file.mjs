import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile } from '../lib/desk.mjs';
import { blocksShown, dropFiles } from '../lib/intake.mjs';

export const name = 'a file of every kind that is dropped gives the blocks that the command gives';

export async function run({ open, assert, dataDir, server }) {
  const folder = join(dataDir, 'intake/files');
  // What `beleg extract` makes of them: tests/same_blocks.rs.
  const expected = JSON.parse(readFileSync(join(dataDir, 'intake/expected.json'), 'utf8'));
  const names = readdirSync(folder).sort();
  assert.deepEqual(names, Object.keys(expected).sort());
  // What is kept for use without the network would answer in the host's place.
  server.keepsPages(false);
  const page = await open();
  const desk = new Desk(page, assert);
  const isReader = (path) => /worker/.test(path);

  // Plain text needs no reader.
  await dropFiles(page, join(folder, 'article.txt'));
  await desk.article();
  assert.deepEqual(server.takeRequests().filter(isReader), [], 'the reader is not fetched for plain text');
  await desk.toLibrary();

  for (const [place, file] of names.filter((each) => each !== 'article.txt').entries()) {
    // Some by the file field, the others dropped.
    await (place % 4 === 0 ? openFile(page, join(folder, file)) : dropFiles(page, join(folder, file)));
    // Some hold the same article, which is asked about.
    const isAsked = () => page.countByRole('dialog');
    await page.waitFor(async () => (await isAsked()) || (await page.countByRole('article')), `${file} to come`);
    if (await isAsked()) await desk.keepBoth();
    await desk.article();
    const shown = await blocksShown(page);
    assert.deepEqual(shown.map((block) => block.text), expected[file].blocks.map((block) => block.text), `${file}: the text on the page`);
    assert.deepEqual(shown.map((block) => block.dropped), expected[file].blocks.map((block) => block.boilerplate ?? false), `${file}: what is greyed`);
    await desk.toLibrary();
  }
  assert.ok(server.takeRequests().some(isReader), 'the reader is fetched when it is needed');

  await page.click('button', { name: 'Export all' });
  const { data } = await desk.download();
  const found = Object.fromEntries(data.documents.map(({ article, details }) => {
    const { stamp, accessed, ...lasting } = details;
    assert.match(accessed, /^20\d\d-\d\d-\d\dT/, 'when it was read is kept');
    return [details.file_name, { blocks: article.blocks, sha256: article.sha256, details: lasting }];
  }));
  for (const file of names) assert.deepEqual(found[file], expected[file], file);
}
