"""Writes the table of routes.c from the API table: what each method sends, and the C functions that send it."""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"\{([\w.]+)(?:=([^}]*))?\}")


def quoted(text):
    return "NULL" if text is None else json.dumps(text)


def route(version, method):
    # The last form of a path asks for the fewest fields.
    path = method["paths"][-1]
    variables = VARIABLE.findall(path)
    field, pattern = variables[0] if variables else (None, "")
    assert len(variables) <= 1, f"{method['name']}: {path}"
    value = pattern.replace("*", "x") if field else None
    line = f"{method['verb']} {VARIABLE.sub(value or '', path)}"
    function = f"cloudtasks_{version}_{method['name']}"
    texts = (version, line, method["request"], field, value, method["response"])
    functions = (function, f"{function}_async", f"{function}_pager" if method["paged"] else "NULL")
    return f"  {{{', '.join([*map(quoted, texts), *functions])}}},"


def main():
    for api in json.loads(subprocess.check_output(["cargo", "xtask", "print", "api-table.json"], cwd=ROOT)):
        for method in api["methods"]:
            print(route(api["version"], method))


if __name__ == "__main__":
    sys.exit(main())
