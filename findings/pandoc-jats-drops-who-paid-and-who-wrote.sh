#!/usr/bin/env bash
# Expected: of an article in JATS, the format of journals and of PubMed Central, pandoc gives the authors, the text and the notes behind it. Interests
#   and funding stand in fn-group at the end, and no sign in the text refers to them. An organization is an author as well (collab).
# Version: pandoc 3.9 (in pypandoc_binary 1.17, PyPI).
# Behaviour: notes that nothing refers to are dropped, so is the label of a box, a table and a figure, and an organization becomes an author with an
#   empty name. --verbose has no message. A section in the same place is kept.
# Output seen:
#   authors: ['Anna Example', '']
#   text: The drug helps. 5 mg. Paid by the state.
# Why it matters: "two authors are employed by the maker" is what a check of a study asks first. Nothing in the text says that something is missing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17
cat > read.py <<'PY'
import json

import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
text = (
    '<?xml version="1.0"?><article><front><article-meta><title-group><article-title>A drug</article-title></title-group><contrib-group>'
    '<contrib contrib-type="author"><name><surname>Example</surname><given-names>Anna</given-names></name></contrib>'
    '<contrib contrib-type="author"><collab>The Maker Ltd</collab></contrib></contrib-group></article-meta></front>'
    "<body><sec><p>The drug helps.</p><boxed-text><label>Warning</label><p>5 mg.</p></boxed-text></sec></body>"
    '<back><sec><p>Paid by the state.</p></sec><fn-group><fn fn-type="conflict"><p>Both authors are employed by the maker.</p></fn></fn-group></back></article>'
)

def words(node):
    if isinstance(node, list):
        return "".join(words(part) for part in node)
    if not isinstance(node, dict):
        return ""
    if node.get("t") == "Str":
        return node["c"]
    return " " if node.get("t") == "Space" else words(node.get("c", []))

read = json.loads(pypandoc.convert_text(text, "json", format="jats"))
authors = [words(author) for author in read["meta"]["author"]["c"]]
said = " ".join(pypandoc.convert_text(text, "plain", format="jats", extra_args=["--wrap=none"]).split())
print("authors:", authors)
print("text:", said)
assert authors == ["Anna Example", ""], "authors are read otherwise now"
assert said == "The drug helps. 5 mg. Paid by the state.", "notes are read otherwise now"
PY
env/bin/python read.py
