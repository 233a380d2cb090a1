"""Writes a C program that calls all functions of the library in random order with random arguments.

The functions come from declarations.txt. Handles are live ones, NULL, or of another type; texts, numbers and arrays are
good or bad; freed handles are not used, as the contract forbids it. After each call the contract is checked: no defect,
an error on a failure alone, a result on success alone; what was lent is there, unchanged, until its owner changes. At
the end each asynchronous call has called back once, and each token source was freed once.

usage: property.py DECLARATIONS
"""

import pathlib
import re
import sys

from walk import prototypes

HANDLES = [
    "client", "options", "call_options", "retry", "message", "pager", "operation", "cancellation", "completions",
    "emulator", "emulator_options", "error",
]  # fmt: skip
ENDS = {"emulator": "cloudtasks_emulator_stop"}

# Texts by the name of their parameter; others get those of "*".
TEXTS = {
    "*": ["a", "", "name", "my-app/1.2", "\\xff", "a\\nb"],
    "version": ["v2", "v2", "v2beta2", "v2beta3", "v9"],
    "type_name": ["Task", "Queue", "CreateTaskRequest", "ListTasksRequest", "Operation", "Tusk"],
    "path": [
        "name",
        "http_request",
        "http_request.url",
        "http_request.headers",
        "http_request.headers[a]",
        "http_request.body",
        "schedule_time",
        "dispatch_deadline",
        "task.name",
        "parent",
        "page_size",
        "rate_limits.max_dispatches_per_second",
        "state",
        "done",
        "tasks[0]",
        "tasks[0].name",
        "a.b",
        "[",
        "",
    ],
    "json": [
        "{}",
        '{\\"name\\":\\"a\\"}',
        '{\\"parent\\":\\"projects/p/locations/l/queues/q\\"}',
        "{",
        "[]",
        '{\\"max_queues\\":3}',
    ],
    "method": [
        "v2.list_tasks",
        "v2.create_task",
        "v2.list_queues",
        "v2.get_queue",
        "v2beta2.lease_tasks",
        "create_task",
        "v9.x",
    ],
    "parent": ["projects/p/locations/l/queues/q", "projects/p/locations/l", "x"],
    "form": ["queue_path", "task_path", "location_path", "x"],
    "enum_name": ["google.cloud.tasks.v2.HttpMethod", "HttpVerb"],
    "endpoint": ["EMULATOR", "EMULATOR", "http://127.0.0.1:9", "127.0.0.1:9", "not an address"],
    "url": ["http://127.0.0.1:9", "x y"],
    "file": ["/no/such/file", "."],
    "queues_file": ["/no/such/file"],
    "directory": ["data"],
    "host": ["127.0.0.1", "::1", "not an address"],
    "language": ["gl-c/201112L", "gl-x\\n"],
    "principal": ["a@p.iam.gserviceaccount.com", ""],
    "name": ["projects/p/locations/l/queues/q", "x-header", "a b", ""],
}
NUMBERS = {
    "int": ["0", "1", "2", "14", "INT_MIN", "INT_MAX"],
    "int32_t": ["0", "1", "-1", "999999999", "INT32_MIN", "INT32_MAX"],
    "int64_t": ["0", "1", "-1", "1000000000", "INT64_MIN", "INT64_MAX"],
    "uint32_t": ["0", "1", "4", "16", "UINT32_MAX"],
    "uint16_t": ["0", "503", "UINT16_MAX"],
    "size_t": ["0", "1", "2", "40", "SIZE_MAX"],
    "double": ["0", "1", "1.3", "-HUGE_VAL", "HUGE_VAL", "NAN"],
    "bool": ["true", "false"],
}
# Numbers that say how long a step takes, how far memory reaches, or what of the machine is used.
BOUNDED = {
    "timeout_ms": ["0", "5", "20", "-1"],
    "count": ["0", "1", "2", "3"],
    "max_in_flight": ["0", "1", "3"],
    "port": ["0"],
    "log": ["false"],
}
# What keeps later steps short.
AFTERWARDS = {
    "cloudtasks_options_set_no_timeout": "keep_short_options(options);",
    "cloudtasks_call_options_set_no_timeout": "keep_short_call_options(options);",
}
ARRAYS = {"ids": "ids", "scopes": "ids", "delegates": "ids", "places": "places", "statuses": "codes", "tasks": "tasks"}


