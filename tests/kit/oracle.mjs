// Holds what Beleg reads of real pages against what Chromium shows of them with scripts off.
//
//     node tests/kit/oracle.mjs pages BELEG FOLDER [NAME]
//     node tests/kit/oracle.mjs documents BELEG FOLDER
//
// FOLDER holds pages (.html, .html.gz), with NAME only those whose name has it in it; or documents that `tests/account` has written with what
// they say, and what second readers find in them (`oracle.py`; Chromium reads pages and books here). Of documents every number and negation
// counts in which generator and second reader agree. With `ORACLE_SHOW=DIR` what was found is written there, and more is told.
//
// Law 1: no number and no negation stands in the blocks more often than Chromium shows it (as multisets; a sign that is raised, lowered
// or set smaller is a word of its own, what is struck out is not shown). The exit status is 1 if one does.
// Law 2: the words that Chromium shows, with those struck out, are in the blocks or in the account: at least 99.5 % of each page's. What
// it draws from style sheets alone, and the numbers before items, are no words of a page.
import { execFileSync } from 'node:child_process';
import { isUtf8 } from 'node:buffer';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, extname, join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { launch, killAll } from '../e2e/lib/engines.mjs';
import { shown } from './oracle_shown.mjs';
import { listed, more, negations, numbers, sum, words } from './oracle_words.mjs';

const LEAST = 0.995;

const NAMES = { chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] };
const isInstalled = (name) =>
  (NAMES[name] ?? [name]).some((own) => process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, own))));

