//! Python's type stubs: one file for each version and one for the messages that all share.

use crate::output::Output;
use crate::stub_modules;
use crate::stub_names::{Home, is_nested, nested_in, simple_name};
use cloudtasks::schema::{
    APIS, Api, Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, MethodDescriptor, VERSIONS,
};
use std::fmt::Write;

pub const BANNER: &str = "# Generated from the API table by `cargo xtask generate`.\n";
const WIDTH: usize = 120;

pub fn outputs() -> Vec<Output> {
    let shared: Vec<&Api> = APIS.into_iter().filter(|api| api.version == "common").collect();
    let mut outputs = vec![Output::new("python/cloudtasks/types.pyi", types_stub(&shared))];
    for api in VERSIONS {
        let package = format!("python/cloudtasks/tasks_{}", api.version);
        outputs.push(Output::new(format!("{package}/__init__.pyi"), package_stub(api)));
        outputs.push(Output::new(format!("{package}/types/__init__.pyi"), reexports(api)));
        outputs.extend(stub_modules::outputs(api, &package));
    }
    let stable =
        format!("{BANNER}from cloudtasks.tasks_v2 import *\nfrom cloudtasks.tasks_v2 import __all__ as __all__\n");
    outputs.push(Output::new("python/cloudtasks/tasks/__init__.pyi", stable));
    outputs
}

fn types_stub(apis: &[&Api]) -> String {
    let mut out = format!("{BANNER}{}", imports("\"\"\"The messages that Google's APIs share.\"\"\"", None));
    apis.iter().for_each(|api| append_types(&mut out, api, Home::Shared));
    out
}

fn package_stub(api: &Api) -> String {
    let head = format!("\"\"\"The {} API: messages, enums and clients.\"\"\"", api.version);
    let mut out = format!("{BANNER}{}", imports(&head, Some(api)));
    let clients = ["CloudTasksAsyncClient", "CloudTasksClient"];
    out += &all(top_level_names(api).into_iter().chain(clients));
    out += "\n__version__: str\nenums: typing.Any\n";
    append_types(&mut out, api, Home::Version);
    for method in api.methods {
        if let Some(items) = method.paged_in_python() {
            append_pagers(&mut out, method, items);
        }
    }
    for is_async in [false, true] {
        append_client(&mut out, api, is_async);
    }
    out
}

/// The types of a version under the name of the package that Google keeps them in.
fn reexports(api: &Api) -> String {
    let names = top_level_names(api);
    let mut out = format!("{BANNER}from cloudtasks.tasks_{} import (\n", api.version);
    names.iter().for_each(|name| writeln!(out, "    {name} as {name},").expect("a String takes all"));
    out + ")\n" + &all(names)
}

/// The types that stand in no other, in the order of their names.
fn top_level_names(api: &Api) -> Vec<&'static str> {
    let mut names: Vec<&str> = api.messages.iter().map(|message| message.name).collect();
    names.extend(api.enums.iter().map(|enumeration| enumeration.name));
    names.retain(|name| !is_nested(name));
    names.sort_unstable();
    names
}

/// `__all__` with these names.
fn all(names: impl IntoIterator<Item = &'static str>) -> String {
    let names: std::collections::BTreeSet<&str> = names.into_iter().collect();
    let mut out = String::from("\n__all__ = (\n");
    names.iter().for_each(|name| writeln!(out, "    \"{name}\",").expect("a String takes all"));
    out + ")\n"
}

/// The imports of the file of a version, or of the shared messages.
fn imports(head: &str, version: Option<&Api>) -> String {
    let abstract_classes = match version {
        Some(_) => "AsyncIterator, Iterable, Iterator, Mapping, Sequence",
        None => "Iterable, Mapping",
    };
    let mut out = format!(
        "{head}\n\nimport datetime\nimport enum\nimport typing\nfrom collections.abc import {abstract_classes}\n\n\
         from cloudtasks._native import Field, MapField, Message, RepeatedField\n\
         from cloudtasks._protocols import DurationLike, FieldMaskLike, ProtobufMessage, TimestampLike\n\
         from cloudtasks._types import EnumMethods\n"
    );
    if let Some(api) = version {
        out += "from typing_extensions import deprecated\n\n\
                from cloudtasks import types as _shared\n\
                from cloudtasks._compat.legacy import PageIterator\n\
                from cloudtasks._client import _AsyncClient, _BlockingClient\n\
                from cloudtasks._operations import AsyncOperation, Operation\n\
                from cloudtasks._pagers import AsyncPager, Pager\n";
        out += &format!("from cloudtasks._resource_names import {}\n", resource_names(api));
    }
    out + "from cloudtasks.datetime_helpers import DatetimeWithNanoseconds\n"
}

/// The class with the resource names that the clients of a version know.
fn resource_names(api: &Api) -> &'static str {
    if api.version == "v2beta2" { "QueueNames" } else { "KeyNames" }
}

fn append_types(out: &mut String, api: &Api, home: Home) {
    for enumeration in api.enums.iter().filter(|enumeration| !is_nested(enumeration.name)) {
        append_enum(out, enumeration, 0);
    }
    for message in api.messages.iter().filter(|message| !is_nested(message.name)) {
        append_message(out, api, message, home, 0);
    }
}

