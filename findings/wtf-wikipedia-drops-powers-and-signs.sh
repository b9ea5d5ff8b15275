#!/usr/bin/env bash
# Expected: a library that knows the templates of Wikipedia by the hundred ("{{convert|5|km}}" is "5 km") knows those for numbers, and leaves the source
#   where it does not.
# Version: wtf_wikipedia 10.4.2 (npm).
# Behaviour: the exponent of {{val}} is dropped, and {{e}}, {{minus}}, {{nts}} and {{EUR}} are dropped whole. &minus; stays as it is written.
# Output seen:
#   It cost {{val|1.5|e=6}} euros. -> It cost 1.5 euros.
#   It cost 3{{e|6}} euros. -> It cost 3 euros.
#   It was {{minus}}5 degrees. -> It was 5 degrees.
#   It was &minus;5 degrees. -> It was &minus;5 degrees.
#   It has {{nts|12500}} seats. -> It has seats.
# Why it matters: a million times less, and plus for minus, in sentences that read well. Claims that are held against such text are called
#   wrong where they are right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund wtf_wikipedia@10.4.2
cat > read.mjs <<'JS'
import wtf from "wtf_wikipedia";

const cases = {
  "It cost {{val|1.5|e=6}} euros.": "It cost 1.5 euros.",
  "It cost 3{{e|6}} euros.": "It cost 3 euros.",
  "It was {{minus}}5 degrees.": "It was 5 degrees.",
  "It was &minus;5 degrees.": "It was &minus;5 degrees.",
  "It has {{nts|12500}} seats.": "It has seats.",
};
for (const [source, wanted] of Object.entries(cases)) {
  const seen = wtf(source).text().replace(/ +/g, " ");
  console.log(`${source} -> ${seen}`);
  if (seen !== wanted) throw new Error("the templates are read otherwise now");
}
JS
node read.mjs
