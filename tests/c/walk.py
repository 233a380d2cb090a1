"""Writes a C program that gives every function of the header each kind of bad argument, one argument at a time.

For each pointer NULL, for each text bytes that are no UTF-8, for each handle one of another type, for each number its
least and greatest, for each version, type, path and request a wrong one. The other arguments are good ones. The status
is the one that the contract names, an error is filled in on a failure alone, and a result on success alone.

usage: walk.py HEADER...
"""

import pathlib
import re
import sys

PROTOTYPE = re.compile(r"^\w[\w ]*?\*?\s*(?P<name>cloudtasks_\w+)\((?P<parameters>[^)]*)\)(?:;| \{)", re.MULTILINE)

# Parameters that may be NULL, whatever the function.
OPTIONAL = {"delivered", "free_user_data", "error", "length", "response", "handle", "user_data", "options"}
# Functions whose parameters of these names may not be NULL after all, or may be.
REQUIRED_IN = {
    "options": r"cloudtasks_(call_|emulator_)?options_(set|add|new|copy)\w*",
    "length": r"cloudtasks_message_(get_bytes|to_binary)",
}
OPTIONAL_IN = {
    "url": r"cloudtasks_options_set_proxy",
    "cancellation": r"cloudtasks_call_options_set_cancellation",
    "completions": r"cloudtasks_call_options_set_completions",
    "callback": r"cloudtasks_set_log_callback",
    "*": r"cloudtasks_(parse_\w+|\w+_at|message_entry)",
}

# A good argument for a type, or for a parameter of this name.
GOOD = {
    "cloudtasks_client": "client",
    "cloudtasks_options": "options",
    "cloudtasks_call_options": "call_options",
    "cloudtasks_retry": "retry",
    "cloudtasks_message": "task",
    "cloudtasks_pager": "pager",
    "cloudtasks_operation": "operation",
    "cloudtasks_emulator": "emulator",
    "cloudtasks_emulator_options": "emulator_options",
    "cloudtasks_completions": "completions",
    "cloudtasks_cancellation": "cancellation",
    "cloudtasks_error": "some_error",
    "cloudtasks_callback": "free_all",
    "cloudtasks_task_callback": "ignore",
    "cloudtasks_log_callback": "ignore_log",
    "cloudtasks_token_source": "walk_token",
    "cloudtasks_token": "token",
    "cloudtasks_free_function": "NULL",
}
# Parameters that are an array of walk.h, with its length behind it.
ARRAYS = {"tasks": 1, "statuses": 1, "ids": 3, "places": 3, "scopes": 3, "delegates": 3}
TAKE_IDS = ("cloudtasks_name_", "cloudtasks_options_set_scopes", "cloudtasks_options_set_impersonation")
NUMBERS = {"int", "int32_t", "int64_t", "uint32_t", "uint16_t", "size_t", "double", "bool", "cloudtasks_descriptor"}
TEXTS = {
    "version": '"v2"',
    "type_name": '"Task"',
    "path": '"name"',
    "json": '"{}"',
    "form": '"queue_path"',
    "enum_name": '"google.cloud.tasks.v2.HttpMethod"',
}

# The ends of the numbers. A port of 65535 would be a real one, and a count must be that of the array before it.
EXTREMES = {
    "int": ("INT_MIN", "INT_MAX"),
    "int32_t": ("INT32_MIN", "INT32_MAX"),
    "int64_t": ("INT64_MIN", "INT64_MAX"),
    "uint32_t": ("UINT32_MAX",),
    "size_t": ("0", "SIZE_MAX"),
    "double": ("-HUGE_VAL", "HUGE_VAL", "NAN"),
}

