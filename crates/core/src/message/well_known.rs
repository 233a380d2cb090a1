//! Instants and spans of time, with the text forms that proto3 JSON gives them.

use super::Error;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

const NANOS_PER_SECOND: i32 = 1_000_000_000;
const SECONDS_PER_DAY: i64 = 86_400;

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
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// The fraction of the second, from 0 to 999,999,999.
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
    /// Whole seconds.
    pub seconds: i64,
    /// The fraction of the second, from -999,999,999 to 999,999,999.
    pub nanos: i32,
}

impl Timestamp {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Self = Timestamp { seconds: -62_135_596_800, nanos: 0 };
    /// 9999-12-31T23:59:59.999999999Z.
    pub const MAX: Self = Timestamp { seconds: 253_402_300_799, nanos: NANOS_PER_SECOND - 1 };

    /// The present instant by the system's clock.
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Reads RFC 3339 with `Z` or an offset and at most nine fraction digits.
    ///
    /// Refuses other text, dates that do not exist, leap seconds and years outside 1 to 9999.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let not_a_time = || {
            let text = shortened(text);
            Error::new(format!("{text:?} is not an RFC 3339 time such as \"2026-01-02T03:04:05.25Z\""))
        };
        read_rfc3339(text.as_bytes()).ok_or_else(not_a_time)?.checked()
    }

    /// This instant, or an error if it lies outside years 1 to 9999 or its nanoseconds outside their range.
    pub fn checked(self) -> Result<Self, Error> {
        if !(0..NANOS_PER_SECOND).contains(&self.nanos) {
            return Err(Error::new(format!("a timestamp has 0 to 999999999 nanoseconds, got {}", self.nanos)));
        }
        if self < Self::MIN || self > Self::MAX {
            return Err(Error::new(format!("a timestamp lies in years 1 to 9999, got {} s from 1970", self.seconds)));
        }
        Ok(self)
    }

    /// Appends the RFC 3339 form; only for a checked instant.
    pub(super) fn append(self, out: &mut Vec<u8>) {
        let (year, month, day) = civil_date(self.seconds.div_euclid(SECONDS_PER_DAY));
        let second = self.seconds.rem_euclid(SECONDS_PER_DAY) as u32;
        let mut text = *b"0000-00-00T00:00:00";
        let parts = [year / 100, year % 100, month, day, second / 3600, second / 60 % 60, second % 60];
        for (at, part) in [0, 2, 5, 8, 11, 14, 17].into_iter().zip(parts) {
            text[at] += (part / 10) as u8;
            text[at + 1] += (part % 10) as u8;
        }
        out.extend_from_slice(&text);
        append_fraction(self.nanos, out);
        out.push(b'Z');
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.checked() {
            Ok(_) => show(f, |out| self.append(out)),
            Err(_) => write!(f, "{} s and {} ns from 1970, out of range", self.seconds, self.nanos),
        }
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Timestamp { seconds: whole_seconds(after), nanos: after.subsec_nanos() as i32 },
            Err(error) => {
                let before = error.duration();
                match before.subsec_nanos() as i32 {
                    0 => Timestamp { seconds: -whole_seconds(before), nanos: 0 },
                    nanos => Timestamp { seconds: -whole_seconds(before) - 1, nanos: NANOS_PER_SECOND - nanos },
                }
            }
        }
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = Error;

    fn try_from(time: Timestamp) -> Result<Self, Error> {
        let time = time.checked()?;
        let nanos = std::time::Duration::from_nanos(time.nanos as u64);
        let seconds = std::time::Duration::from_secs(time.seconds.unsigned_abs());
        let whole = if time.seconds < 0 { UNIX_EPOCH.checked_sub(seconds) } else { UNIX_EPOCH.checked_add(seconds) };
        whole
            .and_then(|whole| whole.checked_add(nanos))
            .ok_or_else(|| Error::new(format!("{time} is out of range for the system's clock")))
    }
}

impl Duration {
    /// The longest span, in seconds, of either sign.
    pub const MAX_SECONDS: i64 = 315_576_000_000;

    /// Reads seconds with at most nine fraction digits and the letter `s`: `"3.5s"`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let not_a_span = || Error::new(format!("{:?} is not a duration such as \"3.5s\"", shortened(text)));
        read_seconds(text).ok_or_else(not_a_span)?.checked()
    }

    /// This span, or an error if it is longer than 10,000 years or its two parts differ in sign.
    pub fn checked(self) -> Result<Self, Error> {
        let Duration { seconds, nanos } = self;
        if !(-Self::MAX_SECONDS..=Self::MAX_SECONDS).contains(&seconds) {
            return Err(Error::new(format!(
                "a duration has at most {} s either way, got {seconds}",
                Self::MAX_SECONDS
            )));
        }
        if !(1 - NANOS_PER_SECOND..NANOS_PER_SECOND).contains(&nanos) {
            return Err(Error::new(format!("a duration has at most 999999999 ns beside its seconds, got {nanos}")));
        }
        if (seconds < 0 && nanos > 0) || (seconds > 0 && nanos < 0) {
            return Err(Error::new(format!("{seconds} s and {nanos} ns of one duration differ in sign")));
        }
        Ok(self)
    }

    /// Appends the form with the letter `s`; only for a checked span.
    pub(super) fn append(self, out: &mut Vec<u8>) {
        if self.seconds < 0 || self.nanos < 0 {
            out.push(b'-');
        }
        out.extend_from_slice(itoa::Buffer::new().format(self.seconds.unsigned_abs()).as_bytes());
        append_fraction(self.nanos.saturating_abs(), out);
        out.push(b's');
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.checked() {
            Ok(_) => show(f, |out| self.append(out)),
            Err(_) => write!(f, "{} s and {} ns, out of range", self.seconds, self.nanos),
        }
    }
}

