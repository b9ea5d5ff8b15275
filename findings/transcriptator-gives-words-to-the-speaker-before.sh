#!/usr/bin/env bash
# Expected: transcriptator reads transcripts of podcasts and finds out who speaks, in WebVTT from the voice <v Anna>. A voice may have classes, <v.loud
#   Bert> (WebVTT, cue voice span), and a closing tag; a cue whose voice it can't read has no speaker.
# Version: transcriptator 1.1.4 (npm).
# Behaviour: a voice with a class is not known, stays in the words as a tag, and the cue is given to the speaker of the cue BEFORE. Closing tags and
#   entities stay in the words as well. In a cue without a voice, what stands before the first colon is a speaker.
# Output seen:
#   Anna: It cost &lt; 6 million.</v>
#   Anna: <v.loud Bert>It cost 12 million.</v>
#   In short: nobody knows.
# Why it matters: who said it is half of a claim. Bert's figure is Anna's, whoever cleans the tags away has no way to see it, and "In short" is one of
#   the guests.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund transcriptator@1.1.4
cat > read.mjs <<'JS'
import transcriptator from "transcriptator";

const file = `WEBVTT

00:00:01.000 --> 00:00:03.000
<v Anna>It cost &lt; 6 million.</v>

00:00:03.500 --> 00:00:05.000
<v.loud Bert>It cost 12 million.</v>

00:00:05.500 --> 00:00:07.000
In short: nobody knows.
`;
const seen = transcriptator.convertFile(file).map((part) => `${part.speaker}: ${part.body}`);
for (const line of seen) console.log(line);
const wanted = ["Anna: It cost &lt; 6 million.</v>", "Anna: <v.loud Bert>It cost 12 million.</v>", "In short: nobody knows."];
if (seen.join("\n") !== wanted.join("\n")) throw new Error("speakers are found otherwise now");
JS
node read.mjs
