import { Desk } from '../lib/desk.mjs';
import { marksOf } from '../lib/exported.mjs';

export const name = 'when the browser stores nothing or no more, the page says so, goes on working, and recovers';

export async function run({ open, assert, engine }) {
  await full(await open(), assert);
  // Storage can be switched off in Chromium by a script before the page's own, and in Firefox by a setting; WebKitGTK has neither.
  if (engine === 'chromium') {
    const page = await open();
    await page.session.cdp('Page.addScriptToEvaluateOnNewDocument', {
      source: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });",
    });
    await page.reload();
    await blocked(page, assert);
  } else if (engine === 'firefox') {
    await blocked(await open({ firefoxPrefs: { 'dom.storage.enabled': false } }), assert);
  }
}

async function blocked(page, assert) {
  await page.untilText('Not saved: storage is blocked');
  await page.untilText('This browser does not let the page store anything');
  const desk = await Desk.openSample(page, assert);
  await desk.mark('Mossul', 'e3');
  assert.ok(!(await page.run(() => document.body.innerText)).includes('Saved\n'), 'nothing claims to be saved');
  assert.deepEqual(marksOf((await desk.export()).data), ['entity: Mossul']);
}

async function full(page, assert) {
  const desk = await Desk.openSample(page, assert);
  await desk.mark('Mossul', 'e3');
  await page.getByText('Saved');
  await page.run(() => {
    let filler = '';
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try {
        localStorage.setItem('e2e-filler', filler + 'x'.repeat(size));
        filler += 'x'.repeat(size);
      } catch {
        // No room for so much: half of it is tried next.
      }
    }
  });
  const claim = await desk.mark('Die Präsenz ausländischer Streitkräfte', 'c');
  await page.untilText('Not saved: storage is full');
  await page.untilText('Export it now, then delete articles you no longer need.');
  assert.equal(await page.countByRole('region', { name: 'Claim: Die Präsenz ausländischer Streitkräfte' }), 1, 'the mark is still there');
  assert.deepEqual(marksOf((await desk.export()).data), ['entity: Mossul', 'claim: Die Präsenz ausländischer Streitkräfte']);

  await page.run(() => localStorage.removeItem('e2e-filler'));
  await desk.note(claim, 'Room again');
  await page.getByText('Saved');
  await page.reload();
  await desk.untilCounts({ Claim: 1, Entity: 1 });
  assert.equal(marksOf((await desk.export()).data).length, 2);
}