fn append_enum(out: &mut String, enumeration: &EnumDescriptor, depth: usize) {
    let indent = "    ".repeat(depth);
    out.push_str(&format!("\n{indent}class {}(EnumMethods, enum.IntEnum):\n", simple_name(enumeration.name)));
    append_doc(out, enumeration.doc, depth + 1);
    for value in enumeration.values {
        out.push_str(&format!("{indent}    {} = {}\n", value.name, value.number));
        append_doc(out, value.doc, depth + 1);
    }
}

fn append_message(out: &mut String, api: &Api, message: &MessageDescriptor, home: Home, depth: usize) {
    let indent = "    ".repeat(depth);
    out.push_str(&format!("\n{indent}class {}(Message):\n", simple_name(message.name)));
    append_doc(out, message.doc, depth + 1);
    for enumeration in api.enums.iter().filter(|enumeration| nested_in(enumeration.name, message.name)) {
        append_enum(out, enumeration, depth + 1);
        for value in enumeration.values {
            out.push_str(&format!("{indent}    {}: typing.ClassVar[int]\n", value.name));
        }
    }
    for inner in api.messages.iter().filter(|inner| nested_in(inner.name, message.name)) {
        append_message(out, api, inner, home, depth + 1);
    }
    for field in message.fields {
        out.push_str(&format!(
            "{indent}    {}: Field[{}, {}]\n",
            field.name,
            read_type(field, home),
            written_type(field, home)
        ));
        append_doc(out, field.doc, depth + 1);
    }
    append_init(out, message, home, &format!("{indent}    "));
}

fn append_init(out: &mut String, message: &MessageDescriptor, home: Home, indent: &str) {
    out.push_str(&format!("{indent}def __init__(\n{indent}    self,\n"));
    out.push_str(&format!("{indent}    mapping: Message | Mapping[str, typing.Any] | None = None,\n{indent}    *,\n"));
    out.push_str(&format!("{indent}    ignore_unknown_fields: bool = False,\n"));
    for field in message.fields {
        out.push_str(&format!("{indent}    {}: {} = ...,\n", field.name, written_type(field, home)));
    }
    out.push_str(&format!("{indent}) -> None: ...\n"));
}

/// What an attribute gives.
fn read_type(field: &FieldDescriptor, home: Home) -> String {
    let element = match field.field_type {
        FieldType::String => "str".to_owned(),
        FieldType::Bytes => "bytes".to_owned(),
        FieldType::Bool => "bool".to_owned(),
        FieldType::Int32 | FieldType::Int64 => "int".to_owned(),
        FieldType::Double => "float".to_owned(),
        FieldType::Enum(descriptor) => home.refer(descriptor.full_name, descriptor.name),
        FieldType::Message(descriptor) => home.refer(descriptor.full_name, descriptor.name),
        FieldType::Timestamp if field.cardinality == Cardinality::Singular => {
            "DatetimeWithNanoseconds | None".to_owned()
        }
        FieldType::Timestamp => "DatetimeWithNanoseconds".to_owned(),
        FieldType::Duration if field.cardinality == Cardinality::Singular => "datetime.timedelta | None".to_owned(),
        FieldType::Duration => "datetime.timedelta".to_owned(),
    };
    match field.cardinality {
        Cardinality::Singular | Cardinality::Optional => element,
        Cardinality::Repeated => format!("RepeatedField[{element}]"),
        Cardinality::Map => format!("MapField[str, {element}]"),
        Cardinality::IntMap => format!("MapField[int, {element}]"),
    }
}

/// What an attribute and an argument take.
fn written_type(field: &FieldDescriptor, home: Home) -> String {
    let element = match field.field_type {
        FieldType::String => "str".to_owned(),
        FieldType::Bytes => "bytes | bytearray | memoryview".to_owned(),
        FieldType::Bool => "bool".to_owned(),
        FieldType::Int32 | FieldType::Int64 => "int".to_owned(),
        FieldType::Double => "float".to_owned(),
        FieldType::Enum(descriptor) => format!("{} | int | str", home.refer(descriptor.full_name, descriptor.name)),
        FieldType::Message(descriptor) => written_message(descriptor, home),
        FieldType::Timestamp => {
            "datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float".to_owned()
        }
        FieldType::Duration => {
            "datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float".to_owned()
        }
    };
    let whole = match field.cardinality {
        Cardinality::Singular | Cardinality::Optional => element,
        Cardinality::Repeated => format!("Iterable[{element}]"),
        Cardinality::Map => format!("Mapping[str, {element}]"),
        Cardinality::IntMap => format!("Mapping[int, {element}]"),
    };
    format!("{whole} | None")
}

fn written_message(descriptor: &MessageDescriptor, home: Home) -> String {
    let name = home.refer(descriptor.full_name, descriptor.name);
    match descriptor.full_name {
        "google.protobuf.FieldMask" => format!("{name} | FieldMaskLike | Mapping[str, typing.Any] | str"),
        _ => format!("{name} | ProtobufMessage | Mapping[str, typing.Any]"),
    }
}

