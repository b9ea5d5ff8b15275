//! Word's formulas (OMML): a tree of the events of a file, then a formula.

use crate::intake::{
    flow::Run,
    formula::Formula,
    xml::{Element, Node},
};

/// Deeper formulas are read as a row.
const DEEPEST: usize = 60;

#[derive(Default)]
struct Tree {
    name: String,
    /// What opens and closes a pair of brackets, and what is summed up.
    sign: Option<String>,
    /// What stands between the parts of a pair of brackets.
    between: Option<String>,
    /// Whether a fraction has no line.
    is_stacked: bool,
    words: String,
    children: Vec<Tree>,
}

/// A formula on its way.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Tree>,
}

impl Builder {
    /// Takes in one event; the formula when it has ended.
    pub(super) fn take(&mut self, node: &Node) -> Option<Formula> {
        match node {
            Node::Start(element) => self.start(element),
            Node::Text(text) => {
                if let Some(tree) = self.open.last_mut().filter(|tree| tree.name == "t") {
                    tree.words.push_str(text);
                }
            }
            Node::End(_) => {
                let tree = self.open.pop()?;
                match self.open.last_mut() {
                    Some(around) => around.children.push(tree),
                    None => return Some(formula(&tree, 0)),
                }
            }
        }
        None
    }

    fn start(&mut self, element: &Element) {
        if let ("begChr" | "endChr" | "chr" | "sepChr" | "type", Some(value)) = (element.name.as_str(), element.attribute("val"))
            // The sign stands in the properties of the element that it is of.
            && let Some(around) = self.open.iter_mut().nth_back(1)
        {
            match element.name.as_str() {
                "sepChr" => around.between = Some(value.to_owned()),
                "type" => around.is_stacked = value == "noBar",
                _ => {
                    let both = around.sign.take().unwrap_or_default();
                    around.sign = Some(both + value);
                }
            }
        }
        self.open.push(Tree { name: element.name.clone(), ..Tree::default() });
    }
}

fn formula(tree: &Tree, depth: usize) -> Formula {
    let none = || Formula::Words(String::new());
    if depth > DEEPEST {
        return none();
    }
    let all = || {
        let parts = tree.children.iter().filter(|child| !child.name.ends_with("Pr"));
        Formula::Row(parts.map(|child| formula(child, depth + 1)).collect())
    };
    let part =
        |name: &str| tree.children.iter().find(|child| child.name == name).map_or_else(none, |child| formula(child, depth + 1));
    let parts = |name: &str| -> Vec<Formula> {
        tree.children.iter().filter(|child| child.name == name).map(|child| formula(child, depth + 1)).collect()
    };
    match tree.name.as_str() {
        "t" => Formula::Words(tree.words.clone()),
        "f" if tree.is_stacked => Formula::stacked(part("num"), part("den")),
        "f" => Formula::fraction(part("num"), part("den")),
        "sSup" => Formula::set(part("e"), Run::Raised, part("sup")),
        "sSub" => Formula::set(part("e"), Run::Lowered, part("sub")),
        "sSubSup" => Formula::set(Formula::set(part("e"), Run::Lowered, part("sub")), Run::Raised, part("sup")),
        "sPre" => Formula::before(part("sub"), part("sup"), part("e")),
        "limLow" => Formula::set(part("e"), Run::Lowered, part("lim")),
        "limUpp" => Formula::set(part("e"), Run::Raised, part("lim")),
        "func" => Formula::Listed(vec![part("fName"), part("e")], " ".to_owned()),
        "eqArr" => Formula::rows(parts("e").into_iter().map(|part| vec![part]).collect()),
        "rad" => Formula::Root(Box::new(part("deg")), Box::new(part("e"))),
        "nary" => {
            let sign = Formula::Words(tree.sign.clone().unwrap_or_else(|| "∫".to_owned()));
            let limits = Formula::set(Formula::set(sign, Run::Lowered, part("sub")), Run::Raised, part("sup"));
            Formula::Row(vec![limits, part("e")])
        }
        "d" => {
            let sign = tree.sign.as_deref().unwrap_or("()");
            let (open, close) = sign.split_at(sign.chars().next().map_or(0, char::len_utf8));
            let close = if close.is_empty() { ")" } else { close };
            let inner = Formula::Listed(parts("e"), tree.between.clone().unwrap_or_else(|| "|".to_owned()));
            Formula::Row(vec![Formula::Words(open.to_owned()), inner, Formula::Words(close.to_owned())])
        }
        "m" => {
            let cells =
                |row: &Tree| row.children.iter().filter(|cell| cell.name == "e").map(|cell| formula(cell, depth + 1)).collect();
            Formula::rows(tree.children.iter().filter(|child| child.name == "mr").map(cells).collect())
        }
        _ => all(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::intake::{flow::Flow, xml};

    #[test]
    fn parts_of_a_formula_do_not_join() {
        let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
        let (one, two) = (run("1"), run("2"));
        let rows = [
            (format!("<m:d><m:e>{one}</m:e><m:e>{two}</m:e></m:d>"), "(1|2)"),
            (
                format!(
                    "<m:d><m:dPr><m:begChr m:val='['/><m:sepChr m:val=';'/><m:endChr m:val=']'/></m:dPr><m:e>{one}</m:e><m:e>{two}</m:e></m:d>"
                ),
                "[1;2]",
            ),
            (format!("<m:m><m:mr><m:e>{one}</m:e><m:e>{two}</m:e></m:mr><m:mr><m:e>{two}</m:e></m:mr></m:m>"), "1 2; 2"),
            (format!("<m:eqArr><m:e>{one}</m:e><m:e>{two}</m:e></m:eqArr>"), "1; 2"),
            (format!("<m:f><m:fPr><m:type m:val='noBar'/></m:fPr><m:num>{one}</m:num><m:den>{two}</m:den></m:f>"), "1¦2"),
            (format!("<m:f><m:fPr><m:type m:val='skw'/></m:fPr><m:num>{one}</m:num><m:den>{two}</m:den></m:f>"), "1/2"),
            (format!("<m:sPre><m:sub>{one}</m:sub><m:sup>{two}</m:sup><m:e>{}</m:e></m:sPre>", run("C")), "₁²C"),
            (format!("<m:func><m:fName>{}</m:fName><m:e>{two}</m:e></m:func>", run("log")), "log 2"),
            (format!("<m:rad><m:deg>{two}</m:deg><m:e>{one}</m:e></m:rad>"), "²√(1)"),
        ];
        for (given, expected) in rows {
            let (mut builder, mut flow) = (Builder::default(), Flow::default());
            let file = format!("<m:oMath xmlns:m='m'>{given}</m:oMath>");
            xml::each(file.as_bytes(), |node| builder.take(&node).into_iter().for_each(|formula| formula.write(&mut flow)))
                .unwrap();
            assert_eq!(flow.text, expected, "{given}");
        }
    }
}
