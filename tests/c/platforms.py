"""How programs for another kind of machine are built and run here, by Rust's name of it."""

import dataclasses
import sys


@dataclasses.dataclass(frozen=True)
class Platform:
    """`package` is what pkg-config is asked for; `launcher` runs a program that this machine cannot run itself."""

    cc: tuple[str, ...] = ("cc",)
    cxx: tuple[str, ...] = ("c++",)
    launcher: tuple[str, ...] = ()
    package: str = "cloudtasks"
    suffix: str = ""
    # Tools of packaging/install.
    install: tuple[tuple[str, str], ...] = ()
    # Libraries of the system.
    libraries: tuple[str, ...] = ("-lpthread",)
    # Those for loading a library while the program runs.
    loader: tuple[str, ...] = ("-ldl",)
    # Programs that are not built, and why.
    left_out: tuple[tuple[str, str], ...] = ()


def zig(target, *, launcher=(), install=(), left_out=()):
    """Static, with musl: a thread has a stack of 128 KiB there."""
    tools = [(sys.executable, "-m", "ziglang", tool, "-target", target, "-static") for tool in ("cc", "c++")]
    return Platform(
        *tools,
        launcher=launcher,
        package="cloudtasks-static",
        install=install,
        left_out=(("loading", "a static program loads no library"), *left_out),
    )


HERE = Platform()

ELSEWHERE = {
    "x86_64-unknown-linux-musl": zig("x86_64-linux-musl"),
    "aarch64-unknown-linux-musl": zig(
        "aarch64-linux-musl",
        launcher=("qemu-aarch64-static",),
        install=tuple((tool.upper(), f"aarch64-linux-gnu-{tool}") for tool in ("ld", "objcopy", "ar")),
        left_out=(("limits", "qemu does not limit the memory of the program that it runs"),),
    ),
    # The runtime libraries of GCC inside of the programs, so that Wine has to find no DLL but ours.
    "x86_64-pc-windows-gnu": Platform(
        ("x86_64-w64-mingw32-gcc-posix", "-static-libgcc"),
        # Without -O1 each inline function is three sections: more than an object can have or the linker takes.
        ("x86_64-w64-mingw32-g++-posix", "-static-libgcc", "-O1"),
        launcher=("wine",),
        suffix=".exe",
        loader=(),
        libraries=("-lws2_32", "-Wl,-Bstatic", "-lpthread"),
        left_out=(("limits", "it limits memory by setrlimit"),),
    ),
}
