// Reads in Chromium what a page shows, run by run: words are parted where the eye parts them (another box, another line, another
// height, another size, a gap), and what is struck out is told apart. A page's scripts are off, and so are style sheets of other files.

/** Runs in the page; `unseen` selects what is hidden by its name, with no style sheet. Pieces in the order of the document: of what kind, their words, and whether they touch the piece before. */
export function shown(unseen) {
  const pieces = [];
  let last = null;
  let count = 0;
  const ids = new WeakMap();
  const id = (node) => ids.get(node) ?? (ids.set(node, ++count), count);

  const push = (kind, text) => {
    pieces.push({ kind, text });
    last = null;
  };

  const cutToNothing = (element, style) => {
    const away = style.position === 'absolute' || style.position === 'fixed';
    const edges = /^rect\(([^)]*)\)$/.exec(style.clip)?.[1].split(/[ ,]+/).map(parseFloat);
    if (away && edges && (edges[0] >= edges[2] - 1 || edges[3] >= edges[1] - 1)) return true;
    if (/^inset\((5\d|[6-9]\d|100)%/.test(style.clipPath)) return true;
    const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    return hides && style.display !== 'inline' && (element.clientWidth <= 1 || element.clientHeight <= 1);
  };

  const text = (node, context) => {
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    const view = node.ownerDocument.defaultView;
    const rects = [...range.getClientRects()].filter(
      (rect) => rect.width > 0 && rect.height > 0 && rect.right + view.scrollX > 0 && rect.bottom + view.scrollY > 0,
    );
    if (!rects.length) {
      // Blank space that is not drawn still parts words, where its own element is.
      if (/\s/.test(node.data) && last) last.blank = true;
      return;
    }
    const key = `${context.box} ${context.height} ${context.size} ${context.kind}`;
    const first = rects[0];
    const isSameLine = last && first.top < last.rect.bottom && first.bottom > last.rect.top;
    const gap = last && isSameLine ? Math.max(first.left - last.rect.right, last.rect.left - first.right) : 0;
    const glued = last && !last.blank && last.key === key && gap < context.size * 0.12;
    if (glued) pieces[pieces.length - 1].text += node.data;
    // A large first letter belongs to the word behind it, though it is set apart.
    else pieces.push({ kind: context.kind, text: node.data, touches: Boolean(last && !last.blank) });
    last = { key, rect: rects[rects.length - 1] };
  };

  const drawn = (element, which, context) => {
    const content = element.ownerDocument.defaultView.getComputedStyle(element, which).content;
    const words = /^"(.*)"$/s.exec(content)?.[1];
    if (words && /[\p{L}\p{N}]/u.test(words)) push('drawn', words.replace(/\\(.)/g, '$1'));
  };

  const control = (element) => {
    const type = element.localName === 'input' ? element.type : element.localName;
    if (['hidden', 'checkbox', 'radio', 'image', 'file', 'color', 'range', 'password'].includes(type)) return;
    if (type === 'select') {
      const options = element.multiple || element.size > 1 ? [...element.options] : [...element.selectedOptions];
      options.forEach((option) => push('control', option.text));
    } else push('control', element.value || element.placeholder || '');
  };

  const visit = (node, context) => {
    if (node.nodeType === Node.TEXT_NODE) return context.seen ? text(node, context) : undefined;
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const style = node.ownerDocument.defaultView.getComputedStyle(node);
    if (style.display === 'none' || unseen && node.matches(unseen)) return;
    const name = node.localName;
    if (name === 'br') {
      last = null;
      return;
    }
    const isInline = /^(inline|contents|ruby$)/.test(style.display);
    const isPlain = style.display === 'inline' || style.display === 'contents' || style.display === 'ruby';
    const floats = style.float !== 'none' || style.position === 'absolute' || style.position === 'fixed';
    const strikes = style.textDecorationLine.includes('line-through');
    const inherits = isPlain && !floats || !isInline && !floats;
    const inner = {
      box: context.box,
      height: context.height,
      size: parseFloat(style.fontSize),
      seen: style.visibility === 'visible' && !context.cut,
      cut: context.cut || cutToNothing(node, style),
      struck: strikes || context.struck && inherits,
      apart: context.apart ?? { noscript: 'noscript', svg: 'drawing' }[name],
    };
    inner.seen &&= !inner.cut && node.checkVisibility();
    inner.kind = inner.struck ? 'struck' : inner.apart ?? 'kept';
    if (!isInline) {
      inner.box = id(node);
      inner.height = 0;
    }
    const isMoved = style.position === 'relative' && [style.top, style.bottom].some((edge) => !['auto', '0px'].includes(edge));
    if (isInline && (style.verticalAlign !== 'baseline' || isMoved)) inner.height = id(node);
    // What floats or lies elsewhere leaves the words around it where they are.
    const ends = !isInline && !floats || name === 'svg';
    if (ends) last = null;
    if (name === 'li' && node.parentElement?.localName === 'ol' && style.listStyleType !== 'none' && inner.seen) {
      const items = [...node.parentElement.children].filter((child) => child.localName === 'li');
      const step = node.parentElement.reversed ? -1 : 1;
      let number = node.parentElement.hasAttribute('start') ? node.parentElement.start : step < 0 ? items.length : 1;
      for (const item of items) {
        if (item.hasAttribute('value')) number = item.value;
        if (item === node) break;
        number += step;
      }
      push('marker', `${number}.`);
    }
    if (inner.seen) drawn(node, '::before', inner);
    if (['input', 'select', 'textarea'].includes(name)) {
      if (inner.seen && node.getClientRects().length) control(node);
    } else if (['img', 'video', 'audio', 'canvas', 'object', 'embed'].includes(name)) {
      last = null;
    } else if (name === 'iframe' || name === 'frame') {
      const body = inner.seen && node.contentDocument?.documentElement;
      last = null;
      if (body) visit(body, inner);
      last = null;
    } else {
      const children = name === 'slot' && node.assignedNodes().length ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
      for (const child of children) visit(child, inner);
    }
    if (inner.seen) drawn(node, '::after', inner);
    if (ends) last = null;
  };
  visit(document.documentElement, { box: 0, height: 0, size: 0, seen: true });
  return { pieces, address: location.href };
}
