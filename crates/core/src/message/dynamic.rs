//! A message whose type is chosen at run time: what C holds, and what the emulator keeps.

use super::{Duration, VisitEntry, VisitField, VisitItem};
use super::{Error, Fill, MapKey, Place, ReadFields, ReadList, ReadMap, Scalar, Timestamp, Value, WriteFields};
use crate::schema::{FieldDescriptor, FieldType, MessageDescriptor};
use bytes::Bytes;
use indexmap::map::Slice;
use indexmap::{Equivalent, IndexMap};
use std::fmt;
use std::hash::{Hash, Hasher};

/// Any message of the table, held field by field in table order.
///
/// ```
/// use cloudtasks::message::{DynamicMessage, Scalar};
/// let mut task = DynamicMessage::named("google.cloud.tasks.v2.Task").unwrap();
/// task.message_mut("http_request").unwrap().set("url", Scalar::String("http://localhost/")).unwrap();
/// assert_eq!(task.message("http_request").unwrap().str("url"), "http://localhost/");
/// ```
#[derive(Clone, PartialEq)]
pub struct DynamicMessage {
    descriptor: &'static MessageDescriptor,
    slots: Box<[Slot]>,
}

/// What a field of a [`DynamicMessage`] holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Slot {
    /// Nothing.
    #[default]
    Empty,
    /// A string.
    String(Box<str>),
    /// Bytes.
    Bytes(Bytes),
    /// A bool.
    Bool(bool),
    /// An int32 or int64.
    Int(i64),
    /// A double.
    Double(f64),
    /// The number of an enum value.
    Enum(i32),
    /// An instant.
    Timestamp(Timestamp),
    /// A span of time.
    Duration(Duration),
    /// A message.
    Message(Box<DynamicMessage>),
    /// The elements of a repeated field.
    List(Vec<Slot>),
    /// Boxed, since a slot of any other kind is a third of its size.
    Map(Box<MapEntries>),
}

/// The entries of a map, in the order in which their keys came first. A key is found by its hash, so that a map of any
/// size is read in linear time.
pub type MapEntries = IndexMap<OwnedKey, Slot>;

/// The key of a map entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnedKey {
    /// The key of a map with string keys.
    String(Box<str>),
    /// The key of a map with int32 keys.
    Int(i32),
}

impl DynamicMessage {
    /// An empty message.
    pub fn new(descriptor: &'static MessageDescriptor) -> Self {
        DynamicMessage { descriptor, slots: descriptor.fields.iter().map(|_| Slot::Empty).collect() }
    }

    /// An empty message of the type with this full name.
    pub fn named(full_name: &str) -> Option<Self> {
        crate::schema::message(full_name).map(Self::new)
    }

