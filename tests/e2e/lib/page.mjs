// A page as a user meets it: things are found by role and name, and every step waits until it can be done.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Scope } from './element.mjs';
import { elementId, reference } from './webdriver.mjs';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
export const OUT = resolve(here, '../out');
const TIMEOUT = 10_000;

const umd = readFileSync(join(require.resolve('@testing-library/dom/package.json'), '../dist/@testing-library/dom.umd.min.js'), 'utf8');
// As a CommonJS module the library needs no global, which Firefox's script sandbox would hide.
const LIBRARY = `const module = { exports: {} }, exports = module.exports; (function () { ${umd}\n }).call(window); const dom = module.exports; ${readFileSync(join(here, 'inpage.js'), 'utf8')}`;

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
export class Page extends Scope {
  #noted = [];
  #outputRead = 0;

  /** @param browser what `launch` returned; @param address where the site is; @param label names pictures */
  constructor(browser, engine, address, options, label) {
    super();
    Object.assign(this, { browser, session: browser.session, engine, address, options, label, allowed: [] });
  }

  /** Sets the page up and opens it. */
  async open(path = '') {
    this.handle = await this.session.window();
    await this.command('post', '/timeouts', { script: 60_000, pageLoad: 60_000, implicit: 0 });
    await this.#emulate();
    const { width = 1280, height = 900 } = this.options;
    await this.resize(width, height);
    await this.goto(path);
    return this;
  }

