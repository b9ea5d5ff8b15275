//! Mends what a file says of its fonts before it is read, where `pdf-extract` would lose letters: names of joined letters (`f_f_i`),
//! numbered names (`uni00E4`), variants (`a.alt`), names that nobody knows, and widths of fonts that readers are expected to have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::glyphs::{Drawn, UNKNOWN};

/// Codes that are no letters and no blanks in the encoding for texts in a PDF.
const CONTROLS: [u8; 20] = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23];

/// A font has at most so many glyphs.
const MOST_GLYPHS: usize = 65_536;

/// The letters that names of glyphs stand for.
type Names = HashMap<String, String>;

pub(super) fn mend(document: &mut Document) {
    let fonts: Vec<ObjectId> = document.objects.iter().filter(|(_, object)| is_simple_font(object)).map(|(id, _)| *id).collect();
    let differences: Vec<(ObjectId, BTreeMap<u8, String>)> =
        fonts.iter().map(|id| (*id, differences(document, *id))).filter(|(_, names)| !names.is_empty()).collect();
    let parts: BTreeSet<&str> = differences
        .iter()
        .flat_map(|(_, names)| names.values())
        .flat_map(|name| parts(name))
        .filter(|part| !part.is_empty())
        .collect();
    let known = look_up(&parts);
    for (id, names) in differences {
        let letters = names.iter().filter(|(_, name)| !known.contains_key(name.as_str()));
        let letters: Vec<(u8, String)> = letters.map(|(code, name)| (*code, letters_of(name, *code, &known))).collect();
        if !letters.is_empty() {
            tell(document, id, &letters);
        }
    }
    for id in document.objects.iter().filter(|(_, object)| is_composite(object)).map(|(id, _)| *id).collect::<Vec<_>>() {
        spell_out_widths(document, id);
    }
    for id in fonts {
        scale_widths(document, id);
        if let Ok(Object::Dictionary(font)) = document.get_object_mut(id) {
            give_widths(font);
        }
    }
}

fn is_font(object: &Object, kinds: &[&[u8]]) -> bool {
    let Object::Dictionary(font) = object else { return false };
    let is = |key: &[u8], names: &[&[u8]]| font.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name));
    is(b"Type", &[b"Font"]) && is(b"Subtype", kinds)
}

fn is_simple_font(object: &Object) -> bool {
    is_font(object, &[b"Type1", b"TrueType", b"MMType1", b"Type3"])
}

fn is_composite(object: &Object) -> bool {
    is_font(object, &[b"CIDFontType0", b"CIDFontType2"])
}

/// The crate overlooks widths that are said for a range of glyphs ("from to width"): each gets its own.
fn spell_out_widths(document: &mut Document, font: ObjectId) {
    let widths = || document.dereference(document.get_dictionary(font).ok()?.get(b"W").ok()?).ok()?.1.as_array().ok();
    let Some(widths) = widths() else { return };
    let mut spelled = Vec::new();
    let mut rest = widths.as_slice();
    while let [first, second, behind @ ..] = rest {
        rest = behind;
        match (first, document.dereference(second)) {
            (Object::Integer(from), Ok((_, Object::Integer(to)))) => {
                let Some((width, behind)) = behind.split_first() else { break };
                rest = behind;
                let count = usize::try_from(to.saturating_sub(*from).saturating_add(1)).unwrap_or_default().min(MOST_GLYPHS);
                spelled.extend([Object::Integer(*from), Object::Array(vec![width.clone(); count])]);
            }
            (_, Ok((_, list @ Object::Array(_)))) => spelled.extend([first.clone(), list.clone()]),
            _ => break,
        }
    }
    if let Ok(Object::Dictionary(font)) = document.get_object_mut(font) {
        font.set("W", spelled);
    }
}

