//! Signs that addresses write as `%20`.

/// The text that an address means; what is no number of a byte stays as it is.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digits = rest.clone();
        let code = (byte == b'%').then(|| {
            let high = char::from(digits.next()?).to_digit(16)?;
            let low = char::from(digits.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        });
        match code.flatten() {
            Some(code) => {
                bytes.push(code);
                rest = digits;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
