#!/usr/bin/env bash
# Expected: an emoji typed in Word is a run with a choice: w16se:symEx for a Word that knows it, and for all others a fallback with the sign as
#   ordinary text. ISO/IEC 29500-3 tells who does not know the choice to take the fallback.
# Version: python-docx 1.2.0, beside mammoth 1.13.0 (PyPI).
# Behaviour: python-docx takes neither: the sign is gone from the text of the paragraph and of the run, without a message. mammoth takes the fallback.
# Output seen:
#   python-docx: Claim 1: Claim 2:
#   mammoth: Claim 1: ✅ Claim 2: ❌
# Why it matters: overviews of checked claims mark right and wrong with just such signs, and quoted posts live on them. The verdict is lost and
#   the sentence stays.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0
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
import mammoth

SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" mc:Ignorable="w16se"'
)
def sign(letter):
    choice = f'<mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="{ord(letter):X}"/></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback><w:t>{letter}</w:t></mc:Fallback></mc:AlternateContent></w:r>"

write("a.docx", f'<w:p>{run("Claim 1: ")}{sign("✅")}{run(" Claim 2: ")}{sign("❌")}</w:p>', SPACES)
tidy = lambda words: " ".join(words.split())
one = tidy(docx.Document("a.docx").paragraphs[0].text)
other = tidy(mammoth.extract_raw_text(open("a.docx", "rb")).value)
print("python-docx:", one)
print("mammoth:", other)
assert one == "Claim 1: Claim 2:", "the signs are read now"
assert other == "Claim 1: ✅ Claim 2: ❌", "mammoth reads the signs otherwise now"
PY
env/bin/python read.py
