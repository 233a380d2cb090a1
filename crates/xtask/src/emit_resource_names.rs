//! `python/cloudtasks/_resource_names.py`: the functions of Python's client classes that build and parse resource names.

use crate::output::Output;
use cloudtasks::resource_name::{RESOURCE_NAMES, ResourceName};
use std::fmt::Write;

const WIDTH: usize = 120;

const HEAD: &str = "\
# Generated from the API table by `cargo xtask generate`.
\"\"\"Resource names, built and parsed by the static methods of the client classes.\"\"\"

from __future__ import annotations


def _ids(pattern: str, name: str) -> dict[str, str]:
    \"\"\"The ids that a name has for the variables of a pattern; empty if the name has another form.\"\"\"
    import re

    expression = re.sub(r\"\\{(\\w+)\\}\", r\"(?P<\\1>.+?)\", pattern)
    match = re.match(f\"^{expression}$\", name)
    return match.groupdict() if match else {}
";

/// The classes: each has the functions of its base and its own.
const CLASSES: [(&str, &str, &[&str]); 3] = [
    (
        "CommonNames",
        "Names of resources that all of Google Cloud shares.",
        &[
            "common_billing_account_path",
            "common_folder_path",
            "common_organization_path",
            "common_project_path",
            "common_location_path",
        ],
    ),
    (
        "QueueNames(CommonNames)",
        "Names of resources that all versions of the API have.",
        &["location_path", "queue_path", "task_path"],
    ),
    (
        "KeyNames(QueueNames)",
        "Names of encryption keys, for the versions that have them.",
        &["cmek_config_path", "crypto_key_path"],
    ),
];

pub fn output() -> Output {
    let mut text = HEAD.to_owned();
    for (class, doc, functions) in CLASSES {
        write!(text, "\n\nclass {class}:\n    \"\"\"{doc}\"\"\"\n").expect("a String takes all");
        for name in RESOURCE_NAMES.iter().filter(|name| functions.contains(&name.function)) {
            text += &build(name);
            // Clients of 1.x build the name of a location and do not parse it.
            if name.function != "location_path" {
                text += &parse(name);
            }
        }
    }
    Output::new("python/cloudtasks/_resource_names.py", text)
}

fn build(ResourceName { function, pattern, ids }: &ResourceName) -> String {
    let parameters: Vec<String> = ids.iter().map(|id| format!("{id}: str")).collect();
    let parameters = parameters.join(", ");
    format!(
        "\n    @staticmethod\n    def {function}({parameters}) -> str:\n        \"\"\"Builds ``{pattern}``.\"\"\"\n        \
         return f\"{pattern}\"\n"
    )
}

fn parse(ResourceName { function, pattern, .. }: &ResourceName) -> String {
    let doc = "The ids in a name of this form; empty if the name has another form.";
    let result = format!("        return _ids(\"{pattern}\", path)\n");
    assert!(result.len() <= WIDTH, "{function}: break this line as ruff does");
    format!(
        "\n    @staticmethod\n    def parse_{function}(path: str) -> dict[str, str]:\n        \"\"\"{doc}\"\"\"\n{result}"
    )
}
