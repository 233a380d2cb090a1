//! Pieces of a buffer that are put in order once all are written.

/// Remembers where each piece begins; a piece ends where the next begins or the buffer ends.
pub(super) struct Pieces<K> {
    starts: Vec<(K, usize)>,
}

impl<K: Ord> Pieces<K> {
    pub(super) fn new() -> Self {
        Pieces { starts: Vec::new() }
    }

    /// A piece with this key begins at the present end of `out`.
    pub(super) fn begin(&mut self, key: K, out: &[u8]) {
        self.starts.push((key, out.len()));
    }

    /// Orders the pieces by key; those with equal keys stay in their order. `separate` is called before each with its
    /// new position.
    pub(super) fn arrange(self, out: &mut Vec<u8>, mut separate: impl FnMut(usize, &mut Vec<u8>)) {
        let Some(&(_, start)) = self.starts.first() else { return };
        let tail = out.split_off(start);
        let ends = self.starts.iter().skip(1).map(|(_, start)| *start).chain([start + tail.len()]);
        let mut pieces: Vec<(&K, &[u8])> =
            self.starts.iter().zip(ends).map(|((key, from), to)| (key, &tail[from - start..to - start])).collect();
        pieces.sort_by_key(|(key, _)| *key);
        for (position, (_, piece)) in pieces.into_iter().enumerate() {
            separate(position, out);
            out.extend_from_slice(piece);
        }
    }
}
