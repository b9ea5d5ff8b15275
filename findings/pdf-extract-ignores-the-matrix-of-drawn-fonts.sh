#!/usr/bin/env bash
# Expected: the widths of a Type 3 font count in the units of its own FontMatrix (ISO 32000-1 9.6.5): 50 with a matrix of 0.01 is as wide as 500 with one of
#   0.001, half an em. A page says the same with either.
# Version: pdf-extract 0.12.1 (crates.io).
# Behaviour: every width counts in thousandths, whatever the matrix says. In a font of a hundred units each letter is a tenth as wide as it is, so the next
#   piece of text, which begins right behind the last letter, seems to begin behind a gap, and a blank is put there.
# Output seen:
#   a thousand units: 12500
#   a hundred units: 12 500
# Why it matters: bitmap and drawn fonts are of this type, with any number of units. Numbers and words are torn wherever the page was written in
#   more than one piece; who reads PDFs through this crate has to bring the widths into thousandths before.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > write.py <<'PY'
def pdf(name, scale):
    # A font whose letters are half as wide as high, once with a thousand units to the em and once with a hundred.
    stream = lambda data: b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)
    width = round(0.5 / scale)
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n4 beginbfchar <30> <0030> <31> <0031> <32> <0032> <35> <0035> endbfchar\nendcmap end end\n"
    )
    letter = b"%d 0 d0 0 0 %d %d re f" % (width, width, width)
    # "12" is ten points wide and ends at 110, where "500" begins.
    page = b"BT /F 10 Tf 1 0 0 1 100 700 Tm (12) Tj 1 0 0 1 110 700 Tm (500) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(page),
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 %d %d]/FontMatrix[%s 0 0 %s 0 0]/FirstChar 48/LastChar 53/Widths[%s]"
        b"/CharProcs<</a 6 0 R>>/Encoding<</Type/Encoding/Differences[48/a/a/a/a/a/a]>>/Resources<<>>/ToUnicode 7 0 R>>"
        % (width, width, b"%g" % scale, b"%g" % scale, b" ".join([b"%d" % width] * 6)),
        stream(letter),
        stream(to_unicode),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    open(name, "wb").write(out)

pdf("thousand.pdf", 0.001)
pdf("hundred.pdf", 0.01)
PY
python3 write.py
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "reads"
version = "0.0.0"
edition = "2021"
[dependencies]
pdf-extract = "=0.12.1"
TOML
cat > src/main.rs <<'RS'
fn main() {
    let read = |name: &str| pdf_extract::extract_text(name).expect(name).trim().to_owned();
    let (thousand, hundred) = (read("thousand.pdf"), read("hundred.pdf"));
    println!("a thousand units: {thousand}\na hundred units: {hundred}");
    assert_eq!(thousand, "12500");
    assert_eq!(hundred, "12 500", "the matrix of the font is read now");
}
RS
cargo run --quiet
