#!/usr/bin/env bash
# Expected: JSON-stat gives figures without their names, one for each combination of categories, in order (2.0, value). A table in which a combination
#   has no row is written with null at that place, or as an object that leaves the place out; pyjstat reads both.
# Version: pyjstat 2.4.0 with pandas 2.3.3 (PyPI), read again with jsonstat-toolkit 2.2.2 (npm).
# Behaviour: Dataset.write gives just the figures that are there, one behind the other, and the full size. All behind the gap move forward, and the last
#   places are empty. No error is raised in writing, and none by jsonstat-toolkit.
# Output seen:
#   table: Austria 2023 = 5, Austria 2024 = 6, Belgium 2024 = 8, Croatia 2023 = 9, Croatia 2024 = 10
#   size: [3, 2], value: [5, 6, 8, 9, 10]
#   read: Austria 2023 = 5, Austria 2024 = 6, Belgium 2023 = 8, Belgium 2024 = 9, Croatia 2023 = 10
# Why it matters: tables of statistics have gaps, and filtered ones still more. Belgium's figure of 2024 is given for 2023 and Croatia's for Belgium,
#   and all are figures of the true table.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyjstat==2.4.0 pandas==2.3.3
cat > write.py <<'PY'
import json

import pandas
from pyjstat import pyjstat

rows = [("Austria", "2023", 5), ("Austria", "2024", 6), ("Belgium", "2024", 8), ("Croatia", "2023", 9), ("Croatia", "2024", 10)]
table = pandas.DataFrame(rows, columns=["place", "year", "value"])
text = pyjstat.Dataset.read(table, value="value").write()
open("a.json", "w").write(text)
written = json.loads(text)
print("table:", ", ".join(f"{place} {year} = {value}" for place, year, value in rows))
print(f"size: {written['size']}, value: {written['value']}")
assert written["size"] == [3, 2] and written["value"] == [5, 6, 8, 9, 10], "gaps are written otherwise now"
PY
env/bin/python write.py
npm init --yes > made
npm install --silent --no-audit --no-fund jsonstat-toolkit@2.2.2
cat > read.mjs <<'JS'
import JSONstat from "jsonstat-toolkit";
import { readFileSync } from "node:fs";

const table = JSONstat(JSON.parse(readFileSync("a.json", "utf8")));
const seen = [];
for (const place of ["Austria", "Belgium", "Croatia"])
  for (const year of ["2023", "2024"]) {
    const cell = table.Data({ place, year });
    if (cell?.value !== undefined) seen.push(`${place} ${year} = ${cell.value}`);
  }
console.log(`read: ${seen.join(", ")}`);
const wanted = "Austria 2023 = 5, Austria 2024 = 6, Belgium 2023 = 8, Belgium 2024 = 9, Croatia 2023 = 10";
if (seen.join(", ") !== wanted) throw new Error("gaps are read otherwise now");
JS
node read.mjs
