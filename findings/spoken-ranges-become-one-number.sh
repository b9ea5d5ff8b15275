#!/usr/bin/env bash
# Expected: "between two hundred and three hundred people" in a transcript becomes "between 200 and 300 people". In English "and" stands within a
#   number (two hundred and three) and between two; what follows decides.
# Version: text2num 3.1.0, number-parser 0.3.2 (PyPI).
# Behaviour: both take "two hundred and three" first and leave "hundred" over. text2num does so in French, and in German with the units before
#   the tens: "zwischen zwei und dreißig" (between two and thirty) is read as "zweiunddreißig", 32.
# Output seen:
#   text2num en: between 203 100 people
#   number-parser en: between 203 100 people
#   text2num fr: entre 203 100 personnes
#   text2num de: zwischen 32 Leuten
# Why it matters: transcripts are made ready for checking with these, and of a range comes an exact figure that nobody said. Ranges have to be
#   cut at "between" and "zwischen" before.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check text2num==3.1.0 number-parser==0.3.2
cat > read.py <<'PY'
from number_parser import parse
from text_to_num import alpha2digit

read = {
    "text2num en": alpha2digit("between two hundred and three hundred people", "en"),
    "number-parser en": parse("between two hundred and three hundred people", language="en"),
    "text2num fr": alpha2digit("entre deux cents et trois cents personnes", "fr"),
    "text2num de": alpha2digit("zwischen zwei und dreißig Leuten", "de"),
}
for name, words in read.items():
    print(f"{name}: {words}")
assert list(read.values()) == [
    "between 203 100 people", "between 203 100 people", "entre 203 100 personnes", "zwischen 32 Leuten",
], "ranges are read otherwise now"
PY
env/bin/python read.py
