// A second site on another port, which is another origin: the page that an article is read on.
import { createServer } from 'node:http';
import { Page } from './page.mjs';

/** A page object for another window of the same browser, in which the program has started. */
export async function inWindow(page, handle) {
  const opened = new Page(page.browser, page.engine, page.address, page.options, page.label);
  opened.handle = handle;
  await page.session.focus(handle);
  await opened.started();
  return opened;
}

/** Serves `pages`: by path, the headers and the text of a page. */
export async function otherSite(pages) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const page = pages[new URL(request.url, 'http://x').pathname];
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...page.headers }).end(page.html);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    takeRequests: () => requests.splice(0),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
