#!/usr/bin/env bash
# Expected: a writer of Markdown tables that is given words prints these words. If it looks for numbers, to set them to the right, it takes a comma for a
#   separator of thousands only where three digits follow, and leaves alone what it does not know.
# Version: pytablewriter 1.2.1 (PyPI).
# Behaviour: every comma is dropped from what is digits and commas, wherever it stands, and the rest is printed as a number: a rate of 12,5 is printed as
#   125, 0,25 as 25. Where a point stands too, all behind it goes: of 1.234,5 is left 1. A true minus sign saves the words, a hyphen does not. Alone in
#   its column a version 3.10 becomes 3.1, and the fifth of October (05.10) becomes 5.1.
# Output seen:
#   |year|rate|version|
#   |---:|----|------:|
#   |2019| 125|   3.10|
#   |2020|  25|   3.90|
#   |2021|−3,1|   4.00|
#   |2022| -31|   5.05|
#   1.234,5 -> 1, 3.10 -> 3.1, 05.10 -> 5.1, 1,2,3 -> 123
# Why it matters: tables of figures are put into reports so. In German, French, Spanish and most languages of Europe the decimal sign is the comma, and the
#   unemployment rate of the report is ten times, or a hundred times, what the source says, in a neat column.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pytablewriter==1.2.1
cat > write.py <<'PY'
from pytablewriter import MarkdownTableWriter

rows = [["2019", "12,5", "3.10"], ["2020", "0,25", "3.9"], ["2021", "−3,1", "4"], ["2022", "-3,1", "5.05"]]
table = MarkdownTableWriter(headers=["year", "rate", "version"], value_matrix=rows).dumps()
print(table)
cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.split("\n")[2:] if line]
assert [row[:2] for row in cells] == [["2019", "125"], ["2020", "25"], ["2021", "−3,1"], ["2022", "-31"]], "commas are read otherwise now"
seen = {}
for words in ("1.234,5", "3.10", "05.10", "1,2,3"):
    line = MarkdownTableWriter(headers=["it"], value_matrix=[[words]]).dumps().strip().split("\n")[-1]
    seen[words] = line.strip("|").strip()
print(", ".join(f"{words} -> {figure}" for words, figure in seen.items()))
assert seen == {"1.234,5": "1", "3.10": "3.1", "05.10": "5.1", "1,2,3": "123"}, "figures are read otherwise now"
PY
env/bin/python write.py
