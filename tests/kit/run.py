#!/usr/bin/env python3
"""Runs a kit of checkers, built on the software that reads these formats, over what `beleg convert` writes.

    python3 tests/kit/run.py BELEG KIT [FORMAT ...]

BELEG is the built command, KIT the folder of the checkers (check_FORMAT.py). What must be found is worked out here from the native file,
apart from the program. Exit status 0 if every check passes.
"""
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "static", "sample", "annotated.beleg.json")
CHECKED = os.path.join(HERE, "..", "data", "published", "checked.beleg.json")
KINDS = ["claim", "source", "entity", "quotation", "note"]
STAMP = "2026-11-22T19:00:00.000Z/0/0000000000000000"

SIGNS = (
    "Die „Koalition\" 🙂 verlor 18 Peshmerga 👩‍👩‍👧‍👦, sagt 🇩🇪🇫🇷.\r\n\r\n"
    "Cafe\u0301 und Z\u0351\u036ba\u0302lgo\u0303: \"ein 👍🏽 Satz\".\r\n\r\n"
    "東京は日本の首都です。🗼 そうです。\r\n\r\n"
    "قال المتحدث 🙂 إن 18 جنديا قتلوا. שלום עולם.\r\n\r\n"
    "=SUM(A1)\u00a0ist keine Formel, +1 auch nicht; @alle: <b>&amp;\\\r\n\r\n"
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 jenseits der BMP."
)
SIGN_MARKS = [
    ("claim", ["Die „Koalition\" 🙂 verlor 18 Peshmerga"], None), ("source", ["„Koalition\""], None), ("entity", ["Peshmerga"], "GROUP"),
    ("entity", ["👩‍👩‍👧‍👦"], None), ("entity", ["🇩🇪"], "GPE"), ("entity", ["🇫🇷"], "GPE"), ("entity", ["Cafe\u0301"], "ORG"),
    ("quotation", ["\"ein 👍🏽 Satz\""], None), ("note", ["👍🏽"], None), ("entity", ["東京"], "GPE"), ("claim", ["東京は日本の首都です"], None),
    ("source", ["المتحدث"], None), ("claim", ["18 جنديا قتلوا"], None), ("entity", ["שלום"], None), ("note", ["=SUM(A1)"], None),
    ("note", ["+1"], None), ("source", ["@alle"], None), ("note", ["<b>&amp;\\"], None), ("entity", ["𝔘𝔫𝔦𝔠𝔬𝔡𝔢"], "WORK"),
    ("claim", ["sagt 🇩🇪🇫🇷.\n\nCafe\u0301 und"], None), ("entity", ["BMP"], "ORG"),
]
SHAPES = (
    "Die US-geführte Anti-IS-Koalition beendet ihre Mission. Die USA hatten im Juli 🙂 angekündigt, ihre Truppen abzuziehen.\n\n"
    "Hochhausbauten stehen 😀 in Bagdad; Bagdad ist groß. Bagdad ist alt."
)
SHAPE_MARKS = [
    ("claim", ["Die US-geführte Anti-IS-Koalition beendet ihre Mission"], None), ("source", ["US-geführte Anti-IS-Koalition"], None),
    ("entity", ["IS"], "GROUP"), ("entity", ["US"], "GPE"), ("claim", ["hatten", "angekündigt"], None),
    ("claim", ["USA hatten im Juli"], None), ("quotation", ["Juli 🙂 angekündigt, ihre"], None), ("entity", ["haus"], "WORK"),
    ("entity", ["Hochhaus"], "WORK"), ("note", ["Hoch", "bauten", "😀", "groß"], None), ("entity", ["Bagdad"], "GPE"),
    ("entity", ["Bagdad ist groß. Bagdad"], None), ("claim", ["abzuziehen.\n\nHochhausbauten"], None), ("source", ["Die US-geführte Anti-IS-Koalition beendet ihre Mission"], None),
]


def mark_id(number):
    return f"019b76da-a800-7000-8000-{number:012x}"


