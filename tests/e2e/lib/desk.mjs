// The desk as its reader meets it: every step is one that journeys share, in the page's English words.
import { mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { reference } from './webdriver.mjs';

/** What a letter makes of a selection. */
export const KINDS = { c: 'Claim', s: 'Source', e: 'Entity', q: 'Quotation', m: 'Note' };

/** A card's name carries at most so many signs of its quote. */
export function cardName(kind, quote) {
  const signs = [...quote];
  return `${kind}: ${signs.length > 80 ? `${signs.slice(0, 80).join('').trimEnd()}…` : quote}`;
}

/** The name of a closed card: it goes on with whatever else the card shows. What is hidden from sight is set off by a space. */
export function closedCard(kind, quote) {
  const escaped = cardName(kind, quote).slice(kind.length + 2).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${kind} ?: ${escaped}(?= |$)`);
}

/** An entity's chip beside the text goes on with where its words stand. */
export const chipName = (quote) => new RegExp(`^${quote.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(: |$)`);

export class Desk {
  constructor(page, assert) {
    Object.assign(this, { page, assert });
  }

  /** The sample, opened from the library as a newcomer does it. */
  static async openSample(page, assert) {
    await page.click('button', { name: 'Try a sample' });
    const desk = new Desk(page, assert);
    await desk.article();
    return desk;
  }

  /** A text pasted into the library's field. */
  static async openText(page, assert, text) {
    const field = await page.getByRole('textbox', { name: 'Text of the article' });
    await field.focus();
    await page.paste(text);
    await page.waitFor(async () => (await field.value()).length > 0, 'the pasted text in the field');
    await page.click('button', { name: 'Start marking' });
    const desk = new Desk(page, assert);
    await desk.article();
    return desk;
  }

  /** There is one article on the desk, and its name depends on the page's language. */
  article() { return this.page.getByRole('article'); }
  panel() { return this.page.getByRole('complementary', { name: 'Marks' }); }
  tools() { return this.page.getByRole('toolbar', { name: 'Article tools' }); }
  popover() { return this.page.getByRole('toolbar', { name: 'Mark as' }); }

  /** A press on one of the tools in the desk's head; a notice may carry a button of the same name. */
  async tool(name) { await (await (await this.tools()).getByRole('button', { name })).click(); }

  /** Waits until scrolling has drawn what it brought into sight, which moves what stands below; a reader's eye waits for that too. */
  atRest() {
    return this.page.look(async () => {
      // Only frames count where there are any: WebKitGTK may draw the first one a second after the scrolling.
      const frame = () => new Promise((done) => (document.hidden ? setTimeout(done, 100) : requestAnimationFrame(done)));
      const cards = () => [...document.querySelectorAll('[data-for], .card')].map((card) => Math.round(card.getBoundingClientRect().top));
      const place = () => `${scrollY} ${document.documentElement.scrollHeight} ${document.querySelector('article').getBoundingClientRect().height} ${cards()}`;
      for (let still = 0, last = place(); still < 8; last = place()) {
        await frame();
        still = last === place() ? still + 1 : 0;
      }
    });
  }

  /** Selects words by mouse. */
  async select(quote, options = {}) {
    // Words under the page's head are scrolled down from there first, as a reader does.
    await this.pointOf(quote, options.nth);
    await this.atRest();
    // Before it drags, the harness clears the selection; Chromium would then scroll back to a field that has the keyboard.
    await this.page.notLost();
    await this.page.run(() => document.activeElement?.matches('input, textarea') && document.activeElement.blur());
    return this.page.selectText(quote, options);
  }

  /** Selects the words by mouse and presses the keys: one for a kind, for an entity one more for its type. */
  async mark(quote, keys, { nth = 0, shown = quote } = {}) {
    await this.select(quote, { nth });
    await this.popover();
    return this.pressKind(keys, shown);
  }

  /** The keys of the popover, and then the card that opens. */
  async pressKind(keys, quote) {
    const [kind, type] = keys;
    await this.page.press(kind);
    if (kind === 'e') {
      await this.page.getByRole('toolbar', { name: 'Type of entity' });
      await this.page.press(type ?? 'Enter');
    }
    return this.card(KINDS[kind], quote);
  }

  /** The open card of a mark. */
  card(kind, quote, options) { return this.page.getByRole('region', { name: cardName(kind, quote), ...options }); }

  /** Opens a card from the margin; entities stand there as chips with their words. */
  async open(kind, quote) {
    const panel = await this.panel();
    const closed = await panel.getByRole('button', { name: kind === 'Entity' ? chipName(quote) : closedCard(kind, quote) });
    await clickInSight(closed);
    return this.card(kind, quote);
  }

  /** The page has sent the keyboard to this element. */
  async untilFocused(element) {
    let holder;
    await this.page.waitFor(
      async () => {
        holder = await this.page.run(() => document.activeElement?.outerHTML.slice(0, 120));
        return element.isFocused();
      },
      () => `the focus on ${element.what}; it is on ${holder}`,
    );
  }

  async note(card, text) {
    const field = await card.getByRole('textbox', { name: 'Note' });
    await field.fill(text);
    await this.page.waitFor(async () => (await field.value()) === text, `the note ${JSON.stringify(text)}`);
  }

  async tag(card, label) {
    await (await card.getByRole('button', { name: label, pressed: false })).click();
    await card.getByRole('button', { name: label, pressed: true });
  }

  async choose(card, field, option) {
    const select = await card.getByRole('combobox', { name: field });
    await select.choose(option);
  }

  /** Moves an end of the open mark; `button` is one of the four in the card. */
  async moveEnd(card, unit, button) {
    // A summary has no role of its own in every engine, so its words lead to it.
    const summary = await card.getByText('Adjust selection');
    if (!(await summary.run((element) => element.closest('details').open))) await summary.click();
    await this.choose(card, 'Move by', unit);
    await (await card.getByRole('button', { name: button })).click();
  }

  /** How many marks of each kind the panel counts, for example { Claim: 3 }. */
  async counts() {
    const group = await (await this.panel()).getByRole('group', { name: 'Kinds', hidden: true });
    return group.run((element, kinds) => Object.fromEntries([...element.querySelectorAll('.kind-toggle')]
      .map((button) => [kinds.find((kind) => button.classList.contains(kind.toLowerCase())), Number(button.textContent)])), Object.values(KINDS));
  }
  async untilCounts(wanted) {
    let seen;
    await this.page.waitFor(
      async () => {
        seen = await this.counts();
        return Object.entries(wanted).every(([kind, count]) => seen[kind] === count);
      },
      () => `the counts ${JSON.stringify(wanted)}; found ${JSON.stringify(seen)}`,
    );
  }

  /** Which of the places of some words lies in others. */
  nthOf(outer, inner) {
    return this.page.run((long, short) => {
      const text = document.querySelector('article').textContent;
      const at = text.indexOf(long) + long.indexOf(short);
      let number = 0;
      for (let found = text.indexOf(short); found >= 0 && found < at; found = text.indexOf(short, found + 1)) number++;
      return number;
    }, outer, inner);
  }

  /** Presses the mouse on the middle of some words, without selecting them. */
  async clickWords(quote, { nth = 0, ...how } = {}) {
    await this.pointOf(quote, nth);
    await this.atRest();
    await this.page.pointer(await this.pointOf(quote, nth), how);
  }
  async pointOf(quote, nth = 0, { scroll = true } = {}) {
    const article = await this.article();
    const point = () => article.withId((id) => this.page.inPage((element, text, number, mayScroll) => {
      const range = window.__e2e.range(element, text, number);
      const inSight = (rect) => rect.height > 0 && rect.top > 120 && rect.bottom < innerHeight - 120;
      if (mayScroll && !inSight(range.getBoundingClientRect())) range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const [rect] = range.getClientRects();
      return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    }, reference(id), quote, nth, scroll));
    // A block that was far away is drawn only after scrolling, and has no place before.
    return this.page.waitFor(point, `a place for ${JSON.stringify(quote)}`);
  }

  /** Opens the dialog from the desk's head and downloads the file. */
  async export() {
    await this.tool('Export');
    return this.download();
  }
  /** Downloads from the dialog that is open, by mouse or by the given act. */
  async download(act = (button) => button.click()) {
    const dialog = await this.page.getByRole('dialog', { name: 'Export' });
    const button = await dialog.getByRole('button', { name: 'Download' });
    const file = await this.page.download(() => act(button));
    await this.page.untilGone('dialog');
    // Out of the way, for the next export may have the same name, and engines differ in what they do then.
    const path = join(scratch(this.page), file.name);
    renameSync(join(this.page.browser.downloads, file.name), path);
    return { ...file, path, data: JSON.parse(file.text) };
  }

  /** The article is in the library already, and is wanted there twice. */
  async keepBoth() {
    const dialog = await this.page.getByRole('dialog', { name: /^(You have this article already|Diesen Artikel haben Sie schon)$/ });
    await (await dialog.getByRole('radio', { name: /^(Keep both|Beide behalten)$/ })).click();
    await (await dialog.getByRole('button', { name: /^(Import|Importieren)$/ })).click();
    await this.page.untilGone('dialog');
  }

  async toLibrary(heading = 'Check what an article says') {
    await this.page.click('link', { name: /To the library$/ });
    await this.page.getByRole('heading', { name: heading });
  }

  /** Nothing of the article is left in the browser. */
  async wipe(title) {
    await this.page.click('button', { name: `Delete “${title}”` });
    await this.page.untilGone('link', { name: title });
    await this.page.wipe();
    this.assert.equal(await this.page.countByRole('listitem'), 0, 'the library is empty');
  }
}

/** Selects words where a mouse has no room, as if it had been let go there. */
export async function selectWithoutMouse(page, words) {
  await page.selectByScript(words);
  await page.run(() => {
    document.querySelector('article').focus({ preventScroll: true });
    const { x, y } = document.querySelector('article').getBoundingClientRect();
    for (const name of ['pointerdown', 'pointerup']) document.dispatchEvent(new PointerEvent(name, { pointerType: 'mouse', button: 0, clientX: x, clientY: y, bubbles: true }));
  });
}

/** Writes over what a field holds, as a reader does: a driver's own way of clearing would leave the field in between. */
export async function writeOver(page, field, text) {
  await field.focus();
  await page.press('Control+a');
  await (text ? page.type(text) : page.press('Delete'));
  await page.waitFor(async () => (await field.value()) === text, `${JSON.stringify(text)} in ${field.what}`);
}

/** A driver does not scroll to what is in the window already, though the page's head may lie over it. */
export async function clickInSight(element) {
  await element.run((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  return element.click();
}

/** A folder for files of the journey; it goes with the browser's profile. */
export const scratch = (page) => mkdtempSync(join(page.browser.downloads, '../scratch-'));

/** Gives the library's file field a file. No driver can work the system's own dialog behind it. */
export async function openFile(page, ...paths) {
  const field = await page.getByLabel('Open a file', { selector: 'input' });
  await field.setFile(...paths);
}
