import { Desk } from '../lib/desk.mjs';
import { untilInSight } from '../lib/sight.mjs';

export const name = 'what a mark is tied to is picked in sight, and nothing is tied that was not typed or stepped to';

const FILLER = Array.from({ length: 12 }, (_, number) => `Paragraph ${number + 1} is about the pipes of Harwick and nothing else, so that the page has to be scrolled. It goes on for a while.`).join('\n\n');
const TEXT = `The pipes were replaced in May, said Mr Sibley. Two people disagree.\n\n${FILLER}\n\nThe bill was never paid. Northgate and Northgate Holding say nothing.`;
const CLAIM = 'The bill was never paid.';

export async function run({ open, assert, engine }) {
  const page = await open({ width: 1440, height: 900 });
  const desk = await Desk.openText(page, assert, TEXT);
  for (const words of ['Mr Sibley', 'Two people', 'Northgate Holding']) await desk.mark(words, 's');
  await desk.mark('Northgate', 's', { nth: 0 });
  const card = await desk.mark(CLAIM, 'c');
  // The claim stands at the lower edge of the window, and its card reaches below it.
  await page.run(() => document.querySelector('article mark.on').scrollIntoView({ block: 'end', behavior: 'instant' }));
  const tied = (name) => card.getByRole('button', { name: `Remove the link to “${name}”` });

  await (await card.getByRole('group', { name: 'said by' })).getByRole('button', { name: 'Add a link: said by' }).then((button) => button.run((element) => element.click()));
  const field = await card.getByRole('searchbox', { name: 'Add a link: said by' });
  await desk.untilFocused(field);
  await untilInSight(page, field);
  const offered = await (await card.getByRole('list', { nth: 0, within: await card.getByCss('.picker') })).getAllByRole('button');
  assert.equal(offered.length, 4);
  for (const one of offered) await untilInSight(page, one);
  if (engine === 'chromium') assert.deepEqual(await page.axe(), []);

  // Enter with nothing typed ties nothing, and neither does what is not there.
  await page.press('Enter');
  await field.type('Harwick');
  await page.press('Enter');
  await untilInSight(page, await card.getByText('No source matches “Harwick”.'));
  assert.equal(await card.countByRole('button', { name: /^Remove the link/ }), 0, 'nothing is tied');

  // What is called as typed comes first, wherever it stands; the arrows step on from there.
  await field.fill('north');
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  await desk.untilFocused(await card.getByRole('button', { name: 'Northgate Holding', exact: false, within: await card.getByCss('.picker') }));
  // Who goes on writing writes in the field, and deletes there and not the mark.
  await page.press('Backspace');
  await desk.untilFocused(field);
  await page.waitFor(async () => (await field.value()) === 'nort', 'one letter less');
  await field.fill('northgate');
  await page.press('Enter');
  await tied('Northgate');
  await desk.untilFocused(await desk.article());

  // By key, a digit, and the arrows alone.
  await page.press('l');
  await desk.untilFocused(await card.getByRole('searchbox'));
  await page.press('1');
  await tied('Northgate Holding');
  await page.press('l');
  await desk.untilFocused(await card.getByRole('searchbox'));
  await page.pressKeys('ArrowDown', 'ArrowDown', 'Enter');
  await tied('Mr Sibley');
  await page.press('l');
  await desk.untilFocused(await card.getByRole('searchbox'));
  await page.pressKeys('ArrowUp', 'Escape');
  await card.untilGone('searchbox');
  await page.press('Control+z');
  await card.untilGone('button', { name: 'Remove the link to “Mr Sibley”' });
  await page.close();
}