class Call:
    """A function: the lines before it, its arguments, the lines after it."""

    def __init__(self, name, parameters, lends):
        self.name, self.before, self.arguments, self.after, self.outs = name, [], [], [], []
        self.fails = bool(parameters) and parameters[-1].type == "cloudtasks_error**"
        self.is_end = name.endswith("_free") or name in ENDS.values()
        self.calls_back = False
        # The first handle: what the function lends is valid until this changes.
        self.owner = None
        self.lends = lends
        for before, parameter in zip([None, *parameters], parameters, strict=False):
            self.add(parameter, before)

    def declare(self, kind, name, value):
        """An argument as a variable: so they are chosen in order, whatever the compiler."""
        self.before.append(f"{kind} {name} = {value};")
        self.arguments.append(name)

    def add(self, parameter, before):
        name, kind = parameter.name, parameter.base.removeprefix("cloudtasks_")
        if name == "error" and parameter.type.endswith("**"):
            self.arguments.append("place")
        elif kind == "token":
            self.declare("void *", name, "other_handle()")
        elif name in ARRAYS:
            self.arguments.append(ARRAYS[name])
        elif parameter.is_out:
            self.add_out(parameter, kind)
        elif parameter.is_handle and kind in HANDLES:
            self.declare(f"{parameter.base} *", name, f"{'to_free' if self.is_end else 'pick'}({kind.upper()})")
            self.owner = self.owner or name
            if not parameter.type.startswith("const"):
                self.before.append(f"forget({name});")
        elif parameter.base.endswith(("callback", "source", "function")):
            self.add_function(parameter, kind)
        elif parameter.type == "void*":
            self.arguments.append("NULL")
        elif parameter.type == "const char*":
            self.declare("const char *", name, f"below(16) == 0 ? NULL : {text(name)}")
        elif parameter.type == "const uint8_t*":
            self.arguments.append("block")
        elif name.endswith("length"):
            is_text = before is not None and before.type == "const char*"
            self.declare("size_t", name, f"text_length({before.name})" if is_text else "below(sizeof block + 1)")
        else:
            values = BOUNDED.get("port" if name.endswith("port") else name, NUMBERS[parameter.type])
            self.before.append(f"static const {parameter.type} {name}_values[] = {{{', '.join(values)}}};")
            self.declare(parameter.type, name, f"{name}_values[below({len(values)})]")

    def add_out(self, parameter, kind):
        name, pointed = f"out_{parameter.name}", parameter.type.removesuffix("*").replace("*", " *")
        self.before.append(f"{pointed} {name} = {'NULL' if pointed.endswith('*') else '0'};")
        self.declare(f"{pointed} *", parameter.name, f"below(20) == 0 ? NULL : &{name}")
        self.outs.append(name)
        if parameter.type.endswith("**") and kind in HANDLES and not parameter.type.startswith("const"):
            self.after.append(f"put({kind.upper()}, {name});")
        elif parameter.type in {"char**", "uint8_t**"}:
            self.after.append(f"cloudtasks_free({name});")
        elif pointed == "const char *":
            self.after.append(f"lend({self.owner or 'NULL'}, {name}, {name} ? strlen({name}) + 1 : 0);")
        elif pointed == "const uint8_t *":
            self.after.append(f"lend({self.owner or 'NULL'}, {name}, {name} ? out_length : 0);")
        else:
            self.after.append(f"(void){name};")

    def add_function(self, parameter, kind):
        if kind == "free_function":
            self.before.append("sources++;")
            self.arguments.append("count_freed")
            return
        self.calls_back = self.calls_back or kind == "callback"
        function = "count_heard" if kind == "callback" else f"random_{kind}"
        self.declare(parameter.base, parameter.name, f"below(20) == 0 ? NULL : {function}")

    def lines(self):
        yield f"static void step_{self.name}(void) {{"
        if self.fails:
            yield "  cloudtasks_error *error = NULL, **place = below(2) ? &error : NULL;"
        yield from (f"  {line}" for line in self.before)
        call = f"{self.name}({', '.join(self.arguments)});"
        if self.fails:
            yield f"  cloudtasks_status status = {call}"
            yield "  judge(status, error, place != NULL);"
            if self.calls_back:
                yield "  started += status == CLOUDTASKS_OK;"
            yield from (f"  CHECK(status == CLOUDTASKS_OK || {out} == 0);" for out in self.outs)
        elif self.lends:
            yield f"  const char *lent = {call}"
            yield f"  lend({self.owner or 'NULL'}, lent, lent ? strlen(lent) + 1 : 0);"
        else:
            yield f"  {call}"
        yield from (f"  {line}" for line in self.after)
        if self.name in AFTERWARDS:
            yield f"  {AFTERWARDS[self.name]}"
        yield "}"


def text(name):
    texts = ["address" if text == "EMULATOR" else f'"{text}"' for text in TEXTS.get(name, TEXTS["*"])]
    return texts[0] if len(texts) == 1 else f"choose({len(texts)}, {', '.join(texts)})"


def main(declarations, out):
    text = pathlib.Path(declarations).read_text()
    lending = set(re.findall(r"^const char \*(\w+)\(", text, re.MULTILINE))
    calls = [Call(name, parameters, name in lending) for name, parameters in prototypes(text)]
    out.write('#include "property.h"\n\n')
    for call in calls:
        out.write("\n".join(call.lines()) + "\n\n")
    out.write("static const struct step steps[] = {\n")
    out.write("".join(f'    {{"{call.name}", step_{call.name}}},\n' for call in calls))
    out.write("};\n\nint main(void) {\n  return run_steps(steps, sizeof steps / sizeof *steps);\n}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.stdout)
