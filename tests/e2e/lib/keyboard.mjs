// The desk worked by keys alone. Nothing here clicks, points or sets a focus: what cannot be reached by Tab is not reached.
import { cardName } from './desk.mjs';

const CODES = { Shift: '\uE008', Control: '\uE009', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015' };
const code = (name) => CODES[name] ?? name;

export class Keyboard {
  constructor(desk) {
    Object.assign(this, { desk, page: desk.page, assert: desk.assert });
  }

  /** Presses Tab until the element has the keyboard. */
  async tabTo(element, { back = false, most = 80 } = {}) {
    for (let i = 0; i <= most; i++) {
      if (await element.isFocused()) return element;
      await this.page.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${most} times ${back ? 'Shift+Tab' : 'Tab'} did not lead to ${element.what}\n${await this.page.picture()}`);
  }
  async tabToButton(name, options = {}) {
    return this.tabTo(await this.page.getByRole('button', { name, ...options }));
  }

  /** Presses keys one after the other while the modifiers stay down: a selection is finished when Shift is let go. */
  async hold(modifiers, keys) {
    const act = (type, name) => ({ type, value: code(name) });
    const actions = [
      ...modifiers.map((name) => act('keyDown', name)),
      ...keys.flatMap((name) => [act('keyDown', name), act('keyUp', name)]),
      ...modifiers.toReversed().map((name) => act('keyUp', name)),
    ];
    await this.page.command('post', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }
  times(key, count) { return this.hold([], Array(count).fill(key)); }

  /** Into the article, wherever the keyboard is before or behind it. */
  async toArticle(options) {
    await this.tabTo(await this.desk.article(), options);
  }

  /** Puts the reading cursor on a letter: by sentences from the top, then by characters. */
  async goTo(sentence, characters = 0) {
    await this.page.press('Control+Home');
    await this.times('n', sentence);
    await this.times('ArrowRight', characters);
  }

  /** Selects by character from the cursor on, and checks that the page shows exactly these words as waiting. */
  async extend(quote) {
    const steps = [...new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(quote)].length;
    await this.hold(['Shift'], Array(steps).fill('ArrowRight'));
    await this.untilOffered(quote);
  }

  /** The popover is there, has the keyboard, and offers a mark for these words. */
  async untilOffered(quote) {
    const popover = await this.desk.popover();
    await this.page.waitFor(async () => popover.run((element) => element.contains(document.activeElement)), 'the keyboard in the popover');
    // WebKit drops the native selection when a button is focused, so the painted words count where the engine can paint.
    const waiting = () => this.page.run(() => {
      const painted = window.CSS?.highlights?.get('pending');
      return painted ? [...painted].map(String).join(' … ') : String(getSelection());
    });
    let shown;
    await this.page.waitFor(async () => (shown = await waiting()) === quote, () => `${JSON.stringify(quote)} waiting for a kind, not ${JSON.stringify(shown)}`);
    if (this.page.engine !== 'webkit') this.assert.equal(await this.page.selected(), quote);
  }

  /** Letters of the popover; the card opens and its first field has the keyboard. */
  async press(keys, quote) {
    const card = await this.desk.pressKind(keys, quote);
    const field = keys[0] === 'e' ? await card.getByRole('combobox', { name: 'Type' }) : await card.getByRole('textbox', { name: 'Note' });
    await this.desk.untilFocused(field);
    return card;
  }

  /** Back from a card's field to the text, just after the mark. */
  async escape() {
    await this.page.press('Escape');
    await this.desk.untilFocused(await this.desk.article());
  }

  /** Goes by J or K until a mark's card is open. */
  async stepTo(kind, quote, key = 'j') {
    const name = cardName(kind, quote);
    for (let i = 0; i < 30; i++) {
      await this.page.press(key);
      const card = await this.page.queryByRole('region', { name });
      if (card) return card;
    }
    throw new Error(`30 times ${key} did not lead to ${name}\n${await this.page.picture()}`);
  }

  /** Chooses in a closed select by typing the beginning of the option, as keyboards do everywhere. Browsers forget what was typed a second
   * ago, so on a busy machine letters may each begin anew and lead elsewhere: then arrows go on from there. */
  async choose(select, beginning, value) {
    await this.tabTo(select);
    await this.page.type(beginning);
    const isChosen = async () => (await select.value()) === value;
    if (await this.page.waitFor(isChosen, 'what was typed', { timeout: 2_000 }).catch(() => false)) return;
    const way = await select.run((element, value) => [...element.options].findIndex((option) => option.value === value) - element.selectedIndex, value);
    await this.times(way > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(way));
    await this.page.waitFor(isChosen, `${value} chosen in ${select.what}`);
  }
}
