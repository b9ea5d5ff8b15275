#!/usr/bin/env bash
# Expected: a rater who left an item out has given no label. aggregate_raters, which makes the table of counts for Fleiss' kappa, leaves
#   NaN out or refuses it, and fleiss_kappa refuses items with different numbers of ratings.
# Version: statsmodels 0.15.0 (PyPI).
# Behaviour: NaN becomes a label of its own, one more column of the table. So every item has the same number of "ratings", and two raters who both
#   leave the same items out agree on these.
# Output seen:
#   labels: [0.0, 1.0, nan]
#   kappa of 4 items, all rated: -0.6
#   kappa of these and 4 items that nobody rated: 0.392
# Why it matters: items that nobody has looked at raise the agreement from worse than chance to fair, and no warning says so. Whoever publishes
#   the reliability of verdicts has to take such rows away.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0
cat > read.py <<'PY'
import numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

rated = [[0, 1], [1, 0], [0, 0], [1, 0]]
nobody = [[np.nan, np.nan]] * 4
table, labels = aggregate_raters(np.array(rated + nobody, dtype=float))
before = round(float(fleiss_kappa(aggregate_raters(np.array(rated))[0])), 3)
after = round(float(fleiss_kappa(table)), 3)
print("labels:", [float(label) for label in labels])
print("kappa of 4 items, all rated:", before)
print("kappa of these and 4 items that nobody rated:", after)
assert table.shape == (8, 3) and np.isnan(labels[2]), "NaN is no label any more"
assert (before, after) == (-0.6, 0.392), "missing ratings are counted otherwise now"
PY
env/bin/python read.py
