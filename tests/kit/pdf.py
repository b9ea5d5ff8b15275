#!/usr/bin/env python3
"""Measures how well the text of PDFs is read, on files that are generated here from words that are known, beside other readers.

    python3 tests/kit/pdf.py BELEG [COUNT] [SEED]

BELEG is the built command; COUNT files (5 if it is not said) are made of each kind. Printed is a table: word F1 and F1 of pairs of words that follow
each other, against the words that a file was made of (running heads are none of them), for Beleg without what it greys, PyMuPDF and pypdfium2; then
how many highlights that PyMuPDF wrote into the files came as marks on the same words, with note and author, and how many pages of cited words are right.
Exit status 0 if Beleg has at least 0.99 and 0.98 for every kind and all highlights and pages.

It needs weasyprint, reportlab, pymupdf and pypdfium2, and says so where they are not installed.
"""
import collections
import importlib.util
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile

NEEDED = {"weasyprint": "weasyprint", "reportlab": "reportlab", "pymupdf": "pymupdf", "pypdfium2": "pypdfium2"}

GERMAN = """der Rat Stadt Straßenbahn Bundesregierung Haushaltsausschuss beschließt zahlt baut verlängert vierzig Millionen Euro für
Wirtschaftsförderung Verkehrsministerium nicht kein am Montag 12,5 Prozent 2026 Größe Übergangsregelung Grundstücksverkehrsgenehmigung finden
fließt Schifffahrt Auflage pflegt offiziell sagte Oppositionsführerin Donnerstag Entscheidung gegenüber Zeitung""".split()
ENGLISH = """the council tram city approves pays builds office flow affiliate efficient official finds first fifty million not no on Monday
12.5 percent 2026 government transportation infrastructure responsibility announcement according to newspaper spokesperson decision""".split()
HEBREW = "המועצה אישרה את הקו החדש של הרכבת הקלה בעיר והוא יעלה ארבעים מיליון לא ביום שני לפי העיתון".split()
ARABIC = "المجلس وافق على خط الترام الجديد في المدينة وسوف يكلف أربعين مليون لا يوم الاثنين بحسب الصحيفة".split()


def paragraphs(rng, words, count, dashes=False):
    made = []
    for _ in range(count):
        sentences = []
        for _ in range(rng.randrange(2, 6)):
            own = [rng.choice(words) for _ in range(rng.randrange(6, 16))]
            if dashes and rng.random() < 0.5:
                own.insert(3, rng.choice(["long-term", "state-owned", "Ost-West-Gespräche", "US-Dollar"]))
            sentences.append(own[0][0].upper() + " ".join(own)[1:] + ".")
        made.append(" ".join(sentences))
    return made


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def page(body, style="", language="de", direction="ltr"):
    import weasyprint

    html = f'<html lang="{language}" dir="{direction}"><style>@page {{ size: A4; margin: 25mm }} body {{ font: 11pt "DejaVu Serif" }} {style}</style><body>{body}'
    return weasyprint.HTML(string=html).write_pdf()


def tagged(texts):
    return "".join(f"<p>{escaped(text)}</p>" for text in texts)


def plain(rng):
    texts = paragraphs(rng, GERMAN, 20)
    return page(tagged(texts)), texts


def columns(rng):
    texts = paragraphs(rng, ENGLISH, 24)
    return page(f'<div class="c">{tagged(texts)}</div>', ".c { columns: 2; column-gap: 8mm; text-align: justify }", "en"), texts


