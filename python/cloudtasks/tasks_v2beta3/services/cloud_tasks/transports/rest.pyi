# Generated from the API table by `cargo xtask generate`.
import typing

def __getattr__(name: str) -> typing.Any: ...
