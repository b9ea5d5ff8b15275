#!/usr/bin/env bash
# Expected: w:fldSimple (ECMA-376 17.16.19) is the short way to write a field; inside it stands the result that Word shows, as ordinary runs. Who
#   reads the long way (fldChar), as all of these do, reads the short one as well.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), mammoth 1.13.0, python-docx 1.2.0, beside docx2txt 0.9 (PyPI).
# Behaviour: pandoc and python-docx leave the result out without a word, mammoth with a message among its warnings. docx2txt has it.
# Output seen:
#   pandoc: Table : 4 of 10 agreed, see page .
#   mammoth: Table : 4 of 10 agreed, see page .
#   python-docx: Table : 4 of 10 agreed, see page .
#   docx2txt: Table 3: 4 of 10 agreed, see page 17.
# Why it matters: captions, references and the fields of form letters (names, sums) are written so by Word and by programs that fill templates.
#   The number is there for every reader of the page and for nobody who reads it through these three.
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
field = lambda code, shown: f'<w:fldSimple w:instr=" {code} ">{run(shown)}</w:fldSimple>'
write("a.docx", f'<w:p>{run("Table ")}{field("SEQ Table", "3")}{run(": 4 of 10 agreed, see page ")}{field("PAGEREF a", "17")}{run(".")}</w:p>')
read = {
    "pandoc": pypandoc.convert_file("a.docx", "plain", extra_args=["--wrap=none"]).strip(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value.strip(),
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("a.docx").strip(),
}
for name, words in read.items():
    print(f"{name}: {words}")
full = read.pop("docx2txt")
assert full == "Table 3: 4 of 10 agreed, see page 17.", "docx2txt reads fields otherwise now"
assert set(read.values()) == {"Table : 4 of 10 agreed, see page ."}, "one of them reads simple fields now"
PY
env/bin/python read.py
