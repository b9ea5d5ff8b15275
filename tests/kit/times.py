#!/usr/bin/env python3
"""Compares the times of cues with those that other readers find: webvtt-py, srt and ttconv, on files that are generated here.

    python3 tests/kit/times.py BELEG [COUNT] [SEED]

BELEG is the built command. COUNT files (1,000 if it is not said) are written, a third of each format, at random but the same for one SEED. Every
cue has words of its own, so that it is found again in the paragraphs that Beleg makes of cues. Exit status 0 if all times are equal to
the millisecond, but for one that rounding may make. Where a library is missing that is said, and its files are compared with what they were made from
alone.
"""
import importlib.util
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

PARTS = ["wir", "zahlen", "vierzig", "Millionen", "größer", "東京", "😀", "l'été", "nicht", "R&D", "a<b", "„gut“", "שלום"]
RATES = [(24, (1, 1)), (25, (1, 1)), (30, (1000, 1001)), (50, (1, 1)), (24, (1000, 1001))]


def has(name):
    return importlib.util.find_spec(name) is not None


def clock(ms, sign, hours=True):
    h, m, s, t = ms // 3600000, ms // 60000 % 60, ms // 1000 % 60, ms % 1000
    return f"{h:02}:{m:02}:{s:02}{sign}{t:03}" if hours or h else f"{m:02}:{s:02}{sign}{t:03}"


def moments(rng):
    """Times of cues, some of which overlap, begin together or have no length."""
    at, found = rng.choice([0, 0, 35999000, rng.randrange(0, 4000000)]), []
    for _ in range(rng.randrange(1, 12)):
        length = rng.choice([1, 40, 999, 1000, rng.randrange(1, 9000)])
        found.append((at, at + length))
        at += rng.choice([0, length, length + rng.randrange(0, 8000), length // 2])
    return found


def words(rng, number):
    return f"cue{number}x " + " ".join(rng.choice(PARTS) for _ in range(rng.randrange(1, 7)))


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def srt_file(rng):
    lines, cues = [], []
    for number, (begin, end) in enumerate(moments(rng)):
        text = words(rng, number)
        cues.append((begin, end, text))
        shown = text.replace(" ", "\n", 1) if rng.random() < 0.3 else text
        shown = f"<i>{shown}</i>" if rng.random() < 0.2 else shown
        lines.append(f"{number + 1}\n{clock(begin, ',')} --> {clock(end, ',')}\n{shown}\n")
    return ("\r\n" if rng.random() < 0.3 else "\n").join("\n".join(lines).split("\n")), cues


def vtt_file(rng):
    lines, cues = ["WEBVTT" + rng.choice(["", " a title", "\nKind: captions\nLanguage: de"]), ""], []
    if rng.random() < 0.3:
        lines += ["STYLE", "::cue { color: red }", "", "NOTE not said", ""]
    for number, (begin, end) in enumerate(moments(rng)):
        text = words(rng, number)
        cues.append((begin, end, text))
        hours = rng.random() < 0.5
        settings = rng.choice(["", " align:start position:0%", " line:-1"])
        name = rng.choice(["", f"<v {rng.choice(['Ada Berg', 'Bo'])}>", "<c.loud>"])
        close = {"<v": "</v>", "<c": "</c>"}.get(name[:2], "")
        identifier = [f"id {number}"] if rng.random() < 0.3 else []
        lines += identifier + [f"{clock(begin, '.', hours)} --> {clock(end, '.', hours)}{settings}", f"{name}{escaped(text)}{close}", ""]
    return "\n".join(lines), cues


def ttml_time(rng, ms, rate, multiplier, tick):
    """A time expression, and the milliseconds that it means."""
    kind = rng.choice(["clock", "frames", "seconds", "ms", "f", "t"])
    per_second = Fraction(rate * multiplier[0], multiplier[1])
    if kind == "frames":
        frames = ms % 1000 * rate // 1000
        whole = ms // 1000
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}:{frames:02}", whole * 1000 + Fraction(frames * 1000) / per_second
    if kind == "f":
        frames = ms * rate // 1000
        return f"{frames}f", Fraction(frames * 1000) / per_second
    if kind == "t":
        ticks = ms * tick // 1000
        return f"{ticks}t", Fraction(ticks * 1000, tick)
    return {"clock": clock(ms, "."), "seconds": f"{ms // 1000}.{ms % 1000:03}s", "ms": f"{ms}ms"}[kind], Fraction(ms)


def ttml_file(rng):
    rate, multiplier = rng.choice(RATES)
    tick = rng.choice([1000, 10000000])
    offset = rng.choice([0, 0, 3600000])
    body = f' begin="{offset}ms"' if offset else ""
    cues, rows = [], []
    for number, (begin, end) in enumerate(moments(rng)):
        text = words(rng, number)
        begin_text, begin = ttml_time(rng, begin, rate, multiplier, tick)
        end_text, end = ttml_time(rng, end, rate, multiplier, tick)
        if end <= begin:
            end_text, end = f"{int(begin) + 500}ms", Fraction(int(begin) + 500)
        timing = f'begin="{begin_text}" end="{end_text}"'
        if rng.random() < 0.2:
            length = end - begin
            timing = f'begin="{begin_text}" dur="{float(length) / 1000:.6f}s"'
        inner = escaped(text)
        inner = inner.replace(" ", "<br/>", 1) if rng.random() < 0.3 else f'<span tts:color="red">{inner}</span>'
        cues.append((begin + offset, end + offset, text))
        rows.append(f'<p xml:id="p{number}" region="r1" {timing}>{inner}</p>')
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
        'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="de" ttp:timeBase="media" '
        f'ttp:frameRate="{rate}" ttp:frameRateMultiplier="{multiplier[0]} {multiplier[1]}" ttp:tickRate="{tick}">'
        '<head><layout><region xml:id="r1" tts:origin="10% 80%" tts:extent="80% 10%"/></layout></head>'
        f"<body{body}><div>{''.join(rows)}</div></body></tt>"
    ), cues


