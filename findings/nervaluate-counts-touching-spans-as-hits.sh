#!/usr/bin/env bash
# Expected: of spans in the style of Prodigy, which nervaluate says it takes, "end" is the place behind the last letter. Two spans that only touch, [0, 5) and
#   [5, 10), share no letter: one is missed, one is spurious.
# Version: nervaluate 1.2.1 (PyPI).
# Behaviour: "end" is taken as the last place that belongs to the span, as it is for its lists of BIO labels. Touching spans overlap by one, and the
#   prediction counts as right in type and half right in place.
# Output seen:
#   touching: ent_type f1 1.0, partial f1 0.5
#   one letter apart: ent_type f1 0, partial f1 0
# Why it matters: claims and the words around them are marked one after the other, in Chinese and Japanese without a blank between. The score is best
#   where everything is beside its place. One has to be taken off each end before.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check nervaluate==1.2.1
cat > read.py <<'PY'
from nervaluate import Evaluator

def scores(gold, predicted):
    spans = [[[{"label": "Claim", "start": start, "end": end}]] for start, end in (gold, predicted)]
    overall = Evaluator(*spans, tags=["Claim"], loader="dict").evaluate()["overall"]
    return [round(overall[kind].f1, 3) for kind in ("ent_type", "partial")]

text = "Claim.Proof"
touching = scores((0, 6), (6, 11))
apart = scores((0, 5), (6, 11))
assert not set(range(0, 6)) & set(range(6, 11)) and text[0:6] == "Claim." and text[6:11] == "Proof"
print("touching: ent_type f1 {}, partial f1 {}".format(*touching))
print("one letter apart: ent_type f1 {}, partial f1 {}".format(*apart))
assert touching == [1.0, 0.5], "touching spans are counted otherwise now"
assert apart == [0, 0], "spans that are apart are counted otherwise now"
PY
env/bin/python read.py
