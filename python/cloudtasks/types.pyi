# Generated from the API table by `cargo xtask generate`.
"""The messages that Google's APIs share."""

import datetime
import enum
import typing
from collections.abc import Iterable, Mapping

from cloudtasks._native import Field, MapField, Message, RepeatedField
from cloudtasks._protocols import DurationLike, FieldMaskLike, ProtobufMessage, TimestampLike
from cloudtasks._types import EnumMethods
from cloudtasks.datetime_helpers import DatetimeWithNanoseconds

class Empty(Message):
    """An empty message."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
    ) -> None: ...

class Timestamp(Message):
    """A point in time. Fields of this type hold a time value in each language; the message itself is used only on
    its own.
    """
    seconds: Field[int, int | None]
    """Seconds since 1970-01-01T00:00:00Z."""
    nanos: Field[int, int | None]
    """Nanoseconds within the second, from 0 to 999,999,999."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        seconds: int | None = ...,
        nanos: int | None = ...,
    ) -> None: ...

class Duration(Message):
    """A duration. Fields of this type hold a duration value in each language; the message itself is used only on
    its own.
    """
    seconds: Field[int, int | None]
    """Whole seconds. Negative for a negative duration."""
    nanos: Field[int, int | None]
    """Nanoseconds within the second, with the same sign as `seconds`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        seconds: int | None = ...,
        nanos: int | None = ...,
    ) -> None: ...

class FieldMask(Message):
    """A set of fields, as paths."""
    paths: Field[RepeatedField[str], Iterable[str] | None]
    """The paths of the fields, in snake_case."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        paths: Iterable[str] | None = ...,
    ) -> None: ...

class Any(Message):
    """A message of any type."""
    type_url: Field[str, str | None]
    """The type of the message: `type.googleapis.com/` and its full name."""
    value: Field[bytes, bytes | bytearray | memoryview | None]
    """The message in protobuf's binary format."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        type_url: str | None = ...,
        value: bytes | bytearray | memoryview | None = ...,
    ) -> None: ...

class Status(Message):
    """An error of the service."""
    code: Field[int, int | None]
    """A code of `google.rpc.Code`. 0 is OK."""
    message: Field[str, str | None]
    """A description for developers, in English."""
    details: Field[RepeatedField[Any], Iterable[Any | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """Machine-readable details."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        code: int | None = ...,
        message: str | None = ...,
        details: Iterable[Any | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class ErrorInfo(Message):
    """The cause of an error in machine-readable form."""
    reason: Field[str, str | None]
    """The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`."""
    domain: Field[str, str | None]
    """The domain that defines the reason, for example `cloudtasks.googleapis.com`."""
    metadata: Field[MapField[str, str], Mapping[str, str] | None]
    """More details of the cause."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        reason: str | None = ...,
        domain: str | None = ...,
        metadata: Mapping[str, str] | None = ...,
    ) -> None: ...

class RetryInfo(Message):
    """When a client can retry a request."""
    retry_delay: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """How long to wait before the next attempt."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        retry_delay: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
    ) -> None: ...

