#!/usr/bin/env bash
# Expected: the number before a list item is text that the reader sees and quotes ("point 5 of the programme"). HTML gives it with start on the
#   list and value on the item; a program that writes numbers into its text writes these.
# Version: inscriptis 2.7.6, Resiliparse 2.0.1, html2text 2025.4.15, markdownify 1.2.3 (PyPI).
# Behaviour: each reads at most one of the two. inscriptis reads value and not start, html2text and markdownify start and not value, Resiliparse
#   neither; what they do not read they replace by numbers of their own.
# Output seen:
#   page: 5. Lower fares | 8. Free schools
#   inscriptis: 1. Lower fares | 8. Free schools
#   Resiliparse: 1. Lower fares | 2. Free schools
#   html2text: 5. Lower fares | 6. Free schools
#   markdownify: 5. Lower fares | 6. Free schools
# Why it matters: "point 1 of the programme promises lower fares" is then confirmed by the text and denied by the page. Lists that are cut by
#   a paragraph or by pages are written so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check inscriptis==2.7.6 Resiliparse==2.0.1 html2text==2025.4.15 markdownify==1.2.3
cat > read.py <<'PY'
import html2text
import inscriptis
import markdownify
from resiliparse.extract.html2text import extract_plain_text

page = '<html><body><ol start="5"><li>Lower fares</li><li value="8">Free schools</li></ol></body></html>'
print("page: 5. Lower fares | 8. Free schools")
read = {
    "inscriptis": inscriptis.get_text(page),
    "Resiliparse": extract_plain_text(page),
    "html2text": html2text.html2text(page),
    "markdownify": markdownify.markdownify(page),
}
seen = {name: " | ".join(line.strip() for line in text.splitlines() if line.strip()) for name, text in read.items()}
for name, items in seen.items():
    print(f"{name}: {items}")
assert seen == {
    "inscriptis": "1. Lower fares | 8. Free schools",
    "Resiliparse": "1. Lower fares | 2. Free schools",
    "html2text": "5. Lower fares | 6. Free schools",
    "markdownify": "5. Lower fares | 6. Free schools",
}, "the numbers of lists are read otherwise now"
PY
env/bin/python read.py
