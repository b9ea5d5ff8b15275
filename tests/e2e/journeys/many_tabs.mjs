import { Desk } from '../lib/desk.mjs';

export const name = 'two and four windows that edit one article at full speed come to the same state, and no edit is lost';
export const engines = ['chromium', 'firefox'];

/** So many edits each window makes. EDITS=500 makes the long run. */
const EDITS = Number(process.env.EDITS ?? 120);

const TEXT = Array.from({ length: 12 }, (_, number) => `Sentence ${number} says that the moon is made of ${number} cheeses. Another one, number ${number}, denies it.`).join('\n\n');

export async function run({ open, assert }) {
  await storm(await open(), assert, 2, false);
  await storm(await open(), assert, 4, true);
}

async function storm(page, assert, count, killOne) {
  await Desk.openText(page, assert, TEXT);
  const address = await page.waitFor(async () => /#\/a\/[^/]+/.exec(await page.url())?.[0], 'the article in the address');
  await page.waitFor(() => page.run(saved), 'Saved');
  const windows = [page];
  // Windows and not tabs: a browser slows down what nobody sees.
  while (windows.length < count) windows.push(await page.newTab(address, 'window'));
  for (const each of windows) {
    await each.click('button', { name: 'Sentence list' });
    await each.waitFor(() => each.run(() => document.querySelector('.sentence-tools button')), 'the sentences');
  }
  // One driver speaks to one window at a time; the edits go on by themselves.
  for (const [index, each] of windows.entries()) await each.run(edit, EDITS, index + 1);
  if (killOne) {
    const last = windows.at(-1);
    await last.waitFor(() => last.run((half) => window.__edits.length >= half, EDITS / 2), 'half of the edits', { timeout: 240_000 });
    windows.pop();
    await last.closeTab();
  }
  for (const each of windows) {
    await each.waitFor(() => each.run((edits) => window.__edits.length >= edits, EDITS), 'all edits', { timeout: 240_000 });
  }
  const logs = [];
  for (const each of windows) logs.push(...(await each.run(() => window.__edits)));
  const states = await page.waitFor(async () => {
    const states = [];
    for (const each of windows) {
      if (!(await each.run(saved))) return null;
      states.push(JSON.stringify(await each.run(shown)));
    }
    return states.every((state) => state === states[0]) && states;
  }, 'the same state in all windows', { timeout: 60_000 });
  assert.ok(JSON.parse(states[0]).length > 0, 'something is marked');

  // By the law of merging no record is older than any edit of it that was made.
  const text = await page.runAsync(stored, address.slice(4));
  const [document] = JSON.parse(text).documents;
  const written = new Map([...(document.marks ?? []), ...(document.removed ?? [])].map((record) => [record.id, Date.parse(record.stamp.split('/')[0])]));
  const lost = logs.filter(({ id, at }) => !(written.get(id) >= at - 1)).map((edit) => ({ ...edit, written: written.get(edit.id) }));
  assert.deepEqual(lost, [], 'edits that are nowhere');
  assert.equal(JSON.parse(states[0]).length, document.marks.length, 'what is shown is what is stored');
  await page.close();
}

const saved = () => document.querySelector('.storage')?.textContent === 'Saved';

/** Every mark with its note, as the list shows it. */
const shown = () => [...document.querySelectorAll('.panel [data-for]')].map((card) => `${card.dataset.for} ${card.querySelector('textarea')?.value ?? card.querySelector('.note-line')?.textContent ?? ''}`).sort();

/** The article's text in IndexedDB. */
function stored(id) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('beleg');
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction('texts').objectStore('texts').get(id);
      asking.onsuccess = () => (opening.result.close(), done(asking.result));
      asking.onerror = () => fail(asking.error);
    };
  });
}

/**
 * Makes edits as fast as the page takes them: new marks, notes, deletions. It notes which mark each was about, and when.
 * Which edit is next comes from a sequence of its own for each window, so that a run can be repeated.
 */
function edit(edits, seed) {
  window.__edits = [];
  let state = seed * 2654435761;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (selector) => {
    const all = document.querySelectorAll(selector);
    return all[random(all.length)];
  };
  const ids = () => new Set([...document.querySelectorAll('.panel [data-for]')].map((card) => card.dataset.for));
  let opened = false;
  let pending = null;
  let before = null;
  const turn = () => {
    // An edit counts when the page has drawn it: a mark that another window has just deleted takes no note.
    if (pending && [...document.querySelectorAll('.panel textarea')].some((field) => field.value === pending.value && field.closest('[data-for]').dataset.for === pending.id)) {
      window.__edits.push(pending);
    } else if (pending && !pending.value && !ids().has(pending.id)) {
      window.__edits.push(pending);
    } else if (before) {
      // Another window's mark, made earlier, may have come in between: an id tells when it was made.
      const made = (id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
      const id = [...ids()].find((each) => !before.ids.has(each) && made(each) >= before.at);
      if (id) window.__edits.push({ id, at: before.at });
    }
    pending = before = null;
    if (window.__edits.length >= edits) return;
    const open = document.querySelector('.panel .card.open');
    if (opened && open && !open.querySelector('textarea')) {
      // Its fields come in a task of their own.
      setTimeout(turn, 0);
      return;
    }
    const at = Date.now();
    const dice = random(10);
    if (opened && open) {
      // The card that was opened in the turn before gets a note, or is deleted.
      pending = { id: open.dataset.for, at };
      if (dice < 7) {
        const field = open.querySelector('textarea');
        pending.value = `${seed} ${window.__edits.length} ${at}`;
        field.value = pending.value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      } else {
        open.querySelector('[aria-label="Delete mark"]').click();
      }
      opened = false;
    } else if (dice < 5 || ids().size === 0) {
      before = { at, ids: ids() };
      pick('.sentence-tools button').click();
      opened = false;
    } else {
      pick('.panel .card-line')?.click();
      opened = true;
    }
    setTimeout(turn, 0);
  };
  turn();
}
