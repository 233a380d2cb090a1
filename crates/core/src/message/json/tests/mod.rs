mod reading;
mod writing;

use super::{JsonOptions, Unknown, from_json, to_json};
use crate::message::{Error, Message, ReadFields};

fn json(message: &dyn ReadFields, options: &JsonOptions) -> Result<String, Error> {
    let mut out = Vec::new();
    to_json(message, options, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn wire(message: &dyn ReadFields) -> String {
    json(message, &JsonOptions::WIRE).unwrap()
}

fn strictly<M: Message>(text: &str) -> Result<M, Error> {
    let mut message = M::default();
    from_json(text.as_bytes(), &mut message, Unknown::Refuse).map(|()| message)
}

fn leniently<M: Message>(text: &str) -> Result<M, Error> {
    let mut message = M::default();
    from_json(text.as_bytes(), &mut message, Unknown::Ignore).map(|()| message)
}

fn problem<M: Message>(text: &str) -> String {
    strictly::<M>(text).unwrap_err().to_string()
}
