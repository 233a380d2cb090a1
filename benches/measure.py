"""One measurement in a fresh process: `measure.py PEER WHAT [JSON]` prints one JSON object."""

from __future__ import annotations

import sys
import time


def resident() -> int:
    """The resident memory of this process, in bytes."""
    import resource

    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def peak() -> int:
    """The most resident memory that this process had, in bytes. getrusage counts the process that started it too."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def measure_import(statement: str) -> dict[str, float]:
    """Runs before anything else is imported."""
    before = resident()
    wall, cpu = time.perf_counter(), time.process_time()
    exec(statement, {})
    return {
        "import_ms": (time.perf_counter() - wall) * 1e3,
        "import_cpu_ms": (time.process_time() - cpu) * 1e3,
        "import_mb": (resident() - before) / 1e6,
        "rss_mb": resident() / 1e6,
        "modules": len(sys.modules),
    }


def main() -> None:
    name, what = sys.argv[1], sys.argv[2]
    if what == "import":
        result = measure_import(sys.argv[3])
    else:
        import json
        import os

        sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
        import workloads
        from peers import PEERS

        result = getattr(workloads, what)(PEERS[name], **json.loads(sys.argv[3]))
    import json
    import os

    print(json.dumps(result))
    sys.stdout.flush()
    # The measurement leaves out what a client does at exit.
    os._exit(0)


if __name__ == "__main__":
    main()
