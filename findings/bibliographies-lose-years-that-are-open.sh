#!/usr/bin/env bash
# Expected: the date of a source in biblatex may be open or unspecified, as in ISO 8601-2: "2019/.." goes on since 2019, "199X" is some year of the
#   nineties. Who reads such dates prints "2019–" and "199X" or "1990s", or the year at least, and says where it does not know one.
# Version: @citation-js/core, plugin-bibtex and plugin-csl 0.8.2 (npm), pandoc 3.9 (in pypandoc_binary 1.17, PyPI).
# Behaviour: citation.js prints "n.d." (no date) for what is open, and exactly 1990 for the nineties. pandoc leaves out both dates without a warning; of
#   an open one without the points it makes a range to the year 0.
# Output seen:
#   citation.js: 2019/2020 -> (2019–2020), 2019/.. -> (n.d.), 199X -> (1990)
#   pandoc: 2019/2020 -> [[2019],[2020]], 2019/.. -> none, 2019/ -> [[2019],[0]], 199X -> none
# Why it matters: series, registers and websites are cited so. A reader is told that the source has no date, or that a photograph was made in 1990, of
#   which nobody knows the year.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2
cat > read.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

const seen = ["2019/2020", "2019/..", "199X"].map((date) => {
  const text = new Cite(`@misc{a, title = {Register}, date = {${date}}}`).format("bibliography", { lang: "en-US" });
  return `${date} -> ${text.match(/\(.*\)/)[0]}`;
});
console.log(`citation.js: ${seen.join(", ")}`);
if (seen.join() !== "2019/2020 -> (2019–2020),2019/.. -> (n.d.),199X -> (1990)") throw new Error("citation.js prints dates otherwise now");
JS
node read.mjs
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17
cat > read.py <<'PY'
import json

import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
wanted = {"2019/2020": "[[2019],[2020]]", "2019/..": "none", "2019/": "[[2019],[0]]", "199X": "none"}
seen = {}
for date in wanted:
    (item,) = json.loads(pypandoc.convert_text(f"@misc{{a, title = {{Register}}, date = {{{date}}}}}", "csljson", format="biblatex"))
    seen[date] = json.dumps(item["issued"]["date-parts"], separators=(",", ":")) if "issued" in item else "none"
print("pandoc:", ", ".join(f"{date} -> {parts}" for date, parts in seen.items()))
assert seen == wanted, "pandoc reads dates otherwise now"
PY
env/bin/python read.py
