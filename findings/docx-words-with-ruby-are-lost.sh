#!/usr/bin/env bash
# Expected: w:ruby (ECMA-376 17.3.3.25) has a base, which is the text, and small letters above that say how it is read. Who does not know it leaves out
#   the small letters, as of ruby in HTML.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), mammoth 1.13.0, python-docx 1.2.0, docx2txt 0.9 (PyPI).
# Behaviour: the first three lose the BASE with it (mammoth says so among its messages, the others do not); docx2txt puts the reading before the word
#   as if it were text.
# Output seen:
#   pandoc: 知事はを否定した。
#   mammoth: 知事はを否定した。
#   python-docx: 知事はを否定した。
#   docx2txt: 知事はきせい規制を否定した。
# Why it matters: the sentence says that the governor denied the regulation, and what is left says that he denied. Ruby stands at just the
#   names and rare words that a claim is about.
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
ruby = f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt>{run("きせい")}</w:rt><w:rubyBase>{run("規制")}</w:rubyBase></w:ruby></w:r>'
write("a.docx", f'<w:p>{run("知事は")}{ruby}{run("を否定した。")}</w:p>')
read = {
    "pandoc": pypandoc.convert_file("a.docx", "plain", extra_args=["--wrap=none"]).strip(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value.strip(),
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("a.docx").strip(),
}
for name, words in read.items():
    print(f"{name}: {words}")
assert [name for name, words in read.items() if "規制" not in words] == ["pandoc", "mammoth", "python-docx"], "the base is read now"
assert read["docx2txt"] == "知事はきせい規制を否定した。", "docx2txt reads ruby otherwise now"
PY
env/bin/python read.py
