import { Desk } from '../lib/desk.mjs';
import { still, untilInSight } from '../lib/sight.mjs';

export const name = 'every panel and view opens at its first line wherever the article is, and leaves the article where it is';

const TABS = ['Sources', 'Final check', 'Entities', 'Signals', 'Marks'];

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900 });
  await page.click('button', { name: 'See an annotated sample' });
  const desk = new Desk(page, assert);
  await desk.article();
  await beside({ page, desk, assert });
  await findBar({ page, desk, assert });
  await insteadOfIt({ page, desk, assert });
  await page.close();
  for (const locale of ['en', 'de']) await tabsInALine(open, assert, locale);
  await asSheet({ open, assert, touch: engine !== 'webkit' });
}

const scroll = async (page, share) => {
  await page.run((share) => scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight)), share);
  await still(page);
};
const places = (page) => page.run(() => [scrollY, ...[...document.querySelectorAll('article [data-block]')].map((block) => block.getBoundingClientRect().top)].map(Math.round).join());

/** What follows the tabs is in sight, and what is first in it. */
async function firstLines(page, panel) {
  const [first] = await panel.getAllByCss('.panel-head ~ * :is(h2:not(.heard), h3, p, li, .card, summary), .panel-head ~ p');
  await untilInSight(page, first, 'the first line of the panel');
}

async function beside({ page, desk, assert }) {
  const panel = await desk.panel();
  for (const share of [0, 0.5, 1]) {
    await (await panel.getByRole('button', { name: 'Marks' })).click();
    await scroll(page, share);
    for (const tab of TABS) {
      const before = await places(page);
      const button = await panel.getByRole('button', { name: tab });
      // As the keyboard comes to it, without any help from the page.
      await button.run((element) => element.focus());
      await still(page);
      assert.equal(await places(page), before, `the article moves when the tab ${tab} gets the keyboard, at ${share}`);
      const at = await button.rect();
      await page.pointer({ x: at.x + at.width / 2, y: at.y + at.height / 2 });
      await panel.getByRole('button', { name: tab, pressed: true });
      await still(page);
      assert.equal(await places(page), before, `the article moves when ${tab} is opened, at ${share}`);
      // Between whole pixels the place of a button that sticks to the window is told a little differently.
      assert.equal(Math.round((await button.rect()).top), Math.round(at.top), `the tab ${tab} itself moves, at ${share}`);
      if (tab !== 'Marks') await firstLines(page, panel);
    }
    await (await panel.getByRole('button', { name: 'All marks' })).click();
    const list = await panel.getByRole('list', { name: 'All marks' });
    await untilInSight(page, await list.getByRole('button', { nth: 0 }), 'the first mark of the list');
    // A list that has been scrolled begins anew.
    await page.run(() => document.querySelector('.panel').scrollTo(0, 400));
  }
  // The keyboard steps through the marks, and their cards come into sight in the list.
  for (let steps = 0; steps < 12; steps++) await page.press('j');
  await untilInSight(page, await panel.getByCss('.card.open'), 'the open card in the list');
  await untilInSight(page, await page.getByCss('article mark.on', { nth: 0 }), 'its words');
  await page.press('Escape');
}

async function findBar({ page, desk, assert }) {
  await scroll(page, 0.5);
  await page.press('/');
  const field = await page.getByRole('searchbox', { name: 'Find in the article' });
  await field.type('Koalition');
  await page.untilText(/\d of \d/);
  for (let hits = 0; hits < 4; hits++) {
    await page.press('Enter');
    await still(page);
    const panel = await desk.panel();
    for (const tab of TABS) await untilInSight(page, await panel.getByRole('button', { name: tab }), `the tab ${tab} under the find bar`);
    const bar = await (await page.getByRole('search', { name: 'Find in the article' })).rect();
    const hit = await page.run(() => [...CSS.highlights.get('found-current')][0].getBoundingClientRect().toJSON());
    assert.ok(hit.top >= bar.bottom && hit.bottom < 860, `hit ${hits} is in sight: ${hit.top} to ${hit.bottom}`);
  }
  await page.press('Escape');
}

async function insteadOfIt({ page, desk, assert }) {
  for (const share of [0.6, 0.3]) {
    await scroll(page, share);
    const before = await places(page);
    for (const [view, first] of [['Sentence list', '.sentences li'], ['Table of claims', '.claims input'], ['Who says what', '.picture .button']]) {
      await desk.tool(view);
      await untilInSight(page, await page.getByCss(first, { nth: 0 }), `the first of ${view}`);
      await scroll(page, 0.7);
    }
    await desk.tool('Who says what');
    await desk.article();
    await still(page);
    const [shown, wanted] = [await places(page), before].map((list) => list.split(',').map(Number));
    const inSight = wanted.findIndex((top, index) => index > 0 && top > 0);
    const reading = inSight > 0 ? inSight : wanted.length - 1;
    assert.ok(Math.abs(shown[reading] - wanted[reading]) <= 2, `the text is where it was left: ${wanted[reading]}, now ${shown[reading]}`);
  }
}

/** The count on the last tab pushes nothing down. */
async function tabsInALine(open, assert, locale) {
  for (const width of [1440, 1024]) {
    const page = await open({ width, height: 768, locale });
    await page.click('button', { name: locale === 'de' ? 'Annotiertes Beispiel ansehen' : 'See an annotated sample' });
    const tabs = await page.getByRole('group', { name: locale === 'de' ? 'Was neben dem Artikel steht' : 'What stands beside the article' });
    await page.waitFor(() => page.run(() => document.querySelector('.tab[data-count]')), 'the count on the last tab');
    const rows = await tabs.run((element) => [...element.children].map((tab) => Math.round(tab.getBoundingClientRect().top)));
    assert.equal(new Set(rows).size, 1, `${locale} at ${width}: the tabs stand in one line: ${rows}`);
    const cut = await tabs.run((element) => [...element.children].filter((tab) => tab.scrollWidth > tab.clientWidth).map((tab) => tab.textContent));
    assert.deepEqual(cut, [], `${locale} at ${width}: no tab is cut off`);
    await page.close();
  }
}

/** In a small window what stands beside the article lies over it. */
async function asSheet({ open, assert, touch }) {
  const page = await open({ width: 390, height: 844, touch });
  await page.click('button', { name: 'See an annotated sample' });
  await page.getByRole('article');
  await page.click('button', { name: 'All marks' });
  const panel = await page.getByRole('complementary', { name: 'Marks' });
  for (const tab of TABS) {
    await page.run(() => document.querySelector('.panel').scrollTo(0, 600));
    await panel.getByRole('button', { name: tab }).then((button) => button.run((element) => element.click()));
    if (tab === 'Marks') continue;
    await panel.getByRole('button', { name: tab, pressed: true });
    await firstLines(page, panel);
    assert.equal(await page.run(() => document.documentElement.scrollWidth > innerWidth), false, `${tab} is no wider than the screen`);
  }
  await page.close();
}
