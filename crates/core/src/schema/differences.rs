//! The three tables stand side by side; what differs between them is meant, and listed in `differences.txt`.

use super::{
    Api, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, MethodDescriptor, v2, v2beta2, v2beta3,
};
use std::collections::BTreeSet;
use std::fmt::Write;

/// One line for each thing that only one of the two has, `-` the first and `+` the second.
fn differences(first: &Api, second: &Api) -> String {
    let (old, new) = (lines(first), lines(second));
    let mut out = format!("{} to {}\n", first.version, second.version);
    let mut changed: Vec<(&String, char)> = old.difference(&new).map(|line| (line, '-')).collect();
    changed.extend(new.difference(&old).map(|line| (line, '+')));
    changed.sort();
    for (line, sign) in changed {
        writeln!(out, "{sign} {line}").unwrap();
    }
    out
}

fn lines(api: &Api) -> BTreeSet<String> {
    let messages = api.messages.iter().flat_map(|message| message_lines(message));
    let enums = api.enums.iter().flat_map(|enumeration| enum_lines(enumeration));
    messages.chain(enums).chain(api.methods.iter().map(|method| method_line(method))).collect()
}

fn message_lines(message: &MessageDescriptor) -> Vec<String> {
    let fields = message.fields.iter().map(|field| format!("{}.{}", message.name, field_line(field)));
    std::iter::once(format!("message {}", message.name)).chain(fields).collect()
}

fn field_line(field: &FieldDescriptor) -> String {
    let field_type = match field.field_type {
        FieldType::Enum(descriptor) => descriptor.name.to_owned(),
        FieldType::Message(descriptor) => descriptor.name.to_owned(),
        scalar => format!("{scalar:?}"),
    };
    let oneof = field.oneof.map(|oneof| format!(" in {oneof}")).unwrap_or_default();
    format!("{} = {}: {:?} {field_type}{oneof}", field.name, field.number, field.cardinality)
}

fn enum_lines(enumeration: &EnumDescriptor) -> Vec<String> {
    enumeration.values.iter().map(|v| format!("enum {}.{} = {}", enumeration.name, v.name, v.number)).collect()
}

fn method_line(method: &MethodDescriptor) -> String {
    let MethodDescriptor { name, verb, body, defaults, paged, .. } = method;
    let path = method.paths[0].replace(&format!("/{}/", method.version), "/");
    let arguments = method.arguments.join(", ");
    let pages = paged.map(|items| format!(", pages {items}")).unwrap_or_default();
    format!("method {name}({arguments}): {} {path} {body:?} {defaults:?}{pages}", verb.as_str())
}

#[test]
fn only_what_is_meant_differs_between_the_versions() {
    let found = format!("{}\n{}", differences(&v2::API, &v2beta3::API), differences(&v2beta3::API, &v2beta2::API));
    assert!(found == include_str!("differences.txt"), "if all of this is meant, differences.txt must read:\n{found}");
}
