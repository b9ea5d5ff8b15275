#!/usr/bin/env bash
# Expected: what writes 1.5 as "one point five" writes 1.05 as "one point zero five", and -5 as "minus five", in each language that it lists.
# Version: num2words 0.5.14 (PyPI).
# Behaviour: in Persian 1.05 is "one and a half", as 1.5 is; in Bengali both are "one point five"; in Vietnamese 1.05 is "one comma five" and 1.5 is
#   "one comma fifty". The minus of a whole number is lost in Bengali, and in Vietnamese -5 becomes FIFTEEN. No error is raised.
# Output seen:
#   fa: 1.05 = یک و نیم, 1.5 = یک و نیم
#   bn: 1.05 = এক দশমিক পাঁচ, 1.5 = এক দশমিক পাঁচ
#   vi: 1.05 = một phẩy năm, 1.5 = một phẩy năm mươi
#   bn: -5 = পাঁচ, 5 = পাঁচ
#   vi: -5 = mười lăm, 15 = mười lăm
# Why it matters: figures are turned into words to be found in transcripts and to be read out. A share that is ten times too large, or -5 degrees as
#   fifteen, is noticed by nobody who does not speak the language.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14
cat > read.py <<'PY'
from num2words import num2words

wanted = [
    ("fa", 1.05, 1.5, "یک و نیم", "یک و نیم"),
    ("bn", 1.05, 1.5, "এক দশমিক পাঁচ", "এক দশমিক পাঁচ"),
    ("vi", 1.05, 1.5, "một phẩy năm", "một phẩy năm mươi"),
    ("bn", -5, 5, "পাঁচ", "পাঁচ"),
    ("vi", -5, 15, "mười lăm", "mười lăm"),
]
for language, one, other, words, others in wanted:
    seen = num2words(one, lang=language), num2words(other, lang=language)
    print(f"{language}: {one} = {seen[0]}, {other} = {seen[1]}")
    assert seen == (words, others), f"{one} is written otherwise now in {language}"
PY
env/bin/python read.py
