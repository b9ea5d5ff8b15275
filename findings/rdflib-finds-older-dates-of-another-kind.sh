#!/usr/bin/env bash
# Expected: SPARQL 1.1 (17.3) has no comparison of a date with a moment, a year or a string: it is an error, and FILTER leaves such rows out. Asked for
#   what is not before the day 2024-01-01, a store gives days from then on, and never something of 2019.
# Version: rdflib 7.6.0, beside pyoxigraph 0.5.13 (PyPI).
# Behaviour: values of two kinds are ordered by the NAME of their kind, so that every moment (xsd:dateTime), every year and every plain string is
#   "later" than every day. With "<" none of them is found. Whether they are older is not looked at.
# Output seen:
#   rdflib: claim of 2025-05-03, claim of 2019, claim of 2019-05-03T10:00:00Z, claim of 2019-05-03 (text)
#   pyoxigraph: claim of 2025-05-03
# Why it matters: schema.org lets datePublished be a day or a moment, and newsrooms use both. A list of fact checks since 2024 has those of 2019 in it,
#   and a list of older ones lacks them. Both have to be cast to one kind.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
cat > read.py <<'PY'
import pyoxigraph
import rdflib

data = """
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:1> <urn:date> "2019-05-03"^^xsd:date ; <urn:name> "claim of 2019-05-03" .
<urn:2> <urn:date> "2025-05-03"^^xsd:date ; <urn:name> "claim of 2025-05-03" .
<urn:3> <urn:date> "2019"^^xsd:gYear ; <urn:name> "claim of 2019" .
<urn:4> <urn:date> "2019-05-03T10:00:00Z"^^xsd:dateTime ; <urn:name> "claim of 2019-05-03T10:00:00Z" .
<urn:5> <urn:date> "2019-05-03" ; <urn:name> "claim of 2019-05-03 (text)" .
"""
query = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?name { ?claim <urn:date> ?date ; <urn:name> ?name FILTER(?date >= "2024-01-01"^^xsd:date) } ORDER BY ?claim
"""
graph = rdflib.Graph()
graph.parse(data=data, format="turtle")
one = [str(row[0]) for row in graph.query(query)]
store = pyoxigraph.Store()
store.load(data.encode(), pyoxigraph.RdfFormat.TURTLE)
other = [row[0].value for row in store.query(query)]
print("rdflib:", ", ".join(one))
print("pyoxigraph:", ", ".join(other))
assert one == ["claim of 2025-05-03", "claim of 2019", "claim of 2019-05-03T10:00:00Z", "claim of 2019-05-03 (text)"], "rdflib compares otherwise now"
assert other == ["claim of 2025-05-03"], "pyoxigraph compares otherwise now"
PY
env/bin/python read.py
