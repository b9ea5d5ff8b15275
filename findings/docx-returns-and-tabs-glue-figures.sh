#!/usr/bin/env bash
# Expected: a run may hold w:cr, which ECMA-376 (17.3.3.4) says is a line break as w:br is, and w:ptab, a tab to a place of the line (17.3.3.23). Who
#   reads w:br and w:tab gives a break and a tab for these, or a blank at least.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), mammoth 1.13.0, docx2txt 0.9, beside python-docx 1.2.0 (PyPI), and officeparser 7.8.0 (npm).
# Behaviour: pandoc and mammoth drop both and docx2txt the second (mammoth with a message among its warnings); what stands before and behind becomes one
#   word. officeparser does that with w:br and w:tab within a run as well.
# Output seen:
#   pandoc: br '12 500', cr '12500', tab '12 500', ptab '12500'
#   mammoth: br '12 500', cr '12500', tab '12 500', ptab '12500'
#   docx2txt: br '12 500', cr '12 500', tab '12 500', ptab '12500'
#   python-docx: br '12 500', cr '12 500', tab '12 500', ptab '12 500'
#   officeparser: br '12500', cr '12500', tab '12500', ptab '12500'
# Why it matters: of two figures in two lines or two columns, 12 and 500, comes the number 12500, which nobody wrote. Word shows the four all alike, and
#   forms that programs fill in have them.
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
signs = {"br": "<w:br/>", "cr": "<w:cr/>", "tab": "<w:tab/>", "ptab": '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'}
for name, sign in signs.items():
    write(f"{name}.docx", f"<w:p><w:r><w:t>12</w:t>{sign}<w:t>500</w:t></w:r></w:p>")
read = {
    "pandoc": lambda file: pypandoc.convert_file(file, "plain"),
    "mammoth": lambda file: mammoth.convert_to_html(open(file, "rb")).value.replace("<br />", "\n").replace("<p>", "").replace("</p>", ""),
    "docx2txt": docx2txt.process,
    "python-docx": lambda file: docx.Document(file).paragraphs[0].text,
}
wanted = {
    "pandoc": ["12 500", "12500", "12 500", "12500"],
    "mammoth": ["12 500", "12500", "12 500", "12500"],
    "docx2txt": ["12 500", "12 500", "12 500", "12500"],
    "python-docx": ["12 500", "12 500", "12 500", "12 500"],
}
for reader, text in read.items():
    seen = [" ".join(text(f"{name}.docx").split()) for name in signs]
    print(f"{reader}:", ", ".join(f"{name} {words!r}" for name, words in zip(signs, seen)))
    assert seen == wanted[reader], f"{reader} reads breaks otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund officeparser@7.8.0
cat > read.cjs <<'JS'
const office = require("officeparser");

async function main() {
  const seen = [];
  for (const name of ["br", "cr", "tab", "ptab"]) {
    const read = await office.parseOffice(`${name}.docx`);
    const words = (typeof read === "string" ? read : read.toText()).trim().split(/\s+/).join(" ");
    seen.push(`${name} '${words}'`);
  }
  console.log(`officeparser: ${seen.join(", ")}`);
  if (seen.join() !== "br '12500',cr '12500',tab '12500',ptab '12500'") throw new Error("officeparser reads breaks otherwise now");
}
main();
JS
node read.cjs
