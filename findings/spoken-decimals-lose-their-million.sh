#!/usr/bin/env bash
# Expected: "two point five million" is one number. It becomes 2500000 or "2.5 million".
# Version: text2num 3.1.0, number-parser 0.3.2 (PyPI).
# Behaviour: the decimal part ends the number, and the word for a million begins the next, which is written out as 1000000. In French text2num
#   glues the two together: the zeros stand BEHIND the decimal comma and mean nothing.
# Output seen:
#   text2num fr: 2,5000000 d’euros
#   text2num de: 2,5 1000000 Euro
#   text2num en: 2.5 1000000 euros
#   number-parser en: 2 point 5000000 euros
# Why it matters: "2,5000000 d’euros" is two euros fifty. All four are figures that look exact and of which none was said; a transcript has to keep
#   the spoken words beside them.
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
    "text2num fr": alpha2digit("deux virgule cinq millions d’euros", "fr"),
    "text2num de": alpha2digit("zwei Komma fünf Millionen Euro", "de"),
    "text2num en": alpha2digit("two point five million euros", "en"),
    "number-parser en": parse("two point five million euros", language="en"),
}
for name, words in read.items():
    print(f"{name}: {words}")
assert list(read.values()) == [
    "2,5000000 d’euros", "2,5 1000000 Euro", "2.5 1000000 euros", "2 point 5000000 euros",
], "decimals are read otherwise now"
PY
env/bin/python read.py
