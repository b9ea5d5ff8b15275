// Keeps the page for use without the network, and takes what other programs share with it. The page's side is static/offline.js.
//
// Every build has a cache of its own. It is filled as a whole, each file compared with the sum that the build gave it, before this worker
// is installed at all; so a host that answers with half a file, an error or somebody's login page is refused. A new build is another
// worker with another cache: it waits until no page of the old one is open, or until a page says "use". Pages name their build behind the
// question mark of what they fetch, and other names stand for their content, so a page never gets a file of another build.
"use strict";

// What there is to keep: `.ci/offline.mjs` writes these two lines anew when a build is for release. As they stand here, for development,
// nothing is kept, and what was kept goes.
const BUILD = "";
const FILES = {};

// A page that cannot be kept still wants to be shared with: then it asks for this worker with a question mark.
const ONLY_SHARES = self.location.search !== "";
const build = ONLY_SHARES ? "" : BUILD;
const home = new URL("./", self.location);
// Several of these pages may lie on one host, so the path is in the name.
const nameOf = (what) => `beleg ${home.pathname} ${what}`;
const isOwn = (name) => name.startsWith(nameOf(""));

/** What the host may change by itself: it is asked first, and such a change is no new build. */
const HOSTS = "host";
/** Which build was made ready last. */
const COMING = "coming";
const isHosts = (path) => path === "beleg.config.json" || path === "lang/index.json" || (/^lang\/[\w-]+\.json$/.test(path) && !Object.hasOwn(FILES, path));
/** So long the host is waited for when an answer of it is kept. Milliseconds. */
const PATIENCE = 3000;
/** So many bytes must be free besides: the articles come first. */
const ROOM = 32 * 2 ** 20;

class Broken extends Error {}

async function sumOf(answer) {
  const sum = await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(sum)));
}

/** A file to the letter: from another build's cache if it is the same there, else from the host. */
async function intact(path) {
  const address = home.href + path;
  const names = (await caches.keys()).filter((name) => isOwn(name) && name !== nameOf(HOSTS) && name !== nameOf(COMING));
  for (const cacheName of names) {
    const kept = await caches.match(address, { cacheName });
    if (kept && (await sumOf(kept)) === FILES[path]) return kept;
  }
  // The browser's own cache may hold an older one.
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(address, { cache, redirect: "manual" });
    if (answer.status === 200 && answer.type === "basic" && (await sumOf(answer)) === FILES[path]) return answer;
  }
  throw new Broken(path);
}

/**
 * Fills the cache of this build with what is not in it yet. Whatever lies in it is intact. For a worker that is to be installed it begins
 * anew: WebKitGTK has been seen to take what is put into a cache that an ended worker had begun, and to lose it.
 */
async function fill(anew) {
  const name = nameOf(build);
  let cache = await caches.open(name);
  let missing = [];
  for (const path of Object.keys(FILES)) if (!(await cache.match(home.href + path))) missing.push(path);
  if (!missing.length) return;
  const { usage = 0, quota = Infinity } = (await navigator.storage?.estimate?.().catch(() => ({}))) ?? {};
  if (quota - usage < ROOM) throw new DOMException("little is free", "QuotaExceededError");
  if (anew) {
    await caches.delete(name);
    cache = await caches.open(name);
    missing = Object.keys(FILES);
  }
  const done = await Promise.allSettled(missing.map(async (path) => cache.put(home.href + path, await intact(path))));
  const failed = done.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  // Taken is not kept: see above.
  for (const path of missing) if (!(await caches.match(home.href + path, { cacheName: name }))) throw new Broken(path);
  await keepHosts();
}

/** Keeps the page, or says to the windows why not. */
async function keep(anew) {
  try {
    await fill(anew);
  } catch (error) {
    const isFull = error.name === "QuotaExceededError";
    const why = isFull ? "full" : error instanceof Broken || error instanceof TypeError ? "broken" : "refused";
    if (anew || isFull) await caches.delete(nameOf(build)).catch(() => {});
    for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage({ beleg: home.pathname, why });
    throw error;
  }
}

/** Says which build is being made ready, so that nobody throws its cache away. */
async function announce() {
  const cache = await caches.open(nameOf(COMING));
  await cache.put(home.href, new Response(build));
}

async function isJson(answer) {
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected) return false;
  return answer.clone().json().then((value) => typeof value === "object", () => false);
}

