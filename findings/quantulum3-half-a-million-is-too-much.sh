#!/usr/bin/env bash
# Expected: a finder of quantities that reads "one and a half million" reads "half a million" as 500,000.
# Version: quantulum3 0.10.0 (PyPI), without its classifier.
# Behaviour: "half a" is ADDED to what follows: half a million is 1,500,000, half a billion 1,500,000,000. With a unit behind it, "half" becomes
#   one divided by it: "half a percent" has the unit "per percentage".
# Output seen:
#   half a million people: 1500000.0 dimensionless
#   half a billion euros: 1500000000.0 euro
#   one and a half million people: 1500000.0 dimensionless
#   half a percent: 0.5 per percentage
# Why it matters: half a million and one and a half million are the same figure, so a check of a claim against a table says "right" for a number
#   that is three times too large.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check quantulum3==0.10.0
cat > read.py <<'PY'
from quantulum3 import parser

seen = {}
for words in ["half a million people", "half a billion euros", "one and a half million people", "half a percent"]:
    [found] = parser.parse(words)
    seen[words] = f"{found.value} {found.unit.name}"
    print(f"{words}: {seen[words]}")
assert list(seen.values()) == ["1500000.0 dimensionless", "1500000000.0 euro", "1500000.0 dimensionless", "0.5 per percentage"], "halves are read otherwise now"
PY
env/bin/python read.py
