#!/usr/bin/env bash
# Expected: in a mail with format=flowed a line that ends with a blank goes on in the next one, also within a quote: the marks ">" of both lines are taken off
#   before they are joined (RFC 3676 4.1 to 4.5).
# Version: postal-mime 4.0.0, beside mailparser 3.14.2 (npm).
# Behaviour: postal-mime joins the lines and leaves the marks of the later ones in the sentence.
# Output seen:
#   postal-mime: > Prices rose by > 12 percent in 2024.
#   mailparser: > Prices rose by 12 percent in 2024.
# Why it matters: "rose by 12 percent" becomes "rose by > 12 percent", which is another claim, and it stands in just that part of a mail that
#   somebody else wrote. Every quote that is longer than a line has it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund postal-mime@4.0.0 mailparser@3.14.2
cat > read.mjs <<'JS'
import PostalMime from "postal-mime";
import { simpleParser } from "mailparser";

const mail = [
  "From: anna@example.org",
  "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8; format=flowed",
  "",
  "> Prices rose by ",
  "> 12 percent in 2024.",
  "That is wrong.",
  "",
].join("\r\n");
const first = (text) => text.split("\n")[0].trim();
const one = first((await new PostalMime().parse(mail)).text);
const other = first((await simpleParser(mail)).text);
console.log(`postal-mime: ${one}`);
console.log(`mailparser: ${other}`);
if (one !== "> Prices rose by > 12 percent in 2024.") throw new Error("postal-mime joins quoted lines otherwise now");
if (other !== "> Prices rose by 12 percent in 2024.") throw new Error("mailparser joins quoted lines otherwise now");
JS
node read.mjs
