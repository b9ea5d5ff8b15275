#!/usr/bin/env bash
# Expected: the W3C adapter of Recogito's text annotator reads Web Annotations and writes them. A body may be an address alone, each target has a source of its own, and a
#   state says which version of the page is meant (Web Annotation Data Model 3.2.1, 4 and 4.3). What it can't show it writes as it was. If place and words of a
#   selector do not agree, it may take either of them, and keeps what it has read.
# Version: @recogito/text-annotator 4.1.1 with jsdom 26.1.0 (npm).
# Behaviour: an address as body is written as an object with a number for each letter. Every target gets the source of the page that is shown, so words of another page
#   seem to stand in this one. The state is dropped. If the place is wrong, the words AT that place are marked, and in writing the old words keep a new prefix and
#   suffix, those of the wrong place, so that they are found no more.
# Output seen:
#   body: "https://example.org/check" -> {"0":"h","1":"t","2":"t","3":"p","4":"s" and 20 more
#   sources: page, other -> page, page
#   state: of 2024-05-03 -> none
#   marked for "not" with a place that is wrong: It did
#   prefix, words, suffix: "did ", "not", " cost" -> "", "not", " not cost "
# Why it matters: annotations go from one program to another in this format. The link to the check is no link any more, the sentence that refutes a claim is put into
#   the page that makes it, and a page that was changed a little loses the only thing by which "not" could be found again.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund @recogito/text-annotator@4.1.1 jsdom@26.1.0
cat > read.mjs <<'JS'
import { JSDOM } from "jsdom";

const page = new JSDOM('<body><div id="text">It did not cost 15 million in 2024.</div></body>').window;
globalThis.window = page;
for (const name of ["document", "Node", "NodeFilter", "Range", "HTMLElement", "Element", "Text"]) globalThis[name] = page[name];
Object.defineProperty(globalThis, "navigator", { value: page.navigator, configurable: true });
const { W3CTextFormat, reviveAnnotation } = await import("@recogito/text-annotator");

const text = document.getElementById("text");
const format = W3CTextFormat("https://example.org/page", text);
const selector = (exact, start, more) => [{ type: "TextQuoteSelector", exact, ...more }, { type: "TextPositionSelector", start, end: start + exact.length }];
const target = (exact, start, more) => ({ source: "https://example.org/page", selector: selector(exact, start), ...more });
const through = (body, target) => {
  const annotation = { "@context": "http://www.w3.org/ns/anno.jsonld", id: "https://example.org/1", type: "Annotation", body, target };
  const { parsed, error } = format.parse(annotation);
  if (error) throw error;
  const shown = reviveAnnotation(parsed, text);
  return { shown, written: format.serialize(shown) };
};
const check = (fine, what) => { if (!fine) throw new Error(`${what} otherwise now`); };
const all = (value) => [].concat(value ?? []);

const body = all(through("https://example.org/check", target("not", 7)).written.body)[0];
const letters = Object.keys(body).filter((name) => /^[0-9]+$/.test(name));
const start = letters.slice(0, 5).map((name) => `"${name}":"${body[name]}"`).join(",");
console.log(`body: "https://example.org/check" -> {${start} and ${letters.length - 5} more`);
check(typeof body === "object" && letters.map((name) => body[name]).join("") === "https://example.org/check", "an address as body is written");

const two = [target("15 million", 16), { ...target("2024", 30), source: "https://example.org/other" }];
const ends = (targets) => targets.map(({ source }) => source.split("/").pop()).join(", ");
const sources = ends(all(through([], two).written.target));
console.log(`sources: ${ends(two)} -> ${sources}`);
check(sources === "page, page", "the sources are written");

const state = all(through([], target("not", 7, { state: { type: "TimeState", sourceDate: "2024-05-03T00:00:00Z" } })).written.target)[0].state;
console.log(`state: of 2024-05-03 -> ${state ? JSON.stringify(state) : "none"}`);
check(!state, "the state is written");

const wrong = { source: "https://example.org/page", selector: [{ type: "TextQuoteSelector", exact: "not", prefix: "did ", suffix: " cost" }, { type: "TextPositionSelector", start: 0, end: 6 }] };
const { shown, written } = through([], wrong);
const marked = shown.target.selector[0].range.toString();
const { prefix, exact, suffix } = all(written.target)[0].selector.find(({ type }) => type === "TextQuoteSelector");
const words = JSON.stringify([prefix, exact, suffix]).slice(1, -1).replaceAll('","', '", "');
console.log(`marked for "not" with a place that is wrong: ${marked}`);
console.log(`prefix, words, suffix: "did ", "not", " cost" -> ${words}`);
check(marked === "It did" && words === '"", "not", " not cost "', "a wrong place is taken");
JS
node read.mjs