fn append_pagers(out: &mut String, method: &MethodDescriptor, items: &str) {
    let Some(field) = method.response.field(items) else { return };
    let item = match field.field_type {
        FieldType::Message(descriptor) => Home::Version.refer(descriptor.full_name, descriptor.name),
        _ => "typing.Any".to_owned(),
    };
    let page = Home::Version.refer(method.response.full_name, method.response.name);
    for (base, iterator, prefix) in [("Pager", "Iterator", "__iter__"), ("AsyncPager", "AsyncIterator", "__aiter__")] {
        out.push_str(&format!("\nclass _{}({base}):\n    next_page_token: str\n", pager_name(method, base)));
        out.push_str(&format!("    def {prefix}(self) -> {iterator}[{item}]: ...\n"));
        out.push_str(&format!("    @property\n    def pages(self) -> {iterator}[{page}]: ...\n"));
    }
}

pub fn pager_name(method: &MethodDescriptor, base: &str) -> String {
    let words = method.name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.chain([base.to_owned()]).collect()
}

fn append_client(out: &mut String, api: &Api, is_async: bool) {
    let (name, base) =
        if is_async { ("CloudTasksAsyncClient", "_AsyncClient") } else { ("CloudTasksClient", "_BlockingClient") };
    out.push_str(&format!("\nclass {name}({base}, {}):\n", resource_names(api)));
    let kind = if is_async { "whose calls are awaited" } else { "that threads may share" };
    append_doc(out, &format!("A client for Cloud Tasks {} {kind}.", api.version), 1);
    api.methods.iter().for_each(|method| append_method(out, method, is_async));
}

/// The options that every call has.
const OPTIONS: &str = "        retry: typing.Any = ...,\n        timeout: typing.Any = ...,\n";

fn append_method(out: &mut String, method: &MethodDescriptor, is_async: bool) {
    let keyword = if is_async { "async def" } else { "def" };
    let request = written_message(method.request, Home::Version);
    let response = response_type(method, is_async);
    // A 1.x client has the methods whose request Google's clients spell out.
    let has_legacy_form = !is_async && !method.arguments.is_empty();
    if has_legacy_form {
        out.push_str("    @typing.overload\n");
    }
    out.push_str(&format!(
        "    {keyword} {}(\n        self,\n        request: {request} | None = None,\n        *,\n",
        method.name
    ));
    for field in method.request.fields {
        out.push_str(&format!("        {}: {} = ...,\n", field.name, written_type(field, Home::Version)));
    }
    if method.deduplicable {
        out.push_str("        deduplicate: bool = False,\n");
    }
    out.push_str(OPTIONS);
    out.push_str("        metadata: Sequence[tuple[str, str | bytes]] = (),\n");
    out.push_str(&format!("    ) -> {response}:\n"));
    append_doc(out, method.doc, 2);
    if has_legacy_form {
        append_legacy_form(out, method, &response);
    }
}

/// The positional form of 1.x.
fn append_legacy_form(out: &mut String, method: &MethodDescriptor, response: &str) {
    out.push_str("    @typing.overload\n");
    out.push_str("    @deprecated(\"Positional arguments are those of google-cloud-tasks 1.x: name them.\")\n");
    out.push_str(&format!("    def {}(\n        self,\n", method.name));
    for (field, is_required) in method.positional() {
        let underscored = if matches!(field.name, "filter" | "options") { "_" } else { "" };
        let default = if is_required { "" } else { " = ..." };
        let name = field.name.strip_suffix('_').unwrap_or(field.name);
        out.push_str(&format!("        {name}{underscored}: {}{default},\n", written_type(field, Home::Version)));
    }
    out.push_str(OPTIONS);
    out.push_str("        metadata: Sequence[tuple[str, str | bytes]] | None = ...,\n");
    let response = match method.paged_in_python() {
        Some(_) => "PageIterator",
        None => response,
    };
    out.push_str(&format!("    ) -> {response}: ...\n"));
}

fn response_type(method: &MethodDescriptor, is_async: bool) -> String {
    if method.paged_in_python().is_some() {
        return format!("_{}", pager_name(method, if is_async { "AsyncPager" } else { "Pager" }));
    }
    if method.operation.is_some() {
        return (if is_async { "AsyncOperation" } else { "Operation" }).to_owned();
    }
    match method.response.full_name {
        "google.protobuf.Empty" => "None".to_owned(),
        full_name => Home::Version.refer(full_name, method.response.name),
    }
}

/// A doc string, folded to the width of the line.
fn append_doc(out: &mut String, doc: &str, depth: usize) {
    let indent = "    ".repeat(depth);
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in doc.split_whitespace() {
        if !line.is_empty() && indent.len() + line.len() + word.len() + 8 > WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    out.push_str(&format!("{indent}\"\"\"{}", lines.join(&format!("\n{indent}"))));
    if lines.len() > 1 {
        out.push_str(&format!("\n{indent}"));
    }
    out.push_str("\"\"\"\n");
}
