#!/usr/bin/env bash
# Expected: a converter for the transcripts of AssemblyAI knows that their times are milliseconds, as the types of AssemblyAI's own library say, and writes
#   captions at the second where the words are spoken.
# Version: @deepgram/captions 1.2.0, with the types of assemblyai 4.41.5 (npm).
# Behaviour: its converter for AssemblyAI takes the milliseconds for seconds. What is said at 1.2 seconds stands at 20 minutes, and the captions of a
#   talk of half a minute go on for eight hours. Its converter for Deepgram, whose times are seconds, is right.
# Output seen:
#   AssemblyAI: 00:20:00.000 --> 00:50:00.000 <v Speaker A>No. They fell.
#   AssemblyAI: 08:20:00.000 --> 08:50:00.000 <v Speaker B>So you say.
#   Deepgram: 00:00:01.200 --> 00:00:03.000 <v Speaker 0>No. They fell.
#   Deepgram: 00:00:30.000 --> 00:00:31.800 <v Speaker 1>So you say.
# Why it matters: the place in the recording is the proof of a quotation. All of them are wrong by a factor that nobody sees in a long debate, where the
#   twentieth minute exists and other people talk.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund @deepgram/captions@1.2.0 assemblyai@4.41.5
cat > write.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { AssemblyAiConverter, webvtt } = require("@deepgram/captions");

const types = readFileSync("node_modules/assemblyai/dist/types/openapi.generated.d.ts", "utf8");
const word = types.slice(types.indexOf("type TranscriptWord = {"), types.indexOf("type TranscriptWord = {") + 900);
if (!word.includes("The starting time, in milliseconds, for the word")) throw new Error("the unit of the times is described otherwise now");

const spoken = [["A", 1200, ["No.", "They", "fell."]], ["B", 30000, ["So", "you", "say."]]];
const timed = (start, words) => words.map((text, at) => ({ text, start: start + at * 600, end: start + (at + 1) * 600 }));
const utterances = spoken.map(([speaker, start, words]) => ({
  speaker,
  start,
  end: start + 1800,
  text: words.join(" "),
  confidence: 0.9,
  words: timed(start, words).map((piece) => ({ ...piece, confidence: 0.9, speaker })),
}));
const inSeconds = spoken.flatMap(([speaker, start, words]) =>
  timed(start, words).map((piece) => ({
    word: piece.text,
    punctuated_word: piece.text,
    start: piece.start / 1000,
    end: piece.end / 1000,
    confidence: 0.9,
    speaker: speaker === "A" ? 0 : 1,
  })),
);
const cues = (vtt) => vtt.split("\n\n").filter((part) => part.includes("-->")).map((part) => part.trim().replace("\n", " "));
const seen = {
  AssemblyAI: cues(webvtt(new AssemblyAiConverter({ id: "a", words: utterances.flatMap((part) => part.words), utterances }))),
  Deepgram: cues(webvtt({ metadata: {}, results: { channels: [{ alternatives: [{ words: inSeconds }] }] } })),
};
for (const [who, lines] of Object.entries(seen)) for (const line of lines) console.log(`${who}: ${line}`);
const wanted = {
  AssemblyAI: ["00:20:00.000 --> 00:50:00.000 <v Speaker A>No. They fell.", "08:20:00.000 --> 08:50:00.000 <v Speaker B>So you say."],
  Deepgram: ["00:00:01.200 --> 00:00:03.000 <v Speaker 0>No. They fell.", "00:00:30.000 --> 00:00:31.800 <v Speaker 1>So you say."],
};
if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new Error("times are written otherwise now");
JS
node write.cjs
