#!/usr/bin/env bash
# Expected: in Atom a title, a summary and the content may be XHTML, written as elements and not as escaped text (RFC 4287 3.1.1.3). A reader of feeds gives
#   title and text in the order in which they stand, with tags or without.
# Version: rss-parser 3.13.0, @extractus/feed-extractor 8.0.3, beside feedsmith 3.0.1 (npm).
# Behaviour: rss-parser takes the marked words out of their sentence and puts them behind it, in the content as well as in the snippet of text made of it;
#   the title is an object of the parser of XML, again without the words in their place. @extractus/feed-extractor gives an empty title and an empty description.
# Output seen:
#   rss-parser: It did  cost  5 million on 3 May.notabout
#   rss-parser, title: {"_":"The tram did  cost 15 million","em":["not"]}
#   @extractus/feed-extractor, title and description: "", ""
#   feedsmith: It did <em>not</em> cost <em>about</em> 5 million on 3 May.
# Why it matters: monitors of news and of fact checks read feeds with it. "It did cost 5 million" is a good sentence, and the opposite of the one that
#   was published.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund rss-parser@3.13.0 @extractus/feed-extractor@8.0.3 feedsmith@3.0.1
cat > read.mjs <<'JS'
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const xhtml = (name, words) => `<${name} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${words}</div></${name}>`;
const feed =
  '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:feed</id><title>Checks</title><updated>2024-05-03T10:00:00Z</updated>' +
  "<author><name>A. Example</name></author><entry><id>urn:example:1</id><updated>2024-05-03T10:00:00Z</updated><link href=\"https://example.org/1\"/>" +
  xhtml("title", "The tram did <em>not</em> cost 15 million") +
  xhtml("summary", "It <em>never</em> did.") +
  xhtml("content", "It did <em>not</em> cost <em>about</em> 5 million on 3 May.") +
  "</entry></feed>";
const [one] = (await new Parser().parseString(feed)).items;
const [other] = extractFromXml(feed).entries;
const { _, em } = one.title.div[0];
const title = JSON.stringify({ _, em });
const empty = `${JSON.stringify(other.title)}, ${JSON.stringify(other.description)}`;
const whole = parseFeed(feed).feed.entries[0].content.value;
console.log(`rss-parser: ${one.contentSnippet}`);
console.log(`rss-parser, title: ${title}`);
console.log(`@extractus/feed-extractor, title and description: ${empty}`);
console.log(`feedsmith: ${whole}`);
if (one.contentSnippet !== "It did  cost  5 million on 3 May.notabout") throw new Error("rss-parser reads XHTML otherwise now");
if (title !== '{"_":"The tram did  cost 15 million","em":["not"]}') throw new Error("rss-parser reads titles otherwise now");
if (empty !== '"", ""') throw new Error("feed-extractor reads XHTML otherwise now");
if (whole !== "It did <em>not</em> cost <em>about</em> 5 million on 3 May.") throw new Error("feedsmith reads XHTML otherwise now");
JS
node read.mjs
