//! `include/cloudtasks/{common,v2,v2beta2,v2beta3}.hpp`: a class for each message, an enum for each enum, a client for
//! each version. The classes have no fields: each accessor names its field to the C functions.

use crate::cpp_names::{class_name, classes, comment, namespace_of, qualified};
use crate::emit_cpp_client;
use crate::output::Output;
use cloudtasks::schema::{
    APIS, Api, Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, VERSIONS,
};
use std::fmt::Write;

pub fn outputs() -> Vec<Output> {
    let shared: Vec<&Api> = APIS.into_iter().filter(|api| api.version == "common").collect();
    let about = "Google's messages that the versions share, in one file because they refer to each other.";
    let mut files = vec![file("common", about, &shared)];
    files.extend(VERSIONS.map(|api| {
        let about = format!("Messages and client of {}, in one file because they refer to each other.", api.version);
        file(api.version, &about, &[api])
    }));
    files
}

fn file(namespace: &str, about: &str, parts: &[&Api]) -> Output {
    let messages: Vec<_> = parts.iter().flat_map(|api| classes(api)).collect();
    let enums = parts.iter().flat_map(|api| api.enums.iter().copied());
    let methods: Vec<_> = parts.iter().flat_map(|api| api.methods.iter().copied()).collect();
    let base = if namespace == "common" { "message" } else { "client" };
    let mut body = String::new();
    if namespace != "common" {
        body += "\nusing namespace ::cloudtasks::common;\n";
    }
    enums.for_each(|descriptor| body += &enumeration(descriptor));
    in_order_of_dependency(&messages).iter().for_each(|message| body += &classes_of(message));
    if !methods.is_empty() {
        body += &emit_cpp_client::client(namespace, &methods);
    }
    header(namespace, about, &[base], namespace, &body)
}

/// A header with its includes, in a namespace below `cloudtasks`.
pub fn header(name: &str, about: &str, includes: &[&str], namespace: &str, body: &str) -> Output {
    let includes: String = includes.iter().map(|include| format!("#include \"{include}.hpp\"\n")).collect();
    let text = format!(
        "// {about} Generated from the API table by `cargo xtask generate`.\n#pragma once\n\n{includes}\n\
         namespace cloudtasks {{\ninline namespace CLOUDTASKS_NAMESPACE {{\nnamespace {namespace} {{\n{body}\n\
         }}  // namespace {namespace}\n}}  // namespace CLOUDTASKS_NAMESPACE\n}}  // namespace cloudtasks\n"
    );
    Output::new(format!("include/cloudtasks/{name}.hpp"), text)
}

