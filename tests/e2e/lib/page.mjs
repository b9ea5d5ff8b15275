// A page as a user meets it: things are found by role and name, and every step waits until it can be done.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hands } from './hands.mjs';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
export const OUT = resolve(here, '../out');
const TIMEOUT = 10_000;

const umd = readFileSync(join(require.resolve('@testing-library/dom/package.json'), '../dist/@testing-library/dom.umd.min.js'), 'utf8');
// As a CommonJS module the library needs no global, which Firefox's script sandbox would hide.
const LIBRARY = `const module = { exports: {} }, exports = module.exports; (function () { ${umd}\n }).call(window); const dom = module.exports; ${readFileSync(join(here, 'inpage.js'), 'utf8')}`;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export class Page extends Hands {
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
  /** As `runAsync`, for a function that only looks: it is asked once more where WebKitGTK's driver has lost the answer. */
  async look(fn, ...args) {
    try {
      return await this.runAsync(fn, ...args);
    } catch (error) {
      if (!/Could not parse script result/.test(error.message)) throw error;
      return this.runAsync(fn, ...args);
    }
  }

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
    const url = this.address + path;
    await this.#replaced(url, () => this.command('post', '/url', { url }));
    await this.started();
    return this;
  }
  async reload() {
    await this.#note();
    // Firefox's driver reloads as with Shift held: past the service worker. A script reloads as people do.
    const again = this.engine === 'firefox' ? () => this.run(() => location.reload()) : () => this.command('post', '/refresh');
    await this.#replaced('', again);
    await this.started();
  }
  /** Does what puts another document in the place of this one, and waits for it: a driver may answer while the old one still stands. */
  async #replaced(url, act) {
    this.pressed = null;
    const stays = await this.run((url) => {
      const [now, then] = [location.href, url && new URL(url).href];
      // A new fragment alone changes no document.
      const stays = then.includes('#') && now.split('#')[0] === then.split('#')[0];
      window.__e2eLeft = !stays;
      return stays;
    }, url);
    await act();
    if (!stays) await this.waitFor(() => this.run(() => !window.__e2eLeft && location.href !== 'about:blank'), 'the next document', { timeout: 60_000 });
  }
  /** Goes to a page of the same host where the program does not run: its icon. */
  async aside() {
    this.pressed = null;
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
  /** Waits until the program has replaced the loading line and answers. */
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
    // Yew draws and then listens, perhaps a task later: the theme is set by what listens.
    await this.waitFor(() => this.run(() => document.readyState === 'complete' && document.querySelector('#app > *')
      && !document.querySelector('#app > .boot') && document.documentElement.dataset.theme), 'the program to start', { timeout: 30_000 });
  }
  async url() { return this.command('get', '/url'); }
  async back() { this.pressed = null; await this.command('post', '/back'); }

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

  /** Violations of accessibility rules, as axe-core finds them; options are axe's own. With a selector only in what it names. */
  async axe(options = {}, within = null) {
    await this.session.focus(this.handle);
    if (!(await this.run(() => typeof window.axe === 'object'))) await this.session.post('/execute/sync', { script: axeSource(), args: [] });
    // Experimental rules that catch what matters here; and what axe leaves to a person, where a person would always say no.
    const rules = { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true }, ...options.rules };
    const violations = await this.runAsync(async (given, within) => {
      const { violations, incomplete } = await window.axe.run(within ?? document, given);
      // Half under a bar that stands over the page everything is small: it counts when it has been scrolled to, as a reader would.
      for (const violation of violations.filter(({ id }) => id === 'target-size')) {
        const nodes = [];
        for (const node of violation.nodes) {
          const element = document.querySelector(node.target.at(-1));
          const [left, top] = [scrollX, scrollY];
          element?.scrollIntoView({ block: 'start', behavior: 'instant' });
          const again = element && (await window.axe.run(element, { runOnly: ['target-size'] }));
          if (!again || again.violations.length > 0) nodes.push(node);
          scrollTo(left, top);
        }
        violation.nodes = nodes;
      }
      const broken = violations.filter(({ nodes }) => nodes.length > 0);
      return [...broken, ...incomplete.filter(({ id }) => ['aria-prohibited-attr', 'label-content-name-mismatch'].includes(id))];
    }, { resultTypes: ['violations', 'incomplete'], ...options, rules }, within);
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, targets: nodes.map(({ target }) => target.join(' ')), nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)}`) }));
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
      // The page learns of it later than the driver, on a busy machine much later; what is measured before is neither size. Some are refused.
      const has = () => this.run((width, height) => innerWidth === width && innerHeight === height, width, height);
      if (await this.waitFor(has, 'the size', { timeout: 2_000 }).catch(() => false)) return;
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