/** An answer of the host's own, or the one that was kept before. */
async function ofHost(path, request) {
  const cache = await caches.open(nameOf(HOSTS));
  const address = home.href + path;
  const kept = await cache.match(address);
  const ask = async () => {
    const answer = await fetch(request);
    // Not there any more: that is an answer too.
    if (answer.status === 404 || answer.status === 410) return (await cache.delete(address), answer);
    if (!(await isJson(answer))) return kept ?? answer;
    await cache.put(address, answer.clone()).catch(() => {});
    return answer;
  };
  if (!kept) return ask();
  return Promise.race([ask().catch(() => kept), new Promise((done) => setTimeout(() => done(kept), PATIENCE))]);
}

/** The host's own files, as far as they can be had: none of them is needed. */
async function keepHosts() {
  const get = (path) => ofHost(path, new Request(home.href + path, { cache: "no-cache" })).catch(() => null);
  const [languages] = await Promise.all([get("lang/index.json"), get("beleg.config.json")]);
  const codes = Object.keys((await languages?.json().catch(() => null)) ?? {});
  await Promise.all(codes.map((code) => `lang/${code}.json`).filter(isHosts).map(get));
}

/**
 * Throws away caches of builds of which no page is open: each page holds a lock that names its build. A build that is coming has said so
 * before its cache was there, so it is known when its cache is.
 */
async function tidy() {
  const names = (await caches.keys()).filter(isOwn);
  const coming = await caches.match(home.href, { cacheName: nameOf(COMING) });
  if (!navigator.locks || self.registration.waiting || self.registration.installing) return;
  const { held } = await navigator.locks.query();
  const used = [build, HOSTS, COMING, await coming?.text()].map(nameOf).concat(held.map(({ name }) => name));
  await Promise.all(names.filter((name) => !used.includes(name)).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  if (build) {
    await announce().catch(() => {});
    await keep(true);
  }
  // Nobody is served by a worker that keeps nothing, and none of an earlier kind (share.js) knew versions.
  const before = self.registration.active;
  if (!build || (before && new URL(before.scriptURL).pathname !== self.location.pathname)) await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  await self.clients.claim();
  if (BUILD) return;
  // A build for development shall never be hidden by what was kept of another.
  const stale = (await caches.keys().catch(() => [])).filter(isOwn);
  await Promise.all(stale.map((name) => caches.delete(name)));
  const windows = stale.length ? await self.clients.matchAll({ type: "window" }) : [];
  // With its fragment an address would only be scrolled to. Not waited for: what is fetched waits for this to end.
  for (const client of windows) client.navigate(client.url.split("#")[0]).catch(() => {});
})()));

self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
  if (event.data === "tidy") event.waitUntil(tidy().catch(() => {}));
  if (event.data !== "build") return;
  // The cache may have been emptied meanwhile.
  const answer = build ? keep().then(() => build, () => "") : Promise.resolve("");
  event.waitUntil(answer.then((kept) => event.ports[0].postMessage(kept)));
});

/** A share comes as a form that a static host cannot take. It is put aside, and the page fetches it from there (src/browser/shared.rs). */
async function share(request) {
  try {
    const [cache, form] = await Promise.all([caches.open("beleg-shared"), request.blob()]);
    await cache.put("share", new Response(form, { headers: { "content-type": request.headers.get("content-type") } }));
    return Response.redirect("./?shared", 303);
  } catch {
    return Response.redirect("./?shared=failed", 303);
  }
}

/** A file of the build that is asked for; without one, of this build, or of whichever has a file of that content. */
async function kept(request, path, asked) {
  try {
    const names = asked ? [nameOf(asked)] : [nameOf(build), ...(Object.hasOwn(FILES, path) ? [] : (await caches.keys()).filter(isOwn))];
    for (const cacheName of names) {
      const answer = await caches.match(home.href + path, { cacheName });
      if (answer) return answer;
    }
  } catch { /* What cannot be looked for is not there. */ }
  return fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== home.origin || !pathname.startsWith(home.pathname)) return;
  const path = pathname.slice(home.pathname.length).replace(/^index\.html$/, "");
  if (request.method === "POST" && path === "share") return event.respondWith(share(request));
  if (request.method !== "GET" || !build) return;
  if (isHosts(path)) return event.respondWith(ofHost(path, request).catch(() => fetch(request)));
  // The page itself may carry what was shared behind its question mark.
  const asked = path ? /^\?([0-9a-f]{16})$/.exec(search)?.[1] : undefined;
  if (asked || Object.hasOwn(FILES, path) || /-[0-9a-f]{8,16}(_bg|_rest)?\.\w+$/.test(path)) event.respondWith(kept(request, path, asked));
});
