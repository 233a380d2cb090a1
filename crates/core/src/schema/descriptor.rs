//! The types of the table: the API as plain data that the codec, the client and every binding read at run time.

use std::time::Duration;

/// One version of the API (`v2`, `v2beta2`, `v2beta3`), or the Google-wide messages that the versions share.
#[derive(Debug)]
pub struct Api {
    /// `"v2"`; for the shared messages `"common"`.
    pub version: &'static str,
    /// Its messages, in table order.
    pub messages: &'static [&'static MessageDescriptor],
    /// Its enums.
    pub enums: &'static [&'static EnumDescriptor],
    /// Its methods.
    pub methods: &'static [&'static MethodDescriptor],
}

/// A message type.
#[derive(Debug)]
pub struct MessageDescriptor {
    /// Unique over all versions and dense, so that a binding can keep a class in an array.
    pub index: u16,
    /// The name within its package: `"Task"`, `"HttpTarget.Header"`.
    pub name: &'static str,
    /// `"google.cloud.tasks.v2.Task"`.
    pub full_name: &'static str,
    /// The `.proto` file that defines it, without folder and ending: `"task"`. Python's packages have a module for each.
    /// `None` for the messages that all Google APIs share.
    pub file: Option<&'static str>,
    /// Its fields, in table order.
    pub fields: &'static [FieldDescriptor],
    /// Its documentation.
    pub doc: &'static str,
}

/// A field of a message.
#[derive(Debug)]
pub struct FieldDescriptor {
    /// The name in the API definition, in Rust and in Python: `"http_request"`.
    pub name: &'static str,
    /// The name on the wire: `"httpRequest"`.
    pub json_name: &'static str,
    /// The wire name as it begins a later member of a JSON object: `,"httpRequest":`.
    pub json_member: &'static str,
    /// The field number of the binary form; 0 for a field that only REST has.
    pub number: u32,
    /// How many values it holds.
    pub cardinality: Cardinality,
    /// The type of its values.
    pub field_type: FieldType,
    /// Fields of one message with the same oneof exclude each other.
    pub oneof: Option<&'static str>,
    /// Its documentation.
    pub doc: &'static str,
}

/// How many values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// A scalar whose default counts as absent, or a message that is there or not.
    Singular,
    /// A scalar whose presence is kept apart from its value.
    Optional,
    /// A list.
    Repeated,
    /// A map with string keys.
    Map,
    /// A map with int32 keys.
    IntMap,
}

/// The type of the values of a field.
#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    /// `string`
    String,
    /// `bytes`
    Bytes,
    /// `bool`
    Bool,
    /// `int32`
    Int32,
    /// `int64`
    Int64,
    /// `double`
    Double,
    /// An enum of the table.
    Enum(&'static EnumDescriptor),
    /// A message of the table.
    Message(&'static MessageDescriptor),
    /// google.protobuf.Timestamp: an instant with nanoseconds.
    Timestamp,
    /// google.protobuf.Duration: signed seconds with nanoseconds.
    Duration,
}

/// An enum type. Its values are open: any int32 may come.
#[derive(Debug)]
pub struct EnumDescriptor {
    /// Unique over all versions and dense.
    pub index: u16,
    /// `"HttpMethod"`, `"Task.View"`.
    pub name: &'static str,
    /// `"google.cloud.tasks.v2.HttpMethod"`.
    pub full_name: &'static str,
    /// As in [`MessageDescriptor::file`].
    pub file: Option<&'static str>,
    /// Names and numbers, in table order; the first is the default.
    pub values: &'static [EnumValue],
    /// Its documentation.
    pub doc: &'static str,
}

/// A value of an enum that has a name.
#[derive(Debug)]
pub struct EnumValue {
    /// `"POST"`.
    pub name: &'static str,
    /// What travels.
    pub number: i32,
    /// Its documentation.
    pub doc: &'static str,
}

/// A method of the API.
#[derive(Debug)]
pub struct MethodDescriptor {
    /// `"create_task"`.
    pub name: &'static str,
    /// The version whose surface it belongs to: `"v2"`.
    pub version: &'static str,
    /// The HTTP verb.
    pub verb: Verb,
    /// Path templates, most used first: `"/v2/{parent=projects/*/locations/*}/queues"`.
    pub paths: &'static [&'static str],
    /// What of the request the HTTP body holds.
    pub body: Body,
    /// The type of the request.
    pub request: &'static MessageDescriptor,
    /// The type of the response.
    pub response: &'static MessageDescriptor,
    /// The request fields that the generated clients also take as arguments.
    pub arguments: &'static [&'static str],
    /// The timeout and retry policy of calls that set none.
    pub defaults: CallDefaults,
    /// Whether sending it twice leaves the service as sending it once does.
    pub idempotent: bool,
    /// Whether `CallOptions::deduplicate` makes it safe to repeat: its `task` gets a name, which the service takes once.
    pub deduplicable: bool,
    /// For a list method: the repeated field of the response.
    pub paged: Option<&'static str>,
    /// For a long-running operation: what it ends with and what it reports until then.
    pub operation: Option<OperationTypes>,
    /// Its documentation.
    pub doc: &'static str,
}

