#!/usr/bin/env bash
# Expected: HTML says what the value of <time> is: in microdata its datetime attribute, and the words in it if there is none; HTML+RDFa 1.1 says the same of
#   property. Both ways to write a day are usual.
# Version: extruct 0.18.0 (PyPI).
# Behaviour: in microdata a <time> without the attribute has the empty string as its value. In RDFa the attribute is not looked at, and the words
#   for the reader are the value.
# Output seen:
#   microdata, with datetime: '2024-05-03'
#   microdata, without: ''
#   RDFa, with datetime: 'last Friday'
# Why it matters: datePublished and claimDate of a ClaimReview are days. They come out empty or as words that no program reads, though the page has
#   them as the standards say.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check --upgrade pip==26.3
env/bin/pip install --quiet --disable-pip-version-check extruct==0.18.0
cat > read.py <<'PY'
import extruct

def microdata(day):
    page = f'<html><body><div itemscope itemtype="https://schema.org/ClaimReview">{day}</div></body></html>'
    return extruct.extract(page, syntaxes=["microdata"])["microdata"][0]["properties"]["datePublished"]

def rdfa(day):
    page = f'<html><body vocab="https://schema.org/"><div typeof="ClaimReview">{day}</div></body></html>'
    nodes = extruct.extract(page, base_url="https://example.org/", syntaxes=["rdfa"])["rdfa"]
    return next(node["https://schema.org/datePublished"][0]["@value"] for node in nodes if "https://schema.org/datePublished" in node)

seen = {
    "microdata, with datetime": microdata('<time itemprop="datePublished" datetime="2024-05-03">last Friday</time>'),
    "microdata, without": microdata('<time itemprop="datePublished">2024-05-03</time>'),
    "RDFa, with datetime": rdfa('<time property="datePublished" datetime="2024-05-03">last Friday</time>'),
}
for name, value in seen.items():
    print(f"{name}: {value!r}")
assert list(seen.values()) == ["2024-05-03", "", "last Friday"], "days are read otherwise now"
PY
env/bin/python read.py
