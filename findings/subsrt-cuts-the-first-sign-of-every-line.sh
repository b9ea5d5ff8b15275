#!/usr/bin/env bash
# Expected: subsrt reads subtitles of SubStation Alpha, of other programs and its own, with all their words, and numbers them from one.
# Version: subsrt-ts 2.1.2, beside subsrt 1.1.1 (npm), from which it was made; the file is written by pysubs2 1.8.1 (PyPI).
# Behaviour: subsrt-ts cuts off the first sign of every line of .ass and .ssa, whatever it is, and without an error; of files that it has written itself,
#   too. subsrt has all words.
# Output seen:
#   subsrt-ts, of pysubs2: 0 percent did not pay. / 5 percent more. / o, 1,500 did.
#   subsrt-ts, of itself: 0 percent did not pay.
#   subsrt, of pysubs2: 50 percent did not pay. / -5 percent more. / No, 1,500 did.
# Why it matters: fifty percent become none, a fall becomes a rise, and "no" becomes "o". Where a line begins with a letter a reader sees that
#   something is missing; where it begins with a figure or a sign nobody does.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1
cat > write.py <<'PY'
from pysubs2 import SSAEvent, SSAFile

file = SSAFile()
for at, words in enumerate(["50 percent did not pay.", "-5 percent more.", "No, 1,500 did."]):
    file.append(SSAEvent(start=at * 2000, end=at * 2000 + 1500, text=words))
file.save("talk.ass")
file.save("talk.ssa")
PY
env/bin/python write.py
npm init --yes > made
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 subsrt@1.1.1
cat > read.cjs <<'JS'
const { readFileSync } = require("node:fs");
const older = require("subsrt");
const newer = require("subsrt-ts");

const read = (library, text) => library.parse(text, {}).filter((part) => part.type === "caption").map((part) => part.text).join(" / ");
const file = (name) => readFileSync(name, "utf8");
const own = newer.convert("1\n00:00:01,000 --> 00:00:02,000\n50 percent did not pay.\n\n", { format: "ass" });
const seen = {
  "subsrt-ts, of pysubs2": read(newer, file("talk.ass")),
  "subsrt-ts, of itself": read(newer, own),
  "subsrt, of pysubs2": read(older, file("talk.ass")),
};
for (const [who, words] of Object.entries(seen)) console.log(`${who}: ${words}`);
const wanted = ["0 percent did not pay. / 5 percent more. / o, 1,500 did.", "0 percent did not pay.", "50 percent did not pay. / -5 percent more. / No, 1,500 did."];
if (JSON.stringify(Object.values(seen)) !== JSON.stringify(wanted)) throw new Error("lines are read otherwise now");
if (read(newer, file("talk.ssa")) !== wanted[0]) throw new Error("lines of .ssa are read otherwise now");
if (!own.includes(",50 percent did not pay.")) throw new Error("lines are written otherwise now");
JS
node read.cjs
