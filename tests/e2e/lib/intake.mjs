// What journeys about bringing articles in share.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Drops files on the page. No driver can drag from outside the browser, so the event is made in the page, with real files. */
export function dropFiles(page, ...paths) {
  const files = paths.map((path) => [basename(path), readFileSync(path).toString('base64')]);
  return page.run((given) => {
    const transfer = new DataTransfer();
    for (const [name, content] of given) transfer.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);
}

/** Waits until nothing is being read any more. */
export const untilRead = (page, options) => page.waitFor(async () => (await page.countByRole('button', { name: 'Cancel' })) === 0, 'the end of reading', options);

/** The article on the desk, block by block: element, class, text, and whether it is greyed. */
export function blocksShown(page) {
  return page.run(() => [...document.querySelectorAll('article > *')].map((block) => ({
    tag: block.localName, text: block.textContent, dropped: block.classList.contains('dropped'), kind: [...block.classList].find((name) => ['list-item', 'caption', 'cell'].includes(name)),
  })));
}
