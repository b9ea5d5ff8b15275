#!/usr/bin/env bash
# Expected: SubRip has no entities: "<" before a blank or a digit is a sign like any other. WebVTT has them, so what writes WebVTT turns "<" into "&lt;", and
#   the words come out as they went in.
# Version: webvtt-py 0.6.0, ttconv 1.2.3, beside pycaption 2.3.14 (PyPI).
# Behaviour: the text of a cue that webvtt-py reads from SubRip lacks everything from "<" to the next ">". ttconv writes WebVTT without
#   turning signs into entities, so that what reads its file, itself included, takes the words for a tag. pycaption writes it rightly.
# Output seen:
#   webvtt-py: Growth was  2 % in 2025
#   ttconv writes: Growth was < 4 % in 2024 and > 2 % in 2025
#   ttconv reads again: Growth was 2 % in 2025
#   pycaption writes: Growth was &lt; 4 % in 2024 and > 2 % in 2025
# Why it matters: of "less than 4 % in 2024 and more than 2 % in 2025" comes "2 % in 2025", a whole sentence with a wrong figure, and no message but one about an
#   unknown tag.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check webvtt-py==0.6.0 ttconv==1.2.3 pycaption==2.3.14
cat > read.py <<'PY'
import io
import logging
import pycaption
import webvtt
import ttconv.srt.reader
import ttconv.srt.writer
import ttconv.vtt.reader
import ttconv.vtt.writer

logging.disable(logging.CRITICAL)
text = "1\n00:00:01,000 --> 00:00:02,000\nGrowth was < 4 % in 2024 and > 2 % in 2025\n"
line = lambda written: next(line for line in written.splitlines() if line.startswith("Growth"))
open("a.srt", "w").write(text)
[cue] = webvtt.from_srt("a.srt")
written = ttconv.vtt.writer.from_model(ttconv.srt.reader.to_model(io.StringIO(text)))
again = ttconv.srt.writer.from_model(ttconv.vtt.reader.to_model(io.StringIO(written)))
right = pycaption.WebVTTWriter().write(pycaption.SRTReader().read(text))
seen = {"webvtt-py": cue.text, "ttconv writes": line(written), "ttconv reads again": line(again), "pycaption writes": line(right)}
for name, words in seen.items():
    print(f"{name}: {words}")
assert list(seen.values()) == [
    "Growth was  2 % in 2025",
    "Growth was < 4 % in 2024 and > 2 % in 2025",
    "Growth was 2 % in 2025",
    "Growth was &lt; 4 % in 2024 and > 2 % in 2025",
], "the signs are read otherwise now"
PY
env/bin/python read.py
