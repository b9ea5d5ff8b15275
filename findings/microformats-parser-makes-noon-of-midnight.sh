#!/usr/bin/env bash
# Expected: microformats2 lets a page split a moment into a day and a time of "am" or "pm" (the value class pattern). 12:00am is 00:00, 12:00pm is 12:00,
#   and with a blank or points ("12:30 p.m.") the same.
# Version: microformats-parser 2.0.6 (npm), beside mf2py 2.0.2 (PyPI): the parsers of the same standard for two languages.
# Behaviour: for pm it adds twelve hours and for am none, twelve or not: midnight is noon, and noon is 24:00, which is the end of the day; half past twelve is
#   24:30, an hour that does not exist. With a blank between, the letters stay as they are. mf2py is right, but for "9:00".
# Output seen:
#   microformats-parser: 12:00am -> 12:00, 12:00pm -> 24:00, 12:30pm -> 24:30, 9:15am -> 09:15, 9:15pm -> 21:15, 9:15 pm -> 9:15 PM
#   mf2py: 12:00am -> 00:00, 12:00pm -> 12:00, 12:30pm -> 12:30, 9:15am -> 9:15, 9:15pm -> 21:15, 9:15 pm -> 21:15
# Why it matters: the order of events decides who said something first, and whether it was before the vote. A post of midnight is twelve hours late, and one
#   of noon is read by others as one of the next day.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > page.html <<'HTML'
<div class="h-entry"><span class="dt-published"><span class="value">2024-03-05</span>, <span class="value">TIME</span></span></div>
HTML
npm init --yes > made
npm install --silent --no-audit --no-fund microformats-parser@2.0.6
cat > read.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { mf2 } = require("microformats-parser");

const page = readFileSync("page.html", "utf8");
const read = (time) => mf2(page.replace("TIME", time), { baseUrl: "https://example.org/" }).items[0].properties.published[0].replace("2024-03-05 ", "");
const seen = ["12:00am", "12:00pm", "12:30pm", "9:15am", "9:15pm", "9:15 pm"].map((time) => `${time} -> ${read(time)}`).join(", ");
console.log(`microformats-parser: ${seen}`);
if (seen !== "12:00am -> 12:00, 12:00pm -> 24:00, 12:30pm -> 24:30, 9:15am -> 09:15, 9:15pm -> 21:15, 9:15 pm -> 9:15 PM") throw new Error("times are read otherwise now");
JS
node read.cjs
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mf2py==2.0.2
cat > read.py <<'PY'
import mf2py

page = open("page.html").read()
read = lambda time: mf2py.parse(doc=page.replace("TIME", time))["items"][0]["properties"]["published"][0].replace("2024-03-05 ", "")
seen = ", ".join(f"{time} -> {read(time)}" for time in ("12:00am", "12:00pm", "12:30pm", "9:15am", "9:15pm", "9:15 pm"))
print(f"mf2py: {seen}")
assert seen == "12:00am -> 00:00, 12:00pm -> 12:00, 12:30pm -> 12:30, 9:15am -> 9:15, 9:15pm -> 21:15, 9:15 pm -> 21:15", "times are read otherwise now"
PY
env/bin/python read.py
