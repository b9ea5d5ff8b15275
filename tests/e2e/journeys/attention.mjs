import { Desk } from '../lib/desk.mjs';
import { Keyboard } from '../lib/keyboard.mjs';
import { PRESS, untilHeld, untilSpoken } from '../lib/attention.mjs';

export const name = 'the keyboard goes to the heading of what opens and comes back from what closes, and a listener is told which mark is open';

const TITLE = /^US-geführte Anti-IS-Koalition/;
const FIRST = 'Nach vier Jahren war die Mission beendet.';
const WORDS = { text: 'Text of the article', library: /To the library$/, heading: 'Check what an article says' };

export async function run({ open, assert, engine }) {
  for (const way of ['mouse', 'keyboard']) {
    const page = await open({ width: 1440, height: 900 });
    const walk = new Walk(page, assert, way);
    await walk.screens();
    await walk.cards();
    await walk.steps();
    await walk.panels();
    await walk.list();
    await walk.dialogs();
    await walk.records();
    await walk.library();
    await page.close();
  }
  const german = await open({ width: 1440, height: 900, locale: 'de' });
  await inGerman(german, assert);
  if (engine === 'chromium') await byTouch(await open({ width: 390, height: 844, touch: true }), assert);
}

class Walk {
  constructor(page, assert, way) {
    Object.assign(this, { page, assert, desk: new Desk(page, assert), keys: new Keyboard(new Desk(page, assert)), push: PRESS[way] });
  }

  async press(role, name, within = this.page) { await this.push(await within.getByRole(role, { name })); }
  held(what, when) { return untilHeld(this.page, what, when); }

  /** Every way from screen to screen. */
  async screens() {
    const { page } = this;
    await page.getByRole('button', { name: 'Try a sample' });
    for (const [link, heading] of [['Settings', 'Settings'], ['Help', 'Help'], [WORDS.library, WORDS.heading]]) {
      await this.press('link', link);
      await this.held({ tag: 'H1', name: heading }, `after following ${link}`);
    }
    await page.back();
    await this.held({ tag: 'H1', name: 'Help' }, 'after going back');
    await page.goto('#/nowhere');
    await this.held({ tag: 'H1', name: 'Nothing here' }, 'at a missing page');
    await this.press('link', 'To the library');
    await this.held({ tag: 'H1', name: WORDS.heading }, 'after the missing page');
    await this.press('button', 'See an annotated sample');
    await this.held({ tag: 'H1', name: TITLE, part: 'article' }, 'after opening an article');
    // The heading lies in the text, and the text is the next stop; a press on the heading means its words.
    await page.press('Tab');
    await this.held({ tag: 'ARTICLE' }, 'one step behind the heading');
    await this.press('link', WORDS.library);
    await this.held({ tag: 'H1', name: WORDS.heading }, 'back in the library');
    await this.press('link', 'US-geführte Anti-IS-Koalition beendet ihre Mission im Irak');
    await this.held({ tag: 'H1', name: TITLE }, 'after opening it again');
    await this.desk.clickWords('US-geführte');
    await this.held({ tag: 'ARTICLE' }, 'after a press on the heading');
    await page.press('Escape');
  }

