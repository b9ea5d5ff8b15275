#!/usr/bin/env bash
# Expected: recognize_number and recognize_datetime take the language as a second argument. One that the Python version does not have raises an error or finds
#   nothing.
# Version: recognizers-text-number and -date-time 1.0.2a2 (PyPI), with emoji 1.7.0, as they do not load with the newest.
# Behaviour: "de-de" falls back to English without a word, unless fallback_to_default_culture=False is given. Points are then decimal points, and "3. Mai" is
#   passed over.
# Output seen:
#   1.500 Euro: 1.5
#   2.000.000 Euro: 2 + 0 + 0
#   zwei Millionen Euro:
#   am 3. Mai 2024: 2024-01-01 to 2025-01-01
#   without the fallback: ValueError
# Why it matters: 1,500 euros become one euro fifty, and the third of May the whole year. The library does this in other languages well, French and Spanish too, so
#   that nobody tries whether German is there.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check recognizers-text-number==1.0.2a2 recognizers-text-date-time==1.0.2a2 emoji==1.7.0 setuptools==75.8.0
cat > read.py <<'PY'
import warnings

warnings.filterwarnings("ignore")
from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number

def numbers(words):
    return " + ".join(found.resolution["value"] for found in recognize_number(words, "de-de"))

seen = {words: numbers(words) for words in ["1.500 Euro", "2.000.000 Euro", "zwei Millionen Euro"]}
[day] = recognize_datetime("am 3. Mai 2024", "de-de")
seen["am 3. Mai 2024"] = "{start} to {end}".format(**day.resolution["values"][0])
try:
    recognize_number("1.500 Euro", "de-de", fallback_to_default_culture=False)
    seen["without the fallback"] = "found"
except ValueError as error:
    seen["without the fallback"] = type(error).__name__
for words, value in seen.items():
    print(f"{words}: {value}".rstrip())
assert list(seen.values()) == ["1.5", "2 + 0 + 0", "", "2024-01-01 to 2025-01-01", "ValueError"], "German is read otherwise now"
assert recognize_number("1.500 euros", "es-es")[0].resolution["value"] == "1500", "Spanish is read otherwise now"
PY
env/bin/python read.py
