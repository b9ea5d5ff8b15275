#!/usr/bin/env bash
# Expected: a hyphen at which Word may not break the line is an element of its own (w:noBreakHyphen, ECMA-376 17.3.3.18; Ctrl+Shift+hyphen). It is
#   printed as a hyphen, and a reader of the text gives one.
# Version: docx2txt 0.9 (PyPI), officeparser 7.8.0, word-extractor 1.0.4 (npm), beside mammoth 1.13.0 and python-docx 1.2.0 (PyPI).
# Behaviour: the first three know tabs and breaks of a run or some of them, and drop this one without a message. mammoth gives U+2011, python-docx a
#   hyphen.
# Output seen:
#   docx2txt: 20192020 it was 35 percent.
#   mammoth: 2019‑2020 it was 3‑5 percent.
#   python-docx: 2019-2020 it was 3-5 percent.
#   officeparser: 20192020 it was 35 percent.
#   word-extractor: 20192020 it was 35 percent.
# Why it matters: it is typed in just such ranges, numbers of laws and double names, so that they are not torn. "3-5 percent" becomes 35 percent, a
#   figure that nobody wrote.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docx2txt==0.9 mammoth==1.13.0 python-docx==1.2.0
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

write("a.docx", '<w:p><w:r><w:t>2019</w:t><w:noBreakHyphen/><w:t xml:space="preserve">2020 it was 3</w:t><w:noBreakHyphen/><w:t>5 percent.</w:t></w:r></w:p>')
seen = {
    "docx2txt": docx2txt.process("a.docx").strip(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value.strip(),
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
}
wanted = {
    "docx2txt": "20192020 it was 35 percent.",
    "mammoth": "2019\u20112020 it was 3\u20115 percent.",
    "python-docx": "2019-2020 it was 3-5 percent.",
}
for name, text in seen.items():
    print(f"{name}: {text}")
    assert text == wanted[name], f"{name} reads the hyphen otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund officeparser@7.8.0 word-extractor@1.0.4
cat > read.cjs <<'JS'
const office = require("officeparser");
const Word = require("word-extractor");

async function main() {
  const read = await office.parseOffice("a.docx");
  const one = (typeof read === "string" ? read : read.toText()).trim();
  const other = (await new Word().extract("a.docx")).getBody().trim();
  console.log(`officeparser: ${one}`);
  console.log(`word-extractor: ${other}`);
  if (one !== "20192020 it was 35 percent.") throw new Error("officeparser reads the hyphen otherwise now");
  if (other !== "20192020 it was 35 percent.") throw new Error("word-extractor reads the hyphen otherwise now");
}
main();
JS
node read.cjs
