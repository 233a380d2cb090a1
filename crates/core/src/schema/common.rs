//! The messages of Google's that the versions share: errors, IAM policies, locations, operations.

use crate::schema;

pub use api::HttpBody;
pub use iam::{
    AuditConfig, AuditLogConfig, AuditLogConfigLogType, Binding, GetIamPolicyRequest, GetPolicyOptions, Policy,
    SetIamPolicyRequest, TestIamPermissionsRequest, TestIamPermissionsResponse,
};
pub use location::{GetLocationRequest, ListLocationsRequest, ListLocationsResponse, Location};
pub use longrunning::{GetOperationRequest, Operation};
pub use protobuf::{Any, Empty, FieldMask};
pub use rpc::{
    BadRequest, BadRequestFieldViolation, DebugInfo, ErrorInfo, Help, HelpLink, LocalizedMessage, PreconditionFailure,
    PreconditionFailureViolation, QuotaFailure, QuotaFailureViolation, RequestInfo, ResourceInfo, RetryInfo, Status,
};
pub use types::Expr;

pub(crate) use location::{NEXT_ENUM, NEXT_MESSAGE};

pub mod protobuf {
    use super::*;

    schema! {
        version "common", package "google.protobuf", after start;

        enums {}

        messages {
            /// Nothing.
            Empty "Empty" {
            }

            /// An instant. Fields that hold one have a kind of their own; as a message it is only made and read by hand.
            Timestamp "Timestamp" {
                /// Seconds since 1970-01-01T00:00:00Z.
                seconds = 1: singular int64;
                /// Nanoseconds of the second, 0 to 999,999,999.
                nanos = 2: singular int32;
            }

            /// A span of time, made and read by hand as [`Timestamp`] is.
            Duration "Duration" {
                /// Whole seconds.
                seconds = 1: singular int64;
                /// Nanoseconds of the second, with the sign of the seconds.
                nanos = 2: singular int32;
            }

            /// Paths of fields.
            FieldMask "FieldMask" {
                /// Field paths in snake_case.
                paths = 1: repeated string;
            }

            /// Any message, with its type.
            Any "Any" {
                /// What the value is: `type.googleapis.com/` and a full message name.
                type_url = 1: singular string;
                /// The message in binary form.
                value = 2: singular bytes;
            }
        }

        methods {}
    }
}

pub mod rpc {
    use super::*;

    schema! {
        version "common", package "google.rpc", after protobuf;

        enums {}

        messages {
            /// An error as the service reports it.
            Status "Status" {
                /// A google.rpc.Code number; 0 is OK.
                code = 1: singular int32;
                /// What went wrong, for developers, in English.
                message = 2: singular string;
                /// Machine-readable details.
                details = 3: repeated message(Any);
            }

            /// The cause of an error, for programs.
            ErrorInfo "ErrorInfo" {
                /// The cause in UPPER_SNAKE_CASE.
                reason = 1: singular string;
                /// Who gives the reason its meaning, such as `cloudtasks.googleapis.com`.
                domain = 2: singular string;
                /// Further facts.
                metadata = 3: map string;
            }

            /// When to try again.
            RetryInfo "RetryInfo" {
                /// How long to wait before the next try.
                retry_delay = 1: singular duration;
            }

            /// What is wrong with a request.
            BadRequest "BadRequest" {
                /// What is wrong with which field.
                field_violations = 1: repeated message(BadRequestFieldViolation);
            }

            /// What is wrong with one field.
            BadRequestFieldViolation "BadRequest.FieldViolation" {
                /// The path of the field.
                field = 1: singular string;
                /// What is wrong.
                description = 2: singular string;
                /// The cause in UPPER_SNAKE_CASE.
                reason = 3: singular string;
                /// What is wrong, for users.
                localized_message = 4: singular message(LocalizedMessage);
            }

            /// A message for users.
            LocalizedMessage "LocalizedMessage" {
                /// The language, such as `en-US`.
                locale = 1: singular string;
                /// The message in that language.
                message = 2: singular string;
            }

            /// Links to help.
            Help "Help" {
                /// Where help is to be found.
                links = 1: repeated message(HelpLink);
            }

            /// A link.
            HelpLink "Help.Link" {
                /// What the link offers.
                description = 1: singular string;
                /// The address.
                url = 2: singular string;
            }

            /// Which quota was used up.
            QuotaFailure "QuotaFailure" {
                /// What was violated.
                violations = 1: repeated message(QuotaFailureViolation);
            }

            /// One quota.
            QuotaFailureViolation "QuotaFailure.Violation" {
                /// What the quota or condition is about.
                subject = 1: singular string;
                /// What is wrong.
                description = 2: singular string;
                /// The API that the quota belongs to.
                api_service = 3: singular string;
                /// The metric, such as `cloudtasks.googleapis.com/api_requests`.
                quota_metric = 4: singular string;
                /// The id of the quota within the metric.
                quota_id = 5: singular string;
                /// What the quota is counted by.
                quota_dimensions = 6: map string;
                /// The limit that was reached.
                quota_value = 7: singular int64;
                /// The limit that is being rolled out.
                future_quota_value = 8: optional int64;
            }

            /// Which conditions do not hold.
            PreconditionFailure "PreconditionFailure" {
                /// What was violated.
                violations = 1: repeated message(PreconditionFailureViolation);
            }

            /// One condition.
            PreconditionFailureViolation "PreconditionFailure.Violation" {
                /// The kind of condition, in the terms of the service.
                type_ = 1: singular string;
                /// What the quota or condition is about.
                subject = 2: singular string;
                /// What is wrong.
                description = 3: singular string;
            }

            /// How to find the request in the logs.
            RequestInfo "RequestInfo" {
                /// The id of the request in the service's logs.
                request_id = 1: singular string;
                /// Facts for those who run the service.
                serving_data = 2: singular string;
            }

            /// The resource that the error is about.
            ResourceInfo "ResourceInfo" {
                /// The kind of resource.
                resource_type = 1: singular string;
                /// The name of the resource.
                resource_name = 2: singular string;
                /// Who owns it.
                owner = 3: singular string;
                /// What went wrong with it.
                description = 4: singular string;
            }

            /// Facts for debugging.
            DebugInfo "DebugInfo" {
                /// The stack of the service.
                stack_entries = 1: repeated string;
                /// More about it.
                detail = 2: singular string;
            }
        }

        methods {}
    }
}

