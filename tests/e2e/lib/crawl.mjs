// Opens whatever can be opened from where a page stands, one thing inside the other, looks at each, and closes it again.
import { ask, broken } from './openings.mjs';

/** So many things one inside the other: a panel, an entity in it, the places of its name, and what those open. */
const DEEPEST = 5;

/** In place of the key of an opener: what is opened by hand. */
const BY_HAND = 'by hand';

export class Crawl {
  /** Of messages named in `acts`, the buttons do something and open nothing. */
  constructor(page, { words, acts, touch = false, whole = false, label = '', most = 40, log = false, kinds = new Set() }) {
    Object.assign(this, { page, words, touch, whole, label, most, log, found: [], opened: new Map(), openAlready: new Set(), visited: new Set(), kinds, routes: new Map() });
    this.acts = acts.map((key) => words.pattern(key));
  }

  /**
   * All that opens from here and has not been opened before; `again` opens it all the same, `deepest` says how many things one inside
   * the other. `arrive` brings the page here, again if need be; `open` then opens something that no button opens.
   */
  async from(state, arrive, { again = false, deepest = DEEPEST, open } = {}) {
    Object.assign(this, { state, arrive, deepest, prefix: again ? state : '', byHand: open });
    await this.arriveAnew();
    if (!open) return this.within([]);
    const way = [{ key: BY_HAND, name: state }];
    const opened = await this.press([], BY_HAND);
    if (!opened) throw new Error(`nothing opened at ${state}`);
    this.opened.set(state, { ...opened, name: state });
    await this.look(way, opened);
    await this.within(way);
    await this.close(way, opened);
  }

  async arriveAnew() {
    await this.arrive();
    await ask(this.page, 'settle');
    await ask(this.page, 'remember');
  }

  async within(path, acted = false) {
    const depth = path.length;
    for (const name of await ask(this.page, 'openAlready', depth)) this.openAlready.add(name);
    for (const { key, name } of await ask(this.page, 'openers', depth)) {
      const id = `${this.prefix} ${key}`;
      if (this.visited.has(id) || this.acts.some((act) => act.test(name))) continue;
      this.visited.add(id);
      if (!(await ask(this.page, 'offers', depth, key)) && !(await this.replay(path))) return;
      const opened = await this.press(path, key, { told: true });
      if (!opened) {
        if (this.log) console.log(`${'  '.repeat(depth)}${name} -> nothing`);
        if (!acted) await this.undo();
        continue;
      }
      const way = [...path, { key, name }];
      this.opened.set(id, { ...opened, name });
      if (this.log) console.log(`${'  '.repeat(depth)}${name} -> ${opened.kind} ${opened.what}`);
      await this.look(way, opened);
      if (opened.kind === 'route') await this.remember(opened.what);
      else if (way.length < this.deepest) await this.within(way, acted || (await this.canUndo()));
      await this.close(way, opened);
      if (!acted) await this.undo();
    }
  }

  /** Another screen is a start of its own; many articles have one. */
  async remember(what) {
    if (!this.routes.has(what)) this.routes.set(what, await this.page.run(() => location.hash || '#/'));
  }

  isAt(depth) { return ask(this.page, 'isThere', depth); }

  say(way, fault) { this.found.push(`${this.label}, ${this.state}: ${way.map(({ name }) => name.slice(0, 40)).join(' > ')}: ${fault}`); if (this.log) console.log(`   !! ${fault}`); }

  /** Presses an opener as a person does; what has opened, or null. */
  async press(path, key, { told = false } = {}) {
    const depth = path.length;
    if (key === BY_HAND) {
      await ask(this.page, 'beforeByHand');
      await this.byHand();
      return (await ask(this.page, 'after', depth)).opened;
    }
    for (let aims = 0; aims < 3; aims++) {
      const aim = await ask(this.page, 'aim', depth, key);
      if (!aim) return null;
      if (aim.why) {
        if (told) this.say([...path, aim], `cannot be pressed: ${aim.why}`);
        return null;
      }
      await (this.touch ? this.page.touch(aim) : this.page.pointer(aim));
      const { met, opened } = await ask(this.page, 'after', depth);
      // Something may have come into its place just before; a person would aim again.
      if (met) return opened;
    }
    return null;
  }

  async look(way, { what }) {
    const depth = way.length;
    for (const fault of await ask(this.page, 'check', depth, this.most)) this.say(way, fault);
    // Things of one kind are built alike: the first is looked at with the page around it, and of the others, where all is walked, they alone.
    const isFirst = !this.kinds.has(what);
    this.kinds.add(what);
    if (!isFirst && !this.whole) return;
    await ask(this.page, 'settle');
    for (const fault of await broken(this.page, depth, isFirst && this.whole)) this.say(way, fault);
  }

  /** By Escape, or by what opened it; the way back is one step long, and ends with the keyboard somewhere. */
  async close(way, { kind }) {
    const depth = way.length;
    const { open, own } = await ask(this.page, 'closing', depth);
    if (!open) return;
    if (kind === 'route') {
      await this.page.back();
      await ask(this.page, 'settle');
    } else {
      if (kind !== 'details') await this.page.press('Escape');
      await ask(this.page, 'settle');
      if (await this.isAt(depth)) await this.press(way.slice(0, -1), way.at(-1).key);
    }
    const { outer, lost } = await ask(this.page, 'closed', depth);
    if (depth > 1 && own && kind !== 'instead' && !outer) this.say(way, 'closing it closes what it lies in');
    if (kind !== 'details' && lost) this.say(way, 'closing it leaves the keyboard on the body');
  }

  canUndo() {
    return this.page.run((name) => [...document.querySelectorAll('[role=toolbar] button')].some((button) => button.getAttribute('aria-label') === name && !button.matches(':disabled, [aria-disabled=true]')), this.words.text('Undo'));
  }

  /** What was done on the way is undone, where there is something to undo. */
  async undo() {
    for (let steps = 0; steps < 9; steps++) {
      if (!(await this.canUndo())) return;
      await this.page.run(() => document.activeElement?.matches('input, textarea, select') && document.activeElement.blur());
      await this.page.press('Control+z');
      await ask(this.page, 'settle');
    }
  }

  /** Closes what stands open by Escape; whether the page then is as it came. */
  async leave() {
    for (let steps = 0; steps < 3; steps++) {
      if (await this.isAt(0)) return true;
      await this.page.press('Escape');
      await ask(this.page, 'settle');
    }
    return this.isAt(0);
  }

  /** Comes back to where a path leads, from where the page stands if that can be closed, or else, and where all is walked, from the start. */
  async replay(path) {
    if (this.log) console.log(`   (again: ${path.map(({ name }) => name.slice(0, 20)).join(' > ')})`);
    if (!this.whole && (await this.leave()) && (await this.follow(path))) return true;
    await this.arriveAnew();
    if (await this.follow(path)) return true;
    if (this.log) console.log('   (no way back)', path.map(({ name }) => name).join(' > '));
    return false;
  }

  async follow(path) {
    for (const [depth, { key }] of path.entries()) {
      if (!(await this.press(path.slice(0, depth), key))) return false;
    }
    return true;
  }
}