def native(title, blocks, marks, url="https://example.org/Artikel?a=1&b=2"):
    """A native file. Marks are (kind, [(start, end), ...], type, note, tags); offsets in code points."""
    text = "\n\n".join(blocks)
    tags = sorted({tag for mark in marks for tag in mark[4]})
    types = sorted({mark[2] for mark in marks if mark[2]})
    return {"format": "beleg", "version": 1, "documents": [{
        "id": "019b76da-a800-7000-9000-00000000000a", "created": "2026-11-22T19:00:00.000Z",
        "article": {"blocks": [{"kind": "paragraph", "text": block} for block in blocks]},
        "details": {"title": title, "language": "de", "url": url},
        "tags": [{"id": tag, "role": "tag", "labels": {"de": tag}, "order": 1} for tag in tags]
        + [{"id": tag, "role": "entity_type", "kinds": ["entity"], "labels": {"de": tag}, "order": 2} for tag in types],
        "marks": [{
            "id": mark_id(number), "kind": kind, **({"entity_type": own} if own else {}),
            "spans": [{"start": start, "end": end, "quote": text[start:end]} for start, end in spans],
            **({"tags": mark_tags} if mark_tags else {}), **({"note": note} if note else {}),
            "creator": "Ada Möör", "created": "2026-11-22T19:01:00.000Z",
        } for number, (kind, spans, own, note, mark_tags) in enumerate(marks)],
    }]}


def placed(text, marks):
    """Finds the words of marks, each part behind the one before."""
    notes = ["", "=1+1", "über Absätze\n-2, \"zitiert\"\tund 🙂", "'Zahl prüfen: 18 oder 80?"]
    out = []
    for number, (kind, parts, own) in enumerate(marks):
        at, spans = 0, []
        for part in parts:
            start = text.index(part, at)
            spans.append((start, start + len(part)))
            at = start + len(part)
        out.append((kind, spans, own, notes[number % len(notes)], ["important", "x_1"][: number % 3]))
    return out


def crlf_blocks(beleg, folder):
    """The blocks that the command makes of a text with CRLF."""
    path = os.path.join(folder, "crlf.txt")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(SIGNS)
    made = subprocess.run([beleg, "extract", "--format", "beleg", path], capture_output=True, text=True, check=True).stdout
    blocks = [block["text"] for block in json.loads(made)["documents"][0]["article"]["blocks"]]
    assert blocks == SIGNS.split("\r\n\r\n"), blocks
    return blocks


def corpus(beleg, folder):
    documents = {}
    with open(SAMPLE, encoding="utf-8") as file:
        documents["sample"] = json.load(file)
    # One claim of it has a verdict and evidence.
    with open(CHECKED, encoding="utf-8") as file:
        documents["checked"] = json.load(file)
    blocks = crlf_blocks(beleg, folder)
    documents["signs"] = native("Zeichen \"🙂\"", blocks, placed("\n\n".join(blocks), SIGN_MARKS))
    blocks = SHAPES.split("\n\n")
    documents["shapes"] = native("=Formen", blocks, placed(SHAPES, SHAPE_MARKS), url="")
    documents["empty"] = native("Leer 🙂", ["Ein Satz 🙂 ohne Marken."], [])
    words = [f"Wort{number}ä🙂" if number % 7 == 0 else f"Wort{number}" for number in range(2000)]
    # A full stop at the end: dom-anchor-text-quote cannot anchor words that end where the page does.
    text = " ".join(words) + "."
    starts = []
    at = 0
    for word in words:
        starts.append((at, at + len(word)))
        at += len(word) + 1
    marks = [(KINDS[number % 5], [(starts[number][0], starts[min(number + reach, 1999)][1])], "ORG" if number % 5 == 2 else None, "", [])
             for reach in range(5) for number in range(2000)]
    documents["many"] = native("Zehntausend", [text], marks)
    return documents


# ---------------------------------------------------------------- what must be found
def label(mark):
    own = mark.get("entity_type")
    return own if mark["kind"] == "entity" and own else mark["kind"]


def is_word(sign):
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def widened(text, start, end):
    while start > 0 and is_word(text[start - 1]) and is_word(text[start]):
        start -= 1
    while end < len(text) and is_word(text[end - 1]) and is_word(text[end]):
        end += 1
    return start, end


def expected(document, text, form):
    marks = [mark for mark in document.get("marks", []) if mark.get("anchor") != "lost"]
    annotations, relations = [], []

    def add(name, kind, start, end):
        annotations.append({"id": name, "label": kind, "start": start, "end": end, "text": text[start:end]})

    if form == "conll":
        spans = [(span["start"], span["end"], label(mark)) for mark in marks if mark["kind"] == "entity" for span in mark["spans"]]
        # Of those that begin together the longest, of equal ones the one that stands first in the file.
        spans.sort(key=lambda span: (span[0], -span[1]))
        last = 0
        for number, (start, end, kind) in enumerate(spans):
            start, end = widened(text, start, end)
            if start >= last:
                add(str(number), kind, start, end)
                last = end
        return {"annotations": annotations, "relations": []}
    for mark in marks:
        if form == "claims" and mark["kind"] != "claim":
            continue
        kind = mark["kind"] if form in ("webannotation", "recogito", "hypothesis", "csv", "claims", "cas") else label(mark)
        spans = mark["spans"][:1] if form in ("webannotation", "recogito") else mark["spans"]
        for number, span in enumerate(spans):
            add(f"{mark['id']}.{number}", kind, span["start"], span["end"])
            if number and form in ("labelstudio", "doccano", "brat", "cas"):
                relations.append({"from": f"{mark['id']}.{number - 1}", "to": f"{mark['id']}.{number}", "type": "continues"})
    return {"annotations": annotations, "relations": relations}


