// Starts the WebAssembly program, or says in plain words why it did not start.
//
// It is an ordinary script and not a module, because a browser that opens the page as a file refuses modules without a word.
(function () {
  "use strict";

  var texts = {
    file: [
      "Beleg kann nicht direkt aus einer Datei geöffnet werden: Der Browser verbietet das. Bitte legen Sie den Ordner auf einen Webserver und öffnen Sie die Seite von dort.",
      "Beleg cannot be opened straight from a file: the browser forbids it. Please put the folder on a web server and open the page from there."
    ],
    old: [
      "Dieser Browser kann Beleg nicht ausführen: Er ist zu alt, oder WebAssembly ist abgeschaltet (etwa durch einen Sicherheitsmodus). Bitte nehmen Sie einen aktuellen Browser oder lassen Sie WebAssembly für diese Seite zu.",
      "This browser cannot run Beleg: it is too old, or WebAssembly is switched off (for example by a security mode). Please use a current browser or allow WebAssembly for this page."
    ],
    broken: [
      "Beleg konnte nicht gestartet werden. Ihre gespeicherten Arbeiten sind davon nicht betroffen. Bitte laden Sie die Seite neu; bleibt es dabei, prüfen Sie, ob ein Filter oder eine Erweiterung Teile der Seite blockiert.",
      "Beleg could not be started. Your stored work is not affected. Please load the page again; if that does not help, check whether a filter or an extension blocks parts of the page."
    ],
    fault: [
      "Beleg ist auf einen Fehler gestoßen und kann nicht weiterarbeiten. Was als gespeichert angezeigt war, ist gespeichert. Bitte laden Sie die Seite neu; bleibt es dabei, sichern Sie die gespeicherten Daten mit diesem Link.",
      "Beleg has run into a fault and cannot go on. What was shown as saved is saved. Please load the page again; if that does not help, save the stored data with this link."
    ]
  };

  function tell(kind, error) {
    var app = document.getElementById("app");
    var box = document.createElement("div");
    box.className = "boot boot-failed";
    box.setAttribute("role", "alert");
    function line(text, lang) {
      var paragraph = document.createElement("p");
      paragraph.textContent = text;
      if (lang) paragraph.lang = lang;
      box.appendChild(paragraph);
    }
    line(texts[kind][0], "de");
    line(texts[kind][1], "en");
    // The technical reason helps whoever is asked for help; it is text, never markup.
    if (error) line(String((error && error.message) || error));
    while (app.firstChild) app.removeChild(app.firstChild);
    app.appendChild(box);
    return box;
  }

  // While the program starts, nothing can be lost yet: after a fault it starts anew, once. WebKitGTK has been seen to lose its place in
  // memory there, on a machine with much else to do.
  var young = true;

  /** Says that it starts anew, or that it has started; whether that was not known already. */
  function remember(isAgain) {
    try {
      var was = sessionStorage.getItem("beleg/again");
      if (isAgain) sessionStorage.setItem("beleg/again", "1");
      else sessionStorage.removeItem("beleg/again");
      return !was;
    } catch (refused) { return false; }
  }

  // Faults that the program could not tell of itself (src/browser/panic.rs), such as memory or stack that is used up.
  function onFault(event) {
    var error = event.error || event.reason;
    if (!(error instanceof WebAssembly.RuntimeError) || document.querySelector(".failure, .boot-failed")) return;
    if (young && remember(true)) return location.reload();
    var kept = {};
    try {
      Object.keys(localStorage).forEach(function (key) { if (key.indexOf("beleg/") === 0) kept[key] = localStorage.getItem(key); });
    } catch (refused) { /* Then there is nothing to save from here. */ }
    var link = document.createElement("a");
    link.className = "button";
    link.textContent = "beleg-rescue.json";
    link.download = "beleg-rescue.json";
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 1)], { type: "application/json" }));
    tell("fault", error).appendChild(link);
  }

  if (location.protocol === "file:") return tell("file");
  if (typeof WebAssembly !== "object" || typeof fetch !== "function") return tell("old");

  addEventListener("error", onFault);
  addEventListener("unhandledrejection", onFault);

  // Trunk.toml has this link written: it names both halves of the program.
  var names = document.head.querySelector("link[data-program]");
  if (!names) return tell("broken", "link[data-program]");

  // Both halves are on their way at once; the browser compiles while it loads.
  var program = fetch(names.getAttribute("data-program"), { credentials: "same-origin" });
  var started = import(names.href).then(function (bindings) {
    return bindings.default({ module_or_path: program });
  });

  // What a first visit does not need (.ci/split.mjs) is loaded when the program asks for it. A failure is not remembered, so that
  // asking again tries again. A build for development is not split and has all from the start.
  var path = names.getAttribute("data-rest");
  var rest;

  // Its style comes first, so that nothing is drawn without. Should that fail or take long, the words are still there: WebKit has been
  // seen to load a style and never tell of it.
  function dress() {
    return new Promise(function (done) {
      if (document.head.querySelector("link[data-later]")) return done();
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = names.getAttribute("data-style") || "./rest.css";
      link.setAttribute("data-later", "");
      link.onload = done;
      link.onerror = function () { link.remove(); done(); };
      document.head.appendChild(link);
      setTimeout(done, 1500);
    });
  }

  window.belegRest = function () {
    if (!rest) {
      rest = started.then(function (exports) {
        return path && fetch(path, { credentials: "same-origin" })
          .then(function (answer) {
            if (!answer.ok) throw new Error(path + ": " + answer.status);
            return answer.arrayBuffer();
          })
          .then(function (bytes) { return WebAssembly.instantiate(bytes, { first: exports }); });
      });
      var styled = dress();
      rest = rest.then(function (made) { return styled.then(function () { return made; }); });
      rest.catch(function () { rest = undefined; });
    }
    return rest;
  };

  // What new installations on this site begin with; whoever has settings has no need of it.
  var isNew = true;
  try { isNew = !localStorage.getItem("beleg/settings"); } catch (refused) { /* Then every visit is the first. */ }
  var config = isNew
    ? fetch("beleg.config.json", { credentials: "same-origin" })
        .then(function (answer) { return answer.ok ? answer.text() : ""; })
        .catch(function () { return ""; })
    : Promise.resolve("");
  window.belegConfig = function () { return config; };

  // What has the page kept for use without the network, and what keeps it right while it is translated, come when it has been drawn for
  // the first time.
  started.then(function () {
    new MutationObserver(function (drawn, observer) {
      observer.disconnect();
      setTimeout(function () {
        young = false;
        remember(false);
        var build = names.getAttribute("data-build");
        ["translated.js", "offline.js"].forEach(function (name) {
          var script = document.createElement("script");
          script.src = name + (build ? "?" + build : "");
          document.head.appendChild(script);
        });
      }, 1000);
    }).observe(document.getElementById("app"), { childList: true });
  }, function () {});

  started.catch(function (error) {
    // A compile error means the browser does not know an instruction, or may not compile at all.
    tell(error instanceof WebAssembly.CompileError ? "old" : "broken", error);
    throw error;
  });
})();
