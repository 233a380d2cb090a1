//! Mutations of a corpus, for runs without libFuzzer.

use rand::prelude::*;
use rand::rngs::StdRng;

/// Tokens that mean something to some target.
const TOKENS: [&[u8]; 20] = [
    b"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"null",
    b"true",
    b"-1",
    b"1e400",
    b"9223372036854775808",
    b"\\ud800",
    b"\\u0000",
    b"\xff",
    b"\x00",
    b"\n",
    b"..",
    b"/",
    b"%2F",
];

/// Calls `run` with each input of the corpus and then with `count` mutations of them. The same seed gives the same mutations.
pub fn run_corpus(corpus: &[Vec<u8>], count: usize, seed: u64, run: impl Fn(&[u8])) {
    assert!(!corpus.is_empty(), "the corpus is empty");
    corpus.iter().for_each(|input| run(input));
    let mut random = StdRng::seed_from_u64(seed);
    for _ in 0..count {
        let mut input = corpus.choose(&mut random).cloned().unwrap_or_default();
        for _ in 0..random.random_range(1..=4) {
            mutate(&mut input, corpus, &mut random);
        }
        run(&input);
    }
}

fn mutate(input: &mut Vec<u8>, corpus: &[Vec<u8>], random: &mut StdRng) {
    let at = random.random_range(0..=input.len());
    match random.random_range(0..7) {
        0 if at < input.len() => input[at] ^= 1 << random.random_range(0..8),
        1 if at < input.len() => input[at] = random.random(),
        2 => input.insert(at, random.random()),
        3 => drop(input.splice(at..at, TOKENS.choose(random).copied().unwrap_or_default().iter().copied())),
        4 => drop(input.drain(at..(at + random.random_range(0..16)).min(input.len()))),
        5 => {
            let end = (at + random.random_range(0..32)).min(input.len());
            let part = input[at..end].to_vec();
            input.splice(at..at, part);
        }
        _ => {
            let other = corpus.choose(random).map_or(&[][..], |other| other);
            let from = random.random_range(0..=other.len());
            input.truncate(at);
            input.extend_from_slice(&other[from..]);
        }
    }
}
