//! Messages by descriptor: two small traits that the storage of each binding implements, and the codecs over them.

mod binary;
mod dynamic;
mod fields;
pub mod json;
#[macro_use]
pub(crate) mod macros;
mod path;
#[cfg(test)]
mod properties;
mod query;
#[cfg(test)]
mod shapes;
mod sorted_runs;
mod well_known;

use crate::schema::MessageDescriptor;
use std::fmt;

pub use binary::{from_binary, to_binary};
pub use dynamic::{DynamicMessage, MapEntries, OwnedKey, Slot, copy_fields};
pub use path::{FieldPath, PathTarget};
pub use query::query_pairs;
pub use well_known::{Duration, Timestamp};

#[doc(hidden)]
pub use fields::{Element, StructField};

/// A field value that is not a message, borrowed from where it is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// A string.
    String(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A bool.
    Bool(bool),
    /// int32 and int64.
    Int(i64),
    /// A double.
    Double(f64),
    /// Known or not, an enum travels as its number.
    Enum(i32),
    /// An instant.
    Timestamp(Timestamp),
    /// A span of time.
    Duration(Duration),
}

impl Scalar<'_> {
    /// Whether this is the default of its type. A field without presence that has its default counts as absent, in every
    /// storage. Times and durations are messages on the wire and have no default; neither does negative zero count as one.
    #[inline]
    pub fn is_default(&self) -> bool {
        match *self {
            Scalar::String(text) => text.is_empty(),
            Scalar::Bytes(bytes) => bytes.is_empty(),
            Scalar::Bool(value) => !value,
            Scalar::Int(number) => number == 0,
            Scalar::Double(number) => number.to_bits() == 0,
            Scalar::Enum(number) => number == 0,
            Scalar::Timestamp(_) | Scalar::Duration(_) => false,
        }
    }
}

/// The value of a present field.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// A scalar.
    Scalar(Scalar<'a>),
    /// A message.
    Message(&'a dyn ReadFields),
    /// The elements of a repeated field.
    List(&'a dyn ReadList),
    /// The entries of a map.
    Map(&'a dyn ReadMap),
}

/// The key of a map entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapKey<'a> {
    /// The key of a map with string keys.
    String(&'a str),
    /// The key of a map with int32 keys.
    Int(i32),
}

/// Takes the position of a field in its descriptor, and its value.
pub type VisitField<'v> = dyn FnMut(usize, Value<'_>) -> Result<(), Error> + 'v;
/// Takes an element of a list.
pub type VisitItem<'v> = dyn FnMut(Value<'_>) -> Result<(), Error> + 'v;
/// Takes the key and the value of an entry of a map.
pub type VisitEntry<'v> = dyn FnMut(MapKey<'_>, Value<'_>) -> Result<(), Error> + 'v;
/// Writes the fields of a new message.
pub type Fill<'f> = dyn FnMut(&mut dyn WriteFields) -> Result<(), Error> + 'f;

/// A message that can be read. Encoders, comparison and request building need no more.
pub trait ReadFields {
    /// The type of the message.
    fn descriptor(&self) -> &'static MessageDescriptor;

    /// Calls `visit` for each present field, in table order, with its position in the descriptor.
    ///
    /// A scalar without presence is present if it is not its default; a list or map if it is not empty.
    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), Error>;
}

/// A repeated field that can be read.
pub trait ReadList {
    /// Calls `visit` for each element, in order.
    fn visit_items(&self, visit: &mut VisitItem<'_>) -> Result<(), Error>;
}

/// A map field that can be read.
pub trait ReadMap {
    /// Calls `visit` for each entry.
    fn visit_entries(&self, visit: &mut VisitEntry<'_>) -> Result<(), Error>;
}

/// Where in a field a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The value of a singular field, replacing what it held and clearing the siblings of its oneof.
    Field,
    /// A new last element of a repeated field.
    Item,
    /// The entry of a map under this key, replacing what it held.
    Entry(MapKey<'a>),
}

/// A message that can be written. Decoders need no more.
///
/// The codec checks a value against the field's kind before it writes, so an implementation does not have to.
pub trait WriteFields {
    /// The type of the message.
    fn descriptor(&self) -> &'static MessageDescriptor;

    /// Writes a value that is not a message. `field` is a position in the descriptor.
    fn write_scalar(&mut self, field: usize, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error>;

    /// About how much memory this text takes where it is kept: its own length, unless the storage has another form of text.
    fn text_memory(&self, text: &str) -> usize {
        text.len()
    }

    /// Makes a new empty message at `place` and lets `fill` write its fields.
    fn write_message(&mut self, field: usize, place: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error>;
}

/// Keeps [`Message`] and [`Enumeration`] to what [`schema!`](crate::schema!) makes: they may get new items.
#[doc(hidden)]
pub mod sealed {
    pub trait Sealed {}
}

/// A typed message of the table. No other type can implement it: for messages of your own storage, implement
/// [`ReadFields`] and [`WriteFields`].
pub trait Message:
    sealed::Sealed + ReadFields + WriteFields + Default + Clone + PartialEq + fmt::Debug + Send + Sync + 'static
{
    /// The type of the message.
    const DESCRIPTOR: &'static MessageDescriptor;
}

/// A typed enum of the table: any number, with names for those that the table knows. No other type can implement it.
pub trait Enumeration: sealed::Sealed + Copy + Default + From<i32> + Into<i32> + 'static {
    /// The type of the enum.
    const DESCRIPTOR: &'static crate::schema::EnumDescriptor;
}

/// A value that does not fit its field. Displays as `task.http_request.url: expected a string, got a list`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Boxed, so that the results that codecs pass about fit a register: a third of their time.
    details: Box<Details>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Details {
    path: String,
    problem: String,
}

impl Error {
    /// An error without a path yet.
    #[cold]
    pub fn new(problem: impl Into<String>) -> Self {
        Error { details: Box::new(Details { path: String::new(), problem: problem.into() }) }
    }

    /// This error, met in the named field of an enclosing message.
    #[cold]
    pub fn in_field(self, name: &str) -> Self {
        self.within(name, ".")
    }

    /// This error, met in the element at `index` of a list.
    #[cold]
    pub fn in_item(self, index: usize) -> Self {
        self.within(&format!("[{index}]"), ".")
    }

    /// This error, met in the entry under `key` of a map.
    #[cold]
    pub fn in_entry(self, key: MapKey<'_>) -> Self {
        self.within(&format!("[{key}]"), ".")
    }

    fn within(mut self, outer: &str, separator: &str) -> Self {
        let path = &mut self.details.path;
        let joint = if path.is_empty() || path.starts_with('[') { "" } else { separator };
        path.insert_str(0, joint);
        path.insert_str(0, outer);
        self
    }

    /// The path of the field: `"task.http_request.url"`, `"names[3]"`; empty for the message itself.
    pub fn path(&self) -> &str {
        &self.details.path
    }

    /// What was expected and what was found.
    pub fn problem(&self) -> &str {
        &self.details.problem
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { path, problem } = &*self.details;
        let joint = if path.is_empty() { "" } else { ": " };
        write!(f, "{path}{joint}{problem}")
    }
}

impl std::error::Error for Error {}

impl fmt::Display for MapKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MapKey::String(s) => f.write_str(s),
            MapKey::Int(i) => write!(f, "{i}"),
        }
    }
}
