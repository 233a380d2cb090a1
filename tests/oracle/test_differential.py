"""Random messages, most of them broken: what protobuf refuses we refuse, what it reads we read, to the same message.

JSON is compared with ``google.protobuf.json_format``, the binary form with upb. What remains different is in
`DIFFERENCES`, each with its reason. DIFFERENTIAL_INPUTS says how many inputs of each form each type gets;
`make soak-messages` gives many.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from cloudtasks import _native
from google.protobuf import json_format
from google.protobuf.message import DecodeError
from google.protobuf.unknown_fields import UnknownFieldSet

from .test_message_codec import all_types

INPUTS = int(os.environ.get("DIFFERENTIAL_INPUTS", "60"))
SEED = int(os.environ.get("DIFFERENTIAL_SEED", "17"))

DOUBLE, INT64, INT32, BOOL, STRING, MESSAGE, BYTES, ENUM = 1, 3, 5, 8, 9, 11, 12, 14

# --- values ---------------------------------------------------------------------------------------------------------

TEXTS = ["", "a", "é", "\u20ac\U0001f600", '"\\\n', "\x00", "a_b.c", "projects/p", "x" * 200]
TIMES = [
    "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123456789Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z", "2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05",
    "2026-02-30T00:00:00Z", "2026-01-02t03:04:05z", "2026-01-02T24:00:00Z", "2026-01-02T03:04:05.1234567891Z",
    "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2026-01-02T03:04:60Z", "2026-01-02T03:04:05-00:00",
    "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-01-02 03:04:05Z", "2026-1-2T3:4:5Z",
    "2026-01-02T03:04:05.Z",
]  # fmt: skip
DURATIONS = [
    "3s", "-3.5s", "0.000000001s", "315576000000s", "-315576000000s", "315576000001s", "3", "s",
    "3.0000000001s", "1e3s", "+1s", " 1s", "-0.5s", "1.s", ".5s", "315576000000.999999999s", "--1s", "1S",
]  # fmt: skip
NUMBERS = [
    "0", "1", "-1", "1.0", "1.5", "1e2", "1E+2", "1e-1", "2147483647", "2147483648", "-2147483649",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e400", "01", "1.", ".5", "NaN",
    "Infinity", "-Infinity", "0x10", "1_000", "+1", "1e18", "4.9e-324", "123456789012345678901234567890",
]  # fmt: skip
MASKS = [
    "", "a", "a.b,cD", "a_b", "a,,b", ",", "A", "aB.cD", "a b", "é",
]  # fmt: skip
BASE64 = [
    "", "AA==", "AA", "A", "AAAA", "-_-_", "+/+/", "AA=", "=AA=", "AAA", "AAB=", "AB==", "A A=", "AA\n==", "é",
    "AAAA====",
]  # fmt: skip


def json_value(random: random.Random, field: Any, depth: int) -> str:
    """The text of a value for a field, mostly a good one."""
    if random.random() < 0.06:
        return anything(random, depth)
    if field.is_map:
        key, value = field.message_type.fields
        entries = [f"{map_key(random, key)}:{one_value(random, value, depth)}" for _ in range(random.randrange(3))]
        return "{" + ",".join(entries) + "}"
    if field.repeated:
        return "[" + ",".join(one_value(random, field, depth) for _ in range(random.randrange(3))) + "]"
    return one_value(random, field, depth)


def map_key(random: random.Random, key: Any) -> str:
    return json.dumps(random.choice(TEXTS if key.type == STRING else NUMBERS))


def one_value(random: random.Random, field: Any, depth: int) -> str:
    if random.random() < 0.03:
        return anything(random, depth)
    kind = field.type
    if kind == STRING:
        return json.dumps(random.choice(TEXTS), ensure_ascii=random.random() < 0.5)
    if kind == BYTES:
        return json.dumps(random.choice(BASE64))
    if kind == BOOL:
        return random.choice(["true", "false"])
    if kind in (INT32, INT64, DOUBLE):
        number = random.choice(NUMBERS)
        return json.dumps(number) if random.random() < 0.3 else number
    if kind == ENUM:
        names = [json.dumps(member.name) for member in field.enum]
        return random.choice([*names, "1", "99", '"1"', '"NO_SUCH"', "2147483648", '""', "1.0", "-1"])
    known = {"Timestamp": TIMES, "Duration": DURATIONS, "FieldMask": MASKS}
    for name, texts in known.items():
        if field.type_name == f"google.protobuf.{name}":
            return json.dumps(random.choice(texts))
    if field.type_name == "google.protobuf.Any":
        link = '"@type":"type.googleapis.com/google.rpc.Help.Link","url":"u"'
        return random.choice(
            ["{" + link + "}", "{}", '{"@type":"a/b.C"}', '{"url":"u"}', "{" + link + ',"no":1}', '{"@type":1}']
        )
    return json_object(random, field.type_name, depth + 1)


def json_object(random: random.Random, full_name: str, depth: int = 0) -> str:
    if full_name == "google.protobuf.FieldMask":
        return json.dumps(random.choice(MASKS))
    fields = [field for field in _native.message_class(full_name).DESCRIPTOR.fields if field.number]
    members = []
    for field in random.sample(fields, random.randrange(min(len(fields), 5) + 1) if depth < 4 else 0):
        name = field.name if random.random() < 0.2 else field.json_name
        members.append(f"{json.dumps(name)}:{json_value(random, field, depth)}")
    if random.random() < 0.03:
        members.append(f'"unknown":{anything(random, depth)}')
    return random.choice(["{%s}", "{%s}", "{ %s }"]) % random.choice([",", ", ", ",\n"]).join(members)


def anything(random: random.Random, depth: int) -> str:
    plain = [
        *NUMBERS,
        "null",
        "true",
        "[]",
        "{}",
        "[null]",
        '"x"',
        '"\\ud800"',
        '"\\u0041"',
        "'x'",
        '{"a":1}',
        "[[]]",
        "",
    ]
    return "[" + anything(random, depth + 1) + "]" if random.random() < 0.1 and depth < 5 else random.choice(plain)


def scratched(random: random.Random, text: bytes) -> bytes:
    """A text with some random changes; half of them have none."""
    text = bytearray(text)
    for _ in range(random.choice([0, 0, 0, 1, 1, 2, 4])):
        at = random.randrange(len(text) + 1)
        choice = random.randrange(5)
        if choice == 0:
            del text[at : at + random.randrange(1, 4)]
        elif choice == 1:
            text[at:at] = random.randbytes(random.randrange(1, 3))
        elif choice == 2 and at < len(text):
            text[at] ^= 1 << random.randrange(8)
        elif choice == 3:
            text[at:at] = text[at : at + random.randrange(1, 20)]
        else:
            del text[at:]
    return bytes(text)


# --- the binary form ------------------------------------------------------------------------------------------------


def varint(number: int) -> bytes:
    out = bytearray()
    number &= 2**64 - 1
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def binary(random: random.Random, full_name: str, depth: int = 0) -> bytes:
    fields = [field for field in _native.message_class(full_name).DESCRIPTOR.fields if field.number]
    out = b""
    for field in random.choices(fields, k=random.randrange(6)) if fields and depth < 5 else []:
        out += binary_field(random, field, depth)
    if random.random() < 0.2:
        out += unknown_field(random)
    return out


def binary_field(random: random.Random, field: Any, depth: int) -> bytes:
    def delimited(payload: bytes) -> bytes:
        return varint(field.number << 3 | 2) + varint(len(payload)) + payload

    if random.random() < 0.05:
        return varint(field.number << 3 | random.randrange(8)) + random.randbytes(random.randrange(9))
    kind = field.type
    if kind == STRING:
        return delimited(random.choice([*(text.encode() for text in TEXTS), b"\xff", b"\xed\xa0\x80", b"\xc0\x80"]))
    if kind == BYTES:
        return delimited(random.randbytes(random.randrange(9)))
    if kind == MESSAGE:
        return delimited(binary(random, field.type_name, depth + 1))
    numbers = [0, 1, -1, 2**31 - 1, 2**31, -(2**31), 2**32 + 1, 2**63 - 1, -(2**63), 7]
    if kind == DOUBLE:
        return varint(field.number << 3 | 1) + random.randbytes(8)
    if field.repeated and random.random() < 0.5:
        return delimited(b"".join(varint(random.choice(numbers)) for _ in range(random.randrange(4))))
    long = random.choice([b"", b"", b"", b"\x80\x80"])
    return varint(field.number << 3) + (long + varint(random.choice(numbers)))[: random.choice([99, 99, 99, 1])]


def unknown_field(random: random.Random) -> bytes:
    number = random.choice([0, 500, 2**29 - 1, 2**29])
    group = varint(number << 3 | 3) + random.choice([b"", b"\x08\x01", b"\x13"]) + varint(number << 3 | 4)
    return random.choice(
        [varint(number << 3) + b"\x01", varint(number << 3 | 2) + b"\x01x", group, varint(number << 3 | 5) + b"abcd"]
    )


# --- the comparison -------------------------------------------------------------------------------------------------


class Difference(Exception):
    pass


def compare_json(ours: Any, text: bytes) -> str:
    try:
        given: Any = text.decode()
    except UnicodeDecodeError:
        given = text
    # As in a response, and as in a text that a caller gives.
    ignores = len(text) % 2 == 1
    theirs, refusal = None, ""
    try:
        theirs = json_format.Parse(given, ours.pb()(), ignore_unknown_fields=ignores)
    except (json_format.ParseError, UnicodeDecodeError) as error:
        refusal = str(error)
    return compare(ours, theirs, refusal, lambda: ours.from_json(given, ignore_unknown_fields=ignores))


def compare_binary(ours: Any, data: bytes) -> str:
    theirs, refusal = None, ""
    try:
        theirs = ours.pb().FromString(data)
    except DecodeError as error:
        refusal = str(error)
    if theirs is not None and has_put_entries_aside(theirs):
        return "entries put aside"
    return compare(ours, theirs, refusal, lambda: ours.deserialize(data))


def compare(ours: Any, theirs: Any, refusal: str, read: Callable[[], Any]) -> str:
    try:
        message = read()
    except ValueError as error:
        if theirs is None:
            return "refused"
        raise Difference(f"only we refuse: {error}") from None
    if theirs is None:
        raise Difference(f"only protobuf refuses: {refusal}")
    theirs.DiscardUnknownFields()
    again = ours.pb().FromString(ours.serialize(message))
    if again.SerializeToString(deterministic=True) != theirs.SerializeToString(deterministic=True):
        raise Difference(f"protobuf reads {theirs!r}, we read {message!r}")
    return "read"


def has_put_entries_aside(message: Any) -> bool:
    """Whether a map lacks an entry, because the entry has an unknown field: upb keeps it with those of the message."""
    fields = [field for field in message.DESCRIPTOR.fields if field.message_type]
    maps = {field.number for field in fields if field.message_type.GetOptions().map_entry}
    if any(unknown.field_number in maps and unknown.wire_type == 2 for unknown in UnknownFieldSet(message)):
        return True
    inner = []
    for field, value in message.ListFields():
        if field.number in maps:
            inner += value.values() if field.message_type.fields_by_name["value"].message_type else []
        elif field.message_type:
            inner += [value] if hasattr(value, "DESCRIPTOR") else value
    return any(has_put_entries_aside(message) for message in inner)


# What remains different, and why: the reasons by the difference that they explain.
LENIENT = "Python's int(), float() and strptime() read more than the format has: 1_000, +1, 1e400, 2026-1-2, true"
DIFFERENCES = {
    # Binary.
    r"only we refuse: .*a (timestamp|duration) (has|lies)": "times out of range are refused in both forms",
    r"only we refuse: .*of one duration differ in sign": "times out of range are refused in both forms",
    r"only we refuse: .*field number 0": "the format has no field 0; upb takes it for unknown",
    # JSON.
    r"only we refuse: .*expected base64": "Python drops what is no base64, and bits that belong to no byte",
    r"only we refuse: .*is not a duration such as": LENIENT,
    r"only we refuse: .*is not an RFC 3339 time": LENIENT,
    r"only we refuse: .*expected an? (int32|int64|double), got \"": LENIENT,
    r"only we refuse: .*expected a (number|name or number of .*), got a boolean": LENIENT,
    r"only we refuse: .*has no value \"[-+0-9.e]+\"": "Python cuts 1.5 to the enum value 1",
    r"only we refuse: .*invalid JSON at byte \d+: expected a (value|digit)": "Python reads NaN and -Infinity as JSON",
    r"only we refuse: .*expected an object, got a (list|string)": "json_format takes what it can iterate for an object",
    r"only protobuf refuses: .*Path name .* must not contain": "we take the paths of a mask in snake_case, too",
    r"only protobuf refuses: .*duplicate key": "of a map key given twice the last value counts, as in the binary form",
    r"only protobuf refuses: .*Can not find message descriptor": "an Any of an unknown type is skipped, like a field",
}

# What is read differently because of a text in the input.
DIFFERENT_TEXTS = {
    r'"-?0\d+"\s*:': "json_format merges the values of the map keys 1 and 01; for us the last value counts",
    r"-0(?![\d.eE])": "json_format reads -0 as the integer 0; for us it is a double with its sign",
}


def is_known(difference: str, data: bytes) -> bool:
    if any(re.search(pattern, difference, re.DOTALL) for pattern in DIFFERENCES):
        return True
    if not difference.startswith("protobuf reads"):
        return False
    text = data.decode(errors="replace")
    # json_format takes a capital beyond ASCII in a mask for the start of a word.
    has_capital = any(character.isupper() and not character.isascii() for character in text)
    return has_capital or any(re.search(pattern, text) for pattern in DIFFERENT_TEXTS)


FORMS: dict[str, tuple[Callable[[random.Random, str], bytes], Callable[[Any, bytes], str]]] = {
    "json": (lambda random, name: scratched(random, json_object(random, name).encode()), compare_json),
    "binary": (lambda random, name: scratched(random, binary(random, name)), compare_binary),
}
TYPES = sorted(set(all_types()))


@pytest.mark.parametrize("form", FORMS)
def test_broken_messages_are_read_and_refused_as_by_protobuf(form: str) -> None:
    make, compare = FORMS[form]
    counts: Counter[str] = Counter()
    found = []
    for full_name in TYPES:
        generator = random.Random(f"{SEED} {form} {full_name}")
        ours = _native.message_class(full_name)
        for _ in range(INPUTS):
            data = make(generator, full_name)
            try:
                counts[compare(ours, data)] += 1
            except Difference as difference:
                known = is_known(str(difference), data)
                counts["different for a reason" if known else "different"] += 1
                if not known and len(found) < 1000:
                    found.append(f"{full_name} {data!r}: {difference}")
    print(f"{form}: {sum(counts.values())} inputs of {len(TYPES)} types: {dict(counts)}")
    assert min(counts["read"], counts["refused"]) > len(TYPES)
    assert not found, "\n".join(found[:20])
