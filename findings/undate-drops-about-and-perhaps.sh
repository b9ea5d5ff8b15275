#!/usr/bin/env bash
# Expected: undate calls itself a library for uncertain dates and reads EDTF, in which "~" is "about" and "?" is "perhaps". It keeps them, or raises an error, as it does
#   for seasons ("2024-21") and for a sign in front ("~1990"). What it writes as EDTF it can read.
# Version: undate 0.8.0 (PyPI).
# Behaviour: the signs are read and dropped: about 1990, perhaps 1990 and 1990 are equal, the same year to the day, and are all written as 1990. A year before Christ is
#   filled up with zeros before its minus, "0-44", which is no EDTF, and undate does not read it.
# Output seen:
#   1990~ -> 1990, equal to 1990: True
#   1990? -> 1990, equal to 1990: True
#   2024-05-03? -> 2024-05-03, equal to 2024-05-03: True
#   1985-04/1990~ -> 1985-04/1990, equal to 1985-04/1990: True
#   -0044 -> 0-44, read again: error
#   2024-21, ~1990: error
# Why it matters: "about 1990" and "1990" are two claims, of which one may be false while the other is true. The doubt goes as the date is read, so a list of
#   sources that was kept with care comes out as one of exact dates.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check undate==0.8.0
cat > read.py <<'PY'
from undate import Undate

def fails(text):
    try:
        Undate.parse(text, "EDTF")
    except Exception:
        return True
    return False

for text, plain in {"1990~": "1990", "1990?": "1990", "2024-05-03?": "2024-05-03", "1985-04/1990~": "1985-04/1990"}.items():
    date = Undate.parse(text, "EDTF")
    same = date == Undate.parse(plain, "EDTF")
    print(f"{text} -> {date.format('EDTF')}, equal to {plain}: {same}")
    assert date.format("EDTF") == plain and same, "undate reads it otherwise now"
written = Undate.parse("-0044", "EDTF").format("EDTF")
print(f"-0044 -> {written}, read again: {'error' if fails(written) else 'fine'}")
assert written == "0-44" and fails(written), "years before Christ are written otherwise now"
assert fails("2024-21") and fails("~1990"), "undate reads more of EDTF now"
print("2024-21, ~1990: error")
PY
env/bin/python read.py
