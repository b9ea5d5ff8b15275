#!/usr/bin/env bash
# Expected: ALTO, the format of digitized newspapers, gives a word that goes over the end of a line in two parts, with the whole word beside each
#   (SUBS_CONTENT) and the hyphen of the line end as an element of its own. A tool that gives the text writes the word once, whole or in its two parts.
# Version: alto-tools 0.1.0 (PyPI).
# Behaviour: of the two parts the FIRST is written twice, the second time glued to the next word, and the second part never. The hyphen goes, also
#   between the years of a range. Parts without a space between them in the file (5%) are parted by one.
# Output seen:
#   It was un | unin Nor | Norfrom 1914 | 1918 to 5 %
# Why it matters: every line with a divided word is damaged: "unproved in" becomes "un unin". Neither a search for the word nor for its parts
#   finds it, and a quotation from an old newspaper is wrong where it often is a matter of one syllable.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > page.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">
  <Description><MeasurementUnit>pixel</MeasurementUnit></Description>
  <Layout><Page ID="P1" PHYSICAL_IMG_NR="1" HEIGHT="900" WIDTH="900"><PrintSpace ID="S1" HEIGHT="900" WIDTH="900" VPOS="0" HPOS="0">
    <TextBlock ID="B1" HEIGHT="200" WIDTH="600" VPOS="10" HPOS="10">
      <TextLine ID="L1" HEIGHT="20" WIDTH="600" VPOS="10" HPOS="10">
        <String CONTENT="It" HEIGHT="20" WIDTH="20" VPOS="10" HPOS="10"/><SP WIDTH="5" VPOS="10" HPOS="30"/>
        <String CONTENT="was" HEIGHT="20" WIDTH="40" VPOS="10" HPOS="35"/><SP WIDTH="5" VPOS="10" HPOS="75"/>
        <String CONTENT="un" SUBS_TYPE="HypPart1" SUBS_CONTENT="unproved" HEIGHT="20" WIDTH="20" VPOS="10" HPOS="80"/><HYP CONTENT="-" WIDTH="5" VPOS="10" HPOS="100"/>
      </TextLine>
      <TextLine ID="L2" HEIGHT="20" WIDTH="600" VPOS="40" HPOS="10">
        <String CONTENT="proved" SUBS_TYPE="HypPart2" SUBS_CONTENT="unproved" HEIGHT="20" WIDTH="60" VPOS="40" HPOS="10"/><SP WIDTH="5" VPOS="40" HPOS="70"/>
        <String CONTENT="in" HEIGHT="20" WIDTH="20" VPOS="40" HPOS="75"/><SP WIDTH="5" VPOS="40" HPOS="95"/>
        <String CONTENT="Nor" SUBS_TYPE="HypPart1" SUBS_CONTENT="Norway" HEIGHT="20" WIDTH="30" VPOS="40" HPOS="100"/><HYP CONTENT="-" WIDTH="5" VPOS="40" HPOS="130"/>
      </TextLine>
      <TextLine ID="L3" HEIGHT="20" WIDTH="600" VPOS="70" HPOS="10">
        <String CONTENT="way" SUBS_TYPE="HypPart2" SUBS_CONTENT="Norway" HEIGHT="20" WIDTH="30" VPOS="70" HPOS="10"/><SP WIDTH="5" VPOS="70" HPOS="40"/>
        <String CONTENT="from" HEIGHT="20" WIDTH="40" VPOS="70" HPOS="45"/><SP WIDTH="5" VPOS="70" HPOS="85"/>
        <String CONTENT="1914" HEIGHT="20" WIDTH="40" VPOS="70" HPOS="90"/><HYP CONTENT="-" WIDTH="5" VPOS="70" HPOS="130"/>
      </TextLine>
      <TextLine ID="L4" HEIGHT="20" WIDTH="600" VPOS="100" HPOS="10">
        <String CONTENT="1918" HEIGHT="20" WIDTH="40" VPOS="100" HPOS="10"/><SP WIDTH="5" VPOS="100" HPOS="50"/>
        <String CONTENT="to" HEIGHT="20" WIDTH="20" VPOS="100" HPOS="55"/><SP WIDTH="5" VPOS="100" HPOS="75"/>
        <String CONTENT="5" HEIGHT="20" WIDTH="10" VPOS="100" HPOS="80"/><String CONTENT="%" HEIGHT="20" WIDTH="10" VPOS="100" HPOS="90"/>
      </TextLine>
    </TextBlock>
  </PrintSpace></Page></Layout>
</alto>
XML
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check alto-tools==0.1.0
env/bin/alto-tools --text page.xml > text
seen=$(sed -e 's/ *$//' text | grep . | paste -sd '|' | sed 's/|/ | /g')
echo "$seen"
[ "$seen" = "It was un | unin Nor | Norfrom 1914 | 1918 to 5 %" ] || { echo "divided words are written otherwise now" >&2; exit 1; }
