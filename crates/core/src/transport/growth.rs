//! A body whose length is not known grows within its limit.

use crate::response::MAX_LIST_BYTES;

/// From this size on, a body of unknown length gets all the room that it may need.
const LARGE: usize = 1 << 20;

/// Appends to a body of unknown length, which may become this large.
///
/// A Vec that doubles is in memory twice when it moves. So a large one gets its whole room at once: pages that are not
/// written to take no memory.
pub(super) fn append(body: &mut Vec<u8>, data: &[u8], most: usize) {
    let is_full = body.len() + data.len() > body.capacity();
    if is_full && body.len() >= LARGE && most <= MAX_LIST_BYTES {
        // Without so much room it doubles.
        let _ = body.try_reserve_exact(most - body.len());
    }
    body.extend_from_slice(data);
}
