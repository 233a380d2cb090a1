//! How the shared library is linked.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // The number is that of the ABI: it grows only when a program must be rebuilt.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libcloudtasks.so.0");
    // Its threads and the destructors of its thread-local data may still run after the last dlclose.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
}
