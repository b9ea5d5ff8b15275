//! MathML as a formula.

use dom_query::NodeRef;

use crate::intake::{flow::Run, formula::Formula};

pub(super) fn formula(node: &NodeRef<'_>) -> Formula {
    let children = node.element_children();
    let part = |index: usize| children.get(index).map_or_else(|| Formula::Words(String::new()), formula);
    let all = || Formula::Row(children.iter().map(formula).collect());
    let name = node.node_name().unwrap_or_default();
    match &*name {
        "mfrac" if node.attr("linethickness").is_some_and(|width| is_nothing(&width)) => Formula::stacked(part(0), part(1)),
        "mfrac" => Formula::fraction(part(0), part(1)),
        "msup" | "mover" => Formula::set(part(0), Run::Raised, part(1)),
        "msub" | "munder" => Formula::set(part(0), Run::Lowered, part(1)),
        "msubsup" | "munderover" => Formula::set(Formula::set(part(0), Run::Lowered, part(1)), Run::Raised, part(2)),
        "msqrt" => Formula::Root(Box::new(Formula::Words(String::new())), Box::new(all())),
        "mroot" => Formula::Root(Box::new(part(1)), Box::new(part(0))),
        "mtable" => Formula::rows(children.iter().map(|row| row.element_children().iter().map(formula).collect()).collect()),
        "mfenced" => {
            let sign = |name: &str, usual: &str| Formula::Words(node.attr(name).map_or(usual.to_owned(), |sign| sign.to_string()));
            let between = node.attr("separators").map_or(Some(','), |signs| signs.trim().chars().next());
            let between = between.map(|sign| format!("{sign} ")).unwrap_or_default();
            let inner = Formula::Listed(children.iter().map(formula).collect(), between);
            Formula::Row(vec![sign("open", "("), inner, sign("close", ")")])
        }
        "mmultiscripts" => multiscripts(&children),
        // How a program writes the same, and what only takes room.
        "annotation" | "annotation-xml" | "mphantom" => Formula::Words(String::new()),
        _ if children.is_empty() => Formula::Words(node.text().to_string()),
        _ => all(),
    }
}

fn is_nothing(width: &str) -> bool {
    let number = width.trim().trim_end_matches(|sign: char| sign.is_ascii_alphabetic() || sign == '%');
    number.parse::<f64>().is_ok_and(|width| width == 0.0)
}

/// A base with what is lowered and raised behind it, in pairs, and then before it.
fn multiscripts(children: &[NodeRef<'_>]) -> Formula {
    let none = || Formula::Words(String::new());
    let mut parts = children.split(|child| child.has_name("mprescripts"));
    let behind = parts.next().unwrap_or_default();
    let pairs = |scripts: &[NodeRef<'_>]| -> Vec<(Formula, Formula)> {
        let pair = |pair: &[NodeRef<'_>]| (pair.first().map_or_else(none, formula), pair.get(1).map_or_else(none, formula));
        scripts.chunks(2).map(pair).collect()
    };
    let base = behind.first().map_or_else(none, formula);
    let base = pairs(behind.get(1..).unwrap_or_default())
        .into_iter()
        .fold(base, |base, (low, high)| Formula::set(Formula::set(base, Run::Lowered, low), Run::Raised, high));
    let before = parts.next().map(pairs).unwrap_or_default();
    before.into_iter().rev().fold(base, |base, (low, high)| Formula::before(low, high, base))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::intake::flow::Flow;

    #[test]
    fn formulas_read_on_one_line() {
        let rows = [
            ("<mfrac><mn>3</mn><mn>4</mn></mfrac>", "of 3/4"),
            ("<mn>1</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>", "of 1 1/2"),
            ("<mn>2</mn><mo>.</mo><mn>5</mn>", "of 2.5"),
            ("<msup><mn>10</mn><mn>6</mn></msup>", "of 10⁶"),
            ("<msub><mi>CO</mi><mn>2</mn></msub><mo>=</mo><mn>5</mn>", "of CO₂=5"),
            ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "of (a+b)/2"),
            ("<msqrt><mn>2</mn></msqrt>", "of √(2)"),
            ("<mroot><mn>8</mn><mn>3</mn></mroot>", "of ³√(8)"),
            ("<mfrac linethickness='0pt'><mn>5</mn><mn>2</mn></mfrac>", "of 5¦2"),
            ("<mfenced><mn>1</mn><mn>2</mn></mfenced>", "of (1, 2)"),
            ("<mfenced open='[' close=']' separators=';'><mn>1</mn><mn>2</mn></mfenced>", "of [1; 2]"),
            ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable>", "of 1 2; 3"),
            ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "of ₆¹⁴C"),
            ("<mmultiscripts><mi>O</mi><mn>2</mn><none/></mmultiscripts>", "of O₂"),
            ("<semantics><mfrac><mn>3</mn><mn>4</mn></mfrac><annotation>\\frac{3}{4}</annotation></semantics>", "of 3/4"),
        ];
        for (given, expected) in rows {
            let document = Document::from(format!("<p><math>{given}</math>"));
            let mut flow = Flow::default();
            flow.text.push_str("of ");
            document.select("math").nodes().iter().for_each(|math| formula(math).write(&mut flow));
            assert_eq!(flow.text, expected, "{given}");
        }
    }
}
