#!/usr/bin/env bash
# Expected: a cell of a spreadsheet holds a number and a format that says whether it is a date, a share or a sum. A reader that makes a table of text of it looks
#   at the format, as all readers of spreadsheets do for dates at least.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), beside python-calamine 0.9.1 (PyPI).
# Behaviour: pandoc gives the number as a floating-point one, whatever the format: a day is the count of days since 1900, five percent has
#   an exponent, TRUE is 1.0, a count of people has a decimal.
# Output seen:
#   pandoc: ['45415.0', '5.0e-2', '1.25e7', '1.0']
#   calamine: ['2024-05-03', '0.05', '12500000.0', 'True']
# Why it matters: lists of claims are kept in spreadsheets, with the day of each. In the text that comes out, no day can be found, and figures are written
#   as nobody writes them, so that they are not found in the article either.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 python-calamine==0.9.1
cat > read.py <<'PY'
import re
import zipfile
import pypandoc
from python_calamine import load_workbook

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
T = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
parts = {
    "[Content_Types].xml": f'<Types xmlns="{T}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{R}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="Claims" sheetId="1" r:id="r1"/></sheets></workbook>',
    # 14 is the day of the locale, 9 is "0%", 3 is "#,##0" (ECMA-376 18.8.30).
    "xl/styles.xml": f'<styleSheet xmlns="{S}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData><row r="1"><c r="A1" s="1"><v>45415</v></c><c r="B1" s="2"><v>0.05</v></c><c r="C1" s="3"><v>12500000</v></c><c r="D1" t="b"><v>1</v></c></row></sheetData></worksheet>',
}
with zipfile.ZipFile("a.xlsx", "w") as file:
    for name, content in parts.items():
        file.writestr(name, content)
one = re.findall("<t[dh][^>]*>(.*?)</t[dh]>", pypandoc.convert_file("a.xlsx", "html"))
other = [str(cell) for cell in load_workbook("a.xlsx").get_sheet_by_index(0).to_python()[0]]
print("pandoc:", one)
print("calamine:", other)
assert one == ["45415.0", "5.0e-2", "1.25e7", "1.0"], "pandoc reads formats of cells now"
assert other[0] == "2024-05-03", "calamine reads days otherwise now"
PY
env/bin/python read.py