/** What Beleg reads of a file. */
function read(beleg, path, ...args) {
  const out = execFileSync(beleg, ['extract', '--account', '--format', 'json', ...args, path], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  const article = JSON.parse(out);
  const blocks = [article.headline, ...article.blocks].flatMap((block) => block?.text ?? []);
  return { blocks: blocks.join('\n'), account: article.account };
}

/** Chromium with scripts off and no way to another host, and a server for what it is to show. */
async function browser() {
  let content = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const found = content.get(path);
    if (found === undefined) return response.writeHead(404).end();
    const type = { '.xhtml': 'application/xhtml+xml', '.css': 'text/css' }[extname(path)] ?? 'text/html';
    // A saved page has lost what its server said of its encoding.
    const charset = isUtf8(Buffer.from(found)) ? '; charset=utf-8' : '';
    response.writeHead(200, { 'content-type': type + charset, 'cache-control': 'no-store' }).end(found);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}`;
  const engine = await launch('chromium', { args: ['--window-size=1280,1000', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'] });
  await engine.session.cdp('Emulation.setScriptExecutionDisabled', { value: true });
  return {
    async show(path, files, unseen) {
      content = files;
      await engine.session.post('/url', { url: address + path });
      const { pieces, address: where } = await engine.session.run(shown, unseen);
      if (where !== address + path) throw new Error(`${path} led to ${where}`);
      return pieces;
    },
    async stop() {
      await engine.stop();
      server.close();
    },
  };
}

/** The words of pieces of some kinds, apart from each other. */
function text(pieces, ...kinds) {
  const own = pieces.filter((piece) => kinds.includes(piece.kind));
  return own.map((piece) => piece.text).join(' | ');
}

/** Words whose first letter is set apart, whole. */
function withLargeLetter(pieces) {
  const whole = [];
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1];
    if (piece.touches && before.kind === piece.kind && /(^|[^\p{L}\p{N}])\p{Lu}$/u.test(before.text)) whole.push(before.text.slice(-1) + piece.text.split(/[^\p{L}]/u)[0]);
  });
  return whole.join(' ');
}

async function pages(beleg, folder, only = '') {
  const chromium = await browser();
  const scratch = mkdtempSync(join(tmpdir(), 'oracle-'));
  const all = { pages: 0, shown: 0, inBlocks: 0, accounted: 0, numbers: 0, negations: 0, newNumbers: 0, newNegations: 0, below: 0, blockWords: 0, unshown: 0, unseen: 0, drawn: 0 };
  try {
    for (const name of readdirSync(folder).filter((name) => /\.html?(\.gz)?$/.test(name) && name.includes(only)).sort()) {
      const bytes = readFileSync(join(folder, name));
      const html = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      const path = join(scratch, 'page.html');
      writeFileSync(path, html);
      const own = read(beleg, path);
      const pieces = await chromium.show('/page.html', new Map([['/page.html', html]]));
      if (process.env.ORACLE_SHOW) {
        writeFileSync(join(process.env.ORACLE_SHOW, `${name}.shown.txt`), pieces.map((piece) => `${piece.kind}\t${JSON.stringify(piece.text)}`).join('\n'));
        writeFileSync(join(process.env.ORACLE_SHOW, `${name}.read.txt`), `${own.blocks}\n\n${own.account.map((piece) => `${piece.why}\t${piece.text}`).join('\n')}`);
      }

      if (!pieces.some((piece) => piece.kind === 'kept')) {
        console.log(`${name}: not compared, for it shows nothing before its scripts run`);
        continue;
      }
      const said = text(pieces, 'kept', 'noscript', 'drawing', 'control', 'marker', 'drawn');
      const newNumbers = more(numbers(own.blocks), numbers(said));
      const newNegations = more(negations(own.blocks), negations(`${said} ${withLargeLetter(pieces)}`));

      const visible = words(text(pieces, 'kept', 'noscript', 'drawing', 'control', 'struck'));
      const blocks = words(own.blocks);
      const listing = own.account.map((piece) => piece.text).join(' | ');
      const lost = more(visible, words(`${own.blocks} | ${listing}`));
      const seen = own.account.filter((piece) => piece.seen).map((piece) => piece.text).join(' | ');
      const whole = sum(visible);
      const share = whole ? 1 - sum(lost) / whole : 1;
      const surplus = more(blocks, words(`${said} ${text(pieces, 'struck')}`));

      all.pages += 1;
      all.shown += whole;
      all.inBlocks += whole - sum(more(visible, blocks));
      all.accounted += whole - sum(lost);
      all.unseen += sum(more(visible, words(`${own.blocks} | ${seen}`))) - sum(lost);
      all.numbers += sum(numbers(own.blocks));
      all.negations += sum(negations(own.blocks));
      all.newNumbers += sum(newNumbers);
      all.newNegations += sum(newNegations);
      all.blockWords += sum(blocks);
      all.unshown += sum(surplus);
      all.drawn += sum(words(text(pieces, 'drawn')));
      if (share < LEAST) all.below += 1;
      if (newNumbers.size) console.log(`${name}: numbers that Chromium does not show: ${listed(newNumbers)}`);
      if (newNegations.size) console.log(`${name}: negations that Chromium does not show: ${listed(newNegations)}`);
      if (share < LEAST) console.log(`${name}: ${(100 * share).toFixed(2)} % of ${whole} words accounted for; not: ${listed(lost)}`);
      if (surplus.size && process.env.ORACLE_SHOW) console.log(`${name}: ${sum(surplus)} words of blocks that Chromium does not show: ${listed(surplus)}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await chromium.stop();
  }
  const percent = (part, whole) => `${((100 * part) / (whole || 1)).toFixed(2)} %`;
  console.log(`${all.pages} pages: of ${all.numbers} numbers in blocks ${all.newNumbers} are not shown, of ${all.negations} negations ${all.newNegations}`);
  console.log(
    `${all.shown} words are shown: ${percent(all.inBlocks, all.shown)} are in blocks, ${percent(all.accounted, all.shown)} in blocks or account ` +
      `(${percent(all.unseen, all.shown)} there as not seen); ${all.below} pages are below ${100 * LEAST} %`,
  );
  console.log(`of ${all.blockWords} words in blocks ${all.unshown} are not shown (${percent(all.unshown, all.blockWords)}); ${all.drawn} words are drawn by style sheets alone`);
  return all.newNumbers + all.newNegations === 0;
}

