//! The binary codec of the table as tonic wants one.

use super::status;
use crate::error::ApiError;
use bytes::{Buf, BufMut};
use cloudtasks::Code;
use cloudtasks::message::{DynamicMessage, from_binary, to_binary};
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
        to_binary(&message, &mut binary).map_err(|error| refusal(Code::Internal, format!("The response: {error}")))?;
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
        from_binary(&binary, &mut message).map_err(|error| {
            refusal(Code::InvalidArgument, format!("The request is no {}: {error}", self.0.full_name))
        })?;
        Ok(Some(message))
    }
}

fn refusal(code: Code, message: String) -> Status {
    status::of(&ApiError::new(code, message))
}
