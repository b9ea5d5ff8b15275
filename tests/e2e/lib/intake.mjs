// What journeys about bringing articles in share.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

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
  return page.run(() => [...document.querySelectorAll('article > *')].map((block) => ({
    tag: block.localName, text: block.textContent, dropped: block.classList.contains('dropped'), kind: [...block.classList].find((name) => ['list-item', 'caption', 'cell'].includes(name)),
  })));
}
