// Runs inside the page, next to testing-library (`dom`), and only reads: it changes nothing a user could see.
const matcher = (value, exact) => {
  if (value == null) return undefined;
  if (value.source !== undefined) return new RegExp(value.source, value.flags);
  if (exact !== false) return value;
  const wanted = value.toLowerCase();
  return (content) => content.toLowerCase().includes(wanted);
};

const e2e = {
  find(kind, what, options, within) {
    const root = within || document.body;
    const { name, description, exact, selector, ...rest } = options;
    if (kind === 'role') {
      const full = { ...rest };
      if (name !== undefined) full.name = matcher(name, exact);
      if (description !== undefined) full.description = matcher(description, exact);
      return dom.queryAllByRole(root, what, full);
    }
    const full = selector ? { selector } : {};
    if (kind === 'label') return dom.queryAllByLabelText(root, matcher(what, exact), full);
    if (kind === 'placeholder') return dom.queryAllByPlaceholderText(root, matcher(what, exact), full);
    if (kind === 'css') return Array.from(root.querySelectorAll(what));
    return dom.queryAllByText(root, matcher(what, exact), full).filter((element) => element.getClientRects().length > 0);
  },

  /** A rough picture of what assistive technology is told, one line an element. */
  tree() {
    const names = new Map();
    for (const [role, elements] of Object.entries(dom.getRoles(document.body, { hidden: false }))) {
      if (role === 'generic') continue;
      dom.queryAllByRole(document.body, role, { name: (name, element) => (names.set(element, [role, name]), true) });
      for (const element of elements) if (!names.has(element)) names.set(element, [role, '']);
    }
    const inOrder = [...names.keys()].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const depth = (element) => inOrder.filter((other) => other !== element && other.contains(element)).length;
    return inOrder.slice(0, 150).map((element) => '  '.repeat(depth(element)) + names.get(element)[0] + (names.get(element)[1] ? ` "${names.get(element)[1].slice(0, 80)}"` : ''));
  },

  /** Everything on the screen that can be used: role, name, words, where it leads, the named part it lies in, and its size. */
  controls() {
    const roles = ['button', 'link', 'checkbox', 'radio', 'combobox', 'textbox', 'searchbox', 'switch', 'tab'];
    const names = new Map();
    // Behind a dialog nothing can be used.
    const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    for (const role of roles) dom.queryAllByRole(root, role, { hidden: true, name: (name, element) => (names.set(element, { role, name }), true) });
    for (const summary of root.querySelectorAll('summary')) names.set(summary, { role: 'summary', name: summary.textContent });
    const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const words = (element) => {
      if (element.matches('input, select, textarea')) return '';
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const pieces = [element.dataset.key ?? ''];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (!parentElement.closest('.heard, [aria-hidden=true], title') && parentElement.getClientRects().length > 0) pieces.push(data);
      }
      return plain(pieces.join(' '));
    };
    const part = (element) => {
      const outer = element.parentElement.closest('[role=group][aria-label], [role=region], section[aria-label], fieldset, dialog, :is(ul, ol, form)[aria-label]');
      return outer ? plain(outer.getAttribute('aria-label') ?? outer.querySelector('legend, h2, h3')?.textContent) + (outer.parentElement.closest('[role=group][aria-label], section[aria-label]')?.getAttribute('aria-label') ?? '') : '';
    };
    return [...names].filter(([element]) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible').map(([element, { role, name }]) => {
      // A press on its label counts as one on a field.
      const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
      const [width, height] = ['width', 'height'].map((side) => Math.max(...boxes.map((box) => box[side])));
      const inline = element.matches('a') && getComputedStyle(element).display === 'inline';
      return { role, name: plain(name), words: words(element), labelled: element.hasAttribute('aria-label'), href: element.getAttribute('href'), part: part(element), width, height, inline, heard: Boolean(element.closest('.heard, .skip')), twin: Boolean(element.closest('.article-row')), html: element.outerHTML.slice(0, 160) };
    });
  },

  text: () => (document.body ? document.body.innerText : ''),

  /** The range of the nth occurrence of a quote in an element's text; a quote may run over several blocks. */
  range(root, quote, nth) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    let at = -1;
    for (let i = 0; i <= nth; i++) {
      at = text.indexOf(quote, at + 1);
      if (at < 0) return null;
    }
    const point = (offset, isEnd) => {
      const entry = nodes.findLast(({ start }) => (isEnd ? start < offset : start <= offset));
      return [entry.node, offset - entry.start];
    };
    const range = document.createRange();
    range.setStart(...point(at, false));
    range.setEnd(...point(at + quote.length, true));
    return range;
  },

  /** The text position a pointer at this point of the viewport would set. */
  caret(x, y) {
    const position = document.caretPositionFromPoint?.(x, y);
    if (position) return [position.offsetNode, position.offset];
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? [range.startContainer, range.startOffset] : [];
  },

  /**
   * Where to press and where to let go to select a range with a pointer, in whole viewport pixels:
   * at the outer edges of its first and last letter as drawn, moved by a pixel or two until the caret falls there.
   */
  ends(range) {
    const graphemes = (text) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
    const edge = (node, from, to, isEnd) => {
      const letter = document.createRange();
      letter.setStart(node, from);
      letter.setEnd(node, to);
      const boxes = [...letter.getClientRects()].filter((box) => box.width > 0);
      const box = isEnd ? boxes.at(-1) : boxes[0];
      if (!box) return null;
      const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/.test(letter.toString());
      const atRight = isEnd !== rightToLeft;
      const inward = atRight ? -1 : 1;
      const x = Math.round(atRight ? box.right : box.left);
      const y = Math.round((box.top + box.bottom) / 2);
      // Two nodes meet at the border of a mark, so the text position counts, not the node.
      const before = (end, offset) => {
        const upTo = document.createRange();
        upTo.setStart(document.body, 0);
        upTo.setEnd(end, offset);
        return upTo.toString().length;
      };
      const wanted = before(node, isEnd ? to : from);
      const fits = (shift) => {
        const [caretNode, offset] = e2e.caret(x + shift * inward, y);
        return caretNode && before(caretNode, offset) === wanted;
      };
      return { x: x + ([1, 0, 2, -1, 3, -2].find(fits) ?? 0) * inward, y, inward };
    };
    const first = graphemes(range.startContainer.data.slice(range.startOffset))[0];
    const last = graphemes(range.endContainer.data.slice(0, range.endOffset)).at(-1);
    return [
      edge(range.startContainer, range.startOffset, range.startOffset + first.segment.length, false),
      edge(range.endContainer, range.endOffset - last.segment.length, range.endOffset, true),
    ];
  },

  /** Scrolls a quote into view if need be and says where its ends are. */
  target(root, quote, nth) {
    const range = e2e.range(root, quote, nth);
    if (!range) return { missing: root.textContent.slice(0, 2000) };
    let ends = e2e.ends(range);
    const covered = (point) => {
      const element = point && document.elementFromPoint(point.x + point.inward, point.y);
      return !element || !root.contains(element);
    };
    if (ends.some(covered)) {
      const block = range.startContainer.parentElement;
      block.scrollIntoView({ block: 'center', behavior: 'instant' });
      ends = e2e.ends(range);
      if (ends.some(covered) && ends[0]) {
        // A long paragraph: bring the middle of the quote to the middle of the window.
        let scroller = block;
        while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) scroller = scroller.parentElement;
        (scroller || window).scrollBy({ top: (ends[0].y + ends[1].y) / 2 - innerHeight / 2, behavior: 'instant' });
        ends = e2e.ends(range);
      }
    }
    return { ends, text: range.toString() };
  },

  selected: () => {
    const active = document.activeElement;
    if (active && active.tagName === 'TEXTAREA') return active.value.slice(active.selectionStart, active.selectionEnd);
    return String(getSelection());
  },

  storage: () => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)])),
};
window.__e2e = e2e;
