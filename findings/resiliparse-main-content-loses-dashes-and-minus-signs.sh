#!/usr/bin/env bash
# Expected: main_content=True takes away what stands around an article (menus, sharing, comments). The sentences that are left are the ones that
#   it gives without it.
# Version: Resiliparse 2.0.1 (PyPI).
# Behaviour: within the sentences of the article, too, it leaves out every piece of text that is nothing but a dash or another sign and stands
#   alone in or between elements.
# Output seen:
#   all: It costs 12–15 euros.
#   main content: It costs 1215 euros.
#   all: It was −5 degrees.
#   main content: It was 5 degrees.
#   all: Shares: 5 ≥ 3.
#   main content: Shares: 5 3.
# Why it matters: the range 12 to 15 becomes the number 1215, and minus becomes plus, in just the text that is made for reading. Corpora of the web are
#   cut out with this. Words from it are not found in the page.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check Resiliparse==2.0.1
cat > read.py <<'PY'
from resiliparse.extract.html2text import extract_plain_text

around = "<p>The council met in the hall on Monday and spoke for a long time about the costs of the new tram.</p>"
seen = []
for sentence in [
    'It costs <a href="a">12</a>–<a href="b">15</a> euros.',
    "It was <b>−</b>5 degrees.",
    "Shares: 5 <b>≥</b> 3.",
]:
    page = f"<html><body><main><article><h1>Council</h1>{around}<p>{sentence}</p>{around}</article></main></body></html>"
    for name, main in [("all", False), ("main content", True)]:
        paragraphs = [line for line in extract_plain_text(page, main_content=main).splitlines() if line]
        assert len(paragraphs) == 4, paragraphs
        print(f"{name}: {paragraphs[2]}")
        seen.append(paragraphs[2])
assert seen == [
    "It costs 12–15 euros.", "It costs 1215 euros.",
    "It was −5 degrees.", "It was 5 degrees.",
    "Shares: 5 ≥ 3.", "Shares: 5 3.",
], "the main content is taken otherwise now"
PY
env/bin/python read.py
