#!/usr/bin/env bash
# Expected: a reader of slides gives the words of all shapes of a slide. Shapes that are grouped, so that they move together, are on the slide like others.
#   Notes of the speaker come after it, as pandoc itself writes them into slides.
# Version: pandoc 3.9 (in pypandoc_binary 1.17), beside markitdown 0.1.9, on slides written with python-pptx 1.0.2 (PyPI).
# Behaviour: pandoc takes shapes at the top level only, so everything in a group is left out, and the notes as well, without a message.
# Output seen:
#   pandoc: Costs | First line 12 million
#   markitdown: Costs | First line 12 million | Source: audit, 15 million | Notes: The first figure is old.
# Why it matters: labels, sources and corrections of figures are mostly grouped with what they belong to. The slide that is checked has the old figure and
#   not what puts it right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 "markitdown[pptx]==0.1.9" python-pptx==1.0.2
cat > read.py <<'PY'
import re
import pypandoc
from markitdown import MarkItDown
from pptx import Presentation
from pptx.util import Inches

assert pypandoc.get_pandoc_version().startswith("3.9"), pypandoc.get_pandoc_version()
slides = Presentation()
slide = slides.slides.add_slide(slides.slide_layouts[1])
slide.shapes.title.text = "Costs"
slide.placeholders[1].text_frame.text = "First line 12 million"
group = slide.shapes.add_group_shape()
group.shapes.add_textbox(Inches(1), Inches(6), Inches(4), Inches(1)).text_frame.text = "Source: audit, 15 million"
slide.notes_slide.notes_text_frame.text = "The first figure is old."
slides.save("a.pptx")

def lines(text):
    text = re.sub(r"<!--.*?-->|\\{#.*?\\}|#", "", text)
    return " | ".join(line.strip() for line in text.splitlines() if line.strip()).replace("Notes: | ", "Notes: ")

one = lines(pypandoc.convert_file("a.pptx", "plain", extra_args=["--wrap=none"]))
other = lines(MarkItDown().convert("a.pptx").markdown)
print("pandoc:", one)
print("markitdown:", other)
assert one == "Costs | First line 12 million", "pandoc reads groups or notes now"
assert other == "Costs | First line 12 million | Source: audit, 15 million | Notes: The first figure is old.", "markitdown reads slides otherwise now"
PY
env/bin/python read.py
