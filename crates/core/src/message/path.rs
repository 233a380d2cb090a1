//! Field paths: one text that names a place anywhere in a message, checked against the table.
//!
//! `http_request.url` is a field of a field, `tasks[3].name` a field of a list element, `headers[Content-Type]` a map
//! entry. A map key that holds `]` or starts with a quote stands in double quotes, where `\"` and `\\` are a quote and
//! a backslash: `labels["a]b"]`. Fields have their table name or their JSON name.

use super::{DynamicMessage, Error, MapKey, Slot};
use crate::schema::{Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor};
use std::borrow::Cow;

/// A path whose fields exist in the message type that it was parsed for.
#[derive(Debug, Clone)]
pub struct FieldPath<'p> {
    text: &'p str,
    steps: Vec<Step<'p>>,
}

#[derive(Debug, Clone)]
struct Step<'p> {
    index: usize,
    field: &'static FieldDescriptor,
    at: At<'p>,
    /// The length of the path's text up to the end of this step.
    end: usize,
}

/// Which part of a field a step names.
#[derive(Debug, Clone)]
enum At<'p> {
    /// All of it.
    Field,
    /// An element of a list.
    Item(usize),
    /// An entry of a map.
    Entry(Cow<'p, str>),
    /// An entry of a map with integer keys.
    IntEntry(i32),
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathTarget {
    /// A singular field, a list element or a map entry.
    Value,
    /// A whole list.
    List,
    /// A whole map.
    Map,
}

impl<'p> FieldPath<'p> {
    /// Parses a path from a message of this type.
    ///
    /// ```
    /// use cloudtasks::message::FieldPath;
    /// use cloudtasks::schema;
    /// let task = schema::message("google.cloud.tasks.v2.Task").unwrap();
    /// assert!(FieldPath::parse(task, "http_request.headers[Content-Type]").is_ok());
    /// assert_eq!(FieldPath::parse(task, "http_request.colour").unwrap_err().path(), "http_request.colour");
    /// ```
    ///
    /// # Errors
    /// A name that is not a field, a malformed text, or brackets that do not fit the field.
    pub fn parse(root: &'static MessageDescriptor, text: &'p str) -> Result<Self, Error> {
        let mut steps = Vec::with_capacity(4);
        let (mut message, mut rest) = (root, text);
        loop {
            let (step, after) = Step::parse(message, text, rest)?;
            let (field, whole) = (step.field, step.target() != PathTarget::Value);
            steps.push(step);
            if after.is_empty() {
                return Ok(FieldPath { text, steps });
            }
            let here = &text[..text.len() - after.len()];
            let Some(inner) = after.strip_prefix('.') else {
                return Err(at(here, format!("expected '.' or the end of the path, got {after:?}")));
            };
            let FieldType::Message(next) = field.field_type else {
                return Err(at(here, format!("{} has no fields", type_name(&field.field_type))));
            };
            if whole {
                return Err(at(here, "the path needs an element here: name[0] or name[key]"));
            }
            (message, rest) = (next, inner);
        }
    }

    /// The text that was parsed.
    pub fn text(&self) -> &'p str {
        self.text
    }

    /// The field that the path leads to or into.
    pub fn field(&self) -> &'static FieldDescriptor {
        self.last().field
    }

    /// What the path leads to.
    pub fn target(&self) -> PathTarget {
        self.last().target()
    }

    /// The enum of the value, if it is one.
    pub fn enumeration(&self) -> Option<&'static EnumDescriptor> {
        match self.field().field_type {
            FieldType::Enum(descriptor) => Some(descriptor),
            _ => None,
        }
    }

    /// An error about this place.
    pub fn error(&self, problem: impl Into<String>) -> Error {
        at(self.text, problem)
    }

    /// What stands at this place, for error messages: `a string`, `a list of Task`.
    pub fn expected(&self) -> String {
        let name = type_name(&self.field().field_type);
        match self.target() {
            PathTarget::Value => name.into_owned(),
            PathTarget::List => format!("a list, each element {name}"),
            PathTarget::Map => format!("a map, each value {name}"),
        }
    }

    fn last(&self) -> &Step<'p> {
        // A parsed path has at least one step.
        &self.steps[self.steps.len() - 1]
    }

    fn step_error(&self, step: &Step<'_>, problem: impl Into<String>) -> Error {
        at(&self.text[..step.end], problem)
    }
}