/// The glyph names by code that a font's encoding adds to a common one.
fn differences(document: &Document, font: ObjectId) -> BTreeMap<u8, String> {
    let array = || {
        let encoding = document.dereference(document.get_dictionary(font).ok()?.get(b"Encoding").ok()?).ok()?.1;
        document.dereference(encoding.as_dict().ok()?.get(b"Differences").ok()?).ok()?.1.as_array().ok()
    };
    let mut names = BTreeMap::new();
    let mut code = 0_i64;
    for object in array().into_iter().flatten() {
        match document.dereference(object) {
            Ok((_, Object::Integer(next))) => code = *next,
            Ok((_, Object::Name(name))) => {
                if let Ok(code) = u8::try_from(code) {
                    names.insert(code, String::from_utf8_lossy(name).into_owned());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}

/// A name without its variant, and the names joined in it, as the Adobe Glyph List has it.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let base = name.split('.').next().unwrap_or_default();
    [name, base].into_iter().chain(base.split('_'))
}

/// What a name that is not in the list means, after the rules of the Adobe Glyph List; [`UNKNOWN`] for names of no meaning.
fn letters_of(name: &str, code: u8, known: &Names) -> String {
    if name == ".notdef" {
        return UNKNOWN.to_owned();
    }
    let base = name.split('.').next().unwrap_or_default();
    let whole = known.get(base).cloned().or_else(|| base.split('_').map(|part| component(part, known)).collect());
    // Older programs number the letters, with the code as number.
    let number = name.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
    let is_numbered = name.len() - number.len() <= 2 && number.parse() == Ok(code) && code.is_ascii_graphic();
    whole.or_else(|| is_numbered.then(|| char::from(code).to_string())).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn component(part: &str, known: &Names) -> Option<String> {
    if let Some(letters) = known.get(part) {
        return Some(letters.clone());
    }
    let is_hex = |digits: &&str| digits.bytes().all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(&digit));
    let letter = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if let Some(digits) =
        part.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.len().is_multiple_of(4)).filter(is_hex)
    {
        return (0..digits.len()).step_by(4).map(|at| letter(digits.get(at..at + 4)?)).collect();
    }
    let digits = part.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())).filter(is_hex)?;
    letter(digits).map(String::from)
}

/// Which of some names the list of `pdf-extract` has. The crate does not show the list, but reads a page that is drawn with it.
fn look_up(names: &BTreeSet<&str>) -> Names {
    let mut known = Names::new();
    let names: Vec<&str> = names.iter().copied().collect();
    for names in names.chunks(CONTROLS.len()) {
        let Some(drawn) = draw(names) else { continue };
        let letters = drawn.by_angle.into_values().flatten().map(|glyph| glyph.text);
        let found = names.iter().zip(letters).filter(|(_, letters)| letters != UNKNOWN);
        known.extend(found.map(|(name, letters)| ((*name).to_owned(), letters)));
    }
    known
}

/// A page with a glyph for each name.
fn draw(names: &[&str]) -> Option<Drawn> {
    let coded = || names.iter().zip(CONTROLS);
    let named = coded().flat_map(|(name, code)| [Object::Integer(code.into()), Object::Name(name.as_bytes().to_vec())]);
    let mut document = Document::with_version("1.4");
    let encoding = dictionary! { "Differences" => named.collect::<Vec<Object>>() };
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Symbol", "Encoding" => encoding, "FirstChar" => 0, "LastChar" => 0, "Widths" => vec![Object::Integer(0)] };
    let codes: String = coded().map(|(_, code)| format!("{code:02X}")).collect();
    let content = document.add_object(Stream::new(Dictionary::new(), format!("BT /F 9 Tf <{codes}> Tj ET").into_bytes()));
    let fonts = dictionary! { "Font" => dictionary! { "F" => font } };
    let corners = [0, 0, 9, 9].map(Object::Integer).to_vec();
    let page =
        document.add_object(dictionary! { "Type" => "Page", "Contents" => content, "Resources" => fonts, "MediaBox" => corners });
    let pages = document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(page)], "Count" => 1 });
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    let mut drawn = Drawn::default();
    pdf_extract::output_doc(&document, &mut drawn).ok()?;
    Some(drawn)
}

