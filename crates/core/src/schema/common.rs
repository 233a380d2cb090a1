//! The messages of Google's that the versions share: errors, IAM policies, locations, operations.

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

/// `google.protobuf`.
pub mod protobuf {
    use super::*;

    crate::schema! {
        version "common", package "google.protobuf", after start;

        enums {}

        messages {
            /// An empty message.
            Empty "Empty" {
            }

            /// A point in time. Fields of this type hold a time value in each language; the message itself is used only
            /// on its own.
            Timestamp "Timestamp" {
                /// Seconds since 1970-01-01T00:00:00Z.
                seconds = 1: singular int64;
                /// Nanoseconds within the second, from 0 to 999,999,999.
                nanos = 2: singular int32;
            }

            /// A duration. Fields of this type hold a duration value in each language; the message itself is used only
            /// on its own.
            Duration "Duration" {
                /// Whole seconds. Negative for a negative duration.
                seconds = 1: singular int64;
                /// Nanoseconds within the second, with the same sign as `seconds`.
                nanos = 2: singular int32;
            }

            /// A set of fields, as paths.
            FieldMask "FieldMask" {
                /// The paths of the fields, in snake_case.
                paths = 1: repeated string;
            }

            /// A message of any type.
            Any "Any" {
                /// The type of the message: `type.googleapis.com/` and its full name.
                type_url = 1: singular string;
                /// The message in protobuf's binary format.
                value = 2: singular bytes;
            }
        }

        methods {}
    }
}

/// `google.rpc`.
pub mod rpc {
    use super::*;

    crate::schema! {
        version "common", package "google.rpc", after protobuf;

        enums {}

        messages {
            /// An error of the service.
            Status "Status" {
                /// A code of `google.rpc.Code`. 0 is OK.
                code = 1: singular int32;
                /// A description for developers, in English.
                message = 2: singular string;
                /// Machine-readable details.
                details = 3: repeated message(Any);
            }

            /// The cause of an error in machine-readable form.
            ErrorInfo "ErrorInfo" {
                /// The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`.
                reason = 1: singular string;
                /// The domain that defines the reason, for example `cloudtasks.googleapis.com`.
                domain = 2: singular string;
                /// More details of the cause.
                metadata = 3: map string;
            }

            /// When a client can retry a request.
            RetryInfo "RetryInfo" {
                /// How long to wait before the next attempt.
                retry_delay = 1: singular duration;
            }

            /// The errors in a request.
            BadRequest "BadRequest" {
                /// One element for each error.
                field_violations = 1: repeated message(BadRequestFieldViolation);
            }

            /// An error in a field of a request.
            BadRequestFieldViolation "BadRequest.FieldViolation" {
                /// The path of the field.
                field = 1: singular string;
                /// A description of the error.
                description = 2: singular string;
                /// The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`.
                reason = 3: singular string;
                /// A description of the error for users.
                localized_message = 4: singular message(LocalizedMessage);
            }

            /// A message for users.
            LocalizedMessage "LocalizedMessage" {
                /// The locale, for example `en-US`.
                locale = 1: singular string;
                /// The message in this locale.
                message = 2: singular string;
            }

            /// Links to documentation.
            Help "Help" {
                /// The links.
                links = 1: repeated message(HelpLink);
            }

            /// A link to documentation.
            HelpLink "Help.Link" {
                /// What the link shows.
                description = 1: singular string;
                /// The URL.
                url = 2: singular string;
            }

            /// The quotas that a request exceeded.
            QuotaFailure "QuotaFailure" {
                /// One element for each violation.
                violations = 1: repeated message(QuotaFailureViolation);
            }

            /// A quota that was exceeded.
            QuotaFailureViolation "QuotaFailure.Violation" {
                /// The subject of the violation, for example a project.
                subject = 1: singular string;
                /// A description of the error.
                description = 2: singular string;
                /// The API to which the quota belongs.
                api_service = 3: singular string;
                /// The metric of the quota, for example `cloudtasks.googleapis.com/api_requests`.
                quota_metric = 4: singular string;
                /// The id of the quota for this metric.
                quota_id = 5: singular string;
                /// The dimensions of the quota, for example the region.
                quota_dimensions = 6: map string;
                /// The limit that was exceeded.
                quota_value = 7: singular int64;
                /// The limit that the service will enforce in the future.
                future_quota_value = 8: optional int64;
            }

            /// The preconditions of a request that are not met.
            PreconditionFailure "PreconditionFailure" {
                /// One element for each violation.
                violations = 1: repeated message(PreconditionFailureViolation);
            }

            /// A precondition that is not met.
            PreconditionFailureViolation "PreconditionFailure.Violation" {
                /// The type of the precondition, as the service defines it.
                type_ = 1: singular string;
                /// The subject of the violation, for example a project.
                subject = 2: singular string;
                /// A description of the error.
                description = 3: singular string;
            }

            /// Identifies a request in the logs of the service.
            RequestInfo "RequestInfo" {
                /// The id of the request.
                request_id = 1: singular string;
                /// Data for the operators of the service.
                serving_data = 2: singular string;
            }

            /// The resource that an error is about.
            ResourceInfo "ResourceInfo" {
                /// The type of the resource.
                resource_type = 1: singular string;
                /// The name of the resource.
                resource_name = 2: singular string;
                /// The owner of the resource.
                owner = 3: singular string;
                /// A description of the error.
                description = 4: singular string;
            }

            /// Debugging information.
            DebugInfo "DebugInfo" {
                /// The stack trace of the service.
                stack_entries = 1: repeated string;
                /// More details.
                detail = 2: singular string;
            }
        }

        methods {}
    }
}