  async #emulate() {
    if (this.engine !== 'chromium') return;
    const { colorScheme = 'light', touch, reducedMotion, forcedColors } = this.options;
    await this.session.cdp('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: colorScheme },
        { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : '' },
        { name: 'forced-colors', value: forcedColors ? 'active' : '' },
      ],
    });
    if (touch) await this.session.cdp('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  }

  async command(method, path, body) {
    await this.session.focus(this.handle);
    return this.session[method](path, body);
  }
  async run(fn, ...args) { await this.session.focus(this.handle); return this.session.run(fn, ...args); }
  async runAsync(fn, ...args) { await this.session.focus(this.handle); return this.session.runAsync(fn, ...args); }

  /** Runs a function that may use `window.__e2e` (lib/inpage.js), which is put into the page when it is not there. */
  async inPage(fn, ...args) {
    await this.session.focus(this.handle);
    const script = `return window.__e2e ? { value: (${fn}).apply(null, arguments) } : null`;
    for (let attempt = 0; attempt < 3; attempt++) {
      const result = await this.session.post('/execute/sync', { script, args });
      if (result) return result.value;
      await this.session.post('/execute/sync', { script: LIBRARY, args: [] });
    }
    throw new Error('the page is being replaced again and again');
  }

  async goto(path = '') {
    await this.#note();
    await this.command('post', '/url', { url: this.address + path });
    await this.started();
    return this;
  }
  async reload() {
    await this.#note();
    await this.command('post', '/refresh');
    await this.started();
  }
  /** Goes to a page of the same host where the program does not run: its icon. */
  async aside() {
    await this.#note();
    this.icon ??= await this.run(() => document.querySelector('link[rel=icon]').href);
    await this.command('post', '/url', { url: this.icon });
  }
  /** Empties both homes as a user does who deletes a site's data: the page itself would write again. */
  async wipe() {
    await this.aside();
    await this.runAsync(() => new Promise((done, fail) => {
      localStorage.clear();
      const gone = indexedDB.deleteDatabase('beleg');
      gone.onsuccess = () => done();
      gone.onerror = () => fail(gone.error);
    }));
    await this.goto();
  }
  /** Waits until the program has replaced the loading line. */
  async started() {
    if (this.engine === 'webkit') {
      // This engine's driver keeps no log, so errors are collected in the page; those of the very start show as a page that never starts.
      await this.run(() => {
        const errors = (window.__e2eErrors = []);
        addEventListener('error', (event) => errors.push(`${event.message} ${event.filename}:${event.lineno}`));
        addEventListener('unhandledrejection', (event) => errors.push(`unhandled: ${event.reason}`));
        const shown = console.error;
        console.error = (...given) => (errors.push(given.map(String).join(' ')), shown.apply(console, given));
      });
    }
    if (this.options.started === false) return;
    await this.waitFor(() => this.run(() => document.readyState === 'complete' && !document.querySelector('#app > .boot')), 'the program to start', { timeout: 30_000 });
  }
  async url() { return this.command('get', '/url'); }
  async back() { await this.command('post', '/back'); }

  /** A second tab with the same storage. */
  async newTab(path = '', type = 'tab') {
    const tab = new Page(this.browser, this.engine, this.address, this.options, this.label);
    const { handle } = await this.command('post', '/window/new', { type });
    tab.handle = handle;
    await tab.session.focus(handle);
    await tab.#emulate();
    if (this.engine === 'chromium') await tab.resize(this.options.width ?? 1280, this.options.height ?? 900);
    await tab.goto(path);
    this.tabs = [...(this.tabs ?? []), tab];
    return tab;
  }
  async closeTab() {
    await this.#note();
    await this.command('delete', '/window');
    this.session.forgetWindow();
  }

  /** Calls `fn` until it returns something true; errors count as not yet. `what` says what is waited for. */
  async waitFor(fn, what, { timeout = TIMEOUT, retry } = {}) {
    const end = Date.now() + timeout;
    let last;
    for (let wait = 15; ; wait = Math.min(wait * 1.5, 200)) {
      try {
        const value = await fn();
        if (value) return value;
        last = undefined;
      } catch (error) {
        // With `retry` only the named driver errors may pass by themselves.
        if (retry && !retry.includes(error.kind)) throw error;
        last = error;
      }
      if (Date.now() > end) break;
      await pause(wait);
    }
    const label = typeof what === 'function' ? what() : what;
    throw new Error(`waited ${timeout} ms for ${label}${last ? `\n  last error: ${last.message}` : ''}\n${await this.picture()}`);
  }
  /** Waits until the page shows a text somewhere. */
  untilText(text, options) {
    return this.waitFor(async () => {
      const shown = (await this.run(() => document.body.innerText)).replace(/\s+/g, ' ');
      return text instanceof RegExp ? text.test(shown) : shown.includes(text);
    }, `the text ${text}`, options);
  }
  /** The page in words, for error messages. */
  async picture() {
    try {
      const text = await this.run(() => document.body.innerText.slice(0, 3000));
      const tree = await this.inPage(() => window.__e2e.tree());
      return `--- shown text\n${text}\n--- roles and names\n${tree.join('\n')}\n---`;
    } catch (error) {
      return `(the page cannot be read: ${error.message})`;
    }
  }

  /** The field with this label gets this text. */
  async fill(label, text, options) { return (await this.getByLabel(label, options)).fill(text); }
  async click(role, options) { return (await this.getByRole(role, options)).click(); }

  /** Types at the cursor, key by key. */
  async type(text) {
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
    const root = within ?? (await this.getByRole('article', { nth: 0, timeout }));
    const target = () => root.withId((id) => this.inPage((...given) => window.__e2e.target(...given), reference(id), quote, nth));
    const found = await this.waitFor(async () => {
      const value = await target();
      return value.ends?.every(Boolean) && value;
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
      let selected;
      // With the button still down a reader would correct the end by a hair.
      for (const shift of [0, 1, -1, 2, -2]) {
        if (shift) await this.#mouse(move({ x: to.x - shift * to.inward, y: to.y }, 0));
        selected = await this.inPage(() => window.__e2e.selected());
        if (bare(selected) === bare(found.text)) break;
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

  /** Does something that downloads a file and returns {name, path, bytes, text}. */
  async download(fn) {
    const folder = this.browser.downloads;
    const kept = (this.browser.kept ??= []);
    // WebKit writes no second file of the same name, and the others would number it.
    for (const { name } of kept) rmSync(join(folder, name), { force: true });
    const before = new Set(readdirSync(folder));
    await fn();
    const name = await this.waitFor(() => {
      const files = readdirSync(folder);
      if (files.some((file) => /\.(part|crdownload|wkdownload)$/.test(file))) return false;
      // Chromium writes under a hidden name first.
      return files.find((file) => !file.startsWith('.') && !before.has(file) && readFileSync(join(folder, file)).length > 0);
    }, 'a download');
    const bytes = readFileSync(join(folder, name));
    // A copy outlives the next download.
    const path = join(folder, `kept-${kept.length}`, name);
    mkdirSync(join(path, '..'));
    writeFileSync(path, bytes);
    kept.push({ name });
    return { name, path, bytes, text: bytes.toString('utf8') };
  }

  /** Violations of accessibility rules, as axe-core finds them; options are axe's own. */
  async axe(options = {}) {
    await this.session.focus(this.handle);
    if (!(await this.run(() => typeof window.axe === 'object'))) await this.session.post('/execute/sync', { script: axeSource(), args: [] });
    const violations = await this.runAsync((given) => window.axe.run(document, given).then((result) => result.violations), options);
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)}`) }));
  }

  /** Saves a picture to tests/e2e/out; {full: true} takes the whole document where the engine can. */
  async screenshot(name, { full, folder = OUT } = {}) {
    mkdirSync(folder, { recursive: true });
    let data;
    if (full && this.engine === 'chromium') {
      ({ data } = await this.command('post', '/goog/cdp/execute', { cmd: 'Page.captureScreenshot', params: { captureBeyondViewport: true } }));
    } else {
      data = await this.command('get', full && this.engine === 'firefox' ? '/moz/screenshot/full' : '/screenshot');
    }
    const path = join(folder, `${name}.png`);
    writeFileSync(path, Buffer.from(data, 'base64'));
    return path;
  }

  /** Gives the viewport a size. */
  async resize(width, height) {
    if (this.engine === 'chromium') {
      await this.command('post', '/goog/cdp/execute', { cmd: 'Emulation.setDeviceMetricsOverride', params: { width, height, deviceScaleFactor: 1, mobile: false } });
      return;
    }
    if (this.engine === 'firefox') await this.#narrowFirefox();
    // The window is larger than the page by its bars.
    for (let attempt = 0; attempt < 3; attempt++) {
      const [innerW, innerH, outer] = [...(await this.run(() => [innerWidth, innerHeight])), await this.command('get', '/window/rect')];
      if (innerW === width && innerH === height) return;
      await this.command('post', '/window/rect', { width: width + outer.width - innerW, height: height + outer.height - innerH });
    }
  }
  async #narrowFirefox() {
    await this.command('post', '/moz/context', { context: 'chrome' });
    await this.session.run(() => { document.documentElement.style.minWidth = '0'; document.documentElement.style.minHeight = '0'; });
    await this.command('post', '/moz/context', { context: 'content' });
  }

  /** Ends the browser; what it complained about is still remembered. */
  async close() {
    if (this.closed) return;
    try {
      await this.#note();
      this.#noted.push(...(await this.foreignRequests()).map((address) => `request to another host: ${address}`));
    } finally {
      this.closed = true;
      await this.browser.stop();
    }
  }
  /** Kills the browser with everything it has started, at once. */
  async kill() {
    this.closed = true;
    await this.browser.kill();
  }

  localStorage() { return this.inPage(() => window.__e2e.storage()); }

  /** Keeps what the browser has logged so far; a new document may lose it. */
  async #note() {
    if (this.closed) return;
    if (this.engine === 'chromium') {
      const entries = await this.command('post', '/se/log', { type: 'browser' });
      // The policy comes twice, as meta and as header; the server's report of a violation is enough.
      this.#noted.push(...entries.filter(({ level, source }) => level === 'SEVERE' && source !== 'security').map(({ message }) => message));
      return;
    }
    if (this.engine === 'webkit') {
      this.#noted.push(...(await this.run(() => (window.__e2eErrors || []).splice(0))));
      return;
    }
    const lines = this.browser.output();
    const fresh = lines.slice(this.#outputRead);
    this.#outputRead = lines.length;
    // Firefox prints its own troubles too: only those of the page, and panics of the program, count.
    this.#noted.push(...fresh.filter((line) => /^JavaScript error: http:\/\/127\.|panicked at/.test(line)));
  }
  /** Errors in the console so far. */
  async consoleErrors() {
    await this.#note();
    return [...this.#noted];
  }
  /** Addresses of other hosts that the page asked for. */
  async foreignRequests() {
    if (this.closed) return [];
    return this.run(() => performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin) && !/^(data|blob):/.test(name)));
  }
  /** A journey that provokes a complaint on purpose names it, so that it does not fail the run. */
  allow(pattern) { this.allowed.push(pattern); }
}

let axeText;
const axeSource = () => (axeText ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
