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
    // Installed (WebKit's test browser looks so), it asks for this last: without waiting for it, it would be told of the next start.
    if (await page.run(() => navigator.serviceWorker && !matchMedia('(display-mode: browser)').matches)) {
      await page.waitFor(() => asked.push(...server.takeRequests()) && asked.includes(`${at}share.js`), 'the worker for shared files');
    }
    assert.ok(asked.every((path) => path.startsWith(at)), `nothing is asked for outside ${at}: ${asked}`);
    assert.equal(asked.filter((path) => /page-\w+_bg\.wasm$/.test(path)).length, 1, 'the program is loaded once');
    await page.close();
  }
}
