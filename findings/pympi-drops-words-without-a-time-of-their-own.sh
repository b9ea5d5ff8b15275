#!/usr/bin/env bash
# Expected: in a file of ELAN a place in time need not have a value (TIME_SLOT without TIME_VALUE): two utterances in one stretch whose border was not set. The words
#   of a subdivision have no times but those of what they divide. A converter to TextGrid shares the stretch out, as ELAN does, or raises an error.
# Version: pympi-ling 1.71 (PyPI).
# Behaviour: to_textgrid leaves out each annotation that can't be added as it is: those with an open border, and of a subdivision all parts but the first,
#   since they would overlap. No error is raised; the errors of the parts are caught and dropped.
# Output seen:
#   ELAN, utterances: It did | not cost | 15 million
#   ELAN, words: 15 | million
#   TextGrid, utterances: 15 million
#   TextGrid, words: 15
# Why it matters: transcripts of interviews and debates are made in ELAN and worked on in Praat and by other programs. "It did not cost" is gone, the
#   million with it, and the file is a good one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pympi-ling==1.71
cat > a.eaf <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-05-03T10:00:00+01:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
  <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
  <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2"/>
    <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="3000"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/>
  </TIME_ORDER>
  <TIER LINGUISTIC_TYPE_REF="said" TIER_ID="utterances">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>It did</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>not cost</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>15 million</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
  </TIER>
  <TIER LINGUISTIC_TYPE_REF="parts" PARENT_REF="utterances" TIER_ID="words">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a3"><ANNOTATION_VALUE>15</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a3" PREVIOUS_ANNOTATION="a4"><ANNOTATION_VALUE>million</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
  </TIER>
  <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="said" TIME_ALIGNABLE="true"/>
  <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Subdivision" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="parts" TIME_ALIGNABLE="false"/>
  <CONSTRAINT DESCRIPTION="Symbolic subdivision of a parent annotation" STEREOTYPE="Symbolic_Subdivision"/>
</ANNOTATION_DOCUMENT>
XML
cat > read.py <<'PY'
import pympi

source = pympi.Elan.Eaf("a.eaf")
made = source.to_textgrid()
before = {name: [part[2] for part in source.get_annotation_data_for_tier(name)] for name in ("utterances", "words")}
after = {tier.name: [part[2] for part in tier.get_intervals()] for tier in made.get_tiers()}
for kind, tiers in (("ELAN", before), ("TextGrid", after)):
    for name, words in tiers.items():
        print(f"{kind}, {name}: {' | '.join(words)}")
assert before == {"utterances": ["It did", "not cost", "15 million"], "words": ["15", "million"]}, "files of ELAN are read otherwise now"
assert after == {"utterances": ["15 million"], "words": ["15"]}, "TextGrids are made otherwise now"
PY
env/bin/python read.py