/** What the files of a packed book say, by their names. */
function unpacked(bytes) {
  const files = new Map();
  let at = bytes.readUInt32LE(bytes.length - 22 + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, note, start] = [at + 10, at + 20, at + 28, at + 30, at + 32, at + 42].map((place, index) => (index === 1 || index === 5 ? bytes.readUInt32LE(place) : bytes.readUInt16LE(place)));
    const content = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(content, content + size);
    files.set(`/${bytes.toString('utf8', at + 46, at + 46 + name)}`, method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + note;
  }
  return files;
}

/** What the second reader finds in a document; nothing if there is none. */
async function second(chromium, path) {
  const show = async (address, files) => text(await chromium.show(address, files, '.sr-only'), 'kept');
  const bytes = readFileSync(path);
  if (path.endsWith('.html')) return show('/page.html', new Map([['/page.html', bytes]]));
  if (path.endsWith('.epub')) {
    const files = unpacked(bytes);
    const found = [];
    for (const name of [...files.keys()].filter((name) => name.endsWith('.xhtml')).sort()) found.push(await show(name, files));
    return found.join('\n');
  }
  const beside = `${path}.second.json`;
  if (!existsSync(beside)) return undefined;
  const found = [];
  for (const piece of JSON.parse(readFileSync(beside, 'utf8'))) {
    found.push(piece.kind === 'page' ? await show('/page.html', new Map([['/page.html', piece.text]])) : piece.text);
  }
  return found.join('\n');
}

async function documents(beleg, folder) {
  const chromium = await browser();
  let isRight = true;
  try {
    for (const ending of ['html', 'epub', 'eml', 'docx', 'srt', 'vtt']) {
      const all = { documents: 0, told: 0, agreed: 0, more: 0, fewer: 0, as: 0, apart: 0 };
      for (const name of readdirSync(folder).filter((name) => name.endsWith(`.${ending}`)).sort()) {
        const path = join(folder, name);
        const found = await second(chromium, path);
        if (found === undefined) continue;
        const told = readFileSync(`${path}.told.txt`, 'utf8');
        const { blocks, account } = read(beleg, path);
        const menus = account.filter((piece) => piece.why === 'menu').map((piece) => piece.text);
        const own = [blocks, ...menus].join('\n');
        const wrong = [];
        for (const count of [numbers, negations]) {
          const [said, other, has] = [told, found, own].map(count);
          for (const key of new Set([...said.keys(), ...other.keys(), ...has.keys()])) {
            const [a, b, c] = [said, other, has].map((counts) => counts.get(key) ?? 0);
            all.told += 1;
            if (a === b) {
              all.agreed += 1;
              all.more += Number(c > a);
              all.fewer += Number(c < a);
              if (c !== a) wrong.push(`${key} ${c} times instead of ${a}`);
            } else {
              all.apart += 1;
              all.as += Number(c === a);
              if (process.env.ORACLE_SHOW) console.log(`${name}: ${key}: the generator says ${a}, the second reader ${b}, Beleg ${c}`);
            }
          }
        }
        all.documents += 1;
        if (wrong.length) console.log(`${name}: ${wrong.join(', ')}`);
      }
      if (!all.documents) continue;
      isRight &&= all.more === 0;
      console.log(
        `.${ending}: ${all.documents} documents: of ${all.told} numbers and negations generator and second reader agree in ${all.agreed}; in those Beleg has ${all.more} ` +
          `more and ${all.fewer} fewer; where they do not agree (${all.apart}) it says what the generator says in ${all.as}`,
      );
    }
  } finally {
    await chromium.stop();
  }
  return isRight;
}

const [what, beleg, folder, ...args] = process.argv.slice(2);
const work = { pages, documents }[what];
if (!work || !folder) {
  console.error('node tests/kit/oracle.mjs pages|documents BELEG FOLDER [NAME]');
  process.exit(2);
}
const missing = ['chromium', 'chromedriver'].filter((name) => !isInstalled(name));
if (missing.length || !existsSync(folder)) {
  console.log(missing.length ? `Not checked: ${missing.join(' and ')} not found.` : `Not checked: there is no ${folder}.`);
} else {
  try {
    process.exitCode = (await work(beleg, folder, ...args)) ? 0 : 1;
  } finally {
    killAll();
  }
}
