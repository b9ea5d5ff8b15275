#!/usr/bin/env bash
# Expected: teletype.extractText gives the words of a paragraph, and all text:p of a document are its paragraphs. Deleted words are kept in a list at the
#   head of the document, and comments are no words of the text.
# Version: odfpy 1.4.1 (PyPI), beside pandoc 3.9 (in pypandoc_binary 1.17).
# Behaviour: what was deleted comes as the first paragraph, like any other. A comment stands in the sentence at its anchor, with author and moment,
#   and once more as a paragraph of its own.
# Output seen:
#   odfpy: ['It cost 12 million.', 'It cost 15Anna2026-01-02T09:00:00Is this right? million.', 'Is this right?']
#   pandoc: ['It cost 15 million.']
# Why it matters: a sentence that its author has taken back is checked as if it were said, and before all others. The figure of the valid one runs into
#   the name of a colleague. text:tracked-changes and office:annotation have to be cut out first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 pypandoc_binary==1.17
cat > read.py <<'PY'
import zipfile
import pypandoc
from odf import teletype, text
from odf.opendocument import load

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
KIND = "application/vnd.oasis.opendocument.text"
spaces = f'xmlns:office="{NAMES}office:1.0" xmlns:text="{NAMES}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"'
who = "<dc:creator>Anna</dc:creator><dc:date>2026-01-02T09:00:00</dc:date>"
body = (
    f'<text:tracked-changes><text:changed-region text:id="a"><text:deletion><office:change-info>{who}</office:change-info>'
    "<text:p>It cost 12 million.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    f'<text:p><text:change text:change-id="a"/>It cost 15<office:annotation>{who}<text:p>Is this right?</text:p></office:annotation> million.</text:p>'
)
with zipfile.ZipFile("a.odt", "w") as file:
    file.writestr("mimetype", KIND)
    entries = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in [("/", KIND), ("content.xml", "text/xml"), ("styles.xml", "text/xml")])
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{NAMES}manifest:1.0" m:version="1.2">{entries}</m:manifest>')
    file.writestr("styles.xml", f"<office:document-styles {spaces}><office:styles/></office:document-styles>")
    file.writestr("content.xml", f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>")
one = [teletype.extractText(paragraph) for paragraph in load("a.odt").getElementsByType(text.P)]
other = [line for line in pypandoc.convert_file("a.odt", "plain", extra_args=["--wrap=none"]).splitlines() if line]
print("odfpy:", one)
print("pandoc:", other)
assert one == ["It cost 12 million.", "It cost 15Anna2026-01-02T09:00:00Is this right? million.", "Is this right?"], "odfpy reads it otherwise now"
assert other == ["It cost 15 million."], "pandoc reads it otherwise now"
PY
env/bin/python read.py
