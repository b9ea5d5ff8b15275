#!/usr/bin/env bash
# Expected: from "Headline - Site" a reader view cuts the name of the site, and it looks at the page to see what the headline is. A headline that says
#   what is wrong with a claim keeps that part.
# Version: @mozilla/readability 0.6.0 (npm), readability-lxml 0.9, newspaper4k 0.9.6 (PyPI).
# Behaviour: what stands at one end is cut wherever a colon or a dash is. Readability drops all before the colon (where no h1 has the title) or behind
#   the dash (WITH such an h1 as well); readability-lxml's short_title gives the part behind the colon, and newspaper4k the part behind the dash of a
#   range, though the h1 has the whole.
# Output seen:
#   Readability: "False: the new tram in our town cost 15 million euros" -> "the new tram in our town cost 15 million euros"
#   Readability: "Mayor: “The tram is free” - that is false" with h1 -> "Mayor: “The tram is free”"
#   readability-lxml: "No, the mayor did not say: “We will close all schools in the town”" -> "“We will close all schools in the town”"
#   newspaper4k: "Rents rose by 5 - 6 percent in 2024 - The Daily Example" with h1 -> "6 percent in 2024"
# Why it matters: the headline of a fact check without its verdict is the false claim, with the newsroom's name under it. The title has to be taken from
#   the page as it is.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@29.1.1
cat > read.mjs <<'JS'
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";

const text = `<p>${"The council of the town said on Friday that the new tram was paid by the state and not by the town, as a post had said. ".repeat(4)}</p>`;
function title(words, heading) {
  const page = `<html lang="en"><head><title>${words}</title></head><body><article>${heading ? `<h1>${words}</h1>` : ""}${text.repeat(3)}</article></body></html>`;
  const read = new Readability(new JSDOM(page, { url: "http://example.org/" }).window.document).parse().title;
  console.log(`Readability: "${words}"${heading ? " with h1" : ""} -> "${read}"`);
  return read;
}
const one = title("False: the new tram in our town cost 15 million euros", false);
const other = title("Mayor: “The tram is free” - that is false", true);
if (one !== "the new tram in our town cost 15 million euros") throw new Error("titles with a colon are cut otherwise now");
if (other !== "Mayor: “The tram is free”") throw new Error("titles with a dash are cut otherwise now");
JS
node read.mjs
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check readability-lxml==0.9 newspaper4k==0.9.6
cat > read.py <<'PY'
import newspaper
import readability

text = "<p>" + "The council of the town said on Friday that the new tram was paid by the state and not by the town, as a post had said. " * 4 + "</p>"
def page(words, heading=""):
    return f'<html lang="en"><head><title>{words}</title></head><body><article>{heading}{text * 3}</article></body></html>'

words = "No, the mayor did not say: “We will close all schools in the town”"
one = readability.Document(page(words)).short_title()
print(f'readability-lxml: "{words}" -> "{one}"')
words = "Rents rose by 5 - 6 percent in 2024 - The Daily Example"
article = newspaper.Article("http://example.org/a")
article.download(input_html=page(words, "<h1>Rents rose by 5 - 6 percent in 2024</h1>"))
article.parse()
print(f'newspaper4k: "{words}" with h1 -> "{article.title}"')
assert one == "“We will close all schools in the town”", "readability-lxml cuts titles otherwise now"
assert article.title == "6 percent in 2024", "newspaper4k cuts titles otherwise now"
PY
env/bin/python -W ignore read.py
