"""Google's unit tests of google-cloud-tasks, unmodified, on this package in its place.

``make oracle-units`` runs them. They come with the source package, which is downloaded. A test that fails is listed in
``google_units.txt``, with the reason; a listed test that passes is an error as well, so that the list stays true.
"""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path

VERSION = "2.26.0"
HERE = Path(__file__).parent
EXPECTED = HERE / "google_units.txt"
PLUGIN = """\
import cloudtasks
cloudtasks.install_as_google_cloud_tasks()
"""


def tests_of_the_source_package(folder: Path) -> Path:
    """The unpacked ``tests/unit`` of the source package, downloaded where it is not there yet."""
    tests = folder / f"google_cloud_tasks-{VERSION}" / "tests" / "unit"
    if not tests.exists():
        package = f"google-cloud-tasks=={VERSION}"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--no-binary", "google-cloud-tasks", "--dest", str(folder), package], check=True)
        with tarfile.open(folder / f"google_cloud_tasks-{VERSION}.tar.gz") as archive:
            members = [member for member in archive if "/tests/unit/" in f"{member.name}/"]
            archive.extractall(folder, members, filter="data")
    return tests


def reasons() -> dict[str, str]:
    """The reason of each expected failure, by a pattern of test names."""
    found: dict[str, str] = {}
    reason = ""
    for line in EXPECTED.read_text().splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line:
            found[line] = reason
    return found


def outcomes(tests: Path, version: str) -> dict[str, bool]:
    """Whether each test of a version passes, by its name."""
    plugins = tests.parents[1] / "plugins"
    plugins.mkdir(exist_ok=True)
    (plugins / "in_place.py").write_text(PLUGIN)
    file = tests / "gapic" / f"tasks_{version}" / "test_cloud_tasks.py"
    options = [
        "-p",
        "in_place",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore",
        "-rA",
        "--tb=no",
        "-q",
        "--rootdir",
        str(tests),
    ]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-c", os.devnull, str(file)],
        env={**os.environ, "PYTHONPATH": str(plugins)},
        cwd=tests,
        text=True,
        stdout=subprocess.PIPE,
    )
    lines = re.findall(r"^(PASSED|FAILED|ERROR) \S*::(\S+(?:\[.*?\])?)(?: - .*)?$", run.stdout, re.MULTILINE)
    if not lines:
        raise SystemExit(run.stdout)
    return {name: outcome == "PASSED" for outcome, name in lines}


def main() -> int:
    """Runs the tests of all versions; 1 if a result is not the expected one."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    tests = tests_of_the_source_package(folder)
    expected = reasons()
    unexpected, by_reason, failing = [], Counter[str](), set()
    passed = failed = 0
    for version in ("v2", "v2beta3", "v2beta2"):
        found = outcomes(tests, version)
        print(f"{version}: {sum(found.values())} of {len(found)} passed", flush=True)
        passed += sum(found.values())
        for name in (name for name, passes in found.items() if not passes):
            function = name.partition("[")[0]
            pattern = next((pattern for pattern in expected if fnmatch.fnmatchcase(function, pattern)), None)
            failed += 1
            if pattern is None:
                unexpected.append(f"{version}: {name}")
            else:
                failing.add(pattern)
                by_reason[expected[pattern]] += 1
    for reason, count in by_reason.most_common():
        print(f"{count:4}  {reason}")
    for name in unexpected:
        print(f"fails and is not in {EXPECTED.name}: {name}")
    unneeded = expected.keys() - failing
    for pattern in sorted(unneeded):
        print(f"in {EXPECTED.name}, and no test of it fails: {pattern}")
    print(f"{passed} passed, {failed} failed")
    return 1 if unexpected or unneeded else 0


if __name__ == "__main__":
    sys.exit(main())
