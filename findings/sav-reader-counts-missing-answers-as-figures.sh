#!/usr/bin/env bash
# Expected: in a file of SPSS a person who gave no answer has a value of the system for it, and every reader gives null or nothing there. Whether the rows are stored
#   compressed makes no difference to what they say, nor how many there are.
# Version: sav-reader 2.0.8 (npm), on files that pyreadstat 1.3.7 (PyPI) writes and reads.
# Behaviour: in a plain file a missing answer is the number -1.7976931348623157e+308, the lowest there is, and it is there without includeNulls, too. Of a file with
#   compressed rows sav-reader gives the first row and ends, without an error, though its own head of the file has the right number.
# Output seen:
#   plain: 4 rows of 4, hours: 8, -1.7976931348623157e+308, 6, 10
#   compressed: 1 row of 4, hours: 8
#   pyreadstat: 4 rows, hours: 8, none, 6, 10; with compressed rows the same
# Why it matters: polls are published so. A share is taken of people who were never asked, means are nonsense or, with the lowest cut off, too low, and of a
#   thousand people asked the first is left.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyreadstat==1.3.7 pandas==2.3.3
cat > write.py <<'PY'
import pandas
import pyreadstat

answers = pandas.DataFrame({"hours": [8.0, None, 6.0, 10.0], "age": [30.5, 41.5, 52.5, 63.5]})
pyreadstat.write_sav(answers, "plain.sav")
pyreadstat.write_sav(answers, "compressed.sav", row_compress=True)
for name in ("plain.sav", "compressed.sav"):
    read, _ = pyreadstat.read_sav(name)
    assert read.equals(answers), f"{name} is read otherwise by pyreadstat"
PY
env/bin/python write.py
npm init --yes > made
npm install --silent --no-audit --no-fund sav-reader@2.0.8
cat > read.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { SavBufferReader } = require("sav-reader");

(async () => {
  const seen = {};
  for (const name of ["plain", "compressed"]) {
    const reader = new SavBufferReader(readFileSync(`${name}.sav`));
    await reader.open();
    const rows = await reader.readAllRows();
    seen[name] = rows.map((row) => row.hours);
    console.log(`${name}: ${rows.length} ${rows.length === 1 ? "row" : "rows"} of ${reader.meta.header.n_cases}, hours: ${seen[name].join(", ")}`);
    if (reader.meta.header.n_cases !== 4) throw new Error("the head is read otherwise now");
  }
  const wanted = { plain: [8, -Number.MAX_VALUE, 6, 10], compressed: [8] };
  if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new Error("answers are read otherwise now");
})().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
JS
node read.cjs
env/bin/python - <<'PY'
import pyreadstat

hours = ["none" if hour != hour else f"{hour:g}" for hour in pyreadstat.read_sav("plain.sav")[0]["hours"]]
print(f"pyreadstat: {len(hours)} rows, hours: {', '.join(hours)}; with compressed rows the same")
PY