/// Adds letters to what a font says of its codes. What it says already stands behind them and wins.
fn tell(document: &mut Document, font: ObjectId, letters: &[(u8, String)]) {
    let mut map = format!("{} beginbfchar\n", letters.len());
    for (code, letters) in letters {
        let units: String = letters.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        map.push_str(&format!("<{code:02X}> <{units}>\n"));
    }
    map.push_str("endbfchar\n");
    let mut map = map.into_bytes();
    let own = document.get_dictionary(font).and_then(|font| font.get(b"ToUnicode")).and_then(|own| document.dereference(own));
    if let Ok((_, Object::Stream(own))) = own {
        map.extend(own.get_plain_content().unwrap_or_else(|_| own.content.clone()));
    }
    let map = document.add_object(Stream::new(Dictionary::new(), map));
    if let Ok(Object::Dictionary(font)) = document.get_object_mut(font) {
        font.set("ToUnicode", map);
    }
}

/// Fonts of drawings (Type 3) say in which unit their widths are; the crate takes all for thousandths.
fn scale_widths(document: &mut Document, font: ObjectId) {
    let array = |key: &[u8]| {
        let array = document.dereference(document.get_dictionary(font).ok()?.get(key).ok()?).ok()?.1.as_array().ok()?;
        array.iter().map(|number| document.dereference(number).ok()?.1.as_float().ok()).collect::<Option<Vec<f32>>>()
    };
    let Some((matrix, widths)) = array(b"FontMatrix").zip(array(b"Widths")) else { return };
    let unit = matrix.first().copied().unwrap_or_default().abs() * 1_000.0;
    if unit > 0.0 && unit.is_finite() {
        let scaled: Vec<Object> = widths.iter().map(|width| Object::Real(width * unit)).collect();
        if let Ok(Object::Dictionary(font)) = document.get_object_mut(font) {
            font.set("Widths", scaled);
        }
    }
}

/// A font without widths is one that every reader has, or one that looks like it.
fn give_widths(font: &mut Dictionary) {
    let Ok(name) = font.get(b"BaseFont").and_then(Object::as_name) else { return };
    let name = String::from_utf8_lossy(name).into_owned();
    let is_common = ["Courier", "Helvetica", "Times-", "Symbol", "ZapfDingbats"].iter().any(|common| name.starts_with(common));
    if font.has(b"Widths") || is_common {
        return;
    }
    let like = if name.contains("Times") || name.contains("Serif") {
        "Times-Roman"
    } else if name.contains("Courier") || name.contains("Mono") {
        "Courier"
    } else {
        "Helvetica"
    };
    font.set("BaseFont", Object::Name(like.into()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_letters() {
        let rows = [
            ("f_f_i", 1, "ffi"),
            ("t_i", 1, "ti"),
            ("T_h.liga", 1, "Th"),
            ("a.sc", 1, "a"),
            ("adieresis.alt", 1, "ä"),
            ("one.oldstyle", 1, "1"),
            ("uni00E4", 1, "ä"),
            ("uni00660069", 1, "fi"),
            ("u1F600", 1, "😀"),
            ("uni0066_adieresis", 1, "fä"),
            ("a65", 65, "A"),
            ("a65", 66, UNKNOWN),
            ("g17", 17, UNKNOWN),
            ("Lcommaaccent_glyph", 3, UNKNOWN),
            (".notdef", 1, UNKNOWN),
            ("uniD800", 1, UNKNOWN),
            ("space", 1, " "),
            ("", 1, UNKNOWN),
        ];
        for (name, code, expected) in rows {
            let asked: BTreeSet<&str> = parts(name).filter(|part| !part.is_empty()).collect();
            assert_eq!(letters_of(name, code, &look_up(&asked)), expected, "{name}");
        }
    }

    #[test]
    fn many_names_are_looked_up() {
        let names: Vec<String> = (b'a'..=b'z').chain(b'A'..=b'Z').map(|letter| char::from(letter).to_string()).collect();
        let known = look_up(&names.iter().map(String::as_str).collect());
        assert!(names.iter().all(|name| known.get(name) == Some(name)), "{known:?}");
    }
}
