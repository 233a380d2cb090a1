//! "Did you mean": the known name that a wrong one comes closest to.

/// The candidate that takes the fewest edits to reach, if it is near enough to be what was meant.
///
/// ```
/// use cloudtasks::schema::nearest;
/// assert_eq!(nearest("htp_request", ["name", "http_request"]), Some("http_request"));
/// assert_eq!(nearest("nmae", ["name", "http_request"]), Some("name"));
/// assert_eq!(nearest("colour", ["name", "http_request"]), None);
/// ```
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let most = (name.len() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= most)
        .map(|candidate| (edits(name, candidate), candidate))
        .filter(|(edits, _)| *edits <= most)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out, replaced or swapped with the next; case does not count.
fn edits(from: &str, to: &str) -> usize {
    let letters = |name: &str| name.to_lowercase().chars().collect::<Vec<_>>();
    let (from, to) = (letters(from), letters(to));
    let first: Vec<usize> = (0..=to.len()).collect();
    let (mut before, mut above) = (first.clone(), first);
    for i in 0..from.len() {
        let mut row = vec![i + 1];
        for j in 0..to.len() {
            let replaced = above[j] + usize::from(from[i] != to[j]);
            let mut least = replaced.min(row[j] + 1).min(above[j + 1] + 1);
            if i > 0 && j > 0 && from[i] == to[j - 1] && from[i - 1] == to[j] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[to.len()]
}
