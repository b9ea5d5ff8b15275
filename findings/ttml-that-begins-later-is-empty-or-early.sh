#!/usr/bin/env bash
# Expected: in TTML the times of a paragraph count from the begin of the division or body it is in: in a div that begins at 3600s, begin="1s" is one hour and one
#   second. An element with a begin and no end lasts as long as what is around it.
# Version: ttconv 1.2.3, pycaption 2.3.14, beside pysubs2 1.8.1 (PyPI).
# Behaviour: ttconv gives NO subtitle at all if the div has no end of its own, without a message; with one it is right. pycaption does not read the
#   begin of a div.
# Output seen:
#   ttconv:
#   ttconv, div with an end: 01:00:01,000
#   pycaption: 00:00:01,000
#   pysubs2: 01:00:01,000
# Why it matters: the parts of a long session are put together so. The transcript is empty, or every quote is said to stand in the first minutes; only one of
#   three has it where it was said.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ttconv==1.2.3 pycaption==2.3.14 pysubs2==1.8.1
cat > read.py <<'PY'
import logging
import xml.etree.ElementTree as tree
import pycaption
import pysubs2
import ttconv.imsc.reader
import ttconv.srt.writer

logging.disable(logging.CRITICAL)
def file(end):
    return (
        '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><layout><region xml:id="r"/></layout></head>'
        f'<body><div begin="3600s"{end} region="r"><p begin="1s" end="2s">It is not true.</p></div></body></tt>'
    )
start = lambda srt: next((line.split(" ")[0] for line in srt.splitlines() if "-->" in line), "")
through_ttconv = lambda text: start(ttconv.srt.writer.from_model(ttconv.imsc.reader.to_model(tree.ElementTree(tree.fromstring(text)))))
open_end = file("")
seen = {
    "ttconv": through_ttconv(open_end),
    "ttconv, div with an end": through_ttconv(file(' end="7200s"')),
    "pycaption": start(pycaption.SRTWriter().write(pycaption.DFXPReader().read(open_end))),
    "pysubs2": start(pysubs2.SSAFile.from_string(open_end, format_="ttml").to_string("srt")),
}
for name, time in seen.items():
    print(f"{name}: {time}".rstrip())
assert list(seen.values()) == ["", "01:00:01,000", "00:00:01,000", "01:00:01,000"], "times are read otherwise now"
PY
env/bin/python read.py
