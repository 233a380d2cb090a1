//! Tokens of a JSON text.

use super::Limits;
use super::options::MAX_DEPTH;
use super::text::{first_quote_or_escape, first_special};
use crate::message::Error;
use std::borrow::Cow;
use std::time::Instant;

/// The kinds of the open brackets, a bit each: true for an object. Their number has no limit, and each takes an eighth of a
/// byte.
#[derive(Default)]
struct OpenBrackets {
    bits: Vec<u64>,
    count: usize,
}

impl OpenBrackets {
    fn push(&mut self, is_object: bool) {
        let (word, bit) = (self.count / 64, self.count % 64);
        if word == self.bits.len() {
            self.bits.push(0);
        }
        self.bits[word] = self.bits[word] & !(1 << bit) | u64::from(is_object) << bit;
        self.count += 1;
    }

    fn pop(&mut self) {
        self.count -= 1;
    }

    /// How much memory this takes.
    fn bytes(&self) -> usize {
        size_of_val(&*self.bits)
    }

    fn last(&self) -> Option<bool> {
        let last = self.count.checked_sub(1)?;
        Some(self.bits[last / 64] >> (last % 64) & 1 == 1)
    }
}

/// Walks over a JSON text. The text is UTF-8 throughout, and every slice ends at an ASCII character.
pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// How many more bytes of memory the message may take.
    room: usize,
    deadline: Option<Instant>,
    /// How many steps are left until the deadline is checked.
    steps: u32,
}

