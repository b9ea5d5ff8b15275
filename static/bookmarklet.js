// What the bookmarklet does on the page it is clicked on: opens Beleg, and hands it the page when Beleg asks for it. It speaks to
// Beleg's own origin alone, and nothing stands in an address. Where the page's rules keep the two apart, the page is copied instead.
// `src/browser/handover.rs` fills in what stands in double braces, and is the other side.
(function () {
  var home = {{home}};
  var origin = {{origin}};
  var html = whole(document.documentElement);
  var opened, timer;
  var waited = 0;

  // What stands in shadow roots is left out of a page's own words for itself, unless each root is asked for.
  function whole(page) {
    var roots = [];
    (function find(within) {
      within.querySelectorAll("*").forEach(function (element) {
        if (!element.shadowRoot) return;
        roots.push(element.shadowRoot);
        find(element.shadowRoot);
      });
    })(document);
    if (!roots.length || !page.getHTML) return page.outerHTML;
    var begin = page.cloneNode(false).outerHTML.replace(/<\/html>$/i, "");
    return begin + page.getHTML({ shadowRoots: roots }) + "</html>";
  }

  function hear(event) {
    if (event.source !== opened || event.origin !== origin || event.data !== "beleg: ready") return;
    end();
    opened.postMessage({ beleg: "page", html: html, url: location.href, time: Date.now() }, origin);
  }

  function end() {
    clearInterval(timer);
    removeEventListener("message", hear);
  }

  function copy() {
    end();
    if (copyNow()) return alert({{copied}});
    // The right to copy may have gone with the window that did not come: another click gives it again.
    var button = document.createElement("button");
    button.textContent = {{again}};
    button.style.cssText = "all: revert; position: fixed; inset: 1rem auto auto 1rem; z-index: 2147483647; padding: 1rem; font: bold 1rem system-ui, sans-serif";
    button.addEventListener("click", function () {
      button.remove();
      alert(copyNow() ? {{copied}} : {{refused}});
    });
    document.body.appendChild(button);
    button.focus();
  }

  function copyNow() {
    var copied = false;
    function put(event) {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", document.body.innerText);
      event.preventDefault();
      event.stopImmediatePropagation();
      copied = true;
    }
    addEventListener("copy", put, true);
    try { document.execCommand("copy"); } catch (refused) { copied = false; }
    removeEventListener("copy", put, true);
    return copied;
  }

  addEventListener("message", hear);
  try { opened = open(home + "#/take"); } catch (refused) { opened = null; }
  if (!opened) return copy();
  // A window that the page's rules have cut off looks closed. One that never asks is no Beleg.
  timer = setInterval(function () {
    waited += 250;
    if (opened.closed || waited > 20000) copy();
  }, 250);
})();
