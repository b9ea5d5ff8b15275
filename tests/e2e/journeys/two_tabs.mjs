import { Desk } from '../lib/desk.mjs';

export const name = 'two tabs on one article see each other\'s marks and lose none';

export async function run({ open, assert, engine }) {
  const page = await open();
  const one = await Desk.openSample(page, assert);
  const address = await page.waitFor(async () => /#\/a\/.+/.exec(await page.url())?.[0], 'the article in the address');
  const tab = await page.newTab(address);
  const other = new Desk(tab, assert);
  await other.article();

  await one.mark('Mossul', 'e3');
  await other.untilCounts({ Entity: 1 });
  // WebKitGTK draws no tab that lies behind another, and its driver cannot bring one to the front: there it can only listen.
  if (engine === 'webkit') return;
  await other.mark('General John Brennan', 's');
  await one.untilCounts({ Entity: 1, Source: 1 });
  await one.note(await one.card('Entity', 'Mossul'), 'from the first tab');
  await other.note(await other.card('Source', 'General John Brennan'), 'from the second tab');
  await one.mark('Bagdad', 'e3');
  await other.untilCounts({ Entity: 2, Source: 1 });

  // What one tab undoes is its own work, not that of the other.
  await other.mark('Erbil', 'e3');
  await one.untilCounts({ Entity: 3 });
  await one.tool('Undo');
  await one.untilCounts({ Entity: 2 });
  await other.untilCounts({ Entity: 2, Source: 1 });

  for (const desk of [one, other]) {
    await desk.page.reload();
    await desk.untilCounts({ Entity: 2, Source: 1 });
    // Cards stand beside words that are near the window: who wants another scrolls there.
    const open = async (kind, quote) => {
      await desk.pointOf(quote);
      return desk.open(kind, quote);
    };
    const note = async (kind, quote) => (await (await open(kind, quote)).getByRole('textbox', { name: 'Note' })).value();
    assert.equal(await note('Entity', 'Mossul'), 'from the first tab');
    assert.equal(await note('Source', 'General John Brennan'), 'from the second tab');
    await open('Entity', 'Erbil');
    assert.equal(await page.countByRole('region', { name: 'Entity: Bagdad' }), 0);
  }
  await tab.closeTab();
}