impl<'p> Step<'p> {
    /// Reads one step from the front of `rest`; returns it and the text after it.
    fn parse(message: &'static MessageDescriptor, text: &'p str, rest: &'p str) -> Result<(Self, &'p str), Error> {
        let length = rest.find(['.', '[']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(length);
        let index = message.field_index(name).ok_or_else(|| {
            let names: Vec<_> = message.fields.iter().map(|f| f.name).collect();
            let so_far = &text[..text.len() - after.len()];
            at(so_far, format!("{} has no field {name:?}; its fields are: {}", message.name, names.join(", ")))
        })?;
        let field = &message.fields[index];
        let (at, after) = match after.strip_prefix('[') {
            None => (At::Field, after),
            Some(inside) => {
                let (key, after) = read_key(inside).map_err(|problem| at(text, problem))?;
                (At::parse(field, key).map_err(|problem| at(&text[..text.len() - after.len()], problem))?, after)
            }
        };
        Ok((Step { index, field, at, end: text.len() - after.len() }, after))
    }

    fn target(&self) -> PathTarget {
        match (&self.at, self.field.cardinality) {
            (At::Field, Cardinality::Repeated) => PathTarget::List,
            (At::Field, Cardinality::Map | Cardinality::IntMap) => PathTarget::Map,
            _ => PathTarget::Value,
        }
    }

    /// What this step leads to in `message`, if it is there.
    fn find<'m>(&self, message: &'m DynamicMessage) -> Option<&'m Slot> {
        match (&self.at, message.slot(self.index)) {
            (At::Field, slot) => slot.is_present(self.field).then_some(slot),
            (At::Item(index), Slot::List(items)) => items.get(*index),
            (_, Slot::Map(entries)) => entries.get(&self.key()?),
            _ => None,
        }
    }

    /// What this step leads to in `message`, made empty if it is not there.
    fn find_or_make<'m>(&self, message: &'m mut DynamicMessage) -> Option<&'m mut Slot> {
        message.clear_siblings(self.index);
        let slot = message.slot_mut(self.index);
        let Some(key) = self.key() else {
            let At::Item(index) = self.at else { return Some(slot) };
            if !matches!(slot, Slot::List(_)) {
                *slot = Slot::List(Vec::new());
            }
            let Slot::List(items) = slot else { return None };
            if index == items.len() {
                items.push(Slot::Empty);
            }
            return items.get_mut(index);
        };
        if !matches!(slot, Slot::Map(_)) {
            *slot = Slot::Map(Box::default());
        }
        let Slot::Map(entries) = slot else { return None };
        Some(entries.entry(key.into()).or_default())
    }

    /// Takes what this step leads to out of `message`.
    fn remove(&self, message: &mut DynamicMessage) {
        match (&self.at, message.slot_mut(self.index)) {
            (At::Field, slot) => *slot = Slot::Empty,
            (At::Item(index), Slot::List(items)) if *index < items.len() => drop(items.remove(*index)),
            (_, Slot::Map(entries)) => drop(self.key().and_then(|key| entries.shift_remove(&key))),
            _ => {}
        }
    }

    fn key(&self) -> Option<MapKey<'_>> {
        match &self.at {
            At::Entry(key) => Some(MapKey::String(key)),
            At::IntEntry(key) => Some(MapKey::Int(*key)),
            At::Field | At::Item(_) => None,
        }
    }
}

impl<'p> At<'p> {
    fn parse(field: &FieldDescriptor, key: Cow<'p, str>) -> Result<Self, String> {
        match field.cardinality {
            Cardinality::Repeated => key.parse().map(At::Item).map_err(|_| format!("expected a position, got {key:?}")),
            Cardinality::IntMap => {
                key.parse().map(At::IntEntry).map_err(|_| format!("expected an int32 key, got {key:?}"))
            }
            Cardinality::Map => Ok(At::Entry(key)),
            Cardinality::Singular | Cardinality::Optional => {
                Err("the field is neither a list nor a map; drop the brackets".to_owned())
            }
        }
    }
}

