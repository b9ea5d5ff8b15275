#!/usr/bin/env bash
# Expected: "1,799 €" may be two things, and a parser has to guess. "0,125 €" and "€0.999" may not: no number has a thousands separator behind a lone
#   zero, so these are less than one euro.
# Version: price-parser 0.5.1 (PyPI).
# Behaviour: three digits behind the sign make it a separator of thousands, whatever stands before: the price of a kilowatt hour is 125 euros. With two
#   digits or four it is read rightly, so a series of prices has jumps.
# Output seen:
#   0,12 €: 0.12
#   0,125 €: 125
#   0,1250 €: 0.1250
#   €0.999: 999
# Why it matters: prices of electricity, gas and shares have three decimals, and they are what claims about prices are about. The separator has to be
#   given.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check price-parser==0.5.1
cat > read.py <<'PY'
from price_parser import Price

seen = {words: str(Price.fromstring(words).amount) for words in ["0,12 €", "0,125 €", "0,1250 €", "€0.999"]}
for words, amount in seen.items():
    print(f"{words}: {amount}")
assert list(seen.values()) == ["0.12", "125", "0.1250", "999"], "prices below one are read otherwise now"
given = Price.fromstring("0,125 €", decimal_separator=",").amount
assert str(given) == "0.125", "a separator that is given is not believed now"
PY
env/bin/python read.py
