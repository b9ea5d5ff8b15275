// Finding by role and name, and what a user does with what was found.
import { resolve } from 'node:path';
import { elementId, reference } from './webdriver.mjs';

const plain = (value) => (value instanceof RegExp ? { source: value.source, flags: value.flags } : value);
const describe = (kind, what, { name, within, ...rest } = {}) =>
  `${kind} ${what instanceof RegExp ? what : JSON.stringify(what)}${name === undefined ? '' : ` named ${name instanceof RegExp ? name : JSON.stringify(name)}`}` +
  `${Object.keys(rest).length ? ` ${JSON.stringify(rest)}` : ''}${within ? ` within ${within.what}` : ''}`;

/** What can be searched: the whole page, or one element of it. */
export class Scope {
  async #all(kind, what, options = {}) {
    const page = this.page ?? this;
    const { nth, timeout, within = this.page ? this : undefined, ...rest } = options;
    const plainOptions = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value)]));
    const find = (id) => page.inPage((...given) => window.__e2e.find(...given), kind, plain(what), plainOptions, id ? reference(id) : null);
    const found = within ? await within.withId(find) : await find();
    return found.map((value) => elementId(value));
  }

  #element(kind, what, options, id) {
    const page = this.page ?? this;
    return new Element(page, id, describe(kind, what, options), async () => (await this.#one(kind, what, options)).id);
  }

  /** Exactly one match, or the nth. */
  async #one(kind, what, options = {}) {
    const page = this.page ?? this;
    const label = describe(kind, what, options);
    let found = [];
    return page.waitFor(
      async () => {
        found = await this.#all(kind, what, options);
        if (options.nth !== undefined) return found.at(options.nth) && this.#element(kind, what, options, found.at(options.nth));
        return found.length === 1 && this.#element(kind, what, options, found[0]);
      },
      () => `one ${label}; found ${found.length}`,
      options,
    );
  }

  async #many(kind, what, options = {}) {
    const page = this.page ?? this;
    const found = await page.waitFor(async () => {
      const ids = await this.#all(kind, what, options);
      return ids.length > 0 && ids;
    }, `any ${describe(kind, what, options)}`, options);
    return found.map((id, nth) => this.#element(kind, what, { ...options, nth }, id));
  }

  async #now(kind, what, options = {}) {
    const [id] = await this.#all(kind, what, options);
    return id ? this.#element(kind, what, { ...options, nth: 0 }, id) : null;
  }

  /** options: name, exact, description, level, checked, pressed, selected, expanded, current, hidden, within, nth, timeout */
  getByRole(role, options) { return this.#one('role', role, options); }
  getAllByRole(role, options) { return this.#many('role', role, options); }
  /** At once, without waiting: the first match or null. */
  queryByRole(role, options) { return this.#now('role', role, options); }
  async countByRole(role, options) { return (await this.#all('role', role, options)).length; }
  getByText(text, options) { return this.#one('text', text, options); }
  getAllByText(text, options) { return this.#many('text', text, options); }
  queryByText(text, options) { return this.#now('text', text, options); }
  getByLabel(label, options) { return this.#one('label', label, options); }
  getByPlaceholder(text, options) { return this.#one('placeholder', text, options); }
  /** The last resort, for what has neither role nor name. */
  getByCss(selector, options) { return this.#one('css', selector, options); }
  getAllByCss(selector, options) { return this.#many('css', selector, options); }

  /** Waits until nothing matches any more. */
  untilGone(role, options = {}) {
    const page = this.page ?? this;
    return page.waitFor(async () => (await this.#all('role', role, options)).length === 0, `no ${describe('role', role, options)}`, options);
  }
}

export class Element extends Scope {
  #again;
  constructor(page, id, what, again) {
    super();
    Object.assign(this, { page, id, what });
    this.#again = again;
  }

  /** The page may have drawn the element anew since it was found: then it is looked for once more. */
  async withId(fn) {
    try {
      return await fn(this.id);
    } catch (error) {
      // WebKit's driver gets nothing back from an element that goes while it is asked.
      const gone = ['stale element reference', 'no such element'].includes(error.kind) || /Could not parse element/.test(error.message);
      if (!gone) throw error;
      this.id = await this.#again();
      return fn(this.id);
    }
  }
  #get(path) { return this.withId((id) => this.page.command('get', `/element/${id}${path}`)); }
  #run(fn, ...args) { return this.withId((id) => this.page.run(fn, reference(id), ...args)); }

  /** Clicks as soon as the element can be hit: it is waited for while it moves, or something covers or disables it. */
  async click({ modifiers = [] } = {}) {
    await this.page.notLost();
    await this.page.waitFor(async () => {
      if (!(await this.isEnabled()) || !(await this.#atRest())) return false;
      if (modifiers.length) {
        await this.page.pointer(await this.#middle(), { modifiers });
      } else {
        await this.withId((id) => this.page.command('post', `/element/${id}/click`));
      }
      return this.#met();
    }, `a click on ${this.what}`, { retry: ['element click intercepted', 'element not interactable', 'move target out of bounds'] });
    // Fields and words keep the keyboard by themselves; a button may go with what it has done.
    if (await this.page.run(() => Boolean(window.__e2eAim?.isWhole))) this.page.pressed = this.what;
    return this;
  }
  /** Whether the press met the element: the page may have moved just before it, or before it was let go; a reader would then aim again. */
  async #met() {
    for (let frames = 0; frames < 8; frames++) {
      const press = await this.page.run(() => window.__e2ePress);
      // Without it, the press has led to another document.
      if (!press || press === 'clicked') return true;
      if (press === 'missed') return false;
      await this.page.look(() => new Promise((done) => (requestAnimationFrame(done), setTimeout(done, 30))));
    }
    return false;
  }
  /** Whether the element is in view, keeps its place for two frames, and is what a pointer would meet there. */
  #atRest() {
    return this.withId((id) => this.page.look(async (element) => {
      // Options lie in a list of the system, where no press can be followed.
      if (element.tagName === 'OPTION') {
        const select = element.closest('select');
        const box = select?.getBoundingClientRect();
        const met = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        // What lies over the list may have come after it was scrolled to.
        if (select && !select.contains(met)) {
          select.scrollIntoView({ block: 'center', behavior: 'instant' });
          await new Promise((done) => (requestAnimationFrame(() => requestAnimationFrame(done)), setTimeout(done, 60)));
        }
        delete window.__e2eAim?.target;
        window.__e2ePress = 'clicked';
        return true;
      }
      const box = () => element.getClientRects()[0] || element.getBoundingClientRect();
      const inView = (rect) => rect.top >= 0 && rect.bottom <= innerHeight && rect.left >= 0 && rect.right <= innerWidth;
      const hit = (rect) => {
        const met = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
        return Boolean(met) && (element.contains(met) || met.contains(element) || met.closest('label')?.control === element);
      };
      if (!inView(box()) || !hit(box())) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const before = box();
      // A tab in the background draws no frames.
      await new Promise((done) => (requestAnimationFrame(() => requestAnimationFrame(done)), setTimeout(done, 60)));
      const after = box();
      if (before.x !== after.x || before.y !== after.y || !hit(after)) return false;
      if (!window.__e2eAim) {
        const meets = (event) => {
          const { target } = window.__e2eAim;
          return !target || event.composedPath().includes(target) || event.target.closest('label')?.control === target;
        };
        addEventListener('mousedown', (event) => {
          window.__e2ePress = !meets(event) ? 'missed' : window.__e2eAim.isWhole ? 'held' : 'clicked';
        }, true);
        addEventListener('click', (event) => {
          if (window.__e2ePress === 'held') window.__e2ePress = meets(event) ? 'clicked' : 'missed';
        }, true);
      }
      // Fields may open lists of the system, which take the rest of the press; it has done its work with the first half.
      window.__e2eAim = { target: element, isWhole: element.matches('button, a, summary, [type=checkbox], [type=radio]') };
      window.__e2ePress = 'none';
      return true;
    }, reference(id)));
  }
  async dblclick() { await this.page.pointer(await this.#middle(), { times: 2 }); return this; }
  async contextMenu() { await this.page.pointer(await this.#middle(), { button: 2 }); return this; }
  async hover() { await this.page.pointer(await this.#middle(), { press: false }); return this; }
  /** Taps when the element keeps its place: a finger waits for a sheet to come to rest. */
  async tap() {
    await this.page.waitFor(() => this.#atRest(), `a tap on ${this.what}`);
    await this.page.touch(await this.#middle());
    return this;
  }
  async longPress(ms = 700) { await this.page.touch(await this.#middle(), ms); return this; }

  /** Appends text, as typing at the end of a field does. */
  async type(text) {
    await this.focus();
    await this.page.type(text);
    return this;
  }
  /** Replaces what a field holds. */
  async fill(text) {
    // What empties a field takes the keyboard from it.
    await this.page.notLost();
    // A card's fields are drawn first and put in their place with the next frame; a reader would wait for that.
    await this.page.waitFor(async () => {
      await this.withId((id) => this.page.command('post', `/element/${id}/clear`));
      return true;
    }, `a place to write in ${this.what}`, { retry: ['element not interactable'] });
    return text === '' ? this : this.type(text);
  }
  async press(keys) { await this.focus(); await this.page.press(keys); return this; }
  async focus() {
    await this.#run((element) => {
      if (document.activeElement === element || element.contains(document.activeElement)) return;
      element.focus();
      if (typeof element.value === 'string' && element.setSelectionRange && /^(text|search|url|tel|textarea|)$/.test(element.type)) element.setSelectionRange(element.value.length, element.value.length);
    });
    return this;
  }
  /** Chooses an option of a select by its text. */
  async choose(label) {
    // Drivers scroll only as far as the window's edge, where the desk's foot lies over what is chosen.
    await this.#run((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const option = await this.getByRole('option', { name: label });
    await option.click();
    // Firefox's driver takes the keyboard off the field when it has chosen, which no hand does.
    if (this.page.engine === 'firefox') this.page.pressed = null;
    return this;
  }
  /** Gives a file field one file or several. */
  async setFile(...paths) {
    await this.withId((id) => this.page.command('post', `/element/${id}/value`, { text: paths.map((path) => resolve(path)).join('\n') }));
    return this;
  }

  /** The text as drawn. */
  text() { return this.#run((element) => element.innerText); }
  textContent() { return this.#run((element) => element.textContent); }
  property(name) { return this.#get(`/property/${name}`); }
  attribute(name) { return this.#run((element, attribute) => element.getAttribute(attribute), name); }
  value() { return this.property('value'); }
  style(name) { return this.#get(`/css/${name}`); }
  role() { return this.#get('/computedrole'); }
  name() { return this.#get('/computedlabel'); }
  /** A button that has nothing to do may still have the keyboard, and says that it does nothing. */
  async isEnabled() { return (await this.#get('/enabled')) && (await this.attribute('aria-disabled')) !== 'true'; }
  isFocused() { return this.#run((element) => document.activeElement === element); }
  /** In viewport pixels. */
  rect() { return this.#run((element) => element.getBoundingClientRect().toJSON()); }
  run(fn, ...args) { return this.#run(fn, ...args); }

  async #middle() {
    const box = await this.#run((element) => {
      const inside = (rect) => rect.top >= 0 && rect.bottom <= innerHeight && rect.left >= 0 && rect.right <= innerWidth;
      // It can lie within the window and yet be scrolled out of a part of it.
      const met = (rect) => document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
      const rect = element.getBoundingClientRect();
      if (!inside(rect) || !element.contains(met(rect))) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      // A text that wraps has no middle of its own: its first line has.
      return (element.getClientRects()[0] || element.getBoundingClientRect()).toJSON();
    });
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}
