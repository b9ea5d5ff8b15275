#!/usr/bin/env bash
# Expected: LRC has no hours; its times are [minutes:seconds.fraction], and a recording of two hours goes on to 120 minutes. A reader gives all lines, and what turns
#   them into SubRip carries 60 minutes over into hours.
# Version: pylrc 0.1.2, aeidon 2.0.1 (the library of the editor Gaupol) (PyPI).
# Behaviour: pylrc passes over every line from the sixtieth minute on, without an error. aeidon keeps them, and writes 75 minutes into
#   the two digits of minutes, where SubRip has 59 at most.
# Output seen:
#   pylrc: 3 of 5 lines, the last at 00:59:59,000 "It did"
#   aeidon: 00:60:00,000 not / 00:75:10,000 cost 15 million.
# Why it matters: programs for speech write transcripts in LRC, and hearings, councils and podcasts are longer than an hour. Of them the first
#   hour is there, which looks like all of it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pylrc==0.1.2 aeidon==2.0.1
printf '[00:01.00]Good evening.\n[00:30.00]The tram?\n[59:59.00]It did\n[60:00.00]not\n[75:10.00]cost 15 million.\n' > a.lrc
cat > read.py <<'PY'
import re

import aeidon
import pylrc

lines = pylrc.parse(open("a.lrc").read())
count = len(lines)
last = lines.toSRT().strip().splitlines()
seen = f'{count} of 5 lines, the last at {last[-2].split(" ")[0]} "{last[-1]}"'
print(f"pylrc: {seen}")
project = aeidon.Project()
project.open_main("a.lrc", "utf_8")
target = aeidon.files.new(aeidon.formats.SUBRIP, "a.srt", "utf_8")
project.save_main(target)
written = open("a.srt").read().replace("\r", "").strip()
cues = [f"{start} {text}" for start, text in re.findall(r"\n?\d+\n(\S+) --> \S+\n(.*)", written)]
late = " / ".join(cues[-2:])
print(f"aeidon: {late}")
assert seen == '3 of 5 lines, the last at 00:59:59,000 "It did"', "pylrc reads late lines otherwise now"
assert late == "00:60:00,000 not / 00:75:10,000 cost 15 million.", "aeidon writes late lines otherwise now"
PY
env/bin/python read.py
