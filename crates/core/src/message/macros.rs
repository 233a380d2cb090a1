//! [`schema!`]: turns a part of the table into typed structs, open enums and static descriptors.

/// Defines one part of the table. Each line is a field, an enum value or a method; the files in `schema/` show the form. The
/// emulator uses this macro for the messages of its other gRPC services, such as health and reflection.
#[macro_export]
macro_rules! schema {
    (
        version $version:literal, package $package:literal, after $previous:ident;
        enums { $(
            $(#[doc = $enum_doc:literal])*
            $Enum:ident $enum_name:literal $(in $enum_file:ident)? { $( $(#[doc = $value_doc:literal])* $VALUE:ident = $value_number:literal; )* }
        )* }
        messages { $(
            $(#[doc = $message_doc:literal])*
            $Message:ident $message_name:literal $(in $message_file:ident)? { $(
                $(#[doc = $field_doc:literal])*
                $field:ident = $number:literal: $cardinality:ident $field_type:ident $(($Type:ident))? $(in $oneof:ident)?;
            )* }
        )* }
        methods { $(
            $(#[doc = $method_doc:literal])*
            $method:ident: $Request:ident => $Response:ident, $verb:ident [$($path:literal),+] $body:ident,
            ($($argument:ident),*), $defaults:ident $idempotent:ident
            $(, pages $items:ident($Item:ident))? $(, operation $OperationResponse:ident($OperationMetadata:ident))?;
        )* }
    ) => {
        #[allow(unused_imports)]
        use $crate::{message::*, schema::*};

        $(
            $(#[doc = $enum_doc])*
            #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $Enum(pub i32);

            impl $Enum {
                $( $(#[doc = $value_doc])* pub const $VALUE: Self = Self($value_number); )*
            }

            $crate::open_enum!($Enum);
        )*

        $(
            $(#[doc = $message_doc])*
            #[derive(Debug, Clone, Default, PartialEq)]
            #[non_exhaustive]
            pub struct $Message { $(
                $(#[doc = $field_doc])*
                pub $field: $crate::rust_type!($cardinality $field_type $(($Type))?),
            )* }

            impl $Message {
                /// An empty message.
                pub fn new() -> Self {
                    Self::default()
                }

                $(
                    $(#[doc = $field_doc])*
                    ///
                    /// Sets the field and clears the others of its oneof.
                    pub fn $field(
                        mut self,
                        value: impl Into<<$crate::rust_type!($cardinality $field_type $(($Type))?) as StructField>::Value>,
                    ) -> Self {
                        self.clear_siblings(field_positions::$Message::$field as usize);
                        StructField::set(&mut self.$field, value.into());
                        self
                    }
                )*

                #[allow(unused_variables)]
                fn clear_siblings(&mut self, field: usize) {
                    for sibling in descriptors::$Message.oneof_siblings(field) {
                        $( if sibling == field_positions::$Message::$field as usize {
                            self.$field = Default::default();
                        } )*
                    }
                }
            }

            impl ReadFields for $Message {
                fn descriptor(&self) -> &'static MessageDescriptor {
                    &descriptors::$Message
                }

                #[allow(unused_variables)]
                fn visit_fields(&self, visit: &mut VisitField<'_>) -> Result<(), Error> {
                    $( StructField::visit(&self.$field, field_positions::$Message::$field as usize, visit)?; )*
                    Ok(())
                }
            }

            impl WriteFields for $Message {
                fn descriptor(&self) -> &'static MessageDescriptor {
                    &descriptors::$Message
                }

                #[allow(unused_variables)]
                fn write_scalar(&mut self, field: usize, place: Place<'_>, value: Scalar<'_>) -> Result<(), Error> {
                    self.clear_siblings(field);
                    $( if field == field_positions::$Message::$field as usize {
                        return StructField::write_scalar(&mut self.$field, place, value);
                    } )*
                    Err(Error::new("no such field"))
                }

                #[allow(unused_variables)]
                fn write_message(&mut self, field: usize, place: Place<'_>, fill: &mut Fill<'_>) -> Result<(), Error> {
                    self.clear_siblings(field);
                    $( if field == field_positions::$Message::$field as usize {
                        return StructField::write_message(&mut self.$field, place, fill);
                    } )*
                    Err(Error::new("no such field"))
                }
            }

            impl sealed::Sealed for $Message {}

            impl Message for $Message {
                const DESCRIPTOR: &'static MessageDescriptor = &descriptors::$Message;
            }

            $crate::serde_impls!($Message);
        )*

        #[allow(non_camel_case_types, clippy::enum_variant_names)]
        #[allow(dead_code)]
        mod field_positions { $( #[repr(usize)] pub enum $Message { $($field,)* #[allow(unused)] __ } )* }

        #[allow(non_camel_case_types, clippy::enum_variant_names)]
        #[allow(dead_code)]
        mod positions {
            #[repr(u16)]
            pub enum Message { $($Message,)* __ }
            #[repr(u16)]
            pub enum Enum { $($Enum,)* __ }
        }
        #[allow(dead_code)]
        pub(crate) const NEXT_MESSAGE: u16 = $previous::NEXT_MESSAGE + positions::Message::__ as u16;
        #[allow(dead_code)]
        pub(crate) const NEXT_ENUM: u16 = $previous::NEXT_ENUM + positions::Enum::__ as u16;

        /// The descriptor of each message and enum.
        #[allow(non_upper_case_globals, unused_imports)]
        pub mod descriptors {
            use super::*;

            $( #[doc = concat!("`", $package, ".", $enum_name, "`")]
            pub static $Enum: EnumDescriptor = EnumDescriptor {
                index: $previous::NEXT_ENUM + positions::Enum::$Enum as u16,
                name: $enum_name,
                full_name: concat!($package, ".", $enum_name),
                file: $crate::option_str!($($enum_file)?),
                values: &[$( EnumValue {
                    name: stringify!($VALUE),
                    number: $value_number,
                    doc: trim_doc(concat!($($value_doc),*)),
                } ),*],
                doc: trim_doc(concat!($($enum_doc),*)),
            }; )*

            $( #[doc = concat!("`", $package, ".", $message_name, "`")]
            pub static $Message: MessageDescriptor = MessageDescriptor {
                index: $previous::NEXT_MESSAGE + positions::Message::$Message as u16,
                name: $message_name,
                full_name: concat!($package, ".", $message_name),
                file: $crate::option_str!($($message_file)?),
                fields: &[$( FieldDescriptor {
                    name: stringify!($field),
                    json_name: {
                        const NAME: [u8; json_name_len(stringify!($field))] = json_name(stringify!($field));
                        ascii(&NAME)
                    },
                    json_member: {
                        const LEN: usize = json_name_len(stringify!($field));
                        const MEMBER: [u8; LEN + 4] = json_member(&json_name::<LEN>(stringify!($field)));
                        ascii(&MEMBER)
                    },
                    number: $number,
                    cardinality: $crate::cardinality!($cardinality),
                    field_type: $crate::field_type!($field_type $(($Type))?),
                    oneof: $crate::option_str!($($oneof)?),
                    doc: trim_doc(concat!($($field_doc),*)),
                } ),*],
                doc: trim_doc(concat!($($message_doc),*)),
            }; )*
        }

        /// The descriptor of each method.
        #[allow(non_upper_case_globals, unused_imports)]
        pub mod methods {
            use super::*;

            $( $(#[doc = $method_doc])* pub static $method: MethodDescriptor = MethodDescriptor {
                name: stringify!($method),
                version: $version,
                verb: Verb::$verb,
                paths: &[$($path),+],
                body: $crate::body!($body),
                request: <$Request as Message>::DESCRIPTOR,
                response: <$Response as Message>::DESCRIPTOR,
                arguments: &[$(stringify!($argument)),*],
                defaults: CallDefaults::$defaults,
                idempotent: $crate::idempotent!($idempotent),
                deduplicable: $crate::deduplicable!($idempotent),
                paged: $crate::option_str!($($items)?),
                operation: $crate::operation!($($OperationResponse $OperationMetadata)?),
                doc: trim_doc(concat!($($method_doc),*)),
            }; )*
        }

        $crate::typed_client! { $version $(
            $(#[doc = $method_doc])* $method: $Request => $Response
            [$($items $Item)?] [$($OperationResponse $OperationMetadata)?];
        )* }

        /// All of this part of the table.
        pub static API: Api = Api {
            version: $version,
            messages: &[$(&descriptors::$Message),*],
            enums: &[$(&descriptors::$Enum),*],
            methods: &[$(&methods::$method),*],
        };
    };
}

/// An open enum: any number is a value; those in the table have names.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    ($Enum:ident) => {
        impl From<i32> for $Enum {
            fn from(number: i32) -> Self {
                Self(number)
            }
        }

        impl From<$Enum> for i32 {
            fn from(value: $Enum) -> i32 {
                value.0
            }
        }

        impl std::fmt::Debug for $Enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match descriptors::$Enum.name_of(self.0) {
                    Some(name) => f.write_str(name),
                    None => write!(f, "{}", self.0),
                }
            }
        }

        impl sealed::Sealed for $Enum {}

        impl Enumeration for $Enum {
            const DESCRIPTOR: &'static EnumDescriptor = &descriptors::$Enum;
        }

        impl Element for $Enum {
            fn value(&self) -> Value<'_> {
                Value::Scalar(Scalar::Enum(self.0))
            }
            fn from_scalar(value: Scalar<'_>) -> Result<Self, Error> {
                match value {
                    Scalar::Enum(number) => Ok(Self(number)),
                    _ => Err(Error::new("the value does not fit the kind of the field")),
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! rust_type {
    (singular message($Type:ident)) => { Option<$Type> };
    (singular timestamp) => { Option<Timestamp> };
    (singular duration) => { Option<Duration> };
    (singular $field_type:ident $(($Type:ident))?) => { $crate::element_type!($field_type $(($Type))?) };
    (optional $field_type:ident $(($Type:ident))?) => { Option<$crate::element_type!($field_type $(($Type))?)> };
    (repeated $field_type:ident $(($Type:ident))?) => { Vec<$crate::element_type!($field_type $(($Type))?)> };
    (map $field_type:ident $(($Type:ident))?) => {
        std::collections::BTreeMap<String, $crate::element_type!($field_type $(($Type))?)>
    };
    (int_map $field_type:ident $(($Type:ident))?) => {
        std::collections::BTreeMap<i32, $crate::element_type!($field_type $(($Type))?)>
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! element_type {
    (string) => {
        String
    };
    (bytes) => {
        bytes::Bytes
    };
    (bool) => {
        bool
    };
    (int32) => {
        i32
    };
    (int64) => {
        i64
    };
    (double) => {
        f64
    };
    (timestamp) => {
        Timestamp
    };
    (duration) => {
        Duration
    };
    (enumeration($Type:ident)) => {
        $Type
    };
    (message($Type:ident)) => {
        $Type
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! field_type {
    (string) => {
        FieldType::String
    };
    (bytes) => {
        FieldType::Bytes
    };
    (bool) => {
        FieldType::Bool
    };
    (int32) => {
        FieldType::Int32
    };
    (int64) => {
        FieldType::Int64
    };
    (double) => {
        FieldType::Double
    };
    (timestamp) => {
        FieldType::Timestamp
    };
    (duration) => {
        FieldType::Duration
    };
    (enumeration($Type:ident)) => {
        FieldType::Enum(<super::$Type as Enumeration>::DESCRIPTOR)
    };
    (message($Type:ident)) => {
        FieldType::Message(<super::$Type as Message>::DESCRIPTOR)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! cardinality {
    (singular) => {
        Cardinality::Singular
    };
    (optional) => {
        Cardinality::Optional
    };
    (repeated) => {
        Cardinality::Repeated
    };
    (map) => {
        Cardinality::Map
    };
    (int_map) => {
        Cardinality::IntMap
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! body {
    (none) => {
        Body::None
    };
    (rest) => {
        Body::Rest
    };
    ($field:ident) => {
        Body::Field(stringify!($field))
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! idempotent {
    (idempotent) => {
        true
    };
    ($other:ident) => {
        false
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! deduplicable {
    (deduplicable) => {
        true
    };
    ($other:ident) => {
        false
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! option_str {
    () => {
        None
    };
    ($name:ident) => {
        Some(stringify!($name))
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! operation {
    () => {
        None
    };
    ($Response:ident $Metadata:ident) => {
        Some(OperationTypes {
            response: <$Response as Message>::DESCRIPTOR,
            metadata: <$Metadata as Message>::DESCRIPTOR,
        })
    };
}

/// Serialize and Deserialize of a message. Whether there are any is a feature of this crate, not of the one that uses
/// [`schema!`](crate::schema!).
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($Message:ident) => {
        impl $crate::message::json::serde_crate::Serialize for $Message {
            fn serialize<S: $crate::message::json::serde_crate::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::message::json::serde::serialize(self, serializer)
            }
        }

        impl<'de> $crate::message::json::serde_crate::Deserialize<'de> for $Message {
            fn deserialize<D: $crate::message::json::serde_crate::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::message::json::serde::deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($Message:ident) => {};
}