# Texts that are well-formed and yet wrong, by the name of the parameter, and what they give.
WRONG = {
    "version": [('"v9"', "CLOUDTASKS_UNKNOWN_NAME"), ('""', "CLOUDTASKS_UNKNOWN_NAME")],
    "type_name": [('"Tusk"', "CLOUDTASKS_UNKNOWN_NAME"), ('""', "CLOUDTASKS_UNKNOWN_NAME")],
    "path": [
        (f'"{path}"', "CLOUDTASKS_BAD_PATH")
        for path in ("nme", "", ".", "name.", "name[0]", "name.x", "http_request.headers[")
    ],
    "json": [(f'"{text}"', "CLOUDTASKS_BAD_DATA") for text in ("", "{", "[]", "{} x")],
    "method": [(f'"{name}"', "CLOUDTASKS_UNKNOWN_NAME") for name in ("", "v2", "v9.get_queue", "v2.get_quue")],
    "enum_name": [('"HttpVerb"', "CLOUDTASKS_UNKNOWN_NAME"), ('""', "CLOUDTASKS_UNKNOWN_NAME")],
    "form": [('"queue"', "CLOUDTASKS_UNKNOWN_NAME"), ('"task_path"', "CLOUDTASKS_INVALID_ARGUMENT")],
    "file": [('"/no/such/file"', "CLOUDTASKS_INVALID_ARGUMENT"), ('""', "CLOUDTASKS_INVALID_ARGUMENT")],
}


class Parameter:
    def __init__(self, text):
        self.type, self.name = re.fullmatch(r"\s*(.*?)(\w+)\s*", text, re.DOTALL).groups()
        self.type = " ".join(self.type.split()).replace(" *", "*")
        self.base = self.type.replace("const ", "").rstrip("*")

    @property
    def is_out(self):
        return (self.type.endswith("**") and self.name not in ARRAYS) or (
            self.type.endswith("*") and not self.type.startswith("const") and self.base in NUMBERS
        )

    @property
    def is_handle(self):
        return self.base in GOOD and self.type.endswith("*") and not self.is_out and self.name not in ARRAYS

    @property
    def is_text(self):
        return self.type == "const char*"

    @property
    def is_pointer(self):
        return self.type.endswith("*") or self.base.endswith(("callback", "source", "function"))

    def good(self, function):
        if self.name in ARRAYS:
            return self.name
        if self.name == "error" and self.is_out:
            return "&error"
        if self.is_out:
            return f"&out_{self.name}"
        if self.is_text:
            if self.name == "name" and function == "cloudtasks_name_parse":
                return '"projects/p/locations/l/queues/q"'
            if self.name == "method" and "method_defaults" in function:
                return '"create_task"'
            if self.name == "path" and function == "cloudtasks_message_entry":
                return '"http_request.headers"'
            if self.name == "path" and function == "cloudtasks_message_set_empty":
                return '"http_request"'
            if self.name == "method":
                return '"v2.list_tasks"'
            return TEXTS.get(self.name, '"a"')
        if self.name == "flags":
            return "0"
        if self.name == "count":
            return str(ARRAYS["ids"] if function.startswith(TAKE_IDS) else 1)
        if self.name == "user_data":
            return "NULL"
        if self.type == "const uint8_t*":
            return '(const uint8_t *)"a"'
        if self.base in GOOD:
            return GOOD[self.base]
        return "1"

    def null_allowed(self, function):
        if self.name in REQUIRED_IN and re.fullmatch(REQUIRED_IN[self.name], function):
            return False
        if self.is_out and self.name != "error" and re.fullmatch(OPTIONAL_IN["*"], function):
            return True
        return self.name in OPTIONAL or bool(re.fullmatch(OPTIONAL_IN.get(self.name, "$"), function))


def prototypes(header):
    for match in PROTOTYPE.finditer(header):
        parameters = match["parameters"].replace("\n", " ")
        parsed = [] if parameters.strip() == "void" else [Parameter(text) for text in parameters.split(",")]
        yield match["name"], parsed