def columns_by_row(rng):
    """Two columns whose lines are drawn from left to right, as some programs do."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    texts = paragraphs(rng, ENGLISH, 10)
    lines = [[]]
    for text in texts:
        line = ""
        for word in text.split():
            if len(line) + len(word) > 42:
                lines[-1].append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines[-1] += [line, ""]
    all_lines = lines[0]
    half = (len(all_lines) + 1) // 2
    left, right = all_lines[:half], all_lines[half:]
    out = io.BytesIO()
    pdf = canvas.Canvas(out, pagesize=A4)
    pdf.setFont("Helvetica", 10)
    for number in range(half):
        for x, column in ((60, left), (320, right)):
            if number < len(column) and column[number]:
                pdf.drawString(x, 780 - 13 * number, column[number])
    pdf.showPage()
    pdf.save()
    return out.getvalue(), texts


def hebrew(rng):
    texts = paragraphs(rng, HEBREW, 12)
    return page(tagged(texts), 'body { font-family: "DejaVu Sans" }', "he", "rtl"), texts


def arabic(rng):
    texts = paragraphs(rng, ARABIC, 12)
    return page(tagged(texts), 'body { font-family: "DejaVu Sans" }', "ar", "rtl"), texts


def hyphens(rng):
    texts = paragraphs(rng, GERMAN, 20, dashes=True)
    return page(f'<div class="c">{tagged(texts)}</div>', ".c { columns: 2; hyphens: auto; text-align: justify }"), texts


def soft_hyphens(rng):
    texts = paragraphs(rng, GERMAN, 20)
    soft = [re.sub(r"(\w{5})(?=\w{5})", "\\1\u00ad", text) for text in texts]
    return page(f'<div class="c">{tagged(soft)}</div>', ".c { columns: 3; hyphens: manual; font-size: 9pt; font-variant-ligatures: none }"), texts


def ligatures(rng):
    texts = paragraphs(rng, ["fi", "office", "flow", "affiliate", "efficient", "fjord", "Schifffahrt", "find", "first", "waffle", "official"] + ENGLISH, 16)
    return page(tagged(texts), "body { font-variant-ligatures: common-ligatures discretionary-ligatures }", "en"), texts


def spaced(rng):
    texts = paragraphs(rng, GERMAN, 12)
    return page(tagged(texts), "p:nth-child(odd) { letter-spacing: 2pt; word-spacing: 4pt }"), texts


def heads(rng):
    texts = paragraphs(rng, GERMAN, 40)
    style = '@page { @top-center { content: "Die Zeitung vom Montag" } @bottom-right { content: "Seite " counter(page) " von " counter(pages) } }'
    return page(tagged(texts), style), texts


def rotated(rng):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    texts = paragraphs(rng, ENGLISH, 6)
    out = io.BytesIO()
    pdf = canvas.Canvas(out, pagesize=A4)
    pdf.setFont("Times-Roman", 11)
    y = 780
    for text in texts:
        line = ""
        for word in text.split() + [None]:
            if word is None or len(line) + len(word) > 80:
                pdf.drawString(80, y, line)
                y -= 14
                line = ""
            line = f"{line} {word or ''}".strip()
        y -= 10
    pdf.saveState()
    pdf.translate(40, 300)
    pdf.rotate(90)
    note = "Entwurf vom Mai nicht zur Veröffentlichung"
    pdf.drawString(0, 0, note)
    pdf.restoreState()
    pdf.save()
    return out.getvalue(), texts + [note]


KINDS = [plain, columns, columns_by_row, hebrew, arabic, hyphens, soft_hyphens, ligatures, spaced, heads, rotated]


def tokens(text):
    return re.findall(r"[\w\u0590-\u06ff]+(?:[-.,][\w]+)*", text)


def f1(found, expected):
    found, expected = collections.Counter(found), collections.Counter(expected)
    both = sum((found & expected).values())
    return 2 * both / max(1, sum(found.values()) + sum(expected.values()))


def scores(text, texts):
    """Pairs are those inside of paragraphs: which paragraph comes behind a note at the margin is a matter of taste."""
    words, expected = tokens(text), [tokens(own) for own in texts]
    flat = [word for own in expected for word in own]
    pairs = lambda words: list(zip(words, words[1:]))
    wanted = pairs(flat)
    return f1(words, flat), f1(pairs(words), wanted)


def by_beleg(command, path):
    article = json.loads(subprocess.run([command, "extract", path], capture_output=True, check=True).stdout)
    blocks = [own for own in article["blocks"] if not own["boilerplate"]]
    headline = [article["headline"]] if article["headline"] else []
    return "\n".join(own["text"] for own in sorted(headline + blocks, key=lambda own: own["start"]))


def by_fitz(path):
    import pymupdf as fitz

    with fitz.open(path) as pdf:
        return "\n".join(own.get_text("text", sort=False) for own in pdf)


def by_pdfium(path):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return "\n".join(own.get_textpage().get_text_range() for own in pdf)


def highlighted(rng, path):
    """Writes highlights with PyMuPDF. Returns page, words, note and author of each."""
    import pymupdf as fitz

    made = []
    with fitz.open(path) as pdf:
        for number, own in enumerate(pdf, 1):
            lines = [words for words in lines_of(own) if len(words) > 4]
            for words in rng.sample(lines, min(3, len(lines))):
                start = rng.randrange(0, len(words) - 3)
                chosen = words[start:start + rng.randrange(2, 4)]
                if any(re.search(r"[-\u00ad\u2010]$", word[4]) for word in chosen):
                    continue
                add = rng.choice([own.add_highlight_annot, own.add_underline_annot])
                mark = add([fitz.Rect(word[:4]) for word in chosen])
                note = f"Prüfen: {len(made)} 😀"
                mark.set_info(content=note, title="Ada Berg")
                mark.update()
                made.append((number, [word[4] for word in chosen], note, "Ada Berg"))
        pdf.saveIncr()
    return made


def lines_of(page):
    lines = {}
    for word in page.get_text("words"):
        lines.setdefault(word[5:7], []).append(word)
    return lines.values()


def marks_of(command, path):
    done = subprocess.run([command, "extract", "--format", "beleg", path], capture_output=True, check=True)
    document = json.loads(done.stdout)["documents"][0]
    text = "\n\n".join(block["text"] for block in document["article"]["blocks"])
    pages = []
    at = 0
    for block in document["article"]["blocks"]:
        for own in block.get("locators", []):
            pages.append((at + own.get("start", 0), at + own.get("end", len(block["text"])), own["page"]))
        at += len(block["text"]) + 2
    found = []
    for mark in document.get("marks", []):
        span = mark["spans"][0]
        assert mark.get("anchor") == "lost" or text[span["start"]:span["end"]] == span["quote"]
        on = [page for start, end, page in pages if start < span["end"] and span["start"] < end]
        found.append((on, tokens(span["quote"]), mark.get("note", ""), mark.get("creator", ""), mark.get("anchor", "exact")))
    return found


def main(command, count, seed):
    missing = [package for module, package in NEEDED.items() if not importlib.util.find_spec(module)]
    if missing:
        print(f"Not measured, for these are not installed: {', '.join(missing)}.")
        return 0
    good = True
    total = right = 0
    print("| kind | Beleg | PyMuPDF | pypdfium2 |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            sums = [[0.0, 0.0] for _ in range(3)]
            rng = random.Random(f"{seed} {kind.__name__}")
            for number in range(count):
                content, texts = kind(rng)
                path = os.path.join(folder, f"{kind.__name__}-{number}.pdf")
                with open(path, "wb") as file:
                    file.write(content)
                for own, text in zip(sums, [by_beleg(command, path), by_fitz(path), by_pdfium(path)]):
                    one, two = scores(text, texts)
                    own[0] += one / count
                    own[1] += two / count
                if kind in (plain, columns, columns_by_row, heads, ligatures):
                    made = highlighted(rng, path)
                    found = marks_of(command, path)
                    for page_number, words, note, author in made:
                        total += 1
                        wanted = tokens(" ".join(words))
                        hit = any(own[1] == wanted and own[2] == note and own[3] == author and own[0] == [page_number] and own[4] != "lost" for own in found)
                        right += hit
                        if not hit:
                            print(f"<!-- {os.path.basename(path)} p. {page_number}: {wanted}: {[own for own in found if own[2] == note]} -->")
            good &= sums[0][0] >= 0.99 and sums[0][1] >= 0.98
            cells = " | ".join(f"{one:.3f} {two:.3f}" for one, two in sums)
            print(f"| {kind.__name__.replace('_', ' ')} | {cells} |")
    print(f"\nHighlights on the same words and page, with note and author: {right} of {total}")
    return 0 if good and right == total else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    numbers = [int(text) for text in sys.argv[2:4]]
    sys.exit(main(sys.argv[1], *(numbers + [5, 1][len(numbers):])))
