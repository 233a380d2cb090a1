//! A list of JSON values that came with an error.

use once_cell::race::OnceBox;
use serde_json::Value;

/// Kept as text until somebody asks for the values: as values, 64 KiB of small objects take 8 MiB.
#[derive(Default)]
pub(crate) struct JsonList {
    /// Nothing where the list is empty.
    text: String,
    values: OnceBox<Vec<Value>>,
}

impl From<Vec<Value>> for JsonList {
    fn from(values: Vec<Value>) -> Self {
        let text = if values.is_empty() { String::new() } else { Value::Array(values).to_string() };
        JsonList { text, values: OnceBox::new() }
    }
}

impl JsonList {
    pub fn text(&self) -> &str {
        if self.text.is_empty() { "[]" } else { &self.text }
    }

    pub fn values(&self) -> &[Value] {
        if self.text.is_empty() {
            return &[];
        }
        // It was written from values.
        self.values.get_or_init(|| Box::new(serde_json::from_str(&self.text).unwrap_or_default()))
    }
}
