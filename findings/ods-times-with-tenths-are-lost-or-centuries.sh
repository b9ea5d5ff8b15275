#!/usr/bin/env bash
# Expected: a cell of a time has it as a duration of XML Schema (OpenDocument 1.2, part 1, 18.2): PT00H00M09.580000000S, as LibreOffice writes 9.58 seconds, or
#   PT00H00M09.58S; -PT01H30M00S and PT5M are valid as well. A reader gives the time, or at least what the cell shows.
# Version: pyexcel-ods 0.6.0 and pyexcel-ods3 0.6.1 with pyexcel-io 0.6.8, odfdo 3.27.3, beside python-calamine 0.9.1 (PyPI).
# Behaviour: odfdo, which lets the decimal point pass as a sign that belongs there, joins the digits on both sides of it: a hundredth of a second counts as a
#   second, and with the nine places of LibreOffice 9.58 seconds are three centuries. pyexcel reads times of hours, minutes and whole seconds only;
#   any other one is an empty cell (None). No error, no warning. python-calamine has the tenths, and leaves what it does not read as it is.
# Output seen:
#   PT00H00M09S: pyexcel 00:00:09, odfdo 0:00:09, calamine 00:00:09
#   PT00H00M09.58S: pyexcel None, odfdo 0:15:58, calamine 00:00:09.580000
#   PT00H00M09.580000000S: pyexcel None, odfdo 110879 days, 15:06:40, calamine 00:00:09.580000
#   -PT01H30M00S: pyexcel None, odfdo -1 day, 22:30:00, calamine -PT01H30M00S
#   PT5M: pyexcel None, odfdo 0:05:00, calamine PT5M
# Why it matters: results of sport, measured times and lengths of speeches have tenths. Of a list only those with a zero behind the point are left, and their mean
#   looks like one of all; or nine seconds are a good quarter of an hour.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyexcel-ods==0.6.0 pyexcel-ods3==0.6.1 pyexcel-io==0.6.8 odfdo==3.27.3 python-calamine==0.9.1
cat > read.py <<'PY'
import zipfile
import odfdo
import pyexcel_ods
import pyexcel_ods3
from python_calamine import CalamineWorkbook

wanted = {
    "PT00H00M09S": "pyexcel 00:00:09, odfdo 0:00:09, calamine 00:00:09",
    "PT00H00M09.58S": "pyexcel None, odfdo 0:15:58, calamine 00:00:09.580000",
    "PT00H00M09.580000000S": "pyexcel None, odfdo 110879 days, 15:06:40, calamine 00:00:09.580000",
    "-PT01H30M00S": "pyexcel None, odfdo -1 day, 22:30:00, calamine -PT01H30M00S",
    "PT5M": "pyexcel None, odfdo 0:05:00, calamine PT5M",
}
urn = "urn:oasis:names:tc:opendocument:xmlns:"
names = " ".join(f'xmlns:{name}="{urn}{name}:1.0"' for name in ["office", "table", "text"])
cell = '<table:table-cell office:value-type="time" office:time-value="{}"><text:p>shown</text:p></table:table-cell>'
end = '<table:table-cell office:value-type="string"><text:p>end</text:p></table:table-cell>'
rows = "<table:table-row>" + "".join(cell.format(time) for time in wanted) + end + "</table:table-row>"
kind = "application/vnd.oasis.opendocument.spreadsheet"
listed = "".join(
    f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{of}"/>'
    for path, of in [("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
)
parts = {
    "mimetype": kind,
    "content.xml": f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="A">'
    f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
    "styles.xml": f'<office:document-styles {names} office:version="1.2"/>',
    "meta.xml": f'<office:document-meta {names} office:version="1.2"><office:meta/></office:document-meta>',
    "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{urn}manifest:1.0" manifest:version="1.2">{listed}</manifest:manifest>',
}
with zipfile.ZipFile("a.ods", "w") as book:
    for path, content in parts.items():
        book.writestr(path, content)
[row] = pyexcel_ods.get_data("a.ods")["A"]
[same] = pyexcel_ods3.get_data("a.ods")["A"]
second = odfdo.Document("a.ods").body.get_table(0).get_row_values(0)
[third] = CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python()
for (time, all_three), one, other, last in zip(wanted.items(), row, second, third):
    seen = f"pyexcel {one}, odfdo {other}, calamine {last}"
    print(f"{time}: {seen}")
    assert seen == all_three, f"{time} is read otherwise now"
assert row == same and row[-1] == second[-1] == third[-1] == "end", "rows are read otherwise now"
PY
env/bin/python read.py