# ---------------------------------------------------------------- the checks
#   name, --to, options, checker, its options, ending, form of the expectation
PUBLICATION = ["--publisher", "The Desk", "--publisher-url", "https://desk.example/", "--page", "https://desk.example/checks/7",
               "--published", "2022-01-15", "--language", "en"]
#   Without a form, what must be found is not worked out: these are made of what was found, not of the marks.
RUNS = [
    ("webannotation", "web-annotation", [], "check_webannotation.py", [], ".jsonld", "webannotation"),
    ("recogito", "recogito", [], "check_webannotation.py", ["--utf16", "--recogito"], ".recogito.json", "recogito"),
    ("hypothesis", "hypothesis", [], "check_hypothesis.py", [], ".hypothesis.json", "hypothesis"),
    ("labelstudio", "label-studio", [], "check_labelstudio.py", [], ".label-studio.json", "labelstudio"),
    ("doccano", "doccano", [], "check_doccano.py", ["--unit", "utf16"], ".doccano.jsonl", "doccano"),
    ("doccano-cp", "doccano", ["--unit", "code-points"], "check_doccano.py", ["--unit", "codepoint"], ".doccano.jsonl", "doccano"),
    ("spacy", "spacy", [], "check_spacy.py", [], ".spacy.jsonl", "spacy"),
    ("brat", "brat", [], "check_brat.py", [], None, "brat"),
    ("conll", "conll", [], "check_conll.py", [], ".conll", "conll"),
    ("cas", "cas", [], "check_cas.py", [], ".cas.json", "cas"),
    ("csv", "csv", [], "check_csv.py", [], ".csv", "csv"),
    ("csv-excel", "csv", ["--excel"], "check_csv.py", [], ".csv", "csv"),
    ("claims-csv", "claims-csv", [], "check_csv.py", [], ".claims.csv", "claims"),
    ("averitec", "averitec", [], "check_averitec.py", [], ".averitec.json", None),
    ("claim-review", "claim-review", PUBLICATION, "check_claimreview.py", [], ".claimreview.json", None),
]


def check(beleg, kit, folder, run, name, document, text):
    title, target, options, checker, more, ending, form = run
    out = os.path.join(folder, f"{title}-{name}") + os.sep
    source = os.path.join(folder, f"{name}.beleg.json")
    made = subprocess.run([beleg, "convert", "--quiet", "--to", target, *options, "-o", out, source], capture_output=True, text=True)
    if made.returncode:
        return f"beleg: {made.stderr.strip()}"
    if (title, name) == ("brat", "empty"):
        return without_marks(kit, out, text)
    article = os.path.join(folder, f"{name}.txt")
    what = out if ending is None else os.path.join(out, name + ending)
    if form is None:
        return told_by(kit, checker, [what, *more])
    wanted = expected(document, text, form)
    if form == "recogito" and len(wanted["annotations"]) > PIECE:
        return in_pieces(kit, checker, what, article, wanted, more)
    if not wanted["annotations"]:
        more = [*more, "--allow-empty"]
    return told_by(kit, checker, [what, *([] if ending is None else [article]), *expecting(what, wanted), *more])


# So many annotations of an array at a time: its checker adds up one graph after the other, in a time that grows with their square. Of the
# many every tenth is looked at; KIT_SLOW=1 looks at all, which takes a quarter of an hour.
PIECE = 250


def in_pieces(kit, checker, path, article, wanted, more):
    with open(path, encoding="utf-8") as file:
        items = json.load(file)
    if len(items) != len(wanted["annotations"]):
        return f"{len(items)} annotations, not {len(wanted['annotations'])}"
    known = {annotation["id"].removesuffix(".0"): annotation for annotation in wanted["annotations"]}
    if not os.environ.get("KIT_SLOW"):
        items = items[::10]
    for start in range(0, len(items), PIECE):
        piece = items[start:start + PIECE]
        with open(path, "w", encoding="utf-8") as file:
            json.dump(piece, file, ensure_ascii=False)
        part = {"annotations": [known[item["id"].removeprefix("urn:uuid:")] for item in piece], "relations": []}
        trouble = told_by(kit, checker, [path, article, *expecting(path, part), *more])
        if trouble:
            return f"from {start}: {trouble}"
    return None


