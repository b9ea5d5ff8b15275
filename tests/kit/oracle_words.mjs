// Words, numbers and negations of a text, and how those of two texts differ. Raised and lowered signs are words of their own.

const SIGNS = { raised: '⁰¹²³⁴⁵⁶⁷⁸⁹', lowered: '₀₁₂₃₄₅₆₇₈₉' };
export const NEGATIONS = /^(nicht|kein(e[mnrs]?)?|no|not|never)$/;

function plain(text) {
  let own = text.normalize('NFC').replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
  for (const signs of Object.values(SIGNS)) {
    const run = new RegExp(`[${signs}]+`, 'g');
    own = own.replace(run, (digits) => ` ${[...digits].map((digit) => signs.indexOf(digit)).join('')} `);
  }
  return own.replace(/[ⁿⁱ]/g, (sign) => ({ 'ⁿ': ' n ', 'ⁱ': ' i ' })[sign]);
}

const counted = (list) => {
  const counts = new Map();
  for (const own of list) counts.set(own, (counts.get(own) ?? 0) + 1);
  return counts;
};

export const words = (text) => counted((plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase()));

/** Numbers with the signs inside of them. */
export const numbers = (text) => counted(plain(text).match(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu) ?? []);

export const negations = (text) => new Map([...words(text)].filter(([word]) => NEGATIONS.test(word)));

export const sum = (counts) => [...counts.values()].reduce((all, count) => all + count, 0);

/** What there is more of in the first than in the second, with how much more. */
export function more(first, second) {
  const found = new Map();
  for (const [own, count] of first) {
    const rest = count - (second.get(own) ?? 0);
    if (rest > 0) found.set(own, rest);
  }
  return found;
}

export const listed = (counts, most = 12) => {
  const all = [...counts].map(([own, count]) => (count > 1 ? `${own} (${count})` : own));
  return all.slice(0, most).join(', ') + (all.length > most ? `, and ${all.length - most} more` : '');
};