pub mod api {
    use super::*;

    schema! {
        version "common", package "google.api", after rpc;

        enums {}

        messages {
            /// Raw bytes with their media type.
            HttpBody "HttpBody" {
                /// The media type of the data.
                content_type = 1: singular string;
                /// The data itself.
                data = 2: singular bytes;
                /// Metadata of the API.
                extensions = 3: repeated message(Any);
            }
        }

        methods {}
    }
}

pub mod types {
    use super::*;

    schema! {
        version "common", package "google.type", after api;

        enums {}

        messages {
            /// A condition in Common Expression Language.
            Expr "Expr" {
                /// The condition in Common Expression Language.
                expression = 1: singular string;
                /// A short name of the condition.
                title = 2: singular string;
                /// What the condition is for.
                description = 3: singular string;
                /// Where the expression came from, for error messages.
                location = 4: singular string;
            }
        }

        methods {}
    }
}

pub mod iam {
    use super::*;

    schema! {
        version "common", package "google.iam.v1", after types;

        enums {
            /// A kind of access.
            AuditLogConfigLogType "AuditLogConfig.LogType" {
                /// Not set.
                LOG_TYPE_UNSPECIFIED = 0;
                /// Reads of configuration.
                ADMIN_READ = 1;
                /// Writes of data.
                DATA_WRITE = 2;
                /// Reads of data.
                DATA_READ = 3;
            }

            /// Whether a binding was added or removed.
            BindingDeltaAction "BindingDelta.Action" {
                /// Not set.
                ACTION_UNSPECIFIED = 0;
                /// It was added.
                ADD = 1;
                /// It was removed.
                REMOVE = 2;
            }

            /// Whether an audit configuration was added or removed.
            AuditConfigDeltaAction "AuditConfigDelta.Action" {
                /// Not set.
                ACTION_UNSPECIFIED = 0;
                /// It was added.
                ADD = 1;
                /// It was removed.
                REMOVE = 2;
            }
        }

        messages {
            /// An IAM policy: who may do what with a queue.
            Policy "Policy" {
                /// The format of the policy: 0, 1 or 3 (with conditions).
                version = 1: singular int32;
                /// Who has which role.
                bindings = 4: repeated message(Binding);
                /// What is written to the audit log.
                audit_configs = 6: repeated message(AuditConfig);
                /// Guards against lost updates: pass what was read; a stale one is refused with ABORTED.
                etag = 3: singular bytes;
            }

            /// Gives a role to members.
            Binding "Binding" {
                /// The role, such as `roles/cloudtasks.enqueuer`.
                role = 1: singular string;
                /// Who has it, such as `user:a@example.com` or `serviceAccount:…`.
                members = 2: repeated string;
                /// The condition under which the binding holds.
                condition = 3: singular message(Expr);
            }

            /// What is logged of the access to a service.
            AuditConfig "AuditConfig" {
                /// The service, or `allServices`.
                service = 1: singular string;
                /// Which kinds of access are logged.
                audit_log_configs = 3: repeated message(AuditLogConfig);
            }

            /// What is logged of one kind of access.
            AuditLogConfig "AuditLogConfig" {
                /// The kind of access.
                log_type = 1: singular enumeration(AuditLogConfigLogType);
                /// Who is left out of the log.
                exempted_members = 2: repeated string;
            }

            /// The difference between two policies, as audit logs tell it.
            PolicyDelta "PolicyDelta" {
                /// Bindings that were added or removed.
                binding_deltas = 1: repeated message(BindingDelta);
                /// Audit configurations that were added or removed.
                audit_config_deltas = 2: repeated message(AuditConfigDelta);
            }

            /// One change of a binding.
            BindingDelta "BindingDelta" {
                /// Whether it was added or removed.
                action = 1: singular enumeration(BindingDeltaAction);
                /// The role.
                role = 2: singular string;
                /// One member.
                member = 3: singular string;
                /// The condition under which the binding holds.
                condition = 4: singular message(Expr);
            }

            /// One change of what is logged.
            AuditConfigDelta "AuditConfigDelta" {
                /// Whether it was added or removed.
                action = 1: singular enumeration(AuditConfigDeltaAction);
                /// The service, or `allServices`.
                service = 2: singular string;
                /// A member that is left out of the log.
                exempted_member = 3: singular string;
                /// The kind of access.
                log_type = 4: singular string;
            }

            /// Options for reading a policy.
            GetPolicyOptions "GetPolicyOptions" {
                /// The newest policy format that the caller understands.
                requested_policy_version = 1: singular int32;
            }

            /// The request of `get_iam_policy`.
            GetIamPolicyRequest "GetIamPolicyRequest" {
                /// The queue, `projects/P/locations/L/queues/Q`.
                resource = 1: singular string;
                /// Options for the policy read.
                options = 2: singular message(GetPolicyOptions);
            }

            /// The request of `set_iam_policy`.
            SetIamPolicyRequest "SetIamPolicyRequest" {
                /// The queue, `projects/P/locations/L/queues/Q`.
                resource = 1: singular string;
                /// The whole new policy.
                policy = 2: singular message(Policy);
                /// The fields of the policy to change; unset for `bindings, etag`.
                update_mask = 3: singular message(FieldMask);
            }

            /// The request of `test_iam_permissions`.
            TestIamPermissionsRequest "TestIamPermissionsRequest" {
                /// The queue, `projects/P/locations/L/queues/Q`.
                resource = 1: singular string;
                /// Permissions such as `cloudtasks.tasks.create`.
                permissions = 2: repeated string;
            }

            /// The permissions that the caller has.
            TestIamPermissionsResponse "TestIamPermissionsResponse" {
                /// Those of the asked permissions that the caller has.
                permissions = 1: repeated string;
            }
        }

        methods {}
    }
}

