#!/usr/bin/env bash
# Expected: w:gridBefore (ECMA-376 17.4.14) says how many columns of the grid a row leaves free before its first cell; Word writes it where a row
#   was moved or its first cells were taken away. A converter to HTML or Markdown puts empty cells there.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), mammoth 1.13.0 (PyPI).
# Behaviour: both read w:gridSpan and w:vMerge, and neither reads this: the row begins in the first column, without a message.
# Output seen:
#   pandoc: [['2023', '2024', '2025'], ['5 %', '6 %', '']]
#   mammoth: [['2023', '2024', '2025'], ['5 %', '6 %']]
# Why it matters: the file says 5 % for 2024 and 6 % for 2025. The text that is checked says 5 % for 2023. A right number under a wrong year is found
#   by nobody who has not seen the page.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 mammoth==1.13.0
cat > read.py <<'PY'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
O = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
T = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

def write(name, body, spaces=""):
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{T}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{R}"><Relationship Id="r1" Type="{O}" Target="word/document.xml"/></Relationships>')
        file.writestr("word/document.xml", f'<w:document xmlns:w="{W}" {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>')

def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

import re
import mammoth
import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
cells = lambda words: "".join(f"<w:tc><w:p>{run(word)}</w:p></w:tc>" for word in words)
write("a.docx", (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    f'<w:tr>{cells(["2023", "2024", "2025"])}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cells(["5 %", "6 %"])}</w:tr></w:tbl><w:p/>'
))
def table(html):
    rows = re.findall("<tr[^>]*>(.*?)</tr>", html, re.S)
    return [[re.sub("<[^>]*>", "", cell).strip() for cell in re.findall("<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)] for row in rows]

one = table(pypandoc.convert_file("a.docx", "html"))
other = table(mammoth.convert_to_html(open("a.docx", "rb")).value)
print("pandoc:", one)
print("mammoth:", other)
assert one == [["2023", "2024", "2025"], ["5 %", "6 %", ""]], "pandoc places the row otherwise now"
assert other == [["2023", "2024", "2025"], ["5 %", "6 %"]], "mammoth places the row otherwise now"
PY
env/bin/python read.py
