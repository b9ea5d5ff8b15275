#!/usr/bin/env bash
# Expected: Table Schema has "bareNumber": false for columns where something stands beside the figure ("5 %", "€ 12"). What stands at its ends is
#   taken away, and the figure keeps its sign: a minus belongs to the number.
# Version: tableschema 1.21.0 and frictionless 5.21.0 (PyPI), tableschema 1.12.6 (npm): the libraries of those who wrote the standard.
# Behaviour: both tableschema take away everything up to the first digit, with the minus, and there is no error. In such a column a plain "-5" becomes 5 too.
#   frictionless keeps the hyphen as a sign, and drops the true minus sign (U+2212) that offices of statistics print.
# Output seen:
#   tableschema (PyPI): -5 % -> 5, € -5 -> 5, −5 % -> 5, -5 -> 5
#   frictionless:       -5 % -> -5, € -5 -> -5, −5 % -> 5, -5 -> -5
#   tableschema (npm):  -5 % -> 5, € -5 -> 5, −5 % -> 5, -5 -> 5
# Why it matters: a fall of five percent is read as a rise of five percent, from a table that its publisher has described with care and that passes the
#   check of the same library.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check tableschema==1.21.0 frictionless==5.21.0
cat > read.py <<'PY'
from frictionless import Schema
from tableschema import Field

words = ["-5 %", "€ -5", "−5 %", "-5"]
about = {"name": "change", "type": "number", "bareNumber": False}
old = Field(about)
new = Schema.from_descriptor({"fields": [about]}).get_field("change")
seen = {"tableschema (PyPI):": [str(old.cast_value(word)) for word in words], "frictionless:": []}
for word in words:
    figure, complaints = new.read_cell(word)
    assert complaints is None, f"{word}: {complaints}"
    seen["frictionless:"].append(str(figure))
for name, figures in seen.items():
    print(f"{name:<19}", ", ".join(f"{word} -> {figure}" for word, figure in zip(words, figures)))
assert seen == {"tableschema (PyPI):": ["5", "5", "5", "5"], "frictionless:": ["-5", "-5", "5", "-5"]}, "signs are read otherwise now"
assert str(Field({"name": "change", "type": "number"}).cast_value("-5")) == "-5", "a bare number is read otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund tableschema@1.12.6
cat > read.cjs <<'JS'
const { Field } = require("tableschema");

const words = ["-5 %", "€ -5", "−5 %", "-5"];
const field = new Field({ name: "change", type: "number", bareNumber: false });
const seen = words.map((word) => field.castValue(word));
console.log("tableschema (npm): ", words.map((word, at) => `${word} -> ${seen[at]}`).join(", "));
if (seen.join() !== "5,5,5,5") throw new Error("signs are read otherwise now");
if (new Field({ name: "change", type: "number" }).castValue("-5") !== -5) throw new Error("a bare number is read otherwise now");
JS
node read.cjs
