// Serves a built site on 127.0.0.1 and notes what the browsers complain about.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, extname, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const REPORTS = '/__csp-report';
const WORKER = /\/service-worker\.js(\?|$)/;

/**
 * Serves `dist` under every given prefix; the second prefix shows that the site works from a sub-path.
 * The page's own policy is sent once more as a header, with an address for reports, so that every engine reports violations.
 */
export async function serve(dist, prefixes = ['/some/where/', '/']) {
  let root = normalize(dist + sep);
  const html = await readFile(join(root, 'index.html'), 'utf8');
  const meta = html.match(/<meta\b[^>]*>/g)?.find((tag) => /http-equiv="?Content-Security-Policy/.test(tag));
  const policy = /\scontent="([^"]+)"/.exec(meta ?? '')?.[1];
  if (!policy) throw new Error('index.html carries no Content-Security-Policy');
  const violations = [];
  const missing = [];
  const requests = [];
  const background = [];
  let blocked = null;
  let instead = null;
  let keeps = true;
  const longestFirst = [...prefixes].sort((a, b) => b.length - a.length);

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path === REPORTS) {
      let body = '';
      for await (const chunk of request) body += chunk;
      violations.push(JSON.parse(body)['csp-report'] ?? body);
      return response.writeHead(204).end();
    }
    (WORKER.test(request.headers.referer) || request.headers['service-worker'] ? background : requests).push(path);
    // A browser asks for it on its own account when a page names no icon.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const prefix = longestFirst.find((start) => path.startsWith(start));
    let file = prefix && normalize(join(root, path.slice(prefix.length)));
    try {
      const other = await instead?.(path, request);
      if (other) return response.writeHead(other.status ?? 200, { 'cache-control': 'no-store', ...other.headers }).end(other.body);
      if (blocked?.test(path)) throw new Error('blocked');
      if (!file?.startsWith(root)) throw new Error('outside');
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const bytes = !keeps && path.endsWith('/offline.js') ? Buffer.alloc(0) : await readFile(file);
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-length': bytes.length,
        'cache-control': 'no-store',
        'content-security-policy': `${policy}; report-uri ${REPORTS}`,
      });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    } catch {
      missing.push(path);
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    }
  });
  const listen = (port) => new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
  await listen(0);
  const { port } = server.address();
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    /** Empties and returns the policy violations and missing files since the last call. */
    takeComplaints: () => [
      ...violations.splice(0).map((report) => `policy violation: ${report['violated-directive'] ?? ''} ${report['blocked-uri'] ?? ''} ${report['script-sample'] ?? ''} in ${report['source-file'] ?? ''}:${report['line-number'] ?? ''}`),
      ...missing.splice(0).map((path) => `404: ${path}`),
    ],
    /** Answers 404 for matching paths, as a filter would; null ends it. */
    block: (pattern) => (blocked = pattern),
    /** Empties and returns the paths that pages asked for since the last call. */
    takeRequests: () => requests.splice(0),
    /** The same for what the service worker asked for, and for its own script. */
    takeBackground: () => background.splice(0),
    /** Whether the page may keep itself for use offline: where files are made missing later, what is kept would hide it. */
    keepsPages: (may) => (keeps = may),
    /** Serves another folder from now on; without one, the first again. */
    use: (folder = dist) => (root = normalize(folder + sep)),
    /** Answers what `fn(path)` returns, `{ status, headers, body }` or a promise of it, in the place of a file; null ends it. */
    answer: (fn) => (instead = fn),
    /** A host that is gone, and comes back. */
    stop: close,
    isUp: () => server.listening,
    start: () => listen(port),
    close: () => (server.listening ? close() : undefined),
  };
}
