//! Gives the shared library its SONAME. The number is that of the ABI: it grows only when a program must be rebuilt.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libcloudtasks.so.0");
}
