#!/usr/bin/env bash
# Expected: an inline element is no boundary of words: "<b>un</b>true" is read by every browser as one word, "12,<b>5</b> %" as one number.
# Version: html-text 0.7.1, inscriptis 2.7.6 (PyPI), both made to give the text as a browser lays it out.
# Behaviour: html-text puts a blank at each end of every element, except before some punctuation, and at <wbr>. inscriptis does it behind and before
#   <span> only, so that a drop cap is a word of its own.
# Output seen:
#   html-text: This is un true: 12, 5 % of Lehrer innen, Bundes rat.
#   inscriptis: This is untrue: 12,5 % of Lehrerinnen, Bundesrat.
#   html-text: T he council
#   inscriptis: T he council
# Why it matters: "un true" is not the claim, "12, 5 %" is two figures, and a quote that is taken from such text is not found in the page. Offsets of
#   annotations differ from those of every other reader.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check html-text==0.7.1 inscriptis==2.7.6
cat > read.py <<'PY'
import html_text
import inscriptis

seen = []
for part in [
    "This is un<b>true</b>: 12,<b>5</b> % of Lehrer<i>innen</i>, Bundes<wbr>rat.",
    '<span class="drop">T</span>he council',
]:
    page = f"<html><body><p>{part}</p></body></html>"
    for name, read in [("html-text", html_text.extract_text), ("inscriptis", inscriptis.get_text)]:
        words = read(page).strip()
        print(f"{name}: {words}")
        seen.append(words)
assert seen == [
    "This is un true: 12, 5 % of Lehrer innen, Bundes rat.",
    "This is untrue: 12,5 % of Lehrerinnen, Bundesrat.",
    "T he council",
    "T he council",
], "words are cut otherwise now"
PY
env/bin/python read.py
