// Measures the release build in headless Chromium: node bench.mjs [--runs 5]
import { parseArgs } from 'node:util';
import { startWorld } from './lib/world.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const row = (name, numbers) => console.log(`${name.padEnd(58)} ${numbers.length ? `${median(numbers).toFixed(0).padStart(6)} ms   (${numbers.map((n) => n.toFixed(0)).join(' ')})` : '     –'}`);

// What the page offers on its first screen; what of the sample article is marked, what is then offered, and the key that marks.
const SAMPLE = 'Try a sample';
const MARK = { quote: 'Nach vier Jahren war die Mission beendet', toolbar: 'Mark as', key: 'c' };

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

/** The longest time the main thread was busy between the key press that marks and the second frame after it. */
async function addMark(world) {
  const { page } = await openSample(world);
  try {
    await page.selectText(MARK.quote);
    await page.getByRole('toolbar', { name: MARK.toolbar });
    await page.run(() => {
      const state = (window.__busy = { longest: 0 });
      // A message comes back as soon as the thread is free, so the longest gap is the longest block.
      const { port1, port2 } = new MessageChannel();
      let last = performance.now();
      port1.onmessage = () => {
        const now = performance.now();
        state.longest = Math.max(state.longest, now - last);
        last = now;
        if (!state.done) port2.postMessage(0);
      };
      port2.postMessage(0);
    });
    await page.press(MARK.key);
    await page.getAllByCss('article mark');
    return await page.run(() => {
      window.__busy.done = true;
      return window.__busy.longest;
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
  const starts = await repeat(start, world);
  row('navigation to the first screen', starts.map((times) => times.usable));
  row('navigation to the readable sample article', starts.map((times) => times.readable));
  row('reload to the readable kept article', starts.map((times) => times.again));
  row('longest block of the main thread while adding a mark', await repeat(addMark, world));
} finally {
  await world.close();
}
process.exit();
