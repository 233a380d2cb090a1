//! The JSON values that an error response carries.

use once_cell::race::OnceBox;
use serde_json::Value;

/// Keeps the values as text until they are asked for. As values, 64 KiB of small objects take 8 MiB.
#[derive(Default)]
pub(crate) struct JsonList {
    /// Empty for an empty list.
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
        // The text was written from values, so it can be parsed.
        self.values.get_or_init(|| Box::new(serde_json::from_str(&self.text).unwrap_or_default()))
    }
}
