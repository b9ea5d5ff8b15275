//! Pages that are nested too deeply for a tree: their text is read tag by tag, in one pass, and all of it is taken.

use std::cell::RefCell;

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};

use crate::{
    domain::article::BlockKind,
    intake::extracted::{ExtractError, Extracted, Remark},
};

/// Elements inside a line; the end of any other ends a block.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "tt", "u",
];

#[derive(Default)]
struct Reader {
    blocks: Vec<(BlockKind, String)>,
    kind: Option<BlockKind>,
    text: String,
    /// Inside an element whose text is none of the page's.
    skipping: Option<String>,
}

struct Sink(RefCell<Reader>);

/// Reads all text of a page.
///
/// # Errors
/// As [`Extracted::checked`].
pub(super) fn read(html: &str) -> Result<Extracted, ExtractError> {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let mut reader = tokenizer.sink.0.into_inner();
    reader.close();
    let mut extracted = Extracted { remarks: vec![Remark::NestedTooDeeply], ..Extracted::default() };
    for (kind, text) in reader.blocks {
        extracted.push(kind, &text, false);
    }
    extracted.checked()
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if reader.skipping.is_none() => reader.text.push_str(&text),
            Token::TagToken(tag) => return reader.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reader {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if self.skipping.as_deref() == Some(name) && tag.kind == TagKind::EndTag {
            self.skipping = None;
        }
        if INLINE.contains(&name) {
            return TokenSinkResult::Continue;
        }
        self.close();
        if tag.kind == TagKind::StartTag {
            self.kind = match name {
                "h1" => Some(BlockKind::Heading(1)),
                "h2" => Some(BlockKind::Heading(2)),
                "h3" => Some(BlockKind::Heading(3)),
                "li" => Some(BlockKind::ListItem),
                _ => None,
            };
            if matches!(name, "script" | "style" | "title") {
                self.skipping = Some(name.to_owned());
                return TokenSinkResult::RawData(if name == "script" { RawKind::ScriptData } else { RawKind::Rawtext });
            }
        }
        TokenSinkResult::Continue
    }

    fn close(&mut self) {
        let text = self.text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if !text.is_empty() {
            self.blocks.push((self.kind.unwrap_or(BlockKind::Paragraph), text));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn text_is_read_tag_by_tag() {
        let page =
            "<title>x</title><script>'<p>no</p>'</script><h1>Head</h1><div><div>One <b>two</b><p>three &amp; 😀</div><li>four";
        let read = read(page).unwrap();
        let blocks: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BlockKind::Heading(1), "Head"),
            (BlockKind::Paragraph, "One two"),
            (BlockKind::Paragraph, "three & 😀"),
            (BlockKind::ListItem, "four"),
        ];
        assert_eq!(blocks, expected);
        assert_eq!(read.remarks, [Remark::NestedTooDeeply]);
    }
}
