#!/usr/bin/env bash
# Expected: lastmod of a sitemap is a W3C Datetime, which may be a year or a month alone. A reader gives what stands there, or the first day of it, or
#   nothing.
# Version: ultimate-sitemap-parser 1.8.1 (PyPI).
# Behaviour: what is missing is filled up from the day on which the program runs: on 30 November a page of 2024 was changed on 30 November 2024, and
#   tomorrow on another day; a page of February 2023 on the last day of it. The value is a moment like every other one, and may lie in the future.
# Output seen, on 30 November:
#   2024: 2024-11-30
#   2023-02: 2023-02-28
#   2024-05-03: 2024-05-03
# Why it matters: it is made for research on what news sites publish, and has the days of pages counted and compared. Pages of the same month fall on a day
#   that nobody wrote, and two runs of the same file disagree on when a page was last changed.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ultimate-sitemap-parser==1.8.1
cat > read.py <<'PY'
import calendar
import datetime
from usp.tree import sitemap_from_str

days = ["2024", "2023-02", "2024-05-03"]
pages = "".join(f"<url><loc>https://example.org/{n}</loc><lastmod>{day}</lastmod></url>" for n, day in enumerate(days))
read = sitemap_from_str(f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>')
before = datetime.date.today()
seen = {day: page.last_modified.date() for day, page in zip(days, read.all_pages())}
after = datetime.date.today()
for day, moment in seen.items():
    print(f"{day}: {moment}")

def filled(year, month, day):
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))

assert seen["2024"] in {filled(2024, now.month, now.day) for now in (before, after)}, "years are read otherwise now"
assert seen["2023-02"] in {filled(2023, 2, now.day) for now in (before, after)}, "months are read otherwise now"
assert seen["2024-05-03"] == datetime.date(2024, 5, 3), "days are read otherwise now"
PY
env/bin/python read.py
