#!/usr/bin/env bash
# Expected: an exported chat of WhatsApp has its days in the order of the phone's country. With points between the numbers it is the day first, as no country writes
#   "12.05.24" for the fifth of December; a reader that has to guess goes by that.
# Version: whatsapp-chat-parser 4.0.2 (npm), whatstk 0.9.1 (PyPI).
# Behaviour: both take the number that changes more often for the day, and the points for any separator. A message on the twelfth of May, of June and of July
#   are then three of December. Nothing tells that it was a guess.
# Output seen:
#   whatsapp-chat-parser: 2024-12-05, 2024-12-06, 2024-12-07
#   whatstk: 2024-12-05, 2024-12-06, 2024-12-07
# Why it matters: the question is often who knew or said it first. News that a group sends once a month, on the same day, are dated to one week half a
#   year later, and the guess turns round with the next message that comes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > chat.txt <<'TXT'
12.05.24, 14:01 - Anna Berg: Rent rose by five percent.
12.06.24, 14:02 - Anna Berg: Rent did not rise.
12.07.24, 14:03 - Bo Dahl: Rent fell.
TXT
npm init --yes > made
npm install --silent --no-audit --no-fund whatsapp-chat-parser@4.0.2
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parseString } from "whatsapp-chat-parser";

const chat = readFileSync("chat.txt", "utf8");
const days = (options) => parseString(chat, options).map(({ date }) => date.toLocaleDateString("sv")).join(", ");
console.log(`whatsapp-chat-parser: ${days()}`);
if (days() !== "2024-12-05, 2024-12-06, 2024-12-07") throw new Error("days are guessed otherwise now");
if (days({ daysFirst: true }) !== "2024-05-12, 2024-06-12, 2024-07-12") throw new Error("days are read otherwise now");
JS
node read.mjs
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check whatstk==0.9.1
cat > read.py <<'PY'
from whatstk import WhatsAppChat

days = ", ".join(str(day)[:10] for day in WhatsAppChat.from_source("chat.txt").df["date"])
told = ", ".join(str(day)[:10] for day in WhatsAppChat.from_source("chat.txt", hformat="%d.%m.%y, %H:%M - %name:").df["date"])
print(f"whatstk: {days}")
assert days == "2024-12-05, 2024-12-06, 2024-12-07", "days are guessed otherwise now"
assert told == "2024-05-12, 2024-06-12, 2024-07-12", "days are read otherwise now"
PY
env/bin/python read.py 2> log || { cat log >&2; exit 1; }
