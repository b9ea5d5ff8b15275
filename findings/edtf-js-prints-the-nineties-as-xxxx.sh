#!/usr/bin/env bash
# Expected: edtf (npm) reads dates of ISO 8601-2 and prints them for people in their language: format() writes "c. 1990" for "1990~" and "1990 (?)" for "1990?". The
#   nineties, "199X", are printed as such or at least as 199X, and a year before Christ with the letters of its era.
# Version: edtf 4.11.1 (npm).
# Behaviour: where one digit of the year is open, all four are printed as X, as those of other digits would be: the nineties, the 2010s and a whole century look the same.
#   The era is left out: 44 before Christ is "44", as the year 44 is. The values in it are right.
# Output seen:
#   199X -> XXXX
#   201X -> XXXX
#   19XX -> XXXX
#   19XX-12 -> 12/XXXX
#   -0043 -> 44
#   0044 -> 44
#   -0043-03-15 -> 3/15/44
#   1990~ -> c. 1990
# Why it matters: when a source was made is printed beside what is checked with it. A reader sees that nothing at all is known of the year, or takes a date that is
#   eighty-seven years off, with no sign that it may be read in two ways.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund edtf@4.11.1
cat > read.mjs <<'JS'
import edtf from "edtf";

const wanted = {
  "199X": "XXXX",
  "201X": "XXXX",
  "19XX": "XXXX",
  "19XX-12": "12/XXXX",
  "-0043": "44",
  "0044": "44",
  "-0043-03-15": "3/15/44",
  "1990~": "c. 1990",
};
for (const text of ["199X", "201X", "19XX", "19XX-12", "-0043", "0044", "-0043-03-15", "1990~"]) {
  const seen = edtf(text).format("en");
  console.log(`${text} -> ${seen}`);
  if (seen !== wanted[text]) throw new Error("edtf prints it otherwise now");
}
if (new Date(edtf("199X").min).getUTCFullYear() !== 1990 || new Date(edtf("-0043").min).getUTCFullYear() !== -43) throw new Error("edtf reads it otherwise now");
JS
node read.mjs
