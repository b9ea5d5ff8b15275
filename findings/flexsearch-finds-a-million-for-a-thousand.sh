#!/usr/bin/env bash
# Expected: an index of whole words finds the words that are asked for. Letters may be made equal (ä and a), numbers stay what they are.
# Version: flexsearch 0.8.212 (npm), beside minisearch 7.2.0 and lunr 2.3.9 (npm).
# Behaviour: if nothing is said, numbers are cut into groups of three digits, and after that, as with doubled letters, digits that stand side by side and are the same
#   are one: 100 is "10", 1000 is "10" and "0", and a million "10", "0" and "0"; 2000 and 2200 are both "20" and "0". The encoder "Exact" leaves them alone.
# Output seen:
#   flexsearch, 1000: 1000 euros, 1000000 euros
#   flexsearch, 10: 10 euros, 100 euros, 1000 euros, 1000000 euros
#   flexsearch, 2000: year 2000, year 2200
#   Exact, 1000: 1000 euros
#   minisearch, 1000: 1000 euros
#   lunr, 1000: 1000 euros
# Why it matters: it searches collections of articles and checks in the browser. A check of another sum, or of another year, comes up as one of this claim, and counts of
#   how often a figure was named are too high.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund flexsearch@0.8.212 minisearch@7.2.0 lunr@2.3.9
cat > read.mjs <<'JS'
import flexsearch from "flexsearch";
import lunr from "lunr";
import MiniSearch from "minisearch";

const texts = ["10 euros", "100 euros", "1000 euros", "1500 euros", "1000000 euros", "year 2000", "year 2200"];
const filled = (index) => {
  texts.forEach((text, id) => index.add(id, text));
  return (words) => index.search(words);
};
const small = new MiniSearch({ fields: ["text"] });
small.addAll(texts.map((text, id) => ({ id, text })));
const other = lunr(function () {
  this.field("text");
  texts.forEach((text, id) => this.add({ id, text }));
});
const searches = {
  flexsearch: filled(new flexsearch.Index()),
  Exact: filled(new flexsearch.Index({ encoder: flexsearch.Charset.Exact })),
  minisearch: (words) => small.search(words).map(({ id }) => id),
  lunr: (words) => other.search(words).map(({ ref }) => Number(ref)),
};
const wanted = [
  ["flexsearch", "1000", "1000 euros, 1000000 euros"],
  ["flexsearch", "10", "10 euros, 100 euros, 1000 euros, 1000000 euros"],
  ["flexsearch", "2000", "year 2000, year 2200"],
  ["Exact", "1000", "1000 euros"],
  ["minisearch", "1000", "1000 euros"],
  ["lunr", "1000", "1000 euros"],
];
for (const [name, words, all] of wanted) {
  const found = [...searches[name](words)].sort((a, b) => a - b).map((id) => texts[id]).join(", ");
  console.log(`${name}, ${words}: ${found}`);
  if (found !== all) throw new Error(`${name} finds otherwise now`);
}
JS
node read.mjs
