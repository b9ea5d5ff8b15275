#!/usr/bin/env bash
# Expected: a page that shows "<not>" has &lt;not&gt; in its source. A converter to Markdown, in which "<not>" is a tag, writes "\<not>" or leaves the
#   entity, as it writes "\*" for a star that is text.
# Version: html2text 2025.4.15, markdownify 1.2.3 (PyPI), turndown 7.2.5 (npm), read again with markdown-it-py 4.0.0.
# Behaviour: all three write the brackets bare. Whatever looks like a tag is one for the next program: it is left out of the text, and a browser does
#   not show it. "<5 %" comes through, so that a short try finds nothing.
# Output seen:
#   page: I did <not> say "<5 %", but <unclear> and a <b and c> d.
#   html2text: I did say "<5 %", but and a d.
#   markdownify: I did say "<5 %", but and a d.
#   turndown: I did <not> say "<5 %", but <unclear> and a <b and c> d.
# Why it matters: transcripts have <unclear> and <laughs>, editors put what they add into such brackets, and all of it goes without a trace when the
#   page is kept or passed on as Markdown.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 markdown-it-py==4.0.0
cat > read.py <<'PY'
import html2text
import markdownify
from markdown_it import MarkdownIt

page = '<p>I did &lt;not&gt; say "&lt;5 %", but &lt;unclear&gt; and a &lt;b and c&gt; d.</p>'

def text(markdown):
    (inline,) = [token for token in MarkdownIt("commonmark").parse(markdown) if token.type == "inline"]
    return " ".join("".join(token.content for token in inline.children if token.type != "html_inline").split())

print('page: I did <not> say "<5 %", but <unclear> and a <b and c> d.')
for name, convert in (("html2text", html2text.html2text), ("markdownify", markdownify.markdownify)):
    seen = text(convert(page).strip())
    print(f"{name}: {seen}")
    assert seen == 'I did say "<5 %", but and a d.', f"{name} writes brackets otherwise now"
PY
env/bin/python read.py
npm init --yes > made
npm install --silent --no-audit --no-fund turndown@7.2.5
cat > read.mjs <<'JS'
import TurndownService from "turndown";

const seen = new TurndownService().turndown('<p>I did &lt;not&gt; say "&lt;5 %", but &lt;unclear&gt; and a &lt;b and c&gt; d.</p>');
console.log(`turndown: ${seen}`);
if (seen !== 'I did <not> say "<5 %", but <unclear> and a <b and c> d.') throw new Error("turndown writes brackets otherwise now");
JS
node read.mjs
