//! SortedRuns of a buffer that are put in order once all are written.

/// Remembers where each run begins; a run ends where the next begins or the buffer ends.
pub(super) struct SortedRuns<K> {
    starts: Vec<(K, usize)>,
}

impl<K: Ord> SortedRuns<K> {
    pub(super) fn new() -> Self {
        SortedRuns { starts: Vec::new() }
    }

    /// A run with this key begins at the present end of `out`.
    pub(super) fn begin(&mut self, key: K, out: &[u8]) {
        self.starts.push((key, out.len()));
    }

    /// Orders the runs by key; those with equal keys stay in their order. `separate` is called before each with its
    /// new position.
    pub(super) fn arrange(self, out: &mut Vec<u8>, mut separate: impl FnMut(usize, &mut Vec<u8>)) {
        let Some(&(_, start)) = self.starts.first() else { return };
        let tail = out.split_off(start);
        let ends = self.starts.iter().skip(1).map(|(_, start)| *start).chain([start + tail.len()]);
        let mut runs: Vec<(&K, &[u8])> =
            self.starts.iter().zip(ends).map(|((key, from), to)| (key, &tail[from - start..to - start])).collect();
        runs.sort_by_key(|(key, _)| *key);
        for (position, (_, run)) in runs.into_iter().enumerate() {
            separate(position, out);
            out.extend_from_slice(run);
        }
    }
}
