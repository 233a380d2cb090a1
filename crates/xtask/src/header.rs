//! `include/cloudtasks.h`, by cbindgen.

use crate::emit_abi;
use crate::output::Output;
use std::error::Error;
use std::path::Path;

const PATH: &str = "include/cloudtasks.h";

pub fn outputs() -> Result<Vec<Output>, String> {
    let header = generate().map_err(|error| error.to_string())?;
    let declarations = emit_abi::output(&header);
    Ok(vec![Output::new(PATH, header), declarations])
}

fn generate() -> Result<String, Box<dyn Error>> {
    let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../capi");
    let mut config = cbindgen::Config::from_file(crate_directory.join("cbindgen.toml"))?;
    config.after_includes = Some(constants()?);
    let bindings = cbindgen::Builder::new().with_crate(crate_directory).with_config(config).generate()?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    Ok(with_attributes(&String::from_utf8(text)?))
}

/// Marks the functions that can fail, and those that never give NULL. An attribute of Rust would stand on each of them.
fn with_attributes(header: &str) -> String {
    let marked = "\nCLOUDTASKS_MUST_CHECK\ncloudtasks_status cloudtasks_";
    // The getter of an error gives a status, too.
    let mut text = header
        .replace("\ncloudtasks_status cloudtasks_", marked)
        .replace(&format!("{marked}error_"), &format!("\n{}error_", &marked[23..]));
    for function in ["cloudtasks_status_name", "cloudtasks_version"] {
        let declared = format!("\nconst char *{function}(");
        text = text.replace(&declared, &format!("\nCLOUDTASKS_RETURNS_NONNULL{declared}"));
    }
    text
}

/// What Rust has no form for: the version of the workspace, and a length of text.
fn constants() -> Result<String, Box<dyn Error>> {
    let version = env!("CARGO_PKG_VERSION");
    let numbers = version.split('.').map(str::parse).collect::<Result<Vec<u32>, _>>()?;
    let [major, minor, patch] = numbers[..] else { return Err(format!("version {version}: expected X.Y.Z").into()) };
    Ok(format!(
        "
/** The version of this header; cloudtasks_version() tells that of the library that is loaded. */
#define CLOUDTASKS_VERSION \"{version}\"
#define CLOUDTASKS_VERSION_MAJOR {major}
#define CLOUDTASKS_VERSION_MINOR {minor}
#define CLOUDTASKS_VERSION_PATCH {patch}
/** The version as a number to compare, as cloudtasks_version_number() gives it. */
#define CLOUDTASKS_VERSION_NUMBER (CLOUDTASKS_VERSION_MAJOR * 1000000 + CLOUDTASKS_VERSION_MINOR * 1000 + CLOUDTASKS_VERSION_PATCH)
/** Whether this header is of a version or a later one. */
#define CLOUDTASKS_VERSION_AT_LEAST(major, minor, patch) \\
  (CLOUDTASKS_VERSION_NUMBER >= (major) * 1000000 + (minor) * 1000 + (patch))

/** What compilers can check: a result that must be looked at, a result that is never NULL, a function that should no longer
 *  be used. CLOUDTASKS_NO_ATTRIBUTES leaves them out. No parameter is marked nonnull: NULL is an error of the function, where
 *  the attribute would make it undefined behavior. */
#if defined(__GNUC__) && !defined(CLOUDTASKS_NO_ATTRIBUTES)
#define CLOUDTASKS_MUST_CHECK __attribute__((warn_unused_result))
#define CLOUDTASKS_RETURNS_NONNULL __attribute__((returns_nonnull))
#define CLOUDTASKS_DEPRECATED(instead) __attribute__((deprecated(instead)))
#else
#define CLOUDTASKS_MUST_CHECK
#define CLOUDTASKS_RETURNS_NONNULL
#define CLOUDTASKS_DEPRECATED(instead)
#endif

/** The functions for each method and each form of resource name: no symbols of the library. */
#ifdef __cplusplus
#define CLOUDTASKS_INLINE inline
#else
#define CLOUDTASKS_INLINE static inline
#endif

/** The language of the program and its standard, as __cplusplus and __STDC_VERSION__ give them: \"gl-c/201112L\". */
#define CLOUDTASKS_TEXT(value) CLOUDTASKS_TEXT_OF(value)
#define CLOUDTASKS_TEXT_OF(value) #value
#ifdef __cplusplus
#define CLOUDTASKS_LANGUAGE \"gl-cpp/\" CLOUDTASKS_TEXT(__cplusplus)
#else
#define CLOUDTASKS_LANGUAGE \"gl-c/\" CLOUDTASKS_TEXT(__STDC_VERSION__)
#endif

/** As the length of a text: the text ends at its NUL. */
#define CLOUDTASKS_NUL_TERMINATED ((size_t)-1)
"
    ))
}
