//! What Rust can set C can set, too: the setters of the core and of the emulator, compared with the symbols of the header.

use std::collections::BTreeSet;
use std::path::Path;

/// Setters whose counterpart in C has another name, and those that C leaves out, with the reason.
const NAMED_OTHERWISE: &[(&str, &str)] = &[
    ("builder.credentials", "cloudtasks_options_set_default_credentials"),
    ("builder.language", "cloudtasks_client_new_for"),
    ("builder.no_proxy", "cloudtasks_options_set_proxy"),
    ("builder.build", "cloudtasks_client_new_for"),
    ("builder.resolver", "left out: a program of C has the resolver of its libc, and nsswitch.conf to change it"),
    ("builder.stub", "left out: it answers with functions of Rust; a program of C has the emulator, and C++ its mocks"),
    ("credentials.anonymous", "cloudtasks_options_set_anonymous"),
    ("credentials.application_default", "cloudtasks_options_set_default_credentials"),
    ("credentials.from_json", "cloudtasks_options_set_credentials_json"),
    ("credentials.from_file", "cloudtasks_options_set_credentials_file"),
    ("credentials.service_account_by_exchange", "left out: it mirrors an object of Python's google-auth"),
    ("credentials.impersonate", "cloudtasks_options_set_impersonation"),
    ("credentials.from_token_provider", "cloudtasks_options_set_token_source"),
    ("credentials.from_token_function", "cloudtasks_options_set_token_source"),
    ("credentials.with_scopes", "cloudtasks_options_set_scopes"),
    ("credentials.with_lifetime", "cloudtasks_options_set_impersonation"),
    ("credentials.with_quota_project", "cloudtasks_options_set_quota_project"),
    ("credentials.with_universe_domain", "cloudtasks_options_set_universe_domain"),
    ("retry.initial", "cloudtasks_retry_set_backoff"),
    ("retry.multiplier", "cloudtasks_retry_set_backoff"),
    ("retry.maximum", "cloudtasks_retry_set_backoff"),
    ("retry.total_timeout", "cloudtasks_retry_set_deadline"),
    ("retry.codes", "cloudtasks_retry_set_statuses"),
    ("emulator.start", "cloudtasks_emulator_start"),
    ("emulator.builder", "cloudtasks_emulator_options_new"),
    ("emulator.stop", "cloudtasks_emulator_stop"),
];

/// A source file, from where its settings are to where they end, and the prefixes of its functions in C.
struct Source {
    name: &'static str,
    file: &'static str,
    block: &'static str,
    /// A function without it is not a setter.
    receiver: &'static str,
    prefixes: &'static [&'static str],
}

const SOURCES: &[Source] = &[
    Source {
        name: "builder",
        file: "core/src/builder.rs",
        block: "impl ClientBuilder {",
        receiver: "mut self",
        prefixes: &["cloudtasks_options_set_", "cloudtasks_options_add_"],
    },
    Source {
        name: "credentials",
        file: "core/src/credentials/mod.rs",
        block: "impl Credentials {",
        receiver: "",
        prefixes: &["cloudtasks_options_set_"],
    },
    Source {
        name: "call",
        file: "core/src/options.rs",
        block: "impl CallOptions {",
        receiver: "mut self",
        prefixes: &["cloudtasks_call_options_set_", "cloudtasks_call_options_add_"],
    },
    Source {
        name: "retry",
        file: "core/src/retry.rs",
        block: "impl RetryPolicy {",
        receiver: "mut self",
        prefixes: &["cloudtasks_retry_set_"],
    },
    Source {
        name: "emulator",
        file: "emulator/src/emulator.rs",
        block: "impl Builder {",
        receiver: "mut self",
        prefixes: &["cloudtasks_emulator_options_set_", "cloudtasks_emulator_options_add_"],
    },
    Source {
        name: "emulator",
        file: "emulator/src/emulator.rs",
        block: "impl Emulator {",
        receiver: "",
        prefixes: &["cloudtasks_emulator_"],
    },
];

impl Source {
    /// The public functions of the block.
    fn setters(&self) -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(self.file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let start = text.find(self.block).unwrap_or_else(|| panic!("{}: no {:?}", self.file, self.block));
        let block = &text[start..];
        let block = &block[..block.find("\n}\n").expect("the end of the block")];
        let functions = block.split("\n    pub fn ").skip(1);
        functions
            .filter(|function| function.contains(self.receiver))
            .map(|function| function.split(['(', '<']).next().unwrap_or_default().to_owned())
            .collect()
    }
}

#[test]
fn what_rust_can_set_c_can_set() {
    let header = include_str!("../../../include/cloudtasks.h");
    let symbols: BTreeSet<&str> = header.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut missing = Vec::new();
    for source in SOURCES {
        let setters = source.setters();
        assert!(setters.len() > 3, "{} {}", source.file, source.block);
        for setter in setters {
            let name = format!("{}.{setter}", source.name);
            let known = NAMED_OTHERWISE.iter().find(|(known, _)| *known == name);
            let is_there = match known {
                Some((_, reason)) if reason.starts_with("left out: ") => true,
                Some((_, symbol)) => symbols.contains(symbol),
                None => source.prefixes.iter().any(|prefix| symbols.contains(format!("{prefix}{setter}").as_str())),
            };
            if !is_there {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "C cannot set {missing:?}; add a setter, or a line with the reason to this test");
}
