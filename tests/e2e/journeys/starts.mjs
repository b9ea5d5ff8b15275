export const name = 'the page starts, at the top of a host and under a path, and keeps to its own host';

export async function run({ open, assert, server }) {
  for (const at of ['/', '/some/where/']) {
    const page = await open({ at });
    const heading = await page.waitFor(
      async () => (await page.queryByRole('heading', { level: 1 })) ?? (await page.queryByText('Beleg')),
      'a heading of level 1, or the name of the program',
    );
    assert.ok((await heading.text()).trim());
    assert.deepEqual(await page.foreignRequests(), []);
    const asked = server.takeRequests();
    // The service worker comes last: without waiting for it, it would be told of the next start.
    await page.waitFor(() => page.runAsync(async () => !!(await navigator.serviceWorker.getRegistration())?.active), 'the service worker', { timeout: 60_000 });
    asked.push(...server.takeRequests());
    const kept = server.takeBackground();
    assert.ok(kept.includes(`${at}service-worker.js`) && kept.every((path) => path.startsWith(at)), `nothing is kept of what lies outside ${at}: ${kept}`);
    assert.ok(asked.every((path) => path.startsWith(at)), `nothing is asked for outside ${at}: ${asked}`);
    assert.equal(asked.filter((path) => /page-\w+_bg\.wasm$/.test(path)).length, 1, 'the program is loaded once');
    await page.close();
  }
}