class BadRequest(Message):
    """The errors in a request."""

    class FieldViolation(Message):
        """An error in a field of a request."""
        field: Field[str, str | None]
        """The path of the field."""
        description: Field[str, str | None]
        """A description of the error."""
        reason: Field[str, str | None]
        """The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`."""
        localized_message: Field[LocalizedMessage, LocalizedMessage | ProtobufMessage | Mapping[str, typing.Any] | None]
        """A description of the error for users."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            field: str | None = ...,
            description: str | None = ...,
            reason: str | None = ...,
            localized_message: LocalizedMessage | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        ) -> None: ...
    field_violations: Field[RepeatedField[BadRequest.FieldViolation], Iterable[BadRequest.FieldViolation | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """One element for each error."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        field_violations: Iterable[BadRequest.FieldViolation | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class LocalizedMessage(Message):
    """A message for users."""
    locale: Field[str, str | None]
    """The locale, for example `en-US`."""
    message: Field[str, str | None]
    """The message in this locale."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        locale: str | None = ...,
        message: str | None = ...,
    ) -> None: ...

class Help(Message):
    """Links to documentation."""

    class Link(Message):
        """A link to documentation."""
        description: Field[str, str | None]
        """What the link shows."""
        url: Field[str, str | None]
        """The URL."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            description: str | None = ...,
            url: str | None = ...,
        ) -> None: ...
    links: Field[RepeatedField[Help.Link], Iterable[Help.Link | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The links."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        links: Iterable[Help.Link | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class QuotaFailure(Message):
    """The quotas that a request exceeded."""

    class Violation(Message):
        """A quota that was exceeded."""
        subject: Field[str, str | None]
        """The subject of the violation, for example a project."""
        description: Field[str, str | None]
        """A description of the error."""
        api_service: Field[str, str | None]
        """The API to which the quota belongs."""
        quota_metric: Field[str, str | None]
        """The metric of the quota, for example `cloudtasks.googleapis.com/api_requests`."""
        quota_id: Field[str, str | None]
        """The id of the quota for this metric."""
        quota_dimensions: Field[MapField[str, str], Mapping[str, str] | None]
        """The dimensions of the quota, for example the region."""
        quota_value: Field[int, int | None]
        """The limit that was exceeded."""
        future_quota_value: Field[int, int | None]
        """The limit that the service will enforce in the future."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            subject: str | None = ...,
            description: str | None = ...,
            api_service: str | None = ...,
            quota_metric: str | None = ...,
            quota_id: str | None = ...,
            quota_dimensions: Mapping[str, str] | None = ...,
            quota_value: int | None = ...,
            future_quota_value: int | None = ...,
        ) -> None: ...
    violations: Field[RepeatedField[QuotaFailure.Violation], Iterable[QuotaFailure.Violation | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """One element for each violation."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        violations: Iterable[QuotaFailure.Violation | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class PreconditionFailure(Message):
    """The preconditions of a request that are not met."""

    class Violation(Message):
        """A precondition that is not met."""
        type_: Field[str, str | None]
        """The type of the precondition, as the service defines it."""
        subject: Field[str, str | None]
        """The subject of the violation, for example a project."""
        description: Field[str, str | None]
        """A description of the error."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            type_: str | None = ...,
            subject: str | None = ...,
            description: str | None = ...,
        ) -> None: ...
    violations: Field[RepeatedField[PreconditionFailure.Violation], Iterable[PreconditionFailure.Violation | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """One element for each violation."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        violations: Iterable[PreconditionFailure.Violation | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class RequestInfo(Message):
    """Identifies a request in the logs of the service."""
    request_id: Field[str, str | None]
    """The id of the request."""
    serving_data: Field[str, str | None]
    """Data for the operators of the service."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        request_id: str | None = ...,
        serving_data: str | None = ...,
    ) -> None: ...

class ResourceInfo(Message):
    """The resource that an error is about."""
    resource_type: Field[str, str | None]
    """The type of the resource."""
    resource_name: Field[str, str | None]
    """The name of the resource."""
    owner: Field[str, str | None]
    """The owner of the resource."""
    description: Field[str, str | None]
    """A description of the error."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource_type: str | None = ...,
        resource_name: str | None = ...,
        owner: str | None = ...,
        description: str | None = ...,
    ) -> None: ...

class DebugInfo(Message):
    """Debugging information."""
    stack_entries: Field[RepeatedField[str], Iterable[str] | None]
    """The stack trace of the service."""
    detail: Field[str, str | None]
    """More details."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        stack_entries: Iterable[str] | None = ...,
        detail: str | None = ...,
    ) -> None: ...

class HttpBody(Message):
    """Bytes with a content type."""
    content_type: Field[str, str | None]
    """The content type of the data, for example `application/json`."""
    data: Field[bytes, bytes | bytearray | memoryview | None]
    """The data."""
    extensions: Field[RepeatedField[Any], Iterable[Any | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """Metadata that the API defines."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        content_type: str | None = ...,
        data: bytes | bytearray | memoryview | None = ...,
        extensions: Iterable[Any | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class Expr(Message):
    """A condition in the Common Expression Language (CEL)."""
    expression: Field[str, str | None]
    """The expression in CEL."""
    title: Field[str, str | None]
    """A short title."""
    description: Field[str, str | None]
    """A description of the condition."""
    location: Field[str, str | None]
    """The origin of the expression, for error messages."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        expression: str | None = ...,
        title: str | None = ...,
        description: str | None = ...,
        location: str | None = ...,
    ) -> None: ...

class Policy(Message):
    """An IAM policy: which members have which roles."""
    version: Field[int, int | None]
    """The format of the policy: 0, 1 or 3. Policies with conditions need 3."""
    bindings: Field[RepeatedField[Binding], Iterable[Binding | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The roles and their members."""
    audit_configs: Field[RepeatedField[AuditConfig], Iterable[AuditConfig | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """Settings of the audit logs."""
    etag: Field[bytes, bytes | bytearray | memoryview | None]
    """A tag of the version of the policy. Return the value that was read; if the policy changed since, the call
    fails with ABORTED.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        version: int | None = ...,
        bindings: Iterable[Binding | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        audit_configs: Iterable[AuditConfig | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        etag: bytes | bytearray | memoryview | None = ...,
    ) -> None: ...

class Binding(Message):
    """The members that have a role."""
    role: Field[str, str | None]
    """The role, for example `roles/cloudtasks.enqueuer`."""
    members: Field[RepeatedField[str], Iterable[str] | None]
    """The members, for example `user:a@example.com` or `serviceAccount:s@p.iam.gserviceaccount.com`."""
    condition: Field[Expr, Expr | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The condition under which the members have the role."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        role: str | None = ...,
        members: Iterable[str] | None = ...,
        condition: Expr | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AuditConfig(Message):
    """Settings of the audit logs of a service."""
    service: Field[str, str | None]
    """The service, or `allServices`."""
    audit_log_configs: Field[RepeatedField[AuditLogConfig], Iterable[AuditLogConfig | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The types of access that are logged."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service: str | None = ...,
        audit_log_configs: Iterable[AuditLogConfig | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class AuditLogConfig(Message):
    """Settings of the audit log of one type of access."""

    class LogType(EnumMethods, enum.IntEnum):
        """A type of access that can be logged."""
        LOG_TYPE_UNSPECIFIED = 0
        """Not set."""
        ADMIN_READ = 1
        """Reads of configuration data."""
        DATA_WRITE = 2
        """Writes of data."""
        DATA_READ = 3
        """Reads of data."""
    LOG_TYPE_UNSPECIFIED: typing.ClassVar[int]
    ADMIN_READ: typing.ClassVar[int]
    DATA_WRITE: typing.ClassVar[int]
    DATA_READ: typing.ClassVar[int]
    log_type: Field[AuditLogConfig.LogType, AuditLogConfig.LogType | int | str | None]
    """The type of access."""
    exempted_members: Field[RepeatedField[str], Iterable[str] | None]
    """The members whose access is not logged."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        log_type: AuditLogConfig.LogType | int | str | None = ...,
        exempted_members: Iterable[str] | None = ...,
    ) -> None: ...

class PolicyDelta(Message):
    """The difference between two policies, as audit logs contain it."""
    binding_deltas: Field[RepeatedField[BindingDelta], Iterable[BindingDelta | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The bindings that were added or removed."""
    audit_config_deltas: Field[RepeatedField[AuditConfigDelta], Iterable[AuditConfigDelta | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The audit configurations that were added or removed."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        binding_deltas: Iterable[BindingDelta | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        audit_config_deltas: Iterable[AuditConfigDelta | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BindingDelta(Message):
    """A change of a binding."""

    class Action(EnumMethods, enum.IntEnum):
        """How a binding changed."""
        ACTION_UNSPECIFIED = 0
        """Not set."""
        ADD = 1
        """It was added."""
        REMOVE = 2
        """It was removed."""
    ACTION_UNSPECIFIED: typing.ClassVar[int]
    ADD: typing.ClassVar[int]
    REMOVE: typing.ClassVar[int]
    action: Field[BindingDelta.Action, BindingDelta.Action | int | str | None]
    """Whether it was added or removed."""
    role: Field[str, str | None]
    """The role."""
    member: Field[str, str | None]
    """The member."""
    condition: Field[Expr, Expr | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The condition under which the members have the role."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        action: BindingDelta.Action | int | str | None = ...,
        role: str | None = ...,
        member: str | None = ...,
        condition: Expr | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AuditConfigDelta(Message):
    """A change of an audit configuration."""

    class Action(EnumMethods, enum.IntEnum):
        """How an audit configuration changed."""
        ACTION_UNSPECIFIED = 0
        """Not set."""
        ADD = 1
        """It was added."""
        REMOVE = 2
        """It was removed."""
    ACTION_UNSPECIFIED: typing.ClassVar[int]
    ADD: typing.ClassVar[int]
    REMOVE: typing.ClassVar[int]
    action: Field[AuditConfigDelta.Action, AuditConfigDelta.Action | int | str | None]
    """Whether it was added or removed."""
    service: Field[str, str | None]
    """The service, or `allServices`."""
    exempted_member: Field[str, str | None]
    """A member whose access is not logged."""
    log_type: Field[str, str | None]
    """The type of access."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        action: AuditConfigDelta.Action | int | str | None = ...,
        service: str | None = ...,
        exempted_member: str | None = ...,
        log_type: str | None = ...,
    ) -> None: ...

class GetPolicyOptions(Message):
    """Options of `get_iam_policy`."""
    requested_policy_version: Field[int, int | None]
    """The latest format of policies that the caller supports: 0, 1 or 3."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        requested_policy_version: int | None = ...,
    ) -> None: ...

class GetIamPolicyRequest(Message):
    """The request of `get_iam_policy`."""
    resource: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    options: Field[GetPolicyOptions, GetPolicyOptions | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Options for the policy that is returned."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource: str | None = ...,
        options: GetPolicyOptions | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class SetIamPolicyRequest(Message):
    """The request of `set_iam_policy`."""
    resource: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    policy: Field[Policy, Policy | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The complete new policy. Required."""
    update_mask: Field[FieldMask, FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None]
    """The fields of the policy to change. If it is unset, `bindings` and `etag`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource: str | None = ...,
        policy: Policy | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
    ) -> None: ...

class TestIamPermissionsRequest(Message):
    """The request of `test_iam_permissions`."""
    resource: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    permissions: Field[RepeatedField[str], Iterable[str] | None]
    """The permissions to check, for example `cloudtasks.tasks.create`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource: str | None = ...,
        permissions: Iterable[str] | None = ...,
    ) -> None: ...

class TestIamPermissionsResponse(Message):
    """The result of `test_iam_permissions`."""
    permissions: Field[RepeatedField[str], Iterable[str] | None]
    """Those of the given permissions that the caller has."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        permissions: Iterable[str] | None = ...,
    ) -> None: ...

class Operation(Message):
    """A long-running operation."""
    name: Field[str, str | None]
    """The resource name: `projects/P/locations/L/operations/O`."""
    metadata: Field[Any, Any | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The progress of the operation. Its type depends on the method."""
    done: Field[bool, bool | None]
    """Whether the operation is finished, with an error or a response."""
    error: Field[Status, Status | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The error, if the operation failed."""
    response: Field[Any, Any | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The result, if the operation succeeded. Its type depends on the method."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        metadata: Any | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        done: bool | None = ...,
        error: Status | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        response: Any | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class GetOperationRequest(Message):
    """The request of `get_operation`."""
    name: Field[str, str | None]
    """The operation: `projects/P/locations/L/operations/O`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class Location(Message):
    """A location where the service is available."""
    name: Field[str, str | None]
    """The resource name: `projects/P/locations/L`."""
    location_id: Field[str, str | None]
    """The id, for example `europe-west1`."""
    display_name: Field[str, str | None]
    """The name for users, for example `Belgium`."""
    labels: Field[MapField[str, str], Mapping[str, str] | None]
    """The labels of the location."""
    metadata: Field[Any, Any | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Metadata that the service defines."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        location_id: str | None = ...,
        display_name: str | None = ...,
        labels: Mapping[str, str] | None = ...,
        metadata: Any | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class GetLocationRequest(Message):
    """The request of `get_location`."""
    name: Field[str, str | None]
    """The location: `projects/P/locations/L`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class ListLocationsRequest(Message):
    """The request of `list_locations`."""
    name: Field[str, str | None]
    """The project: `projects/P`. Required."""
    filter: Field[str, str | None]
    """Which queues are listed, for example `state: PAUSED`. If it is empty, all of them."""
    page_size: Field[int, int | None]
    """The maximum number of elements in a page. If it is 0, the service chooses. A page can have fewer elements
    even if there are more pages.
    """
    page_token: Field[str, str | None]
    """The `next_page_token` of the previous page. Empty for the first page."""
    extra_location_types: Field[RepeatedField[str], Iterable[str] | None]
    """More types of locations to list. For internal use. Only in REST."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        extra_location_types: Iterable[str] | None = ...,
    ) -> None: ...

class ListLocationsResponse(Message):
    """A page of locations."""
    locations: Field[RepeatedField[Location], Iterable[Location | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The locations of this page."""
    next_page_token: Field[str, str | None]
    """The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks`
    is valid for 2 h.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        locations: Iterable[Location | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        next_page_token: str | None = ...,
    ) -> None: ...
