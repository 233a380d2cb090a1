//! What `help()`, IPython's `?` and editors show of methods, messages and enums: the documentation of the table.

use cloudtasks::schema::{
    Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, MethodDescriptor,
};
use cloudtasks::{Code, RetryPolicy};
use std::fmt::Write as _;

const WIDTH: usize = 96;
const INDENT: &str = "    ";

/// A method: its arguments with types and meaning, what it returns and raises, and an example.
pub fn of_method(method: &MethodDescriptor, is_async: bool) -> String {
    let mut help = String::new();
    paragraph(&mut help, "", method.doc);
    help += "\nArgs:\n";
    let request =
        format!("request ({} | dict): All fields of the request, instead of the arguments below.", method.request.name);
    item(&mut help, &request);
    method.request.fields.iter().for_each(|field| append_field(&mut help, field));
    for option in options_of(method) {
        item(&mut help, &option);
    }
    help += "\nReturns:\n";
    item(&mut help, &returned(method));
    help += "\nRaises:\n";
    for error in errors_of(method) {
        item(&mut help, &format!("cloudtasks.exceptions.{error}"));
    }
    help += "\nExample:\n";
    for line in example(method, is_async) {
        help += &format!("{INDENT}{line}\n");
    }
    help
}

/// A message: its fields with types and meaning.
pub fn of_message(message: &MessageDescriptor) -> String {
    let mut help = String::new();
    paragraph(&mut help, "", message.doc);
    if !message.fields.is_empty() {
        help += "\nAttributes:\n";
        message.fields.iter().for_each(|field| append_field(&mut help, field));
    }
    help
}

/// An enum: its values with numbers and meaning.
pub fn of_enum(enumeration: &EnumDescriptor) -> String {
    let mut help = String::new();
    paragraph(&mut help, "", enumeration.doc);
    help += "\nValues:\n";
    for value in enumeration.values {
        item(&mut help, &format!("{} ({}): {}", value.name, value.number, value.doc));
    }
    help
}

fn append_field(help: &mut String, field: &FieldDescriptor) {
    let oneof = match field.oneof {
        Some(oneof) => format!(" One of `{oneof}`: setting it clears the others."),
        None => String::new(),
    };
    item(help, &format!("{} ({}): {}{oneof}", field.name, type_of(field), field.doc));
}

/// The type that a field takes, in Python's words.
pub fn type_of(field: &FieldDescriptor) -> String {
    let element = match field.field_type {
        FieldType::String => "str".to_owned(),
        FieldType::Bytes => "bytes".to_owned(),
        FieldType::Bool => "bool".to_owned(),
        FieldType::Int32 | FieldType::Int64 => "int".to_owned(),
        FieldType::Double => "float".to_owned(),
        FieldType::Timestamp => "datetime".to_owned(),
        FieldType::Duration => "timedelta".to_owned(),
        FieldType::Enum(descriptor) => descriptor.name.to_owned(),
        FieldType::Message(descriptor) => format!("{} | dict", descriptor.name),
    };
    match field.cardinality {
        Cardinality::Singular | Cardinality::Optional => element,
        Cardinality::Repeated => format!("list[{element}]"),
        Cardinality::Map => format!("dict[str, {element}]"),
        Cardinality::IntMap => format!("dict[int, {element}]"),
    }
}

fn options_of(method: &MethodDescriptor) -> Vec<String> {
    let retry = match method.defaults.is_retried() {
        true => {
            let codes = RetryPolicy::DEFAULT_CODES.map(Code::as_str).join(" and ");
            format!("by default after {codes}, for {} seconds", RetryPolicy::DEFAULT_TOTAL_TIMEOUT.as_secs())
        }
        false => "by default never".to_owned(),
    };
    let timeout = match method.defaults.timeout() {
        None => "By default there is no limit.".to_owned(),
        Some(timeout) => format!("By default {}.", timeout.as_secs()),
    };
    let mut options = vec![
        format!("retry (cloudtasks.retry.Retry | None): When a failed call is made again: {retry}. None: never."),
        format!(
            "timeout (float | None): The limit of the whole call in seconds, attempts and waits included. {timeout}"
        ),
        "metadata (Sequence[tuple[str, str]]): Further headers of the request, as pairs of name and value.".to_owned(),
    ];
    if method.deduplicable {
        options.push(
            "deduplicate (bool): Gives a task without a name a random one, so that a call that is sent again makes no \
             second task. By default False."
                .to_owned(),
        );
    }
    options
}

