//! How JSON is written and read.

/// How deeply messages can be nested. Deeper input is an error, so that it cannot exhaust the stack.
pub(super) const MAX_DEPTH: usize = 100;

/// How enum values are written. A number without a name is always written as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EnumForm {
    /// `2`
    Numbers,
    /// `"FULL"`
    Names,
}

/// How [`to_json`](super::to_json) writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonOptions {
    /// How enum values are written.
    pub enums: EnumForm,
    /// Whether fields without presence are written even if they have their default.
    pub defaults: bool,
    /// Whether field names are written as in the table, `http_request`, instead of `httpRequest`.
    pub proto_names: bool,
    /// Whether the members of each object are sorted by name.
    pub sort_keys: bool,
    /// The number of spaces by which each level is indented. With `None` everything is on one line.
    pub indent: Option<usize>,
    /// Whether the text is formatted as by Python's `json.dumps`: with a space after each separator, and with escapes for
    /// characters that are not ASCII.
    pub python_text: bool,
}

impl JsonOptions {
    /// The form that is sent: as short as possible, with enums as numbers.
    pub const WIRE: Self = JsonOptions {
        enums: EnumForm::Numbers,
        defaults: false,
        proto_names: false,
        sort_keys: false,
        indent: None,
        python_text: false,
    };
}

/// How [`from_json`](super::from_json) handles names of fields and enum values that the table does not have, and an `Any`
/// of such a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unknown {
    /// Skips them. An `Any` of an unknown type keeps its type and gets an empty value.
    Ignore,
    /// Fails. The error suggests the nearest name.
    Refuse,
}
