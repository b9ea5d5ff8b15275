#!/usr/bin/env bash
# Expected: of a field in Word only the result is text: what stands between "begin" and "separate" is code (ECMA-376 17.16.18), and so is a field
#   that is nested in that code. "{ IF { MERGEFIELD rate } < 50 ... }" shows one word, and the rate nowhere.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), mammoth 1.13.0, python-docx 1.2.0, docx2txt 0.9 (PyPI).
# Behaviour: all four print the result of the inner field too, glued to the outer one's.
# Output seen:
#   pandoc: The motion was 48rejected.
#   mammoth: The motion was 48rejected.
#   python-docx: The motion was 48rejected.
#   docx2txt: The motion was 48rejected.
# Why it matters: letters and notices that were filled from a list contain figures that no reader of the paper sees, and these turn up in what is
#   quoted, searched and checked. Whoever reads DOCX has to count how deep the code is nested.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9
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

import docx
import docx2txt
import mammoth
import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
mark = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
code = lambda words: f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'
inner = mark("begin") + code(" MERGEFIELD rate ") + mark("separate") + run("48") + mark("end")
outer = mark("begin") + code(" IF ") + inner + code(' &lt; 50 "rejected" "adopted" ') + mark("separate") + run("rejected") + mark("end")
write("a.docx", f'<w:p>{run("The motion was ")}{outer}{run(".")}</w:p>')
read = {
    "pandoc": pypandoc.convert_file("a.docx", "plain", extra_args=["--wrap=none"]).strip(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value.strip(),
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("a.docx").strip(),
}
for name, words in read.items():
    print(f"{name}: {words}")
assert set(read.values()) == {"The motion was 48rejected."}, "one of them reads nested fields otherwise now"
PY
env/bin/python read.py