pub mod longrunning {
    use super::*;

    schema! {
        version "common", package "google.longrunning", after iam;

        enums {}

        messages {
            /// A long-running operation.
            Operation "Operation" {
                /// Resource name, `projects/P/locations/L/operations/O`.
                name = 1: singular string;
                /// How far it has come.
                metadata = 2: singular message(Any);
                /// Whether it has ended, with an error or a response.
                done = 3: singular bool;
                /// How it failed.
                error = 4: singular message(Status) in result;
                /// What it ended with.
                response = 5: singular message(Any) in result;
            }

            /// The request of `get_operation`.
            GetOperationRequest "GetOperationRequest" {
                /// The operation, `projects/P/locations/L/operations/O`.
                name = 1: singular string;
            }
        }

        methods {}
    }
}

pub mod location {
    use super::*;

    schema! {
        version "common", package "google.cloud.location", after longrunning;

        enums {}

        messages {
            /// A place where the service runs.
            Location "Location" {
                /// Resource name, `projects/P/locations/L`.
                name = 1: singular string;
                /// The id, such as `europe-west1`.
                location_id = 4: singular string;
                /// A name for people, such as `Belgium`.
                display_name = 5: singular string;
                /// Labels of the location.
                labels = 2: map string;
                /// What the service tells about it.
                metadata = 3: singular message(Any);
            }

            /// The request of `get_location`.
            GetLocationRequest "GetLocationRequest" {
                /// The location, `projects/P/locations/L`.
                name = 1: singular string;
            }

            /// The request of `list_locations`.
            ListLocationsRequest "ListLocationsRequest" {
                /// The project, `projects/P`.
                name = 1: singular string;
                /// What to list, such as `state: PAUSED`; empty for all.
                filter = 2: singular string;
                /// The most elements a page may have; 0 for as many as the service gives. A page may have fewer.
                page_size = 3: singular int32;
                /// The `next_page_token` of the page before; empty for the first page.
                page_token = 4: singular string;
                /// Kinds of locations to list besides; for internal use. REST only.
                extra_location_types = 0: repeated string;
            }

            /// A page of locations.
            ListLocationsResponse "ListLocationsResponse" {
                /// The locations of this page.
                locations = 1: repeated message(Location);
                /// What to pass as `page_token` for the next page; empty after the last.
                next_page_token = 2: singular string;
            }
        }

        methods {}
    }
}

/// Where the numbering of messages and enums begins.
mod start {
    pub(crate) const NEXT_MESSAGE: u16 = 0;
    pub(crate) const NEXT_ENUM: u16 = 0;
}
