#!/usr/bin/env bash
# Expected: a text box (a pull quote, a side note) hangs on a paragraph, and Word's file has it inside that paragraph, once as a drawing and once as
#   a fallback. A converter gives the paragraph and the box, in one order or the other; at worst it leaves out the box.
# Version: pandoc 3.9 (in pypandoc_binary 1.17, PyPI), beside mammoth 1.13.0.
# Behaviour: pandoc gives the box and leaves out the PARAGRAPH it hangs on, without a message, --verbose too. In a table the figure of the cell goes.
# Output seen:
#   pandoc: ['Pull quote.', 'Next paragraph.']
#   mammoth: ['The council did not vote.', 'Pull quote.', 'Next paragraph.']
# Why it matters: magazines and party programmes are full of such boxes. A sentence that was said is missing in the text that is checked, and what
#   is there reads smoothly over the gap. A shape without words in it does no harm.
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
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
inside = f'<w:txbxContent><w:p>{run("Pull quote.")}</w:p></w:txbxContent>'
box = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="box"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    f'<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
    f'<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)
write("a.docx", f'<w:p>{box}{run("The council did not vote.")}</w:p><w:p>{run("Next paragraph.")}</w:p>', SPACES)
paragraphs = lambda html: re.findall("<p>(.*?)</p>", html)
one = paragraphs(pypandoc.convert_file("a.docx", "html"))
other = paragraphs(mammoth.convert_to_html(open("a.docx", "rb")).value)
print("pandoc:", one)
print("mammoth:", other)
assert one == ["Pull quote.", "Next paragraph."], "pandoc reads it otherwise now"
assert other == ["The council did not vote.", "Pull quote.", "Next paragraph."], "mammoth reads it otherwise now"
PY
env/bin/python read.py
