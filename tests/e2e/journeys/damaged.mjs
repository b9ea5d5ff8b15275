import { Desk } from '../lib/desk.mjs';

export const name = 'a stored text that is cut short or has a bit flipped is put aside and offered, and everything else is there';

// WebKit's driver cannot reach the database of a page that was left.
export const engines = ['chromium', 'firefox'];

/** DAMAGES=1000 makes the long run. */
const CASES = Number(process.env.DAMAGES ?? 12);
const TITLES = ['The first article', 'The second article', 'The third article'];

export async function run({ open, assert }) {
  const page = await open();
  for (const title of TITLES) {
    const desk = await Desk.openText(page, assert, `${title}\n\nThe moon is made of green cheese, they say.`);
    await desk.mark('green cheese', 'c');
    await desk.toLibrary();
  }
  await page.getByText('Saved');
  await page.waitFor(() => page.run(() => !Object.keys(localStorage).some((key) => key.startsWith('beleg/journal/'))), 'the journals put in their places');
  await page.aside();
  const stored = await page.runAsync(snapshot);
  const places = [...Object.keys(stored.local).filter((key) => !key.endsWith('settings')).map((key) => ({ local: key })), ...Object.keys(stored.texts).map((id) => ({ text: id }))];
  assert.equal(places.length, 2 * TITLES.length, 'every article is in both homes');
  const random = seeded(Number(process.env.SEED ?? 20_26));
  for (let round = 0; round < CASES; round++) {
    // Half of the cases hurt both homes, so that nothing is left to mend the article from.
    const place = places[random(places.length)];
    const id = place.text ?? place.local.split('/').at(-1);
    const both = random(2) === 1;
    const whole = stored.texts[id];
    const at = random(whole.length);
    const bit = random(3) === 0 ? null : random(7);
    const hurt = (text) => (bit === null ? text.slice(0, at) : text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1));
    const homes = { local: { ...stored.local }, texts: { ...stored.texts }, index: stored.index };
    const key = `beleg/document/${id}`;
    if (both || place.local) homes.local[key] = hurt(stored.local[key]);
    if (both || place.text) homes.texts[id] = hurt(whole);
    const what = `case ${round}: ${both ? 'both homes' : place.local ? 'the small store' : 'the large store'} of ${id} ${bit === null ? 'cut' : `bit ${bit} flipped`} at ${at}`;
    await page.runAsync(restore, homes);
    await page.goto();
    const title = TITLES.find((own) => whole.includes(own));
    const wanted = both ? TITLES.filter((own) => own !== title) : TITLES;
    // What is in the large store alone is looked at when it is needed: an article whose own key is whole does not need it.
    const offered = both || Boolean(place.local);
    await page.waitFor(() => page.run((titles, damage) => {
      const shown = [...document.querySelectorAll('.article-link')].map((link) => link.textContent.trim()).toSorted();
      return JSON.stringify(shown) === JSON.stringify(titles) && (!damage || /damaged record/.test(document.querySelector('.library').innerText));
    }, wanted.toSorted(), offered), `${what}: the articles ${wanted}, and the damage offered: ${offered}`);
    await page.aside();
    const after = await page.runAsync(snapshot);
    const aside = [...Object.entries(after.local).filter(([name]) => name.startsWith('beleg/set-aside/')).map(([, text]) => text), ...Object.values(after.aside)];
    if (offered) assert.ok(aside.includes(homes.local[key]), `${what}: untouched`);
  }
  await page.close();
}

function seeded(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What both homes hold, for the page's program to be elsewhere. */
async function snapshot() {
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open('beleg', 1);
    request.onsuccess = () => done(request.result);
    request.onerror = failed;
  });
  const all = (store) => new Promise((done) => {
    const found = {};
    const request = database.transaction(store).objectStore(store).openCursor();
    request.onsuccess = () => {
      if (!request.result) return done(found);
      found[request.result.key] = request.result.value;
      request.result.continue();
    };
  });
  const made = { local: { ...localStorage }, texts: await all('texts'), index: await all('index'), aside: await all('set-aside') };
  database.close();
  return made;
}

async function restore(homes) {
  localStorage.clear();
  for (const [key, text] of Object.entries(homes.local)) localStorage.setItem(key, text);
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open('beleg', 1);
    request.onsuccess = () => done(request.result);
    request.onerror = failed;
  });
  const transaction = database.transaction(['texts', 'index', 'set-aside'], 'readwrite');
  for (const [store, entries] of [['texts', homes.texts], ['index', homes.index], ['set-aside', {}]]) {
    transaction.objectStore(store).clear();
    for (const [key, value] of Object.entries(entries)) transaction.objectStore(store).put(value, key);
  }
  await new Promise((done) => (transaction.oncomplete = done));
  database.close();
}
