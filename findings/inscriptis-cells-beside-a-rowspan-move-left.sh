#!/usr/bin/env bash
# Expected: inscriptis is used where the layout of tables counts: it sets cells in columns with blanks. A row beside a cell that spans two rows begins in the
#   second column.
# Version: inscriptis 2.7.6 (PyPI), and the same of Resiliparse 2.0.1 and html2text 2025.4.15.
# Behaviour: rowspan and colspan are not read by any of the three: the second row begins under the spanning cell, and every figure stands one column
#   too far to the left.
# Output seen:
#   Place   2023  2024
#   Berlin  5     6
#   7       8
# Why it matters: 7 (for 2023) stands where a place stands, and 8 (for 2024) under 2023. In aligned text nothing looks wrong, so the wrong
#   figure is checked against the right year.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check inscriptis==2.7.6 Resiliparse==2.0.1 html2text==2025.4.15
cat > read.py <<'PY'
import html2text
import inscriptis
from resiliparse.extract.html2text import extract_plain_text

page = (
    "<html><body><table><tr><th>Place</th><th>2023</th><th>2024</th></tr>"
    '<tr><td rowspan="2">Berlin</td><td>5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr></table></body></html>'
)
laid = [line.rstrip() for line in inscriptis.get_text(page).splitlines() if line.strip()]
print("\n".join(laid))
assert laid == ["Place   2023  2024", "Berlin  5     6", "7       8"], "inscriptis reads rowspan now"
assert extract_plain_text(page).splitlines()[2].split("\t") == ["7", "", "8"], "Resiliparse reads rowspan now"
assert html2text.html2text(page).strip().splitlines()[-1].strip() == "7| 8", "html2text reads rowspan now"
PY
env/bin/python read.py
