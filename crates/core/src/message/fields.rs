//! How the fields of typed structs are read and written: one impl a shape (scalar, option, list, map).

use super::{Duration, Error, Fill, MapKey, Message, Place, ReadList, ReadMap, Scalar, Timestamp, Value};
use super::{VisitEntry, VisitField, VisitItem};
use bytes::Bytes;
use std::collections::BTreeMap;

/// A value that a field of a typed struct holds directly, in an option, a list or a map.
#[doc(hidden)]
pub trait Element: Sized + Default {
    fn value(&self) -> Value<'_>;

    fn from_scalar(_: Scalar<'_>) -> Result<Self, Error> {
        Err(mismatch())
    }

    fn from_fill(_: &mut Fill<'_>) -> Result<Self, Error> {
        Err(mismatch())
    }
}

/// A field of a typed struct.
#[doc(hidden)]
pub trait StructField {
    /// What a setter takes.
    type Value;
    fn set(&mut self, value: Self::Value);
    fn visit(&self, index: usize, visit: &mut VisitField<'_>) -> Result<(), Error>;
    fn write_scalar(&mut self, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error>;
    /// A message stands in an option, a list or a map, never directly in the struct.
    fn write_message(&mut self, _: Place<'_>, _: &mut Fill<'_>) -> Result<(), Error> {
        Err(mismatch())
    }
}

/// The codec checks kinds before it writes; only a codec that breaks this promise sees the error.
#[cold]
fn mismatch() -> Error {
    Error::new("the value does not fit the kind of the field")
}

macro_rules! scalar_element {
    ($($ty:ty, $variant:ident, $self:ident => $read:expr, $value:ident => $write:expr;)*) => {$(
        impl Element for $ty {
            fn value(&$self) -> Value<'_> {
                Value::Scalar(Scalar::$variant($read))
            }
            fn from_scalar(value: Scalar<'_>) -> Result<Self, Error> {
                match value {
                    Scalar::$variant($value) => Ok($write),
                    _ => Err(mismatch()),
                }
            }
        }
    )*};
}

scalar_element! {
    String, String, self => self, v => v.to_owned();
    Bytes, Bytes, self => self, v => Bytes::copy_from_slice(v);
    bool, Bool, self => *self, v => v;
    i32, Int, self => i64::from(*self), v => v as i32;
    i64, Int, self => *self, v => v;
    Timestamp, Timestamp, self => *self, v => v;
    Duration, Duration, self => *self, v => v;
}

impl Element for f64 {
    fn value(&self) -> Value<'_> {
        Value::Scalar(Scalar::Double(*self))
    }
    fn from_scalar(value: Scalar<'_>) -> Result<Self, Error> {
        match value {
            Scalar::Double(v) => Ok(v),
            _ => Err(mismatch()),
        }
    }
}

impl<M: Message> Element for M {
    fn value(&self) -> Value<'_> {
        Value::Message(self)
    }
    fn from_fill(fill: &mut Fill<'_>) -> Result<Self, Error> {
        let mut message = M::default();
        fill(&mut message)?;
        Ok(message)
    }
}

impl<E: Element> StructField for E {
    type Value = E;
    fn set(&mut self, value: E) {
        *self = value;
    }
    fn visit(&self, index: usize, visit: &mut VisitField<'_>) -> Result<(), Error> {
        match self.value() {
            Value::Scalar(scalar) if scalar.is_default() => Ok(()),
            value => visit(index, value),
        }
    }
    fn write_scalar(&mut self, _: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        *self = E::from_scalar(value)?;
        Ok(())
    }
}

impl<E: Element> StructField for Option<E> {
    type Value = E;
    fn set(&mut self, value: E) {
        *self = Some(value);
    }
    fn visit(&self, index: usize, visit: &mut VisitField<'_>) -> Result<(), Error> {
        self.as_ref().map_or(Ok(()), |value| visit(index, value.value()))
    }
    fn write_scalar(&mut self, _: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        *self = Some(E::from_scalar(value)?);
        Ok(())
    }
    fn write_message(&mut self, _: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        *self = Some(E::from_fill(fill)?);
        Ok(())
    }
}

impl<E: Element> StructField for Vec<E> {
    type Value = Vec<E>;
    fn set(&mut self, value: Vec<E>) {
        *self = value;
    }
    fn visit(&self, index: usize, visit: &mut VisitField<'_>) -> Result<(), Error> {
        if Vec::is_empty(self) { Ok(()) } else { visit(index, Value::List(self)) }
    }
    fn write_scalar(&mut self, _: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        self.push(E::from_scalar(value)?);
        Ok(())
    }
    fn write_message(&mut self, _: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        self.push(E::from_fill(fill)?);
        Ok(())
    }
}

impl<E: Element> ReadList for Vec<E> {
    fn visit_items(&self, visit: &mut VisitItem<'_>) -> Result<(), Error> {
        self.iter().try_for_each(|item| visit(item.value()))
    }
}

/// The keys that maps have.
pub trait Key: Ord + Sized {
    fn borrow(&self) -> MapKey<'_>;
    fn own(key: MapKey<'_>) -> Option<Self>;
}

impl Key for String {
    fn borrow(&self) -> MapKey<'_> {
        MapKey::String(self)
    }
    fn own(key: MapKey<'_>) -> Option<Self> {
        match key {
            MapKey::String(s) => Some(s.to_owned()),
            MapKey::Int(_) => None,
        }
    }
}

impl Key for i32 {
    fn borrow(&self) -> MapKey<'_> {
        MapKey::Int(*self)
    }
    fn own(key: MapKey<'_>) -> Option<Self> {
        match key {
            MapKey::Int(i) => Some(i),
            MapKey::String(_) => None,
        }
    }
}

fn entry_key<K: Key>(place: Place<'_>) -> Result<K, Error> {
    match place {
        Place::Entry(key) => K::own(key).ok_or_else(mismatch),
        _ => Err(mismatch()),
    }
}

impl<K: Key, E: Element> StructField for BTreeMap<K, E> {
    type Value = BTreeMap<K, E>;
    fn set(&mut self, value: BTreeMap<K, E>) {
        *self = value;
    }
    fn visit(&self, index: usize, visit: &mut VisitField<'_>) -> Result<(), Error> {
        if BTreeMap::is_empty(self) { Ok(()) } else { visit(index, Value::Map(self)) }
    }
    fn write_scalar(&mut self, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
        self.insert(entry_key(place)?, E::from_scalar(value)?);
        Ok(())
    }
    fn write_message(&mut self, place: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
        self.insert(entry_key(place)?, E::from_fill(fill)?);
        Ok(())
    }
}

impl<K: Key, E: Element> ReadMap for BTreeMap<K, E> {
    fn visit_entries(&self, visit: &mut VisitEntry<'_>) -> Result<(), Error> {
        self.iter().try_for_each(|(key, item)| visit(key.borrow(), item.value()))
    }
}
