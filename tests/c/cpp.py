"""What is particular to C++: how its tests are built, and what compilers say of its headers."""

import os
import pathlib
import subprocess

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g", "-Wconversion", "-Wshadow"]
GMOCK = pathlib.Path("/usr/include/gmock/gmock.h")


def has_gmock(runner):
    if GMOCK.exists():
        return True
    if os.environ.get("REQUIRE_ALL"):
        runner.count(False, "gmock is not installed: apt-get install libgmock-dev")
    else:
        print("skipped: gmock is not installed: apt-get install libgmock-dev")
    return False


def builds(sources):
    """What is built of each test: its name and its options."""
    for source in sources:
        yield source, f"cpp_{source.stem}", ["-std=c++17", *STRICT]
        if source.stem == "asynchronous":
            # Stop tokens and coroutines.
            yield source, f"cpp20_{source.stem}", ["-std=c++20", *STRICT]
        if source.stem == "nothrow":
            without = ["-std=c++17", "-fno-exceptions", "-fno-rtti"]
            yield source, f"cpp_{source.stem}_without_exceptions", [*without, *STRICT]


def headers_stand_alone(runner):
    include = runner.prefix / "include"
    headers = [path.relative_to(include) for path in sorted(include.rglob("*.hpp"))]
    headers = [header for header in headers if not header.name.endswith("_mocks.hpp") or has_gmock(runner)]
    cases = [("c++", "c++17", header) for header in headers]
    # Other compilers and standards have other warnings.
    whole = [header for header in headers if header.name in {"cloudtasks.hpp", "v2_connection.hpp", "v2_mocks.hpp"}]
    cases += [("c++", standard, header) for standard in ("c++20", "c++23") for header in whole]
    if runner.has("clang++", "clang"):
        cases += [("clang++", standard, header) for standard in ("c++17", "c++20", "c++2b") for header in whole]
    for compiler, standard, header in cases:
        unit = runner.scratch / "header_alone.cpp"
        unit.write_text(f'#include "{header}"\n')
        command = [compiler, f"-std={standard}", *STRICT, "-fsyntax-only", f"-I{include}", unit]
        runner.run(command, f"{header} in {standard} by {compiler}")


# What programs for Windows may include first, and its macro that has a name of ours.
AFTER_WINDOWS = """
#include <cloudtasks.hpp>
static_assert(DELETE == 0x00010000L, "the macro is as it was");
#undef DELETE
static_assert(static_cast<int>(cloudtasks::v2::HttpMethod::DELETE) == 5, "the name is ours");
"""


def headers_go_with_those_of_windows(runner, has_windows):
    first = "#include <windows.h>" if has_windows else "#define DELETE (0x00010000L)"
    unit = runner.scratch / "after_windows.cpp"
    unit.write_text(first + AFTER_WINDOWS)
    # zig does not take -fsyntax-only together with -Werror.
    built = ["-c", unit, "-o", runner.scratch / "after_windows.o"]
    command = [*runner.compiler("c++"), "-std=c++17", *STRICT, f"-I{runner.prefix}/include", *built]
    runner.run(command, f"the headers after {first}")


def tests_compile_with_clang(runner, sources, options):
    if runner.has("clang++", "clang"):
        for source in sources:
            command = ["clang++", "-std=c++2b", *STRICT, *options, "-fsyntax-only", source]
            runner.run(command, f"clang++ on {source.name}")


# Code that looks right: what a compiler has to say about it.
MISTAKES = (
    ("c++", ["-std=c++14"], "", "needs C++17"),
    ("c++", [], "void f(v2::NothrowClient client) { client.delete_task(std::string()); }", "-Wunused-"),
    ("c++", [], "void f(v2::AsyncClient client) { client.delete_task(std::string()); }", "-Wunused-"),
    ("clang++", [], "void f() { auto& options = Options().anonymous(); (void)options; }", "-Wdangling"),
    ("clang++", [], 'auto& f() { return Error(CLOUDTASKS_OK, "").path(); }', "-Wreturn-stack-address"),
    ("clang++", [], "auto& f() { Result<int> result(1); return result.value(); }", "-Wreturn-stack-address"),
    ("clang++", [], "const cloudtasks_message* f() { return v2::Task().handle(); }", "-Wreturn-stack-address"),
)


def compilers_say_what_is_wrong(runner):
    for compiler, options, code, words in MISTAKES:
        if not runner.has(compiler, "clang"):
            continue
        unit = runner.scratch / "mistake.cpp"
        unit.write_text(f"#include <cloudtasks.hpp>\nusing namespace cloudtasks;\n{code}\n")
        command = [compiler, "-std=c++17", *options, "-fsyntax-only", "-Wall", f"-I{runner.prefix}/include", unit]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        runner.count(words in done.stderr, f"{compiler} on {code or options}", done.stderr)


def versions_and_modes_do_not_mix(runner):
    """Names of another version, or of code without exceptions, are other symbols: mixing them does not link."""
    unit, built = runner.scratch / "names.cpp", runner.scratch / "names.o"
    unit.write_text("#include <cloudtasks.hpp>\nvoid f(cloudtasks::v2::Task& task) { task.clear_name(); }\n")
    for options, wanted in (([], "cloudtasks::v0_1::v2::"), (["-fno-exceptions"], "cloudtasks::v0_1_noexcept::v2::")):
        include = f"-I{runner.prefix}/include"
        runner.run(["c++", "-std=c++17", *options, "-c", unit, "-o", built, include], "compile names")
        names = subprocess.check_output(["nm", "-C", built], text=True)
        runner.count(wanted in names, f"names with {options}", names[:2000])
