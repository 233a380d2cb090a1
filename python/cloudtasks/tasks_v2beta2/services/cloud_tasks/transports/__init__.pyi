# Emitted by `cargo xtask emit` from the API's table.
import typing

def __getattr__(name: str) -> typing.Any: ...
