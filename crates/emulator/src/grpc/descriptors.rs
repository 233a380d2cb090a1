//! The table as protobuf descriptors, a file for each package: what reflection hands out.

use super::protocol::descriptor::{
    DescriptorProto, EnumDescriptorProto, EnumValueDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    MessageOptions, MethodDescriptorProto, OneofDescriptorProto, ServiceDescriptorProto,
};
use super::protocol::{health, reflection};
use super::services::{SERVICES, Service};
use bytes::Bytes;
use cloudtasks::message::{Message, to_binary};
use cloudtasks::schema::{
    APIS, Cardinality, EnumDescriptor, FieldDescriptor, FieldType, MessageDescriptor, message as message_of_table,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

const SINGULAR: i32 = 1;
const REPEATED: i32 = 3;

/// What one file defines.
#[derive(Default)]
struct File {
    package: String,
    messages: Vec<&'static MessageDescriptor>,
    enums: Vec<&'static EnumDescriptor>,
    services: Vec<&'static Service>,
}

struct Files {
    /// The binary form of each file and the names of those that it imports.
    files: HashMap<String, (Bytes, Vec<String>)>,
    /// The file of each message, enum, service and method.
    symbols: HashMap<String, String>,
}

static FILES: LazyLock<Files> = LazyLock::new(Files::of_table);

/// The file with this name and all that it imports, itself first.
pub fn by_name(name: &str) -> Option<Vec<Bytes>> {
    FILES.files.get(name)?;
    let (mut names, mut at) = (vec![name], 0);
    while at < names.len() {
        for import in &FILES.files[names[at]].1 {
            if !names.contains(&import.as_str()) {
                names.push(import);
            }
        }
        at += 1;
    }
    Some(names.into_iter().map(|name| FILES.files[name].0.clone()).collect())
}

/// The file that defines a message, enum, service or method, and all that it imports.
pub fn by_symbol(symbol: &str) -> Option<Vec<Bytes>> {
    by_name(FILES.symbols.get(symbol)?)
}

impl Files {
    fn of_table() -> Files {
        let mut files: BTreeMap<String, File> = BTreeMap::new();
        let apis = APIS.into_iter().chain([&health::API, &reflection::API]);
        for api in apis {
            for message in api.messages {
                file_of(&mut files, message.full_name, message.name).messages.push(message);
            }
            for enumeration in api.enums {
                file_of(&mut files, enumeration.full_name, enumeration.name).enums.push(enumeration);
            }
        }
        for service in SERVICES.iter() {
            let name = service.name.rsplit('.').next().unwrap_or_default();
            file_of(&mut files, &service.name, name).services.push(service);
        }
        let symbols = files.iter().flat_map(|(name, file)| file.symbols().map(|symbol| (symbol, name.clone())));
        let symbols = symbols.collect();
        let files = files.into_iter().map(|(name, file)| {
            let descriptor = file.descriptor(&name);
            (name, (binary(&descriptor), descriptor.dependency))
        });
        Files { files: files.collect(), symbols }
    }
}

fn binary<M: Message>(descriptor: &M) -> Bytes {
    let mut binary = Vec::new();
    to_binary(descriptor, &mut binary).expect("a descriptor has a binary form");
    binary.into()
}

fn file_of<'f>(files: &'f mut BTreeMap<String, File>, full_name: &str, name: &str) -> &'f mut File {
    let package = package_of(full_name, name);
    let file = files.entry(file_name(full_name, package)).or_default();
    file.package = package.to_owned();
    file
}

fn package_of<'n>(full_name: &'n str, name: &str) -> &'n str {
    full_name.strip_suffix(name).unwrap_or_default().trim_end_matches('.')
}

/// The well-known types keep the files by which tools know them; each other package is one file.
fn file_name(full_name: &str, package: &str) -> String {
    let well_known = full_name.strip_prefix("google.protobuf.").map(snake_case);
    let name = well_known.map_or_else(|| package.to_owned(), |name| format!("{package}.{name}"));
    format!("{}.proto", name.replace('.', "/"))
}

