#!/usr/bin/env bash
# Expected: "t" is the tonne, 1000 kg (it may be used with the SI, brochure table 8). A library that takes prefixes reads kt and Mt as a thousand and a million of them; kt
#   is the knot as well, and one that has both says so or asks for kn. The whole word "kilotonne" can be nothing else.
# Version: js-quantities 1.8.0, convert-units 2.3.4, beside mathjs 15.2.0 (npm).
# Behaviour: js-quantities reads t, Mt and Gt as tonnes and kt as knots, and "kilotonne" too: a series has a speed in its midst. In convert-units "t" is the
#   American ton of 907 kg, and the tonne is "mt".
# Output seen:
#   js-quantities: 1 t = 1000 kg, 1 kt = 0.514444444 m/s, 1 kilotonne = 0.514444444 m/s, 1 Mt = 1000000000 kg
#   convert-units: 1 t = 907.184 kg, 1 mt = 1000 kg
#   mathjs: 1 t = 1000 kg, 1 kt = 1e+6 kg
# Why it matters: emissions, harvests and exports are given in t, kt and Mt. With convert-units all are nine per cent too low, which
#   nobody sees.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > made
npm install --silent --no-audit --no-fund js-quantities@1.8.0 convert-units@2.3.4 mathjs@15.2.0
cat > read.mjs <<'JS'
import convert from "convert-units";
import Qty from "js-quantities";
import { unit } from "mathjs";

const first = ["1 t", "1 kt", "1 kilotonne", "1 Mt"].map((words) => `${words} = ${Qty(words).toBase()}`).join(", ");
const second = ["t", "mt"].map((name) => `1 ${name} = ${convert(1).from(name).to("kg")} kg`).join(", ");
const third = ["1 t", "1 kt"].map((words) => `${words} = ${unit(words).toSI()}`).join(", ");
console.log(`js-quantities: ${first}`);
console.log(`convert-units: ${second}`);
console.log(`mathjs: ${third}`);
const wanted = "1 t = 1000 kg, 1 kt = 0.514444444 m/s, 1 kilotonne = 0.514444444 m/s, 1 Mt = 1000000000 kg";
if (first !== wanted) throw new Error("js-quantities reads tonnes otherwise now");
if (second !== "1 t = 907.184 kg, 1 mt = 1000 kg") throw new Error("convert-units reads tonnes otherwise now");
if (third !== "1 t = 1000 kg, 1 kt = 1e+6 kg") throw new Error("mathjs reads tonnes otherwise now");
JS
node read.mjs
