#!/usr/bin/env bash
# Expected: names of fields in WARC count the same in capitals and small letters (ISO 28500, 4), as in HTTP. What the crate warc writes is read by
#   FastWARC, which itself finds a field under any spelling.
# Version: warc 0.4.0 (crates.io), FastWARC 2.0.1, beside warcio 1.8.1 (PyPI).
# Behaviour: the crate writes all names in small letters. FastWARC looks for "WARC-Type", "Content-Type" and "Content-Length" in just that spelling: the
#   type is unknown, the record has no body, and the next thing in the file is an OSError "Invalid WARC header", with strict_mode=False too. Where only
#   Content-Type is small, it reads on without a word, and the head of the HTTP answer is part of the page.
# Output seen:
#   warcio: response, 200 OK, b'hello'
#   FastWARC: unknown, None, b''
#   FastWARC: OSError: Invalid WARC header
#   FastWARC, only content-type small: response, None, b'HTTP/1.1 200 OK\r\nCo'
# Why it matters: pages that were kept as proof seem to be broken, or their text begins with the head of HTTP and has no encoding. A collection is
#   searched and comes out empty for one writer of it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir -p write/src
cat > write/Cargo.toml <<'TOML'
[package]
name = "write"
version = "0.0.0"
edition = "2021"

[dependencies]
warc = { version = "=0.4.0", default-features = false }
TOML
cat > write/src/main.rs <<'RS'
use warc::{RecordBuilder, RecordType, WarcHeader, WarcWriter};

fn main() {
    let body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello".to_vec();
    let record = RecordBuilder::default()
        .version("1.0".to_owned())
        .warc_type(RecordType::Response)
        .header(WarcHeader::TargetURI, "http://example.org/")
        .header(WarcHeader::ContentType, "application/http; msgtype=response")
        .body(body)
        .build()
        .expect("a record");
    WarcWriter::new(std::io::stdout()).write(&record).expect("a file");
}
RS
(cd write && cargo run --quiet > ../a.warc)
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check fastwarc==2.0.1 warcio==1.8.1
cat > read.py <<'PY'
import io

import warcio
from fastwarc.warc import ArchiveIterator

data = open("a.warc", "rb").read()
(record,) = [(record.rec_type, record.http_headers.statusline, record.content_stream().read()) for record in warcio.ArchiveIterator(io.BytesIO(data))]
print(f"warcio: {record[0]}, {record[1]}, {record[2]}")
assert record == ("response", "200 OK", b"hello"), "warcio reads the file otherwise now"

seen = []
def read(file, name):
    try:
        for record in ArchiveIterator(io.BytesIO(file), strict_mode=False):
            kind = str(record.record_type).rpartition(".")[2]
            code = record.http_headers and record.http_headers.status_code
            seen.append(f"{kind}, {code}, {record.reader.read(19)}")
            print(f"{name}: {seen[-1]}")
    except OSError as error:
        seen.append(f"OSError: {error}")
        print(f"{name}: {seen[-1]}")

read(data, "FastWARC")
body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello"
head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2026-01-02T09:00:00Z\r\ncontent-type: application/http; msgtype=response\r\n"
read(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n", "FastWARC, only content-type small")
wanted = ["unknown, None, b''", "OSError: Invalid WARC header", r"response, None, b'HTTP/1.1 200 OK\r\nCo'"]
assert seen == wanted, "FastWARC reads small letters otherwise now"
PY
env/bin/python read.py
