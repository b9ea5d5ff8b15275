#!/usr/bin/env bash
# Expected: csvtojson makes an object of each row, with a field for each column. A point in a heading makes an object within the object ("a.b"), as its documentation says;
#   where that can't be, as the name is taken already, both figures are kept or an error is raised.
# Version: csvtojson 2.0.14, beside papaparse 5.7.1 (npm).
# Behaviour: the column that comes later takes the place of the earlier ones. A total goes if a column beside it has the same beginning and a point, and of shares
#   and of numbered columns ("No. 1") all go if one is called by the whole number. No error is raised. flatKeys keeps them.
# Output seen:
#   Jobs,Jobs. full time / 500,300 -> {"Jobs":{" full time":"300"}}
#   Rate,Rate.1,Rate.2 / 5,6,7 -> {"Rate":[null,"6","7"]}
#   2.5 %,2.0 %,2 / 5,6,7 -> {"2":"7"}
#   with flatKeys: {"Jobs":"500","Jobs. full time":"300"}
# Why it matters: tables of offices have numbers and shortened words in their headings, and a table that pandas has written has Rate, Rate.1, Rate.2 where three columns
#   had one name. The total, or the first figure, is what a claim is checked against, and it is not there.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund csvtojson@2.0.14 papaparse@5.7.1
cat > read.mjs <<'JS'
import csvtojson from "csvtojson";
import Papa from "papaparse";

const wanted = {
  "Jobs,Jobs. full time\n500,300\n": '{"Jobs":{" full time":"300"}}',
  "Rate,Rate.1,Rate.2\n5,6,7\n": '{"Rate":[null,"6","7"]}',
  "2.5 %,2.0 %,2\n5,6,7\n": '{"2":"7"}',
};
for (const [table, row] of Object.entries(wanted)) {
  const seen = JSON.stringify((await csvtojson().fromString(table))[0]);
  console.log(`${table.trim().replace("\n", " / ")} -> ${seen}`);
  if (seen !== row) throw new Error("csvtojson reads it otherwise now");
  const other = Papa.parse(table.trim(), { header: true, delimiter: "," }).data[0];
  const [names, figures] = table.trim().split("\n").map((line) => line.split(","));
  if (names.some((name, place) => other[name] !== figures[place])) throw new Error("papaparse reads it otherwise now");
}
const flat = JSON.stringify((await csvtojson({ flatKeys: true }).fromString(Object.keys(wanted)[0]))[0]);
console.log(`with flatKeys: ${flat}`);
if (flat !== '{"Jobs":"500","Jobs. full time":"300"}') throw new Error("flatKeys does otherwise now");
JS
node read.mjs
