#!/usr/bin/env bash
# Expected: a library of units that reads "5 m²" and "5 µm", so that it knows typography, reads "−5 km" with the minus sign U+2212 as minus five, or
#   refuses it. "1,5 km" is refused, as no group of thousands has one digit, or is one and a half.
# Version: Pint 0.25.3 (PyPI).
# Behaviour: a minus sign or a dash before the number is dropped, and every comma as well, wherever it stands: 1,5 is fifteen, and of 0,25 comes 0 times
#   25, zero. No error is raised.
# Output seen:
#   -5 km: -5 kilometer
#   −5 km: 5 kilometer
#   –5 km: 5 kilometer
#   1,5 km: 15 kilometer
#   0,25 km: 0 kilometer
#   1.500,5 km: 1.5005 kilometer
# Why it matters: newspapers print the minus sign as U+2212 or as a dash, and numbers outside English with a comma. The sign is turned round and the
#   value is ten times too large or nothing, with the right unit.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pint==0.25.3
cat > read.py <<'PY'
import pint

units = pint.UnitRegistry()
wanted = [
    ("-5 km", "-5 kilometer"),
    ("\u22125 km", "5 kilometer"),
    ("\u20135 km", "5 kilometer"),
    ("1,5 km", "15 kilometer"),
    ("0,25 km", "0 kilometer"),
    ("1.500,5 km", "1.5005 kilometer"),
]
for text, value in wanted:
    seen = str(units(text))
    print(f"{text}: {seen}")
    assert seen == value, f"{text} is read otherwise now"
PY
env/bin/python read.py
