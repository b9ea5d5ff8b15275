use crate::intake::extracted::{ExtractError, Extracted};
pub(super) fn read(_content: &[u8]) -> Result<Extracted, ExtractError> { Err(ExtractError::Empty) }
pub(super) fn is_epub(_content: &[u8]) -> bool { false }
