import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openFile, scratch } from '../lib/desk.mjs';
import { otherSite } from '../lib/other_site.mjs';

export const name = 'the links of a ClaimReview lead to the words that are marked and to no others, on a page that makes it hard';

/** What is marked, with words around it that tell which place is meant; and what a browser shows of it, if the page has it otherwise. */
const CASES = [
  // The first letter is set apart.
  ['⟦Der Hafen von Lund⟧ wächst seit'],
  // Part of a word, which stands in other words before.
  ['kamen die ⟦Brücken⟧bauer an'],
  // For a browser, these are the same as words before.
  ['hat der Rat ⟦schon⟧ bezahlt'],
  ['sagt, die ⟦Maße⟧ stimmen'],
  // The menu has it too.
  ['Niemand will den ⟦Kran⟧ verkaufen'],
  // The table of contents has it as it is.
  ['\n\n⟦Der neue Kai⟧\n\nEr ist'],
  // The same line again, and the same cell.
  ['Das stimmt so.\n\n⟦Das stimmt so.⟧\n\nDas eine Wort'],
  ['Malmö\n\n⟦nein⟧'],
  // Over a border of blocks, begun as a sentence before it.
  ['nicht. ⟦Die Lage ist ernst.\n\nUnd keiner⟧ redet'],
  // A break of the line, a picture and hidden words inside.
  ['stand: ⟦Alle Schiffe\nliegen still⟧, hieß'],
  ['Gestern fuhr ⟦das letzte Boot hinaus⟧ auf'],
  // An apostrophe joins the parts of a word, and a raised sign is the digit.
  ['Auf ⟦Lars’ Karte stehen 10⁶ Tonnen⟧ Kies', 'Lars’ Karte stehen 106 Tonnen'],
];

const GIF = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const FILLER = '<p>Weitere Berichte folgen, sobald die Verwaltung geantwortet und die Redaktion ihre Unterlagen vollständig geprüft hat, was dauern kann.</p>';
const html = (url) => `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Bericht vom Wasser</title><link rel="canonical" href="${url}"><link rel="icon" href="data:,">
<style>body{font:16px/2 sans-serif;color:#000;background:#fff}::target-text{background-color:#f0f;color:transparent}p,h2{margin:1em 0}
.first{float:left;font-size:3em;line-height:1}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}</style></head>
<body><nav><ul><li><a href="/a">Kran</a></li><li><a href="/b">Schiffe</a></li><li><a href="/c">Der Hafen</a></li><li><a href="/d">Der neue Kai</a></li></ul></nav><main><article><h1>Bericht vom Wasser</h1>
<p><span class="first">D</span>er Hafen von Lund wächst seit vielen Jahren, und mit ihm wachsen die Brückenzölle und die Zahl der Brücken in der Stadt.</p>
<p>Am Abend kamen die Brückenbauer an. Das war schön, und das hat der Rat schon bezahlt, heißt es im Protokoll der Sitzung.</p>${FILLER}
<p>Die Masse der Leute sagt, die Maße stimmen nicht mehr. Niemand will den Kran verkaufen, sagte ein Sprecher der Verwaltung.</p>
<h2>Der neue Kai</h2><p>Er ist fertig, aber leer, wie alle sehen, die dort am Morgen entlanggehen oder mit dem Rad fahren.</p>
<ul><li>Das stimmt so.</li><li>Das stimmt so.</li></ul><p>Das eine Wort ist so gut wie das andere, sagt der Rat dazu und meint damit die Listen.</p>
<table><tr><td>Lund</td><td>nein</td></tr><tr><td>Malmö</td><td>nein</td></tr></table>${FILLER}
<p>Die Lage ist ernst. Davon wissen wir nicht. Die Lage ist ernst.</p><p>Und keiner redet darüber, obwohl es alle in der Stadt betrifft und die Zeit drängt.</p>
<p>Auf dem Schild stand: Alle Schiffe<br>liegen still, hieß es dort noch am Montag.</p>
<p>Gestern fuhr das <img src="${GIF}" width="20" height="20" alt="Bild"> letzte Boot <span class="unseen" hidden>(neu)</span> hinaus auf die See, bei ruhigem Wetter und leichtem Wind.</p>
<p>Auf Lars’ Karte stehen 10<sup>6</sup> Tonnen Kies, die noch niemand gesehen hat.</p>${FILLER}</article></main></body></html>`;

