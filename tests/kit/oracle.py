#!/usr/bin/env python3
"""Second readers of generated documents, for `node tests/kit/oracle.mjs documents`.

    python3 tests/kit/oracle.py FOLDER [COUNT]

FOLDER holds mails and Word documents that `tests/account` has written. Beside each, `NAME.second.json` says what another reader finds in it, piece
by piece: Python's `email` in mails (pages in them are left to Chromium), pandoc in documents, with changes accepted and hidden words out. COUNT subtitles of each kind (60 if
it is not said) are made by `times.py`, written there too and read by `webvtt-py` and `srt`. What is not installed is said.
"""
import email
import email.policy
import glob
import importlib.util
import io
import json
import os
import random
import sys
import tempfile
import xml.etree.ElementTree as etree
import zipfile

import times

SCHEMAS = "http://schemas.openxmlformats.org/"
NAMES = {
    "w": "wordprocessingml/2006/main", "m": "officeDocument/2006/math", "r": "officeDocument/2006/relationships", "mc": "markup-compatibility/2006",
}

for short, long in NAMES.items():
    etree.register_namespace(short, SCHEMAS + long)


def words_of_mail(message):
    """Pieces in the order in which a mail program shows them."""
    kind = message.get_content_type()
    if message.get_content_disposition() == "attachment":
        return []
    if kind == "message/rfc822":
        inner = message.get_payload(0)
        return [{"kind": "text", "text": f"{inner['From']}\n{inner['Subject']}"}] + words_of_mail(inner)
    if kind == "multipart/alternative":
        return words_of_mail(message.get_body(("html", "plain")))
    if message.is_multipart():
        return [piece for part in message.iter_parts() for piece in words_of_mail(part)]
    if kind in ("text/plain", "text/html"):
        return [{"kind": "page" if kind == "text/html" else "text", "text": message.get_content()}]
    return []


def without_hidden(text):
    """A document without runs and rows that Word hides: pandoc shows them."""
    word = "{" + SCHEMAS + NAMES["w"] + "}"
    tree = etree.fromstring(text)

    def is_hidden(node):
        style = node.find(f"{word}rPr/{word}rStyle")
        has = any(node.find(f"{word}{path}") is not None for path in (f"rPr/{word}vanish", f"trPr/{word}hidden"))
        return has or style is not None and style.get(f"{word}val") == "Gone"

    for parent in list(tree.iter()):
        for node in [node for node in parent if is_hidden(node)]:
            parent.remove(node)
    return etree.tostring(tree, encoding="unicode")


def whole(path, target):
    """The same document with what other readers cannot do without: content types, the relation to its text, full names of namespaces."""
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in [("document", "document.main"), ("styles", "styles"), ("footnotes", "footnotes"), ("endnotes", "endnotes")]
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{SCHEMAS}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    relation = f'<Relationship Id="a" Type="{SCHEMAS}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(path) as own, zipfile.ZipFile(target, "w") as other:
        other.writestr("[Content_Types].xml", f"{head}{kinds}</Types>")
        other.writestr("_rels/.rels", f'<Relationships xmlns="{SCHEMAS}package/2006/relationships">{relation}</Relationships>')
        for name in own.namelist():
            text = own.read(name).decode("utf-8")
            for short, long in NAMES.items():
                text = text.replace(f"xmlns:{short}='{short}'", f"xmlns:{short}='{SCHEMAS}{long}'")
            text = text.replace("<Relationships>", f"<Relationships xmlns='{SCHEMAS}package/2006/relationships'>")
            text = text.replace("Type='http://x/", f"Type='{SCHEMAS}officeDocument/2006/relationships/")
            other.writestr(name, without_hidden(text) if name == "word/document.xml" else text)


def words_of_pandoc(node, notes):
    """Words of pandoc's tree: raised and lowered ones apart, struck ones not."""
    if isinstance(node, list):
        return "".join(words_of_pandoc(inner, notes) for inner in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Strikeout":
        return " "
    if kind in ("Math", "Code", "CodeBlock"):
        return f" {content[1]} "
    if kind == "Note":
        notes.append(content)
        return f" {len(notes)} "
    apart = kind not in ("Emph", "Strong", "Underline", "SmallCaps", "Span", "Link", "Quoted")
    inner = words_of_pandoc(content, notes)
    return f" {inner} " if apart else inner


def words_of_document(path):
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "whole.docx")
        whole(path, target)
        tree = json.loads(pypandoc.convert_file(target, "json", extra_args=["--track-changes=accept"]))
    notes = []
    text = words_of_pandoc(tree["blocks"], notes)
    for number, note in enumerate(list(notes), 1):
        text += f"\n{number} {words_of_pandoc(note, [])}"
    return [{"kind": "text", "text": text}]


def has(name):
    return importlib.util.find_spec(name) is not None


def main(folder, count):
    def write(path, pieces):
        with open(path + ".second.json", "w", encoding="utf-8") as file:
            json.dump(pieces, file)

    for path in glob.glob(os.path.join(folder, "*.eml")):
        with open(path, "rb") as file:
            write(path, words_of_mail(email.message_from_binary_file(file, policy=email.policy.default)))
    if has("pypandoc"):
        for path in glob.glob(os.path.join(folder, "*.docx")):
            write(path, words_of_document(path))
    else:
        print("Word documents are not compared: pypandoc_binary is not installed.")
    rng = random.Random(1)
    for ending, make, library, other in times.FORMATS[:2]:
        if not has(library):
            print(f".{ending} is not compared: {library} is not installed.")
            continue
        for number in range(count):
            text, cues = make(rng)
            path = os.path.join(folder, f"{number:04}.{ending}")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            with open(path + ".told.txt", "w", encoding="utf-8") as file:
                file.write("\n".join(cue for _, _, cue in cues))
            write(path, [{"kind": "text", "text": cue} for _, _, cue in other(text)])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60)
