//! The client class of each version in the C++ headers: one template for its throwing, non-throwing and asynchronous form.

use crate::cpp_names::{comment, qualified};
use crate::emit_capi::method_name;
use crate::emit_cpp::argument_type;
use cloudtasks::schema::{Cardinality, FieldDescriptor, FieldType, MessageDescriptor, MethodDescriptor};

pub fn client(version: &str, methods: &[&MethodDescriptor]) -> String {
    let mut out = format!(
        "
/// The methods of {version}, for Client, NothrowClient and AsyncClient. Cheap to copy: copies share one connection. Any
/// number of threads may call one client. `Answer<T>` is T, Result<T> or Future<T>.
template <class Form>
class BasicClient : public ::cloudtasks::BasicClient<Form> {{
 public:
  template <class T>
  using Answer = typename Form::template Answer<T>;
  template <class Item, class Page>
  using Paged = typename Form::template Paged<Item, Page>;
  template <class Response, class Metadata>
  using Operation = typename Form::template Operation<Response, Metadata>;

  using ::cloudtasks::BasicClient<Form>::BasicClient;
  BasicClient() = default;

  /// A client with the connection of another, of any version and form.
  template <class Other>
  explicit BasicClient(const ::cloudtasks::BasicClient<Other>& other) : ::cloudtasks::BasicClient<Form>(other.connection()) {{}}

  /// The same client with methods that give a Result and do not throw.
  [[nodiscard]] BasicClient<Nothrow> nothrow() const {{ return BasicClient<Nothrow>(*this); }}

  /// The same client with methods that do not wait and give a Future.
  [[nodiscard]] BasicClient<Async> async() const {{ return BasicClient<Async>(*this); }}
"
    );
    for method in methods {
        out += &member(method);
        if !method.arguments.is_empty() {
            out += &flattened(method);
        }
    }
    out + "};

/// Gives values, and throws errors.
using Client = BasicClient<Throwing>;
/// Gives a Result. It also works under -fno-exceptions.
using NothrowClient = BasicClient<Nothrow>;
/// Gives a Future.
using AsyncClient = BasicClient<Async>;
"
}

/// What a method gives: its response, nothing for an empty one, a pager, or an operation.
fn result_type(method: &MethodDescriptor) -> String {
    match (method.paged, &method.operation) {
        (Some(items), _) => {
            format!("Paged<{}, {}>", item_type(method.response, items), qualified(method.response))
        }
        (None, Some(types)) => format!("Operation<{}, {}>", qualified(types.response), qualified(types.metadata)),
        (None, None) => format!("Answer<{}>", plain_type(method.response)),
    }
}

pub fn plain_type(message: &MessageDescriptor) -> String {
    if message.full_name == "google.protobuf.Empty" { "void".to_owned() } else { qualified(message) }
}

fn item_type(response: &MessageDescriptor, items: &str) -> String {
    match response.field(items).map(|field| field.field_type) {
        Some(FieldType::Message(item)) => qualified(item),
        _ => "Message".to_owned(),
    }
}

fn member(method: &MethodDescriptor) -> String {
    let (name, request) = (method_name(method), qualified(method.request));
    let run = match (method.paged, &method.operation) {
        (Some(items), _) => format!(
            "list<{}, {}>(\"{name}\", \"{items}\", request, options)",
            item_type(method.response, items),
            qualified(method.response)
        ),
        (None, Some(types)) => format!(
            "operate<{}, {}>(\"{name}\", request, options)",
            qualified(types.response),
            qualified(types.metadata)
        ),
        (None, None) => format!("call<{}>(\"{name}\", request, options)", plain_type(method.response)),
    };
    format!(
        "\n{}  {} {}(const {request}& request, const CallOptions& options = {{}}) const {{\n    \
         return this->template {run};\n  }}\n",
        comment("  ", method.doc),
        result_type(method),
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
