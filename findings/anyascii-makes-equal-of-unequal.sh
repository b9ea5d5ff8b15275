#!/usr/bin/env bash
# Expected: what turns any sign into ASCII writes "≠" as "!=" or "/=", or leaves it out; a sign and its denial do not come out alike. A fraction
#   behind a whole number keeps a blank, so that "2½" is "2 1/2".
# Version: anyascii 0.3.3, text-unidecode 1.3 with python-slugify 9.2.0, beside Unidecode 1.4.0 (PyPI).
# Behaviour: anyascii writes a struck-out sign as the one that is struck out: unequal as "=", not less than as "<", neither less nor equal as "<".
#   anyascii and text-unidecode put the fraction behind the number without a blank, and two and a half is 21 halves, in addresses "21-2". Unidecode
#   keeps them apart, and drops all the signs but ≤ and ≥.
# Output seen:
#   anyascii: 2019 = 2020; 5 < 4; 5 < 4; 21/2 %, 13/4 million
#   Unidecode: 2019  2020; 5  4; 5  4; 2 1/2 %, 1 3/4 million
#   text-unidecode: 2019 [?] 2020; 5 [?] 4; 5 [?] 4; 21/2 %, 13/4 million
#   slugify: the-rate-is-21-2
# Why it matters: words are made ASCII before they are searched, compared and made into addresses of fact checks. The claim is then the opposite, or
#   says ten and a half for two and a half, and it is good text for whatever reads it next.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check anyascii==0.3.3 Unidecode==1.4.0 text-unidecode==1.3 python-slugify==9.2.0
cat > read.py <<'PY'
from anyascii import anyascii
from slugify import slugify
from text_unidecode import unidecode as short
from unidecode import unidecode

words = "2019 ≠ 2020; 5 ≮ 4; 5 ≰ 4; 2½ %, 1¾ million"
seen = {"anyascii": anyascii(words), "Unidecode": unidecode(words), "text-unidecode": short(words), "slugify": slugify("The rate is 2½")}
for name, text in seen.items():
    print(f"{name}: {text}")
assert list(seen.values()) == [
    "2019 = 2020; 5 < 4; 5 < 4; 21/2 %, 13/4 million",
    "2019  2020; 5  4; 5  4; 2 1/2 %, 1 3/4 million",
    "2019 [?] 2020; 5 [?] 4; 5 [?] 4; 21/2 %, 13/4 million",
    "the-rate-is-21-2",
], "signs and fractions are written otherwise now"
assert anyascii("=<") == "=<" and anyascii("≤≥±") == "<=>=+-", "plain signs are written otherwise now"
PY
env/bin/python read.py
