import { Desk } from '../lib/desk.mjs';
import { marksOf } from '../lib/exported.mjs';

export const name = 'when a home of the browser is full, refused or missing, work goes on, the page says so, and nothing is lost';

const FIRST = 'Mossul';
const SECOND = 'Die Präsenz ausländischer Streitkräfte';

/** Scripts that run before the page's own. Only Chromium's driver can put them there. */
const NO_LOCAL = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });";
const NO_MIRROR = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });";
const FAILING_MIRROR = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'InvalidStateError'); };";

export async function run({ open, assert, engine }) {
  const page = await open();
  await full(page, assert);
  if (engine === 'firefox') {
    // Firefox can switch localStorage off by a setting.
    await withoutLocal(await open({ firefoxPrefs: { 'dom.storage.enabled': false } }), assert);
  }
  if (engine !== 'chromium') return;
  const opened = async (...sources) => {
    const other = await open();
    for (const source of sources) await other.session.cdp('Page.addScriptToEvaluateOnNewDocument', { source });
    await other.reload();
    return other;
  };
  await withoutLocal(await opened(NO_LOCAL), assert);
  await withoutMirror(await opened(NO_MIRROR), assert);
  await withoutMirror(await opened(FAILING_MIRROR), assert);
  await withNeither(await opened(NO_LOCAL, NO_MIRROR), assert);
}

/** Fills localStorage to the last unit, under a key that is not ours, once nothing of ours is on its way. */
async function fill(page) {
  await page.waitFor(() => page.run(() => Object.keys(localStorage).some((key) => key.startsWith('beleg/document/')) && !Object.keys(localStorage).some((key) => key.startsWith('beleg/journal/'))), 'the article in its place');
  await page.run(() => {
    let filler = localStorage.getItem('e2e-filler') ?? '';
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try {
        localStorage.setItem('e2e-filler', filler + 'x'.repeat(size));
        filler += 'x'.repeat(size);
      } catch {
        // No room for so much: half of it is tried next.
      }
    }
  });
}

async function full(page, assert) {
  const desk = await Desk.openSample(page, assert);
  await desk.mark(FIRST, 'e3');
  await page.getByText('Saved');
  await fill(page);
  await desk.mark(SECOND, 'c');
  await page.untilText("The browser's small store is full");
  await page.getByText('Saved');
  await page.reload();
  await desk.untilCounts({ Claim: 1, Entity: 1 });
  await page.run(() => localStorage.removeItem('e2e-filler'));
  const claim = await desk.card('Claim', SECOND);
  await desk.note(claim, 'Room again');
  await page.getByText('Saved');
  await page.reload();
  await desk.untilCounts({ Claim: 1, Entity: 1 });
  assert.deepEqual(marksOf((await desk.export()).data), [`entity: ${FIRST}`, `claim: ${SECOND}`]);
}

async function withoutLocal(page, assert) {
  const desk = await Desk.openSample(page, assert);
  await desk.mark(FIRST, 'e3');
  await page.untilText('The browser refuses its small store');
  await page.getByText('Saved');
  await page.reload();
  await desk.untilCounts({ Entity: 1 });
}

async function withoutMirror(page, assert) {
  await page.untilText('Saved in one place only');
  await page.untilText("One of this browser's two stores does not work");
  const desk = await Desk.openSample(page, assert);
  await desk.mark(FIRST, 'e3');
  await page.reload();
  await desk.untilCounts({ Entity: 1 });
  await page.untilText('Saved in one place only');
  await fill(page);
  await desk.mark(SECOND, 'c');
  await page.untilText('Not saved: storage is full');
  await page.untilText('Export it now, then delete articles you no longer need.');
  assert.deepEqual(marksOf((await desk.export()).data), [`entity: ${FIRST}`, `claim: ${SECOND}`]);
}

async function withNeither(page, assert) {
  await page.untilText('Not saved: storage is blocked');
  await page.untilText('This browser does not let the page store anything');
  const desk = await Desk.openSample(page, assert);
  await desk.mark(FIRST, 'e3');
  assert.ok(!/^Saved$/m.test(await page.run(() => document.body.innerText)), 'nothing claims to be saved');
  assert.deepEqual(marksOf((await desk.export()).data), [`entity: ${FIRST}`]);
}
