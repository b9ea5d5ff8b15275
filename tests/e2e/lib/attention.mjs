// Who has the keyboard, as a journey asks for it.

/** What has the keyboard: tag, words, and the part of the page it lies in. */
export const holder = (page) => page.run(() => {
  const active = document.activeElement;
  const name = active?.getAttribute('aria-label') ?? (active === document.body ? '' : active?.textContent.trim().replace(/\s+/g, ' ').slice(0, 160));
  const part = active?.closest('dialog, .card, .find-bar, .popover, .notice, .panel, .bar, .totals, article, main, footer');
  const box = active?.getBoundingClientRect();
  return {
    tag: active?.tagName ?? '', name, part: part?.className || part?.tagName || '', card: active?.closest('[data-for]')?.dataset.for ?? null,
    inSight: Boolean(box) && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
});

/** Waits until what has the keyboard is as said: `tag` a tag or several, `name` words or a RegExp, `part` a class or a tag. */
export async function untilHeld(page, { tag, name, part, inSight = true }, when) {
  let held;
  const fits = () => [].concat(tag ?? held.tag).includes(held.tag)
    && (name === undefined || (name instanceof RegExp ? name.test(held.name) : held.name === name))
    && (part === undefined || held.part.split(' ').includes(part))
    && (!inSight || held.inSight);
  await page.waitFor(async () => { held = await holder(page); return fits(); }, () => `the keyboard ${when}: wanted ${tag ?? ''} ${name ?? ''} in ${part ?? 'the page'}, it is on ${JSON.stringify(held)}`);
  return held;
}

/** What was said last to those who listen. */
export const spoken = (page) => page.run(() => document.querySelector('.heard[role=status]').textContent);

export async function untilSpoken(page, words) {
  let said;
  await page.waitFor(async () => { said = await spoken(page); return words instanceof RegExp ? words.test(said) : said === words; }, () => `“${words}” spoken, not “${said}”`);
}

/** The ways to press something: by mouse, by keyboard, by finger. */
export const PRESS = {
  mouse: (element) => element.click(),
  keyboard: async (element) => {
    // WebKit gives the keyboard to nothing that it leaves undrawn.
    await element.run((node) => node.getClientRects().length || node.scrollIntoView());
    await element.focus();
    await element.page.press('Enter');
  },
  touch: (element) => element.tap(),
};
