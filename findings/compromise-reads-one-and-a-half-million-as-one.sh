#!/usr/bin/env bash
# Expected: a library that reads "three and a half percent" as 3.5 and "half a million" as 500000 reads "one and a half million" as 1500000.
# Version: compromise 14.17.0 (npm).
# Behaviour: before a million the half is dropped, and of spoken decimals the decimals AND the million. Of a range with two hundreds it makes
#   zero.
# Output seen:
#   half a million people: 500000
#   three and a half percent: 3.5
#   one and a half million people: 1000000
#   one point five million people: 1
#   between two hundred and three hundred people: 0
# Why it matters: these are round figures that nobody doubts, and toNumber() writes them into the text ("between 0 people"). Whoever takes figures out of
#   speech with this has to keep the words.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund compromise@14.17.0
cat > read.mjs <<'JS'
import nlp from "compromise";

const cases = {
  "half a million people": 500000,
  "three and a half percent": 3.5,
  "one and a half million people": 1000000,
  "one point five million people": 1,
  "between two hundred and three hundred people": 0,
};
for (const [words, wanted] of Object.entries(cases)) {
  const seen = nlp(words).numbers().get();
  console.log(`${words}: ${seen}`);
  if (seen.length !== 1 || seen[0] !== wanted) throw new Error("numbers are read otherwise now");
}
JS
node read.mjs
