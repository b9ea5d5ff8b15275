import { Desk } from '../lib/desk.mjs';
import { assertQuotes, marksOf } from '../lib/exported.mjs';

export const name = 'a translated page goes on working and quotes the article itself; a triple click takes one paragraph; every file that is read can be chosen';

const FIRST = 'The ferry sank in the night, said Ada Berg.';

export async function run({ open, assert }) {
  const page = await open();
  const field = await page.getByLabel('Open a file', { selector: 'input' });
  const accepted = (await field.attribute('accept')).split(',');
  for (const ending of ['.csv', '.tsv', '.json', '.jsonl', '.jsonld', '.ann', '.html', '.docx', '.eml', 'text/*']) assert.ok(accepted.includes(ending), ending);
  const desk = await Desk.openText(page, assert, `Ferry stops\n\n${FIRST}\n\nIt sails again in March.`);

  await desk.clickWords('sank in', { times: 3 });
  await desk.popover();
  await desk.pressKind('c', FIRST);
  await page.press('Escape');
  // What keeps the page right comes when it has been drawn.
  await page.waitFor(() => page.run(() => [...document.scripts].some((script) => script.src.includes('translated.js') && performance.getEntriesByName(script.src).length > 0)), 'what keeps the page right');
  assert.ok(await translate(page) > 20, 'there is something to translate');
  await desk.mark('It sails again', 's');
  await desk.untilCounts({ Claim: 1, Source: 1 });
  await page.press('Escape');
  await translate(page);
  await page.press('Control+z');
  await desk.untilCounts({ Claim: 1, Source: 0 });
  await desk.mark('in March', 'm');
  await page.press('Escape');
  await translate(page);
  await page.goto('#/');
  await page.getByRole('link', { name: /Ferry/ });
  await translate(page);
  await page.back();
  await desk.article();
  await page.reload();
  await desk.article();
  const { data } = await desk.export();
  assertQuotes(assert, data);
  assert.deepEqual(marksOf(data).toSorted(), [`claim: ${FIRST}`, 'note: in March']);
}

/** What Google's translation does to a page: each text goes into two elements of its own, and is another one. */
function translate(page) {
  return page.run(() => {
    const kept = (node) => !node.data.trim() || node.parentElement.closest('[translate=no], script, style, font, textarea');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!kept(walker.currentNode)) texts.push(walker.currentNode);
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.append(inner);
      text.replaceWith(outer);
      inner.append(text.data);
    }
    return texts.length;
  });
}
