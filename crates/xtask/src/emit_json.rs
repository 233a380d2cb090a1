//! The table as JSON, for tests and tools that cannot read Rust.

use crate::output::Output;
use cloudtasks::schema::{
    APIS, Api, Body, CallDefaults, EnumDescriptor, FieldDescriptor, Kind, Label, MessageDescriptor, MethodDescriptor,
};
use serde_json::{Value, json};

pub fn outputs() -> Vec<Output> {
    let apis: Vec<Value> = APIS.iter().map(|api| api_json(api)).collect();
    vec![Output::new("docs/api-table.json", format!("{:#}\n", json!(apis)))]
}

fn api_json(api: &Api) -> Value {
    json!({
        "version": api.version,
        "messages": api.messages.iter().map(|message| message_json(message)).collect::<Vec<_>>(),
        "enums": api.enums.iter().map(|enumeration| enum_json(enumeration)).collect::<Vec<_>>(),
        "methods": api.methods.iter().map(|method| method_json(method)).collect::<Vec<_>>(),
    })
}

fn message_json(message: &MessageDescriptor) -> Value {
    json!({
        "name": message.full_name,
        "doc": message.doc,
        "fields": message.fields.iter().map(field_json).collect::<Vec<_>>(),
    })
}

fn field_json(field: &FieldDescriptor) -> Value {
    json!({
        "name": field.name,
        "json_name": field.json_name,
        "number": field.number,
        "label": label_name(field.label),
        "kind": kind_name(field.kind),
        "type": type_name(field.kind),
        "oneof": field.oneof,
        "doc": field.doc,
    })
}

fn enum_json(enumeration: &EnumDescriptor) -> Value {
    let values = enumeration.values.iter();
    json!({
        "name": enumeration.full_name,
        "doc": enumeration.doc,
        "values": values.map(|v| json!({"name": v.name, "number": v.number, "doc": v.doc})).collect::<Vec<_>>(),
    })
}

fn method_json(method: &MethodDescriptor) -> Value {
    json!({
        "name": method.name,
        "verb": method.verb.as_str(),
        "paths": method.paths,
        "body": match method.body {
            Body::None => None,
            Body::Rest => Some("*"),
            Body::Field(name) => Some(name),
        },
        "request": method.request.full_name,
        "response": method.response.full_name,
        "arguments": method.arguments,
        "defaults": match method.defaults {
            CallDefaults::Retried => "retried",
            CallDefaults::Once => "once",
            CallDefaults::Untimed => "untimed",
        },
        "idempotent": method.idempotent,
        "paged": method.paged,
        "operation": method.operation.as_ref().map(|types| json!({
            "response": types.response.full_name,
            "metadata": types.metadata.full_name,
        })),
        "doc": method.doc,
    })
}

fn label_name(label: Label) -> &'static str {
    match label {
        Label::One => "one",
        Label::Optional => "optional",
        Label::Repeated => "repeated",
        Label::Map => "map",
        Label::IntMap => "int_map",
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "string",
        Kind::Bytes => "bytes",
        Kind::Bool => "bool",
        Kind::Int32 => "int32",
        Kind::Int64 => "int64",
        Kind::Double => "double",
        Kind::Enum(_) => "enum",
        Kind::Message(_) => "message",
        Kind::Timestamp => "timestamp",
        Kind::Duration => "duration",
    }
}

/// The enum or message that the kind refers to.
fn type_name(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Enum(descriptor) => Some(descriptor.full_name),
        Kind::Message(descriptor) => Some(descriptor.full_name),
        _ => None,
    }
}
