//! The messages whose JSON form is not that of their fields: a field mask, a time and a span are text, an `Any` shows
//! what it holds.

use super::decode::{Decoder, ITEM};
use super::encode::Encoder;
use super::options::Unknown;
use crate::message::well_known::shortened;
use crate::message::{Duration, Timestamp};
use crate::message::{DynamicMessage, Error, Place, ReadFields, Scalar, Value, WriteFields, from_binary, to_binary};
use crate::schema::common::protobuf::descriptors;
use crate::schema::common::protobuf::descriptors::{Any, FieldMask};
use crate::schema::{self, MessageDescriptor};

const PATHS: usize = 0;
const TYPE_URL: usize = 0;
const VALUE: usize = 1;
const SECONDS: usize = 0;
const NANOS: usize = 1;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    FieldMask,
    Any,
    Timestamp,
    Duration,
}

/// The special form of this message, if it has one.
#[inline]
pub(super) fn form(descriptor: &MessageDescriptor) -> Option<Form> {
    if descriptor == &FieldMask {
        Some(Form::FieldMask)
    } else if descriptor == &Any {
        Some(Form::Any)
    } else if descriptor == &descriptors::Timestamp {
        Some(Form::Timestamp)
    } else if descriptor == &descriptors::Duration {
        Some(Form::Duration)
    } else {
        None
    }
}

impl Form {
    pub(super) fn encode(self, encoder: &mut Encoder<'_>, message: &dyn ReadFields) -> Result<(), Error> {
        match self {
            Form::FieldMask => {
                let text = mask_text(message)?;
                encoder.string(&text);
                Ok(())
            }
            Form::Any => encode_any(encoder, message),
            Form::Timestamp => {
                let (seconds, nanos) = parts(message)?;
                encoder.string(&Timestamp { seconds, nanos }.checked()?.to_string());
                Ok(())
            }
            Form::Duration => {
                let (seconds, nanos) = parts(message)?;
                encoder.string(&Duration { seconds, nanos }.checked()?.to_string());
                Ok(())
            }
        }
    }

    pub(super) fn decode(self, decoder: &mut Decoder<'_>, into: &mut dyn WriteFields) -> Result<(), Error> {
        match self {
            Form::FieldMask => decode_mask(decoder, into),
            Form::Any => decode_any(decoder, into),
            Form::Timestamp => {
                let time = Timestamp::parse(&decoder.string("an RFC 3339 time in a string")?)?;
                write_parts(into, time.seconds, time.nanos)
            }
            Form::Duration => {
                let span = Duration::parse(&decoder.string("a duration in a string, \"3.5s\"")?)?;
                write_parts(into, span.seconds, span.nanos)
            }
        }
    }
}

/// The fields of a time or span that is held as a message.
fn parts(message: &dyn ReadFields) -> Result<(i64, i32), Error> {
    let (mut seconds, mut nanos) = (0, 0);
    message.visit_fields(&mut |field, value| {
        match value {
            Value::Scalar(Scalar::Int(number)) if field == SECONDS => seconds = number,
            Value::Scalar(Scalar::Int(number)) => nanos = number as i32,
            _ => {}
        }
        Ok(())
    })?;
    Ok((seconds, nanos))
}

fn write_parts(into: &mut dyn WriteFields, seconds: i64, nanos: i32) -> Result<(), Error> {
    for (field, part) in [(SECONDS, seconds), (NANOS, nanos.into())] {
        if part != 0 {
            into.write_scalar(field, Place::Field, Scalar::Int(part))?;
        }
    }
    Ok(())
}

/// The paths of a field mask as JSON and queries have them: `"a.b,cD"`.
pub(in crate::message) fn mask_text(mask: &dyn ReadFields) -> Result<String, Error> {
    let mut text = String::new();
    mask.visit_fields(&mut |_, value| {
        let Value::List(paths) = value else { return Ok(()) };
        let mut first = true;
        paths.visit_items(&mut |path| {
            if !std::mem::take(&mut first) {
                text.push(',');
            }
            match path {
                Value::Scalar(Scalar::String(path)) => append_camel_case(path, &mut text),
                _ => Ok(()),
            }
        })
    })?;
    Ok(text)
}

fn append_camel_case(path: &str, out: &mut String) -> Result<(), Error> {
    let mut after_underscore = false;
    for character in path.chars() {
        match character {
            'a'..='z' if after_underscore => out.push(character.to_ascii_uppercase()),
            'A'..='Z' => return Err(not_snake_case(path)),
            _ if after_underscore => return Err(not_snake_case(path)),
            '_' => {}
            other => out.push(other),
        }
        after_underscore = character == '_';
    }
    if after_underscore { Err(not_snake_case(path)) } else { Ok(()) }
}

fn not_snake_case(path: &str) -> Error {
    Error::new(format!("the path {:?} must be in snake_case, such as \"rate_limits.max_burst_size\"", shortened(path)))
}

