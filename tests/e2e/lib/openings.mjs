// What can be opened on a page, what a press has opened, and what is wrong with it: found by roles, attributes and what is shown,
// without knowing any of the page's parts by name.
import { readFileSync } from 'node:fs';
import { COVERED } from './sight.mjs';

/** Runs in the page, once a document: puts `window.__openings` there, which only reads and scrolls. */
const INSTALL = (COVERED) => {
  const OPENERS = 'summary, button, [role=button], [role=tab], [role=menuitem], [aria-haspopup], [aria-expanded], [aria-controls], a[href^="#/"], article mark[data-marks]';
  const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';
  const PARTS = 'dialog, [popover], details, [role=search], [role=toolbar], form, section, aside, main, footer, header';
  const HEADS = 'h1, h2, h3, h4, legend, label, p, li';
  // What comes and goes by itself, and the text, in which marks are drawn while one scrolls.
  const PASSING = '.notices, .readings, [role=status], [role=alert], article *, svg *, option';
  // Words that say how a thing stands at the moment, and not what it is.
  const STATES = /^(on|open|here|next|first|last|current|lit|dim|active|near|listing|levelled|resting|out|dropped)$/;
  const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
  const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (node) => plain(node.getAttribute('aria-label') || wordsIn(node) || node.title).slice(0, 120);
  // The letter that stands for a button is no word of it.
  const wordsIn = (node) => (node.querySelector('kbd') ? [...node.childNodes].filter(({ localName }) => localName !== 'kbd').map(({ textContent }) => textContent).join('') : node.textContent);
  const frame = () => new Promise((done) => (document.hidden ? setTimeout(done, 100) : requestAnimationFrame(done)));
  const looks = (node) => `${node.localName}.${[...node.classList].filter((name) => !STATES.test(name)).sort().join('.')}`;
  const same = (node) => [...node.parentElement.children].filter((other) => looks(other) === looks(node)).length;
  const top = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const screen = () => document.querySelector('main');
  const within = (depth) => (depth > 0 ? here.roots[depth - 1] : top());

  /** Whether two things are farther apart than the room they scroll in is high: then the one with the keyboard is to be seen. */
  const farther = (first, active) => {
    let room = first.parentElement;
    while (room && !(room.scrollHeight > room.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(room).overflowY))) room = room.parentElement;
    const { top, bottom } = room?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    return active.getBoundingClientRect().bottom - first.getBoundingClientRect().top > Math.min(bottom, innerHeight) - Math.max(top, 0);
  };

  /** What an opener is: its kind and part, and its name, unless it is one of many that are alike. */
  const keyOf = (node) => {
    const row = node.closest('li, tr, [role=row], article mark, .card, [data-for]');
    const listed = row && !row.matches('.open') ? row : null;
    const chain = [node];
    const whole = 'dialog, section, .card, aside, main';
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
      if (at.matches(`${PARTS}, li, .card, [role=group], [role=row]`)) chain.push(at);
      if (at.matches(whole)) break;
    }
    const role = node.getAttribute('role') ?? '';
    if (node.matches('mark')) return `mark ${[...node.classList].filter((name) => name !== 'several' && !STATES.test(name)).at(-1)}`;
    const alike = listed || same(node) > 6;
    return `${chain.map(looks).reverse().join(' ')} ${role} ${alike ? '' : nameOf(node).replace(/\d+/g, '0')}`;
  };
  const candidates = (root) => [...root.querySelectorAll(OPENERS)].filter((node) =>
    shown(node) && !node.matches(':disabled, [aria-disabled=true], details[open] > summary') && !node.closest(`${PASSING.replace('article *', '.skip')}, [inert]`));

  const standing = () => [...document.body.querySelectorAll('*')].filter((node) => !node.closest(PASSING) && shown(node));

  /** Whether the middle of something lies outside of the room that it scrolls in. */
  const isCutOff = (node) => {
    const { top, height } = node.getBoundingClientRect();
    const middle = top + Math.min(height, 40) / 2;
    for (let room = node.parentElement; room && room !== document.body; room = room.parentElement) {
      const { top, bottom } = room.getBoundingClientRect();
      if (/auto|scroll/.test(getComputedStyle(room).overflowY) && (middle < top || middle > bottom)) return true;
    }
    return false;
  };

  const here = (window.__openings = {
    roots: [],
    held: [],
    /** What stands there when nothing is open. */
    remember() { here.base = here.stands(); },
    stands: () => [...document.querySelectorAll('main, main > *, dialog[open], .card.open')].map(looks).join(),
    /** What can be pressed in what opened last: one of each kind. */
    openers(depth) {
      const found = new Map();
      for (const node of candidates(within(depth))) {
        const key = keyOf(node);
        if (!found.has(key)) found.set(key, { key, name: nameOf(node) });
      }
      // Words of the text first: what else opens their cards lies about.
      return [...found.values()].toSorted((a, b) => b.key.startsWith('mark ') - a.key.startsWith('mark '));
    },
    /** Whether what opened is there and has something with this key: it may show other things by now. */
    offers: (depth, key) => here.isThere(depth) && candidates(within(depth)).some((node) => keyOf(node) === key),
    /** What stands open by itself, and need not be opened. */
    openAlready: (depth) => [...within(depth).querySelectorAll('details[open] > summary')].filter(shown).map(nameOf),
    /** Waits until nothing is on its way, is drawn, moves or scrolls for some frames. */
    async settle() {
      let changes = 0;
      const observer = new MutationObserver(() => { changes++; });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const place = () => [...document.querySelectorAll('main, article, aside, .card.open, dialog[open]')].map((node) => `${node.getBoundingClientRect().top} ${node.scrollHeight} ${node.scrollTop}`).join() + scrollY + changes;
      for (let still = 0, frames = 0, last = place(); still < 5 && frames < 300; frames++, last = place()) {
        await frame();
        still = last === place() && !document.querySelector('.later[role=status]') ? still + 1 : 0;
      }
      observer.disconnect();
    },
    /** Where to press what has this key: one that is in sight where the page is, or else scrolled to. */
    async aim(depth, key) {
      const fits = candidates(within(depth)).filter((node) => keyOf(node) === key);
      let aim = fits.find((node) => !COVERED(node) && !isCutOff(node));
      if (!aim && fits.length) {
        [aim] = fits;
        aim.scrollIntoView({ block: 'center', behavior: 'instant' });
        await here.settle();
        // Where a sheet lies over the middle, there is room above.
        if (COVERED(aim)) { aim.scrollIntoView({ block: 'start', behavior: 'instant' }); await here.settle(); }
        // Cards before an open one wait where there is no room for them, which scrolling may show.
        if (!aim.isConnected || !shown(aim)) aim = candidates(within(depth)).find((node) => keyOf(node) === key);
      }
      if (!aim) return null;
      here.opener = aim;
      here.before();
      const rect = [...aim.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
      const line = rect && Math.min(rect.height, 40);
      return { why: COVERED(aim), name: nameOf(aim), x: rect && (Math.max(rect.left, 0) + Math.min(rect.right, innerWidth)) / 2, y: rect && rect.top + line / 2 };
    },
    /** Remembers what is shown before a press, and whether the press meets what it is meant for: the page may move just before. */
    before() {
      here.met = undefined;
      addEventListener('pointerdown', ({ target }) => { here.met = here.opener.contains(target) || Boolean(target.closest?.('label')?.contains(here.opener)); }, { capture: true, once: true });
      here.was = new Set(standing());
      here.screen = screen();
    },
    beforeByHand() {
      here.opener = document.body;
      here.before();
    },
    /** Whether the press was met, and what it has opened, pushed onto the roots; null if nothing. */
    async after(depth) {
      await here.settle();
      return { met: here.met !== false, opened: here.news(depth) };
    },
    news(depth) {
      const fresh = standing().filter((node) => !here.was.has(node));
      const news = new Set(fresh);
      const outer = fresh.filter((node) => !news.has(node.parentElement));
      const worth = outer.filter((node) => !node.matches('.card:not(.open)') && (node.matches(`${FOCUSABLE}, ${HEADS}, dialog, [popover]`) || node.querySelector(`${FOCUSABLE}, h1, h2, h3, p, li`)));
      // What was only changed in its place by the press is no opening: a button that has another name or is there besides.
      const large = worth.filter((node) => !node.matches('button, a, .chip, kbd') || screen() !== here.screen);
      const active = document.activeElement;
      // Nor is what says how many there are, or a few more buttons.
      const parts = large.filter((node) => node.contains(active) || node.parentElement.matches('details') || [node, ...node.querySelectorAll('*')].some((each) => each.matches(`${PARTS}, h1, h2, h3, h4, ul, ol, input, textarea`)));
      if (!parts.length) return null;
      let root = parts.find((node) => node.matches('dialog, [popover]')) ?? parts.find((node) => node.contains(active)) ?? parts.find((node) => node.parentElement.matches('details'))
        ?? parts.toSorted((a, b) => b.getBoundingClientRect().height - a.getBoundingClientRect().height)[0];
      if (screen() !== here.screen) root = document.querySelector('main') ?? root;
      const kind = screen() !== here.screen ? 'route' : root.parentElement.matches('details') ? 'details' : root.matches('dialog') ? 'dialog' : root.matches('[popover]') ? 'popover' : 'part';
      if (kind === 'details') root = root.parentElement;
      // What took the keyboard is what opened, though more may have come with it.
      const own = active?.closest(PARTS);
      if (kind === 'part' && own && news.has(own)) root = own;
      // A sheet that comes with one thing in it has come for that.
      const regions = kind === 'part' && root.matches('aside') ? [...root.querySelectorAll('section[aria-label]')].filter(shown) : [];
      if (regions.length === 1) [root] = regions;
      // In the place of what the opener lay in, it does not lie in that.
      const instead = depth > 0 && !here.isThere(depth);
      here.roots = [...here.roots.slice(0, depth), root];
      here.held = [...here.held.slice(0, depth), here.opener];
      return { kind: instead && kind !== 'route' ? 'instead' : kind, what: looks(root) };
    },
    /** What is wrong with what opened, where it stands. */
    check(depth, most) {
      const root = within(depth);
      const found = [];
      const active = document.activeElement;
      const opener = here.held[depth - 1];
      // Who presses words of the text, or a button that stands for a key, goes on marking there. What is shown next in a dialog has its heading.
      const goesOn = ((opener.matches('mark, body') || root.matches('[role=toolbar]')) && active?.matches('article')) || (active === opener && opener.matches('[aria-keyshortcuts]'));
      const headed = active?.matches('h1, h2, h3') && active.closest('dialog')?.contains(root);
      const discloses = opener.isConnected && opener.matches('summary, [aria-expanded], [aria-pressed], [popovertarget], [role=tab]');
      const part = root.matches('details, dialog, [popover]') ? root : root.closest(PARTS);
      const says = (node) => (node ? `${looks(node)} “${nameOf(node).slice(0, 60)}”` : 'nothing');
      if (!active || active === document.body) found.push('the keyboard is on the body');
      else if (!root.contains(active) && !part?.contains(active) && !(discloses && active === opener) && !goesOn && !headed) found.push(`the keyboard is outside: on ${says(active)}`);
      const inside = [...root.querySelectorAll(`${FOCUSABLE}, ${HEADS}`)].filter((node) => shown(node) && !node.closest('.heard, .skip') && node.getBoundingClientRect().width > 2);
      const first = root.matches('details') ? inside.find((node) => !node.closest('summary')) : inside[0];
      // A text is taller than the window: it is in sight where its words are read.
      const reads = (node) => node.matches('article') && node.getBoundingClientRect().top < innerHeight / 2 && node.getBoundingClientRect().bottom > innerHeight / 2;
      const why = first && !reads(first) && COVERED(first);
      if (why && !(root.contains(active) && !COVERED(active) && farther(first, active))) found.push(`the first in it is out of sight: ${says(first)}: ${why}`);
      found.push(...here.reach(root, most));
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (wide > 0) found.push(`the page is ${wide} px wider than the window`);
      return found;
    },
    /** What can have the keyboard and cannot be brought into sight as a browser does for it. */
    reach(root, most) {
      const found = [];
      const places = [];
      for (const node of [document.scrollingElement, ...document.querySelectorAll('*')]) if (node.scrollTop || node.scrollLeft || node === document.scrollingElement) places.push([node, node.scrollTop, node.scrollLeft]);
      const all = [...root.querySelectorAll(FOCUSABLE)].filter((node) => shown(node) && !node.closest('.skip, [inert]') && getComputedStyle(node).opacity !== '0' && !node.matches('[type=file]'));
      const every = Math.max(1, Math.ceil(all.length / most));
      for (const node of all.filter((node, nth) => nth % every === 0)) {
        node.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const { top, bottom } = node.getBoundingClientRect();
        const why = !(node.matches('article') && top < innerHeight && bottom > 0) && COVERED(node);
        if (why) found.push(`out of reach: ${looks(node)} “${nameOf(node).slice(0, 60)}”: ${why}`);
      }
      for (const [node, y, x] of places) node.scrollTo({ top: y, left: x, behavior: 'instant' });
      // Those that nothing had scrolled before were at their begin.
      const known = new Set(places.map(([node]) => node));
      for (const node of document.querySelectorAll('*')) if (node.scrollTop && !known.has(node)) node.scrollTo({ top: 0, behavior: 'instant' });
      return found.slice(0, 5);
    },
    /** Whether what opened at this depth is there. */
    isThere: (depth) => (depth === 0 ? here.stands() === here.base : Boolean(here.roots[depth - 1]?.isConnected && shown(here.roots[depth - 1]) && (!here.roots[depth - 1].matches('details') || here.roots[depth - 1].open))),
    /** Whether what opened is still open, and has a way out of its own, and is not a part of what it lies in. */
    closing: (depth) => ({ open: here.isThere(depth), own: Boolean(here.roots[depth - 1]?.matches('dialog, [popover], .picker') || here.held[depth - 1]?.hasAttribute('aria-expanded')) }),
    /** What is left when it is closed: whether what it lay in is there, and whether the keyboard is nowhere. */
    closed: (depth) => ({ outer: here.isThere(depth - 1), lost: !document.activeElement || document.activeElement === document.body }),
    holder: () => document.activeElement && looks(document.activeElement),
  });
};