  /** A card that is opened in the margin, and closed in both ways. */
  async cards() {
    const { page, desk, assert } = this;
    const closed = await (await desk.panel()).getByRole('button', { name: new RegExp(`^Claim ?: ${FIRST}`) });
    // Cards find their places when all of them are there.
    await page.waitFor(() => page.run(() => document.querySelectorAll('.entities .chip').length > 5), 'the entities beside the text');
    await desk.atRest();
    await closed.run((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await desk.atRest();
    for (const close of ['button', 'Escape']) {
      await desk.atRest();
      const scrolled = await page.run(() => scrollY);
      await this.push(closed);
      await this.held({ tag: 'H2', name: /^Claim \d+ of \d+$/, part: 'open' }, 'after opening a card');
      await untilSpoken(page, new RegExp(`^Claim \\d+ of \\d+: ${FIRST}`));
      assert.equal(await page.run(() => scrollY), scrolled, 'opening a card in sight scrolls nothing');
      if (close === 'button') {
        // The next stop is the first thing in the card.
        await page.press('Tab');
        await this.held({ tag: 'SELECT', name: 'Kind of mark', part: 'open' }, 'one step behind the heading of a card');
        await this.press('button', 'Close card');
      } else {
        await page.press('Escape');
      }
      await this.held({ tag: 'BUTTON', name: new RegExp(FIRST), part: 'card' }, `after closing a card by ${close}`);
    }
  }

  /** J and K from the text, a click on marked words, deleting and undoing. */
  async steps() {
    const { page, desk, assert } = this;
    await desk.clickWords('Nach vier Jahren');
    await this.held({ tag: 'ARTICLE' }, 'after a press on marked words');
    await untilSpoken(page, new RegExp(`^Claim 5 of \\d+: ${FIRST}`));
    await page.press('j');
    await this.held({ tag: 'H2', name: /^\w+ \d+ of \d+$/, part: 'open' }, 'after J');
    await untilSpoken(page, /^Entity \d+ of \d+: vier Jahren$/);
    await page.press('k');
    await this.held({ tag: 'H2', name: /^Claim 5 of \d+$/, part: 'open' }, 'after K');
    await untilSpoken(page, new RegExp(`^Claim 5 of \\d+: ${FIRST}`));
    await page.press('Escape');
    await this.held({ tag: 'ARTICLE' }, 'after closing what J and K have opened');

    await desk.open('Claim', FIRST);
    await this.press('button', 'Delete mark');
    await this.held({ tag: 'ARTICLE' }, 'after deleting a mark');
    await page.untilText('Mark deleted');
    await this.press('button', /^Undo: /, await page.getByRole('region', { name: 'Messages' }));
    await this.held({ tag: 'H2', name: /^Claim 5 of \d+$/, part: 'open' }, 'after undoing in the notice');
    await this.press('button', 'Redo', await desk.tools());
    await this.held({ tag: 'BUTTON', name: 'Redo' }, 'after doing it again');
    await this.press('button', 'Undo', await desk.tools());
    await this.held({ tag: 'BUTTON', name: 'Undo' }, 'after undoing, with nothing more to undo');
    assert.equal(await (await (await desk.tools()).getByRole('button', { name: 'Undo' })).attribute('aria-disabled'), 'true');
    await page.press('Escape');
    await this.held({ tag: 'BUTTON', name: 'Undo' }, 'after closing the card that came back');
    await desk.untilCounts({ Claim: 26 });
  }

  /** What stands beside the text and in its place. */
  async panels() {
    const { page } = this;
    const panels = [['Sources', 'Sources of the article'], ['Entities', 'Register'], ['Signals', 'Signals'], [/^Final check/, 'Final check'], ['All marks', 'All marks']];
    for (const [tab, heading] of panels) {
      if (tab === 'All marks') await this.press('button', 'Marks'), await this.held({ tag: 'BUTTON', name: 'Marks' }, 'after the tab of the marks');
      await this.press('button', tab, await this.desk.panel());
      await this.held({ tag: 'H2', name: heading, part: 'panel', inSight: false }, `after opening ${heading}`);
      await page.press('Escape');
      await this.held({ tag: 'BUTTON', name: tab, part: 'panel' }, `after closing ${heading}`);
    }
    for (const [button, heading] of [['Sentence list', 'Sentence list'], ['Table of claims', 'Table of claims'], ['Who says what', 'Who says what']]) {
      await this.press('button', button);
      await this.held({ tag: 'H2', name: heading, inSight: false }, `after opening ${heading}`);
      await this.press('button', button);
      await this.held({ tag: 'BUTTON', name: button }, `after closing ${heading}`);
    }
    await page.press('/');
    await this.held({ tag: 'INPUT', part: 'find-bar' }, 'after opening the search');
    await page.press('Escape');
    await this.held({ tag: 'ARTICLE' }, 'after closing the search');
  }

  /** The list of all marks. */
  async list() {
    const { page, desk } = this;
    const panel = await desk.panel();
    await this.press('button', 'All marks', panel);
    const rows = await panel.getByRole('list', { name: 'All marks' });
    const at = async (nth) => (await rows.getAllByRole('button', { name: /^\w+ ?: / }))[nth];
    await this.push(await at(2));
    await this.held({ tag: 'H2', part: 'open' }, 'after opening a card of the list');
    await this.press('button', 'Close card');
    const name = await (await at(2)).run((element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40));
    await this.held({ tag: 'BUTTON', name: new RegExp(`^${escaped(name)}`) }, 'after closing it');
    const next = await (await at(3)).run((element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40));
    await this.push(await at(2));
    await this.held({ tag: 'H2', part: 'open' }, 'after opening it again');
    await this.press('button', 'Delete mark');
    await this.held({ tag: 'BUTTON', name: new RegExp(`^${escaped(next)}`), part: 'card' }, 'after deleting a mark in the list');
    await page.press('Control+z');
    await desk.untilCounts({ Claim: 26 });
    await this.held({ tag: 'H2', part: 'open' }, 'after bringing it back');
    // What lies on top closes first: the card, then the list it is in.
    await page.press('Escape');
    await this.held({ tag: 'BUTTON', part: 'card' }, 'after closing the card in the list');
    await page.press('Escape');
    await this.held({ tag: 'BUTTON', name: 'All marks' }, 'after closing the list');
  }

  async dialogs() {
    const { page } = this;
    for (const [button, heading] of [['Article details', 'Article details'], ['Update the article', 'Update the article'], ['Export', 'Export']]) {
      for (const close of ['Escape', 'Close']) {
        await this.press('button', button);
        const dialog = await page.getByRole('dialog', { name: heading });
        await this.held({ tag: 'H2', name: heading, part: 'dialog' }, `after opening ${heading}`);
        if (close === 'Escape') await page.press('Escape');
        else await this.press('button', 'Close', dialog);
        await page.untilGone('dialog');
        await this.held({ tag: 'BUTTON', name: button }, `after closing ${heading}`);
      }
    }
  }

  /** What is said of a claim: added, deleted, tied, untied. */
  async records() {
    const { page, desk } = this;
    const card = await desk.open('Claim', FIRST);
    await this.held({ tag: 'H2', part: 'open' }, 'after opening the card');
    const unfold = async (words) => {
      const summary = await card.getByText(words);
      if (!(await summary.run((element) => element.closest('details').open))) await summary.click();
    };
    await unfold('Evidence');
    await this.press('button', 'Add evidence for', card);
    await this.held({ tag: 'INPUT', part: 'open' }, 'after adding evidence');
    await page.type('https://example.org/');
    await this.press('button', /^Delete: /, card);
    await this.held({ tag: 'BUTTON', name: 'Add evidence for', part: 'open' }, 'after deleting the only evidence');
    await page.press('Control+z');
    await page.press('Control+z');
    const untie = await card.getByRole('button', { name: /^Remove the link to/, nth: 0 });
    await this.push(untie);
    await this.held({ tag: 'BUTTON', part: 'open' }, 'after removing a link');
    await page.press('Control+z');
    // Far below the words their closed card is not drawn, and the text itself is what is left.
    await this.press('button', 'Close card');
    await this.held({ tag: ['BUTTON', 'ARTICLE'], name: new RegExp(`${FIRST}|^Text of the article$`) }, 'after closing the card');
  }

  /** Articles that are renamed, deleted, brought back and deleted for good. */
  async library() {
    const { page } = this;
    await this.press('link', WORDS.library);
    await this.press('button', 'Try a sample');
    await this.held({ tag: 'H2', name: 'You have this article already' }, 'when it is there already');
    await this.desk.keepBoth();
    await this.held({ tag: 'H1', name: TITLE }, 'after opening a second article');
    await this.press('link', WORDS.library);
    await this.held({ tag: 'H1', name: WORDS.heading }, 'in the library');
    const rename = (await page.getAllByRole('button', { name: /^Rename/ }))[0];
    await this.push(rename);
    await this.held({ tag: 'INPUT', name: 'Title of the article' }, 'while renaming');
    await page.press('Control+a');
    await page.type('Another');
    await page.press('Enter');
    await this.held({ tag: 'BUTTON', name: 'Rename “Another”' }, 'after renaming');
    await this.press('button', 'Delete “Another”');
    await this.held({ tag: 'A', name: TITLE }, 'after deleting one of two');
    await this.press('button', /^Undo: /, await page.getByRole('region', { name: 'Messages' }));
    await this.held({ tag: 'A' }, 'after bringing it back');
    await page.getByRole('button', { name: 'Delete “Another”' });
    await this.press('button', 'Delete “Another”');
    await page.untilText('Deleted “Another”');
    await (await page.getByText(/^Trash/)).click();
    await this.press('button', 'Delete permanently “Another”');
    await this.held({}, 'after deleting for good');
    await this.press('button', `Delete “US-geführte Anti-IS-Koalition beendet ihre Mission im Irak”`);
    await this.held({}, 'after deleting the last article');
    await untilHeld(page, { tag: ['H1', 'H2', 'A', 'BUTTON', 'SUMMARY'] }, 'after deleting the last article');
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function inGerman(page, assert) {
  const desk = new Desk(page, assert);
  await page.click('button', { name: 'Annotiertes Beispiel ansehen' });
  await untilHeld(page, { tag: 'H1', name: TITLE }, 'after opening an article');
  await desk.clickWords('Nach vier Jahren');
  await untilSpoken(page, new RegExp(`^Behauptung 5 von \\d+: ${FIRST}`));
  await page.press('j');
  await untilHeld(page, { tag: 'H2', name: /^Entität \d+ von \d+$/ }, 'after J');
  await untilSpoken(page, /^Entität \d+ von \d+: vier Jahren$/);
  await page.close();
}

/** On a telephone: a finger opens and closes cards, the list, dialogs and screens. */
async function byTouch(page, assert) {
  const walk = new Walk(page, assert, 'touch');
  const { desk } = walk;
  await walk.press('button', 'See an annotated sample');
  await walk.held({ tag: 'H1', name: TITLE }, 'after opening an article');
  const small = await page.run(() => [...document.querySelectorAll('.bar :is(a, button), .totals button')]
    .map((control) => [control.getAttribute('aria-label') ?? control.textContent, control.getBoundingClientRect(), control.scrollWidth - control.clientWidth])
    .filter(([, box, hidden]) => box.width && (Math.min(box.width, box.height) < 44 || hidden > 2)).map(([name]) => name));
  assert.deepEqual(small, [], 'what lies in the bars has room for a finger, and for its words');
  await walk.press('button', 'All marks');
  await walk.held({ tag: 'H2', name: 'All marks' }, 'after opening the list');
  const list = await page.getByRole('list', { name: 'All marks' });
  await walk.push(await list.getByRole('button', { name: /^\w+ ?: /, nth: 1 }));
  await walk.held({ tag: 'H2', part: 'open' }, 'after opening a card');
  await walk.press('button', 'Close card');
  await walk.held({ tag: 'BUTTON', part: 'card' }, 'after closing it');
  await walk.press('button', 'Hide marks');
  await walk.held({ tag: 'BUTTON', part: 'totals' }, 'after closing the list');
  await page.touch(await desk.pointOf('Nach vier Jahren'));
  await untilSpoken(page, /^Claim 5 of \d+: /);
  await walk.press('button', 'Close card');
  await walk.held({ tag: 'ARTICLE' }, 'after closing the card of touched words');
  await walk.press('button', 'Export', await desk.tools());
  await walk.held({ tag: 'H2', name: 'Export' }, 'after opening a dialog');
  await walk.press('button', 'Close', await page.getByRole('dialog'));
  await walk.held({ tag: 'BUTTON', name: 'Export' }, 'after closing it');
  await walk.press('link', WORDS.library);
  await walk.held({ tag: 'H1', name: WORDS.heading }, 'in the library');
  await page.close();
}
