#!/usr/bin/env bash
# Expected: a corrector of typography puts the right quotation marks, dashes and blanks, and fractions for 1/2, as its list of rules says. Dates, numbers of files and
#   what stands in a formula keep their meaning.
# Version: typograf 7.8.0 (npm), with the languages en-US, en-GB and de.
# Behaviour: 1/2, 1/4 and 3/4 are fractions also with a slash or a hyphen and more digits behind or before them. "<-" is an arrow where "less than minus" is meant, so
#   that comparison and sign are lost, and "+-" between two numbers is plus or minus.
# Output seen:
#   The vote was on 1/2/2024. -> The vote was on ½/2024.
#   The vote was on 1/3/2024. -> The vote was on 1/3/2024.
#   The ministry answered on 3/4/2024. -> The ministry answered on ¾/2024.
#   Beschluss 10/1/2 vom Mai -> Beschluss 10/½ vom Mai
#   It is cold if t<-5 °C. -> It is cold if t←5 °C.
#   Saldo: 5+-3 -> Saldo: 5±3
# Why it matters: texts run through it before they are published, and quoted afterwards. Three days of a year, and those numbers of papers that end so, can't be found
#   again or are other figures; all the rest is right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund typograf@7.8.0
cat > read.mjs <<'JS'
import module from "typograf";

const Typograf = module.default ?? module;
const wanted = {
  "The vote was on 1/2/2024.": "The vote was on ½/2024.",
  "The vote was on 1/3/2024.": "The vote was on 1/3/2024.",
  "The ministry answered on 3/4/2024.": "The ministry answered on ¾/2024.",
  "Beschluss 10/1/2 vom Mai": "Beschluss 10/½ vom Mai",
  "It is cold if t<-5 °C.": "It is cold if t←5 °C.",
  "Saldo: 5+-3": "Saldo: 5±3",
};
const all = ["en-US", "en-GB", "de"].map((locale) => new Typograf({ locale: [locale] }));
for (const [text, corrected] of Object.entries(wanted)) {
  // Blanks that do not break are no matter here.
  const seen = new Set(all.map((typograf) => typograf.execute(text).replace(/\u00a0/g, " ")));
  console.log(`${text} -> ${[...seen].join(" or ")}`);
  if (seen.size !== 1 || !seen.has(corrected)) throw new Error("texts are corrected otherwise now");
}
JS
node read.mjs
