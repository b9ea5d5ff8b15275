// Makes of Trunk's release build what a first visit shall load, after Trunk has built it (Trunk.toml calls this). What the program does
// stays the same.
//
// - What a first visit does not need goes into a file of its own (split.mjs).
// - The style of the rest gets a name that stands for what it is, and so does the reader.
// - The reader, the program for the page's worker, gets a name that stands for what it is; the page is told that name.
// - The service worker is told what there is to keep (offline.mjs).
// - The names by which the program's two halves, JavaScript and WebAssembly, know each other carry a hash each; they become a letter or
//   two in both. Sections of the WebAssembly that only tools read go, and so do comments and indentation.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { list } from './offline.mjs';
import { split } from './split.mjs';
import { Reader, number, string } from './wasm.mjs';

/** Modules that are drawn through `ui::rest::later`, or called after `browser::rest::load`: before that, a call into them is a fault. Where
 * a call may be inlined, the function says `#[inline(never)]`. */
const LATER = [
  'app::arrivals',
  'app::claims',
  'app::desk_acts',
  'app::files',
  'app::picture',
  'app::tag_acts',
  'app::versions',
  'article::overlay',
  'article::popover',
  'article::table',
  'browser::attention',
  'desk::find',
  'desk::map',
  'desk::sentences',
  'desk::preflight',
  'domain::finding',
  'domain::folding',
  'format::claim_review',
  'format::export',
  'format::report',
  'format::text_fragment',
  'library::bookmarklet',
  'library::row',
  'library::stock',
  'marks::fields',
  'marks::filter',
  'marks::list',
  'marks::margin',
  'ui::arrivals',
  'ui::details',
  'ui::export',
  'ui::handed',
  'ui::help',
  'ui::notices',
  'ui::offline',
  'ui::panels',
  'ui::problems',
  'ui::reading',
  'ui::settings',
  'tables::layout',
  'ui::versions',
];

