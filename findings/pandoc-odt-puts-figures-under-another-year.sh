#!/usr/bin/env bash
# Expected: OpenDocument writes equal cells that follow each other once, with how often they stand there (table:number-columns-repeated, 1.2 part 1,
#   19.675), and rows alike; rows may be in table:table-rows. pandoc reads tables of such files, spanned cells too, so it reads these.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), beside odfdo 3.27.3 (PyPI).
# Behaviour: a repeated cell is read once, so all cells behind it move to the left; a repeated row is read once; rows in table:table-rows, behind those
#   of the head, are left out. No message, with --verbose neither.
# Output seen:
#   odfdo: Place, 2022, 2023, 2024 | Austria, , , 5 | Belgium, 7, 7, 8 | Croatia, 9, 9, 9
#   pandoc: Place, 2022, 2023, 2024 | Austria, , 5, | Belgium, 7, 8, | Croatia, 9, ,
# Why it matters: 5 is Austria's figure for 2024 and Croatia has one for each year. The text says 5 for 2023, and nothing for two years. Gaps in tables
#   are written so by programs for spreadsheets that put a table into a report.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 odfdo==3.27.3
cat > read.py <<'PY'
import re
import zipfile

import odfdo
import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
O = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = f'xmlns:office="{O}office:1.0" xmlns:text="{O}text:1.0" xmlns:table="{O}table:1.0"'

def cell(words, times=1):
    return f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">' + (f"<text:p>{words}</text:p>" if words else "") + "</table:table-cell>"

rows = [
    [cell("Place"), cell("2022"), cell("2023"), cell("2024")],
    [cell("Austria"), cell("", 2), cell("5")],
    [cell("Belgium"), cell("7", 2), cell("8")],
    [cell("Croatia"), cell("9", 3)],
]
table = '<table:table table:name="t"><table:table-column table:number-columns-repeated="4"/>' + "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows) + "</table:table>"

def write(name, table):
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{O}manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        file.writestr("content.xml", f'<office:document-content {SPACES} office:version="1.2"><office:body><office:text>{table}</office:text></office:body></office:document-content>')
        file.writestr("styles.xml", f'<office:document-styles {SPACES} office:version="1.2"><office:styles/></office:document-styles>')

def read(name):
    html = pypandoc.convert_file(name, "html", extra_args=["--wrap=none"])
    found = [[re.sub("<[^>]*>", "", cell).strip() for cell in re.findall("<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)] for row in re.findall("<tr[^>]*>(.*?)</tr>", html, re.S)]
    return " | ".join(", ".join(row).strip() for row in found)

write("a.odt", table)
write("b.odt", f'<table:table table:name="t"><table:table-column/><table:table-header-rows><table:table-row>{cell("Rate")}</table:table-row></table:table-header-rows><table:table-rows><table:table-row>{cell("9")}</table:table-row></table:table-rows></table:table>')
write("c.odt", f'<table:table table:name="t"><table:table-column/><table:table-row table:number-rows-repeated="2">{cell("9")}</table:table-row></table:table>')
whole = " | ".join(", ".join(str(value or "") for value in row) for row in odfdo.Document("a.odt").body.get_tables()[0].get_values(complete=True))
seen = read("a.odt")
print("odfdo:", whole)
print("pandoc:", seen)
assert whole == "Place, 2022, 2023, 2024 | Austria, , , 5 | Belgium, 7, 7, 8 | Croatia, 9, 9, 9", "odfdo reads cells otherwise now"
assert seen == "Place, 2022, 2023, 2024 | Austria, , 5, | Belgium, 7, 8, | Croatia, 9, ,", "pandoc reads cells otherwise now"
assert read("b.odt") == "Rate" and read("c.odt") == "9", "pandoc reads rows otherwise now"
PY
env/bin/python read.py
