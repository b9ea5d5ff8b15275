// The second half of third_party.py: what @recogito/text-annotator writes, and the selectors that the libraries under the client of
// Hypothesis make, in rows as its API gives them.   node third_party.mjs KIT_HOME TEXT_FILE MARKS_FILE OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [home, textFile, marksFile, out] = process.argv.slice(2);
const require = createRequire(`${home}/node/package.json`);
const { JSDOM } = require('jsdom');
const dom = new JSDOM('<!doctype html><body><div id="c"></div></body>', { pretendToBeVisual: true });
for (const name of ['document', 'Node', 'NodeFilter', 'Range', 'HTMLElement', 'Element', 'Text', 'MutationObserver', 'Event', 'CustomEvent', 'KeyboardEvent', 'requestAnimationFrame']) globalThis[name] = dom.window[name];
globalThis.window = dom.window;
Object.defineProperty(globalThis, 'navigator', { value: dom.window.navigator, configurable: true });
const root = dom.window.document.getElementById('c');
root.textContent = readFileSync(textFile, 'utf8');
const recogito = await import(pathToFileURL(`${home}/node/node_modules/@recogito/text-annotator/dist/text-annotator.es.js`));
const position = await import(pathToFileURL(require.resolve('dom-anchor-text-position')));
const quote = await import(pathToFileURL(require.resolve('dom-anchor-text-quote')));

const SOURCE = 'https://example.org/article';
const marks = JSON.parse(readFileSync(marksFile, 'utf8'));
const format = recogito.W3CTextFormat(SOURCE, root);
const annotations = [];
const rows = [];
for (const [number, [label, start, end]] of marks.entries()) {
  const range = dom.window.document.createRange();
  range.setStart(root.firstChild, start);
  range.setEnd(root.firstChild, end);
  const id = `00000000-0000-4000-8000-00000000000${number}`;
  annotations.push(format.serialize({
    id,
    bodies: [{ id: `b${number}`, annotation: id, purpose: 'tagging', value: label }],
    target: { annotation: id, selector: [{ quote: range.toString(), start, end, range }] },
  }));
  rows.push({
    id: `mark${number}`, created: '2026-11-22T12:00:00.000000+00:00', updated: '2026-11-22T12:00:00.000000+00:00', user: 'acct:ada@example.org',
    uri: SOURCE, text: '', tags: [label], group: '__world__', permissions: { read: ['group:__world__'] },
    target: [{
      source: SOURCE,
      selector: [
        { type: 'TextPositionSelector', ...position.fromRange(root, range) },
        { type: 'TextQuoteSelector', ...quote.fromRange(root, range) },
      ],
    }],
    document: { title: ['An article'] }, links: {},
  });
}
writeFileSync(join(out, 'recogito.json'), `${JSON.stringify(annotations, null, 1)}\n`);
writeFileSync(join(out, 'hypothesis.json'), `${JSON.stringify({ total: rows.length, rows }, null, 1)}\n`);
process.exit(0);
