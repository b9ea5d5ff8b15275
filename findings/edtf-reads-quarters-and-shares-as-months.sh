#!/usr/bin/env bash
# Expected: text_to_edtf makes a date of words, and nothing (None) of what is not a date for it, as of "second week". Its description says that of words
#   the month or season is looked for by name. A quarter it takes for its year, or not at all.
# Version: edtf 5.0.2 (PyPI).
# Behaviour: any number up to 12 beside a year is a month, whatever stands with it: the THIRD quarter is March, ten percent are October, week 3 is
#   March, a volume and a page as well. "Second quarter", in words, is the year.
# Output seen:
#   Q1 2024: 2024-01
#   Q3 2024: 2024-03
#   second quarter of 2024: 2024
#   week 12 of 2024: 2024-12
#   10 % in 2024: 2024-10
#   page 3, 2024: 2024-03
# Why it matters: figures of a quarter are what claims on the economy are about. The date looks as exact as "May 2024", which is read rightly, and is
#   outside the quarter for three of four.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2
cat > read.py <<'PY'
from edtf import text_to_edtf

wanted = {
    "Q1 2024": "2024-01",
    "Q3 2024": "2024-03",
    "second quarter of 2024": "2024",
    "week 12 of 2024": "2024-12",
    "10 % in 2024": "2024-10",
    "page 3, 2024": "2024-03",
}
for words, date in wanted.items():
    seen = text_to_edtf(words)
    print(f"{words}: {seen}")
    assert seen == date, f"{words} is read otherwise now"
PY
env/bin/python read.py
