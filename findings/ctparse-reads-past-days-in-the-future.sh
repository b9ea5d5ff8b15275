#!/usr/bin/env bash
# Expected: the library reads times in German and English. It says that "12.5." is the next twelfth of May, and that "12.5.2012" stays in 2012, since the year
#   is given; what it can't read is None.
# Version: ctparse 0.3.6 (PyPI).
# Behaviour: with "am", with the day of the week and in a range with the name of a month the year is left behind, and the day moved to the next one from now on;
#   latent_time=False changes nothing. A quarter is the month of its number, "since 2020" is twenty past eight in the evening of today, "last
#   Monday" the next one, "letzten Montag" as well (at ten o'clock, from "ten" within the word), and "vorgestern" is the time up to yesterday.
# Output seen, for 10 June 2024:
#   3. Mai 2023: 2023-05-03
#   am 3. Mai 2023: 2025-05-03
#   Montag, 1. Mai 2023: 2025-05-01
#   on Friday, 5 May 2023: 2025-05-05
#   May 5 - 7, 2023: 2025-05-05 to 2025-05-07
#   3.-5. Mai 2023: 2025-05-03 to 2025-05-05
#   Q2 2023: 2023-02-X
#   since 2020: 2024-06-10 20:20
#   last Monday: 2024-06-17
#   letzten Montag: 2024-06-17 10:00
#   vorgestern: None to 2024-06-09
# Why it matters: a claim of last year becomes a plan for the next, as a whole date with year. It is right for the same day without "am", so a short try finds
#   nothing; only the places (which are cut short) tell that the year was not read.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ctparse==0.3.6
cat > read.py <<'PY'
import datetime
import re
from ctparse import ctparse

wanted = {
    "3. Mai 2023": "2023-05-03",
    "am 3. Mai 2023": "2025-05-03",
    "Montag, 1. Mai 2023": "2025-05-01",
    "on Friday, 5 May 2023": "2025-05-05",
    "May 5 - 7, 2023": "2025-05-05 to 2025-05-07",
    "3.-5. Mai 2023": "2025-05-03 to 2025-05-05",
    "Q2 2023": "2023-02-X",
    "since 2020": "2024-06-10 20:20",
    "last Monday": "2024-06-17",
    "letzten Montag": "2024-06-17 10:00",
    "vorgestern": "None to 2024-06-09",
}

def read(words, **options):
    # Only day and time are of interest, and an X stands for what is open.
    time = str(ctparse(words, ts=datetime.datetime(2024, 6, 10, 12), **options).resolution)
    return re.sub(r" \([^)]*\)| X:X", "", time).replace(" - ", " to ")

seen = {words: read(words) for words in wanted}
for words, time in seen.items():
    print(f"{words}: {time}")
assert seen == wanted, "times are read otherwise now"
assert read("am 3. Mai 2023", latent_time=False) == "2025-05-03", "latent_time matters now"
PY
env/bin/python -W ignore read.py
