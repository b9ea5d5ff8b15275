#!/usr/bin/env bash
# Expected: humanize writes numbers and spans of time for people, in some forty languages. What it says in one of them means the same in the next: a year and a month
#   is more than a year, and ten to the ninth is another word than ten to the twelfth.
# Version: humanize 4.17.0 (PyPI).
# Behaviour: in German a year and a month is "ein Monat", one month; a year and four months is right. In Vietnamese a year and some months is French. In
#   Danish both ten to the ninth (milliard) and ten to the twelfth are "billion", which is Danish for the second; a thousand times as much.
# Output seen:
#   395 days: en 1 year, 1 month | de ein Monat | da 1 år, 1 måned
#   480 days: en 1 year, 4 months | de ein Jahr und 4 Monate | vi un an et 4 mois
#   ten to the ninth: de 1,0 Milliarde | nb 1.0 milliard | da 1.0 billion
#   ten to the twelfth: de 1,0 Billion | nb 1.0 billion | da 1.0 billion
# Why it matters: how long ago a claim was made, and how many millions it is about, is printed with such a library beside a verdict. A claim of thirteen months ago
#   becomes one of last month, and the budget of a ministry that of a continent.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check humanize==4.17.0
cat > read.py <<'PY'
import datetime
import humanize

def said(language, write, value):
    if language != "en":
        humanize.i18n.activate(language)
    words = write(value)
    humanize.i18n.deactivate()
    return words

def line(head, languages, write, value, wanted):
    seen = [said(language, write, value) for language in languages]
    print(f"{head}: " + " | ".join(f"{language[:2]} {words}" for language, words in zip(languages, seen)))
    assert seen == wanted, "humanize writes it otherwise now"

days = datetime.timedelta
line("395 days", ["en", "de_DE", "da_DK"], humanize.naturaldelta, days(days=395), ["1 year, 1 month", "ein Monat", "1 år, 1 måned"])
line("480 days", ["en", "de_DE", "vi_VN"], humanize.naturaldelta, days(days=480), ["1 year, 4 months", "ein Jahr und 4 Monate", "un an et 4 mois"])
line("ten to the ninth", ["de_DE", "nb", "da_DK"], humanize.intword, 10**9, ["1,0 Milliarde", "1.0 milliard", "1.0 billion"])
line("ten to the twelfth", ["de_DE", "nb", "da_DK"], humanize.intword, 10**12, ["1,0 Billion", "1.0 billion", "1.0 billion"])
PY
env/bin/python read.py
