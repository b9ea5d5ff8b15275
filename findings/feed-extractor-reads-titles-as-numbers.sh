#!/usr/bin/env bash
# Expected: the title and the description of an item in RSS are text, whatever it looks like. With normalization, as the description of the
#   package calls it, a description loses its tags and what is behind 250 letters, and nothing else.
# Version: @extractus/feed-extractor 8.0.3, beside rss-parser 3.13.0 (npm).
# Behaviour: text that looks like a number is read as one and written anew: zeros, a plus sign and the power go. From descriptions the tags are taken
#   out so that nothing stands in their place, and a "<" that the page shows as a sign (&lt;) takes all up to the end of the next tag along.
# Output seen:
#   title 2024.10: 2024.1 (rss-parser 2024.10)
#   title 007: 7 (rss-parser 007)
#   title 1e3: 1000 (rss-parser 1e3)
#   title +5: 5 (rss-parser +5)
#   description <p>In May:</p><ul><li>12</li><li>5 %</li></ul>: In May:125 %
#   description <p>Cost 5<br>6 million &lt; 7 million.</p><p>Not more.</p>: Cost 56 million Not more.
# Why it matters: a description is what a monitor of feeds looks for claims in. From 12 and 5 % comes 125 %, of a comparison its second half is gone, and
#   the edition of October becomes that of January.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 rss-parser@3.13.0
cat > read.mjs <<'JS'
import { extractFromXml } from "@extractus/feed-extractor";
import Parser from "rss-parser";

const escape = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const feed = (title, description) =>
  '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title><link>https://example.org/</link><description>News</description>' +
  `<item><title>${escape(title)}</title><link>https://example.org/1</link><description>${escape(description)}</description></item></channel></rss>`;
const titles = { "2024.10": "2024.1", "007": "7", "1e3": "1000", "+5": "5" };
for (const [title, wanted] of Object.entries(titles)) {
  const seen = extractFromXml(feed(title, "x")).entries[0].title;
  const other = (await new Parser().parseString(feed(title, "x"))).items[0].title;
  console.log(`title ${title}: ${seen} (rss-parser ${other})`);
  if (seen !== wanted || other !== title) throw new Error("titles are read otherwise now");
}
const descriptions = {
  "<p>In May:</p><ul><li>12</li><li>5 %</li></ul>": "In May:125 %",
  "<p>Cost 5<br>6 million &lt; 7 million.</p><p>Not more.</p>": "Cost 56 million Not more.",
};
for (const [words, wanted] of Object.entries(descriptions)) {
  const seen = extractFromXml(feed("x", words)).entries[0].description;
  console.log(`description ${words}: ${seen}`);
  if (seen !== wanted) throw new Error("descriptions are read otherwise now");
}
JS
node read.mjs
