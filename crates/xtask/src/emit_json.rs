//! The table as JSON, for tests and tools that cannot read Rust.

use cloudtasks::schema::{
    APIS, Api, Body, CallDefaults, Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor,
    MethodDescriptor,
};
use serde_json::{Value, json};

pub fn text() -> String {
    let apis: Vec<Value> = APIS.iter().map(|api| api_json(api)).collect();
    format!("{:#}\n", json!(apis))
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
        "cardinality": cardinality_name(field.cardinality),
        "type": type_name(field.field_type),
        "type_name": full_name(field.field_type),
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
        "deduplicable": method.deduplicable,
        "paged": method.paged,
        "operation": method.operation.as_ref().map(|types| json!({
            "response": types.response.full_name,
            "metadata": types.metadata.full_name,
        })),
        "doc": method.doc,
    })
}

fn cardinality_name(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::Singular => "singular",
        Cardinality::Optional => "optional",
        Cardinality::Repeated => "repeated",
        Cardinality::Map => "map",
        Cardinality::IntMap => "int_map",
    }
}

fn type_name(field_type: FieldType) -> &'static str {
    match field_type {
        FieldType::String => "string",
        FieldType::Bytes => "bytes",
        FieldType::Bool => "bool",
        FieldType::Int32 => "int32",
        FieldType::Int64 => "int64",
        FieldType::Double => "double",
        FieldType::Enum(_) => "enum",
        FieldType::Message(_) => "message",
        FieldType::Timestamp => "timestamp",
        FieldType::Duration => "duration",
    }
}

/// The enum or message that the type refers to.
fn full_name(field_type: FieldType) -> Option<&'static str> {
    match field_type {
        FieldType::Enum(descriptor) => Some(descriptor.full_name),
        FieldType::Message(descriptor) => Some(descriptor.full_name),
        _ => None,
    }
}
