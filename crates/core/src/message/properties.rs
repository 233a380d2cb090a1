//! Properties of every message of the table, checked with random messages from fixed seeds.

use super::json::{EnumForm, JsonOptions, Unknown, from_json, to_json};
use super::{Duration, DynamicMessage, OwnedKey, Slot, Timestamp, from_binary, to_binary};
use crate::schema::common::protobuf::descriptors::{Any, FieldMask};
use crate::schema::common::protobuf::descriptors::{Duration as SpanMessage, Timestamp as TimeMessage};
use crate::schema::{self, APIS, Cardinality, FieldDescriptor, FieldType, MessageDescriptor};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

/// Makes random messages. Of what is made, only what counts as present is kept, as a decoder would.
struct Maker {
    random: StdRng,
    /// Leave out the fields that only REST has, as the binary form does.
    binary: bool,
}

impl Maker {
    fn new(seed: u64) -> Self {
        Maker { random: StdRng::seed_from_u64(seed), binary: false }
    }

    fn message(&mut self, descriptor: &'static MessageDescriptor, depth: usize) -> DynamicMessage {
        let mut message = DynamicMessage::new(descriptor);
        if descriptor == &Any {
            self.fill_any(&mut message, depth);
            return message;
        }
        if [&TimeMessage, &SpanMessage].contains(&descriptor) {
            return self.instant(message);
        }
        for (index, field) in descriptor.fields.iter().enumerate() {
            if self.random.random_bool(0.6) && !(self.binary && field.number == 0) {
                let slot = if descriptor == &FieldMask { self.paths() } else { self.field(field, depth) };
                if slot.is_present(field) {
                    message.put(index, slot);
                }
            }
        }
        message
    }

    /// A time that is held as a message: within the range of both times and spans.
    fn instant(&mut self, mut message: DynamicMessage) -> DynamicMessage {
        for (field, number) in
            [self.number(0, Timestamp::MAX.seconds), self.number(0, 999_999_999)].into_iter().enumerate()
        {
            if number != 0 {
                message.put(field, Slot::Int(number));
            }
        }
        message
    }

    fn field(&mut self, field: &FieldDescriptor, depth: usize) -> Slot {
        let length = self.random.random_range(0..3);
        match field.cardinality {
            Cardinality::Singular | Cardinality::Optional => self.value(field.field_type, depth),
            Cardinality::Repeated => {
                Slot::List((0..length).filter_map(|_| full(self.value(field.field_type, depth))).collect())
            }
            Cardinality::Map | Cardinality::IntMap => {
                let entries =
                    (0..length).filter_map(|_| Some((self.key(field), full(self.value(field.field_type, depth))?)));
                Slot::Map(Box::new(entries.collect()))
            }
        }
    }

    fn key(&mut self, field: &FieldDescriptor) -> OwnedKey {
        match field.cardinality {
            Cardinality::IntMap => OwnedKey::Int(self.random.random()),
            _ => OwnedKey::String(self.text().into()),
        }
    }

    fn value(&mut self, field_type: FieldType, depth: usize) -> Slot {
        match field_type {
            FieldType::String => Slot::String(self.text().into()),
            FieldType::Bytes => {
                Slot::Bytes((0..self.random.random_range(0..50)).map(|_| self.random.random()).collect())
            }
            FieldType::Bool => Slot::Bool(self.random.random()),
            FieldType::Int32 => Slot::Int(self.number(i32::MIN.into(), i32::MAX.into())),
            FieldType::Int64 => Slot::Int(self.number(i64::MIN, i64::MAX)),
            FieldType::Double => Slot::Double(self.double()),
            FieldType::Enum(descriptor) => match descriptor.values.choose(&mut self.random) {
                Some(value) if self.random.random_bool(0.8) => Slot::Enum(value.number),
                _ => Slot::Enum(self.random.random()),
            },
            FieldType::Timestamp => Slot::Timestamp(Timestamp {
                seconds: self.number(Timestamp::MIN.seconds, Timestamp::MAX.seconds),
                nanos: self.number(0, 999_999_999) as i32,
            }),
            FieldType::Duration => {
                let (seconds, nanos) = (self.number(0, Duration::MAX_SECONDS), self.number(0, 999_999_999) as i32);
                let sign = if self.random.random() { 1 } else { -1 };
                Slot::Duration(Duration { seconds: sign * seconds, nanos: sign as i32 * nanos })
            }
            FieldType::Message(_) if depth == 0 => Slot::Empty,
            FieldType::Message(descriptor) => Slot::Message(Box::new(self.message(descriptor, depth - 1))),
        }
    }

    /// The ends of the range and small numbers as often as all others.
    fn number(&mut self, least: i64, most: i64) -> i64 {
        match self.random.random_range(0..4) {
            0 => least,
            1 => most,
            2 => self.random.random_range(0..10),
            _ => self.random.random_range(least..=most),
        }
    }

    fn double(&mut self) -> f64 {
        let special = [0.0, -0.0, 1.0, 0.1, -2.5e-300, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE];
        match special.choose(&mut self.random) {
            Some(number) if self.random.random() => *number,
            _ => self.random.random_range(-1e6..1e6),
        }
    }

    fn text(&mut self) -> String {
        let letters = ['a', 'Z', '0', ' ', '"', '\\', '/', '\n', '\u{0}', '\u{7f}', 'é', '\u{2028}', '\u{1f600}'];
        (0..self.random.random_range(0..20)).filter_map(|_| letters.choose(&mut self.random)).collect()
    }