/// `FieldMask` as `field_mask`.
fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

impl File {
    fn symbols(&self) -> impl Iterator<Item = String> {
        let methods = |service: &&Service| {
            let name = service.name.clone();
            service.rpcs.iter().map(move |rpc| format!("{name}.{}", rpc.name())).collect::<Vec<_>>()
        };
        let messages = self.messages.iter().map(|message| message.full_name.to_owned());
        let enums = self.enums.iter().map(|enumeration| enumeration.full_name.to_owned());
        let services = self.services.iter().map(|service| service.name.clone());
        messages.chain(enums).chain(services).chain(self.services.iter().flat_map(methods))
    }

    fn descriptor(&self, name: &str) -> FileDescriptorProto {
        FileDescriptorProto::new()
            .name(name)
            .package(self.package.as_str())
            .dependency(self.imports(name))
            .message_type(self.messages_inside(""))
            .enum_type(self.enums_inside(""))
            .service(self.services.iter().map(|service| service_descriptor(service)).collect::<Vec<_>>())
            .syntax("proto3")
    }

    fn imports(&self, own_name: &str) -> Vec<String> {
        let fields = self.messages.iter().flat_map(|message| message.fields).filter(|field| field.number != 0);
        let of_fields = fields.filter_map(|field| type_of(field.field_type).2);
        let rpcs = self.services.iter().flat_map(|service| &service.rpcs);
        let of_rpcs = rpcs.flat_map(|rpc| [rpc.request, rpc.response]).map(|m| (m.full_name, m.name));
        let names = of_fields.chain(of_rpcs).map(|(full, name)| file_name(full, package_of(full, name)));
        names.filter(|name| name != own_name).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The messages whose names begin with `outer` and have no further dot.
    fn messages_inside(&self, outer: &str) -> Vec<DescriptorProto> {
        let inner = self.messages.iter().filter_map(|message| Some((message, inner_name(message.name, outer)?)));
        inner.map(|(message, name)| self.message(message, name)).collect()
    }

    fn enums_inside(&self, outer: &str) -> Vec<EnumDescriptorProto> {
        let inner = self.enums.iter().filter_map(|it| Some((it, inner_name(it.name, outer)?)));
        inner.map(|(enumeration, name)| enum_descriptor(enumeration, name)).collect()
    }

    fn message(&self, message: &MessageDescriptor, name: &str) -> DescriptorProto {
        let fields = || message.fields.iter().filter(|field| field.number != 0);
        let mut oneofs: Vec<String> = Vec::new();
        for oneof in fields().filter_map(|field| field.oneof) {
            if !oneofs.iter().any(|known| known == oneof) {
                oneofs.push(oneof.to_owned());
            }
        }
        // The oneof that proto3 makes for each `optional` field comes after the real ones.
        oneofs.extend(fields().filter(|field| is_optional(field)).map(|field| format!("_{}", proto_name(field))));
        let inside = format!("{}.", message.name);
        let mut nested = self.messages_inside(&inside);
        nested.extend(fields().filter(|field| field.is_map()).map(map_entry));
        DescriptorProto::new()
            .name(name)
            .field(fields().map(|field| field_descriptor(message, field, &oneofs)).collect::<Vec<_>>())
            .nested_type(nested.iter().map(binary).collect::<Vec<_>>())
            .enum_type(self.enums_inside(&inside))
            .oneof_decl(oneofs.iter().map(|name| OneofDescriptorProto::new().name(name.as_str())).collect::<Vec<_>>())
    }
}

fn inner_name<'n>(name: &'n str, outer: &str) -> Option<&'n str> {
    name.strip_prefix(outer).filter(|rest| !rest.contains('.'))
}