def by_srt(text):
    import srt

    found = srt.parse(text)
    return [(int(round(c.start.total_seconds() * 1000)), int(round(c.end.total_seconds() * 1000)), c.content) for c in found]


def by_webvtt(text):
    import webvtt

    ms = lambda t: ((t.hours * 60 + t.minutes) * 60 + t.seconds) * 1000 + t.milliseconds
    return [(ms(c.start_time), ms(c.end_time), c.text) for c in webvtt.from_buffer(io.StringIO(text))]


def by_ttconv(text):
    import xml.etree.ElementTree as tree

    import ttconv.imsc.reader as reader
    import ttconv.model as model

    found = []

    def walk(element, offset):
        begin = offset + (element.get_begin() or 0)
        end = offset + element.get_end() if element.get_end() is not None else None
        if isinstance(element, model.P):
            text = "".join("\n" if isinstance(e, model.Br) else e.get_text() for e in element.dfs_iterator() if isinstance(e, (model.Text, model.Br)))
            found.append((begin * 1000, end * 1000, text))
            return
        for child in element:
            walk(child, begin)

    walk(reader.to_model(tree.ElementTree(tree.fromstring(text))).get_body(), Fraction(0))
    return found


FORMATS = [("srt", srt_file, "srt", by_srt), ("vtt", vtt_file, "webvtt", by_webvtt), ("ttml", ttml_file, "ttconv", by_ttconv)]


def of_beleg(command, path):
    done = subprocess.run([command, "extract", path], capture_output=True, check=True)
    article = json.loads(done.stdout)
    blocks = article["blocks"] + ([article["headline"]] if article["headline"] else [])
    text = article["text"]
    return {text[own["start"]:own["end"]].split("cue")[1].split("x")[0]: own for block in blocks for own in block.get("locators", [])}


def compare(told, expected, who, path):
    wrong = 0
    for begin, end, text in expected:
        key = text.split("cue")[1].split("x")[0]
        own = told.get(key)
        if own is None or abs(own["begin_ms"] - begin) > 1 or abs(own["end_ms"] - end) > 1:
            wrong += 1
            print(f"{path}: cue {key}: {who} says {float(begin)} to {float(end)}, Beleg {own and (own['begin_ms'], own['end_ms'])}")
    return wrong


def main(command, count, seed):
    rng = random.Random(seed)
    missing = [library for _, _, library, _ in FORMATS if not has(library)]
    if missing:
        print(f"Not compared, for they are not installed: {', '.join(missing)}. python3 -m pip install webvtt-py srt ttconv")
    cues = wrong = compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            ending, make, library, other = FORMATS[number % len(FORMATS)]
            text, made = make(rng)
            path = os.path.join(folder, f"{number}.{ending}")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            told = of_beleg(command, path)
            cues += len(made)
            wrong += compare(told, made, "the generator", path)
            if library not in missing:
                wrong += compare(told, other(text), library, path)
                compared += 1
    print(f"{count} files with {cues} cues, {compared} of them compared with another reader: {wrong} times differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    numbers = [int(text) for text in sys.argv[2:4]]
    sys.exit(main(sys.argv[1], *(numbers + [1000, 1][len(numbers):])))
