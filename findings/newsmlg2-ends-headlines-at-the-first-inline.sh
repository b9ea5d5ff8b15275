#!/usr/bin/env bash
# Expected: a headline or a description in NewsML-G2, the format of the news agencies, may have marked words in it (inline, a, span: mixed content in the schema,
#   Label1Type and BlockType). A library of the IPTC itself reads the whole sentence, and writes what it has read.
# Version: newsmlg2 1.1 (PyPI).
# Behaviour: the text of an element ends at its first mark: the marked words are an element below it, and all behind is gone, also when the item is
#   written again. The blank before the mark goes too. No error is raised.
# Output seen:
#   headline: The tram did
#   description: Costs fell by
#   written: The tram did<inline uri="https://example.org/1">not</inline>
#   written: Costs fell by<inline uri="https://example.org/2">5</inline>
# Why it matters: agencies mark persons, places and figures in headlines so. From "The tram did not cost 15 million" comes "The tram did", and a
#   corrected item that is passed on this way is published with half a sentence.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check newsmlg2==1.1
cat > read.py <<'PY'
import re

import NewsMLG2

item = b"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.org:20240503:1" version="2" standard="NewsML-G2"
  standardversion="2.35" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Example"/><versionCreated>2024-05-03T10:00:00+02:00</versionCreated></itemMeta>
<contentMeta><headline>The tram did <inline uri="https://example.org/1">not</inline> cost 15 million</headline>
<description>Costs fell by <inline uri="https://example.org/2">5</inline> per cent</description></contentMeta>
<contentSet><inlineData contenttype="text/plain">x</inlineData></contentSet>
</newsItem>"""
read = NewsMLG2.NewsMLG2Document(item).get_item()
meta = read.contentmeta
texts = [" ".join(str(found) for found in (one if isinstance(one, list) else [one])) for one in (meta.headline, meta.description)]
print(f"headline: {texts[0]}")
print(f"description: {texts[1]}")
text = read.to_xml_string()
written = re.findall("<(?:headline|description)>(.*)</(?:headline|description)>", text.decode() if isinstance(text, bytes) else text)
for one in written:
    print(f"written: {one}")
assert texts == ["The tram did", "Costs fell by"], "marked words are read otherwise now"
assert written == ['The tram did<inline uri="https://example.org/1">not</inline>', 'Costs fell by<inline uri="https://example.org/2">5</inline>'], "marked words are written otherwise now"
PY
env/bin/python read.py
