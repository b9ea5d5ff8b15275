#!/usr/bin/env bash
# Expected: a mail that was forwarded as an attachment is a part of the type message/rfc822 with its own sender and day (RFC 2046 5.2.1). A parser lists it as an attachment
#   or as a mail of its own.
# Version: mail-parser 4.8.0, eml-parser 4.4.0 (PyPI).
# Behaviour: both go into it and list its text among the texts of the outer mail, with nothing that says where it comes from; mail-parser
#   lists no attachment.
# Output seen:
#   mail-parser: from anna@example.org: ['This is wrong:', 'We lost 500 jobs.'], 0 attachments
#   eml-parser: from anna@example.org: ['This is wrong:', 'We lost 500 jobs.']
# Why it matters: the claim is given to the one who says that it is wrong, and with the day on which she passed it on. Who said something when is what a fact
#   check is about.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mail-parser==4.8.0 eml-parser==4.4.0
cat > read.py <<'PY'
import warnings

warnings.filterwarnings("ignore")
import eml_parser
import mailparser

mail = "\r\n".join([
    "From: anna@example.org",
    "To: desk@example.org",
    "Date: Fri, 3 May 2024 10:00:00 +0200",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "This is wrong:",
    "--b",
    "Content-Type: message/rfc822",
    "",
    "From: press@example.org",
    "Date: Mon, 1 Apr 2024 09:00:00 +0200",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "We lost 500 jobs.",
    "--b--",
    "",
])
one = mailparser.parse_from_string(mail)
texts = [text.strip() for text in one.text_plain]
other = eml_parser.EmlParser(include_raw_body=True).decode_email_bytes(mail.encode())
bodies = [part["content"].strip() for part in other["body"]]
print(f"mail-parser: from {one.from_[0][1]}: {texts}, {len(one.attachments)} attachments")
print(f"eml-parser: from {other['header']['from']}: {bodies}")
assert (texts, len(one.attachments)) == (["This is wrong:", "We lost 500 jobs."], 0), "mail-parser reads it otherwise now"
assert bodies == ["This is wrong:", "We lost 500 jobs."], "eml-parser reads it otherwise now"
assert one.from_[0][1] == other["header"]["from"] == "anna@example.org"
PY
env/bin/python read.py
