//! Generated files: written, or compared with what is committed.

use std::fs;
use std::path::{Path, PathBuf};

/// A generated file: its path from the root of the repository, and its text.
pub struct Output {
    pub path: String,
    pub text: String,
}

impl Output {
    pub fn new(path: impl Into<String>, text: String) -> Self {
        Output { path: path.into(), text }
    }

    fn absolute(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&self.path)
    }

    fn is_current(&self) -> bool {
        fs::read_to_string(self.absolute()).is_ok_and(|held| held == self.text)
    }
}

/// Writes the files that differ, and names them.
pub fn write(outputs: &[Output]) -> Result<(), String> {
    for output in outputs.iter().filter(|output| !output.is_current()) {
        let path = output.absolute();
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, &output.text));
        written.map_err(|error| format!("{}: {error}", output.path))?;
        println!("wrote {}", output.path);
    }
    Ok(())
}

/// Fails with the names of the files that differ.
pub fn check(outputs: &[Output]) -> Result<(), String> {
    let stale: Vec<&str> = outputs.iter().filter(|output| !output.is_current()).map(|o| o.path.as_str()).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("out of date: {}; run `cargo xtask generate` and commit the result", stale.join(", ")))
}
