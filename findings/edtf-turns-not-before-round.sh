#!/usr/bin/env bash
# Expected: text_to_edtf reads "before 1950" as "/1950" and "after 1950" as "1950/". "Not before 1950" is then "1950/", "no later than 1950" is "/1950",
#   or neither is read.
# Version: edtf 5.0.2 (PyPI).
# Behaviour: the "not" is passed over and the other word decides, so each becomes its opposite. "Until 1950" and "up to 1950" become the one year 1950,
#   and of "1950 or 1951" the second year is dropped.
# Output seen:
#   before 1950: /1950
#   not before 1950: /1950
#   after 1950: 1950/
#   not after 1950: 1950/
#   no later than 1950: 1950/
#   until 1950: 1950
#   1950 or 1951: 1950
# Why it matters: archives and catalogues date photographs, letters and posters with just these words, and whether something existed at the time is what
#   a check of it asks. The wrong half of time is a valid date like any other.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2
cat > read.py <<'PY'
from edtf import text_to_edtf

wanted = {
    "before 1950": "/1950",
    "not before 1950": "/1950",
    "after 1950": "1950/",
    "not after 1950": "1950/",
    "no later than 1950": "1950/",
    "until 1950": "1950",
    "1950 or 1951": "1950",
}
for words, date in wanted.items():
    seen = text_to_edtf(words)
    print(f"{words}: {seen}")
    assert seen == date, f"{words} is read otherwise now"
PY
env/bin/python read.py