/// The number of steps between two checks of the deadline. A step may take microseconds.
const STEPS: u32 = 4096;

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, limits: Limits) -> Self {
        let Limits { room, deadline } = limits;
        Scanner { text, bytes: text.as_bytes(), at: 0, room, deadline, steps: STEPS }
    }

    /// Fails after the deadline. It is called in each step of every loop that can be long.
    #[inline]
    fn step(&mut self) -> Result<(), Error> {
        self.steps -= 1;
        if self.steps > 0 { Ok(()) } else { self.look_at_clock() }
    }

    #[cold]
    fn look_at_clock(&mut self) -> Result<(), Error> {
        self.steps = STEPS;
        match self.deadline {
            Some(deadline) if Instant::now() >= deadline => Err(Error::new(OUT_OF_TIME)),
            _ => Ok(()),
        }
    }

    /// Reserves memory for a value that the message keeps.
    #[inline]
    pub(super) fn take_room(&mut self, bytes: usize) -> Result<(), Error> {
        match self.room.checked_sub(bytes) {
            Some(left) => {
                self.room = left;
                self.step()
            }
            None => Err(no_room()),
        }
    }

    /// Fails unless this much memory is left, for a value that is dropped soon.
    #[inline]
    pub(super) fn need_room(&self, bytes: usize) -> Result<(), Error> {
        if bytes <= self.room { Ok(()) } else { Err(no_room()) }
    }

    pub(super) fn room(&self) -> usize {
        self.room
    }

    /// Releases memory: the value that was read is dropped.
    pub(super) fn set_room(&mut self, room: usize) {
        self.room = room;
    }

    /// The next byte that is not white space; it stays unread.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.bytes.get(self.at) {
            Some(&byte) if byte > b' ' => Some(byte),
            _ => self.peek_past_space(),
        }
    }

    /// The service indents its responses, so a third of a page is spaces. They are skipped eight at a time.
    #[inline(never)]
    fn peek_past_space(&mut self) -> Option<u8> {
        const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
        loop {
            match *self.bytes.get(self.at)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(byte),
            }
            while let Some(word) = self.bytes[self.at..].first_chunk::<8>() {
                let spaces = (u64::from_le_bytes(*word) ^ SPACES).trailing_zeros() as usize / 8;
                self.at += spaces;
                if spaces < 8 {
                    break;
                }
            }
        }
    }

    /// Reads the next byte if it is this one.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    #[inline]
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Error> {
        if self.take(byte) { Ok(()) } else { Err(self.unexpected(&format!("'{}'", byte as char))) }
    }

    /// Reads the name of a member and its colon if it is one of these, given as `,"name":`, and returns which. Each takes one
    /// comparison.
    #[inline]
    pub(super) fn take_member<'m>(&mut self, members: impl Iterator<Item = &'m str>) -> Option<usize> {
        self.peek();
        let rest = &self.bytes[self.at..];
        let letter = *rest.get(1)?;
        for (position, member) in members.enumerate() {
            let member = &member.as_bytes()[1..];
            if member[1] == letter && rest.starts_with(member) {
                self.at += member.len();
                return Some(position);
            }
        }
        None
    }

    /// Reads this word if it is next: `null`, `true` or `false`.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.bytes[self.at..].starts_with(word.as_bytes());
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Steps to the next element of the object or list that `close` ends, or out of it.
    #[inline]
    pub(super) fn has_next(&mut self, is_first: bool, close: u8) -> Result<bool, Error> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(self.unexpected(&format!("',' or '{}'", close as char))),
        }
    }

    /// Reads a string; borrowed unless it has escapes.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Error> {
        self.string_to(first_special)
    }

    /// Reads a string of base64, which is often long. The decoder checks for control characters.
    pub(super) fn long_string(&mut self) -> Result<Cow<'a, str>, Error> {
        self.string_to(first_quote_or_escape)
    }

    #[inline(always)]
    fn string_to(&mut self, find_end: fn(&[u8]) -> Option<usize>) -> Result<Cow<'a, str>, Error> {
        self.expect(b'"')?;
        let start = self.at;
        match find_end(&self.bytes[start..]) {
            Some(length) if self.bytes[start + length] == b'"' => {
                self.at = start + length + 1;
                Ok(Cow::Borrowed(&self.text[start..start + length]))
            }
            _ => self.string_with_escapes().map(Cow::Owned),
        }
    }

    fn string_with_escapes(&mut self) -> Result<String, Error> {
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(end) = first_special(rest.as_bytes()) else { return Err(self.ends_early()) };
            self.need_room(out.len() + end)?;
            self.step()?;
            out.push_str(&rest[..end]);
            self.at += end + 1;
            match rest.as_bytes()[end] {
                b'"' => return Ok(out),
                b'\\' => out.push(self.escape()?),
                _ => {
                    self.at -= 1;
                    return Err(self.error("a control character in a string must be escaped"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Error> {
        let Some(byte) = self.bytes.get(self.at) else { return Err(self.ends_early()) };
        self.at += 1;
        Ok(match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => {
                self.at -= 1;
                return Err(self.error("no such escape"));
            }
        })
    }

    fn unicode_escape(&mut self) -> Result<char, Error> {
        let high = self.code_unit()?;
        if !(0xd800..0xe000).contains(&high) {
            return char::from_u32(high).ok_or_else(|| self.error("no such character"));
        }
        let is_pair = high < 0xdc00 && self.bytes[self.at..].starts_with(b"\\u");
        if is_pair {
            self.at += 2;
            let low = self.code_unit()?;
            if (0xdc00..0xe000).contains(&low) {
                let joined = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return char::from_u32(joined).ok_or_else(|| self.error("no such character"));
            }
        }
        Err(self.error("a surrogate without its partner"))
    }

    fn code_unit(&mut self) -> Result<u32, Error> {
        let Some(digits) = self.bytes[self.at..].first_chunk::<4>() else { return Err(self.ends_early()) };
        let mut unit = 0;
        for &digit in digits {
            let Some(digit) = (digit as char).to_digit(16) else { return Err(self.error("expected 4 hex digits")) };
            unit = unit * 16 + digit;
        }
        self.at += 4;
        Ok(unit)
    }

    /// Reads a number of one to nine digits: the form of most integers.
    #[inline]
    pub(super) fn take_small_integer(&mut self) -> Option<i32> {
        self.peek();
        let (mut number, mut length) = (0, 0);
        for byte in &self.bytes[self.at..] {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 || length > 9 {
                break;
            }
            number = number * 10 + i64::from(digit);
            length += 1;
        }
        let after = self.bytes[self.at..].get(length);
        let is_whole = (1..=9).contains(&length) && matches!(after, Some(b',' | b'}' | b']' | b' ' | b'\n' | b'\r'));
        if !is_whole || (length > 1 && self.bytes[self.at] == b'0') {
            return None;
        }
        self.at += length;
        Some(number as i32)
    }

    /// Reads a number as it is written.
    pub(super) fn number(&mut self) -> Result<&'a str, Error> {
        self.peek();
        let start = self.at;
        self.skip_byte(b"-");
        let leading_zero = self.bytes.get(self.at) == Some(&b'0');
        let digits = self.digits()?;
        if leading_zero && digits > 1 {
            self.at = start;
            return Err(self.error("a number cannot begin with 0"));
        }
        if self.skip_byte(b".") {
            self.digits()?;
        }
        if self.skip_byte(b"eE") {
            self.skip_byte(b"+-");
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    fn skip_byte(&mut self, any_of: &[u8]) -> bool {
        let found = self.bytes.get(self.at).is_some_and(|byte| any_of.contains(byte));
        self.at += usize::from(found);
        found
    }

    fn digits(&mut self) -> Result<usize, Error> {
        let digits = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return Err(self.unexpected("a digit"));
        }
        self.at += digits;
        Ok(digits)
    }

    /// Skips one value of any kind and depth, and checks its syntax. The content of its strings is not checked: it may not be
    /// Unicode, such as a surrogate without its partner.
    pub(super) fn skip_value(&mut self) -> Result<(), Error> {
        let mut open = OpenBrackets::default();
        loop {
            self.step()?;
            match self.peek() {
                Some(b'{') => {
                    self.at += 1;
                    open.push(true);
                    self.need_room(open.bytes())?;
                }
                Some(b'[') => {
                    self.at += 1;
                    open.push(false);
                    self.need_room(open.bytes())?;
                }
                Some(b'"') => self.skip_string()?,
                Some(b'-' | b'0'..=b'9') => drop(self.number()?),
                _ if self.take_word("true") || self.take_word("false") || self.take_word("null") => {}
                _ => return Err(self.unexpected("a value")),
            }
            // To the next value, out of all that ends here.
            let mut is_first = matches!(self.bytes[self.at - 1], b'{' | b'[');
            loop {
                let Some(is_object) = open.last() else { return Ok(()) };
                if self.has_next(is_first, if is_object { b'}' } else { b']' })? {
                    if is_object {
                        self.skip_string()?;
                        self.expect(b':')?;
                    }
                    break;
                }
                open.pop();
                is_first = false;
            }
        }
    }

    fn skip_string(&mut self) -> Result<(), Error> {
        self.expect(b'"')?;
        loop {
            let Some(end) = first_special(&self.bytes[self.at..]) else { return Err(self.ends_early()) };
            self.step()?;
            self.at += end + 1;
            match self.bytes[self.at - 1] {
                b'"' => return Ok(()),
                b'\\' if self.bytes.get(self.at) == Some(&b'u') => {
                    self.at += 1;
                    self.code_unit()?;
                }
                b'\\' => drop(self.escape()?),
                _ => {
                    self.at -= 1;
                    return Err(self.error("a control character in a string must be escaped"));
                }
            }
        }
    }

    /// Reads the name of a member. A name that is not Unicode is the name of no field; its invalid parts are replaced.
    pub(super) fn name(&mut self) -> Result<Cow<'a, str>, Error> {
        let start = self.at;
        self.string().or_else(|problem| {
            self.at = start;
            self.skip_string().map_err(|error| if error.problem() == OUT_OF_TIME { error } else { problem })?;
            Ok(Cow::Borrowed("\u{fffd}"))
        })
    }

    /// Fails unless nothing but white space is left.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        if self.peek().is_none() { Ok(()) } else { Err(self.error("the text goes on after its value")) }
    }

    /// The position, for [`Scanner::go_back`].
    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn go_back(&mut self, position: usize) {
        self.at = position;
    }

    /// The kind of the next value, for messages.
    #[cold]
    pub(super) fn next_kind(&mut self) -> &'static str {
        match self.peek() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) => "no JSON value",
            None => "the end of the text",
        }
    }

    /// Of two errors the more basic one: if the next value is not JSON at all, the error says that.
    #[cold]
    pub(super) fn mismatch(&mut self, expected: &str) -> Error {
        let (kind, position) = (self.next_kind(), self.at);
        let skipped = self.skip_value();
        self.at = position;
        skipped.err().unwrap_or_else(|| Error::new(format!("expected {expected}, got {kind}")))
    }

    #[cold]
    pub(super) fn too_deep(&self) -> Error {
        Error::new(format!("more than {MAX_DEPTH} levels of nesting"))
    }

    #[cold]
    fn unexpected(&mut self, expected: &str) -> Error {
        match self.peek() {
            None => self.ends_early(),
            Some(_) => self.error(&format!("expected {expected}")),
        }
    }

    #[cold]
    fn ends_early(&self) -> Error {
        Error::new(format!("invalid JSON: the text ends too early, at byte {}", self.text.len()))
    }

    #[cold]
    pub(super) fn error(&self, problem: &str) -> Error {
        Error::new(format!("invalid JSON at byte {}: {problem}", self.at))
    }
}

/// The error of a message that would take more memory than it may.
pub(super) const NO_ROOM: &str = "what is read takes more memory than it may";

/// The error after the deadline.
pub(super) const OUT_OF_TIME: &str = "the deadline is over";

#[cold]
fn no_room() -> Error {
    Error::new(NO_ROOM)
}
