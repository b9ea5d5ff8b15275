export const name = 'a part that is loaded later is waited for, and when it cannot be had the page says so and tries again';

export async function run({ open, assert, server }) {
  // What is kept would hide that it is missing.
  server.keepsPages(false);
  // Before the page begins: whatever it has to tell at the start would ask for it.
  server.block(/_rest\.wasm$/);
  let page;
  try {
    page = await open({});
    page.allow(/404|Failed to load|not found|_rest\.wasm/i);
    await page.goto('#/help');
    const said = await page.getByRole('alert');
    assert.match(await said.text(), /could not be loaded/);
    // The page goes on: what is there from the start still works.
    await page.goto('#/');
    await page.getByRole('button', { name: 'Start marking' });
    await page.goto('#/settings');
    await page.getByRole('alert');
  } finally {
    server.block(null);
  }
  await page.click('button', { name: 'Try again' });
  await page.getByRole('heading', { level: 1, name: 'Settings' });
  server.takeRequests();
  await page.goto('#/help');
  await page.getByRole('heading', { level: 1, name: 'Help', exact: false });
  assert.deepEqual(server.takeRequests().filter((path) => path.includes('_rest')), [], 'it is loaded once');
  await page.close();
}