    fn paths(&mut self) -> Slot {
        let paths = ["name", "rate_limits.max_burst_size", "a.b_c"];
        Slot::List(
            (0..2).filter_map(|_| paths.choose(&mut self.random)).map(|path| Slot::String((*path).into())).collect(),
        )
    }

    fn fill_any(&mut self, any: &mut DynamicMessage, depth: usize) {
        let held = APIS.iter().flat_map(|api| api.messages).copied().collect::<Vec<_>>();
        let Some(descriptor) = held.choose(&mut self.random).filter(|_| depth > 0) else { return };
        let before = std::mem::replace(&mut self.binary, true);
        let held = self.message(descriptor, depth - 1);
        self.binary = before;
        any.put(0, Slot::String(format!("type.googleapis.com/{}", descriptor.full_name).into()));
        let value = binary(&held);
        if !value.is_empty() {
            any.put(1, Slot::Bytes(value.into()));
        }
    }
}

fn full(slot: Slot) -> Option<Slot> {
    (slot != Slot::Empty).then_some(slot)
}

fn json(message: &DynamicMessage, options: &JsonOptions) -> Vec<u8> {
    let mut out = Vec::new();
    to_json(message, options, &mut out).unwrap();
    out
}

fn binary(message: &DynamicMessage) -> Vec<u8> {
    let mut out = Vec::new();
    to_binary(message, &mut out).unwrap();
    out
}

fn every_message() -> impl Iterator<Item = &'static MessageDescriptor> {
    APIS.into_iter().flat_map(|api| api.messages).copied()
}

#[test]
fn every_message_survives_json_in_every_layout() {
    let names = JsonOptions { enums: EnumForm::Names, proto_names: true, indent: Some(1), ..JsonOptions::WIRE };
    let python = JsonOptions { python_text: true, ..JsonOptions::WIRE };
    for (seed, descriptor) in every_message().enumerate() {
        let mut maker = Maker::new(seed as u64);
        for _ in 0..20 {
            let message = maker.message(descriptor, 4);
            for options in [&JsonOptions::WIRE, &names, &python] {
                let text = json(&message, options);
                let mut read = DynamicMessage::new(descriptor);
                let result = from_json(&text, &mut read, Unknown::Refuse);
                assert_eq!((result, &read), (Ok(()), &message), "{}", String::from_utf8_lossy(&text));
            }
        }
    }
}

#[test]
fn ordered_keys_and_written_defaults_change_no_message() {
    let all = JsonOptions { sort_keys: true, defaults: true, ..JsonOptions::WIRE };
    for (seed, descriptor) in every_message().enumerate() {
        let message = Maker::new(seed as u64).message(descriptor, 4);
        let mut read = DynamicMessage::new(descriptor);
        from_json(&json(&message, &all), &mut read, Unknown::Refuse).unwrap();
        assert_eq!(json(&read, &all), json(&message, &all));
        assert_eq!(binary(&read), binary(&message));
    }
}

#[test]
fn every_message_survives_the_binary_form() {
    for (seed, descriptor) in every_message().enumerate() {
        let mut maker = Maker { binary: true, ..Maker::new(seed as u64) };
        for _ in 0..20 {
            let message = maker.message(descriptor, 4);
            let mut read = DynamicMessage::new(descriptor);
            from_binary(&binary(&message), &mut read).unwrap();
            assert_eq!(read, message);
        }
    }
}

/// Cuts, doubles and replaces parts of a text, often at the places where it has structure.
fn mutate(bytes: &mut Vec<u8>, random: &mut StdRng) {
    let pieces: [&[u8]; 12] =
        [b"{", b"}", b"[", b"]", b"\"", b"\\u", b",", b":", b"null", b"-", b"1e999", b"\xed\xa0\x80"];
    for _ in 0..random.random_range(1..4) {
        let from = random.random_range(0..=bytes.len());
        let to = (from + random.random_range(0..6)).min(bytes.len());
        match random.random_range(0..5) {
            0 => bytes.truncate(from),
            1 => drop(bytes.drain(from..to)),
            2 => bytes.splice(from..from, pieces[random.random_range(0..pieces.len())].iter().copied()).for_each(drop),
            3 => bytes.extend_from_within(from..to),
            _ => bytes[from..to].fill_with(|| random.random()),
        }
    }
}

#[test]
fn damaged_input_is_an_error_or_a_message_and_never_a_panic() {
    let mut random = StdRng::seed_from_u64(1);
    for (seed, descriptor) in every_message().enumerate() {
        let message = Maker::new(seed as u64).message(descriptor, 4);
        for _ in 0..20 {
            let mut text = json(&message, &JsonOptions::WIRE);
            mutate(&mut text, &mut random);
            let mut read = DynamicMessage::new(descriptor);
            if from_json(&text, &mut read, Unknown::Ignore).is_ok() {
                assert!(std::str::from_utf8(&text).is_ok());
                let _ = to_json(&read, &JsonOptions::WIRE, &mut Vec::new());
            }
            let mut bytes = binary(&message);
            mutate(&mut bytes, &mut random);
            let mut read = DynamicMessage::new(descriptor);
            if from_binary(&bytes, &mut read).is_ok() {
                let mut again = DynamicMessage::new(descriptor);
                assert_eq!(from_binary(&binary(&read), &mut again), Ok(()));
            }
        }
    }
}

#[test]
fn no_message_has_more_fields_than_the_codec_keeps_count_of() {
    assert!(every_message().all(|message| message.fields.len() <= 64));
}

#[test]
fn a_message_is_found_by_its_full_name() {
    assert!(every_message().all(|message| schema::message(message.full_name) == Some(message)));
}
