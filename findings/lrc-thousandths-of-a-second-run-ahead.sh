#!/usr/bin/env bash
# Expected: LRC gives the time of a line as [minutes:seconds.fraction]. Programs for speech write two digits or three, and a line that is said twice has two times
#   before it. A reader that takes three digits reads them as thousandths.
# Version: subsrt-ts 2.1.2, beside clrc 3.1.4 and lrc-kit 1.2.1 (npm).
# Behaviour: the fraction counts as hundredths whatever its length, so that .999 is ten seconds, and lines change places in time. A second time is kept
#   as text, and the line is there once. A cue of two lines is written as two lines, of which the second has no time, and no reader finds it again.
# Output seen:
#   subsrt-ts: 8.23 first, 16.99 second, 8 third, 9 [00:20.00]again
#   clrc: 7.123 first, 7.999 second, 8 third, 9 again, 20 again
#   lrc-kit: 7.123 first, 7.999 second, 8 third, 9 again, 20 again
#   written and read: It did
# Why it matters: transcripts are cited with their times. Whoever listens at the place hears something else, and of a cue of two lines the
#   part with the "not" may be gone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 clrc@3.1.4 lrc-kit@1.2.1
cat > read.mjs <<'JS'
import { parse } from "clrc";
import lrc from "lrc-kit";
import subsrt from "subsrt-ts";

const text = "[00:07.123]first\n[00:07.999]second\n[00:08.000]third\n[00:09.00][00:20.00]again\n";
const show = (lines) => lines.map(([time, words]) => `${time} ${words.trim()}`).join(", ");
const { default: library = subsrt } = subsrt;
const read = (words) => library.parse(words, { format: "lrc" }).filter((cue) => cue.type === "caption");
const first = show(read(text).map((cue) => [cue.start / 1000, cue.text]));
const second = show(parse(text).filter((line) => line.type === "lyric").map((line) => [line.startMillisecond / 1000, line.content]));
const third = show(lrc.Lrc.parse(text).lyrics.map((line) => [line.timestamp, line.content]));
const written = library.convert("1\n00:00:01,000 --> 00:00:02,000\nIt did\nnot cost 15 million.\n", { format: "lrc" });
const again = read(written).map((cue) => cue.text.trim()).join(" ");
console.log(`subsrt-ts: ${first}`);
console.log(`clrc: ${second}`);
console.log(`lrc-kit: ${third}`);
console.log(`written and read: ${again}`);
if (first !== "8.23 first, 16.99 second, 8 third, 9 [00:20.00]again") throw new Error("subsrt-ts reads times otherwise now");
for (const other of [second, third])
  if (other !== "7.123 first, 7.999 second, 8 third, 9 again, 20 again") throw new Error("the others read times otherwise now");
if (again !== "It did") throw new Error("cues of two lines are written otherwise now");
JS
node read.mjs
