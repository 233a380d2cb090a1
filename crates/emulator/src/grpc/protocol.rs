//! The messages that gRPC itself defines, in the form of the table: health, reflection, and the descriptors that
//! reflection hands out.

/// Where the numbering of these messages begins: no face keeps them.
mod start {
    pub const NEXT_MESSAGE: u16 = 0;
    pub const NEXT_ENUM: u16 = 0;
}

pub mod health {
    use super::start;

    cloudtasks::schema! {
        version "grpc", package "grpc.health.v1", after start;

        enums {
            /// Whether a service answers.
            ServingStatus "HealthCheckResponse.ServingStatus" {
                /// Not known.
                UNKNOWN = 0;
                /// It answers.
                SERVING = 1;
                /// It does not.
                NOT_SERVING = 2;
                /// There is no such service. Only Watch says so.
                SERVICE_UNKNOWN = 3;
            }
        }

        messages {
            /// The request of Check and Watch.
            HealthCheckRequest "HealthCheckRequest" {
                /// The service, such as `google.cloud.tasks.v2.CloudTasks`; empty for the server.
                service = 1: singular string;
            }

            /// How a service is.
            HealthCheckResponse "HealthCheckResponse" {
                /// Whether it answers.
                status = 1: singular enumeration(ServingStatus);
            }

            /// The request of List.
            HealthListRequest "HealthListRequest" {}

            /// How all services are.
            HealthListResponse "HealthListResponse" {
                /// By the name of the service.
                statuses = 1: map message(HealthCheckResponse);
            }
        }

        methods {}
    }
}

pub mod reflection {
    use super::start;

    cloudtasks::schema! {
        version "grpc", package "grpc.reflection.v1", after start;

        enums {}

        messages {
            /// One question.
            ServerReflectionRequest "ServerReflectionRequest" {
                /// The host that the client asks.
                host = 1: singular string;
                /// The file with this name.
                file_by_filename = 3: singular string in message_request;
                /// The file that defines this symbol.
                file_containing_symbol = 4: singular string in message_request;
                /// The file that defines an extension. There are none.
                file_containing_extension = 5: singular message(ExtensionRequest) in message_request;
                /// The extensions of a type. There are none.
                all_extension_numbers_of_type = 6: singular string in message_request;
                /// All services.
                list_services = 7: singular string in message_request;
            }

            /// An extension of a type.
            ExtensionRequest "ExtensionRequest" {
                /// The type.
                containing_type = 1: singular string;
                /// Its number.
                extension_number = 2: singular int32;
            }

            /// One answer.
            ServerReflectionResponse "ServerReflectionResponse" {
                /// The host that was asked.
                valid_host = 1: singular string;
                /// The question.
                original_request = 2: singular message(ServerReflectionRequest);
                /// The file and those that it imports.
                file_descriptor_response = 4: singular message(FileDescriptorResponse) in message_response;
                /// The extensions of a type.
                all_extension_numbers_response = 5: singular message(ExtensionNumberResponse) in message_response;
                /// All services.
                list_services_response = 6: singular message(ListServiceResponse) in message_response;
                /// Why there is no answer.
                error_response = 7: singular message(ErrorResponse) in message_response;
            }

            /// Files in binary form.
            FileDescriptorResponse "FileDescriptorResponse" {
                /// Each a google.protobuf.FileDescriptorProto.
                file_descriptor_proto = 1: repeated bytes;
            }

            /// The extensions of a type.
            ExtensionNumberResponse "ExtensionNumberResponse" {
                /// The type.
                base_type_name = 1: singular string;
                /// Their numbers.
                extension_number = 2: repeated int32;
            }

            /// All services.
            ListServiceResponse "ListServiceResponse" {
                /// The services.
                service = 1: repeated message(ServiceResponse);
            }

            /// A service.
            ServiceResponse "ServiceResponse" {
                /// Its full name.
                name = 1: singular string;
            }

            /// Why there is no answer.
            ErrorResponse "ErrorResponse" {
                /// A code of gRPC.
                error_code = 1: singular int32;
                /// What went wrong.
                error_message = 2: singular string;
            }
        }

        methods {}
    }
}

pub mod descriptor {
    use super::start;

    cloudtasks::schema! {
        version "grpc", package "google.protobuf", after start;

        enums {}

        messages {
            /// A file of definitions.
            FileDescriptorProto "FileDescriptorProto" {
                /// Its name.
                name = 1: singular string;
                /// The package of what it defines.
                package = 2: singular string;
                /// The names of the files that it imports.
                dependency = 3: repeated string;
                /// Its messages.
                message_type = 4: repeated message(DescriptorProto);
                /// Its enums.
                enum_type = 5: repeated message(EnumDescriptorProto);
                /// Its services.
                service = 6: repeated message(ServiceDescriptorProto);
                /// `proto3`.
                syntax = 12: singular string;
            }

            /// A message.
            DescriptorProto "DescriptorProto" {
                /// Its name within what surrounds it.
                name = 1: singular string;
                /// Its fields.
                field = 2: repeated message(FieldDescriptorProto);
                /// The messages inside of it, each in its binary form: a message of the table cannot hold its own type.
                nested_type = 3: repeated bytes;
                /// The enums inside of it.
                enum_type = 4: repeated message(EnumDescriptorProto);
                /// What else the message is.
                options = 7: singular message(MessageOptions);
                /// Its oneofs.
                oneof_decl = 8: repeated message(OneofDescriptorProto);
            }

            /// What else a message is.
            MessageOptions "MessageOptions" {
                /// Whether it is the entry of a map.
                map_entry = 7: singular bool;
            }

            /// A field.
            FieldDescriptorProto "FieldDescriptorProto" {
                /// Its name.
                name = 1: singular string;
                /// Its number.
                number = 3: singular int32;
                /// 1 for a singular, 3 for a repeated one.
                label = 4: singular int32;
                /// The number of its type.
                type_ = 5: singular int32;
                /// The message or enum, with a leading dot.
                type_name = 6: singular string;
                /// The position of its oneof.
                oneof_index = 9: optional int32;
                /// Its name in JSON.
                json_name = 10: singular string;
                /// Whether its presence is kept apart from its value.
                proto3_optional = 17: singular bool;
            }

            /// A oneof.
            OneofDescriptorProto "OneofDescriptorProto" {
                /// Its name.
                name = 1: singular string;
            }

            /// An enum.
            EnumDescriptorProto "EnumDescriptorProto" {
                /// Its name within what surrounds it.
                name = 1: singular string;
                /// Its values.
                value = 2: repeated message(EnumValueDescriptorProto);
            }

            /// A value of an enum.
            EnumValueDescriptorProto "EnumValueDescriptorProto" {
                /// Its name.
                name = 1: singular string;
                /// Its number.
                number = 2: optional int32;
            }

            /// A service.
            ServiceDescriptorProto "ServiceDescriptorProto" {
                /// Its name.
                name = 1: singular string;
                /// Its methods.
                method = 2: repeated message(MethodDescriptorProto);
            }

            /// A method.
            MethodDescriptorProto "MethodDescriptorProto" {
                /// Its name.
                name = 1: singular string;
                /// The type of its request, with a leading dot.
                input_type = 2: singular string;
                /// The type of its response, with a leading dot.
                output_type = 3: singular string;
                /// Whether it takes a stream of requests.
                client_streaming = 5: singular bool;
                /// Whether it gives a stream of responses.
                server_streaming = 6: singular bool;
            }
        }

        methods {}
    }
}
