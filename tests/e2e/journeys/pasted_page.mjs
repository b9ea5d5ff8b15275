import { Desk } from '../lib/desk.mjs';
import { blocksShown } from '../lib/intake.mjs';

export const name = 'what is pasted with its formatting keeps headings, lists, quotes, tables and links, and plain text in disguise keeps its lines';

const HTML = `<meta charset="utf-8"><h1>Moon found to be made of cheese</h1><p>The moon is <a href="https://post.example/cheese?a=1&amp;b=2">made of <b>good</b> cheese</a>, said
the observatory.</p><h2>What follows</h2><ul><li>Mice may wish to travel.</li><li>Fares will fall.</li></ul><blockquote>“It is a large one,” the director said.</blockquote>
<table><tr><th>Year</th><th>Tons</th></tr><tr><td>2024</td><td>12</td></tr></table><p>Advertisement</p><p>Visitors are asked to bring <a href="javascript:alert(1)">bread</a>.</p>`;
const PLAIN = 'Moon found to be made of cheese\n\nThe moon is made of good cheese, said the observatory.\n\nWhat follows\n\nMice may wish to travel.\nFares will fall.\n\n“It is a large one,” the director said.\n\nYear\tTons\n2024\t12\n\nAdvertisement\n\nVisitors are asked to bring bread.';
const BLOCKS = [
  ['h1', 'Moon found to be made of cheese'], ['p', 'The moon is made of good cheese, said the observatory.'], ['h2', 'What follows'],
  ['p', 'Mice may wish to travel.', 'list-item'], ['p', 'Fares will fall.', 'list-item'], ['blockquote', '“It is a large one,” the director said.'],
  ['p', 'Year', 'cell'], ['p', 'Tons', 'cell'], ['p', '2024', 'cell'], ['p', '12', 'cell'], ['p', 'Advertisement'], ['p', 'Visitors are asked to bring bread.'],
];

export async function run({ open, assert, engine }) {
  const page = await open();
  const desk = new Desk(page, assert);
  const field = () => page.getByRole('textbox', { name: 'Text of the article' });
  const shape = async () => (await blocksShown(page)).map(({ tag, text, kind }) => (kind ? [tag, text, kind] : [tag, text]));

  // Into the empty field: it becomes an article at once.
  await (await field()).focus();
  await page.paste(PLAIN, { html: HTML });
  await desk.article();
  assert.deepEqual(await shape(), BLOCKS);
  await links(page, desk, assert, engine);
  await boilerplate(page, desk, assert);
  await desk.toLibrary();

  // Anywhere on the library. Firefox sends `paste` to what holds the selection alone.
  if (engine !== 'firefox') {
    await page.run(() => document.activeElement?.blur());
    await page.paste(PLAIN, { html: HTML });
    await desk.keepBoth();
    await desk.article();
    assert.deepEqual(await shape(), BLOCKS);
    await desk.toLibrary();
  }

  // Behind words that stand in the field already, it is text like any other.
  await (await field()).fill('Before ');
  await page.press('End');
  await page.paste('bold words', { html: '<p><b>bold</b> words</p>' });
  await page.waitFor(async () => (await (await field()).value()) === 'Before bold words', 'the plain text behind what was there');
  await (await field()).fill('');

  // An editor's lines, in the clothes of a page: nothing says what they are, so they stay lines.
  await (await field()).focus();
  const lines = 'first line\n\n  second line\nthird line';
  await page.paste(lines, { html: '<div style="white-space: pre"><div>first line</div><br><div>  second line</div><div>third line</div></div>' });
  await page.waitFor(async () => (await (await field()).value()) === lines, 'the lines in the field');
  await page.click('button', { name: 'Start marking' });
  await desk.article();
  assert.deepEqual((await blocksShown(page)).map((block) => block.text), ['first line', 'second line\nthird line']);
}

async function links(page, desk, assert, engine) {
  const anchors = await page.run(() => [...document.querySelectorAll('article a')].map((link) => [link.getAttribute('href'), link.textContent, link.rel, link.target]));
  assert.deepEqual(anchors, [['https://post.example/cheese?a=1&b=2', 'made of good cheese', 'noopener noreferrer', '_blank']]);
  // A link is words first: its words are selected and marked like others, and a click on it leads nowhere.
  await desk.clickWords('good');
  await desk.mark('good cheese, said', 'c');
  assert.equal(await page.run(() => document.querySelectorAll('article a').length), 1, 'a mark makes no second link of one');
  assert.match(await page.url(), /#\/a\//);
  const handles = await page.command('get', '/window/handles');
  assert.equal(handles.length, 1, 'no window was opened');
}

async function boilerplate(page, desk, assert) {
  const greyed = async () => (await blocksShown(page)).filter((block) => block.dropped).map((block) => block.text);
  assert.deepEqual(await greyed(), ['Advertisement']);
  await page.untilText('1 part of the page is left out');
  await page.click('button', { name: '1 part left out: “Advertisement” · Show' });
  assert.equal(await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => block.innerText).includes('Advertisement')), true, 'it is shown');
  // By click, and back by undo.
  await (await page.getByRole('button', { name: /^Not part of the article: /, pressed: true })).click();
  await page.getByRole('button', { name: /^Not part of the article: /, pressed: false });
  assert.deepEqual(await greyed(), []);
  await desk.tool('Undo');
  await page.getByRole('button', { name: /^Not part of the article: /, pressed: true });
  // By key, at a selection.
  await desk.select('bring bread');
  await desk.popover();
  await page.press('x');
  await page.waitFor(async () => (await greyed()).length === 2, 'two greyed blocks');
  // What is greyed can be marked all the same.
  await desk.mark('Advertisement', 'm');
  const { data } = await desk.export();
  assert.deepEqual(data.documents[0].article.blocks.filter((block) => block.boilerplate).map((block) => block.text), ['Advertisement']);
  assert.deepEqual(data.documents[0].decisions.map(({ block, boilerplate }) => [block, boilerplate]).filter(([, dropped]) => dropped !== undefined), [[11, true]]);
}