def calls(function, parameters):
    """Each bad call: its arguments and the status that it must give, or None where any will do."""
    good = [parameter.good(function) for parameter in parameters]

    def replaced(index, argument):
        return ", ".join([*good[:index], argument, *good[index + 1 :]])

    for index, parameter in enumerate(parameters):
        if parameter.is_pointer:
            yield replaced(index, "NULL"), None if parameter.null_allowed(function) else "CLOUDTASKS_NULL_POINTER"
        if parameter.is_text:
            yield replaced(index, '"\\xff"'), "CLOUDTASKS_BAD_UTF8"
            for text, status in WRONG.get(parameter.name, []):
                yield replaced(index, text), status
        for number in EXTREMES.get(parameter.type, []):
            yield replaced(index, number), None
        if parameter.name == "request" and parameter.is_handle:
            yield replaced(index, "task"), "CLOUDTASKS_MISMATCH"
        if parameter.is_handle:
            wrong = "(void *)emulator" if parameter.base != "cloudtasks_emulator" else "(void *)client"
            yield replaced(index, wrong), "CLOUDTASKS_BAD_HANDLE"


def declared_outs(parameters):
    for parameter in parameters:
        if parameter.is_out and parameter.name != "error":
            kind = parameter.type.removesuffix("*").replace("*", " *")
            zero = "NULL" if kind.rstrip().endswith("*") else "0"
            yield f"    {kind} out_{parameter.name} = {zero};", parameter


def freeing(function, parameter):
    """What frees a result that a call with bad arguments gave after all."""
    name = f"out_{parameter.name}"
    if parameter.type == "char**" or parameter.type == "uint8_t**":
        return f"    cloudtasks_free({name});"
    if parameter.type.endswith("**") and not parameter.type.startswith("const"):
        return f"    {parameter.base}_{'stop' if parameter.base == 'cloudtasks_emulator' else 'free'}({name});"
    return f"    (void){name};"


def body(function, parameters):
    if "_free" in function or function in {"cloudtasks_free", "cloudtasks_emulator_stop"}:
        yield f"  {function}(NULL);"
        if function != "cloudtasks_free":
            yield f"  {function}((void *)({'client' if 'emulator' in function else 'emulator'}));"
        yield "  tried += 2;"
        return
    for arguments, status in calls(function, parameters):
        yield "  {"
        yield "    cloudtasks_error *error = NULL;"
        for declaration, _ in declared_outs(parameters):
            yield declaration
        if "cloudtasks_error**" in [parameter.type for parameter in parameters]:
            expected = "-1" if status is None else status
            # On its own line: as an argument beside `error` it might run after that was read.
            yield f"    cloudtasks_status status = {function}({arguments});"
            place = "false" if arguments.endswith("NULL") else "true"
            yield f'    judge("{function}", {expected}, status, error, {place});'
            for _, parameter in declared_outs(parameters):
                yield f"    CHECK(status == CLOUDTASKS_OK || out_{parameter.name} == 0);"
        else:
            yield f"    (void){function}({arguments});"
            yield "    (void)error;"
            yield "    tried++;"
        for _, parameter in declared_outs(parameters):
            yield freeing(function, parameter)
        yield "  }"


def main(headers, out):
    functions = dict(prototype for header in headers for prototype in prototypes(pathlib.Path(header).read_text()))
    out.write('#include "walk.h"\n\n')
    for name, parameters in functions.items():
        out.write(f"static void walk_{name}(void) {{\n")
        out.write("".join(f"{line}\n" for line in body(name, parameters)))
        out.write("}\n\n")
    # A place for a token exists only within a token source: this one walks the function for it.
    out.write("static bool walk_token(cloudtasks_token *place, void *user_data) {\n")
    out.write("  (void)user_data;\n  token = place;\n")
    out.write("  walk_cloudtasks_token_set();\n  return false;\n}\n\n")
    out.write("int main(void) {\n  set_up();\n  ask_for_a_token();\n")
    out.write("".join(f"  walk_{name}();\n" for name in functions if name != "cloudtasks_token_set"))
    out.write(f"  CHECK(tried > {len(functions)});\n  tear_down();\n  return summary();\n}}\n")


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdout)