fn field_descriptor(message: &MessageDescriptor, field: &FieldDescriptor, oneofs: &[String]) -> FieldDescriptorProto {
    let oneof =
        field.oneof.map(str::to_owned).or_else(|| is_optional(field).then(|| format!("_{}", proto_name(field))));
    let (number_of_type, type_name, _) = match field.is_map() {
        true => (MESSAGE, format!(".{}.{}", message.full_name, entry_name(field)), None),
        false => type_of(field.field_type),
    };
    let mut descriptor = FieldDescriptorProto::new()
        .name(proto_name(field))
        .number(field.number as i32)
        .label(if field.is_map() || field.is_repeated() { REPEATED } else { SINGULAR })
        .type_(number_of_type)
        .type_name(type_name)
        .json_name(field.json_name)
        .proto3_optional(is_optional(field));
    descriptor.oneof_index =
        oneof.and_then(|name| oneofs.iter().position(|known| *known == name)).map(|index| index as i32);
    descriptor
}

/// Whether proto3 writes `optional` before the field. A member of a oneof has presence without it.
fn is_optional(field: &FieldDescriptor) -> bool {
    field.cardinality == Cardinality::Optional && field.oneof.is_none()
}

/// The table writes names that are words of Rust with an underscore at their end.
fn proto_name(field: &FieldDescriptor) -> &'static str {
    field.name.trim_end_matches('_')
}

/// `HeadersEntry` for `headers`.
fn entry_name(field: &FieldDescriptor) -> String {
    let words = proto_name(field).split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]);
    words.collect::<String>() + "Entry"
}

fn map_entry(field: &FieldDescriptor) -> DescriptorProto {
    let key = if field.cardinality == Cardinality::IntMap { FieldType::Int32 } else { FieldType::String };
    let part = |name: &str, number: i32, field_type: FieldType| {
        let (number_of_type, type_name, _) = type_of(field_type);
        let part = FieldDescriptorProto::new().name(name).number(number).label(SINGULAR).json_name(name);
        part.type_(number_of_type).type_name(type_name)
    };
    DescriptorProto::new()
        .name(entry_name(field))
        .field(vec![part("key", 1, key), part("value", 2, field.field_type)])
        .options(MessageOptions::new().map_entry(true))
}

fn enum_descriptor(enumeration: &EnumDescriptor, name: &str) -> EnumDescriptorProto {
    let values = enumeration.values.iter().map(|value| EnumValueDescriptorProto {
        number: Some(value.number),
        ..EnumValueDescriptorProto::new().name(value.name)
    });
    EnumDescriptorProto::new().name(name).value(values.collect::<Vec<_>>())
}

fn service_descriptor(service: &Service) -> ServiceDescriptorProto {
    let methods = service.rpcs.iter().map(|rpc| {
        MethodDescriptorProto::new()
            .name(rpc.name())
            .input_type(format!(".{}", rpc.request.full_name))
            .output_type(format!(".{}", rpc.response.full_name))
            .client_streaming(rpc.streams_requests())
            .server_streaming(rpc.streams_responses())
    });
    let name = service.name.rsplit('.').next().unwrap_or_default();
    ServiceDescriptorProto::new().name(name).method(methods.collect::<Vec<_>>())
}

const MESSAGE: i32 = 11;

/// The full name and the name of a message or enum.
type Named = Option<(&'static str, &'static str)>;

/// The number that descriptors have for a type, the name of the type, and the type itself where it is a message or an
/// enum.
fn type_of(field_type: FieldType) -> (i32, String, Named) {
    let named = |number, full_name: &'static str, name| (number, format!(".{full_name}"), Some((full_name, name)));
    let well_known = |full_name| {
        let message = message_of_table(full_name).expect("the table has the well-known types");
        named(MESSAGE, message.full_name, message.name)
    };
    match field_type {
        FieldType::Double => (1, String::new(), None),
        FieldType::Int64 => (3, String::new(), None),
        FieldType::Int32 => (5, String::new(), None),
        FieldType::Bool => (8, String::new(), None),
        FieldType::String => (9, String::new(), None),
        FieldType::Bytes => (12, String::new(), None),
        FieldType::Message(message) => named(MESSAGE, message.full_name, message.name),
        FieldType::Enum(enumeration) => named(14, enumeration.full_name, enumeration.name),
        FieldType::Timestamp => well_known("google.protobuf.Timestamp"),
        FieldType::Duration => well_known("google.protobuf.Duration"),
    }
}
