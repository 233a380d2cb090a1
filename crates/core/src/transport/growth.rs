//! The buffer of a body of unknown length.

use crate::response::MAX_LIST_BYTES;

/// From this size on, the buffer gets all the capacity that the body may need.
const LARGE: usize = 1 << 20;

/// Appends to a body of unknown length, which may have up to `limit` bytes.
///
/// A Vec that grows by doubling is in memory twice while it is copied. So a large one gets its whole capacity at once, which
/// costs nothing: the system gives memory only to pages that are written.
pub(super) fn append(body: &mut Vec<u8>, data: &[u8], limit: usize) {
    let is_full = body.len() + data.len() > body.capacity();
    if is_full && body.len() >= LARGE && limit <= MAX_LIST_BYTES {
        // If the reservation fails, the Vec grows by doubling.
        let _ = body.try_reserve_exact(limit - body.len());
    }
    body.extend_from_slice(data);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The capacity of a buffer of this length and capacity, after one more byte.
    fn grown(length: usize, capacity: usize, limit: usize) -> usize {
        let mut body = Vec::with_capacity(capacity);
        body.resize(length, 0);
        append(&mut body, b"x", limit);
        assert_eq!((body.len(), body.last()), (length + 1, Some(&b'x')));
        body.capacity()
    }

    #[test]
    fn a_full_buffer_gets_its_whole_capacity_once_it_is_large() {
        let limit = 5 * LARGE;
        assert_eq!(grown(LARGE, LARGE, limit), limit);
        assert_eq!(grown(LARGE, LARGE + 1, limit), LARGE + 1);
        assert!(grown(LARGE - 1, LARGE - 1, limit) < 3 * LARGE);
        assert!(grown(10, 10, limit) < LARGE);
        // A limit that a caller has raised may be more than the system gives.
        assert!(grown(LARGE, LARGE, MAX_LIST_BYTES + 1) < 3 * LARGE);
    }
}