/// Reads a key up to and including its `]`; returns it and the text after it.
fn read_key(inside: &str) -> Result<(Cow<'_, str>, &str), &'static str> {
    let Some(quoted) = inside.strip_prefix('"') else {
        let (key, after) = inside.split_once(']').ok_or("the path lacks a ']'")?;
        return Ok((Cow::Borrowed(key), after));
    };
    let mut key = String::new();
    let mut chars = quoted.char_indices();
    while let Some((index, c)) = chars.next() {
        match c {
            '"' => {
                let after = quoted[index + 1..].strip_prefix(']').ok_or("a quoted key is followed by ']'")?;
                return Ok((Cow::Owned(key), after));
            }
            '\\' => match chars.next() {
                Some((_, escaped @ ('"' | '\\'))) => key.push(escaped),
                _ => return Err("in a quoted key a backslash stands before a quote or a backslash"),
            },
            other => key.push(other),
        }
    }
    Err("the path lacks the closing quote of a key")
}

fn at(path: &str, problem: impl Into<String>) -> Error {
    Error::new(problem).in_field(path)
}

/// The field_type with its article, for error messages.
fn type_name(field_type: &FieldType) -> Cow<'static, str> {
    match field_type {
        FieldType::String => "a string".into(),
        FieldType::Bytes => "bytes".into(),
        FieldType::Bool => "a bool".into(),
        FieldType::Int32 => "an int32".into(),
        FieldType::Int64 => "an int64".into(),
        FieldType::Double => "a double".into(),
        FieldType::Timestamp => "a timestamp".into(),
        FieldType::Duration => "a duration".into(),
        FieldType::Enum(descriptor) => format!("a value of the enum {}", descriptor.name).into(),
        FieldType::Message(descriptor) => format!("a message of type {}", descriptor.full_name).into(),
    }
}

impl DynamicMessage {
    /// What stands at a path, if it is present. A whole list or map is present if it is not empty.
    ///
    /// The path must have been parsed for this type of message.
    pub fn at(&self, path: &FieldPath<'_>) -> Option<&Slot> {
        let (last, way) = path.steps.split_last()?;
        let mut message = self;
        for step in way {
            let Slot::Message(inner) = step.find(message)? else { return None };
            message = inner;
        }
        last.find(message)
    }

    /// Whether a path leads into a list element or map entry that is not there.
    pub fn misses_element(&self, path: &FieldPath<'_>) -> bool {
        let mut message = Some(self);
        for step in &path.steps {
            let found = message.and_then(|held| step.find(held));
            if found.is_none() && !matches!(step.at, At::Field) {
                return true;
            }
            message = if let Some(Slot::Message(inner)) = found { Some(inner) } else { None };
        }
        false
    }

    /// Sets the value at a path and makes what is missing on the way. The element after the last one can be set: this
    /// appends. On an error the message is as it was.
    ///
    /// ```
    /// use cloudtasks::message::{DynamicMessage, FieldPath, Slot};
    /// let mut task = DynamicMessage::named("google.cloud.tasks.v2.Task").unwrap();
    /// let path = FieldPath::parse(task.descriptor(), "http_request.headers[X-Trace]").unwrap();
    /// task.set_at(&path, Slot::String("7".into())).unwrap();
    /// assert_eq!(task.at(&path), Some(&Slot::String("7".into())));
    /// ```
    ///
    /// # Errors
    /// A value of another field_type or out of range, a path to a whole list or map, or a position beyond the end of a list.
    pub fn set_at(&mut self, path: &FieldPath<'_>, value: Slot) -> Result<(), Error> {
        check_value(path, &value)?;
        self.check_positions(path)?;
        let unreachable = || path.error("the path was parsed for another type of message");
        let (last, way) = path.steps.split_last().ok_or_else(unreachable)?;
        let mut message = self;
        for step in way {
            let FieldType::Message(descriptor) = step.field.field_type else { return Err(unreachable()) };
            let slot = step.find_or_make(message).ok_or_else(unreachable)?;
            if !matches!(slot, Slot::Message(_)) {
                *slot = Slot::Message(Box::new(DynamicMessage::new(descriptor)));
            }
            let Slot::Message(inner) = slot else { return Err(unreachable()) };
            message = inner;
        }
        *last.find_or_make(message).ok_or_else(unreachable)? = value;
        Ok(())
    }

