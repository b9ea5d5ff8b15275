#!/usr/bin/env bash
# Expected: of a page with a ClaimReview of 2020 in a box and a NewsArticle of 2026 (its headline is the page's), the original date is the day of
#   the article. Both are JSON-LD with a type.
# Version: htmldate 1.11.0 (PyPI), the date finder of trafilatura.
# Behaviour: types are not looked at. With original_date=True it gives the earliest datePublished of the page, here that of the review of somebody
#   else's claim; without it, the latest, so that a box about a NEWER check moves the day forward.
# Output seen:
#   review of 2020, original: 2020-02-02
#   review of 2027, default: 2027-03-04
# Why it matters: pages of newsrooms carry ClaimReview boxes of other articles. A fact check that takes its day of publication from here
#   dates the claim years too early or too late. The node that is the page's own article has to be chosen first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet htmldate==1.11.0
cat > read.py <<'PY'
from htmldate import find_date

def page(day):
    return f"""<html><head><title>Council approves tram</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"ClaimReview","url":"https://check.example/1","datePublished":"{day}","claimReviewed":"Trams are free"}}</script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Council approves tram","datePublished":"2026-01-02"}}</script>
</head><body><h1>Council approves tram</h1><p>The line will cost 40 million euros.</p></body></html>"""

early = find_date(page("2020-02-02"), original_date=True, max_date="2030-01-01")
late = find_date(page("2027-03-04"), max_date="2030-01-01")
print("review of 2020, original:", early)
print("review of 2027, default:", late)
assert (early, late) == ("2020-02-02", "2027-03-04"), "htmldate chooses otherwise now"
PY
env/bin/python read.py
