import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Crawl } from '../lib/crawl.mjs';
import { colleague } from '../lib/colleague.mjs';
import { scratch, selectWithoutMouse } from '../lib/desk.mjs';
import { dropFiles } from '../lib/intake.mjs';
import { ask, wordsOf } from '../lib/openings.mjs';

export const name = 'whatever can be opened opens in sight with the keyboard in it, is within reach as a whole, and closes by one step';

// Its driver alone touches; in the other engines the same ways are walked by name, in other journeys.
export const engines = ['chromium'];

const SIZES = [[1440, 900], [1024, 768], [390, 844], [720, 450], [360, 225]];
const SHARES = { top: 0, middle: 0.5, end: 1 };
const EVERY = Object.keys(SHARES).flatMap((share) => ['en', 'de'].flatMap((locale) => SIZES.map((size) => ({ size, share, locale }))));

/** What is walked by default, in some two minutes, the longest first: each size once, and each start at one of them. */
const PART = [
  { size: SIZES[0], share: 'middle', locale: 'en', starts: ['desk'] },
  { size: SIZES[1], share: 'end', locale: 'de', starts: ['arrival', 'update'] },
  { size: SIZES[2], share: 'top', locale: 'de', starts: ['card', 'words'] },
  { size: SIZES[3], share: 'middle', locale: 'en', starts: ['library'] },
  { size: SIZES[4], share: 'end', locale: 'de', starts: ['settings'] },
];

/** Buttons that do something, by the keys of their words: what they do would take away what is to be opened, or leave the page. */
const ACTS = [
  'DeleteMark', 'DeleteArticle', 'DeleteTag', 'RestoreTag', 'TakeSiteSet', 'TakeDefaultSet', 'Purge', 'PurgeArticle', 'Restore', 'RestoreArticle', 'Undo', 'Redo', 'AddToMark', 'ReplaceWords', 'Later', 'GotIt',
  'EntityDelete', 'EntityRemoveAlias', 'EntityUnlink', 'TieOff', 'SignalRemove', 'SignalDropWords', 'RemoveRecord', 'RemovePart', 'StartEarlier', 'StartLater', 'EndEarlier', 'EndLater',
  'FixClaimWithoutSource', 'FixDraft', 'FixLikelySameEntity', 'FixOrphan', 'FixRatingInsideClaim', 'FixRatingNotOnScale',
  'Download', 'DownloadAside', 'Copy', 'CopyPage', 'Share', 'BackUp', 'BackUpNow', 'KeepFile', 'AskToPersist', 'TrySample', 'TryAnnotatedSample',
  'Close', 'CloseCard', 'ArrivalLeave', 'ArrivalTake', 'ArrivalsPlain', 'UpdateApply',
];

/** What each start must lead to at least, by the keys of the words on the way; without that a walk that finds nothing would pass. */
const LEADS_TO = {
  desk: ['Settings', 'Help', 'Export', 'Details', 'UpdateArticle', 'FindInText', 'SentenceList', 'ClaimsTable', 'Picture', 'PictureList', 'TabSources', 'TabEntities', 'TabSignals', 'TabPreflight', 'FindAll', 'EvidenceHead', 'AddFor', 'TieAdd', 'TieMore', 'MoveBoundaries', 'FormClaim', 'FormSource', 'FormQuotation', 'FormMention', 'MoreFields'],
  card: ['Export', 'UpdateArticle', 'EvidenceHead', 'TieAdd', 'FormClaim'],
  library: ['Settings', 'Help'],
  update: ['ChangeReport'],
};

const labelOf = ({ size, locale, share }) => `${size.join('x')} ${locale} ${share}`;

export async function run({ open, assert }) {
  // All of it, or what a part of its label names, from some starts: OPENINGS=all, OPENINGS='360x225 de,en top', OPENINGS_FROM=words,update.
  const all = process.env.OPENINGS;
  const starts = process.env.OPENINGS_FROM?.split(',') ?? Object.keys(STARTS);
  const whole = EVERY.filter((way) => all === 'all' || all?.split(',').some((part) => labelOf(way).includes(part))).map((way) => ({ ...way, starts }));
  const ways = all ? whole : PART;
  assert.ok(ways.length > 0, `nothing is called ${all}`);
  const found = [];
  // In the part each kind of thing is looked at for its accessibility once with a mouse and once by touch.
  const kinds = [new Set(), new Set()];
  const walk = async (way) => {
    const [width, height] = way.size;
    const touch = width === 390;
    const page = await open({ width, height, touch, locale: way.locale });
    const words = wordsOf(way.locale);
    const label = labelOf(way);
    const crawl = new Crawl(page, { words, acts: ACTS, touch, whole: Boolean(all), label, log: Boolean(process.env.OPENINGS_LOG), kinds: all ? new Set() : kinds[Number(touch)] });
    const began = Date.now();
    for (const start of way.starts) await STARTS[start](crawl, page, { words, share: SHARES[way.share], assert });
    console.log(`      ${label}: ${crawl.opened.size} openings from ${way.starts.join(', ')} in ${Math.round((Date.now() - began) / 1000)} s`);
    const reached = [...[...crawl.opened.values()].map(({ name }) => name), ...crawl.openAlready];
    for (const key of way.starts.flatMap((start) => LEADS_TO[start] ?? [])) {
      if (!reached.some((name) => words.pattern(key).test(name))) found.push(`${label}: nothing called “${words.text(key)}” was opened`);
    }
    found.push(...crawl.found);
    await page.close();
  };
  // Two windows side by side, each of a browser of its own: one mostly waits for its frames.
  const left = [...ways];
  await Promise.all([0, 1].map(async () => { while (left.length) await walk(left.shift()); }));
  assert.equal(found.length, 0, `${found.length} faults:\n${found.join('\n')}`);
}

