#!/usr/bin/env bash
# Expected: the format of a cell says how its figure is shown; words in quotation marks stand beside it as they are (ECMA-376 18.8.31). 5 with the format
#   0 "km" is shown as "5 km". A converter to CSV writes that, or the bare figure, as xlsx2csv does of formats that it does not know.
# Version: xlsx2csv 0.8.6, beside python-calamine 0.9.1, with a file of openpyxl 3.1.5 (PyPI).
# Behaviour: a format whose words have a d, h, m, s or y in them is taken for one of days and hours. In place of the figure stands the format itself, with parts of a day
#   of 1900 in its words, and of a share there is a time of the day. No cell has its figure.
# Output seen:
#   5 as 0 "km": 0 "k01"
#   2.5 as 0.0" mm": 0.0" 01"
#   1200 as #,##0" deaths": #,##0" 14eat12s"
#   20 as 0" days": 0" 19ays"
#   0.5 as 0%" of voters": 12:00
#   7 as 0" t": 7
# Why it matters: figures with their unit in the format are usual in tables of offices. "0" km" is there where 5 km was, for each row the
#   same but for its end.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 python-calamine==0.9.1 openpyxl==3.1.5
cat > read.py <<'PY'
import csv
import subprocess

import openpyxl
import python_calamine

wanted = {
    (5, '0 "km"'): '0 "k01"',
    (2.5, '0.0" mm"'): '0.0" 01"',
    (1200, '#,##0" deaths"'): '#,##0" 14eat12s"',
    (20, '0" days"'): '0" 19ays"',
    (0.5, '0%" of voters"'): "12:00",
    (7, '0" t"'): "7",
}
book = openpyxl.Workbook()
for row, (figure, shape) in enumerate(wanted, 1):
    book.active.cell(row, 1, figure).number_format = shape
book.save("a.xlsx")
output = subprocess.run(["env/bin/xlsx2csv", "a.xlsx"], capture_output=True, text=True, check=True).stdout
seen = [cells[0] for cells in csv.reader(output.splitlines())]
plain = [cells[0] for cells in python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()]
for (figure, shape), text in zip(wanted, seen):
    print(f"{figure} as {shape}: {text}")
assert seen == list(wanted.values()), "formats with words are read otherwise now"
assert plain == [figure for figure, _ in wanted], "python-calamine reads formats otherwise now"
PY
env/bin/python read.py