/** The page's own words by their keys, as patterns: a place for a value stands for anything. */
export function wordsOf(locale) {
  const table = JSON.parse(readFileSync(new URL(`../../../static/lang/${locale}.json`, import.meta.url)));
  const pattern = (key) => new RegExp(`^${table[key].replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '.*')}( |:|$)`);
  return { text: (key) => table[key], keys: Object.keys(table), pattern };
}

/** The page's side, called by name. */
export async function ask(page, what, ...args) {
  const call = () => page.runAsync(async (what, ...args) => window.__openings && { value: await window.__openings[what](...args) }, what, ...args);
  const answer = await call();
  if (answer) return answer.value;
  await page.command('post', '/execute/sync', { script: `(${INSTALL})(${COVERED});`, args: [] });
  return (await call()).value;
}

/** Rules of accessibility that what is open breaks; all of the page where `whole`. */
export async function broken(page, depth, whole) {
  if (!whole) await page.run((depth) => { const root = window.__openings.roots[depth - 1]; root.dataset.opened = ''; }, depth);
  try {
    const found = [];
    for (const { id, help, nodes, targets } of await page.axe({}, whole ? null : '[data-opened]')) {
      const stay = [];
      for (const [nth, node] of nodes.entries()) if (id !== 'label-content-name-mismatch' || (await differs(page, targets[nth]))) stay.push(node);
      if (stay.length) found.push(`axe: ${id} (${help}) ${stay.slice(0, 3).map((node) => node.slice(0, 200)).join(' | ')}`);
    }
    return found;
  } finally {
    if (!whole) await page.run(() => { for (const root of document.querySelectorAll('[data-opened]')) delete root.dataset.opened; });
  }
}

/** Whether the words of something differ from its name at the page's begin too: of drawn words, axe takes those for none that are scrolled out above. */
const differs = (page, target) => page.runAsync(async (target) => {
  const node = document.querySelector(target);
  const places = [];
  for (let at = node; at; at = at.parentElement) places.push([at, at.scrollTop, at.scrollLeft]);
  for (const [at] of places) at.scrollTo({ top: 0, left: 0, behavior: 'instant' });
  const { violations, incomplete } = await window.axe.run(node, { runOnly: ['label-content-name-mismatch'] });
  for (const [at, top, left] of places) at.scrollTo({ top, left, behavior: 'instant' });
  return violations.length + incomplete.length > 0;
}, target);
