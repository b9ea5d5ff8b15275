#!/usr/bin/env bash
# Expected: a place in an EPUB is a CFI. The text between two elements is ONE piece with an odd number, whatever comments are in it (EPUB Canonical
#   Fragment Identifiers, child references), so "not" in "It was <!-- page 5 -->not true" is at /1:7, and every reader finds it there.
# Version: epubjs 0.3.93, beside epub-cfi-resolver 1.0.2 (npm).
# Behaviour: epubjs counts each text node, so that the place is /3:0. It finds that again itself; for another reader /3 is the text BEHIND the next
#   element. And epubjs given /1:7 to /1:10 takes other words, without an error.
# Output seen:
#   epubjs writes: epubcfi(/6/4!/4/2,/3:0,/3:3)
#   epub-cfi-resolver reads that in: " Anna."
#   epub-cfi-resolver writes: /1:7
#   epubjs reads /1:7 to /1:10 as: "not true, "
# Why it matters: marks of a book are shared and exported as CFIs. Pages of a printed book are noted as comments by converters, and behind each of them
#   every quote is moved to other words for whoever reads with another program.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund epubjs@0.3.93 epub-cfi-resolver@1.0.2 jsdom@29.1.1
cat > read.mjs <<'JS'
import { JSDOM } from "jsdom";

const book = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>It was <!-- page 5 -->not true, <em>said</em> Anna.</p></body></html>';
const { window } = new JSDOM(book, { contentType: "application/xhtml+xml" });
const { document } = window;
for (const name of ["document", "Node", "DOMParser", "XPathResult"]) globalThis[name] = window[name];
globalThis.window = window;
const { EpubCFI } = await import("epubjs");
const { default: CFI } = await import("epub-cfi-resolver");

const words = document.querySelector("p").childNodes[2];
const range = document.createRange();
range.setStart(words, 0);
range.setEnd(words, 3);
const written = new EpubCFI(range, "/6/4").toString();
const read = new CFI("epubcfi(/4/2/3:0)").resolveLast(document, {}).node.nodeValue;
const other = CFI.generate(words, 0).replace(/^epubcfi\(\/2\/4\/2|\)$/g, "");
const taken = new EpubCFI("epubcfi(/6/4!/4/2,/1:7,/1:10)").toRange(document).toString();
console.log(`epubjs writes: ${written}`);
console.log(`epub-cfi-resolver reads that in: "${read}"`);
console.log(`epub-cfi-resolver writes: ${other}`);
console.log(`epubjs reads /1:7 to /1:10 as: "${taken}"`);
if (range.toString() !== "not") throw new Error("the page is another");
if (written !== "epubcfi(/6/4!/4/2,/3:0,/3:3)" || taken !== "not true, ") throw new Error("epubjs counts otherwise now");
if (read !== " Anna." || other !== "/1:7") throw new Error("epub-cfi-resolver counts otherwise now");
JS
node read.mjs
