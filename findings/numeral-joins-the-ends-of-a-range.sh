#!/usr/bin/env bash
# Expected: numeral reads a number from words as people write it ("$1,000", "(5)", "1.5m", "5%"), and gives null for what is none. A range has two numbers: null, or
#   the first.
# Version: numeral 2.0.6 (npm), beside numbro 2.5.0 (npm), which began as a copy of it.
# Behaviour: everything but digits and points is taken out, wherever it stands. The ends of a range are put together, and with a hyphen the result is negative;
#   days become millions, and a minus sign of typography (U+2212) is dropped. "million" as a word is passed over, where "m" is not. numbro
#   gives no number for all of these.
# Output seen:
#   -15: -15 (numbro -15)
#   −15: 15 (numbro undefined)
#   10-15: -1015 (numbro undefined)
#   10–15 %: 10.15 (numbro NaN)
#   2019-2024: -20192024 (numbro undefined)
#   2024-05-03: 20240503 (numbro undefined)
#   1.5m: 1500000 (numbro 1500000)
#   1.5 million: 1.5 (numbro NaN)
# Why it matters: tables and charts read their cells with it, and the figure that comes out can be drawn and added. Cells have to be looked at
#   before.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund numeral@2.0.6 numbro@2.5.0
cat > read.mjs <<'JS'
import numbro from "numbro";
import numeral from "numeral";

const wanted = {
  "-15": "-15 (numbro -15)",
  "−15": "15 (numbro undefined)",
  "10-15": "-1015 (numbro undefined)",
  "10–15 %": "10.15 (numbro NaN)",
  "2019-2024": "-20192024 (numbro undefined)",
  "2024-05-03": "20240503 (numbro undefined)",
  "1.5m": "1500000 (numbro 1500000)",
  "1.5 million": "1.5 (numbro NaN)",
};
for (const [words, value] of Object.entries(wanted)) {
  const seen = `${numeral(words).value()} (numbro ${numbro.unformat(words)})`;
  console.log(`${words}: ${seen}`);
  if (seen !== value) throw new Error(`${words} is read otherwise now`);
}
JS
node read.mjs
