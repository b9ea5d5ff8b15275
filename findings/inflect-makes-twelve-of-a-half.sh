#!/usr/bin/env bash
# Expected: number_to_words takes a number or a word. It writes "1,234.5" rightly and leaves out a sign of percent; what it does not know ("1/2", a range, a ratio, a
#   number with a power) it refuses or leaves as it is.
# Version: inflect 7.6.0 (PyPI).
# Behaviour: everything but digits, the point and a sign at the start is taken out, and the digits are put together: a half is twelve, five to six is fifty-six, ten to one is a
#   hundred and one, one million in the way of computers is sixteen. A minus sign that is none of ASCII is dropped, and "½" is zero.
# Output seen:
#   1,234.5: one thousand, two hundred and thirty-four point five
#   -5: minus five
#   −5: five
#   1/2: twelve
#   ½: zero
#   5-6: fifty-six
#   10:1: one hundred and one
#   1e6: sixteen
# Why it matters: figures are written out to be read aloud and to be compared with what was said. Shares and ranges are just what claims are made of, and
#   the result is a good number.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check inflect==7.6.0
cat > read.py <<'PY'
import inflect

engine = inflect.engine()
wanted = {
    "1,234.5": "one thousand, two hundred and thirty-four point five",
    "-5": "minus five",
    "−5": "five",
    "1/2": "twelve",
    "½": "zero",
    "5-6": "fifty-six",
    "10:1": "one hundred and one",
    "1e6": "sixteen",
}
seen = {figure: engine.number_to_words(figure) for figure in wanted}
for figure, words in seen.items():
    print(f"{figure}: {words}")
assert seen == wanted, "figures are written otherwise now"
PY
env/bin/python read.py
