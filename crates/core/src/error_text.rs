//! The texts of errors. What others wrote is cut to a length and freed of control characters; causes are joined.

use std::fmt;
use std::time::Duration;

/// The message of an error response whose body is not in Google's form: the text of the body.
pub(crate) fn text_of_body(http_status: u16, body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    match text.trim() {
        "" => format!("HTTP status {http_status} with an empty body"),
        text => text.to_owned(),
    }
}

/// The part of a message that is kept.
const MAX_MESSAGE_BYTES: usize = 4096;

/// A text that is safe to log, whoever wrote it. A long one is cut and says how much is left out. Characters that could
/// forge a line of a log or change the writing direction of a terminal are escaped.
pub(crate) fn sanitized(mut text: String) -> String {
    if text.len() > MAX_MESSAGE_BYTES {
        let end = text.floor_char_boundary(MAX_MESSAGE_BYTES);
        let rest = text.len() - end;
        text.truncate(end);
        text.push_str(&format!("… ({rest} more bytes)"));
    }
    if !text.contains(is_unprintable) {
        return text;
    }
    let escape = |character: char| match is_unprintable(character) {
        true => character.escape_default().to_string(),
        false => character.to_string(),
    };
    text.chars().map(escape).collect()
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text of an error and of its causes, without repetitions.
pub(crate) fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = String::new();
    for cause in std::iter::successors(Some(error), |error| error.source()) {
        let part = cause.to_string();
        if !text.contains(&part) {
            text.push_str(if text.is_empty() { "" } else { ": " });
            text.push_str(&part);
        }
    }
    text
}

/// Seconds as Python writes a float: `20.0`.
pub(crate) struct Seconds(pub Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_how_much_is_left_out() {
        let whole = "x".repeat(MAX_MESSAGE_BYTES);
        assert_eq!(sanitized(whole.clone()), whole);
        assert_eq!(sanitized(format!("{whole}12345")), format!("{whole}… (5 more bytes)"));
        let before = &whole[1..];
        assert_eq!(sanitized(format!("{before}é!")), format!("{before}… (3 more bytes)"));
    }
}