    /// Empties a field, removes an element of a list (those after it move up) or an entry of a map.
    pub fn clear_at(&mut self, path: &FieldPath<'_>) {
        let Some((last, way)) = path.steps.split_last() else { return };
        let mut message = self;
        for step in way {
            if step.find(message).is_none() {
                return;
            }
            let Some(Slot::Message(inner)) = step.find_or_make(message) else { return };
            message = inner;
        }
        last.remove(message);
    }

    /// Checks that each list on the way has the element that the path names, or ends just before it.
    fn check_positions(&self, path: &FieldPath<'_>) -> Result<(), Error> {
        let mut message = Some(self);
        for step in &path.steps {
            let list = message.map(|held| held.slot(step.index));
            let length = if let Some(Slot::List(items)) = list { items.len() } else { 0 };
            if let At::Item(index) = step.at
                && index > length
            {
                let problem = format!("the list has {length} elements; the next to append is [{length}]");
                return Err(path.step_error(step, problem));
            }
            message = match message.and_then(|held| step.find(held)) {
                Some(Slot::Message(inner)) => Some(inner),
                _ => None,
            };
        }
        Ok(())
    }
}

/// Checks a value against the field_type of the field and the range of the field_type.
fn check_value(path: &FieldPath<'_>, value: &Slot) -> Result<(), Error> {
    if path.target() != PathTarget::Value {
        return Err(path.error(format!("expected an element such as {}[…], not the whole field", path.text)));
    }
    let fits = match (path.field().field_type, value) {
        (FieldType::String, Slot::String(_))
        | (FieldType::Bytes, Slot::Bytes(_))
        | (FieldType::Bool, Slot::Bool(_))
        | (FieldType::Int64, Slot::Int(_))
        | (FieldType::Double, Slot::Double(_))
        | (FieldType::Enum(_), Slot::Enum(_)) => true,
        (FieldType::Timestamp, Slot::Timestamp(time)) => {
            return time.checked().map(drop).map_err(|error| path.error(error.problem()));
        }
        (FieldType::Duration, Slot::Duration(span)) => {
            return span.checked().map(drop).map_err(|error| path.error(error.problem()));
        }
        (FieldType::Int32, Slot::Int(number)) if i32::try_from(*number).is_ok() => true,
        (FieldType::Int32, Slot::Int(number)) => {
            return Err(path.error(format!("expected an int32, got {number}, which is out of its range")));
        }
        (FieldType::Message(descriptor), Slot::Message(message)) => message.descriptor() == descriptor,
        _ => false,
    };
    if fits { Ok(()) } else { Err(path.error(format!("expected {}, got {}", path.expected(), slot_name(value)))) }
}

/// What a value is, for error messages.
fn slot_name(value: &Slot) -> Cow<'static, str> {
    match value {
        Slot::Empty => "nothing".into(),
        Slot::String(_) => "a string".into(),
        Slot::Bytes(_) => "bytes".into(),
        Slot::Bool(_) => "a bool".into(),
        Slot::Int(_) => "an integer".into(),
        Slot::Double(_) => "a double".into(),
        Slot::Enum(_) => "an enum value".into(),
        Slot::Timestamp(_) => "a timestamp".into(),
        Slot::Duration(_) => "a duration".into(),
        Slot::Message(message) => format!("a message of type {}", message.descriptor().full_name).into(),
        Slot::List(_) => "a list".into(),
        Slot::Map(_) => "a map".into(),
    }
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
