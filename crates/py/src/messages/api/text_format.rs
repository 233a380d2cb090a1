//! The text form of messages, as protobuf prints them: `repr(task)`.

use super::super::data::{Message, Slot};
use crate::sync;
use cloudtasks::schema::{FieldDescriptor, FieldType};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString};
use std::fmt::Write;

/// One line a scalar, a block a message, fields in the order of their numbers.
pub fn format(message: &Bound<'_, Message>) -> PyResult<String> {
    let mut text = Text { py: message.py(), out: String::new(), depth: 0 };
    text.fields(message.get())?;
    Ok(text.out)
}

struct Text<'py> {
    py: Python<'py>,
    out: String,
    depth: usize,
}

impl Text<'_> {
    fn fields(&mut self, message: &Message) -> PyResult<()> {
        let mut fields: Vec<_> = message.descriptor.fields.iter().zip(message.snapshot(self.py)?).collect();
        // A field of REST alone has no number; it comes last.
        fields.sort_by_key(|(field, _)| field.number.wrapping_sub(1));
        fields.iter().try_for_each(|(field, slot)| self.field(field, slot))
    }

    fn field(&mut self, field: &FieldDescriptor, slot: &Slot) -> PyResult<()> {
        match slot {
            Slot::Empty | Slot::Stub(_) => Ok(()),
            Slot::List(list) => list.get().snapshot(self.py)?.iter().try_for_each(|item| self.field(field, item)),
            Slot::Map(map) => sync::entries(&map.get().entries(self.py)?)?.iter().try_for_each(|(key, value)| {
                self.block(field.name, |text| {
                    text.object("key", key)?;
                    text.object("value", value)
                })
            }),
            Slot::Message(message) => self.block(field.name, |text| text.fields(message.get())),
            Slot::Timestamp(seconds, nanos) | Slot::Duration(seconds, nanos) => self.block(field.name, |text| {
                text.number("seconds", *seconds);
                text.number("nanos", (*nanos).into());
                Ok(())
            }),
            scalar => {
                let value = self.scalar(field, scalar)?;
                self.line(&format!("{}: {value}", field.name));
                Ok(())
            }
        }
    }

    /// The key or value of a map's entry.
    fn object(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if let Ok(message) = value.cast::<Message>() {
            return self.block(name, |text| text.fields(message.get()));
        }
        let shown = match value.cast::<PyString>() {
            Ok(text) => quote(text.to_str()?),
            Err(_) => value.str()?.to_string(),
        };
        self.line(&format!("{name}: {shown}"));
        Ok(())
    }

    fn scalar(&self, field: &FieldDescriptor, slot: &Slot) -> PyResult<String> {
        Ok(match slot {
            Slot::Bool(value) => value.to_string(),
            Slot::Int(number) => number.to_string(),
            Slot::Double(number) => {
                let shown = PyFloat::new(self.py, *number).repr()?.to_string();
                shown.strip_suffix(".0").map(str::to_owned).unwrap_or(shown)
            }
            Slot::Enum(number) => match field.field_type {
                FieldType::Enum(values) => values.name_of(*number).map_or_else(|| number.to_string(), str::to_owned),
                _ => number.to_string(),
            },
            Slot::String(text) => quote(text.bind(self.py).to_str()?),
            Slot::Bytes(bytes) => quote_bytes(bytes.as_bytes(self.py)),
            _ => String::new(),
        })
    }

    fn number(&mut self, name: &str, number: i64) {
        if number != 0 {
            self.line(&format!("{name}: {number}"));
        }
    }

    fn block(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> PyResult<()>) -> PyResult<()> {
        self.line(&format!("{name} {{"));
        self.depth += 1;
        inside(self)?;
        self.depth -= 1;
        self.line("}");
        Ok(())
    }

    fn line(&mut self, text: &str) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

fn quote(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c.is_ascii() {
            true => escape(c as u8, &mut out),
            false => out.push(c),
        }
    }
    out.push('"');
    out
}

fn quote_bytes(bytes: &[u8]) -> String {
    let mut out = String::from('"');
    bytes.iter().for_each(|&byte| escape(byte, &mut out));
    out.push('"');
    out
}

fn escape(byte: u8, out: &mut String) {
    match byte {
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        b'"' => out.push_str("\\\""),
        b'\'' => out.push_str("\\'"),
        b'\\' => out.push_str("\\\\"),
        b' '..=b'~' => out.push(byte.into()),
        // MessageWriter to a String cannot fail.
        _ => drop(write!(out, "\\{byte:03o}")),
    }
}
