#!/usr/bin/env bash
# Expected: a font of an RTF file says in which character set its bytes are (\fcharset in the font table: 204 Cyrillic, 238 Central Europe); the code
#   page at the head is for fonts that do not say it.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), beside striprtf 0.0.35 (PyPI).
# Behaviour: pandoc reads all bytes as those of Western Europe, whatever the font says, and gives no warning (it warns when the head has
#   another code page).
# Output seen:
#   pandoc: Ìîñêâà, £ódŸ, 5 z³
#   striprtf: Москва, Łódź, 5 zł
# Why it matters: the Polish Ł becomes the sign for pounds, and zł, the currency, "z" with a small three. Names of places are not found any
#   more, and a list of sums gets signs that look meant.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 striprtf==0.0.35
cat > read.py <<'PY'
import subprocess
import pypandoc
from striprtf.striprtf import rtf_to_text

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
text = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial CYR;}{\f2\fcharset238 Arial CE;}}"
    r"\f1 \'cc\'ee\'f1\'ea\'e2\'e0, \f2 \'a3\'f3d\'9f, 5 z\'b3\par}"
)
open("a.rtf", "w").write(text)
done = subprocess.run([pypandoc.get_pandoc_path(), "a.rtf", "--to=plain", "--wrap=none"], capture_output=True, encoding="utf-8", check=True)
one, other = done.stdout.strip(), rtf_to_text(text).strip()
print("pandoc:", one)
print("striprtf:", other)
assert (one, done.stderr) == ("Ìîñêâà, £ódŸ, 5 z³", ""), "pandoc reads the character set now"
assert other == "Москва, Łódź, 5 zł", "striprtf reads the character set otherwise now"
PY
env/bin/python read.py
