#!/usr/bin/env bash
# Expected: "12 500 km", with a blank between the groups as ISO 80000-1 and most of Europe write it, is 12500 km for a library of units, or an error. So
#   is "5–6 km", a range.
# Version: Pint 0.25.3 (PyPI).
# Behaviour: what stands side by side is multiplied, numbers too. With a blank, a narrow no-break blank or the Swiss apostrophe, 12 500 is 12 times 500.
#   A range with a dash is a product as well, "3 ft 5 in" is an area, and "1 in 5" is five inches. Only the comma is known.
# Output seen:
#   12,500 km: 12500 kilometer
#   12 500 km: 6000 kilometer
#   12 500 km (U+202F): 6000 kilometer
#   12'500 km: 6000 kilometer
#   5–6 km: 30 kilometer
#   3 ft 5 in: 15 foot * inch
#   1 in 5: 5 inch
# Why it matters: 6000 km is a good value with the right unit, and a comparison with the claim says "wrong by half". The text has to be brought into the
#   one form that is known before.
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
    ("12,500 km", "12500 kilometer"),
    ("12 500 km", "6000 kilometer"),
    ("12\u202f500 km", "6000 kilometer"),
    ("12'500 km", "6000 kilometer"),
    ("5–6 km", "30 kilometer"),
    ("3 ft 5 in", "15 foot * inch"),
    ("1 in 5", "5 inch"),
]
for text, value in wanted:
    seen = str(units(text))
    print(text.replace("\u202f", " ") + (" (U+202F)" if "\u202f" in text else ""), seen, sep=": ")
    assert seen == value, f"{text} is read otherwise now"
PY
env/bin/python read.py
