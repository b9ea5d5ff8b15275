#!/usr/bin/env bash
# Expected: num2words writes -5 as "minus five" and -1.5 as "minus one point five", so it writes -0.5 as "minus zero point five", in every language.
# Version: num2words 0.5.14 (PyPI).
# Behaviour: between -1 and 0 the minus is dropped in English, German, French, Spanish, Dutch, Portuguese and more: the sign is taken from the part
#   before the point, which is zero and has none. Italian, Hungarian and Lithuanian, which look at the whole number, keep it.
# Output seen:
#   en: -1.5 = minus one point five, -0.5 = zero point five
#   de: -1.5 = minus eins Komma fünf, -0.5 = null Komma fünf
#   fr: -1.5 = moins un virgule cinq, -0.5 = zéro virgule cinq
#   es: -1.5 = menos uno punto cinco, -0.5 = cero punto cinco
#   it: -1.5 = meno uno virgola cinque, -0.5 = meno zero virgola cinque
# Why it matters: growth of -0.5 percent is read out, or written into a text to be compared with a transcript, as growth. Rates of change are mostly of
#   that size, and larger ones come out right. The sign has to be set by hand.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14
cat > read.py <<'PY'
from num2words import num2words

wanted = {
    "en": ("minus one point five", "zero point five"),
    "de": ("minus eins Komma fünf", "null Komma fünf"),
    "fr": ("moins un virgule cinq", "zéro virgule cinq"),
    "es": ("menos uno punto cinco", "cero punto cinco"),
    "it": ("meno uno virgola cinque", "meno zero virgola cinque"),
}
for language, words in wanted.items():
    seen = num2words(-1.5, lang=language), num2words(-0.5, lang=language)
    print(f"{language}: -1.5 = {seen[0]}, -0.5 = {seen[1]}")
    assert seen == words, f"negative numbers are written otherwise now in {language}"
PY
env/bin/python read.py
