//! Texts that one list repeats: each task of a page has the same URL, header names and content type.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// Longer ones are rarely met twice.
const LONGEST: usize = 64;
const PLACES: usize = 64;

/// The last text that came to each place, by its hash. Finding one costs a third of making it, and spares its memory.
pub struct StringCache([Option<Py<PyString>>; PLACES]);

impl StringCache {
    pub fn get(&mut self, py: Python<'_>, text: &str) -> Py<PyString> {
        if text.len() > LONGEST {
            return PyString::new(py, text).unbind();
        }
        let place = &mut self.0[place(text.as_bytes())];
        match place {
            Some(held) if held.bind(py).to_str().is_ok_and(|held| held == text) => held.clone_ref(py),
            _ => place.insert(PyString::new(py, text).unbind()).clone_ref(py),
        }
    }
}

impl Default for StringCache {
    fn default() -> Self {
        StringCache([const { None }; PLACES])
    }
}

/// By the length and the ends, where texts of one kind differ.
fn place(text: &[u8]) -> usize {
    let end = |chunk: Option<&[u8; 8]>| chunk.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let (first, last) = match text.len() {
        0..8 => (text.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0),
        _ => (end(text.first_chunk()), end(text.last_chunk())),
    };
    let mixed = (first ^ last.rotate_left(29) ^ text.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize % PLACES
}
