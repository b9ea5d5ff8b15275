// Keeps the page right while the browser translates it.
//
// Chromium's translation puts an element of its own, `font`, into the place of each text and keeps the text for itself. The program still
// holds the text: what it writes there is seen by nobody, and a count on the screen stays what it was. So a text that the program
// writes to, takes away or puts something before goes back to its place first, and the browser translates it anew.
//
// It comes when the page has been drawn (static/boot.js). Firefox and Safari write into the texts themselves and need none of this.
(function () {
  "use strict";
  /** What stands in the place of a text. */
  const places = new WeakMap();

  new MutationObserver((changes) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of changes) {
      for (const text of removedNodes) {
        const place = text.nodeType === Node.TEXT_NODE && [...addedNodes, previousSibling, nextSibling].find((node) => node && node.nodeName === "FONT");
        if (place) places.set(text, place);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });

  function back(text) {
    const place = places.get(text);
    places.delete(text);
    if (place && place.isConnected && !text.isConnected) place.replaceWith(text);
  }

  const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  Object.defineProperty(Node.prototype, "nodeValue", {
    configurable: true,
    enumerable: true,
    get,
    set(value) {
      if (places.has(this)) back(this);
      set.call(this, value);
    }
  });
  for (const [name, which] of [["removeChild", 0], ["insertBefore", 1]]) {
    const own = Node.prototype[name];
    Node.prototype[name] = function (...given) {
      if (given[which] && places.has(given[which])) back(given[which]);
      return own.apply(this, given);
    };
  }
})();
