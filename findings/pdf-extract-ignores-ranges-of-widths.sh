#!/usr/bin/env bash
# Expected: a CID font's array W gives widths in two notations that mean the same (ISO 32000-1 9.7.4.3): "c [w1 w2 ...]" and "first last w".
#   Chromium and LibreOffice write both. A page says the same with either.
# Version: pdf-extract 0.12.1 (crates.io).
# Behaviour: of the second notation nothing is taken, so each of those letters counts as wide as the font's default width. Where it is wider
#   than they are, a piece of text that begins behind a gap seems to begin inside the one before, and no blank is put between them.
# Output seen:
#   widths in a list: 12 500
#   widths in a range: 12500
# Why it matters: the cells "12" and "500" of a table become the number 12,500, which stands nowhere. Who reads PDFs through this crate has to
#   put the widths into the first notation before.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > write.py <<'PY'
def pdf(name, widths):
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"4 beginbfchar <0010> <0031> <0011> <0032> <0012> <0035> <0013> <0030> endbfchar\n"
        b"endcmap end end\n"
    )
    # "12" is ten points wide and ends at 110; eight points further begins "500".
    page = b"BT /F 10 Tf 1 0 0 1 100 700 Tm <00100011> Tj 1 0 0 1 118 700 Tm <001200130013> Tj ET"
    stream = lambda data: b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(page),
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor 7 0 R/CIDToGIDMap/Identity/DW 1000/W[" + widths + b"]>>",
        b"<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
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

pdf("list.pdf", b"16[500 500 500 500]")
pdf("range.pdf", b"16 19 500")
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
    let (list, range) = (read("list.pdf"), read("range.pdf"));
    println!("widths in a list: {list}\nwidths in a range: {range}");
    assert_eq!(list, "12 500");
    assert_eq!(range, "12500", "ranges of widths are read now");
}
RS
cargo run --quiet