/// `google.api`.
pub mod api {
    use super::*;

    crate::schema! {
        version "common", package "google.api", after rpc;

        enums {}

        messages {
            /// Bytes with a content type.
            HttpBody "HttpBody" {
                /// The content type of the data, for example `application/json`.
                content_type = 1: singular string;
                /// The data.
                data = 2: singular bytes;
                /// Metadata that the API defines.
                extensions = 3: repeated message(Any);
            }
        }

        methods {}
    }
}

/// `google.type`.
pub mod types {
    use super::*;

    crate::schema! {
        version "common", package "google.type", after api;

        enums {}

        messages {
            /// A condition in the Common Expression Language (CEL).
            Expr "Expr" {
                /// The expression in CEL.
                expression = 1: singular string;
                /// A short title.
                title = 2: singular string;
                /// A description of the condition.
                description = 3: singular string;
                /// The origin of the expression, for error messages.
                location = 4: singular string;
            }
        }

        methods {}
    }
}

/// `google.iam.v1`.
pub mod iam {
    use super::*;

    crate::schema! {
        version "common", package "google.iam.v1", after types;

        enums {
            /// A type of access that can be logged.
            AuditLogConfigLogType "AuditLogConfig.LogType" {
                /// Not set.
                LOG_TYPE_UNSPECIFIED = 0;
                /// Reads of configuration data.
                ADMIN_READ = 1;
                /// Writes of data.
                DATA_WRITE = 2;
                /// Reads of data.
                DATA_READ = 3;
            }

            /// How a binding changed.
            BindingDeltaAction "BindingDelta.Action" {
                /// Not set.
                ACTION_UNSPECIFIED = 0;
                /// It was added.
                ADD = 1;
                /// It was removed.
                REMOVE = 2;
            }

            /// How an audit configuration changed.
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
            /// An IAM policy: which members have which roles.
            Policy "Policy" {
                /// The format of the policy: 0, 1 or 3. Policies with conditions need 3.
                version = 1: singular int32;
                /// The roles and their members.
                bindings = 4: repeated message(Binding);
                /// Settings of the audit logs.
                audit_configs = 6: repeated message(AuditConfig);
                /// A tag of the version of the policy. Return the value that was read; if the policy changed since, the
                /// call fails with ABORTED.
                etag = 3: singular bytes;
            }

            /// The members that have a role.
            Binding "Binding" {
                /// The role, for example `roles/cloudtasks.enqueuer`.
                role = 1: singular string;
                /// The members, for example `user:a@example.com` or `serviceAccount:s@p.iam.gserviceaccount.com`.
                members = 2: repeated string;
                /// The condition under which the members have the role.
                condition = 3: singular message(Expr);
            }

            /// Settings of the audit logs of a service.
            AuditConfig "AuditConfig" {
                /// The service, or `allServices`.
                service = 1: singular string;
                /// The types of access that are logged.
                audit_log_configs = 3: repeated message(AuditLogConfig);
            }

            /// Settings of the audit log of one type of access.
            AuditLogConfig "AuditLogConfig" {
                /// The type of access.
                log_type = 1: singular enumeration(AuditLogConfigLogType);
                /// The members whose access is not logged.
                exempted_members = 2: repeated string;
            }

            /// The difference between two policies, as audit logs contain it.
            PolicyDelta "PolicyDelta" {
                /// The bindings that were added or removed.
                binding_deltas = 1: repeated message(BindingDelta);
                /// The audit configurations that were added or removed.
                audit_config_deltas = 2: repeated message(AuditConfigDelta);
            }

            /// A change of a binding.
            BindingDelta "BindingDelta" {
                /// Whether it was added or removed.
                action = 1: singular enumeration(BindingDeltaAction);
                /// The role.
                role = 2: singular string;
                /// The member.
                member = 3: singular string;
                /// The condition under which the members have the role.
                condition = 4: singular message(Expr);
            }

            /// A change of an audit configuration.
            AuditConfigDelta "AuditConfigDelta" {
                /// Whether it was added or removed.
                action = 1: singular enumeration(AuditConfigDeltaAction);
                /// The service, or `allServices`.
                service = 2: singular string;
                /// A member whose access is not logged.
                exempted_member = 3: singular string;
                /// The type of access.
                log_type = 4: singular string;
            }

            /// Options of `get_iam_policy`.
            GetPolicyOptions "GetPolicyOptions" {
                /// The latest format of policies that the caller supports: 0, 1 or 3.
                requested_policy_version = 1: singular int32;
            }

            /// The request of `get_iam_policy`.
            GetIamPolicyRequest "GetIamPolicyRequest" {
                /// The queue: `projects/P/locations/L/queues/Q`. Required.
                resource = 1: singular string;
                /// Options for the policy that is returned.
                options = 2: singular message(GetPolicyOptions);
            }

            /// The request of `set_iam_policy`.
            SetIamPolicyRequest "SetIamPolicyRequest" {
                /// The queue: `projects/P/locations/L/queues/Q`. Required.
                resource = 1: singular string;
                /// The complete new policy. Required.
                policy = 2: singular message(Policy);
                /// The fields of the policy to change. If it is unset, `bindings` and `etag`.
                update_mask = 3: singular message(FieldMask);
            }

            /// The request of `test_iam_permissions`.
            TestIamPermissionsRequest "TestIamPermissionsRequest" {
                /// The queue: `projects/P/locations/L/queues/Q`. Required.
                resource = 1: singular string;
                /// The permissions to check, for example `cloudtasks.tasks.create`. Required.
                permissions = 2: repeated string;
            }

            /// The result of `test_iam_permissions`.
            TestIamPermissionsResponse "TestIamPermissionsResponse" {
                /// Those of the given permissions that the caller has.
                permissions = 1: repeated string;
            }
        }

        methods {}
    }
}

