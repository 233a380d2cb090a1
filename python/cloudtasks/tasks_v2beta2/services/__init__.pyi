# Generated from the API table by `cargo xtask generate`.
