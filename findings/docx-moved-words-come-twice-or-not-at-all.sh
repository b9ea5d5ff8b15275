#!/usr/bin/env bash
# Expected: a sentence that was moved while changes were tracked is in the file twice, where it was (w:moveFrom) and where it is (w:moveTo, ECMA-376
#   17.13.5.22 and .25). Word shows it struck out at the first place. Who leaves out deleted words leaves out that one and gives the sentence once.
# Version: docx2txt 0.9, python-docx 1.2.0 (PyPI), officeparser 7.8.0, word-extractor 1.0.4 (npm), beside mammoth 1.13.0 and pandoc 3.9 (in
#   pypandoc_binary 1.17) (PyPI).
# Behaviour: docx2txt, officeparser and word-extractor, all of which leave out deleted words, give it at BOTH places. python-docx gives it at neither.
# Output seen:
#   docx2txt: The mayor paid. She denied it. The mayor paid.
#   python-docx: She denied it.
#   mammoth: She denied it. The mayor paid.
#   pandoc: She denied it. The mayor paid.
#   officeparser: The mayor paid. She denied it. The mayor paid.
#   word-extractor: The mayor paid. She denied it. The mayor paid.
# Why it matters: drafts that newsrooms and press offices send around have tracked changes. A claim is counted twice and its first context is one that
#   its author took away, or it is not in the text at all.
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
change = 'w:id="1" w:author="Anna" w:date="2026-01-02T09:00:00Z"'
words = run("The mayor paid. ")
write("a.docx", (
    f'<w:p><w:moveFromRangeStart {change} w:name="move1"/><w:moveFrom {change}>{words}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    f'{run("She denied it. ")}<w:del {change}><w:r><w:delText xml:space="preserve">Deleted. </w:delText></w:r></w:del>'
    f'<w:moveToRangeStart {change} w:name="move1"/><w:moveTo {change}>{words}</w:moveTo><w:moveToRangeEnd w:id="1"/></w:p>'
))
seen = {
    "docx2txt": docx2txt.process("a.docx").strip(),
    "python-docx": docx.Document("a.docx").paragraphs[0].text.strip(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value.strip(),
    "pandoc": pypandoc.convert_file("a.docx", "plain", extra_args=["--wrap=none"]).strip(),
}
twice, once = "The mayor paid. She denied it. The mayor paid.", "She denied it. The mayor paid."
wanted = {"docx2txt": twice, "python-docx": "She denied it.", "mammoth": once, "pandoc": once}
for name, text in seen.items():
    print(f"{name}: {text}")
    assert text == wanted[name], f"{name} reads moved words otherwise now"
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
  for (const text of [one, other])
    if (text !== "The mayor paid. She denied it. The mayor paid.") throw new Error("moved words are read otherwise now");
}
main();
JS
node read.cjs
