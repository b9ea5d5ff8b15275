// Measures the release build in headless Chromium: node bench.mjs [--runs 5] [--only start|mark|library|read|desk|update]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { OUT } from './lib/page.mjs';
import { startTrace } from './lib/trace.mjs';
import { startWorld } from './lib/world.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, only: { type: 'string', default: '' } } });
const runs = Number(values.runs);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const row = (name, numbers) => console.log(`${name.padEnd(72)} ${numbers.length ? `${median(numbers).toFixed(0).padStart(6)} ms   (${numbers.map((n) => n.toFixed(0)).join(' ')})` : '     –'}`);

// What the page offers on its first screen; what of the sample article is marked, what is then offered, and the key that marks.
const SAMPLE = 'Try a sample';
const MARK = { toolbar: 'Mark as', key: 'c' };

/**
 * Runs in every new document before the page's own scripts. It opens the sample as soon as the page offers it, and notes when the
 * first screen and the text of an article have been painted.
 */
function watch(sample) {
  const bench = (window.__bench = {});
  // The frame after the next one has certainly been painted.
  const painted = (what) => requestAnimationFrame(() => requestAnimationFrame(() => (bench[what] = performance.now())));
  const look = () => {
    const article = document.querySelector('article, [role=article], [role=document]');
    if (article && article.innerText.trim().length > 200) return painted('readable');
    const button = [...document.querySelectorAll('button')].find((each) => each.innerText.trim() === sample);
    if (button && !bench.offered) {
      bench.offered = performance.now();
      painted('usable');
      button.click();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function openSample(world) {
  const page = await world.open('chromium', { started: false });
  await page.session.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})(${JSON.stringify(SAMPLE)})` });
  await page.session.cdp('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto('?bench');
  const times = await page.waitFor(() => page.run(() => window.__bench.readable && window.__bench), 'the text of the sample article');
  return { page, times };
}

/** A first visit with nothing cached, and a return to the article that is kept. */
async function start(world) {
  const { page, times } = await openSample(world);
  try {
    await page.untilText(/Saved|Gespeichert/);
    await page.reload();
    const again = await page.waitFor(() => page.run(() => window.__bench.readable), 'the kept article');
    return { usable: times.usable, readable: times.readable, again };
  } finally {
    await page.close();
  }
}

const CHARACTERS = 100_000;
const MARKS = 1_000;

/** A native file with an article of 100,000 characters in paragraphs of 500, and 1,000 marks spread over it. */
function largeFile() {
  const sentence = 'Die Zahl der Angriffe ist nach Angaben der Behörde im letzten Jahr deutlich gestiegen, obwohl mehr geprüft wurde. ';
  const blocks = [{ kind: 'heading', level: 1, text: 'Ein langer Artikel' }];
  for (let length = 0; length < CHARACTERS; length += 500) {
    blocks.push({ kind: 'paragraph', text: `${blocks.length}. ${sentence.repeat(5)}`.slice(0, 498).trim() });
  }
  const text = blocks.map((block) => block.text).join('\n\n');
  const letters = [...text];
  const kinds = ['claim', 'source', 'entity', 'quotation', 'note'];
  const stamp = '2026-01-01T00:00:00.000Z/0/0000000000000001';
  const id = (number) => `019b76da-a800-7000-8000-${number.toString(16).padStart(12, '0')}`;
  const marks = Array.from({ length: MARKS }, (_, number) => {
    const wanted = 20 + Math.floor((number * (letters.length - 200)) / MARKS);
    const start = letters.indexOf(' ', wanted) + 1;
    const end = letters.indexOf(' ', start + 10 + (number % 40));
    const quote = letters.slice(start, end).join('');
    const spans = [{ start, end, quote, prefix: letters.slice(Math.max(0, start - 32), start).join(''), suffix: letters.slice(end, end + 32).join('') }];
    return { id: id(number + 1), stamp, kind: kinds[number % kinds.length], spans, created: '2026-01-01T00:00:00.000Z', origin: 'by_hand', note: number % 3 ? '' : 'a note' };
  });
  const document = { id: id(0), created: '2026-01-01T00:00:00.000Z', article: { stamp, blocks }, details: { stamp, title: 'Ein langer Artikel', language: 'de' }, tags: [], marks, removed: [] };
  return JSON.stringify({ format: 'beleg', version: 1, documents: [document] });
}

/** Opens the large article as a user does: by its file. */
async function openLarge(world) {
  const path = join(OUT, 'large.beleg.json');
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path, largeFile());
  const page = await world.open('chromium', { width: 1440, height: 900, locale: 'en' });
  const field = await page.getByLabel('Open a file', { hidden: true });
  await field.setFile(path);
  await page.untilText(/200 claims/);
  return page;
}

/** So long after the key press, everything that belongs to the mark has been drawn and stored. */
const SETTLED_MS = 400;

/**
 * The longest task of the main thread from the key press that marks until everything is drawn and stored: five marks in the large
 * article, one after the other. Nothing is asked of the page meanwhile: finding elements in an article of this length would take
 * longer than what is measured.
 */
async function addMark(world) {
  const page = await openLarge(world);
  try {
    const longest = [];
    for (let round = 0; round < 5; round++) {
      await page.selectText('mehr geprüft', { nth: round * 3 + 2 });
      await page.getByRole('toolbar', { name: MARK.toolbar });
      const end = await startTrace(page.session);
      await page.press(MARK.key);
      await setTimeout(SETTLED_MS);
      const tasks = (await end()).filter((task) => task.start < SETTLED_MS);
      longest.push({ all: Math.max(...tasks.map((task) => task.length)), own: Math.max(...tasks.map((task) => task.length - task.waiting)), work: Math.max(...tasks.map((task) => task.work)) });
      const field = await page.getByRole('textbox', { name: 'Note' });
      if (!(await field.isFocused())) throw new Error('the note field of the new mark does not have the keyboard');
    }
    return longest;
  } finally {
    await page.close();
  }
}

const ARTICLES = 1_000;

/** A native file with so many articles of 5,000 characters with 50 marks each. */
function manyFile() {
  const [document] = JSON.parse(largeFile()).documents;
  const blocks = document.article.blocks.slice(0, 11);
  const letters = [...blocks.map((block) => block.text).join('\n\n')];
  const marks = document.marks.filter(({ spans: [span] }) => span.end < letters.length).slice(0, 50);
  const id = (kind, number) => `019b76da-${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;
  const documents = Array.from({ length: ARTICLES }, (_, number) => ({
    ...document,
    id: id('b000', number),
    article: { ...document.article, blocks },
    details: { ...document.details, title: `Artikel ${number}` },
    marks: marks.map((mark, index) => ({ ...mark, id: id('c000', number * 64 + index) })),
  }));
  return { text: JSON.stringify({ format: 'beleg', version: 1, documents }), marks: marks.length };
}

/** Opens a library of a thousand articles again and again, and articles of it. */
async function library(world) {
  const path = join(OUT, 'many.beleg.json');
  mkdirSync(OUT, { recursive: true });
  const { text, marks } = manyFile();
  writeFileSync(path, text);
  const page = await world.open('chromium', { width: 1440, height: 900, locale: 'en' });
  try {
    await (await page.getByLabel('Open a file', { hidden: true })).setFile(path);
    await page.waitFor(() => page.run((count) => document.body.innerText.includes(`${count} articles`), ARTICLES), 'the articles', { timeout: 120_000 });
    await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved', { timeout: 300_000 });
    await page.session.cdp('Page.addScriptToEvaluateOnNewDocument', {
      source: `window.__blocked = 0; new PerformanceObserver((list) => { for (const task of list.getEntries()) window.__blocked += task.duration - 50; }).observe({ type: 'longtask', buffered: true });
        const listed = () => (document.querySelectorAll('.article-row').length >= 50 ? (window.__listed = performance.now()) : requestAnimationFrame(listed)); requestAnimationFrame(listed);`,
    });
    const blocked = [];
    const listed = [];
    const opened = [];
    for (let round = 0; round < runs; round++) {
      await page.goto();
      await page.waitFor(() => page.run(() => window.__listed), 'the list');
      listed.push(await page.run(() => window.__listed));
      // All articles are read behind the scenes; that must not block either.
      await page.waitFor(() => page.runAsync(() => new Promise((done) => setTimeout(() => done(performance.now() > 8_000), 500))), 'everything read', { timeout: 60_000 });
      blocked.push(await page.run(() => window.__blocked));
      for (let number = 0; number < 5; number++) {
        opened.push(await page.runAsync(async (index) => {
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          const from = performance.now();
          document.querySelectorAll('.article-link')[index].click();
          while (!document.querySelector('article mark')) await frame();
          await frame();
          const time = performance.now() - from;
          location.hash = '#/';
          while (!document.querySelector('.article-link')) await frame();
          return time;
        }, number * 7));
      }
    }
    const stored = await page.run(() => document.querySelector('.store-room')?.innerText);
    return { listed, blocked, opened, marks, stored };
  } finally {
    await page.close();
  }
}

/** A saved page of five megabytes: half a million characters of text, the rest what pages carry with them. */
function largePage() {
  const sentence = 'Die Zahl der Angriffe ist nach Angaben der Behörde im letzten Jahr deutlich gestiegen, obwohl mehr geprüft wurde. ';
  const paragraphs = Array.from({ length: 1_000 }, (_, number) => `<p class="${'layout-'.repeat(30)}${number}">${number}. ${sentence.repeat(4)}</p>`);
  const program = `<script>window.data = ${JSON.stringify('x'.repeat(20_000))}</script>`;
  const page = `<!doctype html><html lang="de"><head><title>Lang</title></head><body><main><article><h1>Ein langer Artikel</h1>${paragraphs.join('\n')}</article></main>`;
  return page + program.repeat(Math.ceil((5_000_000 - page.length) / program.length)) + '</body></html>';
}

/** The longest task of the main thread from the drop of a large page until its article is drawn and kept. */
async function read(world) {
  const path = join(OUT, 'large.html');
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path, largePage());
  const page = await world.open('chromium', { width: 1440, height: 900, locale: 'en' });
  try {
    const field = await page.getByLabel('Open a file', { hidden: true });
    const end = await startTrace(page.session, 'change');
    const from = Date.now();
    await field.setFile(path);
    await page.waitFor(() => page.run(() => document.querySelector('article')?.children.length > 900), 'the article', { timeout: 60_000 });
    const shown = Date.now() - from;
    await page.waitFor(() => page.run(() => document.querySelector('.storage')?.textContent === 'Saved'), 'Saved', { timeout: 60_000 });
    const tasks = await end();
    return { shown, longest: Math.max(...tasks.map((task) => task.length - task.waiting)) };
  } finally {
    await page.close();
  }
}

/** What is done at the desk, and the event that begins it where it is no press, on the annotated sample: 26 claims, 7 sources, 97 mentions, 116 links. */
const ACTS = [
  ['open a claim’s card', async (page) => (await page.getAllByCss('.card-line'))[1].click()],
  ['open its fact check', async (page) => (await page.getByText('Fact check')).click()],
  ['open the sources', (page) => page.click('button', { name: 'Sources' })],
  ['open the entities', (page) => page.click('button', { name: 'Entities' })],
  ['open the signals', (page) => page.click('button', { name: 'Signals' })],
  ['open the pre-flight', (page) => page.click('button', { name: /^Final check/ })],
  ['back to the marks', (page) => page.click('button', { name: 'Marks' })],
  ['open the table of claims', (page) => page.click('button', { name: 'Table of claims' })],
  ['sort it by status', async (page) => (await page.getByRole('columnheader', { name: 'Status' })).click()],
  ['open the picture', (page) => page.click('button', { name: 'Who says what' })],
  ['open the sentence list', (page) => page.click('button', { name: 'Sentence list' })],
  ['back to the article', (page) => page.click('button', { name: 'Sentence list' })],
  ['open the dialog of exporting', (page) => page.click('button', { name: 'Export' })],
  ['choose the report', async (page) => (await page.getByRole('combobox', { name: 'Format' })).choose('Report (Markdown)'), 'change'],
  ['choose ClaimReview', async (page) => (await page.getByRole('combobox', { name: 'Format' })).choose('ClaimReview'), 'change'],
];

/** The longest task of the main thread for each act. */
async function desk(world) {
  const page = await world.open('chromium', { width: 1440, height: 900, locale: 'en' });
  try {
    await page.click('button', { name: 'See an annotated sample' });
    await page.getAllByCss('article mark');
    await page.getAllByCss('.card-line');
    const longest = [];
    for (const [name, act, event = 'mousedown'] of ACTS) {
      const end = await startTrace(page.session, event);
      await act(page);
      await setTimeout(SETTLED_MS);
      const tasks = await end();
      longest.push([name, Math.max(...tasks.map((task) => task.length - task.waiting))]);
    }
    return longest;
  } finally {
    await page.close();
  }
}

/** The longest task while a new version of the large article is compared, and while it is taken over: every tenth sentence is another. */
async function update(world) {
  const page = await openLarge(world);
  try {
    let number = 0;
    const text = JSON.parse(largeFile()).documents[0].article.blocks.map((block) => block.text).join('\n\n')
      .replace(/mehr geprüft/g, (words) => (number++ % 10 ? words : 'weniger gezählt'));
    const path = join(OUT, 'large-new.txt');
    writeFileSync(path, text);
    await page.click('button', { name: 'Update the article' });
    const dialog = await page.getByRole('dialog');
    const field = await dialog.getByLabel('Open a file', { selector: 'input', hidden: true });
    let end = await startTrace(page.session, 'change');
    await field.setFile(path);
    await page.waitFor(() => page.run(() => document.querySelector('.version-report') !== null), 'the comparison');
    await setTimeout(SETTLED_MS);
    const comparing = Math.max(...(await end()).map((task) => task.length - task.waiting));
    end = await startTrace(page.session, 'mousedown');
    await page.click('button', { name: 'Use the new version' });
    await page.untilGone('dialog');
    await setTimeout(SETTLED_MS);
    return { comparing, taking: Math.max(...(await end()).map((task) => task.length - task.waiting)) };
  } finally {
    await page.close();
  }
}

async function repeat(measure, world) {
  const numbers = [];
  for (let i = 0; i < runs; i++) numbers.push(await measure(world));
  return numbers;
}

const world = await startWorld();
try {
  console.log(`headless Chromium, release build, ${runs} runs, median (all)`);
  const wanted = (part) => values.only === '' || values.only === part;
  if (wanted('start')) {
    const starts = await repeat(start, world);
    row('navigation to the first screen', starts.map((times) => times.usable));
    row('navigation to the readable sample article', starts.map((times) => times.readable));
    row('reload to the readable kept article', starts.map((times) => times.again));
  }
  if (wanted('mark')) {
    const marking = (await repeat(addMark, world)).flat();
    row('longest task while adding a mark (100,000 characters, 1,000 marks)', marking.map(({ own }) => own));
    row('  the same in time of the processor: what the page itself does', marking.map(({ work }) => work));
    row('  the same with waiting for the compositor, which paints without a GPU here', marking.map(({ all }) => all));
  }
  if (wanted('library')) {
    const { listed, blocked, opened, marks, stored } = await library(world);
    row(`${ARTICLES} articles with ${marks} marks: navigation to the list`, listed);
    row(`${ARTICLES} articles: blocking time until everything is read (tasks over 50 ms)`, blocked);
    row(`${ARTICLES} articles: from the click to the article`, opened);
    console.log(stored.split('\n').slice(1, 4).join('; '));
  }
  if (wanted('desk')) {
    const rounds = await repeat(desk, world);
    ACTS.forEach(([name], index) => row(`longest task: ${name}`, rounds.map((round) => round[index][1])));
  }
  if (wanted('update')) {
    const updates = await repeat(update, world);
    row('longest task: a new version is compared (100,000 characters, 1,000 marks)', updates.map(({ comparing }) => comparing));
    row('longest task: it is taken over', updates.map(({ taking }) => taking));
  }
  if (wanted('read')) {
    const readings = await repeat(read, world);
    row('a page of 5 MB: from the file to the article', readings.map(({ shown }) => shown));
    row('a page of 5 MB: longest task of the main thread', readings.map(({ longest }) => longest));
  }
} finally {
  await world.close();
}
process.exit();
