# Emitted by `cargo xtask emit` from the API's table.
__version__: str
