#!/usr/bin/env bash
# Expected: chrono finds "May 2024" in English text as a day with a known month and year. Its German, French and Portuguese parts find "Mai 2024",
#   "mai 2024", "maio de 2024" as well, as the Spanish one does.
# Version: chrono-node 2.10.3 (npm).
# Behaviour: in these three a month is found only with a day before it. A month and a year, and a month alone, are not found, and an empty
#   list is the answer.
# Output seen:
#   en: May 2024
#   es: mayo de 2024
#   de:
#   fr:
#   pt:
#   de, with a day: 3. Mai 2024
# Why it matters: statistics are quoted by months ("im Mai 2024 waren es 5 Prozent"). A program that takes the time of a claim from its words, and the day of
#   publication where it finds none, dates all of these to the day of publication.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > read.mjs <<'JS'
import * as chrono from "chrono-node";

const found = (language, words) => chrono[language].parse(words, new Date(2026, 0, 2)).map((date) => date.text).join();
const seen = [
  ["en", found("en", "In May 2024 it was 5 percent.")],
  ["es", found("es", "En mayo de 2024 eran 5 por ciento.")],
  ["de", found("de", "Im Mai 2024 waren es 5 Prozent.")],
  ["fr", found("fr", "En mai 2024, ils étaient 5 pour cent.")],
  ["pt", found("pt", "Em maio de 2024 eram 5 por cento.")],
  ["de, with a day", found("de", "Am 3. Mai 2024 waren es 5 Prozent.").replace("Am ", "")],
];
for (const [language, words] of seen) console.log(`${language}: ${words}`.trim());
const wanted = ["May 2024", "mayo de 2024", "", "", "", "3. Mai 2024"];
if (JSON.stringify(seen.map(([, words]) => words)) !== JSON.stringify(wanted)) throw new Error("months are found otherwise now");
JS
node read.mjs
