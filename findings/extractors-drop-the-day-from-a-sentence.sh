#!/usr/bin/env bash
# Expected: <time> within a sentence is an inline element with words in it, as <b> is. What takes an article out of its page may leave out the line with
#   the author and the day above it, and not a word of a sentence.
# Version: trafilatura 2.3.1, goose3 3.1.22, Resiliparse 2.0.1 with main_content (PyPI), beside boilerpy3 1.0.7.
# Behaviour: the first three take away the element with its words wherever it stands. boilerpy3 keeps it.
# Output seen:
#   trafilatura: On the council denied that the tram was paid.
#   goose3: On the council denied that the tram was paid.
#   Resiliparse: On the council denied that the tram was paid.
#   boilerpy3: On 3 May 2024 the council denied that the tram was paid.
# Why it matters: news systems mark up days in the text so. When something was said is half of a claim, and the sentence without it is not in the page
#   any more, so that a quote from one is not found in the other.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check --upgrade pip==26.3
env/bin/pip install --quiet --disable-pip-version-check trafilatura==2.3.1 goose3==3.1.22 Resiliparse==2.0.1 boilerpy3==1.0.7
cat > read.py <<'PY'
import trafilatura
from boilerpy3.extractors import ArticleExtractor
from goose3 import Goose
from resiliparse.extract.html2text import extract_plain_text

around = "<p>The council of the town met in the great hall on Monday and spoke for a long time about the costs of the new tram, which many people have asked for.</p>"
sentence = '<p>On <time datetime="2024-05-03">3 May 2024</time> the council denied that the tram was paid.</p>'
page = f"<html><head><title>Tram</title></head><body><main><article><h1>Tram</h1>{around}{sentence}{around}</article></main></body></html>"
texts = {
    "trafilatura": trafilatura.extract(page),
    "goose3": Goose().extract(raw_html=page).cleaned_text,
    "Resiliparse": extract_plain_text(page, main_content=True),
    "boilerpy3": ArticleExtractor().get_content(page),
}
seen = {}
for name, text in texts.items():
    text = " ".join(text.split())
    start = text.index("On ")
    seen[name] = text[start:text.index(" paid.") + len(" paid.")]
    print(f"{name}: {seen[name]}")
full = seen.pop("boilerpy3")
assert full == "On 3 May 2024 the council denied that the tram was paid.", "boilerpy3 reads it otherwise now"
assert set(seen.values()) == {"On the council denied that the tram was paid."}, "one of them keeps the day now"
PY
env/bin/python read.py