/// An HTTP verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

/// What of the request travels in the HTTP body. What is neither there nor in the path is in the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    None,
    /// All fields that are not in the path.
    Rest,
    /// One field; the others are in the query.
    Field(&'static str),
}

/// The timeout and retry policy of calls that set none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallDefaults {
    /// 20 s, and retried on UNAVAILABLE and DEADLINE_EXCEEDED.
    Retried,
    /// 20 s, sent once.
    Once,
    /// No timeout, sent once.
    Untimed,
}

/// The types of a long-running operation.
#[derive(Debug)]
pub struct OperationTypes {
    /// What it ends with.
    pub response: &'static MessageDescriptor,
    /// What it reports until then.
    pub metadata: &'static MessageDescriptor,
}

/// A descriptor is a static: it is equal to itself alone.
impl PartialEq for MessageDescriptor {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for MessageDescriptor {}

impl MessageDescriptor {
    /// The position of the field with this table name or JSON name.
    pub fn field_index(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|f| f.name == name || f.json_name == name)
    }

    /// The field with this table name or JSON name.
    pub fn field(&self, name: &str) -> Option<&'static FieldDescriptor> {
        self.field_index(name).map(|i| &self.fields[i])
    }

    /// The positions of the other members of this field's oneof.
    pub fn oneof_siblings(&self, index: usize) -> impl Iterator<Item = usize> + use<> {
        let fields = self.fields;
        let oneof = fields[index].oneof;
        let candidates = if oneof.is_some() { 0..fields.len() } else { 0..0 };
        candidates.filter(move |&i| i != index && fields[i].oneof == oneof)
    }
}

impl FieldDescriptor {
    /// Whether it is a list.
    pub fn is_repeated(&self) -> bool {
        self.cardinality == Cardinality::Repeated
    }

    /// Whether it is a map.
    pub fn is_map(&self) -> bool {
        matches!(self.cardinality, Cardinality::Map | Cardinality::IntMap)
    }

    /// Whether a default value is told apart from an absent one.
    pub fn has_presence(&self) -> bool {
        match self.cardinality {
            Cardinality::Optional => true,
            Cardinality::Singular => self.oneof.is_some() || !self.field_type.is_plain_scalar(),
            _ => false,
        }
    }
}

impl FieldType {
    /// Neither a message nor one of the two kinds that are messages on the binary wire.
    pub fn is_plain_scalar(&self) -> bool {
        !matches!(self, FieldType::Message(_) | FieldType::Timestamp | FieldType::Duration)
    }
}

impl EnumDescriptor {
    /// The number of the value with this name.
    pub fn number(&self, name: &str) -> Option<i32> {
        self.values.iter().find(|v| v.name == name).map(|v| v.number)
    }

