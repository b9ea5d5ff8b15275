#!/usr/bin/env bash
# Expected: Papa Parse guesses the delimiter: the one with which all rows have the same number of fields, of two at least. A file with a
#   semicolon in each row, as spreadsheets in German write it, is clear.
# Version: papaparse 5.7.1 (npm).
# Behaviour: the empty piece behind the last line feed counts as a row with one field. Up to eight claims of two columns then have fewer than
#   1.99 fields on average, and the comma is taken. Without that line feed, with three columns, or with one claim more the same is read rightly.
# Output seen:
#   2 columns, 8 claims, line feed at the end: "," Zitat;Wer
#   2 columns, 8 claims: ";" Zitat, Wer
#   2 columns, 9 claims, line feed at the end: ";" Zitat, Wer
#   3 columns, 8 claims, line feed at the end: ";" Zitat, Wer, Wo
# Why it matters: a short list of claims and speakers, as one writes it to try a program, is read as one column, and with "12,5 Prozent" in it as two that
#   are cut at the comma. It shows up in errors, as one among others. The delimiter has to be given, or skipEmptyLines.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund papaparse@5.7.1
cat > read.mjs <<'JS'
import Papa from "papaparse";

const file = (header, row, claims, end) => [header, ...Array(claims).fill(row)].join("\n") + end;
const cases = [
  ["2 columns, 8 claims, line feed at the end", file("Zitat;Wer", "Es sind 500;A", 8, "\n"), ",", "Zitat;Wer"],
  ["2 columns, 8 claims", file("Zitat;Wer", "Es sind 500;A", 8, ""), ";", "Zitat, Wer"],
  ["2 columns, 9 claims, line feed at the end", file("Zitat;Wer", "Es sind 500;A", 9, "\n"), ";", "Zitat, Wer"],
  ["3 columns, 8 claims, line feed at the end", file("Zitat;Wer;Wo", "Es sind 500;A;B", 8, "\n"), ";", "Zitat, Wer, Wo"],
];
for (const [name, text, delimiter, fields] of cases) {
  const { meta } = Papa.parse(text, { header: true });
  console.log(`${name}: "${meta.delimiter}" ${meta.fields.join(", ")}`);
  if (meta.delimiter !== delimiter || meta.fields.join(", ") !== fields) throw new Error("the delimiter is guessed otherwise now");
}
JS
node read.mjs