/// Reads the paths of a mask; those in snake_case are taken as well.
fn decode_mask(decoder: &mut Decoder<'_>, into: &mut dyn WriteFields) -> Result<(), Error> {
    let text = decoder.string("the paths of fields in a string, \"a.b,cD\"")?;
    if text.is_empty() {
        return Ok(());
    }
    let mut snake_case = String::new();
    for path in text.split(',') {
        // Each letter may become two bytes, of which there is another copy.
        decoder.scan.need_room(path.len().saturating_mul(4))?;
        snake_case.clear();
        for character in path.chars() {
            if character.is_ascii_uppercase() {
                snake_case.push('_');
            }
            snake_case.push(character.to_ascii_lowercase());
        }
        decoder.scan.take_room(ITEM + into.text_memory(&snake_case))?;
        into.write_scalar(PATHS, Place::Item, Scalar::String(&snake_case))?;
    }
    Ok(())
}

fn encode_any(encoder: &mut Encoder<'_>, any: &dyn ReadFields) -> Result<(), Error> {
    let (mut type_url, mut value) = (String::new(), Vec::new());
    any.visit_fields(&mut |_, field| {
        match field {
            Value::Scalar(Scalar::String(text)) => type_url.push_str(text),
            Value::Scalar(Scalar::Bytes(bytes)) => value.extend_from_slice(bytes),
            _ => {}
        }
        Ok(())
    })?;
    let mut object = encoder.open_object()?;
    if !type_url.is_empty() || !value.is_empty() {
        encoder.member(&mut object, "@type");
        encoder.string(&type_url);
    }
    match held_type(&type_url) {
        Some(descriptor) => {
            let mut held = DynamicMessage::new(descriptor);
            from_binary(&value, &mut held).map_err(|error| error.in_field("value"))?;
            if form(descriptor).is_some() {
                encoder.member(&mut object, "value");
                encoder.message(&held)?;
            } else {
                encoder.members(&mut object, &held)?;
            }
        }
        None if value.is_empty() => {}
        None => return Err(unknown_type(&type_url)),
    }
    encoder.close_object(object);
    Ok(())
}

/// Reads an object with `@type` into the type and the binary form of what it holds. The type may stand anywhere in the
/// object, so it is looked for first.
fn decode_any(decoder: &mut Decoder<'_>, into: &mut dyn WriteFields) -> Result<(), Error> {
    let start = decoder.scan.position();
    if !decoder.scan.take(b'{') {
        return Err(decoder.scan.mismatch("an object with \"@type\""));
    }
    if decoder.scan.take(b'}') {
        return Ok(());
    }
    decoder.scan.go_back(start);
    let type_url = read_member(decoder, "@type", |decoder| decoder.string("a string"))?
        .ok_or_else(|| Error::new("\"@type\" is missing"))?;
    let mut value = Vec::new();
    match held_type(&type_url) {
        Some(descriptor) => {
            decoder.scan.go_back(start);
            let room = decoder.scan.room();
            let mut held = DynamicMessage::new(descriptor);
            if form(descriptor).is_some() {
                read_member(decoder, "value", |decoder| decoder.message(&mut held))?;
            } else {
                decoder.object(&mut held, Some("@type"))?;
            }
            // Its binary form, of which there is another copy, is no larger than what was read.
            decoder.scan.need_room((room - decoder.scan.room()).saturating_mul(2))?;
            to_binary(&held, &mut value)?;
            decoder.scan.set_room(room);
        }
        None if decoder.unknown == Unknown::Ignore => {}
        None => return Err(unknown_type(&type_url)),
    }
    decoder.scan.take_room(value.len() + into.text_memory(&type_url))?;
    into.write_scalar(TYPE_URL, Place::Field, Scalar::String(&type_url))?;
    if value.is_empty() { Ok(()) } else { into.write_scalar(VALUE, Place::Field, Scalar::Bytes(&value)) }
}

/// Steps over an object and reads of it the member with this name, if there is one.
fn read_member<'a, T>(
    decoder: &mut Decoder<'a>,
    wanted: &str,
    mut read: impl FnMut(&mut Decoder<'a>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    let mut found = None;
    decoder.scan.expect(b'{')?;
    let mut is_first = true;
    while decoder.scan.has_next(is_first, b'}')? {
        is_first = false;
        let name = decoder.member_name()?;
        decoder.scan.expect(b':')?;
        if name == wanted {
            found = Some(read(decoder).map_err(|error| error.in_field(wanted))?);
        } else {
            decoder.scan.skip_value()?;
        }
    }
    Ok(found)
}

fn held_type(type_url: &str) -> Option<&'static MessageDescriptor> {
    schema::message(type_url.rsplit('/').next()?)
}

#[cold]
fn unknown_type(type_url: &str) -> Error {
    Error::new(format!("{:?} is not a type that the API uses", shortened(type_url))).in_field("@type")
}
