// Walks every journey in every engine: node run.mjs [--engine chromium,firefox] [--only name] [--list]
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES } from './lib/engines.mjs';
import { OUT } from './lib/page.mjs';
import { dataDir, startWorld } from './lib/world.mjs';

const { values } = parseArgs({ options: { engine: { type: 'string' }, only: { type: 'string' }, list: { type: 'boolean' } } });
const engines = values.engine ? values.engine.split(',') : ENGINES;
const folder = new URL('./journeys/', import.meta.url);
const journeys = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort()) {
  const journey = await import(new URL(file, folder));
  const id = file.replace(/\.mjs$/, '');
  if (!values.only || values.only.split(',').some((part) => id.includes(part))) journeys.push({ id, ...journey });
}
if (values.list) {
  for (const { id, name } of journeys) console.log(`${id}: ${name}`);
  process.exit(0);
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const world = await startWorld();
let passed = 0;
let failed = 0;

/** Everything a good page leaves undone: errors, forbidden or missing things, calls to other hosts. */
async function complaints(pages) {
  const all = [];
  for (const page of pages) {
    all.push(...(await page.consoleErrors()).map((text) => `console: ${text}`));
    all.push(...(await page.foreignRequests()).map((address) => `request to another host: ${address}`));
  }
  all.push(...world.server.takeComplaints());
  const allowed = pages.flatMap((page) => page.allowed);
  return all.filter((text) => !allowed.some((pattern) => pattern.test(text)));
}

async function walk(journey, engine) {
  const label = `${journey.id}-${engine}`;
  const pages = [];
  const started = Date.now();
  world.server.takeRequests();
  world.server.takeBackground();
  world.server.keepsPages(true);
  try {
    await journey.run({
      engine,
      assert,
      dataDir,
      server: world.server,
      dist: world.dist,
      async open(options) {
        const page = await world.open(engine, { label, ...options });
        pages.push(page);
        return page;
      },
    });
    assert.deepEqual(await complaints(pages), [], 'the page left complaints');
    passed++;
    console.log(`ok    ${engine.padEnd(8)} ${journey.name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${engine.padEnd(8)} ${journey.name} (${Date.now() - started} ms)\n${String(error.stack ?? error).replace(/^/gm, '      ')}`);
    for (const [i, page] of pages.entries()) {
      const name = `${label}${i ? `-${i}` : ''}`;
      await page.screenshot(name).catch(() => {});
      writeFileSync(join(OUT, `${name}.txt`), `${error.stack}\n\n${await page.picture()}\n\n${(await page.consoleErrors().catch(() => [])).join('\n')}\n`);
      console.log(`      see tests/e2e/out/${name}.png and .txt`);
    }
    world.server.takeComplaints();
  } finally {
    for (const page of pages) await page.close().catch(() => {});
  }
}

for (const journey of journeys) {
  for (const engine of engines) {
    if (!journey.engines || journey.engines.includes(engine)) await walk(journey, engine);
  }
}
await world.close();
console.log(`${passed} passed, ${failed} failed`);
// A run that walked nothing has shown nothing.
process.exit(failed > 0 || passed === 0 ? 1 : 0);
