#!/usr/bin/env bash
# Expected: a source in the Citation File Format may have an organization as its author, given by "name", so that it is no person. Written as BibTeX it stands in
#   braces, as an "and" outside them parts two authors, and the signs of TeX in the title are escaped. As schema.org it is an Organization.
# Version: cffconvert 2.0.0, read again with pybtex 0.26.1 (PyPI) and @citation-js/plugin-bibtex 0.8.2 (npm), beside bibtexparser 1.4.3 (PyPI).
# Behaviour: cffconvert writes the name bare and the percent sign as it is. Both readers make two authors of a ministry; pybtex, which prints as BibTeX does,
#   takes all behind the percent sign for a comment, up to the end of the title. As schema.org the ministry is a Person. bibtexparser's author() parts the name even where
#   braces protect it.
# Output seen:
#   author = {Ministry of Health and Care and Dahl, Bo}, title = {Rents rose by 5 % in towns, not elsewhere}
#   pybtex: Ministry of Health, Care, and Bo Dahl. Rents rose by 5 . 3 2024.
#   schema.org: Person Ministry of Health and Care
#   bibtexparser: of {Ministry of Health and Care}: Health, {Ministry of | Care},
#   citation.js: Health, Ministry | Care | Dahl, Bo
# Why it matters: who says it is half of a check. The ministry that published the figures is gone, two authors that don't exist stand there, one of them called
#   Care; and the title has lost its "not".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > CITATION.cff <<'CFF'
cff-version: 1.2.0
message: Please cite it so.
title: "Rents rose by 5 % in towns, not elsewhere"
version: "1"
date-released: 2024-03-05
authors:
  - name: Ministry of Health and Care
  - family-names: Dahl
    given-names: Bo
CFF
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cffconvert==2.0.0 pybtex==0.26.1 bibtexparser==1.4.3 --only-binary ruamel.yaml
env/bin/cffconvert --validate > valid
env/bin/cffconvert --format bibtex --outfile source.bib
env/bin/cffconvert --format schema.org --outfile source.json
cat > read.py <<'PY'
import json
import re

from bibtexparser.customization import author
from pybtex import PybtexEngine
from pybtex.database import parse_file

entry = open("source.bib").read()
fields = ", ".join(re.search(rf"{name} = {{.*}}", entry).group() for name in ("author", "title"))
print(fields)
assert fields == "author = {Ministry of Health and Care and Dahl, Bo}, title = {Rents rose by 5 % in towns, not elsewhere}", "BibTeX is written otherwise now"
printed = PybtexEngine().format_from_file("source.bib", style="plain", output_backend="text").replace("[1] ", "").strip()
print("pybtex:", printed)
assert printed == "Ministry of Health, Care, and Bo Dahl. Rents rose by 5 . 3 2024.", "pybtex prints otherwise now"
assert len(next(iter(parse_file("source.bib").entries.values())).persons["author"]) == 3
(ministry, _) = json.load(open("source.json"))["author"]
print("schema.org:", ministry["@type"], ministry["name"])
assert ministry == {"@type": "Person", "name": "Ministry of Health and Care"}, "schema.org is written otherwise now"
parted = [name.strip() for name in author({"author": "{Ministry of Health and Care}"})["author"]]
print("bibtexparser: of {Ministry of Health and Care}:", " | ".join(parted))
assert parted == ["Health, {Ministry of", "Care},"], "bibtexparser parts names otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";

const [{ author }] = new Cite(readFileSync("source.bib", "utf8")).data;
const seen = author.map(({ family, given }) => [family, given].filter(Boolean).join(", ")).join(" | ");
console.log(`citation.js: ${seen}`);
if (seen !== "Health, Ministry | Care | Dahl, Bo") throw new Error("citation.js reads names otherwise now");
JS
node read.mjs
