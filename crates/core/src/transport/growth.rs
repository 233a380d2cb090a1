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
