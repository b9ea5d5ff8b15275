#!/usr/bin/env bash
# Expected: JSON-LD 1.1 has terms whose values are graphs ("@container": "@graph"): what stands in them is said by somebody and not asserted. Read into
#   a Dataset it is in a graph of its own, as rdflib's description says that it reads JSON-LD 1.1.
# Version: rdflib 7.6.0, beside PyLD 3.3.0 (PyPI).
# Behaviour: if the graph has no name, which is the usual way to write it, rdflib puts its statements into the default graph, among what is asserted;
#   only the empty node that stands for it is left. With a name it is right.
# Output seen:
#   rdflib, asserted: anna says _, tram cost 15 million
#   PyLD, asserted: anna says _
#   PyLD, in a graph: tram cost 15 million
# Why it matters: claims are put into graphs so that one may say who made them without believing them. After reading, the store says itself that the
#   tram cost 15 million, and Anna says nothing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 PyLD==3.3.0
cat > read.py <<'PY'
import json

import rdflib
from pyld import jsonld

claim = {
    "@context": {"@version": 1.1, "@vocab": "urn:word:", "says": {"@id": "urn:word:says", "@container": "@graph"}},
    "@id": "urn:word:anna",
    "says": {"@id": "urn:word:tram", "cost": "15 million"},
}
short = lambda node: "_" if node.startswith("_:") else node.removeprefix("urn:word:")
data = rdflib.Dataset()
data.parse(data=json.dumps(claim), format="json-ld")
one = sorted(
    " ".join("_" if isinstance(node, rdflib.BNode) else short(str(node)) for node in (subject, predicate, value))
    for subject, predicate, value, graph in data.quads()
    if graph == data.default_graph.identifier
)
read = jsonld.to_rdf(claim)
words = lambda graph: sorted(" ".join(short(triple[part]["value"]) for part in ("subject", "predicate", "object")) for triple in read[graph])
(inner,) = [graph for graph in read if graph != "@default"]
print("rdflib, asserted:", ", ".join(one))
print("PyLD, asserted:", ", ".join(words("@default")))
print("PyLD, in a graph:", ", ".join(words(inner)))
assert one == ["anna says _", "tram cost 15 million"], "rdflib reads graphs otherwise now"
assert words("@default") == ["anna says _"] and words(inner) == ["tram cost 15 million"], "PyLD reads graphs otherwise now"
PY
env/bin/python read.py
