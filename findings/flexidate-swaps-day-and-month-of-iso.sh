#!/usr/bin/env bash
# Expected: the library keeps dates that are not whole in a form that is ISO 8601 with a few additions, as it says of itself. It reads what it writes: "2024-05-03"
#   is the third of May. dayfirst, which is on if nothing is said, is for "03/05/2024".
# Version: flexidate 1.4 (PyPI).
# Behaviour: the day comes first in dates of ISO 8601 too, wherever it is 12 or less: the third of May becomes the fifth of March, and read once more the third of
#   May again. "2024-05-13" stays. 44 BC is -2044, since the year counts as one of two digits. No note tells of it, as it does of "circa".
# Output seen:
#   2024-05-03: 2024-03-05
#   2024-05-13: 2024-05-13
#   3 May 2024, read and read again: 2024-05-03, 2024-03-05
#   44 BC: -2044
#   844 BC: -0844
# Why it matters: eleven days of every month are silently other days, and the rest seem to prove the reading right. What was once tidied up is swapped by the next
#   step that tidies up.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check flexidate==1.4 python-dateutil==2.9.0.post0
cat > read.py <<'PY'
from flexidate import parse

once = str(parse("3 May 2024"))
seen = {
    "2024-05-03": str(parse("2024-05-03")),
    "2024-05-13": str(parse("2024-05-13")),
    "3 May 2024, read and read again": f"{once}, {parse(once)}",
    "44 BC": str(parse("44 BC")),
    "844 BC": str(parse("844 BC")),
}
for words, day in seen.items():
    print(f"{words}: {day}")
assert list(seen.values()) == ["2024-03-05", "2024-05-13", "2024-05-03, 2024-03-05", "-2044", "-0844"], "dates are read otherwise now"
PY
env/bin/python read.py
