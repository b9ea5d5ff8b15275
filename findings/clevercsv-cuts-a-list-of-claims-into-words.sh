#!/usr/bin/env bash
# Expected: CleverCSV is made for files that others guess wrongly. A file with one column, a heading and a claim in each line, has no delimiter: each line is
#   one field.
# Version: clevercsv 0.8.5 (PyPI).
# Behaviour: the blank is taken as the delimiter, though the heading has none and the lines have different numbers of words. No error is raised.
# Output seen:
#   [['claim'], ['Rents', 'rose', 'by', '5,5', 'percent'], ['Rents', 'fell', 'by', '6,5', 'percent']]
#   [['claim'], ['Rents', 'rose', 'by', '5,5', 'percent'], ['Rents', 'fell', 'by', '6,5', 'percent', 'in', 'May']]
# Why it matters: read by the heading, the claims are "Rents" and "Rents"; the rest is in columns without a name. Whoever takes lists of claims has
#   to count the fields of the heading first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check clevercsv==0.8.5
cat > read.py <<'PY'
import io
import clevercsv

def rows(text):
    return list(clevercsv.reader(io.StringIO(text), clevercsv.Sniffer().sniff(text)))

same = rows("claim\nRents rose by 5,5 percent\nRents fell by 6,5 percent\n")
other = rows("claim\nRents rose by 5,5 percent\nRents fell by 6,5 percent in May\n")
print(same)
print(other)
assert same == [["claim"], ["Rents", "rose", "by", "5,5", "percent"], ["Rents", "fell", "by", "6,5", "percent"]], "the delimiter is guessed otherwise now"
assert other == [["claim"], ["Rents", "rose", "by", "5,5", "percent"], ["Rents", "fell", "by", "6,5", "percent", "in", "May"]], "other lines are cut otherwise now"
PY
env/bin/python read.py
