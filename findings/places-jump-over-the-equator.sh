#!/usr/bin/env bash
# Expected: a reader of coordinates takes them as they are printed: with a hyphen or the true minus sign (U+2212), which Wikipedia prints, in degrees with decimals or
#   with minutes and seconds. What it can't read raises an error. Minus zero degrees and 30 minutes is south of the equator.
# Version: geopy 2.5.0, lat-lon-parser 1.3.1 (PyPI), coordinate-parser 1.0.7, geo-coordinates-parser 1.7.4 (npm).
# Behaviour: the first three drop the true minus sign without an error, and a place in Australia lies in the ocean near Japan. All but lat-lon-parser drop the sign of
#   minus zero degrees. geopy looks for two numbers somewhere in the text if the marks are left out: 48 51 29 N 2 17 40 E (Paris) is 17 N 40 E. geo-coordinates-parser
#   takes one or two decimals for minutes, 33.5 for 33 degrees and 5 minutes.
# Output seen:
#   −33.5, 151.2: geopy 33.5 151.2 | lat-lon-parser 33.5 151.2 | coordinate-parser 33.5 151.2 | geo-coordinates-parser error
#   -33.5, 151.2: geopy -33.5 151.2 | lat-lon-parser -33.5 151.2 | coordinate-parser -33.5 151.2 | geo-coordinates-parser -33.083 151.033
#   -0° 30′, 51° 0′: geopy 0.5 51.0 | lat-lon-parser -0.5 51.0 | coordinate-parser 0.5 51.0 | geo-coordinates-parser 0.5 51.0
#   48 51 29 N, 2 17 40 E: geopy 17.0 40.0 | lat-lon-parser 48.858 2.294 | coordinate-parser 48.858 2.294 | geo-coordinates-parser 48.858 2.294
# Why it matters: where a photo was taken is what many checks of photos come down to. The place is on another hemisphere, or some fifty kilometres off, and looks
#   as good as any.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check geopy==2.5.0 lat-lon-parser==1.3.1
npm init --yes > made
npm install --silent --no-audit --no-fund coordinate-parser@1.0.7 geo-coordinates-parser@1.7.4
cat > read.mjs <<'JS'
import * as parser from "coordinate-parser";
import { convert } from "geo-coordinates-parser";

const Coordinates = parser.default.default || parser.default;
const kinds = [
  (text) => [new Coordinates(text).getLatitude(), new Coordinates(text).getLongitude()],
  (text) => [convert(text).decimalLatitude, convert(text).decimalLongitude],
];
const tried = (kind, text) => { try { return kind(text); } catch { return null; } };
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((text) => kinds.map((kind) => tried(kind, text)))));
JS
cat > read.py <<'PY'
import json
import subprocess
from geopy.point import Point
from lat_lon_parser import parse

minus = "\N{MINUS SIGN}"
wanted = {
    f"{minus}33.5, 151.2": [(33.5, 151.2), (33.5, 151.2), (33.5, 151.2), None],
    "-33.5, 151.2": [(-33.5, 151.2), (-33.5, 151.2), (-33.5, 151.2), (-33.083, 151.033)],
    "-0° 30′, 51° 0′": [(0.5, 51.0), (-0.5, 51.0), (0.5, 51.0), (0.5, 51.0)],
    "48 51 29 N, 2 17 40 E": [(17.0, 40.0), (48.858, 2.294), (48.858, 2.294), (48.858, 2.294)],
}
names = ["geopy", "lat-lon-parser", "coordinate-parser", "geo-coordinates-parser"]
others = json.loads(subprocess.run(["node", "read.mjs", json.dumps(list(wanted))], check=True, capture_output=True, text=True).stdout)
for (text, places), other in zip(wanted.items(), others):
    point = Point(text)
    seen = [(point.latitude, point.longitude), tuple(parse(part) for part in text.split(", ")), *other]
    seen = [place and tuple(round(float(part), 3) for part in place) for place in seen]
    print(f"{text}: " + " | ".join(name + " " + (" ".join(map(str, place)) if place else "error") for name, place in zip(names, seen)))
    assert seen == places, "the place is read otherwise now"
PY
env/bin/python read.py