    /// The name of the value with this number.
    pub fn name_of(&self, number: i32) -> Option<&'static str> {
        self.values.iter().find(|v| v.number == number).map(|v| v.name)
    }
}

impl Api {
    /// The message with this name or full name.
    pub fn message(&self, name: &str) -> Option<&'static MessageDescriptor> {
        self.messages.iter().find(|m| m.name == name || m.full_name == name).copied()
    }

    /// The method with this name.
    pub fn method(&self, name: &str) -> Option<&'static MethodDescriptor> {
        self.methods.iter().find(|m| m.name == name).copied()
    }
}

impl MethodDescriptor {
    /// The service that has the method: `"google.cloud.tasks.v2.CloudTasks"`. Methods whose messages all Google APIs share
    /// belong to a shared service.
    pub fn service(&self) -> String {
        match self.request.full_name.rsplit_once('.') {
            Some(("google.cloud.location", _)) => "google.cloud.location.Locations".to_owned(),
            Some(("google.longrunning", _)) => "google.longrunning.Operations".to_owned(),
            _ => format!("google.cloud.tasks.{}.CloudTasks", self.version),
        }
    }

    /// `paged`, where the Python clients return a pager: Google's do not for the lists of shared services.
    pub fn paged_in_python(&self) -> Option<&'static str> {
        self.paged.filter(|_| self.request.full_name.starts_with("google.cloud.tasks."))
    }

    /// The name of the method in its service: `"CreateTask"`.
    pub fn rpc_name(&self) -> String {
        self.name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
    }
}

impl CallDefaults {
    /// The timeout of most methods.
    const TIMEOUT: Duration = Duration::from_secs(20);

    /// The time limit of a whole call.
    pub fn timeout(self) -> Option<Duration> {
        match self {
            CallDefaults::Retried | CallDefaults::Once => Some(Self::TIMEOUT),
            CallDefaults::Untimed => None,
        }
    }

    /// Whether calls are retried, by the default `RetryPolicy`.
    pub fn is_retried(self) -> bool {
        self == CallDefaults::Retried
    }
}

impl Verb {
    /// `"GET"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
        }
    }
}

/// The lowerCamelCase form of a field name, made at compile time for [`crate::schema!`].
#[doc(hidden)]
pub const fn json_name<const N: usize>(name: &str) -> [u8; N] {
    let (bytes, mut out) = (name.as_bytes(), [0; N]);
    let (mut from, mut to, mut upper) = (0, 0, false);
    while from < bytes.len() {
        if bytes[from] == b'_' {
            upper = true;
        } else {
            out[to] = if upper { bytes[from].to_ascii_uppercase() } else { bytes[from] };
            (to, upper) = (to + 1, false);
        }
        from += 1;
    }
    out
}

/// The wire name with what surrounds it in a JSON object, made at compile time for [`crate::schema!`].
#[doc(hidden)]
pub const fn json_member<const N: usize>(json_name: &[u8]) -> [u8; N] {
    let (mut out, mut at) = ([b'"'; N], 0);
    out[0] = b',';
    while at < json_name.len() {
        out[at + 2] = json_name[at];
        at += 1;
    }
    out[N - 1] = b':';
    out
}

/// The text of bytes that are known at compile time to be ASCII.
#[doc(hidden)]
pub const fn ascii<const N: usize>(bytes: &'static [u8; N]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("field names are ASCII"),
    }
}

/// The length of [`json_name`] for this name.
#[doc(hidden)]
pub const fn json_name_len(name: &str) -> usize {
    let (bytes, mut i, mut len) = (name.as_bytes(), 0, 0);
    while i < bytes.len() {
        len += (bytes[i] != b'_') as usize;
        i += 1;
    }
    len
}

/// Joins doc lines, whose leading space rustdoc keeps, at compile time.
#[doc(hidden)]
pub const fn trim_doc(doc: &'static str) -> &'static str {
    doc.trim_ascii()
}
