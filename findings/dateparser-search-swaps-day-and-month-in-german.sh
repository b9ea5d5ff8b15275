#!/usr/bin/env bash
# Expected: dateparser.parse with languages=["de"] reads "3.5.2024" as the third of May. search_dates, which finds days in running text, takes the same
#   languages and reads the same day.
# Version: dateparser 1.5.0 (PyPI).
# Behaviour: search_dates with languages=["de"] reads it as the fifth of March, unless DATE_ORDER is set. It also takes the article "die" for
#   Tuesday and the figure "5,6" for the sixth of May.
# Output seen:
#   parse: 2024-05-03
#   search_dates: Am 3.5.2024 = 2024-03-05, die = 2025-12-30, 5,6 = 2026-05-06
#   search_dates, DATE_ORDER DMY: 2024-05-03
# Why it matters: the day of a claim is wrong by two months, and only where it is not later than the twelfth, so that tests with other days pass. One figure
#   in the sentence is one more day.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0
cat > read.py <<'PY'
from datetime import datetime
import dateparser
from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime(2026, 1, 2)}
day = lambda moment: moment.date().isoformat()
sentence = "Am 3.5.2024 stieg die Quote auf 5,6 Prozent."
one = day(dateparser.parse("3.5.2024", languages=["de"], settings=settings))
found = [(words, day(moment)) for words, moment in search_dates(sentence, languages=["de"], settings=settings)]
ordered = search_dates(sentence, languages=["de"], settings={**settings, "DATE_ORDER": "DMY"})
other = day(ordered[0][1])
print("parse:", one)
print("search_dates:", ", ".join(f"{words} = {date}" for words, date in found))
print("search_dates, DATE_ORDER DMY:", other)
assert one == "2024-05-03", "parse reads it otherwise now"
assert found == [("Am 3.5.2024", "2024-03-05"), ("die", "2025-12-30"), ("5,6", "2026-05-06")], "search_dates reads it otherwise now"
assert other == "2024-05-03", "the order is not believed now"
PY
env/bin/python read.py