/** Opens the annotated sample from the empty library and says where it is. */
async function sample(page, words) {
  if (!(await page.run(() => location.hash.startsWith('#/a/')))) {
    await page.goto('#/');
    await page.click('button', { name: words.text('TryAnnotatedSample') });
  }
  await page.getAllByCss('article mark');
  return (await page.url()).replace(/^[^#]*/, '');
}

/** The desk of an article as it opens, scrolled to a share of its length. */
async function atDesk(page, address, share) {
  await page.goto(address);
  await page.reload();
  await page.getAllByCss('article mark');
  await ask(page, 'settle');
  await page.run((share) => scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' }), share);
}

/** Runs in the page: brings a word that stands there once, at a share of the text, into sight, and says which. */
function bringWord(share) {
  const text = document.querySelector('article').textContent;
  const once = (block) => block.textContent.match(/\p{L}{6,}/gu)?.find((word) => text.indexOf(word) === text.lastIndexOf(word));
  const blocks = [...document.querySelectorAll('article > p:not(.said, .dropped, .folded)')].filter(once);
  const block = blocks[Math.round(share * (blocks.length - 1))];
  block.scrollIntoView({ block: 'center', behavior: 'instant' });
  return once(block);
}

const STARTS = {
  async library(crawl, page) {
    await crawl.from('empty library', async () => { await page.goto('#/'); await page.reload(); });
    await routes(crawl, page);
  },
  async desk(crawl, page, { words, share }) {
    const address = await sample(page, words);
    await crawl.from('desk', () => atDesk(page, address, share));
    await routes(crawl, page);
  },
  async settings(crawl, page) {
    await crawl.from('settings', async () => { await page.goto('#/settings'); await page.reload(); await page.getAllByCss('.settings'); });
  },
  /** What opens while a card is open, which lies over a small window. */
  async card(crawl, page, { words, share, assert }) {
    const address = await sample(page, words);
    await crawl.from('open card', async () => {
      await atDesk(page, address, share);
      await ask(page, 'settle');
      const [{ key }] = (await ask(page, 'openers', 0)).filter(({ key }) => key === 'mark claim');
      assert.ok(await crawl.press([], key), 'the card of a claim opens');
    }, { again: true, deepest: 1 });
  },
  async words(crawl, page, { words, share }) {
    const address = await sample(page, words);
    await crawl.from('selected words', async () => {
      await atDesk(page, address, share);
    }, {
      deepest: 2,
      open: async () => {
        await (await page.getByRole('article')).focus();
        // A reader selects what she sees; a block that is drawn when it comes near has no selection afterwards.
        const word = await page.run(bringWord, share);
        await ask(page, 'settle');
        await selectWithoutMouse(page, word);
        await page.getByRole('toolbar', { name: words.text('PopoverLabel') });
      },
    });
  },
  async arrival(crawl, page, { words }) {
    await sample(page, words);
    const own = JSON.parse(readFileSync(new URL('../../../static/sample/annotated.beleg.json', import.meta.url)));
    const path = join(scratch(page), 'colleague.beleg.json');
    writeFileSync(path, JSON.stringify(colleague(own, (her) => {
      her.adds('Invasionsbewegung', 'claim');
      for (const mark of her.document.marks.filter(({ kind }) => kind === 'claim').slice(0, 3)) her.writes(mark, { note: 'Checked again.' });
      her.deletes(her.document.marks.find(({ kind }) => kind === 'quotation'));
    })));
    await crawl.from('arrival', () => page.reload(), {
      open: async () => {
        await dropFiles(page, path);
        await page.getByRole('dialog');
      },
    });
  },
  async update(crawl, page, { words, share }) {
    const address = await sample(page, words);
    const text = await page.run(() => [...document.querySelectorAll('article [data-block]')].map((block) => block.textContent).join('\n\n'));
    const compare = async () => {
      await atDesk(page, address, share);
      await page.click('button', { name: words.text('UpdateArticle') });
      const dialog = await page.getByRole('dialog', { name: words.text('UpdateArticle') });
      const field = await dialog.getByRole('textbox', { name: words.text('UpdateText') });
      await field.focus();
      await page.paste(text.replace('2.500 US-Soldaten', '1.500 US-Soldaten').replace(/Die Präsenz ausländischer[^.]*\.\s?/, ''));
      await page.waitFor(async () => (await field.value()).length > 0, 'the pasted text in the field');
      await (await dialog.getByRole('button', { name: words.text('UpdateCompare') })).click();
      return dialog.getByRole('button', { name: words.text('UpdateApply') });
    };
    await crawl.from('compared versions', compare);
    await (await compare()).click();
    await page.untilGone('dialog');
    await crawl.from('updated article', () => atDesk(page, address, share), { deepest: 1 });
  },
};

/** Screens that links lead to are starts of their own. */
async function routes(crawl, page) {
  for (const [screen, address] of crawl.routes) {
    await crawl.from(screen, async () => { await page.goto(address); await page.reload(); });
  }
  crawl.routes.clear();
}
