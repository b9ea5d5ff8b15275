// Weighs what a first visit loads: the page, its style and its program, each as a host would send it (gzip -9). The command
// counts, and not Node's own zlib, which packs worse than hosts do.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const BUDGET = 312 * 1024;
const dist = process.argv[2] ?? 'dist';
const html = readFileSync(join(dist, 'index.html'), 'utf8');

const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
const linked = tags.flatMap((tag) => [...tag.matchAll(/\s(?:src|href|data-program)=(?:"([^"]+)"|([^\s"'>]+))/g)].map((match) => match[1] ?? match[2]));
// The bindings import these by themselves, so no link names them.
const snippets = existsSync(join(dist, 'snippets'))
  ? readdirSync(join(dist, 'snippets'), { recursive: true }).map((name) => `snippets/${name}`)
  : [];
const files = [...new Set(['index.html', ...linked, ...snippets].map((name) => name.replace(/^\.\//, '')))].filter((name) =>
  /\.(html|js|css|wasm)$/.test(name),
);
if (!files.some((name) => name.endsWith('.wasm')) || !files.some((name) => name.endsWith('.js'))) {
  console.error(`${dist}/index.html names no program: is it a finished build?`);
  process.exit(1);
}

const row = (name, raw, packed) => console.log(`${name.padEnd(40)} ${String(raw).padStart(10)} ${String(packed).padStart(10)}`);
row('first load', 'bytes', 'gzip -9');
let total = 0;
let totalRaw = 0;
for (const name of files) {
  const bytes = readFileSync(join(dist, name));
  const packed = execFileSync('gzip', ['-9', '-c'], { input: bytes, maxBuffer: 1 << 28 }).length;
  total += packed;
  totalRaw += bytes.length;
  row(name, bytes.length, packed);
}
row('together', totalRaw, total);
for (const name of readdirSync(dist).filter((name) => /_rest\.wasm$|^worker/.test(name))) {
  const bytes = readFileSync(join(dist, name));
  row(`later: ${name}`, bytes.length, execFileSync('gzip', ['-9', '-c'], { input: bytes, maxBuffer: 1 << 28 }).length);
}
const kib = (bytes) => (bytes / 1024).toFixed(1);
if (total > BUDGET) {
  console.error(`TOO BIG: ${kib(total)} KiB, the budget is ${kib(BUDGET)} KiB.`);
  process.exit(1);
}
console.log(`${kib(total)} KiB of ${kib(BUDGET)} KiB`);
