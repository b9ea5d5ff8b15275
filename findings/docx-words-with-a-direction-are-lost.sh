#!/usr/bin/env bash
# Expected: w:bdo and w:dir (ECMA-376 17.3.2.3 and 17.3.2.8) say in which direction the runs in them are set. They are around words as a link is, and
#   Word shows the words. Who does not know them passes over the tag and reads the runs.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), mammoth 1.13.0, python-docx 1.2.0, beside docx2txt 0.9 (PyPI).
# Behaviour: the first three leave out the runs with them (mammoth names the elements among its messages, the others are silent). docx2txt has the
#   words.
# Output seen:
#   pandoc: The tram was paid by of the town.
#   mammoth: The tram was paid by of the town.
#   python-docx: The tram was paid by of the town.
#   docx2txt: The tram was not paid by citizens of the town.
# Why it matters: files in Arabic, Hebrew and Persian, and those that quote from them, have such parts around names and figures, put there by Word or by
#   what wrote the file. The "not" is gone, and the sentence has another meaning.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docx2txt==0.9 mammoth==1.13.0 python-docx==1.2.0 pypandoc_binary==1.17
cat > read.py <<'PY'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
O = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
T = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

def write(name, body):
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{T}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{R}"><Relationship Id="r1" Type="{O}" Target="word/document.xml"/></Relationships>')
        file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')

def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
import docx
import docx2txt
import mammoth
import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
write("a.docx", f'<w:p>{run("The tram was ")}<w:bdo w:val="ltr">{run("not")}</w:bdo>{run(" paid by ")}<w:dir w:val="ltr">{run("citizens")}</w:dir>{run(" of the town.")}</w:p>')
seen = {
    "pandoc": pypandoc.convert_file("a.docx", "plain", extra_args=["--wrap=none"]).strip(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value.strip(),
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("a.docx").strip(),
}
left, whole = "The tram was paid by of the town.", "The tram was not paid by citizens of the town."
wanted = {"pandoc": left, "mammoth": left, "python-docx": left, "docx2txt": whole}
for name, text in seen.items():
    text = " ".join(text.split())
    print(f"{name}: {text}")
    assert text == wanted[name], f"{name} reads directions otherwise now"
PY
env/bin/python read.py
