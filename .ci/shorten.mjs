// Shortens what a first visit loads, after Trunk has built it: the names by which the program's two halves know each other, which
// carry a hash each, become a letter or two in both; sections of the WebAssembly that only tools read, comments and indentation go.
// What the program does stays the same. Trunk calls it (Trunk.toml); only a release build is shortened.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Reads numbers (LEB128) and names from a part of the file. */
class Reader {
  constructor(bytes, at = 0) { Object.assign(this, { bytes, at }); }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  name() { const length = this.number(); return this.take(length).toString('utf8'); }
  take(length) { const part = this.bytes.subarray(this.at, this.at + length); this.at += length; return part; }
  get left() { return this.at < this.bytes.length; }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}
const name = (text) => Buffer.concat([number(Buffer.byteLength(text)), Buffer.from(text)]);

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
    parts.push(name(module), name(shorten(field)), section.subarray(start, reader.at));
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
    parts.push(name(/^__|_h[0-9a-f]{16}|closure/.test(field) ? shorten(field) : field), section.subarray(start, reader.at));
  }
  return Buffer.concat([number(count), ...parts]);
}

const reader = new Reader(wasm, 8);
const sections = [wasm.subarray(0, 8)];
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
writeFileSync(wasmPath, Buffer.concat(sections));
writeFileSync(scriptPath, script);
