//! Timestamps in the time of California, in which the service writes them into messages.

use cloudtasks::Timestamp;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// `2099-12-31T16:00:00.5-08:00`.
pub fn show(time: Timestamp) -> String {
    let offset = if is_summer(time.seconds) { -7 } else { -8 };
    let local = Timestamp { seconds: time.seconds + offset * HOUR, nanos: time.nanos }.to_string();
    let (seconds, fraction) = local.trim_end_matches('Z').split_at("0000-00-00T00:00:00".len());
    format!("{seconds}{}-0{}:00", fraction.trim_end_matches('0'), -offset)
}

/// Whether daylight saving time holds: from the second Sunday of March to the first of November, 2 o'clock.
fn is_summer(seconds: i64) -> bool {
    let year = year(seconds.div_euclid(DAY));
    let begins = (first_sunday(year, 3) + 7) * DAY + 10 * HOUR;
    let ends = first_sunday(year, 11) * DAY + 9 * HOUR;
    (begins..ends).contains(&seconds)
}

/// The first Sunday of a month, in days since 1970-01-01, which was a Thursday.
fn first_sunday(year: i64, month: i64) -> i64 {
    let first = days(year, month);
    first + (3 - first).rem_euclid(7)
}

/// Days from 1970-01-01 to the first of a month from March on.
fn days(year: i64, month: i64) -> i64 {
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * (month - 3) + 2) / 5
        - 719_468
}

fn year(day: i64) -> i64 {
    let guess = 1970 + day.div_euclid(365);
    // January and February count as the end of the year before.
    (0..=guess).rev().find(|year| days(*year, 3) - 59 - i64::from(is_leap(*year)) <= day).unwrap_or(0)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(seconds: i64, nanos: i32) -> String {
        show(Timestamp { seconds, nanos })
    }

    #[test]
    fn times_are_shown_in_winter_and_summer_time() {
        assert_eq!(shown(4_102_444_800, 0), "2099-12-31T16:00:00-08:00");
        assert_eq!(shown(4_118_083_200, 0), "2100-06-30T17:00:00-07:00");
        // 2026-03-08 and 2026-11-01, one second before and at the change.
        assert_eq!(shown(1_772_963_999, 0), "2026-03-08T01:59:59-08:00");
        assert_eq!(shown(1_772_964_000, 0), "2026-03-08T03:00:00-07:00");
        assert_eq!(shown(1_793_523_599, 0), "2026-11-01T01:59:59-07:00");
        assert_eq!(shown(1_793_523_600, 0), "2026-11-01T01:00:00-08:00");
    }

    #[test]
    fn fractions_lose_their_trailing_zeros() {
        assert_eq!(shown(4_102_444_800, 500_000_000), "2099-12-31T16:00:00.5-08:00");
        assert_eq!(shown(4_102_444_800, 1), "2099-12-31T16:00:00.000000001-08:00");
    }
}
