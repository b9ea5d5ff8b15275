import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { Desk, scratch } from '../lib/desk.mjs';
import { dropFiles, untilRead } from '../lib/intake.mjs';
import { inWindow, otherSite } from '../lib/other_site.mjs';

export const name = 'hostile pages, pastes, handed-over pages and files run no script, ask no host, and end in text or a reason';
export const engines = ['chromium'];

/** More payloads than are committed, where they are at hand. */
const MORE = fileURLToPath(new URL('../../../../shared/data/hostile/xss_dompurify.jsonl', import.meta.url));
/** Payloads of a form that the set has too few of: links, and words that are cut at them. */
const OWN = [
  '<a href="javascript:window.ran(1)">link</a>', '<a href=" jav&#x09;ascript:window.ran(1)">link</a>', '<a href="JAVASCRIPT:window.ran(1)">link</a>',
  '<a href="data:text/html,<script>opener.ran(1)</script>">link</a>', '<a href="vbscript:ran(1)">link</a>', '<a href="//evil.example/x">link</a>',
  '<base href="javascript:ran(1)//"><a href="x">link</a>', '<img src=x onerror="window.ran(1)">', '<svg onload="window.ran(1)"><a xlink:href="javascript:ran(1)">x</a></svg>',
  '<link rel=canonical href="javascript:ran(1)"><meta property="og:url" content="javascript:ran(1)">', '<title>&lt;img src=x onerror=ran(1)&gt;</title>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">', '<iframe srcdoc="<script>parent.ran(1)</script>"></iframe>', '<p>&lt;script&gt;window.ran(1)&lt;/script&gt;</p>',
];

export async function run({ open, assert, dataDir }) {
  const committed = readFileSync(join(dataDir, 'intake/xss_dompurify.jsonl'), 'utf8');
  const lines = (existsSync(MORE) ? readFileSync(MORE, 'utf8') : committed).trim().split('\n');
  if (!existsSync(MORE)) console.log('      (without the set beside the project: the committed payloads alone)');
  const payloads = [...OWN, ...lines.map((line) => JSON.parse(line).payload)];
  const pages = payloads.map((payload, place) => `<p>Words before number ${place}, which have to stay.</p>${payload}`);
  const page = await open();
  await arm(page);
  await files(page, assert, pages);
  await clean(page, assert, pages.length, 'files');
  await pastes(page, assert, pages);
  await clean(page, assert, pages.length * 2, 'pastes');
  await handedOver(page, assert, pages);
  await exhausting(page, assert);
}

/** Payloads call these; a page that has them run says so. */
const arm = (page) => page.run(() => { window.ranScripts ??= []; for (const word of ['ran', 'alert', 'prompt', 'confirm']) window[word] = (...given) => { window.ranScripts.push([word, ...given]); }; });

async function files(page, assert, pages) {
  const folder = scratch(page);
  const paths = pages.map((html, place) => {
    const path = join(folder, `payload-${place}.html`);
    writeFileSync(path, html);
    return path;
  });
  await dropFiles(page, ...paths);
  await page.waitFor(async () => (await stored(page)) === pages.length, 'all payloads in the library', { timeout: 120_000 });
}

