#!/usr/bin/env bash
# Expected: a subtitle of SubRip with an empty line between its two lines loses at most its second line, or is read whole, and what comes
#   behind it is there. SubRip has no standard, programs for transcripts write such cues, and the `srt` package reads them.
# Version: pycaption 2.3.14 (PyPI), beside srt 3.5.3.
# Behaviour: pycaption's SRTReader ends the file at that empty line: the rest of the cue and ALL later cues are gone, without an exception or
#   a warning. Of three cues one half is left.
# Output seen:
#   pycaption: ['We closed two offices,']
#   srt: ['We closed two offices,\n\nand 40 people lost their work.', 'Nobody was asked.', 'The end.']
# Why it matters: who checks a transcript that went through pycaption checks a piece of it, and nothing says so. A reader has to take a cue as
#   lasting to the next line of times.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet pycaption==2.3.14 srt==3.5.3
cat > read.py <<'PY'
from pycaption import SRTReader
import srt

text = """1
00:00:01,000 --> 00:00:03,000
We closed two offices,

and 40 people lost their work.

2
00:00:04,000 --> 00:00:05,000
Nobody was asked.

3
00:00:06,000 --> 00:00:07,000
The end.
"""
captions = [caption.get_text() for caption in SRTReader().read(text).get_captions("en-US")]
cues = [cue.content for cue in srt.parse(text)]
print("pycaption:", captions)
print("srt:", cues)
assert captions == ["We closed two offices,"], "pycaption reads it otherwise now"
assert cues == ["We closed two offices,\n\nand 40 people lost their work.", "Nobody was asked.", "The end."], "srt reads it otherwise now"
PY
env/bin/python read.py
