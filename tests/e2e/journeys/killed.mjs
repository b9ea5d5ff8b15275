import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Desk } from '../lib/desk.mjs';

export const name = 'a browser that is killed, and a tab that crashes, lose nothing that was said to be saved';
export const engines = ['chromium', 'firefox'];

/** So long after the page said that all is saved. What a browser has not written by then is gone. Milliseconds. */
const DELAYS = [0, 50, 200, 1_000, 5_000, 30_000];
/** KILLS=20 makes the long run. */
const TIMES = Number(process.env.KILLS ?? 3);

export async function run({ open, assert, engine }) {
  if (engine === 'chromium') await crash(open, assert);
  const profile = mkdtempSync(join(tmpdir(), 'beleg-killed-'));
  try {
    await kills(open, assert, profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const noteOf = async (desk, quote) => (await (await desk.open('Entity', quote)).getByRole('textbox', { name: 'Note' })).value();

async function kills(open, assert, profile) {
  let written = '';
  let address = '';
  for (let round = 0; round < TIMES; round++) {
    for (const delay of DELAYS) {
      const page = await open({ profile, path: address });
      const desk = new Desk(page, assert);
      if (address) {
        assert.equal(await noteOf(desk, 'Mossul'), written, 'an acknowledged edit was lost');
      } else {
        await Desk.openSample(page, assert);
        await desk.mark('Mossul', 'e3');
        address = await page.waitFor(async () => /#\/a\/[^/]+/.exec(await page.url())?.[0], 'the article in the address');
      }
      written = `killed ${delay} ms later, ${round}`;
      await desk.note(await desk.card('Entity', 'Mossul'), written);
      // Drawn is not yet saved: the page says so when it is.
      await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved');
      await setTimeout(delay);
      await page.kill();
    }
  }
  const last = await open({ profile, path: address });
  assert.equal(await noteOf(new Desk(last, assert), 'Mossul'), written, 'an acknowledged edit was lost');
  await last.close();
}

/** Types without a pause until the tab crashes; what was drawn by then must be there. */
async function crash(open, assert) {
  const page = await open();
  const desk = await Desk.openSample(page, assert);
  await desk.mark('Mossul', 'e3');
  const address = await page.waitFor(async () => /#\/a\/[^/]+/.exec(await page.url())?.[0], 'the article in the address');
  const other = await page.newTab();
  await page.run(() => {
    const field = document.querySelector('.card textarea');
    window.__typed = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      field.value = String(window.__typed + 1);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      window.__typed += 1;
      port2.postMessage(0);
    };
    port2.postMessage(0);
  });
  const typed = await page.waitFor(async () => {
    const typed = await page.run(() => window.__typed);
    return typed > 50 && typed;
  }, 'a burst of edits');
  await page.command('post', '/url', { url: 'chrome://crash' }).catch(() => {});
  page.closed = true;
  await other.goto(address);
  const kept = Number(await noteOf(new Desk(other, assert), 'Mossul'));
  assert.ok(kept >= typed, `${typed} edits were applied before the crash, ${kept} are there`);
}
