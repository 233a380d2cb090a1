//! Compressed responses.

use crate::error::Error;
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use http::{HeaderMap, HeaderValue, header};
use std::io::Read;

/// Asks for a compressed response. Google's front ends give one only to an agent that names gzip, too.
pub(crate) fn accept(headers: &mut HeaderMap) {
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    let agent = headers.get(header::USER_AGENT).map_or(&b""[..], HeaderValue::as_bytes);
    if let Ok(agent) = HeaderValue::from_bytes(&[agent, b" (gzip)"].concat()) {
        headers.insert(header::USER_AGENT, agent);
    }
}

/// Unpacks a body, if the result is no larger than `most` bytes. A few KB can unpack to gigabytes.
pub(super) fn unpack(http_status: u16, packed: &[u8], most: usize) -> Result<Bytes, Error> {
    let mut body = Vec::with_capacity(packed.len().saturating_mul(4).min(most));
    let limit = (most as u64).saturating_add(1);
    let read = MultiGzDecoder::new(packed).take(limit).read_to_end(&mut body);
    read.map_err(|error| Error::unreadable(http_status, format_args!("gzip: {error}")))?;
    if body.len() > most {
        return Err(Error::too_large(most));
    }
    Ok(body.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn pack(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_body_is_unpacked_up_to_its_limit() {
        let body = vec![b'x'; 10_000];
        assert_eq!(unpack(200, &pack(&body), 10_000).unwrap(), body);
        assert_eq!(unpack(200, &pack(&body), 9_999).unwrap_err().code(), Code::ResourceExhausted);
    }

    #[test]
    fn a_body_that_is_cut_or_no_gzip_cannot_be_read() {
        let packed = pack(b"a body");
        for bad in [&packed[..packed.len() - 9], b"{}"] {
            let error = unpack(200, bad, 100).unwrap_err();
            assert!(error.message().contains("gzip"), "{error}");
        }
    }
}