/// `google.longrunning`.
pub mod longrunning {
    use super::*;

    crate::schema! {
        version "common", package "google.longrunning", after iam;

        enums {}

        messages {
            /// A long-running operation.
            Operation "Operation" {
                /// The resource name: `projects/P/locations/L/operations/O`.
                name = 1: singular string;
                /// The progress of the operation. Its type depends on the method.
                metadata = 2: singular message(Any);
                /// Whether the operation is finished, with an error or a response.
                done = 3: singular bool;
                /// The error, if the operation failed.
                error = 4: singular message(Status) in result;
                /// The result, if the operation succeeded. Its type depends on the method.
                response = 5: singular message(Any) in result;
            }

            /// The request of `get_operation`.
            GetOperationRequest "GetOperationRequest" {
                /// The operation: `projects/P/locations/L/operations/O`. Required.
                name = 1: singular string;
            }
        }

        methods {}
    }
}

/// `google.cloud.location`.
pub mod location {
    use super::*;

    crate::schema! {
        version "common", package "google.cloud.location", after longrunning;

        enums {}

        messages {
            /// A location where the service is available.
            Location "Location" {
                /// The resource name: `projects/P/locations/L`.
                name = 1: singular string;
                /// The id, for example `europe-west1`.
                location_id = 4: singular string;
                /// The name for users, for example `Belgium`.
                display_name = 5: singular string;
                /// The labels of the location.
                labels = 2: map string;
                /// Metadata that the service defines.
                metadata = 3: singular message(Any);
            }

            /// The request of `get_location`.
            GetLocationRequest "GetLocationRequest" {
                /// The location: `projects/P/locations/L`. Required.
                name = 1: singular string;
            }

            /// The request of `list_locations`.
            ListLocationsRequest "ListLocationsRequest" {
                /// The project: `projects/P`. Required.
                name = 1: singular string;
                /// Which queues are listed, for example `state: PAUSED`. If it is empty, all of them.
                filter = 2: singular string;
                /// The maximum number of elements in a page. If it is 0, the service chooses. A page can have fewer elements even if there are more pages.
                page_size = 3: singular int32;
                /// The `next_page_token` of the previous page. Empty for the first page.
                page_token = 4: singular string;
                /// More types of locations to list. For internal use. Only in REST.
                extra_location_types = 0: repeated string;
            }

            /// A page of locations.
            ListLocationsResponse "ListLocationsResponse" {
                /// The locations of this page.
                locations = 1: repeated message(Location);
                /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of
                /// `list_tasks` is valid for 2 h.
                next_page_token = 2: singular string;
            }
        }

        methods {}
    }
}

/// The start of the numbering of messages and enums.
mod start {
    pub(crate) const NEXT_MESSAGE: u16 = 0;
    pub(crate) const NEXT_ENUM: u16 = 0;
}