fn returned(method: &MethodDescriptor) -> String {
    if let Some(items) = method.paged_in_python() {
        return format!("An iterator over the {items} of all pages, which are fetched as they are reached.");
    }
    if let Some(operation) = &method.operation {
        return format!("An operation, whose result() is {}.", operation.response.name);
    }
    match method.response.full_name {
        "google.protobuf.Empty" => "None.".to_owned(),
        _ => format!("{}: {}", method.response.name, method.response.doc),
    }
}

fn errors_of(method: &MethodDescriptor) -> Vec<String> {
    let mut errors = vec![
        "InvalidArgument: The service refuses the request.".to_owned(),
        "PermissionDenied: The caller may not do this, or the project does not exist.".to_owned(),
    ];
    if method.name.starts_with("create_") {
        errors.push("AlreadyExists: The name is taken.".to_owned());
    }
    errors.push("NotFound: The resource does not exist.".to_owned());
    errors.push("DeadlineExceeded: The timeout has passed.".to_owned());
    errors.push("ServiceUnavailable: The service cannot be reached.".to_owned());
    if method.defaults.is_retried() {
        errors.push("RetryError: The call failed until the time for retries was over.".to_owned());
    }
    errors
}

fn example(method: &MethodDescriptor, is_async: bool) -> Vec<String> {
    let awaited = if is_async { "await " } else { "" };
    let arguments: Vec<String> = match method.arguments {
        [] => vec![format!("request=tasks_{}.{}(...)", method.version, method.request.name)],
        names => names.iter().filter_map(|name| example_argument(method, name)).collect(),
    };
    let call = format!("{awaited}client.{}({})", method.name, arguments.join(", "));
    match method.paged_in_python() {
        Some(items) => {
            let keyword = if is_async { "async for" } else { "for" };
            vec![format!("{keyword} {} in {call}:", items.strip_suffix('s').unwrap_or(items)), "    ...".to_owned()]
        }
        None => vec![call],
    }
}

fn example_argument(method: &MethodDescriptor, name: &str) -> Option<String> {
    let field = method.request.field(name)?;
    let value = match field.field_type {
        FieldType::String => format!("\"{}\"", resource_in_path(method, name).unwrap_or_else(|| "...".to_owned())),
        FieldType::Message(descriptor) if descriptor.full_name == "google.protobuf.FieldMask" => {
            "{\"paths\": [...]}".to_owned()
        }
        FieldType::Message(descriptor) if descriptor.full_name.starts_with("google.cloud.tasks.") => {
            format!("tasks_{}.{}(...)", method.version, descriptor.name)
        }
        FieldType::Enum(descriptor) => {
            format!("tasks_{}.{}.{}", method.version, descriptor.name, last_value(descriptor))
        }
        FieldType::Duration => "timedelta(seconds=60)".to_owned(),
        _ => "...".to_owned(),
    };
    Some(format!("{name}={value}"))
}

fn last_value(enumeration: &EnumDescriptor) -> &'static str {
    enumeration.values.last().map_or("...", |value| value.name)
}

/// `projects/P/locations/L` for the field `name` in the path `/v2/{name=projects/*/locations/*}`.
fn resource_in_path(method: &MethodDescriptor, name: &str) -> Option<String> {
    let (_, rest) = method.paths.first()?.split_once(&format!("{{{name}="))?;
    let (pattern, _) = rest.split_once('}')?;
    let mut resource = String::new();
    for segment in pattern.split('/') {
        let collection = resource.rsplit('/').next().unwrap_or_default().chars().next();
        let part = match (segment, collection) {
            ("*", Some(letter)) => letter.to_ascii_uppercase().to_string(),
            _ => segment.to_owned(),
        };
        let separator = if resource.is_empty() { "" } else { "/" };
        let _ = write!(resource, "{separator}{part}");
    }
    Some(resource)
}

/// An indented item, whose further lines are indented more.
fn item(help: &mut String, text: &str) {
    let start = help.len();
    paragraph(help, "        ", text);
    help.replace_range(start..start + INDENT.len(), "");
}

/// Text, folded to the width of the lines.
fn paragraph(help: &mut String, indent: &str, text: &str) {
    let mut width = 0;
    for word in text.split_whitespace() {
        if width > 0 && width + 1 + word.len() > WIDTH {
            help.push('\n');
            width = 0;
        }
        if width == 0 {
            help.push_str(indent);
            width = indent.len();
        } else {
            help.push(' ');
            width += 1;
        }
        help.push_str(word);
        width += word.len();
    }
    help.push('\n');
}
