#!/usr/bin/env bash
# Expected: "$3bn" and "£5m" are how newspapers write billions and millions. A finder of quantities that reads "$3B" as three billion reads these, or says
#   that it does not know the unit.
# Version: quantulum3 0.10.0 (PyPI), without its classifier.
# Behaviour: the letters are taken apart into units of physics: bn is barn times newton, tn is tonne times newton, m is the metre. The value stays 3,
#   and the unit is a product with the currency.
# Output seen:
#   $3B: 3000000000.0 dollar
#   $3bn: 3.0 dollar barn newton
#   €3tn: 3.0 euro tonne newton
#   £5m: 5.0 pound sterling metre
# Why it matters: the value is a billion times too small and no error says so; who looks only at the value, or asks whether the unit's name begins with
#   "dollar", compares three dollars.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check quantulum3==0.10.0
cat > read.py <<'PY'
from quantulum3 import parser

seen = {}
for words in ["$3B", "$3bn", "€3tn", "£5m"]:
    [found] = parser.parse(words)
    seen[words] = f"{found.value} {found.unit.name}"
    print(f"{words}: {seen[words]}")
assert list(seen.values()) == [
    "3000000000.0 dollar", "3.0 dollar barn newton", "3.0 euro tonne newton", "5.0 pound sterling metre",
], "the short forms are read otherwise now"
PY
env/bin/python read.py
