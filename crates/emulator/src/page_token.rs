//! Page tokens: where the next page begins, what was listed, and until when the token holds.

use crate::clock::Time;
use crate::error::ApiError;
use base64_simd::URL_SAFE_NO_PAD as BASE64;
use std::fmt;

pub struct PageToken<'a> {
    /// What is listed.
    pub parent: &'a str,
    /// The last element of the page before.
    pub after: &'a str,
    /// When the token ends; `None` for never.
    pub until: Option<Time>,
}

impl PageToken<'_> {
    /// The last element of the page before; empty for the first page.
    pub fn read(token: &str, parent: &str, now: Time) -> Result<String, ApiError> {
        if token.is_empty() {
            return Ok(String::new());
        }
        let invalid = || ApiError::invalid_argument("Invalid page_token");
        let text = BASE64.decode_to_vec(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or_else(invalid)?;
        let mut parts = text.split('|');
        let (Some(listed), Some(after), Some(until), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(invalid());
        };
        let until = Time(until.parse().map_err(|_| invalid())?);
        if listed == parent && now < until { Ok(after.to_owned()) } else { Err(invalid()) }
    }
}

impl fmt::Display for PageToken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let until = self.until.unwrap_or(Time(i64::MAX)).0;
        f.write_str(&BASE64.encode_to_string(format!("{}|{}|{until}", self.parent, self.after)))
    }
}
