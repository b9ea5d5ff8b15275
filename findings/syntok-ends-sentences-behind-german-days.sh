#!/usr/bin/env bash
# Expected: syntok splits English, Spanish and German, for which it says that it is the best. In German a point behind a number makes "third" of it;
#   that no sentence ends in "am 3. Mai", nor in "im 19. Jahrhundert", is the first thing such a program has to know.
# Version: syntok 1.4.4, beside pysbd 0.3.4 (PyPI).
# Behaviour: only shortened names of months are known ("3. Jan."). Behind the day of a full month, and behind any other ordinal number before a noun,
#   which German writes with a capital, the sentence ends.
# Output seen:
#   syntok: Der Rat tagte am 3. | Mai 2024. | Es war im 19. | Jahrhundert so.
#   syntok: Der Rat tagte am 3. Jan. 2024 in der 2. | Etage.
#   pysbd: Der Rat tagte am 3. Mai 2024. | Es war im 19. Jahrhundert so.
# Why it matters: sentences are what claims are cut into. The claim has no day any more, and the next one is "Mai 2024.", so that neither is found by
#   the other.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check syntok==1.4.4 pysbd==0.3.4
cat > read.py <<'PY'
import pysbd
from syntok import segmenter

def split(text):
    return " | ".join("".join(token.spacing + token.value for token in sentence).strip() for paragraph in segmenter.process(text) for sentence in paragraph)

text = "Der Rat tagte am 3. Mai 2024. Es war im 19. Jahrhundert so."
seen = split(text), split("Der Rat tagte am 3. Jan. 2024 in der 2. Etage.")
other = " | ".join(sentence.strip() for sentence in pysbd.Segmenter(language="de", clean=False).segment(text))
for sentences in seen:
    print("syntok:", sentences)
print("pysbd:", other)
assert seen == ("Der Rat tagte am 3. | Mai 2024. | Es war im 19. | Jahrhundert so.", "Der Rat tagte am 3. Jan. 2024 in der 2. | Etage."), "syntok splits otherwise now"
assert other == "Der Rat tagte am 3. Mai 2024. | Es war im 19. Jahrhundert so.", "pysbd splits otherwise now"
PY
env/bin/python read.py
