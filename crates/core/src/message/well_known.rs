//! Instants and spans of time, with the text forms that proto3 JSON gives them.

/// An instant: seconds since 1970-01-01T00:00:00Z and nanoseconds from 0 to 999,999,999, which count forward in
/// time also before 1970. Ranges from year 1 to year 9999.
///
/// ```
/// use cloudtasks::Timestamp;
/// let t = Timestamp::parse("2026-01-02T03:04:05.25+01:00").unwrap();
/// assert_eq!(t.to_string(), "2026-01-02T02:04:05.250Z");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    pub seconds: i64,
    pub nanos: i32,
}

/// A signed span of time: seconds and nanoseconds of the same sign. Ranges over ±315,576,000,000 s (10,000 years).
///
/// ```
/// use cloudtasks::Duration;
/// assert_eq!(Duration::parse("-1.5s").unwrap(), Duration { seconds: -1, nanos: -500_000_000 });
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    pub seconds: i64,
    pub nanos: i32,
}
