//! The binary codec of the table as tonic wants one.

use bytes::{Buf, BufMut};
use cloudtasks::message::{DynamicMessage, Error, ReadFields, Scalar, Value, from_binary, to_binary};
use cloudtasks::schema::MessageDescriptor;
use tonic::Status;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};

/// Reads requests of one type; writes any response.
pub struct TableCodec {
    pub request: &'static MessageDescriptor,
}

pub struct BinaryEncoder;

pub struct BinaryDecoder(&'static MessageDescriptor);

impl Codec for TableCodec {
    type Encode = DynamicMessage;
    type Decode = DynamicMessage;
    type Encoder = BinaryEncoder;
    type Decoder = BinaryDecoder;

    fn encoder(&mut self) -> BinaryEncoder {
        BinaryEncoder
    }

    fn decoder(&mut self) -> BinaryDecoder {
        BinaryDecoder(self.request)
    }
}

impl Encoder for BinaryEncoder {
    type Item = DynamicMessage;
    type Error = Status;

    fn encode(&mut self, message: DynamicMessage, out: &mut EncodeBuf<'_>) -> Result<(), Status> {
        let mut binary = Vec::with_capacity(512);
        to_binary(&message, &mut binary).map_err(|error| Status::internal(format!("The response: {error}")))?;
        out.put_slice(&binary);
        Ok(())
    }
}

impl Decoder for BinaryDecoder {
    type Item = DynamicMessage;
    type Error = Status;

    fn decode(&mut self, binary: &mut DecodeBuf<'_>) -> Result<Option<DynamicMessage>, Status> {
        let binary = binary.copy_to_bytes(binary.remaining());
        let mut message = DynamicMessage::new(self.0);
        from_binary(&binary, &mut message)
            .map_err(|error| Status::internal(format!("The request is no {}: {error}", self.0.full_name)))?;
        check_times(&message).map_err(|error| Status::invalid_argument(error.to_string()))?;
        Ok(Some(message))
    }
}

/// Refuses times that have no text form. The binary form holds any number of seconds, of which JSON lets none in.
fn check_times(message: &dyn ReadFields) -> Result<(), Error> {
    let fields = message.descriptor().fields;
    message.visit_fields(&mut |index, value| check_value(value).map_err(|error| error.in_field(fields[index].name)))
}

fn check_value(value: Value<'_>) -> Result<(), Error> {
    match value {
        Value::Scalar(Scalar::Timestamp(time)) => time.checked().map(drop),
        Value::Scalar(Scalar::Duration(span)) => span.checked().map(drop),
        Value::Scalar(_) => Ok(()),
        Value::Message(message) => check_times(message),
        Value::List(list) => list.visit_items(&mut |item| check_value(item)),
        Value::Map(map) => map.visit_entries(&mut |_, entry| check_value(entry)),
    }
}