    /// The type of the message.
    pub fn descriptor(&self) -> &'static MessageDescriptor {
        self.descriptor
    }

    /// What the field at this position of the descriptor holds. Panics beyond the last field.
    pub fn slot(&self, field: usize) -> &Slot {
        &self.slots[field]
    }

    /// As [`slot`](Self::slot), to change it. Does not clear the siblings of a oneof: see [`put`](Self::put).
    pub fn slot_mut(&mut self, field: usize) -> &mut Slot {
        &mut self.slots[field]
    }

    /// Replaces what a field holds and clears the siblings of its oneof.
    pub fn put(&mut self, field: usize, slot: Slot) {
        self.clear_siblings(field);
        self.slots[field] = slot;
    }

    pub(super) fn clear_siblings(&mut self, field: usize) {
        for sibling in self.descriptor.oneof_siblings(field) {
            self.slots[sibling] = Slot::Empty;
        }
    }

    /// Sets a singular scalar field by name.
    pub fn set(&mut self, field: &str, value: Scalar<'_>) -> Result<(), Error> {
        let index = self.index(field)?;
        self.put(index, Slot::from(value));
        Ok(())
    }

    /// Empties a field by name.
    pub fn clear(&mut self, field: &str) -> Result<(), Error> {
        let index = self.index(field)?;
        self.slots[index] = Slot::Empty;
        Ok(())
    }

    /// Whether a field is present: set, if it has presence; else not its default.
    pub fn has(&self, field: &str) -> bool {
        self.descriptor.field_index(field).is_some_and(|i| self.slots[i].is_present(&self.descriptor.fields[i]))
    }

    /// The nested message in a field, if it is present.
    pub fn message(&self, field: &str) -> Option<&DynamicMessage> {
        match &self.slots[self.descriptor.field_index(field)?] {
            Slot::Message(message) => Some(message),
            _ => None,
        }
    }

    /// The nested message in a field, made if it is absent. A list or a map of messages is not one.
    pub fn message_mut(&mut self, field: &str) -> Result<&mut DynamicMessage, Error> {
        let index = self.index(field)?;
        let known = &self.descriptor.fields[index];
        let (FieldType::Message(descriptor), false) = (known.field_type, known.is_repeated() || known.is_map()) else {
            return Err(Error::new("the field is not a message").in_field(field));
        };
        if !matches!(self.slots[index], Slot::Message(_)) {
            self.put(index, Slot::Message(Box::new(DynamicMessage::new(descriptor))));
        }
        match &mut self.slots[index] {
            Slot::Message(message) => Ok(message),
            _ => Err(Error::new("the field is not a message").in_field(field)),
        }
    }

    /// The text in a string field; empty if it is absent.
    pub fn str(&self, field: &str) -> &str {
        match self.by_name(field) {
            Some(Slot::String(text)) => text,
            _ => "",
        }
    }

    /// The number in an integer or enum field; 0 if it is absent.
    pub fn int(&self, field: &str) -> i64 {
        match self.by_name(field) {
            Some(Slot::Int(number)) => *number,
            Some(Slot::Enum(number)) => i64::from(*number),
            _ => 0,
        }
    }

    /// The number in a double field; 0 if it is absent.
    pub fn double(&self, field: &str) -> f64 {
        match self.by_name(field) {
            Some(Slot::Double(number)) => *number,
            _ => 0.0,
        }
    }

    /// The bytes in a bytes field; empty if it is absent.
    pub fn bytes(&self, field: &str) -> Bytes {
        match self.by_name(field) {
            Some(Slot::Bytes(bytes)) => bytes.clone(),
            _ => Bytes::new(),
        }
    }

    /// The instant in a timestamp field, if it is present.
    pub fn timestamp(&self, field: &str) -> Option<Timestamp> {
        match self.by_name(field) {
            Some(Slot::Timestamp(time)) => Some(*time),
            _ => None,
        }
    }

    /// The span in a duration field, if it is present.
    pub fn duration(&self, field: &str) -> Option<Duration> {
        match self.by_name(field) {
            Some(Slot::Duration(span)) => Some(*span),
            _ => None,
        }
    }

    /// The elements of a repeated field.
    pub fn list(&self, field: &str) -> &[Slot] {
        match self.by_name(field) {
            Some(Slot::List(items)) => items,
            _ => &[],
        }
    }

    /// The entries of a map field.
    pub fn map(&self, field: &str) -> &Slice<OwnedKey, Slot> {
        match self.by_name(field) {
            Some(Slot::Map(entries)) => entries.as_slice(),
            _ => Slice::new(),
        }
    }

    fn by_name(&self, field: &str) -> Option<&Slot> {
        self.descriptor.field_index(field).map(|i| &self.slots[i])
    }

    fn index(&self, field: &str) -> Result<usize, Error> {
        self.descriptor
            .field_index(field)
            .ok_or_else(|| Error::new(format!("{} has no field {field:?}", self.descriptor.name)))
    }

    /// Puts a value where a decoder says.
    fn place(&mut self, field: usize, place: Place<'_>, value: Slot) {
        self.clear_siblings(field);
        let slot = &mut self.slots[field];
        match place {
            Place::Field => *slot = value,
            Place::Item => match slot {
                Slot::List(items) => items.push(value),
                _ => *slot = Slot::List(vec![value]),
            },
            Place::Entry(key) => {
                if !matches!(slot, Slot::Map(_)) {
                    *slot = Slot::Map(Box::default());
                }
                if let Slot::Map(entries) = slot {
                    match entries.get_mut(&key) {
                        Some(held) => *held = value,
                        None => drop(entries.insert(key.into(), value)),
                    }
                }
            }
        }
    }
}

impl Slot {
    /// Whether a field that holds this counts as present.
    pub fn is_present(&self, field: &FieldDescriptor) -> bool {
        match self {
            Slot::Empty => false,
            Slot::List(items) => !items.is_empty(),
            Slot::Map(entries) => !entries.is_empty(),
            _ if field.has_presence() => true,
            _ => !matches!(self.value(), Some(Value::Scalar(scalar)) if scalar.is_default()),
        }
    }

    /// The value, borrowed; `None` for an empty slot.
    pub fn value(&self) -> Option<Value<'_>> {
        Some(match self {
            Slot::Empty => return None,
            Slot::String(text) => Value::Scalar(Scalar::String(text)),
            Slot::Bytes(bytes) => Value::Scalar(Scalar::Bytes(bytes)),
            Slot::Bool(value) => Value::Scalar(Scalar::Bool(*value)),
            Slot::Int(number) => Value::Scalar(Scalar::Int(*number)),
            Slot::Double(number) => Value::Scalar(Scalar::Double(*number)),
            Slot::Enum(number) => Value::Scalar(Scalar::Enum(*number)),
            Slot::Timestamp(time) => Value::Scalar(Scalar::Timestamp(*time)),
            Slot::Duration(span) => Value::Scalar(Scalar::Duration(*span)),
            Slot::Message(message) => Value::Message(&**message),
            Slot::List(items) => Value::List(items),
            Slot::Map(entries) => Value::Map(&**entries),
        })
    }
}

