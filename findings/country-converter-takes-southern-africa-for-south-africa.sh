#!/usr/bin/env bash
# Expected: a converter of names of countries gives nothing for what is none: a region of the United Nations, a town, a province, a sea. It gives nothing for
#   "Eastern Africa" and for "Mexico City", so it knows the difference.
# Version: country_converter 1.3.2 with pandas 2.3.3, countryguess 0.4.9, beside countrynames 1.17.0 (PyPI).
# Behaviour: a country is found wherever its word stands in the name. The region Southern Africa (five countries) becomes South Africa, and so do towns,
#   provinces and gulfs become the country whose name they hold; of two countries with a comma between only one is left, and "Not Germany" is Germany.
# Output seen:
#   Southern Africa: South Africa, South Africa, None
#   Eastern Africa: None, None, None
#   Panama City: Panama, Panama, None
#   Mexico City: None, None, None
#   Jersey City: Jersey, Jersey, None
#   Inner Mongolia: Mongolia, Mongolia, None
#   Gulf of Guinea: Guinea, Guinea, None
#   USA, Canada: Canada, Canada, None
#   Not Germany: Germany, Germany, None
# Why it matters: tables of statistics have rows for regions between those for countries, and are joined with these. The figure of a region is then
#   that of a country, twice in the table.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check country_converter==1.3.2 pandas==2.3.3 countryguess==0.4.9 countrynames==1.17.0
cat > read.py <<'PY'
import logging

import country_converter
import countryguess
import countrynames

logging.disable(logging.CRITICAL)

def read(name):
    first = country_converter.convert(name, to="name_short", not_found="None")
    second = (countryguess.guess_country(name) or {}).get("name_short")
    return f"{first}, {second}, {countrynames.to_code(name)}"

wanted = {
    "Southern Africa": "South Africa, South Africa, None",
    "Eastern Africa": "None, None, None",
    "Panama City": "Panama, Panama, None",
    "Mexico City": "None, None, None",
    "Jersey City": "Jersey, Jersey, None",
    "Inner Mongolia": "Mongolia, Mongolia, None",
    "Gulf of Guinea": "Guinea, Guinea, None",
    "USA, Canada": "Canada, Canada, None",
    "Not Germany": "Germany, Germany, None",
}
seen = {name: read(name) for name in wanted}
for name, found in seen.items():
    print(f"{name}: {found}")
assert seen == wanted, "names are found otherwise now"
assert read("South Africa") == "South Africa, South Africa, ZA", "a country itself is not found now"
PY
env/bin/python read.py
