#!/usr/bin/env bash
# Expected: mailparser makes the plain text of a mail that has only HTML. Cells of a table and the parts of a list of terms stand apart on the screen, and a
#   blank, a tab or a new line stands between them in the text.
# Version: mailparser 3.14.2 (npm), through html-to-text.
# Behaviour: the text is made with a setting that takes every table for a means of layout, where cells are joined without anything. A term and
#   what is said of it are joined as well. Headings become capitals.
# Output seen:
#   The city in figures: | 2024125001.4 | Seats in 202412
# Why it matters: a press release has its figures in a table. The row "2024, 12500, 1.4" is one number that is nowhere, and "12 seats in 2024" becomes
#   202412. Whoever reads mails with this has to convert the HTML himself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund mailparser@3.14.2
cat > read.mjs <<'JS'
import { simpleParser } from "mailparser";

const html =
  "<p>The city in figures:</p><table><tr><td>2024</td><td>12500</td><td>1.4</td></tr></table><dl><dt>Seats in 2024</dt><dd>12</dd></dl>";
const mail = `From: press@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`;
const { text } = await simpleParser(mail);
const seen = text.split("\n").filter((line) => line.trim()).join(" | ");
console.log(seen);
if (seen !== "The city in figures: | 2024125001.4 | Seats in 202412") throw new Error("tables are written otherwise now");
JS
node read.mjs