impl From<Scalar<'_>> for Slot {
    fn from(value: Scalar<'_>) -> Self {
        match value {
            Scalar::String(text) => Slot::String(text.into()),
            Scalar::Bytes(bytes) => Slot::Bytes(Bytes::copy_from_slice(bytes)),
            Scalar::Bool(value) => Slot::Bool(value),
            Scalar::Int(number) => Slot::Int(number),
            Scalar::Double(number) => Slot::Double(number),
            Scalar::Enum(number) => Slot::Enum(number),
            Scalar::Timestamp(time) => Slot::Timestamp(time),
            Scalar::Duration(span) => Slot::Duration(span),
        }
    }
}

impl OwnedKey {
    /// The key as codecs take it.
    pub fn borrow(&self) -> MapKey<'_> {
        match self {
            OwnedKey::String(text) => MapKey::String(text),
            OwnedKey::Int(number) => MapKey::Int(*number),
        }
    }
}

impl Hash for OwnedKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.borrow().hash(state);
    }
}

impl Equivalent<OwnedKey> for MapKey<'_> {
    fn equivalent(&self, key: &OwnedKey) -> bool {
        *self == key.borrow()
    }
}

impl From<MapKey<'_>> for OwnedKey {
    fn from(key: MapKey<'_>) -> Self {
        match key {
            MapKey::String(text) => OwnedKey::String(text.into()),
            MapKey::Int(number) => OwnedKey::Int(number),
        }
    }
}

impl ReadFields for DynamicMessage {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.descriptor
    }

    fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), Error> {
        for (index, (field, slot)) in self.descriptor.fields.iter().zip(&self.slots).enumerate() {
            if slot.is_present(field)
                && let Some(value) = slot.value()
            {
                visit(index, value)?;
            }
        }
        Ok(())
    }
}

impl ReadList for Vec<Slot> {
    fn visit_items(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        self.iter().filter_map(Slot::value).try_for_each(visit)
    }
}

impl ReadMap for MapEntries {
    fn visit_entries(&self, visit: &mut VisitEntry<'_>) -> Result<(), Error> {
        self.iter().try_for_each(|(key, slot)| slot.value().map_or(Ok(()), |value| visit(key.borrow(), value)))
    }
}

impl WriteFields for DynamicMessage {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.descriptor
    }

    fn write_scalar(&mut self, field: usize, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        self.place(field, place, value.into());
        Ok(())
    }

    fn write_message(&mut self, field: usize, place: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        let FieldType::Message(descriptor) = self.descriptor.fields[field].field_type else {
            return Err(Error::new("the field is not a message"));
        };
        let mut message = DynamicMessage::new(descriptor);
        fill(&mut message)?;
        self.place(field, place, Slot::Message(Box::new(message)));
        Ok(())
    }
}

impl fmt::Debug for DynamicMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct(self.descriptor.name);
        for (field, slot) in self.descriptor.fields.iter().zip(&self.slots) {
            if slot.is_present(field) {
                out.field(field.name, slot);
            }
        }
        out.finish()
    }
}

/// Copies the fields of one message into another by name; fields that the other lacks are left out.
///
/// The two may be of different storage (a typed struct, a [`DynamicMessage`], a binding's own) or version.
pub fn copy_fields(from: &dyn ReadFields, into: &mut dyn WriteFields) -> Result<(), Error> {
    let (source, target) = (from.descriptor(), into.descriptor());
    from.visit_fields(&mut |index, value| {
        let name = source.fields[index].name;
        let Some(field) = target.field_index(name) else { return Ok(()) };
        match value {
            Value::List(items) => items.visit_items(&mut |item| copy_value(item, into, field, Place::Item)),
            Value::Map(entries) => {
                entries.visit_entries(&mut |key, item| copy_value(item, into, field, Place::Entry(key)))
            }
            single => copy_value(single, into, field, Place::Field),
        }
        .map_err(|error| error.in_field(name))
    })
}

fn copy_value(value: Value<'_>, into: &mut dyn WriteFields, field: usize, place: Place<'_>) -> Result<(), Error> {
    match value {
        Value::Scalar(scalar) => into.write_scalar(field, place, scalar),
        Value::Message(message) => into.write_message(field, place, &mut |inner| copy_fields(message, inner)),
        Value::List(_) | Value::Map(_) => Err(Error::new("a list cannot hold a list")),
    }
}

#[cfg(test)]
#[path = "dynamic_tests.rs"]
mod tests;
