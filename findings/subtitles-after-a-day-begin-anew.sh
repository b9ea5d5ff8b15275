#!/usr/bin/env bash
# Expected: the hours of SubRip and WebVTT have two digits OR MORE (WebVTT says so), and recordings of councils, streams and courts are longer than a
#   day. 25:00:03 is a day, an hour and three seconds, in and out.
# Version: pycaption 2.3.14, pysubs2 1.8.1 (PyPI), subtitle 4.2.2, subsrt-ts 2.1.2 (npm).
# Behaviour: pycaption writes hours modulo 24. The npm package subtitle does so too, and writes the lost day as milliseconds. Of hours with three digits
#   pysubs2 takes none at all from SubRip, and subsrt-ts leaves out the cue.
# Output seen:
#   pycaption: 25:00:03,000 is written as 01:00:03,000
#   pysubs2: 100:00:03,000 is read as 0:00:03
#   subtitle: 25:00:03,000 is written as 01:00:03,86400000
#   subsrt-ts: of two cues 1 is read
# Why it matters: the place of a quote in the recording is part of the proof. It is wrong by a day or by four, and it looks like any other place.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pycaption==2.3.14 pysubs2==1.8.1
cat > read.py <<'PY'
import pycaption
import pysubs2

cue = "1\n{0}:00:03,000 --> {0}:00:04,000\nIt is not true.\n"
written = pycaption.SRTWriter().write(pycaption.SRTReader().read(cue.format("25"))).splitlines()[1].split(" ")[0]
read = pysubs2.time.ms_to_str(pysubs2.SSAFile.from_string(cue.format("100")).events[0].start)
print("pycaption: 25:00:03,000 is written as", written)
print("pysubs2: 100:00:03,000 is read as", read)
assert written == "01:00:03,000", "pycaption writes days otherwise now"
assert read == "0:00:03", "pysubs2 reads days otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund subtitle@4.2.2 subsrt-ts@2.1.2
cat > read.mjs <<'JS'
import { parseSync, stringifySync } from "subtitle";
import { parse } from "subsrt-ts";

const cue = (number, hours) => `${number}\n${hours}:00:03,000 --> ${hours}:00:04,000\nIt is not true.\n`;
const written = stringifySync(parseSync(cue(1, "25")), { format: "SRT" }).split("\n")[1].split(" ")[0];
const read = parse(cue(1, "00") + "\n" + cue(2, "100")).length;
console.log(`subtitle: 25:00:03,000 is written as ${written}`);
console.log(`subsrt-ts: of two cues ${read} is read`);
if (written !== "01:00:03,86400000") throw new Error("subtitle writes days otherwise now");
if (read !== 1) throw new Error("subsrt-ts reads days otherwise now");
JS
node read.mjs
