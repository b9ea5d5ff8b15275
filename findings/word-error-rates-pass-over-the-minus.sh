#!/usr/bin/env bash
# Expected: before the word error rate of a transcript is taken, a normalizer makes equal what is only written otherwise ("five dollars", "$5"). whisper_normalizer
#   is the one of Whisper, which reads "minus five" as "-5". Figures that differ stay different.
# Version: whisper_normalizer 0.1.15, werpy 3.5.0, with jiwer 4.0.0 (PyPI).
# Behaviour: whisper_normalizer drops a minus before a digit, "≤" and "≥", words in brackets, and "mm" as a word of hesitation, also of rain. Five hundredths of a
#   dollar and five tenths are 5 cents, a dollar and a half is "one.5", and 2,500 million is 500 million and two thousand. werpy, which says that it takes
#   punctuation away, takes the minus and the decimal point along. The error rate of such pairs is zero.
# Output seen:
#   it was -5 degrees / it was 5 degrees: plain 0.25, whisper_normalizer 0.0, werpy 0.0
#   it is (not) true / it is true: plain 0.25, whisper_normalizer 0.0, werpy 0.25
#   12 mm of rain / 12 of rain: plain 0.25, whisper_normalizer 0.0, werpy 0.25
#   it costs $0.05 / it costs $0.5: plain 0.33, whisper_normalizer 0.0, werpy 0.33
#   by 1.5 percent / by 15 percent: plain 0.33, whisper_normalizer 0.5, werpy 0.0
#   2,500 million -> 500002000
#   $1.5 a head -> one.5 a head
# Why it matters: programs that write down what was said are chosen by this rate. One that hears "5" for "-5", or fifteen for one and a half, has no error, and what it
#   writes is then checked as a claim. Read as text, the normalized figures are claims that nobody made.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check whisper_normalizer==0.1.15 werpy==3.5.0 jiwer==4.0.0
cat > read.py <<'PY'
import jiwer
import werpy
from whisper_normalizer.english import EnglishTextNormalizer

normal = EnglishTextNormalizer()
wanted = {
    ("it was -5 degrees", "it was 5 degrees"): (0.25, 0.0, 0.0),
    ("it is (not) true", "it is true"): (0.25, 0.0, 0.25),
    ("12 mm of rain", "12 of rain"): (0.25, 0.0, 0.25),
    ("it costs $0.05", "it costs $0.5"): (0.33, 0.0, 0.33),
    ("by 1.5 percent", "by 15 percent"): (0.33, 0.5, 0.0),
}
for (said, heard), rates in wanted.items():
    plain = jiwer.wer(said, heard)
    whisper = jiwer.wer(normal(said), normal(heard))
    third = werpy.wer(werpy.normalize(said), werpy.normalize(heard))
    seen = tuple(round(float(rate), 2) for rate in (plain, whisper, third))
    print(f"{said} / {heard}: plain {seen[0]}, whisper_normalizer {seen[1]}, werpy {seen[2]}")
    assert seen == rates, "the pair is measured otherwise now"
assert normal("minus five") == "-5" and normal("five dollars") == normal("$5")
for text, figure in {"2,500 million": "500002000", "$1.5 a head": "one.5 a head"}.items():
    seen = normal(text).strip()
    print(text, "->", seen)
    assert seen == figure, "whisper_normalizer writes it otherwise now"
PY
env/bin/python read.py
