//! How the shared library is linked.

/// The number of the ABI: it grows only when a program must be rebuilt.
const ABI: &str = "0";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |key: &str| std::env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    let arguments = match target("OS").as_str() {
        // Its threads and the destructors of its thread-local data may still run after the last dlclose.
        "linux" => vec![format!("-Wl,-soname,libcloudtasks.so.{ABI}"), "-Wl,-z,nodelete".to_owned()],
        // dyld never unloads what has thread-local data.
        "macos" => vec![format!("-Wl,-install_name,@rpath/libcloudtasks.{ABI}.dylib")],
        // A DLL has its name only from its file.
        _ => Vec::new(),
    };
    for argument in arguments {
        println!("cargo:rustc-cdylib-link-arg={argument}");
    }
}
