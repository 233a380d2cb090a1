//! `walk.cpp`: a test that sets every field of every message through the C++ classes and reads it back
//! through them and through C.

use crate::cpp_names::{class_name, classes, namespace_of, qualified};
use cloudtasks::schema::{APIS, Cardinality, FieldDescriptor, FieldType, MessageDescriptor};

const HEAD: &str = "\
// Walks the table: every field of every message, set and read through C++ and C. Printed by `cargo xtask print walk.cpp`.
#include \"walk.hpp\"
";

pub fn text() -> String {
    let messages: Vec<_> = APIS.into_iter().flat_map(classes).collect();
    let count: usize = messages.iter().map(|message| message.fields.len()).sum();
    let walks: String = messages.iter().map(|message| walk(message)).collect();
    let calls: String = messages.iter().map(|message| format!("  {}();\n", function(message))).collect();
    let main = format!("\nint main() {{\n{calls}  CHECK(walked == {count});\n  return summary();\n}}\n");
    format!("{HEAD}{walks}{main}")
}

fn function(message: &MessageDescriptor) -> String {
    format!("walk_{}_{}", namespace_of(message), class_name(message.name))
}

fn walk(message: &MessageDescriptor) -> String {
    let fields: String = message.fields.iter().map(field).collect();
    let (function, class) = (function(message), qualified(message));
    format!("\nstatic void {function}() {{\n  {class} message;\n  expect_empty(message);\n{fields}}}\n")
}

/// Sets a field, checks it, and clears it.
fn field(field: &FieldDescriptor) -> String {
    let name = field.name;
    let steps = match (field.cardinality, field.field_type) {
        (Cardinality::Repeated, FieldType::Message(_)) => {
            format!(
                "message.add_{name}();\n  CHECK(message.{name}().size() == 1 && count_in_c(message, \"{name}\") == 1);"
            )
        }
        (Cardinality::Repeated, _) => format!(
            "message.add_{name}(\"text\");\n  CHECK(message.{name}().at(0) == \"text\" && string_in_c(message, \"{name}[0]\") == \"text\");"
        ),
        (Cardinality::IntMap, _) => format!(
            "message.mutable_{name}(7);\n  CHECK(message.{name}().count(7) == 1 && count_in_c(message, \"{name}\") == 1);"
        ),
        (Cardinality::Map, _) => format!(
            "message.put_{name}(\"a]\\\"b\", \"text\");\n  CHECK(message.{name}().at(\"a]\\\"b\") == \"text\" && count_in_c(message, \"{name}\") == 1);"
        ),
        (Cardinality::Singular | Cardinality::Optional, FieldType::Message(inner)) => format!(
            "message.mutable_{name}();\n  message.set_{name}({}());\n  CHECK(message.{name}().path_to_part() == \"{name}\");",
            qualified(inner)
        ),
        (Cardinality::Singular | Cardinality::Optional, kind) => {
            let (value, in_c) = sample(&kind, name);
            format!("message.set_{name}({value});\n  CHECK(message.{name}() == {value} && {in_c});")
        }
    };
    let has = if field.has_presence() { format!("message.has_{name}()") } else { "true".to_owned() };
    format!("  {steps}\n  expect_present(message, {has}, \"{name}\");\n  message.clear_{name}();\n")
}

/// A value of the kind, and the check that C reads the same.
fn sample(kind: &FieldType, name: &str) -> (String, String) {
    match kind {
        FieldType::String => ("\"text\"".into(), format!("string_in_c(message, \"{name}\") == \"text\"")),
        FieldType::Bytes => ("\"text\"".into(), format!("bytes_in_c(message, \"{name}\") == \"text\"")),
        FieldType::Bool => ("true".into(), format!("in_c<bool>(cloudtasks_message_get_bool, message, \"{name}\")")),
        FieldType::Int32 | FieldType::Int64 => {
            ("7".into(), format!("in_c<std::int64_t>(cloudtasks_message_get_int, message, \"{name}\") == 7"))
        }
        FieldType::Double => {
            ("1.5".into(), format!("in_c<double>(cloudtasks_message_get_double, message, \"{name}\") == 1.5"))
        }
        FieldType::Timestamp => {
            ("some_time".into(), format!("time_in_c(cloudtasks_message_get_timestamp, message, \"{name}\") == 5"))
        }
        FieldType::Duration => {
            ("some_span".into(), format!("time_in_c(cloudtasks_message_get_duration, message, \"{name}\") == 5"))
        }
        FieldType::Enum(descriptor) => {
            let last = descriptor.values.iter().last().map_or(1, |value| value.number);
            let value = format!("static_cast<decltype(message.{name}())>({last})");
            (value, format!("in_c<std::int32_t>(cloudtasks_message_get_enum, message, \"{name}\") == {last}"))
        }
        FieldType::Message(_) => (String::new(), String::new()),
    }
}