def expecting(path, wanted):
    expect = os.path.join(os.path.dirname(os.path.abspath(path)), "expected.json")
    with open(expect, "w", encoding="utf-8") as file:
        json.dump(wanted, file)
    return ["--expect", expect, "--partial-words"]


def told_by(kit, checker, arguments):
    """What a checker has to complain of."""
    done = subprocess.run([sys.executable, os.path.join(kit, checker), *arguments], capture_output=True, text=True)
    told = (done.stdout.strip().splitlines() or [done.stderr.strip()[-300:]])[-1]
    return None if done.returncode == 0 and told.startswith("ok ") else told


def without_marks(kit, folder, text):
    """brat's server reads an `.ann` without a line; its checker does not, for it counts one line in it."""
    python = os.path.join(os.environ.get("KIT_HOME", os.path.expanduser("~/.cache/annotation-kit")), "venv", "bin", "python")
    done = subprocess.run([python, os.path.join(kit, "brat_server_read.py"), folder], capture_output=True, text=True)
    if done.returncode:
        return done.stderr.strip()[-300:]
    [document] = json.loads(done.stdout)
    wanted = {"failed_lines": [], "textbounds": [], "relations": [], "comments": [], "issues": [], "messages": []}
    found = {key: document.get(key) for key in wanted}
    found["messages"] = [message for message in document["messages"] if message[1] != "comment"]
    return None if found == wanted and document["sent"]["text"] == text else f"brat's server finds {found}"


# Its checker cannot read an array of nothing.
NO_CHECK = [("recogito", "empty")]
# A collection that names its pages by their addresses holds nothing to read, and that is said.
ELSEWHERE = {"example41.json": "the annotations of this collection are in other files: take its pages"}


def w3c_samples(beleg, kit, folder):
    """The samples of the W3C's own suite: the correct ones are taken, of each incorrect one it is said what is wrong."""
    samples = os.path.join(kit, "w3c", "tools", "samples")
    article = os.path.join(folder, "long.txt")
    with open(article, "w", encoding="utf-8") as file:
        file.write("An article that is long enough for the positions of the samples. " * 20)
    for kind in ("correct", "incorrect"):
        names = sorted(name for name in os.listdir(os.path.join(samples, kind)) if name.endswith(".json"))
        for name in names:
            done = subprocess.run([beleg, "validate", "--from", "web-annotation", "--article", article, os.path.join(samples, kind, name)],
                                  capture_output=True, text=True)
            told = done.stdout + done.stderr
            if kind == "correct" and name in ELSEWHERE:
                trouble = None if ELSEWHERE[name] in told else told
            elif kind == "correct":
                trouble = None if done.returncode == 0 else told
            else:
                trouble = None if done.returncode == 1 and told.strip() else f"status {done.returncode}: {told}"
            yield f"{kind} {name}", trouble
        assert len(names) > 30, f"{len(names)} samples in {samples}/{kind}"


def is_wanted(run, name, only):
    title, form = run[0], run[-1]
    if (only and title not in only) or (title, name) in NO_CHECK:
        return False
    if form is None:
        return name == "checked"
    return True


def main():
    beleg, kit, only = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        documents = corpus(beleg, folder)
        texts = {}
        for name, file in documents.items():
            texts[name] = "\n\n".join(block["text"] for block in file["documents"][0]["article"]["blocks"])
            with open(os.path.join(folder, f"{name}.beleg.json"), "w", encoding="utf-8") as out:
                json.dump(file, out, ensure_ascii=False)
            with open(os.path.join(folder, f"{name}.txt"), "w", encoding="utf-8", newline="") as out:
                out.write(texts[name])
        jobs = [(run, name) for name in documents for run in RUNS if is_wanted(run, name, only)]

        def work(job):
            run, name = job
            return job, check(beleg, kit, folder, run, name, documents[name]["documents"][0], texts[name])
        # The first run of some checkers makes a database that the others copy.
        with ThreadPoolExecutor(int(os.environ.get("KIT_JOBS", "1"))) as pool:
            for (run, name), trouble in pool.map(work, jobs):
                passed, failed = passed + (trouble is None), failed + (trouble is not None)
                print(f"{'ok  ' if trouble is None else 'FAIL'} {run[0]:<14} {name:<8} {(trouble or '')[:400]}", flush=True)
        if not only or "w3c" in only:
            wrong = [(name, trouble) for name, trouble in w3c_samples(beleg, kit, folder) if trouble]
            passed, failed = passed + (not wrong), failed + bool(wrong)
            print(f"{'FAIL' if wrong else 'ok  '} {'w3c samples':<14} {'':<8} {wrong[:3] if wrong else ''}", flush=True)
    print(f"{passed} checks passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