if (process.env.TRUNK_PROFILE !== 'release') process.exit(0);
const folder = process.env.TRUNK_STAGING_DIR;
const only = (pattern) => {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files match ${pattern} in ${folder}`);
  return join(folder, found[0]);
};
const wasmPath = only(/^page.*\.wasm$/);
const scriptPath = only(/^page.*\.js$/);
const wasm = readFileSync(wasmPath);
let script = readFileSync(scriptPath, 'utf8');

const IMPORTS = 2;
const EXPORTS = 7;
const CUSTOM = 0;

/** New names by old ones: a, b, ... z, aa ... The same old name keeps one new name. */
const short = new Map();
function shorten(old) {
  if (!short.has(old)) {
    let rest = short.size;
    let made = '';
    do {
      made = String.fromCharCode(97 + (rest % 26)) + made;
      rest = Math.floor(rest / 26) - 1;
    } while (rest >= 0);
    // A name of our own shape that no word of the language can be.
    short.set(old, `${made}_`);
  }
  return short.get(old);
}

/** A program without the sections that only tools read. */
function bare(program) {
  const reader = new Reader(program, 8);
  const sections = [program.subarray(0, 8)];
  while (reader.left) {
    const start = reader.at;
    const id = reader.number();
    reader.take(reader.number());
    if (id !== CUSTOM) sections.push(program.subarray(start, reader.at));
  }
  return Buffer.concat(sections);
}

/** Puts the worker's two scripts into one, and names script and program by what they are. Returns the script's name. */
function nameWorker() {
  const at = (name) => join(folder, name);
  const program = bare(readFileSync(at('worker_bg.wasm')));
  const bindings = readFileSync(at('worker.js'), 'utf8');
  const name = `worker-${createHash('sha256').update(program).update(bindings).digest('hex').slice(0, 16)}`;
  writeFileSync(at(`${name}_bg.wasm`), program);
  writeFileSync(at(`${name}.js`), `${bindings}\nwasm_bindgen("./${name}_bg.wasm");\n`);
  for (const old of ['worker_bg.wasm', 'worker.js', 'worker_loader.js']) rmSync(at(old));
  return `${name}.js`;
}

/** Packs the style of the rest a little, and names it by what it is. Returns its name. */
function nameStyle() {
  const css = readFileSync(join(folder, 'rest.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trim();
  const name = `rest-${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
  writeFileSync(join(folder, name), css);
  rmSync(join(folder, 'rest.css'));
  return name;
}

function imports(section) {
  const reader = new Reader(section);
  const parts = [];
  const count = reader.number();
  for (let index = 0; index < count; index++) {
    const module = reader.name();
    const field = reader.name();
    const start = reader.at;
    const kind = reader.number();
    // All that these programs import is functions; anything else would have a shape of its own.
    if (kind !== 0) throw new Error(`the import ${field} is no function`);
    reader.number();
    parts.push(string(module), string(shorten(field)), section.subarray(start, reader.at));
  }
  return Buffer.concat([number(count), ...parts]);
}

function exports_(section) {
  const reader = new Reader(section);
  const parts = [];
  const count = reader.number();
  for (let index = 0; index < count; index++) {
    const field = reader.name();
    const start = reader.at;
    reader.number();
    reader.number();
    parts.push(string(/^__|_h[0-9a-f]{16}|closure/.test(field) ? shorten(field) : field), section.subarray(start, reader.at));
  }
  return Buffer.concat([number(count), ...parts]);
}

// Names are mangled (v0): `desk::sentences` reads `4desk9sentences`, or `B7_9sentences` where the name of the outer module came before.
const patterns = LATER.map((path) => {
  const [outer, inner] = path.split('::').map((part) => `${part.length}${part}`);
  return new RegExp(`(?:${outer}|_)${inner}`);
});
// Closures and small functions may stand under a name of many that are alike; where the rest begins must be a body of its own.
// The standard library's functions may carry the same word in what they are made for; they do not count.
/** Small functions, but what they refer to is large: the keys of what only later parts say, and how records hang together. */
const KEYS = /11key_of_rest|12relations_of/;
const isOwn = (name, length) => name.startsWith('_RNv') && !/^_RNv[^C]*Cs[0-9A-Za-z]+_(?:4core|5alloc|3std)/.test(name) && (length > 400 || KEYS.test(name));
// What cargo linked, before wasm-bindgen: Trunk does not tell where it is, but cargo does.
const { target_directory: target } = JSON.parse(execFileSync('cargo', ['metadata', '--offline', '--no-deps', '--format-version', '1']));
const linked = readFileSync(join(target, 'wasm32-unknown-unknown', 'page', 'page.wasm'));
const { first, rest, entries } = split(wasm, linked, (name, length) => isOwn(name, length) && (KEYS.test(name) || patterns.some((pattern) => pattern.test(name))));
patterns.forEach((pattern, index) => {
  if (!entries.some((name) => pattern.test(name))) throw new Error(`${LATER[index]} is not in the program: mend the list in .ci/shorten.mjs`);
});
const reader = new Reader(first, 8);
const sections = [first.subarray(0, 8)];
while (reader.left) {
  const id = reader.number();
  const section = reader.take(reader.number());
  if (id === CUSTOM) continue;
  const made = id === IMPORTS ? imports(section) : id === EXPORTS ? exports_(section) : section;
  sections.push(Buffer.from([id]), number(made.length), made);
}

script = script.replace(/[A-Za-z_$][\w$]*/g, (word) => short.get(word) ?? word);
// Comments and indentation. Only whole lines are looked at, so that no text in the script can be taken for a comment.
script = script.replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/^\s*\/\/.*\n/gm, '').replace(/^[ \t]+/gm, '');

for (const [old, made] of short) {
  if (script.includes(old)) throw new Error(`the name ${old} is still in the script, although it is ${made} now`);
}
const starter = only(/^boot.*\.js$/);
writeFileSync(starter, readFileSync(starter, 'utf8').replace(/^\s*\/\/.*\n/gm, '').replace(/^[ \t]+/gm, ''));

// Trunk named the program after what it was before all this. The new name stands for what it is now, both halves of it: a browser
// that has kept the one must not run it with another version of the other.
const made = Buffer.concat(sections);
const hash = createHash('sha256').update(made).update(rest).update(script).digest('hex').slice(0, 16);
const page = join(folder, 'index.html');
const worker = nameWorker();
const was = basename(scriptPath, '.js');
const now = `page-${hash}`;
const style = nameStyle();
const html = readFileSync(page, 'utf8').replaceAll(was, now).replace(/data-program=["']?[^\s"'>]+["']?/, (program) => `${program} data-rest=./${now}_rest.wasm data-style=./${style} data-reader=./${worker}`);
if (!html.includes(`${now}.js`) || !html.includes(style) || !html.includes(`${now}_rest.wasm`) || !html.includes(worker)) throw new Error(`${page} does not name the program as expected`);
writeFileSync(page, html);
writeFileSync(wasmPath, made);
writeFileSync(scriptPath, script);
writeFileSync(join(folder, `${now}_rest.wasm`), rest);
renameSync(wasmPath, join(folder, `${now}_bg.wasm`));
renameSync(scriptPath, join(folder, `${now}.js`));
// Now that nothing changes any more: what there is to keep for use without the network.
list(folder);
