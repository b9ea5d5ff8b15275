#!/usr/bin/env bash
# Expected: in an exported chat of WhatsApp a message begins at the start of a line with the moment and the name before a colon. What the program itself says
#   ("Anna changed the group name ...") is nobody's. A message that cites an older one stays one message of who sent it.
# Version: whatsapp-chat-parser 4.0.2 (npm), whatstk 0.9.1 (PyPI), chat-miner 0.6.0 (PyPI).
# Behaviour: if the name of the group has a colon, all three make a person of all before it, and of the rest a message. whatstk also looks for moments within the lines:
#   a cited message is torn out, ends the one that cites it, and is a message of its own, of another person and another day.
# Output seen:
#   whatsapp-chat-parser: 2024-03-15 [Anna Berg changed the group name from "Vote" to "Vote] results (2024)"
#   whatsapp-chat-parser: 2024-03-17 [Bo Dahl] He wrote on 14.03.24, 09:00 - Tax: none will rise. That is false.
#   whatstk: 2024-03-15 [Anna Berg changed the group name from "Vote" to "Vote] results (2024)"
#   whatstk: 2024-03-17 [Bo Dahl] He wrote on
#   whatstk: 2024-03-14 [Tax] none will rise. That is false.
#   chat-miner: 2024-03-15 [Anna Berg changed the group name from "Vote" to "Vote] results (2024)"
#   chat-miner: 2024-03-17 [Bo Dahl] He wrote on 14.03.24, 09:00 - Tax: none will rise. That is false.
# Why it matters: chats are evidence. Bo is left with half a sentence, what he rejects stands there as said by somebody, and whoever counts
#   who wrote what counts people that are not there.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > chat.txt <<'TXT'
15.03.24, 14:01 - Anna Berg changed the group name from "Vote" to "Vote: results (2024)"
16.03.24, 14:02 - Anna Berg: Good morning
17.03.24, 14:03 - Bo Dahl: He wrote on 14.03.24, 09:00 - Tax: none will rise. That is false.
TXT
npm init --yes > made
npm install --silent --no-audit --no-fund whatsapp-chat-parser@4.0.2
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parseString } from "whatsapp-chat-parser";

const messages = parseString(readFileSync("chat.txt", "utf8").trim()).map(({ date, author, message }) => [date.toLocaleDateString("sv"), author, message]);
for (const [day, author, message] of messages) console.log(`whatsapp-chat-parser: ${day} [${author}] ${message}`);
const wanted = [
  ["2024-03-15", 'Anna Berg changed the group name from "Vote" to "Vote', 'results (2024)"'],
  ["2024-03-16", "Anna Berg", "Good morning"],
  ["2024-03-17", "Bo Dahl", "He wrote on 14.03.24, 09:00 - Tax: none will rise. That is false."],
];
if (JSON.stringify(messages) !== JSON.stringify(wanted)) throw new Error("whatsapp-chat-parser reads otherwise now");
JS
node read.mjs
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check whatstk==0.9.1 chat-miner==0.6.0
cat > read.py <<'PY'
import logging

from chatminer.chatparsers import WhatsAppParser
from whatstk import WhatsAppChat

group = ("2024-03-15", 'Anna Berg changed the group name from "Vote" to "Vote', 'results (2024)"')
greeting = ("2024-03-16", "Anna Berg", "Good morning")
table = WhatsAppChat.from_source("chat.txt").df
torn = [(str(day)[:10], who, words) for day, who, words in zip(table["date"], table["username"], table["message"])]
logging.disable(logging.CRITICAL)
parser = WhatsAppParser("chat.txt")
parser.parse_file()
whole = sorted((str(row["timestamp"])[:10], row["author"], row["message"]) for row in parser.parsed_messages.get_df().to_dicts())
for name, messages in (("whatstk", torn), ("chat-miner", whole)):
    for day, who, words in messages:
        print(f"{name}: {day} [{who}] {words}")
assert torn == [group, greeting, ("2024-03-17", "Bo Dahl", "He wrote on"), ("2024-03-14", "Tax", "none will rise. That is false.")], "whatstk reads otherwise now"
assert whole == [group, greeting, ("2024-03-17", "Bo Dahl", "He wrote on 14.03.24, 09:00 - Tax: none will rise. That is false.")], "chat-miner reads otherwise now"
PY
env/bin/python read.py 2> log || { cat log >&2; exit 1; }