impl From<std::time::Duration> for Duration {
    fn from(span: std::time::Duration) -> Self {
        Duration { seconds: whole_seconds(span), nanos: span.subsec_nanos() as i32 }
    }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = Error;

    fn try_from(span: Duration) -> Result<Self, Error> {
        let span = span.checked()?;
        match (u64::try_from(span.seconds), u32::try_from(span.nanos)) {
            (Ok(seconds), Ok(nanos)) => Ok(std::time::Duration::new(seconds, nanos)),
            _ => Err(Error::new(format!("{span} is negative"))),
        }
    }
}

fn whole_seconds(span: std::time::Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}

fn show(f: &mut fmt::Formatter<'_>, append: impl FnOnce(&mut Vec<u8>)) -> fmt::Result {
    let mut text = Vec::with_capacity(32);
    append(&mut text);
    f.pad(&String::from_utf8_lossy(&text))
}

/// The beginning of a text that is quoted in an error.
pub(super) fn shortened(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(end, _)| &text[..end])
}

/// Appends a fraction of three, six or nine digits, the fewest that say it all; nothing for zero.
fn append_fraction(nanos: i32, out: &mut Vec<u8>) {
    let (mut rest, digits) = match nanos {
        0 => return,
        n if n % 1_000_000 == 0 => (n / 1_000_000, 3),
        n if n % 1_000 == 0 => (n / 1_000, 6),
        n => (n, 9),
    };
    let mut text = *b".000000000";
    for digit in text[1..=digits].iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.extend_from_slice(&text[..=digits]);
}

fn read_rfc3339(text: &[u8]) -> Option<Timestamp> {
    let (time, rest) = text.split_first_chunk::<19>()?;
    let [y1, y2, y3, y4, b'-', mo1, mo2, b'-', d1, d2, b'T', h1, h2, b':', mi1, mi2, b':', s1, s2] = *time else {
        return None;
    };
    let (year, month, day) = (digits([y1, y2, y3, y4])?, digits([mo1, mo2])?, digits([d1, d2])?);
    let (hour, minute, second) = (digits([h1, h2])?, digits([mi1, mi2])?, digits([s1, s2])?);
    let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    if !exists || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (nanos, rest) = read_fraction(rest)?;
    let offset = read_offset(rest)?;
    let seconds = days_from_civil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - offset;
    Some(Timestamp { seconds, nanos })
}

/// Seconds east of Greenwich.
fn read_offset(text: &[u8]) -> Option<i64> {
    match text {
        b"Z" => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (digits([*h1, *h2])?, digits([*m1, *m2])?);
            let offset = hours * 3600 + minutes * 60;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}

/// The nanoseconds of a fraction, if one stands there, and what follows.
fn read_fraction(text: &[u8]) -> Option<(i32, &[u8])> {
    let Some(text) = text.strip_prefix(b".") else { return Some((0, text)) };
    let length = text.iter().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=9).contains(&length) {
        return None;
    }
    let (fraction, rest) = text.split_at(length);
    let mut padded = [b'0'; 9];
    padded[..length].copy_from_slice(fraction);
    Some((digits(padded)? as i32, rest))
}

fn read_seconds(text: &str) -> Option<Duration> {
    let text = text.strip_suffix('s')?.as_bytes();
    let (sign, text) = text.strip_prefix(b"-").map_or((1, text), |text| (-1, text));
    let length = text.iter().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=18).contains(&length) {
        return None;
    }
    let (whole, fraction) = text.split_at(length);
    let (nanos, rest) = read_fraction(fraction)?;
    let seconds = whole.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    rest.is_empty().then_some(Duration { seconds: sign * seconds, nanos: sign as i32 * nanos })
}

/// The number that these bytes write, if they are all digits.
#[inline]
fn digits<const N: usize>(text: [u8; N]) -> Option<i64> {
    let (mut number, mut valid) = (0, true);
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        valid &= digit < 10;
        number = number * 10 + i64::from(digit);
    }
    valid.then_some(number)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar. Years are counted from March, so that the leap day is
