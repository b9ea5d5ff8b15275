#!/usr/bin/env bash
# Expected: what takes an article out of its page drops blocks, and of a paragraph that it keeps it keeps the words, whatever inline elements they are in.
# Version: goose3 3.1.22 (PyPI).
# Behaviour: the rule that a paragraph with fewer than three stop words is no text is applied to EVERY element, inline ones too, but for a few that were
#   unwrapped before (b, strong, em, i, a). A word or a short quote in mark, q, abbr, ins or u is left out, and the sentence closes over the gap.
# Output seen:
#   It is true that the tram was paid for by the town.
#   The mayor said and left the hall in great haste.
#   It cost million euros, as the wrote in its report.
# Why it matters: "It is <mark>not</mark> true" becomes "It is true". The quote of the mayor is gone, and so are the corrected sum and the name of the
#   office. No sentence looks broken.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check goose3==3.1.22
cat > read.py <<'PY'
from goose3 import Goose

around = "<p>The council of the town met in the great hall on Monday and spoke for a long time about the costs of the new tram, which many people have asked for.</p>"
sentences = [
    "It is <mark>not</mark> true that the tram was paid for by the town.",
    "The mayor said <q>we lost nothing</q> and left the hall in great haste.",
    'It cost <del>12</del> <ins>15</ins> million euros, as the <abbr title="Audit Office">AO</abbr> wrote in its report.',
]
inside = "".join(f"<p>{sentence}</p>" for sentence in sentences)
page = f"<html><head><title>Tram</title></head><body><main><article><h1>Tram</h1>{around}{inside}{around}</article></main></body></html>"
lines = [" ".join(line.split()) for line in Goose().extract(raw_html=page).cleaned_text.splitlines() if line.strip()]
seen = [line for line in lines if not line.startswith("The council")]
print("\n".join(seen))
assert seen == [
    "It is true that the tram was paid for by the town.",
    "The mayor said and left the hall in great haste.",
    "It cost million euros, as the wrote in its report.",
], "goose3 keeps marked words otherwise now"
PY
env/bin/python read.py
