#!/usr/bin/env bash
# Expected: a field of OpenDocument is an element whose words are what is shown: a day, a number of pages, a variable, a reference, and likewise text:meta, which
#   only adds RDF to words. Who does not know an element leaves the words.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), beside odfpy 1.4.1 (PyPI).
# Behaviour: pandoc knows some (notes, bookmarks, text:sequence) and drops all others with their words, without a message; so it does with
#   the base of ruby and with frames of text.
# Output seen:
#   pandoc: On it was euros, see . The word is true.
#   odfpy: On 3 May 2024 it was 12,500 euros, see Table 3. The word is not true.
# Why it matters: letters and reports from forms keep day and sum in fields. The sentence that is checked has neither, and a "not" that somebody
#   annotated with RDF is gone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 odfpy==1.4.1
cat > read.py <<'PY'
import zipfile
import pypandoc
from odf import teletype, text
from odf.opendocument import load

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
KIND = "application/vnd.oasis.opendocument.text"
spaces = f'xmlns:office="{NAMES}office:1.0" xmlns:text="{NAMES}text:1.0" office:version="1.2"'
body = (
    '<text:p>On <text:date text:date-value="2024-05-03">3 May 2024</text:date> it was <text:user-field-get text:name="sum">12,500</text:user-field-get> euros, '
    'see <text:sequence-ref text:ref-name="a" text:reference-format="category-and-value">Table 3</text:sequence-ref>. The word is <text:meta>not</text:meta> true.</text:p>'
)
with zipfile.ZipFile("a.odt", "w") as file:
    file.writestr("mimetype", KIND)
    entries = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in [("/", KIND), ("content.xml", "text/xml"), ("styles.xml", "text/xml")])
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{NAMES}manifest:1.0" m:version="1.2">{entries}</m:manifest>')
    file.writestr("styles.xml", f"<office:document-styles {spaces}><office:styles/></office:document-styles>")
    file.writestr("content.xml", f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>")
squeeze = lambda words: " ".join(words.split())
one = squeeze(pypandoc.convert_file("a.odt", "plain", extra_args=["--wrap=none"]))
[paragraph] = load("a.odt").getElementsByType(text.P)
other = squeeze(teletype.extractText(paragraph))
print("pandoc:", one)
print("odfpy:", other)
assert one == "On it was euros, see . The word is true.", "pandoc reads fields of ODT otherwise now"
assert other == "On 3 May 2024 it was 12,500 euros, see Table 3. The word is not true.", "odfpy reads fields otherwise now"
PY
env/bin/python read.py
