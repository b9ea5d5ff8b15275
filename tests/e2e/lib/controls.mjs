// What every control owes its user: a name that holds what is seen and is no other's, and room for a finger.

/** A name in which case, punctuation and space do not count. */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Whether a name says all that is seen: in one piece, or with words for listeners in between. */
function says(name, words, labelled) {
  if (labelled) return plain(name).includes(plain(words));
  const left = plain(name).split(' ');
  return plain(words).split(' ').every((word) => { const at = left.indexOf(word); left.splice(0, at + 1); return at >= 0; });
}

/** What is wrong with the controls on the screen, one line each. */
export async function faults(page, { smallest = 24 } = {}) {
  const controls = await page.inPage(() => window.__e2e.controls());
  const found = [];
  const seen = new Map();
  for (const { role, name, words, labelled, href, part, width, height, inline, heard, twin, html } of controls) {
    if (!name) found.push(`a ${role} without a name: ${html}`);
    if (words && !says(name, words, labelled)) found.push(`the ${role} “${name}” shows “${words}”: ${html}`);
    // What stands under two headings may have one name, and so may links to one place, and articles that have one title.
    const key = [role, name, part].join('\n');
    if (!href && !twin && seen.has(key)) found.push(`two of the ${role} “${name}”: ${html}`);
    seen.set(key, html);
    // Words in running text are as high as their line.
    if (!inline && !heard && Math.min(width, height) < smallest - 0.5) found.push(`the ${role} “${name}” has ${Math.round(width)} × ${Math.round(height)} px: ${html}`);
  }
  return found;
}

/** Edges by which something is known for what it is and that do not stand out from what is around them by 3 to 1, and words by 4.5 to 1. */
export const faint = (page) => page.run(() => {
  const numbers = (colour) => (colour.startsWith('color(srgb') ? colour.match(/-?[\d.]+/g).map((part, at) => Number(part) * (at < 3 ? 255 : 1)) : colour.match(/[\d.]+/g).map(Number));
  const light = (colour) => {
    const [red, green, blue] = numbers(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0.99) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const found = [];
  const look = (which, least, of) => {
    for (const element of document.querySelectorAll(which)) {
      if (!element.getClientRects().length) continue;
      const style = getComputedStyle(element);
      const [colour, behind] = of(element, style);
      const value = ratio(colour, behind);
      if (value < least) found.push(`${which}: ${value.toFixed(2)} to 1, ${element.outerHTML.slice(0, 120)}`);
    }
  };
  look('button.chip, .kind-toggle, .switch', 3, (element, style) => [style.borderTopColor, ground(element.parentElement)]);
  look('article mark.entity', 3, (element, style) => [style.borderBottomStyle === 'dotted' ? style.borderBottomColor : ground(element), ground(element.closest('article'))]);
  look('article mark', 4.5, (element, style) => [style.color, ground(element)]);
  return found;
});
