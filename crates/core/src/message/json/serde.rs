//! Messages in the formats of serde: in their JSON form, whatever the format.

use super::{JsonOptions, Unknown, from_json, to_json};
use crate::message::Message;
use ::serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value;

pub fn serialize<S: Serializer>(message: &impl Message, serializer: S) -> Result<S::Ok, S::Error> {
    let mut json = Vec::new();
    to_json(message, &JsonOptions::WIRE, &mut json).map_err(ser::Error::custom)?;
    serde_json::from_slice::<Value>(&json).map_err(ser::Error::custom)?.serialize(serializer)
}

pub fn deserialize<'de, M: Message, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    let mut message = M::default();
    let json = Value::deserialize(deserializer)?.to_string();
    from_json(json.as_bytes(), &mut message, Unknown::Refuse).map_err(de::Error::custom)?;
    Ok(message)
}
