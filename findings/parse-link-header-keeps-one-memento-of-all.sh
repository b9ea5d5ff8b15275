#!/usr/bin/env bash
# Expected: web archives list their copies of a page (mementos, RFC 7089) as links with the same relation, each with its datetime, in a Link header or a
#   TimeMap. A parser of such headers gives them all. Blanks around ";" and "=" and relations without quotation marks are allowed (RFC 8288 3).
# Version: parse-link-header 2.0.0, li 1.3.0, beside http-link-header 1.1.4 (npm).
# Behaviour: parse-link-header gives an object by relation, in which each memento replaces the one before: the last is left. With blanks the name of the
#   parameter is "datetime ". li loses relation and moment of a link that is written with blanks or without quotation marks.
# Output seen:
#   http-link-header: 3 mementos: 2000, 2004, 2009
#   parse-link-header: 1 memento: 2009
#   li: 2 mementos: 2000, 2004
# Why it matters: when a page first said something is read off the FIRST copy. Of many there seems to be one, the newest.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund parse-link-header@2.0.0 li@1.3.0 http-link-header@1.1.4
cat > read.mjs <<'JS'
import Link from "http-link-header";
import li from "li";
import parse from "parse-link-header";

const header = [
  '<http://archive.example/2000/http://example.org/>; rel="memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT"',
  '<http://archive.example/2004/http://example.org/>; rel="memento"; datetime="Sun, 20 Jun 2004 18:02:59 GMT"',
  '<http://archive.example/2009/http://example.org/> ; rel=memento ; datetime = "Sat, 20 Jun 2009 18:02:59 GMT"',
].join(", ");
const years = (links) => links.map((link) => link.match(/\d{4}/)[0]).join(", ");
const one = years(Link.parse(header).rel("memento").map((link) => link.uri));
const read = parse(header);
const other = years([read.memento.url]);
const last = years(li.parse(header, { extended: true }).filter((link) => link.rel?.includes("memento")).map((link) => link.link));
console.log(`http-link-header: 3 mementos: ${one}`);
console.log(`parse-link-header: 1 memento: ${other}`);
console.log(`li: 2 mementos: ${last}`);
if (one !== "2000, 2004, 2009") throw new Error("http-link-header reads links otherwise now");
if (other !== "2009" || !("datetime " in read.memento)) throw new Error("parse-link-header reads links otherwise now");
if (last !== "2000, 2004") throw new Error("li reads links otherwise now");
JS
node read.mjs
