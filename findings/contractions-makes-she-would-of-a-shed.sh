#!/usr/bin/env bash
# Expected: what writes contractions out ("don't" as "do not") changes those and leaves other words alone. It may know spellings without the apostrophe
#   ("dont") where these are no words of their own.
# Version: contractions 0.1.73 (PyPI).
# Behaviour: "shed" and "shell" are words of English and are taken for "she'd" and "she'll". Of "she'd gone" and "he's been" the wrong verb is made:
#   every 'd is "would" and every 's of a pronoun is "is". The names of months that are cut short are written out in small letters.
# Output seen:
#   The shed was sold. -> The she would was sold.
#   The shell company paid. -> The she will company paid.
#   She'd paid the tax. -> She would paid the tax.
#   He's not been paid. -> He is not been paid.
#   She'd cut the tax in dec. 2019. -> She would cut the tax in december 2019.
# Why it matters: texts are written out so before claims are searched and compared. What somebody had done ("she'd cut") becomes what she would do, a
#   shell company goes, and a quotation has words that nobody has said.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check contractions==0.1.73
cat > read.py <<'PY'
from contractions import fix

wanted = {
    "The shed was sold.": "The she would was sold.",
    "The shell company paid.": "The she will company paid.",
    "She'd paid the tax.": "She would paid the tax.",
    "He's not been paid.": "He is not been paid.",
    "She'd cut the tax in dec. 2019.": "She would cut the tax in december 2019.",
}
seen = {words: fix(words) for words in wanted}
for words, written in seen.items():
    print(f"{words} -> {written}")
assert seen == wanted, "words are written out otherwise now"
assert fix("They don't well were its ill wed") == "They do not well were its ill wed", "other words are written out otherwise now"
PY
env/bin/python read.py
