#!/usr/bin/env bash
# Expected: human-interval reads spans of time in words, as its description says ("three days", "an hour and a half" perhaps not). What it can't read is undefined, NaN
#   or an error, as with "1h". parse-duration, timestring and juration read them in digits, and a range or a fraction is an error.
# Version: human-interval 2.0.1, parse-duration 2.1.9, timestring 7.0.0, juration 0.1.1 (npm).
# Behaviour: human-interval drops the words that it does not know and puts the digits of the others side by side: three to five days are 35, two thirds of a day two days,
#   ten thousand seconds ten, minus five minutes five; half an hour is zero. The other three drop the decimal comma or add up what
#   stands on its sides, and do as much with a fraction: an hour and a half is fifteen hours, or five hours and a second, or 112 hours. No error is raised.
# Output seen:
#   human-interval: three to five days -> 35 days
#   human-interval: two thirds of a day -> 2 days
#   human-interval: ten thousand seconds -> 10 seconds
#   human-interval: one and a half hours -> 1 hours
#   human-interval: half an hour -> 0 hours
#   1,5 hours: parse-duration 15 hours, timestring 15 hours, juration 5.0003 hours
#   1 1/2 hours: parse-duration 2 hours, timestring 112 hours, juration 2.0006 hours
# Why it matters: how long something took, or how long ago it was, is part of many claims, and of the times of a recording too. Three to five days become five
#   weeks, and nothing tells a wrong span from a right one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund human-interval@2.0.1 parse-duration@2.1.9 timestring@7.0.0 juration@0.1.1
cat > read.mjs <<'JS'
import humanInterval from "human-interval";
import parseDuration from "parse-duration";
import timestring from "timestring";
import juration from "juration";

const units = { days: 86400, hours: 3600, seconds: 1 };
const words = [
  ["three to five days", 35, "days"],
  ["two thirds of a day", 2, "days"],
  ["ten thousand seconds", 10, "seconds"],
  ["one and a half hours", 1, "hours"],
  ["half an hour", 0, "hours"],
];
for (const [text, wanted, unit] of words) {
  const seen = humanInterval(text) / 1000 / units[unit];
  console.log(`human-interval: ${text} -> ${seen} ${unit}`);
  if (seen !== wanted) throw new Error("human-interval reads it otherwise now");
}
if (!Number.isNaN(humanInterval("1h")) || humanInterval("three days") !== 3 * 86400000) throw new Error("human-interval reads plain spans otherwise now");
const hours = (seconds) => Number((seconds / 3600).toFixed(4));
for (const [text, wanted] of [["1,5 hours", [15, 15, 5.0003]], ["1 1/2 hours", [2, 112, 2.0006]]]) {
  const seen = [parseDuration(text) / 1000, timestring(text), juration.parse(text)].map(hours);
  console.log(`${text}: parse-duration ${seen[0]} hours, timestring ${seen[1]} hours, juration ${seen[2]} hours`);
  if (String(seen) !== String(wanted)) throw new Error("the others read it otherwise now");
}
JS
node read.mjs
