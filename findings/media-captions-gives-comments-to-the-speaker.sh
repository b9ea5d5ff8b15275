#!/usr/bin/env bash
# Expected: in subtitles of Advanced SubStation Alpha a line "Comment:" is a note of who made them and is not shown. The words are all behind the ninth
#   comma, as they are written: commas in them are no ends of fields.
# Version: media-captions 1.0.4 (npm), beside ass-compiler 0.1.16 (npm); the file is written by pysubs2 1.8.1 (PyPI).
# Behaviour: media-captions hangs a comment with all its fields on the cue before, as more words of its speaker, in .ass and in .ssa. Behind each comma of the words it
#   puts a blank, so that a number is torn. No error is listed. ass-compiler is right.
# Output seen:
#   media-captions: <v Anna>They paid 1, 500, that is 5, 3 percent. / Comment: 0,0:00:02.50,0:00:03.00,Default,,0,0,0,,check this: is it true?
#   media-captions: <v Bo>No.
#   ass-compiler: They paid 1,500, that is 5,3 percent. / No.
# Why it matters: the doubt of an editor is shown and quoted as what the person said, and 1,500 becomes a one and a five hundred, which whatever
#   reads the numbers next takes for two.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1
cat > write.py <<'PY'
from pysubs2 import SSAEvent, SSAFile

file = SSAFile()
file.append(SSAEvent(start=1000, end=2500, text="They paid 1,500, that is 5,3 percent.", name="Anna"))
file.append(SSAEvent(start=2500, end=3000, text="check this: is it true?", type="Comment"))
file.append(SSAEvent(start=3000, end=4000, text="No.", name="Bo"))
file.save("talk.ass")
file.save("talk.ssa")
assert [line.text for line in SSAFile.load("talk.ass") if not line.is_comment] == ["They paid 1,500, that is 5,3 percent.", "No."]
PY
env/bin/python write.py
npm init --yes > made
npm install --silent --no-audit --no-fund media-captions@1.0.4 ass-compiler@0.1.16
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { compile } from "ass-compiler";
import { parseText } from "media-captions";

for (const type of ["ass", "ssa"]) {
  const { cues, errors } = await parseText(readFileSync(`talk.${type}`, "utf8"), { type });
  const seen = cues.map((cue) => cue.text.replace("\n", " / "));
  if (type === "ass") seen.forEach((words) => console.log(`media-captions: ${words}`));
  const layer = type === "ass" ? "0" : "Marked=0";
  const wanted = [
    `<v Anna>They paid 1, 500, that is 5, 3 percent. / Comment: ${layer},0:00:02.50,0:00:03.00,Default,,0,0,0,,check this: is it true?`,
    "<v Bo>No.",
  ];
  if (JSON.stringify(seen) !== JSON.stringify(wanted) || errors.length > 0) throw new Error("comments and commas are read otherwise now");
}
const { dialogues } = compile(readFileSync("talk.ass", "utf8"), {});
const words = dialogues.map((line) => line.slices.flatMap((slice) => slice.fragments.map((piece) => piece.text)).join(""));
console.log(`ass-compiler: ${words.join(" / ")}`);
if (words.join("/") !== "They paid 1,500, that is 5,3 percent./No.") throw new Error("ass-compiler reads otherwise now");
JS
node read.mjs
