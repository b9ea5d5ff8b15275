import { Desk } from '../lib/desk.mjs';
import { pressAt } from '../lib/layouts.mjs';

export const name = 'on Russian, Greek, Hebrew and Korean keyboards every letter does what lies at its place, and nothing in fields';

const TEXT = 'Ferry stops\n\nThe ferry sank in the night. Nobody was hurt, said Ada Berg.\n\nIt sails again in March.';
/** What the keys at C, S, Q and M write; the first letter tells the page what kind of keyboard it is. */
const LAYOUTS = {
  Russian: ['с', 'ы', 'й', 'ь'],
  Greek: ['ψ', 'σ', ';', 'μ'],
  Hebrew: ['ב', 'ד', '/', 'צ'],
  Korean: ['ㅊ', 'ㄴ', 'ㅂ', 'ㅡ'],
};
const KINDS = [['Claim', 'KeyC', 'The ferry sank'], ['Source', 'KeyS', 'Nobody'], ['Quotation', 'KeyQ', 'in the night'], ['Note', 'KeyM', 'again']];

export async function run({ open, assert }) {
  const page = await open();
  const desk = await Desk.openText(page, assert, TEXT);
  for (const [layout, keys] of Object.entries(LAYOUTS)) {
    for (const [index, [kind, code, words]] of KINDS.entries()) {
      await select(desk, words);
      await pressAt(page, keys[index], code);
      await leave(page, desk, await desk.card(kind, words));
    }
    await desk.untilCounts({ Claim: 1, Source: 1, Quotation: 1, Note: 1 });
    // Ctrl and Z, where these keyboards write я, ζ, ז and ㅋ.
    const undo = { Russian: 'я', Greek: 'ζ', Hebrew: 'ז', Korean: 'ㅋ' }[layout];
    for (let left = 4; left > 0; left--) await pressAt(page, undo, 'KeyZ', { control: true });
    await desk.untilCounts({ Claim: 0, Source: 0, Quotation: 0, Note: 0 });
  }
  await anEntity(page, desk);
  await around(page, desk, assert);
  await leftAlone(page, desk, assert);
  await switchedOff(page, desk, assert);
}

async function select(desk, words) {
  await desk.select(words);
  await desk.popover();
}

/** Back to the text, once the card has taken the keyboard. */
async function leave(page, desk, card, field = card.getByRole('textbox', { name: 'Note' })) {
  await desk.untilFocused(await field);
  await page.press('Escape');
  await desk.untilFocused(await desk.article());
}

async function anEntity(page, desk) {
  await select(desk, 'Ada Berg');
  await pressAt(page, 'у', 'KeyE');
  await page.getByRole('toolbar', { name: 'Type of entity' });
  await pressAt(page, '1', 'Digit1');
  const card = await desk.card('Entity', 'Ada Berg');
  await leave(page, desk, card, card.getByRole('combobox', { name: 'Type' }));
}

