#!/usr/bin/env bash
# Expected: parse_reply gives what somebody wrote in a mail, without the cited mail below and without the signature, which begins with "-- ".
# Version: email_reply_parser 0.5.12 (PyPI), beside mail-parser-reply 1.36 (PyPI) and email-reply-parser 2.3.9 (npm), which do the same work.
# Behaviour: a last paragraph whose first line begins with a hyphen and a letter or DIGIT is a signature: minus degrees, minus percent, a list without
#   blanks, and whoever a quotation is of. A sentence that begins with "On" and ends in "wrote:" is the head of a cited mail, over as many lines as it
#   likes, and all below is cut off, though no line of it is marked as cited. The others keep all of it.
# Output seen:
#   The north was cold: | -12 degrees on 3 May. -> The north was cold:
#   Costs: | -5 percent in 2022 | -7 percent in 2023 -> Costs:
#   "It is not true." | -Anna Example, minister -> "It is not true."
#   On 3 May costs fell. In a letter | the minister wrote: | They did not. That is right. ->
# Why it matters: answers of ministries and speakers come as mail and are kept with this. What is left is a whole sentence, or a colon, and the answer itself,
#   or its half, is gone without a trace.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check email_reply_parser==0.5.12 mail-parser-reply==1.36
npm init --yes > made
npm install --silent --no-audit --no-fund email-reply-parser@2.3.9
cat > read.py <<'PY'
import json
import subprocess
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as Other

wanted = {
    "The north was cold:\n\n-12 degrees on 3 May.": "The north was cold:",
    "Costs:\n\n-5 percent in 2022\n-7 percent in 2023": "Costs:",
    '"It is not true."\n\n-Anna Example, minister': '"It is not true."',
    "On 3 May costs fell. In a letter\nthe minister wrote:\nThey did not. That is right.": "",
}
code = (
    'const Parser = require("email-reply-parser").default; const mails = JSON.parse(process.argv[1]);'
    "console.log(JSON.stringify(mails.map((mail) => new Parser().read(mail).getVisibleText().trim())))"
)
third = json.loads(subprocess.run(["node", "-e", code, json.dumps(list(wanted))], check=True, capture_output=True, text=True).stdout)
for (mail, left), visible in zip(wanted.items(), third):
    seen = EmailReplyParser.parse_reply(mail).strip()
    print(" | ".join(line for line in mail.split("\n") if line), "->", seen)
    assert seen == left, "email_reply_parser reads mails otherwise now"
    assert Other(languages=["en"]).parse_reply(mail).strip() == mail, "mail-parser-reply reads mails otherwise now"
    assert visible.split() == mail.split(), "email-reply-parser reads mails otherwise now"
PY
env/bin/python read.py
