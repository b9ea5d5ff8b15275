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

/**
 * Serves `dist` under every given prefix; the second prefix shows that the site works from a sub-path.
 * The page's own policy is sent once more as a header, with an address for reports, so that every engine reports violations.
 */
export async function serve(dist, prefixes = ['/some/where/', '/']) {
  const root = normalize(dist + sep);
  const html = await readFile(join(root, 'index.html'), 'utf8');
  const meta = html.match(/<meta\b[^>]*>/g)?.find((tag) => /http-equiv="?Content-Security-Policy/.test(tag));
  const policy = /\scontent="([^"]+)"/.exec(meta ?? '')?.[1];
  if (!policy) throw new Error('index.html carries no Content-Security-Policy');
  const violations = [];
  const missing = [];
  const requests = [];
  let blocked = null;
  const longestFirst = [...prefixes].sort((a, b) => b.length - a.length);

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path === REPORTS) {
      let body = '';
      for await (const chunk of request) body += chunk;
      violations.push(JSON.parse(body)['csp-report'] ?? body);
      return response.writeHead(204).end();
    }
    requests.push(path);
    // A browser asks for it on its own account when a page names no icon.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const prefix = longestFirst.find((start) => path.startsWith(start));
    let file = prefix && normalize(join(root, path.slice(prefix.length)));
    try {
      if (blocked?.test(path)) throw new Error('blocked');
      if (!file?.startsWith(root)) throw new Error('outside');
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const bytes = await readFile(file);
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
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** Empties and returns the policy violations and missing files since the last call. */
    takeComplaints: () => [
      ...violations.splice(0).map((report) => `policy violation: ${report['violated-directive'] ?? ''} ${report['blocked-uri'] ?? ''} ${report['script-sample'] ?? ''} in ${report['source-file'] ?? ''}:${report['line-number'] ?? ''}`),
      ...missing.splice(0).map((path) => `404: ${path}`),
    ],
    /** Answers 404 for matching paths, as a filter would; null ends it. */
    block: (pattern) => (blocked = pattern),
    /** Empties and returns the paths asked for since the last call. */
    takeRequests: () => requests.splice(0),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
