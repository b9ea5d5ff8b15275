// What other programs share with the installed page comes as a form that a static host cannot take. This worker takes it in the host's
// place, puts it aside in the browser's own storage, and opens the page, which fetches it from there (src/browser/shared.rs). It does
// nothing else: everything that is not shared goes its usual way.
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "POST" || !new URL(request.url).pathname.endsWith("/share")) return;
  event.respondWith(
    Promise.all([caches.open("beleg-shared"), request.blob()])
      .then(function (both) {
        var kept = new Response(both[1], { headers: { "content-type": request.headers.get("content-type") } });
        return both[0].put("share", kept);
      })
      .then(
        function () { return Response.redirect("./?shared", 303); },
        function () { return Response.redirect("./?shared=failed", 303); }
      )
  );
});
