// What a user does with hands: keys, mouse, touch, selections and the clipboard. A page has them.
import { Scope } from './element.mjs';
import { elementId, reference } from './webdriver.mjs';

const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014',
  ArrowDown: '\uE015', Insert: '\uE016', Delete: '\uE017', Meta: '\uE03D',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, String.fromCharCode(0xe031 + i)])),
};
const key = (name) => KEYS[name] ?? name;
// Astral letters are not keys on any keyboard; drivers differ in what they do with them.
const ASTRAL = /[\u{10000}-\u{10ffff}]/u;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A page extends this: it has `command`, `run`, `inPage` and the session. */
export class Hands extends Scope {
  /** After a press on a button something has the keyboard: what it opened, what stands in its place, or itself. */
  async notLost() {
    const what = this.pressed;
    this.pressed = null;
    // A driver's own window may have no focus at all; then the document tells nothing.
    if (what) await this.waitFor(() => this.run(() => document.activeElement !== document.body || !document.hasFocus()), `the keyboard somewhere after a press on ${what}`);
  }
  /** Types at the cursor, key by key. */
  async type(text) {
    await this.notLost();
    if (ASTRAL.test(text)) {
      if (this.engine === 'chromium') return void (await this.command('post', '/goog/cdp/execute', { cmd: 'Input.insertText', params: { text } }));
      if (this.engine === 'webkit') return this.paste(text);
      const id = elementId(await this.command('get', '/element/active'));
      return void (await this.command('post', `/element/${id}/value`, { text }));
    }
    const actions = [...text].flatMap((letter) => {
      const value = letter === '\n' ? KEYS.Enter : letter;
      return [{ type: 'keyDown', value }, { type: 'keyUp', value }];
    });
    await this.command('post', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }
  /** Presses keys together: 'Enter', 'Control+Shift+z'. */
  async press(keys) {
    await this.notLost();
    const parts = keys.split(/\+(?=.)/).map(key);
    const actions = [...parts.map((value) => ({ type: 'keyDown', value })), ...parts.toReversed().map((value) => ({ type: 'keyUp', value }))];
    await this.command('post', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }
  /** Presses one after the other. */
  async pressKeys(...keys) { for (const each of keys) await this.press(each); }

  async #withModifiers(modifiers, fn) {
    const keyAction = (type, names) => this.command('post', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: names.map((name) => ({ type, value: key(name) })) }] });
    if (modifiers.length) await keyAction('keyDown', modifiers);
    try {
      return await fn();
    } finally {
      if (modifiers.length) await keyAction('keyUp', modifiers.toReversed());
    }
  }
  #mouse(...actions) {
    return this.command('post', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }
  /** Moves the mouse to a point of the viewport and presses there. */
  pointer({ x, y }, { button = 0, times = 1, press = true, modifiers = [] } = {}) {
    const presses = press ? Array.from({ length: times }, () => [{ type: 'pointerDown', button }, { type: 'pointerUp', button }]).flat() : [];
    this.pressed = null;
    return this.#withModifiers(modifiers, () => this.#mouse({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }, ...presses));
  }
  /** Touches a point of the viewport, for `ms` milliseconds. */
  async touch({ x, y }, ms = 0) {
    const at = { x: Math.round(x), y: Math.round(y) };
    if (this.engine === 'chromium') {
      // Real touch input; desktop Chromium selects no word on a long press, so journeys use selectByScript for that.
      const touchEvent = (type, touchPoints) => this.command('post', '/goog/cdp/execute', { cmd: 'Input.dispatchTouchEvent', params: { type, touchPoints } });
      await touchEvent('touchStart', [at]);
      if (ms) await pause(ms);
      return touchEvent('touchEnd', []);
    }
    if (this.engine === 'webkit') throw new Error("WebKitGTK's driver knows no touch: leave this engine out of the journey");
    const actions = [{ type: 'pointerMove', ...at, duration: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pause', duration: ms }, { type: 'pointerUp', button: 0 }];
    return this.command('post', '/actions', { actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }] });
  }

  /**
   * Selects a quote by dragging the mouse over it, as a reader does.
   * options: nth (0 is the first), within (an element; the article by default), modifiers held meanwhile.
   * Returns the text that was selected when the button was let go.
   */
  async selectText(quote, { nth = 0, within, modifiers = [], timeout } = {}) {
    this.pressed = null;
    const root = within ?? (await this.getByRole('article', { nth: 0, timeout }));
    const target = () => root.withId((id) => this.inPage((...given) => window.__e2e.target(...given), reference(id), quote, nth));
    const found = await this.waitFor(async () => {
      const value = await target();
      if (!value.ends?.every(Boolean)) return false;
      // Scrolling draws blocks that were far away, which moves what stands below them.
      await this.runAsync(() => new Promise((done) => (requestAnimationFrame(() => requestAnimationFrame(done)), setTimeout(done, 60))));
      const again = await target();
      return JSON.stringify(again.ends) === JSON.stringify(value.ends) && again;
    }, `the text ${JSON.stringify(quote)} (number ${nth + 1}) in ${root.what}`, { timeout });
    const [from, to] = found.ends;
    const bare = (text) => text.replace(/\s+/g, '');
    // A press inside an old selection would drag its text away.
    if (!modifiers.includes('Shift')) await this.run(() => getSelection().removeAllRanges());
    return this.#withModifiers(modifiers, async () => {
      const move = ({ x, y }, duration) => ({ type: 'pointerMove', x, y, duration });
      await this.#notADoubleClick(from);
      const half = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
      await this.#mouse(move(from, 0), { type: 'pointerDown', button: 0 }, move(half, 30), move(to, 30));
      let selected = '';
      const isRight = async () => bare((selected = await this.inPage(() => window.__e2e.selected()))) === bare(found.text);
      // On a busy machine Firefox answers before the page has heard of the moves: what is selected then is on the way there.
      const comesRight = async (frames) => {
        for (; frames > 0 && !(await isRight()); frames--) await this.look(() => new Promise((done) => (requestAnimationFrame(done), setTimeout(done, 60))));
        return frames > 0;
      };
      // With the button still down a reader would correct the end by a hair.
      for (const shift of [0, 1, -1, 2, -2]) {
        if (shift) await this.#mouse(move({ x: to.x - shift * to.inward, y: to.y }, 0));
        if (await comesRight(shift ? 4 : 24)) break;
      }
      const picture = bare(selected) === bare(found.text) ? '' : await this.picture();
      await this.#mouse({ type: 'pointerUp', button: 0 });
      if (picture) throw new Error(`dragging over ${JSON.stringify(quote)} selected ${JSON.stringify(selected)}\n${picture}`);
      return selected;
    });
  }
  /** A press at the same place within half a second would count as a double click and select whole words. */
  async #notADoubleClick({ x, y }) {
    const last = this.lastPress;
    if (last && Math.hypot(last.x - x, last.y - y) < 8) await pause(Math.max(0, last.time + 600 - Date.now()));
    this.lastPress = { x, y, time: Date.now() };
  }
  /** Drags between any two points of the viewport. */
  drag(from, to) {
    const move = ({ x, y }, duration) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration });
    return this.#mouse(move(from, 0), { type: 'pointerDown', button: 0 }, move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, 50), move(to, 50), { type: 'pointerUp', button: 0 });
  }
  selected() { return this.inPage(() => window.__e2e.selected()); }

  /** A touch selection's native handles cannot be driven: this makes the selection by script, as the handles leave it. */
  async selectByScript(quote, { nth = 0, within } = {}) {
    // What a press opened gets the keyboard a moment later, unless the reader has gone on by then.
    await this.notLost();
    const root = within ?? (await this.getByRole('article', { nth: 0 }));
    return root.withId((id) => this.inPage((element, text, number) => {
      const range = window.__e2e.range(element, text, number);
      range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
      return String(getSelection());
    }, reference(id), quote, nth));
  }

  /** Puts text (and HTML) on the real clipboard by a real Control+C in a field of the test's own. */
  async copyToClipboard(text, { html } = {}) {
    await this.#inOwnField(async () => {
      await this.run((plainText, markup) => {
        const field = document.getElementById('e2e-clipboard');
        field.value = plainText || ' ';
        field.select();
        field.addEventListener('copy', (event) => {
          event.clipboardData.setData('text/plain', plainText);
          if (markup) event.clipboardData.setData('text/html', markup);
          event.preventDefault();
          field.dataset.copied = 'yes';
        }, { once: true });
      }, text, html ?? null);
      await this.press('Control+c');
      await this.waitFor(() => this.run(() => document.getElementById('e2e-clipboard').dataset.copied), 'the copy');
    });
  }
  /** Pastes with Control+V where the cursor is; the clipboard is filled the same way a user fills it. */
  async paste(text, { html } = {}) {
    await this.copyToClipboard(text, { html });
    await this.press('Control+v');
  }
  /** What is on the clipboard, read by pasting it. */
  async clipboard() {
    return this.#inOwnField(async () => {
      await this.run(() => {
        const field = document.getElementById('e2e-clipboard');
        field.addEventListener('paste', (event) => { field.dataset.pasted = JSON.stringify({ text: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') }); }, { once: true });
      });
      await this.press('Control+v');
      return JSON.parse(await this.waitFor(() => this.run(() => document.getElementById('e2e-clipboard').dataset.pasted), 'the paste'));
    });
  }
  async #inOwnField(fn) {
    await this.run(() => {
      window.__e2eFocus = document.activeElement;
      // A modal dialog makes everything outside it inert, so the field goes where the focus is.
      const host = document.activeElement?.closest('dialog') ?? document.body;
      const field = document.createElement('textarea');
      field.id = 'e2e-clipboard';
      field.setAttribute('aria-hidden', 'true');
      field.style.cssText = 'position:fixed;left:0;top:0;width:20px;height:20px;opacity:0.01';
      for (const type of ['keydown', 'keyup', 'copy', 'paste', 'input', 'focusin', 'focusout']) field.addEventListener(type, (event) => event.stopPropagation());
      host.append(field);
      field.focus();
    });
    try {
      return await fn();
    } finally {
      await this.run(() => {
        document.getElementById('e2e-clipboard').remove();
        window.__e2eFocus?.focus?.();
      });
    }
  }
}
