#!/usr/bin/env bash
# Expected: LaTeX itself has \textless and \textgreater for "<" and ">" in text, and \pounds and \S; reference managers write titles and abstracts with
#   them ({\textless}5\%). What turns LaTeX into text, and knows \textdegree, \textpm and \textnumero, gives the signs.
# Version: pylatexenc 2.11, and bibtexparser 2.1.0 with its LatexDecodingMiddleware, which uses it (PyPI).
# Behaviour: these macros are not in its tables, and a macro that is not known is nothing: the sign is left out without a warning. So is \textminus, and
#   \mbox WITH the words in it.
# Output seen:
#   {\textless}5\% earn {\textgreater}6 000 -> 5% earn 6 000
#   $<$5\% earn $>$6 000 -> <5% earn >6 000
#   \textminus 5 degrees -> 5 degrees
#   \pounds 3 million, \texteuro 3 million -> 3 million, €3 million
#   it is \mbox{not} true -> it is  true
#   bibtexparser: Wages: 5% earn 6 000
# Why it matters: "less than 5 %" becomes "5 %", and minus becomes plus, in just the titles and abstracts that claims are held against. The same in
#   mathematics is read rightly, so that nobody looks.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pylatexenc==2.11 bibtexparser==2.1.0
cat > read.py <<'PY'
import bibtexparser
from pylatexenc.latex2text import LatexNodes2Text

wanted = {
    r"{\textless}5\% earn {\textgreater}6 000": "5% earn 6 000",
    r"$<$5\% earn $>$6 000": "<5% earn >6 000",
    r"\textminus 5 degrees": "5 degrees",
    r"\pounds 3 million, \texteuro 3 million": "3 million, €3 million",
    r"it is \mbox{not} true": "it is  true",
}
for latex, text in wanted.items():
    seen = LatexNodes2Text().latex_to_text(latex)
    print(f"{latex} -> {seen}")
    assert seen == text, f"{latex} is read otherwise now"
book = r"@misc{a, title = {Wages: {\textless}5\% earn {\textgreater}6 000}}"
title = bibtexparser.parse_string(book, append_middleware=[bibtexparser.middlewares.LatexDecodingMiddleware()]).entries[0]["title"]
print("bibtexparser:", title)
assert title == "Wages: 5% earn 6 000", "bibtexparser reads signs otherwise now"
PY
env/bin/python read.py
