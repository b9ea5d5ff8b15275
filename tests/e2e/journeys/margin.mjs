import { Desk } from '../lib/desk.mjs';
import { still, untilInSight, wheel } from '../lib/sight.mjs';

export const name = 'the open card stays beside its words while the article is scrolled, and every card can be reached';

const SENTENCE = 'The council of Harwick says that the pipes of the old town were replaced before the winter came. ';
const paragraph = (number) => `Paragraph ${number} begins here. ${SENTENCE.repeat(4)}Its end is number ${number}.`;
const TEXT = Array.from({ length: 60 }, (_, index) => paragraph(index + 1)).join('\n\n');
const HIGH = 'Paragraph 4 begins here.';
const LOW = 'Paragraph 48 begins here.';
const OTHERS = [['Paragraph 2 begins here.', 'c'], ['Its end is number 2.', 'm'], ['Paragraph 5 begins here.', 's'], ['Paragraph 40 begins here.', 'c'], ['Paragraph 44 begins here.', 'm'], ['Paragraph 46 begins here.', 'q']];

export async function run({ open, assert }) {
  const page = await open({ width: 1440, height: 900 });
  const desk = await Desk.openText(page, assert, TEXT);
  for (const [words, key] of OTHERS) await desk.mark(words, key);
  const walk = { page, desk, assert };
  await towardsTheEndOfACard(walk);
  await upFromALowCard(walk);
  await besideLongCards(walk);
  await page.close();
  await amongMany(await open({ width: 1440, height: 900 }), assert);
}

/** Where the cards are: below the article's top, and the open one below the top of its words' block. */
function cards(page, block) {
  return page.run((block) => {
    const zero = document.querySelector('.cards').getBoundingClientRect().top;
    const open = document.querySelector('.card.open').getBoundingClientRect();
    const words = document.querySelectorAll('article [data-block]')[block].getBoundingClientRect();
    const closed = [...document.querySelectorAll('.cards > :not(.open, [data-waits])')].map((card) => {
      const mark = document.querySelector(`article mark[data-marks~="${card.dataset.for}"]`);
      const { top, bottom } = card.getBoundingClientRect();
      return { top: Math.round(top - zero), bottom: Math.round(bottom - zero), off: mark && Math.abs(Math.round(top - mark.getClientRects()[0].top)) };
    });
    const reach = document.documentElement.scrollHeight - scrollY - zero;
    return { top: Math.round(open.top - words.top), above: Math.round(open.top - zero), bottom: open.bottom, below: open.top, room: innerHeight, end: Math.round(open.bottom - zero), reach, closed };
  }, block);
}

function check(assert, now, was, where) {
  assert.ok(Math.abs(now.top - was.top) <= 2, `${where}: the open card went from ${was.top} to ${now.top} below its paragraph's top`);
  assert.ok(now.above >= 0, `${where}: the open card is ${-now.above} px above the article`);
  for (const card of now.closed) {
    assert.ok(card.top >= 0, `${where}: a card is ${-card.top} px above the article`);
    // Where those before it have no room, it lies over them, and they show their first lines.
    assert.ok(card.top <= now.above - 12 || card.top >= now.end, `${where}: a card lies over the open one`);
  }
  assert.ok(now.reach >= now.end, `${where}: the page ends ${now.end - now.reach} px above the card's end`);
}

async function towardsTheEndOfACard({ page, desk, assert }) {
  const card = await desk.mark(HIGH, 'c');
  await (await card.getByText('Fact check')).click();
  await (await card.getByText('More fields')).click();
  await still(page);
  const was = await cards(page, 3);
  let now = was;
  for (let turns = 0; now.bottom > now.room - 60; turns++) {
    assert.ok(turns < 40, `the card's end is in sight after ${turns} turns of the wheel: it is at ${now.bottom}`);
    await wheel(page, 240);
    now = await cards(page, 3);
    check(assert, now, was, `${turns + 1} turns down`);
    assert.ok(now.below < now.room, 'the card is in the window');
  }
  // What stands last in it can be used where it is.
  const last = await card.getByText('Corrections');
  await untilInSight(page, last);
  const before = await cards(page, 3);
  await last.click();
  await (await card.getByRole('button', { name: 'Add correction' })).click();
  const field = await card.getByRole('textbox', { name: 'What was corrected' });
  await field.type('They were replaced in May.');
  await still(page);
  check(assert, await cards(page, 3), before, 'after writing');
  await page.press('Escape');
}