async function pastes(page, assert, pages) {
  const before = await stored(page);
  // With words of their own, for the same text a second time is asked about.
  for (const [place, html] of pages.map((page) => page.replace('Words before number ', 'Words before number 9')).entries()) {
    // An article that was read opens the desk; the next paste wants the library.
    await page.runAsync(async (markup) => {
      const field = () => document.querySelector('textarea.paste');
      for (let wait = 0; !field(); wait++) {
        if (wait % 20 === 0) location.hash = '#/';
        await new Promise((done) => setTimeout(done, 10));
      }
      const transfer = new DataTransfer();
      transfer.setData('text/html', markup);
      field().dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, html);
    if (place % 20 === 19) await page.waitFor(async () => (await stored(page)) >= before + place - 5, 'the pastes so far', { timeout: 60_000 });
  }
  await page.waitFor(async () => (await stored(page)) === before + pages.length, 'all pastes in the library', { timeout: 120_000 });
}

const stored = (page) => page.run(() => Object.keys(localStorage).filter((key) => key.startsWith('beleg/document/')).length);

/** Opens every article, for only what is drawn can do harm, and looks at what is there. */
async function clean(page, assert, count, way) {
  assert.deepEqual(await page.run(() => window.ranScripts), [], `${way}: a script ran while they came in`);
  // A page that has just come goes where it is sent; one that still opens what was brought in goes its own way.
  await page.goto('');
  await arm(page);
  const found = await page.runAsync(async () => {
    const ids = Object.keys(localStorage).filter((key) => key.startsWith('beleg/document/')).map((key) => key.slice('beleg/document/'.length));
    const bad = [];
    for (const id of ids) {
      const address = `#/a/${id}`;
      const text = JSON.parse(localStorage.getItem(`beleg/document/${id}`)).documents[0].article.blocks.map((block) => block.text);
      const there = () => [...document.querySelectorAll('article [data-block]')].map((block) => block.textContent).join() === text.join();
      // Chromium follows at most 200 changes of the address in ten seconds and leaves out the others without a word.
      for (let wait = 0; !there() && wait < 4000; wait++) {
        if (wait % 100 === 0 && location.hash !== address) location.hash = address;
        await new Promise((done) => setTimeout(done, 5));
      }
      if (!there()) bad.push(`${id}: not drawn: ${JSON.stringify([[...document.querySelectorAll('article [data-block]')].map((block) => block.textContent), text, location.hash]).slice(0, 600)}`);
      // The page writes its own address a moment after drawing: what is asked before that is written over.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
      if (!text.some((block) => /Words before number \d+, which have to stay\./.test(block))) bad.push(`${id}: lost its words: ${text.join().slice(0, 200)}`);
      for (const element of document.querySelectorAll('article, article *')) {
        if (!/^(article|h[1-6]|p|blockquote|pre|span|a|button|svg|path)$/.test(element.localName)) bad.push(`${id}: <${element.localName}>`);
        for (const { name, value } of element.attributes) {
          if (/^on/i.test(name) || (/^(href|src|xlink:href)$/i.test(name) && !/^https?:/i.test(value))) bad.push(`${id}: ${name}=${value}`);
        }
      }
      for (const link of document.querySelectorAll('main a[href]')) if (!/^(https?:|#)/i.test(link.getAttribute('href'))) bad.push(`${id}: ${link.outerHTML}`);
      if (/"url": "(?!https?:|mailto:)/i.test(localStorage.getItem(`beleg/document/${id}`))) bad.push(`${id}: an address of another kind is kept`);
    }
    return { bad, ids: ids.length, ran: window.ranScripts };
  });
  assert.deepEqual(found.bad, [], way);
  assert.deepEqual(found.ran, [], `${way}: a script ran`);
  assert.equal(found.ids, count);
}

/** The payloads by the way of the bookmarklet: a page of another origin sends them, many at once. */
async function handedOver(page, assert, pages) {
  const other = await otherSite({ '/': { html: '<title>x</title>' } });
  try {
    for (let from = 0; from < pages.length; from += 60) {
      await page.command('post', '/url', { url: `${other.origin}/` });
      const before = await page.command('get', '/window/handles');
      await page.session.post('/execute/sync', {
        script: `const [home, html, from] = arguments; window.ranScripts = []; window.ran = window.alert = (...given) => window.ranScripts.push(given);
          const opened = open(home + '#/take');
          addEventListener('message', (event) => { if (event.data === 'beleg: ready') opened.postMessage({ beleg: 'page', html, url: location.href + '?' + from, time: 1 }, '*'); });`,
        // Each under an address of its own, for another text of one address is asked about.
        args: [page.address, pages.slice(from, from + 60).join('\n'), from],
      });
      const handle = await page.waitFor(async () => (await page.command('get', '/window/handles')).find((each) => !before.includes(each)), 'the window');
      const opened = await inWindow(page, handle);
      await opened.getByRole('article', { timeout: 30_000 });
      const bad = await opened.run(() => [...document.querySelectorAll('article *')].flatMap((element) => [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || (name === 'href' && !/^https?:/.test(value))).map(({ name, value }) => `${name}=${value}`)));
      assert.deepEqual(bad, []);
      await opened.closeTab();
      assert.deepEqual(await page.run(() => window.ranScripts), [], 'a script reached the page that handed over');
    }
  } finally {
    await other.close();
  }
  await page.goto('');
}

/** A zip archive with one entry of zeros, which is a thousand times as large when it is unpacked. */
function bomb(entryName, size) {
  const packed = deflateRawSync(Buffer.alloc(size));
  const file = Buffer.from(entryName);
  const head = (signature, extra) => Buffer.concat([Buffer.from(signature), Buffer.from(extra)]);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); common.writeUInt16LE(8, 4); common.writeUInt32LE(packed.length, 14); common.writeUInt32LE(size, 18); common.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, file, packed]);
  const central = Buffer.concat([head([0x50, 0x4b, 1, 2], [20, 0]), common, Buffer.alloc(14), file]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1'); end.writeUInt16LE(1, 8); end.writeUInt16LE(1, 10); end.writeUInt32LE(central.length, 12); end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** Files made to exhaust memory or time: each ends in text or in a reason, and the page goes on. */
async function exhausting(page, assert) {
  const desk = new Desk(page, assert);
  const folder = scratch(page);
  const rows = [
    ['bomb.docx', bomb('word/document.xml', 200_000_000), /“bomb.docx” was not taken. The \w+ file (unpacks to far more|is damaged)/],
    ['nested.docx', bomb('inner.zip', 1_000), /“nested.docx” was not taken/],
    ['deep.html', '<div>'.repeat(100_000) + '<p>Words at the bottom of a very deep page.</p>', null],
    ['open.html', '<b><i>'.repeat(40_000) + 'Words in many open elements.', null],
    ['cut.epub', bomb('META-INF/container.xml', 10_000).subarray(0, 60), /“cut.epub” was not taken/],
  ];
  for (const [file, content, refusal] of rows) {
    const path = join(folder, file);
    writeFileSync(path, content);
    await dropFiles(page, path);
    if (refusal) {
      await page.untilText(refusal, { timeout: 60_000 });
      for (const button of await page.getAllByRole('button', { name: /^Dismiss message/ })) await button.click();
    } else {
      await page.getByRole('article', { timeout: 60_000 });
      await desk.toLibrary();
    }
  }
  await untilRead(page);
  // The page still does what it is for.
  await page.click('button', { name: 'Try a sample' });
  await desk.article();
}
