//! `include/cloudtasks.h`, by cbindgen.

use crate::output::Output;
use std::error::Error;
use std::path::Path;

const PATH: &str = "include/cloudtasks.h";

pub fn outputs() -> Result<Vec<Output>, String> {
    generate().map_err(|error| error.to_string()).map(|text| vec![Output::new(PATH, text)])
}

fn generate() -> Result<String, Box<dyn Error>> {
    let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../capi");
    let mut config = cbindgen::Config::from_file(crate_directory.join("cbindgen.toml"))?;
    config.after_includes = Some(constants()?);
    let bindings = cbindgen::Builder::new().with_crate(crate_directory).with_config(config).generate()?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    Ok(String::from_utf8(text)?)
}

/// What Rust has no form for: the version of the workspace, and a length of text.
fn constants() -> Result<String, Box<dyn Error>> {
    let version = env!("CARGO_PKG_VERSION");
    let numbers = version.split('.').map(str::parse).collect::<Result<Vec<u32>, _>>()?;
    let [major, minor, patch] = numbers[..] else { return Err(format!("version {version}: expected X.Y.Z").into()) };
    Ok(format!(
        "
/** The version of this header; ct_version() tells that of the library that is loaded. */
#define CT_VERSION \"{version}\"
#define CT_VERSION_MAJOR {major}
#define CT_VERSION_MINOR {minor}
#define CT_VERSION_PATCH {patch}

/** As the length of a text: the text ends at its NUL. */
#define CT_NUL ((size_t)-1)
"
    ))
}