export async function run({ open, assert }) {
  const pages = {};
  const other = await otherSite(pages);
  try {
    pages['/hard'] = { html: html(`${other.origin}/hard`) };
    await walk({ open, assert, other, html: pages['/hard'].html });
  } finally {
    await other.close();
  }
}

async function walk({ open, assert, other, html }) {
  const page = await open({ width: 900, height: 700 });
  const desk = new Desk(page, assert);
  const links = await exported(page, desk, html);
  assert.equal(links.length, CASES.length, 'every claim has a link');
  for (const [index, [around, other_words]] of CASES.entries()) {
    const wanted = signs(other_words ?? /⟦([^]*)⟧/.exec(around)[1]);
    assert.ok(links[index].startsWith(`${other.origin}/hard#:~:text=`), links[index]);
    // Where only what is behind the sign changes, no page is loaded anew.
    await page.command('post', '/url', { url: 'about:blank' });
    await page.command('post', '/url', { url: links[index] });
    let shown;
    await page.waitFor(async () => {
      shown = await painted(page);
      return signs(shown.words) === wanted && signs(shown.before).endsWith(signs(before(around)));
    }, () => `${around} shown, not ${JSON.stringify(shown?.words)} behind “${shown?.before.slice(-40)}”, by ${links[index]}`);
  }
}

const signs = (text) => text.replaceAll('⁶', '6').replace(/\s+/g, '');
const before = (around) => around.split('⟦')[0];

/** Reads the page, marks and rates the claims in the file that comes of it, and takes their links from the ClaimReview of that file. */
async function exported(page, desk, html) {
  const path = join(scratch(page), 'page.html');
  writeFileSync(path, html);
  await openFile(page, path);
  await desk.article();
  const { data } = await desk.export();
  const [document] = data.documents;
  const text = document.article.blocks.map((block) => block.text).join('\n\n');
  document.id = document.id.replace(/.{12}$/, '0123456789ab');
  const id = (index) => `019b76da-a800-7000-8000-0000000000${String(index + 10)}`;
  document.marks = CASES.map(([around], index) => {
    const [lead, quote] = around.split(/[⟦⟧]/);
    const words = around.replace(/[⟦⟧]/g, '');
    const at = text.indexOf(words);
    desk.assert.ok(at >= 0 && at === text.lastIndexOf(words), `${around} stands once in ${text}`);
    const start = [...text.slice(0, at + lead.length)].length;
    return { id: id(index), kind: 'claim', created: '2026-01-01T00:00:00.000Z', spans: [{ start, end: start + [...quote].length, quote }] };
  });
  document.records = CASES.map((_, index) => ({ id: id(index), record: 'mark', short: `Case ${index + 10}`, status: 'checked', scale: 'default', rating: 'half_true', conclusion: 'So it is.' }));
  const marked = join(scratch(page), 'marked.beleg.json');
  writeFileSync(marked, JSON.stringify(data));
  await desk.toLibrary();
  await openFile(page, marked);
  await desk.keepBoth();
  await page.getAllByCss('article mark');
  await desk.tool('Export');
  const dialog = await page.getByRole('dialog', { name: 'Export' });
  await (await dialog.getByRole('combobox', { name: 'Format' })).choose('ClaimReview');
  await dialog.getByText(/claimreview\.json, \d+ KB$/);
  const reviews = (await desk.download()).data.map((review) => review.claimReview ?? review);
  const inOrder = reviews.toSorted((one, other) => one.claimReviewed.localeCompare(other.claimReviewed));
  return inOrder.map((review) => review.itemReviewed.appearance[0].url);
}

/** The words that the browser has painted as the target, and those before them. */
async function painted(page) {
  const picture = await page.command('get', '/screenshot');
  return page.runAsync(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d', { willReadFrequently: true });
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    const scale = image.width / innerWidth;
    const isLit = (x, y) => {
      const [column, row] = [Math.round(x * scale), Math.round(y * scale)];
      if (column < 0 || row < 0 || column >= image.width || row >= image.height) return false;
      const at = (row * image.width + column) * 4;
      return data[at] > 200 && data[at + 1] < 90 && data[at + 2] > 200;
    };
    const found = { words: '', before: '' };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.unseen, script, style')) continue;
      for (let at = 0; at < node.data.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].find((rect) => rect.width > 0.5 && rect.height > 0);
        const middle = box && [0.3, 0.5, 0.7].filter((part) => isLit(box.left + box.width * part, box.top + box.height / 2)).length > 1;
        if (middle) found.words += node.data[at];
        else if (!found.words) found.before += node.data[at];
      }
    }
    return found;
  }, picture);
}
