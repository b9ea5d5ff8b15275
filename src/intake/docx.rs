use crate::intake::extracted::{ExtractError, Extracted};
pub(super) fn read(_content: &[u8]) -> Result<Extracted, ExtractError> { Err(ExtractError::Empty) }