async function upFromALowCard({ page, desk, assert }) {
  const card = await desk.mark(LOW, 'c');
  await untilInSight(page, card, 'the card of a mark that was just made');
  await still(page);
  const was = await cards(page, 47);
  for (let turns = 0; (await page.run(() => scrollY)) > 0; turns++) {
    assert.ok(turns < 80, 'the top is reached');
    await wheel(page, -400);
    const now = await cards(page, 47);
    check(assert, now, was, `${turns + 1} turns up`);
    // Those whose words are in the window are beside them.
    for (const { off, top } of now.closed) assert.ok(off === null || off <= 2, `${turns + 1} turns up: a card at ${top} is ${off} px from its words`);
  }
  // The keyboard leads back to it, however far away it is.
  await page.press('k');
  await page.press('j');
  const words = await page.getByCss('article mark.on');
  await untilInSight(page, words, 'the words of the open card');
  await untilInSight(page, await desk.card('Claim', LOW), 'its card');
}

/** Cards that need more room above than there is push the open one down, and it stays there while it is written in. */
async function besideLongCards({ page, desk, assert }) {
  for (const [words, key] of [['of the old town', 'c'], ['were replaced', 'm'], ['the winter came', 'q'], ['council of Harwick', 's']]) await desk.mark(words, key);
  await page.run(() => scrollTo(0, 0));
  const card = await desk.mark('before the winter', 'c');
  await (await card.getByText('Fact check')).click();
  await still(page);
  const was = await cards(page, 0);
  for (let turns = 0; turns < 8; turns++) {
    await wheel(page, 240);
    check(assert, await cards(page, 0), was, `${turns + 1} turns down from the top`);
  }
}

/** More marks stand before the open one than have room: some wait, which is said, and the others can be pressed. */
async function amongMany(page, assert) {
  const desk = new Desk(page, assert);
  await page.click('button', { name: 'See an annotated sample' });
  await desk.article();
  await page.waitFor(() => page.run(() => document.querySelectorAll('.entities .chip').length > 5), 'the entities beside the text');
  const beside = () => page.run(() => {
    const shown = [...document.querySelectorAll('.cards > *')].filter((card) => card.checkVisibility({ visibilityProperty: true }));
    const tops = shown.map((card) => card.getBoundingClientRect().top);
    return {
      waiting: document.querySelectorAll('.cards > *').length - shown.length,
      // Firefox tells the rule here, not its words.
      note: getComputedStyle(document.querySelector('.cards'), '::before').content === 'none' ? null : document.querySelector('.cards').dataset.note,
      least: Math.min(...shown.slice(1).map((card, index) => tops[index + 1] - tops[index])),
    };
  });
  await desk.atRest();
  assert.deepEqual([(await beside()).waiting, (await beside()).note], [0, null]);
  await desk.clickWords('im Januar 2020');
  await page.getByRole('region', { name: /^Claim/ });
  await page.waitFor(async () => (await beside()).waiting > 0, 'cards that wait');
  await desk.atRest();
  const crowded = await beside();
  assert.equal(crowded.note, 'More marks: close this card');
  assert.ok(crowded.least >= 24, `a card shows ${crowded.least} px`);
  const { covered, silent } = await page.run(() => {
    const shown = [...document.querySelectorAll('.cards > *')].filter((card) => card.checkVisibility({ visibilityProperty: true }));
    const box = (node) => node.getBoundingClientRect();
    const pairs = shown.slice(1).map((next, index) => ({ card: shown[index], next }));
    const covered = pairs.filter(({ card, next }) => card.matches('.card:not(.open)') && box(next).top < box(card).bottom - 8);
    const silent = covered.filter(({ card, next }) => box(card.querySelector('.note-line, .quote-line')).bottom > box(next).top + 6);
    return { covered: covered.length, silent: silent.map(({ card }) => card.textContent.slice(0, 40)) };
  });
  assert.ok(covered > 0, 'some cards lie under others');
  assert.deepEqual(silent, [], 'of a card that lies under another the words can be read');
  await page.press('Escape');
  await page.waitFor(async () => (await beside()).waiting === 0, 'all of them again');
  await page.close();
}
