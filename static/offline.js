// The page's side of static/service-worker.js: has it keep the page, says what has become of that, and when there is a new version.
//
// It comes when the page has been drawn (static/boot.js) and tells the program by two attributes of the root element, `data-offline` and
// `data-version`, and an event on the window whenever one of them changes (src/browser/offline.rs).
(function () {
  "use strict";
  const WORKER = "service-worker.js";
  const root = document.documentElement;
  const build = document.head.querySelector("link[data-program]").getAttribute("data-build") || "";
  const home = new URL("./", document.baseURI).pathname;
  const workers = navigator.serviceWorker;
  /** Tabs that stay open for days hear of a new version too, and what failed is tried again. Milliseconds. */
  const AGAIN = 3_600_000;

  function tell(what, value) {
    if (root.dataset[what] === value || (what === "offline" && root.dataset.offline === "kept")) return;
    root.dataset[what] = value;
    dispatchEvent(new Event("beleg-offline"));
  }

  // Private windows have none in some browsers, and pages that came unencrypted.
  if (!workers) return tell("offline", "refused");

  // Held as long as this page is open: its build is not thrown away.
  if (build && navigator.locks) navigator.locks.request(`beleg ${home} ${build}`, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});

  /** The build that a worker keeps; empty if it keeps none. */
  function buildOf(worker) {
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      worker.postMessage("build", [port2]);
    });
  }

  let asked;
  async function look(registration, { waiting, active } = registration) {
    if (waiting) {
      const next = await buildOf(waiting);
      // A page that came past the worker may be of the new build already; and what keeps nothing has nothing to wait for.
      if (!next || next === build) waiting.postMessage("use");
      else tell("version", "new");
    }
    // Each is asked once: Chromium has been seen to let a worker wait for minutes because the one before was spoken to in between.
    if (!active || active === asked || !build) return;
    asked = active;
    const kept = await buildOf(active);
    // Not every browser looks for a new worker with each start.
    if (kept !== build) registration.update().catch(() => {});
    if (!kept) return;
    tell("offline", "kept");
    if (kept !== build) tell("version", "new");
    if (!registration.waiting && !registration.installing) active.postMessage("tidy");
  }

  function watch(worker, registration) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "redundant") tell("offline", root.dataset.offline || "broken");
      // Firefox may tell of it before the registration knows.
      if (worker.state === "installed") look(registration, { waiting: worker });
      if (worker.state === "activated") look(registration, { active: worker });
    });
  }

  const followed = new WeakSet();
  async function register() {
    try {
      const registration = await workers.register(WORKER);
      if (followed.has(registration)) return await registration.update();
      followed.add(registration);
      registration.addEventListener("updatefound", () => watch(registration.installing, registration));
      watch(registration.installing, registration);
      watch(registration.waiting, registration);
      await look(registration);
    } catch (error) {
      tell("offline", error.name === "TypeError" ? "broken" : "refused");
    }
  }

  workers.addEventListener("message", ({ data }) => {
    if (data?.beleg !== home) return;
    tell("offline", data.why);
    // Where it is installed as a program, others can share with it all the same.
    if (!matchMedia("(display-mode: browser)").matches && !workers.controller) workers.register(`${WORKER}?share`).catch(() => {});
  });

  /** Loads the page anew, in the new version. What is to be saved first is the program's business. */
  window.belegUseVersion = async function () {
    const waiting = (await workers.getRegistration())?.waiting;
    if (waiting) {
      // Before the new worker is ready, WebKit would ask the host for the page, which need not be there.
      const taken = new Promise((done) => waiting.addEventListener("statechange", () => { if (/activated|redundant/.test(waiting.state)) done(); }));
      waiting.postMessage("use");
      await Promise.race([taken, new Promise((done) => setTimeout(done, 3000))]);
    }
    location.reload();
  };

  addEventListener("online", register);
  setInterval(register, AGAIN);
  register();
})();
