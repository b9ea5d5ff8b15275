import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, scratch } from '../lib/desk.mjs';
import { dropFiles, untilRead } from '../lib/intake.mjs';

export const name = 'a reader that cannot be had, breaks down, or takes for ever is told of, and the next file is read';

const HTML = '<h1>Moon</h1><p>The moon is made of cheese, said the observatory on Monday, and it has been so for long.</p>';

export async function run({ open, assert, server }) {
  // What is kept would hide that it is missing.
  server.keepsPages(false);
  const page = await open();
  const folder = scratch(page);
  const file = (name) => {
    const path = join(folder, name);
    writeFileSync(path, HTML.replace('observatory', `observatory of ${name.replace('.html', '')}`));
    return path;
  };
  const desk = new Desk(page, assert);
  const isRead = async (name) => {
    await dropFiles(page, file(name));
    await desk.article();
    await desk.toLibrary();
  };

  // The host does not have it.
  page.allow(/404|Failed to load|not found|worker/i);
  server.block(/worker[^/]*\.(js|wasm)$/);
  try {
    await dropFiles(page, file('first.html'));
    await page.untilText('“first.html” was not taken. The part of this page that reads such files could not be loaded.', { timeout: 30_000 });
  } finally {
    server.block(null);
  }
  await isRead('again.html');

  await tame(page);
  const behave = (how) => page.run((how) => { window.behaviour = how; }, how);
  for (const how of ['breaks', 'babbles']) {
    await behave(how);
    await dropFiles(page, file(`${how}.html`));
    await page.untilText(`“${how}.html” was not taken. It could not be read: it is damaged, or too much for this browser’s memory.`);
  }

  // Called off: the reader that is at work on it ends, and what waits behind it goes on.
  await behave('stays');
  await dropFiles(page, file('stays.html'));
  await page.waitFor(() => page.run(() => window.readers.at(-1).asked), 'the question');
  await page.untilText('stays.html');
  await behave('own');
  await dropFiles(page, file('behind.html'));
  const cancel = await page.waitFor(async () => {
    const buttons = await page.getAllByRole('button', { name: /^Cancel: / });
    return buttons.length === 2 && buttons[0];
  }, 'both to wait');
  await cancel.click();
  await desk.article();
  assert.ok(await page.run(() => window.readers.at(-1).ended), 'the reader was ended');
  await untilRead(page);
  await desk.toLibrary();

  // Taking for ever: the page's clock is told to run fast, so that a minute and a half is over at once.
  await tame(page);
  await behave('stays');
  await page.run(() => {
    const own = window.setTimeout;
    window.setTimeout = (run, after, ...given) => own(run, after >= 60_000 ? 50 : after, ...given);
  });
  await dropFiles(page, file('for-ever.html'));
  await page.untilText('“for-ever.html” was not taken. Reading it took longer than 90 seconds and was stopped.');
  await page.close();
}

/** Loads the page anew; readers are then made that behave as they are told, in the place of the browser's own. */
async function tame(page) {
  await page.goto('');
  await page.run(() => {
    const Own = window.Worker;
    window.readers = [];
    window.Worker = class extends EventTarget {
      constructor(address) {
        super();
        if (window.behaviour === 'own') return new Own(address);
        window.readers.push(this);
        setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: 'ready' })), 0);
      }
      postMessage() {
        this.asked = true;
        const answers = {
          breaks: () => this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable', cancelable: true })),
          babbles: () => this.dispatchEvent(new MessageEvent('message', { data: 'what?' })),
          stays: () => {},
        };
        setTimeout(answers[window.behaviour], 0);
      }
      terminate() { this.ended = true; }
    };
  });
}
