#!/usr/bin/env bash
# Expected: in a table of Markdown "|" ends a cell, so a converter from HTML writes one that is text as "\|" (GitHub Flavored Markdown, tables). All
#   three write tables with bars, and two escape signs such as "*" and "_".
# Version: html2text 2025.4.15, markdownify 1.2.3 (PyPI), turndown 7.2.5 with turndown-plugin-gfm 1.0.2 (npm), read again with markdown-it-py 4.0.0.
# Behaviour: none escapes it. A cell with two bars is three cells, and as a row may have no more cells than the head, the figures behind it are cut off,
#   which the rules of Markdown say is no error.
# Output seen:
#   page: Job, 2023, 2024: Nurse (m|w|d), 12, 15
#   html2text: Job, 2023, 2024: Nurse (m, w, d)
#   markdownify: Job, 2023, 2024: Nurse (m, w, d)
#   turndown: | Nurse (m|w|d) | 12 | 15 |
# Why it matters: German lists of jobs have "(m|w|d)" in each row, tables of rates "a|b". The figures are gone from the page that is made of it, and
#   other words stand under the years.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 markdown-it-py==4.0.0
cat > read.py <<'PY'
import html2text
import markdownify
from markdown_it import MarkdownIt

page = "<table><thead><tr><th>Job</th><th>2023</th><th>2024</th></tr></thead><tbody><tr><td>Nurse (m|w|d)</td><td>12</td><td>15</td></tr></tbody></table>"

def rows(markdown):
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            found[-1].append(token.content)
    return ": ".join(", ".join(row) for row in found)

print("page: Job, 2023, 2024: Nurse (m|w|d), 12, 15")
for name, convert in (("html2text", html2text.html2text), ("markdownify", markdownify.markdownify)):
    seen = rows(convert(page).strip())
    print(f"{name}: {seen}")
    assert seen == "Job, 2023, 2024: Nurse (m, w, d)", f"{name} writes bars otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund turndown@7.2.5 turndown-plugin-gfm@1.0.2
cat > read.mjs <<'JS'
import TurndownService from "turndown";
import plugin from "turndown-plugin-gfm";

const service = new TurndownService();
service.use(plugin.gfm);
const page = "<table><thead><tr><th>Job</th><th>2023</th><th>2024</th></tr></thead><tbody><tr><td>Nurse (m|w|d)</td><td>12</td><td>15</td></tr></tbody></table>";
const row = service.turndown(page).split("\n").at(-1);
console.log(`turndown: ${row}`);
if (row !== "| Nurse (m|w|d) | 12 | 15 |") throw new Error("turndown writes bars otherwise now");
JS
node read.mjs
