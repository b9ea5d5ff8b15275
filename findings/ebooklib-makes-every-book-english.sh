#!/usr/bin/env bash
# Expected: of a book whose dc:language is de, and whose pages say lang="de", book.language is "de" once it is read, and a page that is written again says
#   what it said.
# Version: EbookLib 0.20 (PyPI).
# Behaviour: reading does not set book.language, which stays at its default "en". Writing puts that into the head of every page, over lang and xml:lang. Only the
#   list of metadata has the truth.
# Output seen:
#   metadata: de
#   language: en
#   page read: <html xmlns="http://www.w3.org/1999/xhtml" lang="de" xml:lang="de">
#   page written: lang="en" xml:lang="en"
# Why it matters: stemming, sentence splitting, hyphens and reading aloud go by the language of the page. A German book that went through a
#   script is an English one for all that comes after.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check EbookLib==0.20
cat > read.py <<'PY'
import re
import warnings
import zipfile

warnings.filterwarnings("ignore")
from ebooklib import epub

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" lang="de" xml:lang="de">'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:example:1</dc:identifier><dc:title>Bericht</dc:title><dc:language>de</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest><item id="v" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
with zipfile.ZipFile("a.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    book.writestr("p.opf", PACKAGE)
    book.writestr("nav.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Bericht</title></head><body><nav epub:type="toc"><ol><li><a href="a.xhtml">Bericht</a></li></ol></nav></body></html>')
    book.writestr("a.xhtml", f"{HEAD}<head><title>Bericht</title></head><body><p>Es sind 5 Prozent.</p></body></html>")

read = epub.read_epub("a.epub")
metadata = read.get_metadata("DC", "language")[0][0]
epub.write_epub("b.epub", read)
with zipfile.ZipFile("b.epub") as book:
    [name] = [name for name in book.namelist() if name.endswith("/a.xhtml")]
    written = " ".join(re.findall(r'(?:xml:)?lang="[^"]*"', book.read(name).decode()))
print("metadata:", metadata)
print("language:", read.language)
print("page read:", HEAD)
print("page written:", written)
assert (metadata, read.language) == ("de", "en"), "the language is read now"
assert written == 'lang="en" xml:lang="en"', "pages are written otherwise now"
PY
env/bin/python read.py