/** From mark to mark, sentence to sentence, to a tie, to the search and to help. */
async function around(page, desk, assert) {
  const article = await desk.article();
  await leave(page, desk, await desk.mark('The ferry sank', 'c'));
  await pressAt(page, 'о', 'KeyJ');
  await desk.card('Entity', 'Ada Berg');
  await pressAt(page, 'л', 'KeyK');
  await desk.card('Claim', 'The ferry sank');
  // L begins a tie.
  await pressAt(page, 'д', 'KeyL');
  const tied = await desk.card('Claim', 'The ferry sank');
  await desk.untilFocused(await tied.getByRole('searchbox'));
  await page.press('Escape');
  await tied.untilGone('searchbox');
  // The card may have the keyboard; Esc leads back to the words.
  await page.press('Escape');
  await desk.untilFocused(article);

  // Two sentences on and one back.
  // Where the cursor is in the article, wherever that is scrolled to.
  const at = () => page.run(() => {
    const [cursor, article] = ['.cursor', 'article'].map((which) => document.querySelector(which).getBoundingClientRect());
    return ['left', 'top'].map((side) => Math.round(cursor[side] - article[side])).join();
  });
  const isInHeadline = () => page.run(() => document.querySelector('.cursor').getBoundingClientRect().top < document.querySelector('article :is(h1, h2)').getBoundingClientRect().bottom);
  const leaves = (place) => page.waitFor(async () => { const now = await at(); return now !== place && now; }, `the cursor away from ${place}`);
  await page.press('Control+Home');
  await page.waitFor(isInHeadline, 'the cursor at the begin');
  const home = await at();
  await pressAt(page, 'т', 'KeyN');
  const next = await leaves(home);
  await pressAt(page, 'т', 'KeyN');
  await leaves(next);
  await pressAt(page, 'з', 'KeyP');
  await page.waitFor(async () => (await at()) === next, 'the cursor back');
  await page.press('Enter');
  await desk.popover();
  await page.press('Escape');
  await desk.untilFocused(article);
  await page.press('Control+Home');
  await pressAt(page, 'ч', 'KeyX');
  await page.getByRole('button', { name: /^Not part of the article: /, pressed: true });
  await pressAt(page, 'ч', 'KeyX');

  await pressAt(page, '.', 'Slash');
  const field = await (await page.getByRole('search', { name: 'Find in the article' })).getByRole('searchbox');
  await desk.untilFocused(field);
  if (page.engine !== 'webkit') {
    for (const [key, code] of [['с', 'KeyC'], ['о', 'KeyJ'], ['.', 'Slash']]) await pressAt(page, key, code);
    assert.equal(await field.value(), 'со.', 'letters in a field are letters');
  }
  await page.press('Escape');
  await page.untilGone('search', { name: 'Find in the article' });
}

/** Latin letters count as they are written, on whatever key; what AltGr writes is no command. */
async function leftAlone(page, desk, assert) {
  await select(desk, 'Nobody');
  // Dvorak, French and German keys at the places of S, M and the slash; Polish AltGr.
  for (const [key, code, how] of [['o', 'KeyS'], [',', 'KeyM'], ['-', 'Slash'], ['ć', 'KeyC', { altGraph: true }], ['Dead', 'KeyC']]) {
    await pressAt(page, key, code, how);
  }
  // It answers key by key, so a letter that does something comes last.
  await pressAt(page, 'C', 'KeyI');
  const card = await desk.card('Claim', 'Nobody');
  assert.equal(await page.countByRole('search', { name: 'Find in the article' }), 0);
  await desk.untilCounts({ Claim: 2, Note: 0 });
  const note = await card.getByRole('textbox', { name: 'Note' });
  await note.focus();
  if (page.engine !== 'webkit') {
    for (const [key, code] of [['с', 'KeyC'], ['ь', 'KeyM']]) await pressAt(page, key, code);
    await page.waitFor(async () => (await note.value()) === 'сь', 'two letters in the note');
  } else {
    await pressAt(page, 'с', 'KeyC');
  }
  await desk.untilCounts({ Claim: 2, Note: 0 });
  await page.press('Escape');
}

async function switchedOff(page, desk, assert) {
  await page.goto('#/settings');
  await (await page.getByRole('checkbox', { name: /Single-letter keys/ })).click();
  await page.back();
  await desk.article();
  await select(desk, 'in March');
  for (const [key, code] of [['с', 'KeyC'], ['c', 'KeyC'], ['ב', 'KeyC']]) await pressAt(page, key, code);
  await (await (await desk.popover()).getByRole('button', { name: /^Note/ })).click();
  await desk.card('Note', 'in March');
  await desk.untilCounts({ Claim: 2, Note: 1 });
  await page.press('Escape');

  // The list of sentences has letters of its own, under the same switch.
  await desk.tool('Sentence list');
  const list = await page.getByRole('list', { name: 'Sentence list' });
  const first = await list.getByRole('listitem', { nth: 0 });
  await first.focus();
  for (const key of ['с', 'c']) await pressAt(page, key, 'KeyC');
  await page.press('ArrowDown');
  await desk.untilFocused(await list.getByRole('listitem', { nth: 1 }));
  await page.untilText('Single-letter keys are switched off in the settings.');
  assert.equal((await list.getAllByRole('listitem')).length > 2, true);
  await desk.untilCounts({ Claim: 2, Note: 1 });
}
