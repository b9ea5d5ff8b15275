// Writes into a built site what there is to keep for use without the network: the list of its files with their sums goes into
// service-worker.js, and the page is told the name of the build. .ci/shorten.mjs calls it after a build for release; whoever changes a file
// of the built site later (an icon, a word of a language) calls it again:
//
//     node .ci/offline.mjs dist
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKER = 'service-worker.js';
const PAGE = 'index.html';
/** A host's own, which it may change at any time; the worker asks for them first (static/service-worker.js). */
const HOSTS = ['beleg.config.json', 'lang/index.json'];
/** Languages that come with the page. Others are the host's own. */
const LANGUAGES = ['lang/de.json', 'lang/en.json'];

const sum = (bytes) => createHash('sha256').update(bytes).digest('base64');

export function list(folder) {
  const at = (name) => join(folder, name);
  const isKept = (name) => /[^.]\.\w+$/.test(name) && !/\.(?:gz|br|zst|map)$/.test(name) && ![WORKER, PAGE, ...HOSTS].includes(name) && (!name.startsWith('lang/') || LANGUAGES.includes(name));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
    .filter(isKept)
    .sort();
  const page = readFileSync(at(PAGE), 'utf8').replace(/ data-build="?[0-9a-f]*"?/, '');
  const files = Object.fromEntries(names.map((name) => [name, sum(readFileSync(at(name)))]));
  const build = createHash('sha256').update(JSON.stringify(files)).update(page).digest('hex').slice(0, 16);
  const named = page.replace(/ data-program=/, ` data-build=${build}$&`);
  if (named === page) throw new Error(`${at(PAGE)} names no program: is it a finished build?`);
  writeFileSync(at(PAGE), named);
  // Under no name: some hosts lead from index.html to the folder, and a page that was led elsewhere is not taken.
  files[''] = sum(named);
  const worker = readFileSync(at(WORKER), 'utf8');
  const written = worker.replace(/^const BUILD = .*;$/m, `const BUILD = "${build}";`).replace(/^const FILES = .*;$/m, `const FILES = ${JSON.stringify(files)};`);
  if (!written.includes(`const BUILD = "${build}"`) || !written.includes(JSON.stringify(files))) throw new Error(`${at(WORKER)} has no place for the list`);
  writeFileSync(at(WORKER), written);
  return { build, files };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { build, files } = list(resolve(process.argv[2] ?? 'dist'));
  console.log(`build ${build}: ${Object.keys(files).length} files to keep`);
}
