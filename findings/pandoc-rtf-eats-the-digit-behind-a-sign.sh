#!/usr/bin/env bash
# Expected: in RTF "\u8804?" is the sign U+2264 with one character ("?") for programs that know no Unicode; how many are to be left out says \uc, which is
#   1 where nothing is said. What follows is text.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), beside striprtf 0.0.35 (PyPI).
# Behaviour: where the replacement is a question mark pandoc leaves out that AND the next character. With the replacement written as a byte
#   (\'3f), or with \uc0, it reads the same text rightly. Of an emoji, which is two such numbers, it makes two replacement signs.
# Output seen:
#   pandoc: Costs: ≤ % of 12 00 euros, 3– jobs.
#   pandoc, written as bytes: Costs: ≤5 % of 12 500 euros, 3–5 jobs.
#   striprtf: Costs: ≤5 % of 12 500 euros, 3–5 jobs.
# Why it matters: "?" stands for signs that no old code page has: the narrow blank in numbers, "less than or equal", Greek, Cyrillic. Just the
#   digit behind them goes, and 12 500 becomes 12 00 without a warning.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 striprtf==0.0.35
cat > read.py <<'PY'
import pypandoc
from striprtf.striprtf import rtf_to_text

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
text = r"{\rtf1\ansi\uc1 Costs: \u8804?5 % of 12\u8239?500 euros, 3\u8211?5 jobs.\par}"
def pandoc(rtf):
    open("a.rtf", "w").write(rtf)
    return pypandoc.convert_file("a.rtf", "plain", format="rtf", extra_args=["--wrap=none"]).strip()

seen = {"pandoc": pandoc(text), "pandoc, written as bytes": pandoc(text.replace("?", r"\'3f")), "striprtf": rtf_to_text(text).strip()}
for name, words in seen.items():
    print(f"{name}: {words}")
full = "Costs: ≤5 % of 12\u202f500 euros, 3–5 jobs."
assert list(seen.values()) == ["Costs: ≤ % of 12\u202f00 euros, 3– jobs.", full, full], "the replacement is left out otherwise now"
emoji = pandoc(r"{\rtf1\ansi\uc1 Claim: \u-10179?\u-8704?\par}")
assert emoji == "Claim: \ufffd\ufffd", "emoji are read otherwise now"
PY
env/bin/python read.py
