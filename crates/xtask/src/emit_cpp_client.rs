//! The client class of each version in the C++ headers.

use crate::cpp_names::{comment, qualified};
use crate::emit_capi::method_name;
use crate::emit_cpp::argument_type;
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType, MessageDescriptor, MethodDescriptor};

pub fn client(version: &str, methods: &[&MethodDescriptor]) -> String {
    let mut out = format!(
        "
/// The methods of {version}. Cheap to copy: copies share one client. All methods may be called from any thread at once.
class Client : public ::cloudtasks::Client {{
 public:
  using ::cloudtasks::Client::Client;
  Client(const ::cloudtasks::Client& other) : ::cloudtasks::Client(other) {{}}
"
    );
    for method in methods {
        out += &member(method);
        if !method.arguments.is_empty() {
            out += &flattened(method);
        }
        out += &asynchronous(method);
    }
    out + "};\n"
}

/// What a method gives: its response, nothing for an empty one, a pager, or an operation.
fn result_type(method: &MethodDescriptor) -> String {
    match (method.paged, &method.operation) {
        (Some(items), _) => {
            format!("Pager<{}, {}>", item_type(method.response, items), qualified(method.response))
        }
        (None, Some(types)) => format!("LongRunning<{}, {}>", qualified(types.response), qualified(types.metadata)),
        (None, None) => plain_type(method.response),
    }
}

fn plain_type(message: &MessageDescriptor) -> String {
    if message.full_name == "google.protobuf.Empty" { "void".to_owned() } else { qualified(message) }
}

fn item_type(response: &MessageDescriptor, items: &str) -> String {
    match response.field(items).map(|field| field.field_type) {
        Some(FieldType::Message(item)) => qualified(item),
        _ => "Message".to_owned(),
    }
}

fn member(method: &MethodDescriptor) -> String {
    let (result, name, request) = (result_type(method), method_name(method), qualified(method.request));
    let run = match (method.paged, &method.operation) {
        (Some(_), _) => format!("{result}(*this, \"{name}\", request, options)"),
        (None, Some(_)) => {
            let operation = qualified(method.response);
            format!("{result}(*this, call<{operation}>(\"{name}\", request, options))")
        }
        (None, None) => format!("call<{result}>(\"{name}\", request, options)"),
    };
    format!(
        "\n{}  {result} {}(const {request}& request, const CallOptions& options = {{}}) const {{\n    return {run};\n  }}\n",
        comment("  ", method.doc),
        method.name
    )
}

/// The overload that takes fields of the request as arguments.
fn flattened(method: &MethodDescriptor) -> String {
    let fields: Vec<_> = method.arguments.iter().filter_map(|name| method.request.field(name)).collect();
    let parameters: String = fields.iter().map(|field| format!("{} {}, ", parameter_type(field), field.name)).collect();
    let sets: String = fields.iter().map(|field| format!("    {}\n", assignment(field))).collect();
    format!(
        "  {} {}({parameters}const CallOptions& options = {{}}) const {{\n    {} made;\n{sets}    return {1}(made, options);\n  }}\n",
        result_type(method),
        method.name,
        qualified(method.request),
    )
}

fn parameter_type(field: &FieldDescriptor) -> String {
    match (field.cardinality, field.field_type) {
        (Cardinality::Repeated, FieldType::Message(item)) => format!("const std::vector<{}>&", qualified(item)),
        (Cardinality::Repeated, _) => "const std::vector<std::string>&".to_owned(),
        (_, kind) => argument_type(&kind),
    }
}

fn assignment(field: &FieldDescriptor) -> String {
    let name = field.name;
    match field.cardinality {
        Cardinality::Repeated => format!("for (const auto& item : {name}) made.add_{name}(item);"),
        _ => format!("made.set_{name}({name});"),
    }
}

fn asynchronous(method: &MethodDescriptor) -> String {
    let result = plain_type(method.response);
    format!(
        "  std::future<{result}> {}_async(const {}& request, const CallOptions& options = {{}}) const {{\n    \
         return start<{result}>(\"{}\", request, options);\n  }}\n",
        method.name,
        qualified(method.request),
        method_name(method)
    )
}
