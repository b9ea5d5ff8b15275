// Measures the release build in headless Chromium: node bench.mjs [--runs 5] [--path '#/...']
import { parseArgs } from 'node:util';
import { startWorld } from './lib/world.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, path: { type: 'string', default: '' } } });
const runs = Number(values.runs);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const row = (name, numbers) => console.log(`${name.padEnd(58)} ${numbers.length ? `${median(numbers).toFixed(0).padStart(6)} ms   (${numbers.map((n) => n.toFixed(0)).join(' ')})` : '     –'}`);

/** Runs in every new document before the page's own scripts: notes when the article's text has been drawn. */
function watch() {
  window.__bench = {};
  const look = () => {
    const article = document.querySelector('article, [role=article]');
    if (article && article.innerText.trim().length > 200) {
      // The frame after the next one has certainly been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => (window.__bench.readable = performance.now())));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** From navigation to the sample article's text on the screen, with nothing cached. */
async function start(world) {
  const page = await world.open('chromium', { started: false });
  try {
    await page.session.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
    await page.session.cdp('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto('?bench' + values.path);
    return await page.waitFor(() => page.run(() => window.__bench.readable), 'the text of the sample article', { timeout: 20_000 });
  } finally {
    await page.close();
  }
}

/**
 * How to add one mark: a quote of the sample article to select, and the keys that mark it.
 * Without them this part is left out.
 */
const MARK = { quote: null, keys: null };

/** The longest time the main thread was busy between the key press and the next two frames. */
async function addMark(world) {
  const page = await world.open('chromium', { path: values.path });
  try {
    await page.selectText(MARK.quote);
    await page.run(() => {
      window.__bench = { busy: 0 };
      // A message comes back as soon as the thread is free, so the longest gap is the longest block.
      const { port1, port2 } = new MessageChannel();
      let last = performance.now();
      port1.onmessage = () => {
        const now = performance.now();
        window.__bench.busy = Math.max(window.__bench.busy, now - last);
        last = now;
        if (!window.__bench.done) port2.postMessage(0);
      };
      port2.postMessage(0);
    });
    await page.press(MARK.keys);
    await page.runAsync(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return await page.run(() => {
      window.__bench.done = true;
      return window.__bench.busy;
    });
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
  row('navigation to readable sample article', await repeat(start, world));
  row('longest block of the main thread while adding a mark', MARK.quote ? await repeat(addMark, world) : []);
} finally {
  await world.close();
}
process.exit();
