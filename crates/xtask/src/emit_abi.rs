//! `tests/c/declarations.txt`: what programs of C are built against, one declaration a line, so that a review shows a change
//! of the ABI as such, and not among comments.

use crate::output::Output;

const PATH: &str = "tests/c/declarations.txt";
/// What says more to a compiler, and changes nothing in a program that is built.
const ATTRIBUTES: [&str; 2] = ["CLOUDTASKS_MUST_CHECK", "CLOUDTASKS_RETURNS_NONNULL"];

pub fn output(header: &str) -> Output {
    let mut lines: Vec<String> = constants(header).chain(declarations(&code(header))).collect();
    lines.sort();
    Output::new(PATH, lines.join("\n") + "\n")
}

/// The macros with a number.
fn constants(header: &str) -> impl Iterator<Item = String> {
    let defined = header.lines().filter_map(|line| line.strip_prefix("#define "));
    let numbers = defined.filter_map(|line| line.split_once(' ').filter(|(_, value)| value.parse::<u64>().is_ok()));
    let of_abi = numbers.filter(|(name, _)| !name.starts_with("CLOUDTASKS_VERSION"));
    of_abi.map(|(name, value)| format!("macro {name} = {value}"))
}

/// A header without comments, preprocessor lines and the braces of `extern "C"`.
fn code(header: &str) -> String {
    let mut text = String::new();
    let mut rest = header;
    while let Some((before, comment)) = rest.split_once("/*") {
        text += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text += rest;
    let mut continues = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let skipped =
            continues || line.starts_with('#') || line.starts_with("extern \"C\"") || line.starts_with("}  //");
        continues = (continues || line.starts_with('#')) && line.ends_with('\\');
        if !skipped {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Each declaration on one line; of an enum each value.
fn declarations(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for declaration in code.split_inclusive(';') {
        let words: Vec<&str> = declaration.split_whitespace().filter(|word| !ATTRIBUTES.contains(word)).collect();
        let line = words.join(" ");
        match line.strip_prefix("typedef enum { ").and_then(|line| line.split_once(" } ")) {
            Some((values, name)) => {
                let name = name.trim_end_matches(';');
                let values = values.split(", ").map(|value| value.trim_end_matches(','));
                found.extend(values.map(|value| format!("enum {name}: {value}")));
            }
            None if line.ends_with(';') => found.push(line),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_stand_one_to_a_line() {
        let header = "#define A 1\n#define B \\\n  2\n/** ; */\ntypedef enum {\n  /** x */\n  X = 0,\n  Y = 1,\n} kind;\n\
            #ifdef __cplusplus\nextern \"C\" {\n#endif\nCLOUDTASKS_MUST_CHECK\nkind f(int a,\n       int b);\n}  // extern \"C\"\n";
        let lines: Vec<String> = constants(header).chain(declarations(&code(header))).collect();
        assert_eq!(lines, ["macro A = 1", "enum kind: X = 0", "enum kind: Y = 1", "kind f(int a, int b);"]);
    }
}
