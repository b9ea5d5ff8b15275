import { Desk, selectWithoutMouse } from '../lib/desk.mjs';

export const name = 'a notice lies over nothing that is worked on, goes when it has been read, and stays while it can be undone or is pointed at';

const FIRST = 'Nach vier Jahren';
const SECOND = 'Beim Rückzug';

export async function run({ open, assert, engine }) {
  const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }, { width: 720, height: 450 }];
  // WebKitGTK's driver refuses to make its window so small.
  if (engine !== 'webkit') sizes.push({ width: 360, height: 225 });
  for (const size of sizes) {
    const page = await open(size);
    const label = `${size.width}x${size.height}`;
    await page.click('button', { name: 'Try a sample' });
    await byHand(page);
    const desk = new Desk(page, assert);
    await desk.article();
    const mark = (words, kind) => marked(page, words, kind);
    await mark(FIRST, 'c');
    await mark(SECOND, 'c');

    // What can be undone stays, and what is opened then is free of it.
    await page.press('k');
    await page.press('Delete');
    const notices = await page.getByRole('region', { name: 'Messages' });
    await notices.getByText('Mark deleted');
    assert.deepEqual(await waiting(page), [], `${label}: no time runs while it can be undone`);
    await page.press('k');
    await desk.card('Claim', FIRST);
    await page.getByRole('textbox', { name: 'Note' });
    await free(page, assert, `${label}, an open card`);
    await page.press('Escape');
    if (await page.run(() => innerWidth < 992)) {
      await page.click('button', { name: 'All marks' });
      await page.getByRole('list', { name: 'All marks' });
      await free(page, assert, `${label}, the list of marks`);
      await page.press('Escape');
    }
    // The next act is another matter.
    await mark('Soleimani', 'e1');
    await page.untilGone('button', { name: /^Dismiss message/ });

    // All others go by themselves, but not under the hand of who reads them.
    await page.press('Control+z');
    const told = await notices.getByText(/^Undone: /);
    await until(page, 1, `${label}: its time runs`);
    await told.hover();
    await until(page, 0, `${label}: pointed at, it stays`);
    await page.pointer({ x: 2, y: size.height / 2 });
    await until(page, 1, `${label}: left alone, its time runs again`);
    await (await notices.getByRole('button', { name: /^Dismiss message/ })).focus();
    await until(page, 0, `${label}: with the keyboard in it, it stays`);
    await page.run(() => document.activeElement.blur());
    await until(page, 1, `${label}: its time runs again`);
    const [time] = await waiting(page);
    assert.ok(time >= 5000, `${label}: ${time} ms to read it`);
    await page.run(() => window.letTimePass());
    await page.untilGone('button', { name: /^Dismiss message/ });
    await page.close();
  }
}

/** Times longer than any that the page waits for itself pass only when they are let. */
async function byHand(page) {
  await page.run(() => {
    const { setTimeout: set, clearTimeout: clear } = window;
    const waiting = new Map();
    let number = 1e9;
    window.setTimeout = (run, time, ...rest) => {
      // WebKitGTK's driver sets one of its own in the page: the longest that a script may take.
      if (!(time >= 4000) || time === 60_000) return set(run, time, ...rest);
      waiting.set(++number, { run, time });
      return number;
    };
    window.clearTimeout = (id) => (waiting.delete(id) ? undefined : clear(id));
    window.timesWaiting = () => [...waiting.values()].map(({ time }) => time);
    window.letTimePass = () => { for (const [id, { run }] of [...waiting]) { waiting.delete(id); run(); } };
    // Windows of some drivers count as hidden, and a window that nobody sees shows nothing.
    Object.defineProperty(document, 'hidden', { get: () => false });
  });
}
const waiting = (page) => page.run(() => window.timesWaiting());
const until = (page, count, what) => page.waitFor(async () => (await waiting(page)).length === count, what);

/** Marks words without a mouse, which has no room in the smallest window. */
async function marked(page, words, keys) {
  await selectWithoutMouse(page, words);
  await page.getByRole('toolbar', { name: 'Mark as' });
  for (const key of keys) await page.press(key);
  await page.getByRole('region', { name: new RegExp(words) });
  await page.press('Escape');
  await page.untilGone('region', { name: new RegExp(words) });
}

/** No notice lies over the card, the sheet or the marked words, and all of it can be hit. */
async function free(page, assert, what) {
  const look = () => page.run(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].map((node) => node.getBoundingClientRect()).filter((rect) => rect.height && rect.bottom > 0 && rect.top < innerHeight);
    const told = seen('.notices .notice');
    // A card beside its words may reach down to the bar below the article.
    const beside = getComputedStyle(document.querySelector('.panel')).position !== 'fixed';
    const card = ({ left, right, top, bottom }) => ({ left, right, top, bottom: beside ? Math.max(bottom, innerHeight) : bottom });
    const worked = [...seen('.card.open').map(card), ...seen('mark.on'), ...(getComputedStyle(document.querySelector('.panel')).position === 'fixed' ? seen('.panel') : [])];
    const over = worked.filter((rect) => told.some((own) => own.left < rect.right && rect.left < own.right && own.top < rect.bottom - 1 && rect.top < own.bottom - 1));
    const buttons = [...document.querySelectorAll('.notices button')].filter((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return !button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    return { told: told.length, over: over.map(({ left, right, top, bottom }) => ({ left, right, top, bottom })), hidden: buttons.map((button) => button.outerHTML) };
  });
  // What is opened comes to rest a moment later.
  let found;
  await page.waitFor(async () => (found = await look()).over.length === 0, () => `${what}: nothing worked on under a notice; ${JSON.stringify(found?.over)}`);
  assert.equal(found.told, 1, `${what}: one notice`);
  assert.deepEqual(found.over, [], `${what}: under a notice`);
  assert.deepEqual(found.hidden, [], `${what}: buttons that cannot be hit`);
}
