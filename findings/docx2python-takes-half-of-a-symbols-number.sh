#!/usr/bin/env bash
# Expected: w:sym (ECMA-376 17.3.3.30) is a character of a font: char="2013" in an ordinary font is U+2013, an en dash, and char="F0B3" in the
#   font Symbol is the sign for "greater or equal". A converter gives these, or leaves a mark that something was there.
# Version: docx2python 3.7.1 (PyPI), beside docx2txt 0.9.
# Behaviour: docx2python keeps only the LAST TWO digits of the number: U+2013 becomes the control character U+0013, and F0B3 becomes U+00B3,
#   which is "superscript three" (in its output both are character references inside a span that names the font). docx2txt leaves
#   signs out: "3–5 euros" is "35 euros".
# Output seen:
#   docx2python: 3<span style=font-family:Times New Roman>&#x0013;</span>5 euros, <span style=font-family:Symbol>&#x00B3;</span> 5 %
#   docx2txt: 35 euros,  5 %
# Why it matters: a range becomes one number ten times as large, and "at least 5 %" becomes "³ 5 %" for whoever unescapes the reference. The
#   font and all four digits have to be read.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet docx2python==3.7.1 docx2txt==0.9
cat > read.py <<'PY'
import zipfile
from docx2python import docx2python
import docx2txt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
O = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
T = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
body = (
    '<w:p><w:r><w:t>3</w:t><w:sym w:font="Times New Roman" w:char="2013"/><w:t xml:space="preserve">5 euros, </w:t>'
    '<w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 5 %</w:t></w:r></w:p>'
)
with zipfile.ZipFile("a.docx", "w") as file:
    file.writestr("[Content_Types].xml", f'<Types xmlns="{T}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>')
    file.writestr("_rels/.rels", f'<Relationships xmlns="{R}"><Relationship Id="r1" Type="{O}" Target="word/document.xml"/></Relationships>')
    file.writestr("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}</w:body></w:document>')
one = docx2python("a.docx").text.strip()
other = docx2txt.process("a.docx").strip()
print("docx2python:", one)
print("docx2txt:", other)
assert "&#x0013;" in one and "&#x00B3;" in one, "docx2python reads signs otherwise now"
assert other.startswith("35 euros"), "docx2txt reads signs otherwise now"
PY
env/bin/python read.py
