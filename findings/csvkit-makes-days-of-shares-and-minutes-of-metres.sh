#!/usr/bin/env bash
# Expected: csvsort puts rows in another order, and csvjson writes them as JSON. They look at what kind of thing a column holds, so a day may be written as
#   another programme would write it; "1/2", "5 m" and "3 days ago" are text.
# Version: csvkit 2.2.0 with agate 1.14.2, parsedatetime 2.6 and pytimeparse 1.1.10 (PyPI).
# Behaviour: a column of shares or results becomes days of 2001, one of metres becomes minutes, one of months becomes days of the year 1. "3 days ago" becomes the
#   moment three days before the programme is run. The cells are written so; nothing is said of it. --no-inference leaves them alone.
# Output seen:
#   share 1/2, score 3-4, depth 5 m, month May
#   sorted: share 2001-01-02, score 2001-03-04, depth 0:05:00, month 0001-05-01
#   as JSON: share 2001-01-02, score 2001-03-04, depth 0:05:00, month 0001-05-01
#   said "3 days ago": the day three days before this run
#   without guessing: share 1/2, score 3-4, depth 5 m, month May
# Why it matters: csvkit is what newsrooms clean tables of claims with. Of "3 days ago", said in an article of last year, comes a day of this week that
#   is another one tomorrow, and a share of one half can't be got back.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 pytimeparse==1.1.10
cat > a.csv <<'CSV'
claim,share,score,depth,month,said
A,1/2,3-4,5 m,May,3 days ago
B,3/4,1-2,12 m,June,5 years ago
CSV
env/bin/csvsort --columns claim a.csv > sorted.csv
env/bin/csvjson a.csv > a.json
env/bin/csvsort --no-inference --columns claim a.csv > plain.csv
cat > look.py <<'PY'
import csv
import datetime
import json

def line(row):
    return ", ".join(f"{name} {row[name]}" for name in ("share", "score", "depth", "month"))

source, ordered, plain = (next(csv.DictReader(open(name))) for name in ("a.csv", "sorted.csv", "plain.csv"))
written = json.load(open("a.json"))[0]
changed = "share 2001-01-02, score 2001-03-04, depth 0:05:00, month 0001-05-01"
print(line(source))
print(f"sorted: {line(ordered)}")
print(f"as JSON: {line(written)}")
said = datetime.datetime.fromisoformat(ordered["said"]).date()
ago = (datetime.date.today() - said).days
assert ago in (3, 4), "days that are told from now on are read otherwise now"
print('said "3 days ago": the day three days before this run')
print(f"without guessing: {line(plain)}")
assert line(ordered) == line(written) == changed, "columns are guessed otherwise now"
assert plain == source, "--no-inference changes cells now"
PY
env/bin/python look.py