/// Each message after those of its fields, so that no class needs a declaration before its definition.
fn in_order_of_dependency(messages: &[&'static MessageDescriptor]) -> Vec<&'static MessageDescriptor> {
    let mut ordered: Vec<&MessageDescriptor> = Vec::new();
    while ordered.len() < messages.len() {
        let is_ready = |message: &MessageDescriptor| {
            let needed = message.fields.iter().filter_map(|field| match field.field_type {
                FieldType::Message(descriptor) => Some(descriptor),
                _ => None,
            });
            needed.into_iter().all(|needed| !messages.contains(&needed) || ordered.contains(&needed))
        };
        let ready: Vec<_> = messages.iter().filter(|message| !ordered.contains(message) && is_ready(message)).collect();
        assert!(!ready.is_empty(), "messages contain each other in a circle: C++ needs declarations for them");
        ordered.extend(ready);
    }
    ordered
}

/// The one of our names that <windows.h> defines as a macro.
const MACRO_OF_WINDOWS: &str = "DELETE";

/// Lines of code that a macro of that name leaves alone, whether the program has one or not.
fn without_macro(name: &str, lines: &str) -> String {
    format!("#pragma push_macro(\"{name}\")\n#undef {name}\n{lines}#pragma pop_macro(\"{name}\")\n")
}

fn enumeration(descriptor: &EnumDescriptor) -> String {
    let mut out =
        format!("\n{}enum class {} : std::int32_t {{\n", comment("", descriptor.doc), class_name(descriptor.name));
    for value in descriptor.values {
        let lines = format!("{}  {} = {},\n", comment("  ", value.doc), value.name, value.number);
        out += &if value.name == MACRO_OF_WINDOWS { without_macro(value.name, &lines) } else { lines };
    }
    out + "};\n"
}

fn classes_of(message: &MessageDescriptor) -> String {
    let name = class_name(message.name);
    format!("{}{}using {name} = Owned<{name}Ref>;\n", const_class(message), ref_class(message))
}

/// What reads.
fn const_class(message: &MessageDescriptor) -> String {
    let name = class_name(message.name);
    let mut out = format!(
        "\n{}class {name}ConstRef : public detail::Fields {{\n public:\n  using Fields::Fields;\n  \
         static constexpr const char* version_of_type = \"{}\";\n  \
         static constexpr const char* name_of_type = \"{}\";\n",
        comment("", message.doc),
        // The shared messages belong to every version.
        match namespace_of(message) {
            "common" => "v2",
            version => version,
        },
        message.full_name
    );
    for field in message.fields {
        out += &readers(field);
    }
    out + "};\n"
}

fn readers(field: &FieldDescriptor) -> String {
    let FieldDescriptor { name, .. } = field;
    let mut out = format!("\n{}", comment("  ", field.doc));
    let _ = match (field.cardinality, field.field_type) {
        (Cardinality::Singular | Cardinality::Optional, FieldType::Message(descriptor)) => {
            let part = const_ref(descriptor);
            writeln!(out, "  {part} {name}() const {{ return inner<{part}>(\"{name}\"); }}")
        }
        (Cardinality::Singular | Cardinality::Optional, field_type) => {
            writeln!(
                out,
                "  {} {name}() const {{ return {}(\"{name}\"); }}",
                value_type(&field_type),
                reader(&field_type)
            )
        }
        (Cardinality::Repeated, FieldType::Message(descriptor)) => {
            let item = const_ref(descriptor);
            writeln!(out, "  List<{item}> {name}() const {{ return list<{item}>(\"{name}\"); }}")
        }
        (Cardinality::Repeated, _) => {
            writeln!(out, "  std::vector<std::string> {name}() const {{ return read_strings(\"{name}\"); }}")
        }
        (Cardinality::IntMap, FieldType::Message(descriptor)) => {
            let item = const_ref(descriptor);
            writeln!(out, "  std::map<std::int32_t, {item}> {name}() const {{ return int_map<{item}>(\"{name}\"); }}")
        }
        (Cardinality::Map | Cardinality::IntMap, _) => {
            writeln!(out, "  std::map<std::string, std::string> {name}() const {{ return read_map(\"{name}\"); }}")
        }
    };
    if field.has_presence() {
        let _ = writeln!(out, "  bool has_{name}() const {{ return read_has(\"{name}\"); }}");
    }
    out
}

/// What writes.
fn ref_class(message: &MessageDescriptor) -> String {
    let name = class_name(message.name);
    let mut out = format!(
        "\n/// A view that can change a {name}, which is a whole message or a part of another one.\n\
         class {name}Ref : public detail::Writing<{name}ConstRef> {{\n public:\n  using Writing::Writing;\n"
    );
    for field in message.fields {
        out += "\n";
        out += &writers(&format!("{name}Ref"), field);
        let _ = writeln!(out, "  {name}Ref clear_{0}() {{ write_clear(\"{0}\"); return *this; }}", field.name);
    }
    out + "};\n"
}

fn writers(class: &str, field: &FieldDescriptor) -> String {
    let FieldDescriptor { name, .. } = field;
    match (field.cardinality, field.field_type) {
        (Cardinality::Singular | Cardinality::Optional, FieldType::Message(descriptor)) => format!(
            "  {part}Ref mutable_{name}() {{ return make_inner<{part}Ref>(\"{name}\"); }}\n  \
             {class} set_{name}(const {part}ConstRef& value) {{ write_message(\"{name}\", value); return *this; }}\n",
            part = qualified(descriptor),
        ),
        (Cardinality::Singular | Cardinality::Optional, field_type) => format!(
            "  {class} set_{name}({} value) {{ {}(\"{name}\", value); return *this; }}\n",
            argument_type(&field_type),
            writer(&field_type)
        ),
        (Cardinality::Repeated, FieldType::Message(descriptor)) => format!(
            "  {item}Ref mutable_{name}(std::size_t index) {{ return inner_item<{item}Ref>(\"{name}\", index); }}\n  \
             {item}Ref add_{name}() {{ return add_item<{item}Ref>(\"{name}\"); }}\n  \
             {class} add_{name}(const {item}ConstRef& value) {{ write_item(\"{name}\", value); return *this; }}\n",
            item = qualified(descriptor),
        ),
        (Cardinality::Repeated, _) => {
            format!("  {class} add_{name}(std::string_view value) {{ write_item(\"{name}\", value); return *this; }}\n")
        }
        (Cardinality::IntMap, FieldType::Message(descriptor)) => format!(
            "  {item}Ref mutable_{name}(std::int32_t key) {{ return make_entry<{item}Ref>(\"{name}\", key); }}\n  {class} erase_{name}(std::int32_t key) \
             {{ write_erase(\"{name}\", std::to_string(key)); return *this; }}\n",
            item = qualified(descriptor)
        ),
        (Cardinality::Map | Cardinality::IntMap, _) => format!(
            "  {class} put_{name}(std::string_view key, std::string_view value) \
             {{ write_entry(\"{name}\", key, value); return *this; }}\n  \
             {class} erase_{name}(std::string_view key) {{ write_erase(\"{name}\", key); return *this; }}\n"
        ),
    }
}

fn const_ref(descriptor: &MessageDescriptor) -> String {
    format!("{}ConstRef", qualified(descriptor))
}

/// What an accessor gives.
fn value_type(field_type: &FieldType) -> String {
    match field_type {
        FieldType::String | FieldType::Bytes => "std::string".to_owned(),
        FieldType::Timestamp => "std::optional<Timestamp>".to_owned(),
        FieldType::Duration => "std::optional<Duration>".to_owned(),
        other => argument_type(other),
    }
}

/// What a setter takes.
pub fn argument_type(field_type: &FieldType) -> String {
    match field_type {
        FieldType::String | FieldType::Bytes => "std::string_view".to_owned(),
        FieldType::Bool => "bool".to_owned(),
        FieldType::Int32 => "std::int32_t".to_owned(),
        FieldType::Int64 => "std::int64_t".to_owned(),
        FieldType::Double => "double".to_owned(),
        FieldType::Timestamp => "Timestamp".to_owned(),
        FieldType::Duration => "Duration".to_owned(),
        FieldType::Enum(descriptor) => class_name(descriptor.name),
        FieldType::Message(descriptor) => format!("const {}&", const_ref(descriptor)),
    }
}

fn reader(field_type: &FieldType) -> String {
    match field_type {
        FieldType::Int32 => "read_int<std::int32_t>".to_owned(),
        FieldType::Int64 => "read_int<std::int64_t>".to_owned(),
        FieldType::Enum(descriptor) => format!("read_enum<{}>", class_name(descriptor.name)),
        other => format!("read_{}", suffix(other)),
    }
}

fn writer(field_type: &FieldType) -> String {
    format!("write_{}", suffix(field_type))
}

fn suffix(field_type: &FieldType) -> &'static str {
    match field_type {
        FieldType::String => "string",
        FieldType::Bytes => "bytes",
        FieldType::Bool => "bool",
        FieldType::Int32 | FieldType::Int64 => "int",
        FieldType::Double => "double",
        FieldType::Timestamp => "timestamp",
        FieldType::Duration => "duration",
        FieldType::Enum(_) => "enum",
        FieldType::Message(_) => "message",
    }
}
