import { Desk } from '../lib/desk.mjs';
import { still, untilInSight } from '../lib/sight.mjs';

export const name = 'who says what about whom is drawn, walked by mouse and by keyboard, told as a list, saved as SVG, and leads back to the words';

const CLAIM = 'Die US-geführte Koalition gegen den IS beendet ihre Mission im Irak.';

/** Firefox's driver cannot scroll to a part of a drawing. */
async function press(page, box) {
  // What was opened above it may still move it, and then it is scrolled to again.
  const middle = await page.waitFor(async () => {
    await box.run((element) => element.querySelector('rect').scrollIntoView({ block: 'center', behavior: 'instant' }));
    await still(page);
    return box.run((element) => {
      const { x, y, width, height } = element.querySelector('rect').getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2 };
      return element.contains(document.elementFromPoint(middle.x, middle.y)) && middle;
    });
  }, 'the box in sight');
  await page.pointer(middle);
  await page.waitFor(() => box.run((element) => element.getAttribute('aria-pressed') === 'true'), 'the box chosen');
}

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900, firefoxPrefs: { 'browser.download.alwaysOpenPanel': false } });
  const desk = new Desk(page, assert);
  await page.click('button', { name: 'See an annotated sample' });
  await page.getAllByCss('article mark');
  await desk.tool('Who says what');
  const drawing = await page.getByRole('group', { name: 'Who says what' });
  const boxes = await drawing.getAllByRole('button');
  assert.ok(boxes.length > 26 + 5, `${boxes.length} boxes`);

  // A box that is chosen says its text in full, and only what it is linked with stays lit.
  const lit = () => page.run(() => ['on', 'lit', 'dim'].map((name) => document.querySelectorAll(`.drawing .box.${name}`).length));
  assert.deepEqual(await lit(), [0, 0, 0]);
  const claim = await drawing.getByRole('button', { name: /^Claim: Die US-geführte Koalition gegen den IS beendet/ });
  await press(page, claim);
  await page.getAllByText(CLAIM);
  const [on, related, dim] = await lit();
  assert.equal(on, 1);
  assert.ok(related > 1 && dim > related, `${related} lit, ${dim} dim`);
  assert.equal(related + dim, boxes.length);

  // By keyboard: to the source next to it, and back to nothing.
  await claim.focus();
  await page.press('ArrowLeft');
  await page.waitFor(() => page.run(() => document.activeElement.getAttribute('aria-label')?.startsWith('Source: ')), 'the keyboard on a source');
  await page.press('Escape');
  await page.waitFor(async () => (await lit()).every((count) => count === 0), 'nothing lit');
  if (engine === 'chromium') assert.deepEqual(await page.axe(), []);

  // The same for those who cannot see it.
  await (await page.getByText('As a list')).click();
  await page.getByText(CLAIM, { nth: -1 });

  const file = await page.download(async () => (await page.getByRole('button', { name: 'Save as SVG' })).click());
  assert.match(file.name, /\.svg$/);
  const svg = await page.run((text) => {
    const read = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { root: read.documentElement.localName, boxes: read.querySelectorAll('rect').length, words: read.documentElement.textContent, foreign: /href=|<script|url\(/.test(text) };
  }, file.text);
  assert.equal(svg.root, 'svg');
  assert.ok(svg.boxes >= boxes.length, `${svg.boxes} boxes in the file`);
  assert.ok(svg.words.includes('Die US-geführte Koalition') && svg.words.includes('rashed'));
  assert.equal(svg.foreign, false, 'it needs nothing else');

  await press(page, await drawing.getByRole('button', { name: /^Claim: Die US-geführte Koalition gegen den IS beendet/ }));
  await page.click('button', { name: 'Show in the text' });
  await desk.card('Claim', 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak');
  await page.close();
  if (engine !== 'webkit') for (const share of [0, 0.5, 1]) await onTelephone(open, share);
}

/** Wherever the article is, and though a card lies over it, the picture opens with its first boxes in sight. */
async function onTelephone(open, share) {
  const page = await open({ width: 390, height: 844, touch: true });
  await page.click('button', { name: 'See an annotated sample' });
  const marks = await page.getAllByCss('article mark.claim');
  await page.run((share) => scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' }), share);
  await still(page);
  if (share === 0.5) {
    const { x, y } = await marks[Math.floor(marks.length / 2)].run((mark) => (mark.scrollIntoView({ block: 'center', behavior: 'instant' }), mark.getClientRects()[0].toJSON()));
    await page.touch({ x: x + 4, y: y + 4 });
    await page.getByRole('button', { name: 'Close card' });
  }
  await page.click('button', { name: 'Menu' });
  await page.click('button', { name: 'Who says what' });
  const drawing = await page.getByRole('group', { name: 'Who says what' });
  await still(page);
  // Columns stand beside each other, and the first is that of the sources.
  await untilInSight(page, await drawing.getByCss('.box.source rect', { nth: 0 }), 'the first box of the picture');
  await page.close();
}
