#!/usr/bin/env bash
# Expected: the grammar of WARC 1.0 puts every address into pointed brackets, WARC-Target-URI as well as the record's own; 1.1 took them away for the
#   first. Both kinds of files are in the archives, wget writes the older. A reader gives the address of the page without them.
# Version: FastWARC 2.0.1, beside warcio 1.8.1 (PyPI).
# Behaviour: FastWARC gives the address with its brackets, warcio without.
# Output seen:
#   warcio: http://example.org/a
#   FastWARC: <http://example.org/a>
# Why it matters: whoever looks for the archived copy of a quoted page compares addresses. In the files of one program none is equal, so the page seems
#   never to have been kept, and the host is "<http:" for what cuts at "/".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check fastwarc==2.0.1 warcio==1.8.1
cat > read.py <<'PY'
import io

import warcio
from fastwarc.warc import ArchiveIterator

body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello"
head = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://example.org/a>\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
    f"WARC-Date: 2026-01-02T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
)
data = head.encode() + body + b"\r\n\r\n"
(one,) = [record.rec_headers.get_header("WARC-Target-URI") for record in warcio.ArchiveIterator(io.BytesIO(data))]
(other,) = [record.headers["WARC-Target-URI"] for record in ArchiveIterator(io.BytesIO(data))]
print("warcio:", one)
print("FastWARC:", other)
assert one == "http://example.org/a", "warcio gives the address otherwise now"
assert other == "<http://example.org/a>", "FastWARC gives the address otherwise now"
PY
env/bin/python read.py
