#!/usr/bin/env bash
# Expected: lists of stop words hold what says little by itself: "the", "of", perhaps "not". Of number words they have at most the small ones that are
#   articles or pronouns too ("one").
# Version: stopwordsiso 0.7.1 (PyPI), stopwords-iso 1.1.0, beside stopword 3.1.5 (npm).
# Behaviour: the English list has hundred, thousand, million, billion, trillion and zero, and also not, no, never, none, without, against, less, more
#   and "world". The German one has "kein" and "nicht" and "Jahr". The French list has no million. stopword has "never", and neither "not" nor a number.
# Output seen:
#   en: against, billion, hundred, less, million, more, never, none, not, thousand, trillion, without, world, zero
#   fr: sans
#   "It was not 5 million" -> 5, "It was 5 billion" -> 5, "Against zero tax" -> tax, "Without more tax" -> tax
#   npm: 5, 5, with stopword's own list: not 5 million, 5 billion
# Why it matters: claims are searched, grouped and taken for repeated by the words that are left. A claim of five billion meets the check of five million,
#   and of its denial, as equal to the last letter.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check stopwordsiso==0.7.1
cat > read.py <<'PY'
from stopwordsiso import stopwords

asked = "hundred thousand million billion trillion zero not never none without against less more world sans".split()
seen = {language: ", ".join(sorted(word for word in asked if word in stopwords(language))) for language in ("en", "fr")}
for language, words in seen.items():
    print(f"{language}: {words}")
claims = ["It was not 5 million", "It was 5 billion", "Against zero tax", "Without more tax"]
left = [" ".join(word for word in claim.lower().split() if word not in stopwords("en")) for claim in claims]
print(", ".join(f'"{claim}" -> {words}' for claim, words in zip(claims, left)))
assert seen == {
    "en": "against, billion, hundred, less, million, more, never, none, not, thousand, trillion, without, world, zero",
    "fr": "sans",
}, "the lists have other words now"
assert left == ["5", "5", "tax", "tax"], "other words are left now"
assert {"kein", "nicht", "jahr"} <= set(stopwords("de")), "the German list has other words now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund stopwords-iso@1.1.0 stopword@3.1.5
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { eng, removeStopwords } from "stopword";

const { en } = JSON.parse(readFileSync("node_modules/stopwords-iso/stopwords-iso.json", "utf8"));
const left = (list) => ["It was not 5 million", "It was 5 billion"].map((claim) => removeStopwords(claim.split(" "), list).join(" ")).join(", ");
console.log(`npm: ${left(en)}, with stopword's own list: ${left(eng)}`);
if (left(en) !== "5, 5") throw new Error("the list has other words now");
if (left(eng) !== "not 5 million, 5 billion") throw new Error("stopword has other words now");
JS
node read.mjs
