// What journeys about bringing articles in share.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { scratch } from './desk.mjs';

/** Drops files on the page. No driver can drag from outside the browser, so the event is made in the page, with real files. */
export function dropFiles(page, ...paths) {
  const given = paths.map((path) => [basename(path), readFileSync(path).toString('base64')]);
  return page.run((given, hides) => {
    const files = given.map(([name, content]) => new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
    let transfer;
    if (hides) {
      // WebKit hides the files of a transfer that a script has made, so one that looks the same takes its place.
      transfer = { files: Object.assign(files, { item: (place) => files[place] }), types: ['Files'], getData: () => '' };
    } else {
      transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
    }
    const event = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: transfer });
    document.body.dispatchEvent(event);
  }, given, page.engine === 'webkit');
}

/** Waits until nothing is being read any more. */
export const untilRead = (page, options) => page.waitFor(async () => (await page.countByRole('button', { name: 'Cancel' })) === 0, 'the end of reading', options);

/** The article on the desk, block by block: element, class, text, and whether it is greyed. */
export function blocksShown(page) {
  return page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => ({
    tag: block.localName, text: block.textContent, dropped: block.classList.contains('dropped'), kind: [...block.classList].find((name) => ['list-item', 'caption', 'cell'].includes(name)),
  })));
}

/** Brings in an article of these blocks, each `[kind, text, more]`, as a file of ours: what is left out of it then depends on no rule of reading. */
export async function openBlocks(page, title, blocks) {
  const shapes = blocks.map(([kind, text, more = {}]) => ({ kind: kind.split(/\d/)[0], ...(/\d/.test(kind) ? { level: Number(kind.at(-1)) } : {}), text, ...more }));
  const stamp = '2026-11-22T19:00:00.000Z/0/00000000000000ff';
  const document = {
    id: '01a204a1-2780-70d0-90d0-d0d0d0d0d0d0', created: '2026-11-22T19:00:00.000Z',
    article: { stamp, sha256: createHash('sha256').update(blocks.map(([, text]) => text).join('\n\n')).digest('hex'), blocks: shapes },
    details: { stamp, title }, marks: [],
  };
  const path = join(scratch(page), 'article.beleg.json');
  writeFileSync(path, JSON.stringify({ format: 'beleg', version: 1, documents: [document] }));
  await dropFiles(page, path);
  await page.getByRole('article');
}
