//! Compressed responses.

use super::growth::append;
use crate::error::Error;
use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::{HeaderMap, HeaderValue, header};
use std::io::{self, Write};
use std::mem::take;

/// Asks for a compressed response. Google's front ends give one only to an agent that names gzip, too.
pub(crate) fn accept(headers: &mut HeaderMap) {
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    let agent = headers.get(header::USER_AGENT).map_or(&b""[..], HeaderValue::as_bytes);
    if let Ok(agent) = HeaderValue::from_bytes(&[agent, b" (gzip)"].concat()) {
        headers.insert(header::USER_AGENT, agent);
    }
}

/// Unpacks a body as it comes, up to a largest size. A few KB can unpack to gigabytes.
pub(super) struct Unpacker {
    decoder: MultiGzDecoder<Limited>,
    http_status: u16,
}

/// Takes no more than `most` bytes.
struct Limited {
    body: Vec<u8>,
    most: usize,
    is_beyond: bool,
}

impl Unpacker {
    pub fn new(http_status: u16, most: usize) -> Self {
        let unpacked = Limited { body: Vec::new(), most, is_beyond: false };
        Unpacker { decoder: MultiGzDecoder::new(unpacked), http_status }
    }

    pub fn push(&mut self, packed: &[u8]) -> Result<(), Error> {
        let pushed = self.decoder.write_all(packed);
        self.check(pushed)
    }

    pub fn finish(mut self) -> Result<Bytes, Error> {
        let ended = self.decoder.try_finish();
        self.check(ended)?;
        let mut body = take(&mut self.decoder.get_mut().body);
        body.shrink_to_fit();
        Ok(body.into())
    }

    fn check(&self, result: io::Result<()>) -> Result<(), Error> {
        let Limited { most, is_beyond, .. } = *self.decoder.get_ref();
        result.map_err(|error| match is_beyond {
            true => Error::too_large(most),
            false => Error::unreadable(self.http_status, format_args!("gzip: {error}")),
        })
    }
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.most - self.body.len() {
            self.is_beyond = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        append(&mut self.body, bytes, self.most);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    /// In pieces of five bytes.
    fn unpack(packed: &[u8], most: usize) -> Result<Bytes, Error> {
        let mut unpacker = Unpacker::new(200, most);
        for piece in packed.chunks(5) {
            unpacker.push(piece)?;
        }
        unpacker.finish()
    }

    fn pack(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_body_is_unpacked_up_to_its_limit() {
        let body = vec![b'x'; 10_000];
        assert_eq!(unpack(&pack(&body), 10_000).unwrap(), body);
        assert_eq!(unpack(&pack(&body), 9_999).unwrap_err().code(), Code::ResourceExhausted);
        // Two members, as the format allows.
        assert_eq!(unpack(&[pack(b"a "), pack(b"body")].concat(), 6).unwrap(), &b"a body"[..]);
    }

    #[test]
    fn a_body_that_is_cut_or_no_gzip_cannot_be_read() {
        let packed = pack(b"a body");
        for bad in [&packed[..packed.len() - 9], &packed[..packed.len() - 1], b"{}", b""] {
            let error = unpack(bad, 100).unwrap_err();
            assert!(error.message().contains("gzip"), "{error}");
        }
    }
}