/// the last of its year, and in eras of 400 years, after which the calendar repeats.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a count of days from 1970-01-01: the inverse of [`days_from_civil`] from year 1 on.
fn civil_date(days: i64) -> (u32, u32, u32) {
    let days = (days + 719_468) as u32;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + u32::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_timestamp_prints_no_three_six_or_nine_fraction_digits() {
        for (nanos, text) in [(0, ""), (250_000_000, ".250"), (1_000, ".000001"), (1, ".000000001")] {
            let shown = Timestamp { seconds: 0, nanos }.to_string();
            assert_eq!(shown, format!("1970-01-01T00:00:00{text}Z"));
        }
    }

    #[test]
    fn a_timestamp_survives_its_text_form_from_year_1_to_year_9999() {
        let mut seconds = Timestamp::MIN.seconds;
        while seconds <= Timestamp::MAX.seconds {
            let instant = Timestamp { seconds, nanos: 7 };
            assert_eq!(time(&instant.to_string()), instant);
            seconds += 7_919 * 1_009;
        }
        assert_eq!(Timestamp::MIN.to_string(), "0001-01-01T00:00:00Z");
        assert_eq!(time("9999-12-31T23:59:59.999999999Z"), Timestamp::MAX);
    }

    #[test]
    fn february_has_29_days_in_leap_years() {
        for year in ["2024", "2000", "1600", "0004"] {
            let day = format!("{year}-02-29T00:00:00Z");
            assert_eq!(time(&day).to_string(), day);
            assert!(Timestamp::parse(&format!("{year}-02-30T00:00:00Z")).is_err());
        }
        for year in ["2023", "1900", "2100", "0001"] {
            assert!(Timestamp::parse(&format!("{year}-02-29T00:00:00Z")).is_err(), "{year}");
        }
    }

    #[test]
    fn now_is_between_before_and_after() {
        let before = Timestamp::from(SystemTime::now());
        let now = Timestamp::now();
        assert!(before <= now && now <= Timestamp::from(SystemTime::now()));
    }

    #[test]
    fn an_offset_is_taken_off() {
        assert_eq!(time("2026-01-01T00:30:00+01:30"), time("2025-12-31T23:00:00Z"));
        assert_eq!(time("2025-12-31T22:00:00-02:00"), time("2026-01-01T00:00:00Z"));
        assert_eq!(time("2026-01-01T23:59:00+23:59"), time("2026-01-01T00:00:00Z"));
    }

    #[test]
    fn text_that_is_no_instant_is_refused() {
        for text in [
            "",
            "2026-01-02",
            "2026-01-02T03:04:05",
            "2026-01-02 03:04:05Z",
            "2026-01-02t03:04:05z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-0a-01T00:00:00Z",
            "202:-01-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00:60Z",
            "2026-01-02T03:04:05.Z",
            "2026-01-02T03:04:05.1234567890Z",
            "2026-01-02T03:04:05ZZ",
            "2026-01-02T03:04:05+1:00",
            "2026-01-02T03:04:05+24:00",
            "2026-01-02T03:04:05+00:60",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+01:00",
            "é026-01-02T03:04:05Z",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
        }
        let message = Timestamp::parse("tomorrow").unwrap_err().to_string();
        assert_eq!(message, "\"tomorrow\" is not an RFC 3339 time such as \"2026-01-02T03:04:05.25Z\"");
    }

    #[test]
    fn a_timestamp_out_of_range_is_refused_and_still_prints() {
        let late = Timestamp { seconds: i64::MAX, nanos: 0 };
        assert!(late.checked().is_err());
        assert!(Timestamp { seconds: 0, nanos: -1 }.checked().is_err());
        assert!(late.to_string().ends_with("out of range"));
    }

    #[test]
    fn the_system_clock_converts_both_ways_before_and_after_1970() {
        // Windows counts 100 ns.
        for (seconds, nanos) in [(0, 0), (1_700_000_000, 123_456_700), (-1, 999_999_900), (-5, 0), (-5, 100)] {
            let instant = Timestamp { seconds, nanos };
            assert_eq!(Timestamp::from(SystemTime::try_from(instant).unwrap()), instant);
        }
    }

    #[test]
    fn a_duration_survives_its_text_form() {
        for text in ["0s", "30s", "-30s", "0.100s", "-0.100s", "3.000001s", "1.000000001s", "315576000000s"] {
            assert_eq!(Duration::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Duration::parse("1.5s").unwrap(), Duration { seconds: 1, nanos: 500_000_000 });
    }

    #[test]
    fn text_that_is_no_duration_is_refused() {
        for text in ["", "s", "1", ".5s", "-s", "1.s", "1.0000000001s", "1 s", "--1s", "315576000001s", "1ss"] {
            assert!(Duration::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_duration_with_parts_of_different_sign_is_refused() {
        let mixed = Duration { seconds: 1, nanos: -1 };
        assert_eq!(mixed.checked().unwrap_err().to_string(), "1 s and -1 ns of one duration differ in sign");
    }

    #[test]
    fn the_standard_duration_converts_both_ways_unless_negative() {
        let half = std::time::Duration::from_millis(1500);
        assert_eq!(std::time::Duration::try_from(Duration::from(half)).unwrap(), half);
        assert!(std::time::Duration::try_from(Duration { seconds: 0, nanos: -1 }).is_err());
        assert!(Duration::from(std::time::Duration::MAX).checked().is_err());
    }
}
