#!/usr/bin/env bash
# Expected: Office Open XML (ISO/IEC 29500) lets a cell hold a day as words, "2024-03-05" in a cell of type "d". openpyxl writes that where
#   iso_dates is set. Who reads .xlsx gives that day, or the words, whatever day the file counts its other days from.
# Version: exceljs 4.4.0, xlsx-populate 1.21.0, xlsx 0.18.5 (npm), beside read-excel-file 9.3.17 (npm); the files are written by openpyxl 3.1.5 (PyPI).
# Behaviour: exceljs takes the YEAR of the words for a count of days: all days of 2024 are the 16th of July 1905. xlsx-populate gives no number (NaN). xlsx
#   gives the day, but four years and a day late where the file counts from 1904. read-excel-file is right.
# Output seen:
#   exceljs: 1905-07-16, from a file that counts from 1904: 1909-07-17
#   xlsx-populate: NaN, NaN
#   xlsx: 2024-03-05, 2028-03-06
#   read-excel-file: 2024-03-05, 2024-03-05
# Why it matters: data journalists make their files with one library and show them with another. Every event of a year falls on one day of 1905, or in the
#   future, and no message tells.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
cat > write.py <<'PY'
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

for name, epoch in (("1900.xlsx", CALENDAR_WINDOWS_1900), ("1904.xlsx", CALENDAR_MAC_1904)):
    book = Workbook(iso_dates=True)
    book.epoch = epoch
    book.active.append(["day"])
    book.active.append([date(2024, 3, 5)])
    book.save(name)
    assert load_workbook(name).active["A2"].value == date(2024, 3, 5)
PY
env/bin/python write.py
npm init --yes > made
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx-populate@1.21.0 xlsx@0.18.5 read-excel-file@9.3.17
cat > read.mjs <<'JS'
import ExcelJS from "exceljs";
import readExcelFile from "read-excel-file/node";
import xlsx from "xlsx";
import XlsxPopulate from "xlsx-populate";

const day = (date) => date.toISOString().slice(0, 10);
const readers = {
  exceljs: async (file) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    return day(book.worksheets[0].getCell("A2").value);
  },
  "xlsx-populate": async (file) => String((await XlsxPopulate.fromFileAsync(file)).sheet(0).cell("A2").value()),
  xlsx: async (file) => xlsx.utils.sheet_to_csv(Object.values(xlsx.readFile(file).Sheets)[0]).trim().split("\n")[1],
  "read-excel-file": async (file) => day((await readExcelFile(file))[0].data[1][0]),
};
const wanted = {
  exceljs: ["1905-07-16", "1909-07-17"],
  "xlsx-populate": ["NaN", "NaN"],
  xlsx: ["2024-03-05", "2028-03-06"],
  "read-excel-file": ["2024-03-05", "2024-03-05"],
};
const seen = {};
for (const [name, read] of Object.entries(readers)) {
  seen[name] = [await read("1900.xlsx"), await read("1904.xlsx")];
  console.log(`${name}: ${seen[name].join(name === "exceljs" ? ", from a file that counts from 1904: " : ", ")}`);
}
if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new Error("days are read otherwise now");
JS
TZ=UTC node read.mjs
