#!/usr/bin/env bash
# Expected: "two million three hundred thousand" is 2,300,000. What the library can't read ("1.5 million", digits and a word) raises ValueError, as its
#   description says.
# Version: word2number 1.1 (PyPI).
# Behaviour: behind a million "three hundred thousand" counts as 301,300: the hundreds are added once more, without their thousand. Digits, halves and
#   decimals before a million are passed over, and the word alone counts, as one.
# Output seen:
#   three hundred thousand: 300000
#   two million three hundred thousand: 2301300
#   1.5 million: 1000000
#   two and a half million: 2000000
#   one point five million: 1
# Why it matters: 2,301,300 looks more exact than what was said, and it is a common way to speak of sums and votes. No error tells which numbers were
#   read and which were made.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check word2number==1.1
cat > read.py <<'PY'
from word2number.w2n import word_to_num

wanted = {
    "three hundred thousand": 300000,
    "two million three hundred thousand": 2301300,
    "1.5 million": 1000000,
    "two and a half million": 2000000,
    "one point five million": 1,
}
seen = {words: word_to_num(words) for words in wanted}
for words, number in seen.items():
    print(f"{words}: {number}")
assert seen == wanted, "numbers are read otherwise now"
PY
env/bin/python read.py
