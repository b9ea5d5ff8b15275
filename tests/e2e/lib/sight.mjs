// What a reader can see and reach: whether something lies in the window, uncovered, where a press would meet it.

/** Runs in the page. Why an element cannot be seen and pressed where it is now; '' if it can. A long one is asked for its first lines. */
export const COVERED = (element) => {
  const about = (node) => node && `${node.localName}${node.id ? `#${node.id}` : ''}.${[...node.classList].join('.')}`;
  const style = getComputedStyle(element);
  if (style.visibility !== 'visible' || !element.getClientRects().length) return 'it is not drawn';
  const whole = element.getBoundingClientRect();
  // Of words that break over lines, and of what is cut off at the side, there is a part that can be pressed.
  const first = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (!first) return 'it has no size';
  const line = Math.min(first.height, 40);
  if (first.top < -1 || first.top + line > innerHeight + 1) return `it is outside the window: ${Math.round(first.top)} to ${Math.round(whole.bottom)} of ${innerHeight}`;
  if (first.left < -1 || first.left + Math.min(first.width, 40) > innerWidth + 1) return `it is outside the window: ${Math.round(first.left)} to ${Math.round(first.right)} of ${innerWidth} across`;
  const right = Math.min(first.right, innerWidth);
  const met = document.elementFromPoint((Math.max(first.left, 0) + right) / 2, first.top + line / 2);
  const hit = met && (element.contains(met) || met.contains(element) && !met.matches('dialog') || met.closest('label')?.control === element);
  return hit ? '' : `${about(met)} lies over it`;
};

/** Waits until an element can be seen and pressed without scrolling. */
export async function untilInSight(page, element, what = element.what) {
  let why;
  await page.waitFor(async () => {
    why = await element.run(COVERED);
    return why === '';
  }, () => `${what} in sight: ${why}`);
}

/** Turns the wheel over the window's middle, or over a point, and waits until the page is still. WebKitGTK's driver has no wheel. */
export async function wheel(page, deltaY, at) {
  const { x, y } = at ?? (await page.run(() => ({ x: Math.round(innerWidth / 3), y: Math.round(innerHeight / 2) })));
  if (page.engine === 'webkit') {
    await page.run((x, y, deltaY) => {
      let scroller = document.elementFromPoint(x, y);
      while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) scroller = scroller.parentElement;
      (scroller ?? window).scrollBy({ top: deltaY, behavior: 'instant' });
    }, x, y, deltaY);
  } else {
    await page.command('post', '/actions', { actions: [{ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x, y, deltaX: 0, deltaY, duration: 0 }] }] });
  }
  await still(page);
}

/** Waits until nothing scrolls or changes its size any more. */
export const still = (page) => page.look(async () => {
  // Only frames count where there are any: WebKitGTK may draw the first one a second after the scrolling.
  const frame = () => new Promise((done) => (document.hidden ? setTimeout(done, 100) : requestAnimationFrame(done)));
  const place = () => [...document.querySelectorAll('main, article, .panel, .card, dialog')].map((element) => {
    const { top, height } = element.getBoundingClientRect();
    return `${top} ${height} ${element.scrollTop}`;
  }).join() + scrollY;
  for (let same = 0, last = place(); same < 8; last = place()) {
    await frame();
    same = last === place() ? same + 1 : 0;
  }
});
