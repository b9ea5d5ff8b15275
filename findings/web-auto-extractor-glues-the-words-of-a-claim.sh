#!/usr/bin/env bash
# Expected: the value of a property in microdata is the text of its element as it is (HTML, 5.2.4), with the blanks that stand between the words. A
#   claim in which one word is marked is read as it is shown.
# Version: web-auto-extractor 1.0.17, beside microdata-node 2.0.0 (npm).
# Behaviour: each piece of text in the element loses the blanks at its ends, and the pieces are put together, so that there is none before or behind a
#   tag. Of <time> the datetime is not looked at, nor of <data> its value.
# Output seen:
#   web-auto-extractor: The tram didnotcost 15millioneuros., last Friday, five
#   microdata-node: The tram did not cost 15 million euros., 2024-05-03, 5
# Why it matters: claimReviewed is what a check is found by. "didnotcost" is found by nothing, and no error tells that the words are others than on the
#   page.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund web-auto-extractor@1.0.17 microdata-node@2.0.0
cat > read.mjs <<'JS'
import microdata from "microdata-node";
import extract from "web-auto-extractor";

const page =
  '<div itemscope itemtype="http://schema.org/ClaimReview"><p itemprop="claimReviewed">The tram did <em>not</em> cost 15 <span>million</span> euros.</p>' +
  '<time itemprop="datePublished" datetime="2024-05-03">last Friday</time><data itemprop="position" value="5">five</data></div>';
const [one] = extract.default().parse(page).microdata.ClaimReview;
const other = microdata.toJson(page).items[0].properties;
const seen = [one.claimReviewed, one.datePublished, one.position].join(", ");
const whole = [other.claimReviewed, other.datePublished, other.position].join(", ");
console.log(`web-auto-extractor: ${seen}`);
console.log(`microdata-node: ${whole}`);
if (seen !== "The tram didnotcost 15millioneuros., last Friday, five") throw new Error("web-auto-extractor reads texts otherwise now");
if (whole !== "The tram did not cost 15 million euros., 2024-05-03, 5") throw new Error("microdata-node reads texts otherwise now");
JS
node read.mjs
