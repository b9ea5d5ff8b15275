#!/usr/bin/env bash
# Expected: tei_reader gives the text of a TEI file; its description says that parts come in the order of the document. An empty element (a line, a page) has
#   no words, and those behind it come behind it.
# Version: tei_reader 0.0.17 (PyPI).
# Behaviour: where an element with words follows in the same paragraph, the words right behind a <lb/> or <pb/> move to the end of the paragraph. Of
#   <choice> both readings come, glued together.
# Output seen:
#   It was <lb/>not 12 but 15. -> It was not 12 but 15.
#   He said <hi>no</hi> to 12.<lb/> He said <hi>yes</hi> to 15. -> He said no to 12.yes to 15. He said
#   It cost <choice><sic>12</sic><corr>15</corr></choice> euros. -> It cost 1215 euros.
# Why it matters: editions of speeches and minutes are in TEI, with every line marked. Sentences are put together that nobody spoke, and a
#   quote from the edition is not found.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check tei-reader==0.0.17
cat > read.py <<'PY'
from tei_reader import TeiReader

HEAD = "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>"
wanted = {
    "It was <lb/>not 12 but 15.": "It was not 12 but 15.",
    "He said <hi>no</hi> to 12.<lb/> He said <hi>yes</hi> to 15.": "He said no to 12.yes to 15. He said",
    "It cost <choice><sic>12</sic><corr>15</corr></choice> euros.": "It cost 1215 euros.",
}
for source, words in wanted.items():
    file = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEAD}<text><body><p>{source}</p></body></text></TEI>'
    open("a.xml", "w").write(file)
    seen = TeiReader().read_file("a.xml").text.strip()
    print(f"{source} -> {seen}")
    assert seen == words, "the words come otherwise now"
PY
env/bin/python read.py
