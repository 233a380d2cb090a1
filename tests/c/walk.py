"""Writes a C program that gives every function of the header each kind of bad argument, one argument at a time.

For each pointer NULL, for each text bytes that are no UTF-8, for each handle one of another type. The other arguments
are good ones. A required pointer that is NULL gives CT_NULL, a bad text CT_BAD_UTF8, a wrong handle CT_BAD_HANDLE.
"""

import pathlib
import re
import sys

PROTOTYPE = re.compile(r"^[\w ]+?\*?\s*(?P<name>ct_\w+)\((?P<parameters>[^)]*)\);", re.MULTILINE)

# Parameters that may be NULL, whatever the function.
OPTIONAL = {"free_user_data", "error", "length", "response", "handle", "user_data", "options"}
# Functions whose parameters of these names may not be NULL after all, or may be.
REQUIRED_IN = {"options": r"ct_(call_)?options_(set|add|new)\w*", "length": r"ct_message_(get_bytes|to_binary)"}
OPTIONAL_IN = {"url": r"ct_options_set_proxy", "*": r"ct_parse_\w+"}

# A good argument for a type, or for a parameter of this name.
GOOD = {
    "ct_client": "client",
    "ct_options": "options",
    "ct_call_options": "call_options",
    "ct_retry": "retry",
    "ct_message": "task",
    "ct_pager": "pager",
    "ct_operation": "operation",
    "ct_emulator": "emulator",
    "ct_call": "call",
    "ct_error": "some_error",
    "ct_callback": "free_all",
    "ct_task_callback": "ignore",
    "ct_token_source": "no_token",
    "ct_free_function": "NULL",
}
NUMBERS = {"int", "int32_t", "int64_t", "uint32_t", "uint16_t", "size_t", "double", "bool"}
TEXTS = {"version": '"v2"', "type_name": '"Task"', "path": '"name"', "json": '"{}"'}


class Parameter:
    def __init__(self, text):
        self.type, self.name = re.fullmatch(r"\s*(.*?)(\w+)\s*", text, re.DOTALL).groups()
        self.type = " ".join(self.type.split()).replace(" *", "*")
        self.base = self.type.replace("const ", "").rstrip("*")

    @property
    def is_out(self):
        return (self.type.endswith("**") and self.name != "tasks") or (
            self.type.endswith("*") and not self.type.startswith("const") and self.base in NUMBERS
        )

    @property
    def is_handle(self):
        return self.base in GOOD and self.type.endswith("*") and not self.is_out and self.name != "tasks"

    @property
    def is_text(self):
        return self.type == "const char*"

    @property
    def is_pointer(self):
        return self.type.endswith("*") or self.base.endswith(("callback", "source", "function"))

    def good(self):
        if self.name == "tasks":
            return "tasks"
        if self.name == "error":
            return "&error"
        if self.is_out:
            return f"&out_{self.name}"
        if self.is_text:
            return TEXTS.get(self.name, '"a"')
        if self.name == "user_data":
            return "NULL"
        if self.name == "statuses":
            return "statuses"
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
    good = [parameter.good() for parameter in parameters]

    def replaced(index, argument):
        return ", ".join([*good[:index], argument, *good[index + 1 :]])

    for index, parameter in enumerate(parameters):
        if parameter.is_pointer:
            yield replaced(index, "NULL"), None if parameter.null_allowed(function) else "CT_NULL"
        if parameter.is_text:
            yield replaced(index, '"\\xff"'), "CT_BAD_UTF8"
        if parameter.is_handle:
            wrong = "(void *)emulator" if parameter.base != "ct_emulator" else "(void *)client"
            yield replaced(index, wrong), "CT_BAD_HANDLE"


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
        return f"    ct_free({name});"
    if parameter.type.endswith("**") and not parameter.type.startswith("const"):
        return f"    {parameter.base}_{'stop' if parameter.base == 'ct_emulator' else 'free'}({name});"
    return f"    (void){name};"


def body(function, parameters):
    if "_free" in function or function in {"ct_free", "ct_emulator_stop"}:
        yield f"  {function}(NULL);"
        if function != "ct_free":
            yield f"  {function}((void *)({'client' if 'emulator' in function else 'emulator'}));"
        yield "  tried += 2;"
        return
    for arguments, status in calls(function, parameters):
        yield "  {"
        yield "    ct_error *error = NULL;"
        for declaration, _ in declared_outs(parameters):
            yield declaration
        if "ct_error**" in [parameter.type for parameter in parameters]:
            expected = "-1" if status is None else status
            # On its own line: as an argument beside `error` it might run after that was read.
            yield f"    ct_status status = {function}({arguments});"
            yield f'    judge("{function}", {expected}, status, error);'
        else:
            yield f"    (void){function}({arguments});"
            yield "    (void)error;"
            yield "    tried++;"
        for _, parameter in declared_outs(parameters):
            yield freeing(function, parameter)
        yield "  }"


def main(header_path, out):
    header = pathlib.Path(header_path).read_text()
    # calls.c tests these two: here the first would start a server each time, and a place for a token exists only
    # within a token source.
    skipped = {"ct_emulator_start", "ct_token_set"}
    functions = [entry for entry in prototypes(header) if entry[0] not in skipped]
    out.write('#include "walk.h"\n\n')
    for name, parameters in functions:
        out.write(f"static void walk_{name}(void) {{\n")
        out.write("".join(f"{line}\n" for line in body(name, parameters)))
        out.write("}\n\n")
    out.write("int main(void) {\n  set_up();\n")
    out.write("".join(f"  walk_{name}();\n" for name, _ in functions))
    out.write(
        f"  CHECK({len(functions)} > 250 && tried > {len(functions)});\n  tear_down();\n  return summary();\n}}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.stdout)
