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

/// Decompresses a body as it arrives, up to a limit: a few KB can become gigabytes.
pub(super) struct Decompressor {
    decoder: MultiGzDecoder<Limited>,
    http_status: u16,
}

/// A buffer for at most `limit` bytes.
struct Limited {
    body: Vec<u8>,
    limit: usize,
    is_beyond: bool,
}

impl Decompressor {
    pub fn new(http_status: u16, limit: usize) -> Self {
        let buffer = Limited { body: Vec::new(), limit, is_beyond: false };
        Decompressor { decoder: MultiGzDecoder::new(buffer), http_status }
    }

    pub fn push(&mut self, compressed: &[u8]) -> Result<(), Error> {
        let pushed = self.decoder.write_all(compressed);
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
        let Limited { limit, is_beyond, .. } = *self.decoder.get_ref();
        result.map_err(|error| match is_beyond {
            true => Error::too_large(limit),
            false => Error::unreadable(self.http_status, format_args!("gzip: {error}")),
        })
    }
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.limit - self.body.len() {
            self.is_beyond = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        append(&mut self.body, bytes, self.limit);
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
    fn decompress(compressed: &[u8], limit: usize) -> Result<Bytes, Error> {
        let mut decompressor = Decompressor::new(200, limit);
        for piece in compressed.chunks(5) {
            decompressor.push(piece)?;
        }
        decompressor.finish()
    }

    fn compress(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_body_is_decompressed_up_to_its_limit() {
        let body = vec![b'x'; 10_000];
        assert_eq!(decompress(&compress(&body), 10_000).unwrap(), body);
        assert_eq!(decompress(&compress(&body), 9_999).unwrap_err().code(), Code::ResourceExhausted);
        // Two members, as the format allows.
        assert_eq!(decompress(&[compress(b"a "), compress(b"body")].concat(), 6).unwrap(), &b"a body"[..]);
    }

    #[test]
    fn a_body_that_is_cut_or_not_gzip_cannot_be_read() {
        let compressed = compress(b"a body");
        for bad in [&compressed[..compressed.len() - 9], &compressed[..compressed.len() - 1], b"{}", b""] {
            let error = decompress(bad, 100).unwrap_err();
            assert!(error.message().contains("gzip"), "{error}");
        }
    }
}
