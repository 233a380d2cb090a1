# Generated from the API table by `cargo xtask generate`.
"""The messages that Google's APIs share."""

import datetime
import enum
import typing
from collections.abc import Iterable, Mapping

from cloudtasks._native import Field, MapField, Message, RepeatedField
from cloudtasks._types import EnumManners
from cloudtasks.datetime_helpers import DatetimeWithNanoseconds

class Empty(Message):
    """Nothing."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
    ) -> None: ...

class Timestamp(Message):
    """An instant. Fields that hold one have a kind of their own; as a message it is only made and read by hand."""
    seconds: Field[int, int | None]
    """Seconds since 1970-01-01T00:00:00Z."""
    nanos: Field[int, int | None]
    """Nanoseconds of the second, 0 to 999,999,999."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        seconds: int | None = ...,
        nanos: int | None = ...,
    ) -> None: ...

class Duration(Message):
    """A span of time, made and read by hand as [`Timestamp`] is."""
    seconds: Field[int, int | None]
    """Whole seconds."""
    nanos: Field[int, int | None]
    """Nanoseconds of the second, with the sign of the seconds."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        seconds: int | None = ...,
        nanos: int | None = ...,
    ) -> None: ...

class FieldMask(Message):
    """Paths of fields."""
    paths: Field[RepeatedField[str], Iterable[str] | None]
    """Field paths in snake_case."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        paths: Iterable[str] | None = ...,
    ) -> None: ...

class Any(Message):
    """Any message, with its type."""
    type_url: Field[str, str | None]
    """What the value is: `type.googleapis.com/` and a full message name."""
    value: Field[bytes, bytes | None]
    """The message in binary form."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        type_url: str | None = ...,
        value: bytes | None = ...,
    ) -> None: ...

class Status(Message):
    """An error as the service reports it."""
    code: Field[int, int | None]
    """A google.rpc.Code number; 0 is OK."""
    message: Field[str, str | None]
    """What went wrong, for developers, in English."""
    details: Field[RepeatedField[Any], Iterable[Any | Mapping[str, typing.Any]] | None]
    """Machine-readable details."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        code: int | None = ...,
        message: str | None = ...,
        details: Iterable[Any | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class ErrorInfo(Message):
    """The cause of an error, for programs."""
    reason: Field[str, str | None]
    """The cause in UPPER_SNAKE_CASE."""
    domain: Field[str, str | None]
    """Who gives the reason its meaning, such as `cloudtasks.googleapis.com`."""
    metadata: Field[MapField[str, str], Mapping[str, str] | None]
    """Further facts."""
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
    """When to try again."""
    retry_delay: Field[datetime.timedelta | None, datetime.timedelta | Message | Mapping[str, typing.Any] | str | None]
    """How long to wait before the next try."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        retry_delay: datetime.timedelta | Message | Mapping[str, typing.Any] | str | None = ...,
    ) -> None: ...

class BadRequest(Message):
    """What is wrong with a request."""

    class FieldViolation(Message):
        """What is wrong with one field."""
        field: Field[str, str | None]
        """The path of the field."""
        description: Field[str, str | None]
        """What is wrong."""
        reason: Field[str, str | None]
        """The cause in UPPER_SNAKE_CASE."""
        localized_message: Field[LocalizedMessage, LocalizedMessage | Mapping[str, typing.Any] | None]
        """What is wrong, for users."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            field: str | None = ...,
            description: str | None = ...,
            reason: str | None = ...,
            localized_message: LocalizedMessage | Mapping[str, typing.Any] | None = ...,
        ) -> None: ...
    field_violations: Field[RepeatedField[BadRequest.FieldViolation], Iterable[BadRequest.FieldViolation | Mapping[str, typing.Any]] | None]
    """What is wrong with which field."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        field_violations: Iterable[BadRequest.FieldViolation | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class LocalizedMessage(Message):
    """A message for users."""
    locale: Field[str, str | None]
    """The language, such as `en-US`."""
    message: Field[str, str | None]
    """The message in that language."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        locale: str | None = ...,
        message: str | None = ...,
    ) -> None: ...

class Help(Message):
    """Links to help."""

    class Link(Message):
        """A link."""
        description: Field[str, str | None]
        """What the link offers."""
        url: Field[str, str | None]
        """The address."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            description: str | None = ...,
            url: str | None = ...,
        ) -> None: ...
    links: Field[RepeatedField[Help.Link], Iterable[Help.Link | Mapping[str, typing.Any]] | None]
    """Where help is to be found."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        links: Iterable[Help.Link | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class QuotaFailure(Message):
    """Which quota was used up."""

    class Violation(Message):
        """One quota."""
        subject: Field[str, str | None]
        """What the quota or condition is about."""
        description: Field[str, str | None]
        """What is wrong."""
        api_service: Field[str, str | None]
        """The API that the quota belongs to."""
        quota_metric: Field[str, str | None]
        """The metric, such as `cloudtasks.googleapis.com/api_requests`."""
        quota_id: Field[str, str | None]
        """The id of the quota within the metric."""
        quota_dimensions: Field[MapField[str, str], Mapping[str, str] | None]
        """What the quota is counted by."""
        quota_value: Field[int, int | None]
        """The limit that was reached."""
        future_quota_value: Field[int, int | None]
        """The limit that is being rolled out."""
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
    violations: Field[RepeatedField[QuotaFailure.Violation], Iterable[QuotaFailure.Violation | Mapping[str, typing.Any]] | None]
    """What was violated."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        violations: Iterable[QuotaFailure.Violation | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class PreconditionFailure(Message):
    """Which conditions do not hold."""

    class Violation(Message):
        """One condition."""
        type_: Field[str, str | None]
        """The kind of condition, in the terms of the service."""
        subject: Field[str, str | None]
        """What the quota or condition is about."""
        description: Field[str, str | None]
        """What is wrong."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            type_: str | None = ...,
            subject: str | None = ...,
            description: str | None = ...,
        ) -> None: ...
    violations: Field[RepeatedField[PreconditionFailure.Violation], Iterable[PreconditionFailure.Violation | Mapping[str, typing.Any]] | None]
    """What was violated."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        violations: Iterable[PreconditionFailure.Violation | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class RequestInfo(Message):
    """How to find the request in the logs."""
    request_id: Field[str, str | None]
    """The id of the request in the service's logs."""
    serving_data: Field[str, str | None]
    """Facts for those who run the service."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        request_id: str | None = ...,
        serving_data: str | None = ...,
    ) -> None: ...

class ResourceInfo(Message):
    """The resource that the error is about."""
    resource_type: Field[str, str | None]
    """The kind of resource."""
    resource_name: Field[str, str | None]
    """The name of the resource."""
    owner: Field[str, str | None]
    """Who owns it."""
    description: Field[str, str | None]
    """What went wrong with it."""
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
    """Facts for debugging."""
    stack_entries: Field[RepeatedField[str], Iterable[str] | None]
    """The stack of the service."""
    detail: Field[str, str | None]
    """More about it."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        stack_entries: Iterable[str] | None = ...,
        detail: str | None = ...,
    ) -> None: ...

class HttpBody(Message):
    """Raw bytes with their media type."""
    content_type: Field[str, str | None]
    """The media type of the data."""
    data: Field[bytes, bytes | None]
    """The data itself."""
    extensions: Field[RepeatedField[Any], Iterable[Any | Mapping[str, typing.Any]] | None]
    """Metadata of the API."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        content_type: str | None = ...,
        data: bytes | None = ...,
        extensions: Iterable[Any | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class Expr(Message):
    """A condition in Common Expression Language."""
    expression: Field[str, str | None]
    """The condition in Common Expression Language."""
    title: Field[str, str | None]
    """A short name of the condition."""
    description: Field[str, str | None]
    """What the condition is for."""
    location: Field[str, str | None]
    """Where the expression came from, for error messages."""
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
    """An IAM policy: who may do what with a queue."""
    version: Field[int, int | None]
    """The format of the policy: 0, 1 or 3 (with conditions)."""
    bindings: Field[RepeatedField[Binding], Iterable[Binding | Mapping[str, typing.Any]] | None]
    """Who has which role."""
    audit_configs: Field[RepeatedField[AuditConfig], Iterable[AuditConfig | Mapping[str, typing.Any]] | None]
    """What is written to the audit log."""
    etag: Field[bytes, bytes | None]
    """Guards against lost updates: pass what was read; a stale one is refused with ABORTED."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        version: int | None = ...,
        bindings: Iterable[Binding | Mapping[str, typing.Any]] | None = ...,
        audit_configs: Iterable[AuditConfig | Mapping[str, typing.Any]] | None = ...,
        etag: bytes | None = ...,
    ) -> None: ...

class Binding(Message):
    """Gives a role to members."""
    role: Field[str, str | None]
    """The role, such as `roles/cloudtasks.enqueuer`."""
    members: Field[RepeatedField[str], Iterable[str] | None]
    """Who has it, such as `user:a@example.com` or `serviceAccount:…`."""
    condition: Field[Expr, Expr | Mapping[str, typing.Any] | None]
    """The condition under which the binding holds."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        role: str | None = ...,
        members: Iterable[str] | None = ...,
        condition: Expr | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AuditConfig(Message):
    """What is logged of the access to a service."""
    service: Field[str, str | None]
    """The service, or `allServices`."""
    audit_log_configs: Field[RepeatedField[AuditLogConfig], Iterable[AuditLogConfig | Mapping[str, typing.Any]] | None]
    """Which kinds of access are logged."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service: str | None = ...,
        audit_log_configs: Iterable[AuditLogConfig | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class AuditLogConfig(Message):
    """What is logged of one kind of access."""

    class LogType(EnumManners, enum.IntEnum):
        """A kind of access."""
        LOG_TYPE_UNSPECIFIED = 0
        """Not set."""
        ADMIN_READ = 1
        """Reads of configuration."""
        DATA_WRITE = 2
        """Writes of data."""
        DATA_READ = 3
        """Reads of data."""
    log_type: Field[AuditLogConfig.LogType, AuditLogConfig.LogType | int | str | None]
    """The kind of access."""
    exempted_members: Field[RepeatedField[str], Iterable[str] | None]
    """Who is left out of the log."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        log_type: AuditLogConfig.LogType | int | str | None = ...,
        exempted_members: Iterable[str] | None = ...,
    ) -> None: ...

class PolicyDelta(Message):
    """The difference between two policies, as audit logs tell it."""
    binding_deltas: Field[RepeatedField[BindingDelta], Iterable[BindingDelta | Mapping[str, typing.Any]] | None]
    """Bindings that were added or removed."""
    audit_config_deltas: Field[RepeatedField[AuditConfigDelta], Iterable[AuditConfigDelta | Mapping[str, typing.Any]] | None]
    """Audit configurations that were added or removed."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        binding_deltas: Iterable[BindingDelta | Mapping[str, typing.Any]] | None = ...,
        audit_config_deltas: Iterable[AuditConfigDelta | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BindingDelta(Message):
    """One change of a binding."""

    class Action(EnumManners, enum.IntEnum):
        """Whether a binding was added or removed."""
        ACTION_UNSPECIFIED = 0
        """Not set."""
        ADD = 1
        """It was added."""
        REMOVE = 2
        """It was removed."""
    action: Field[BindingDelta.Action, BindingDelta.Action | int | str | None]
    """Whether it was added or removed."""
    role: Field[str, str | None]
    """The role."""
    member: Field[str, str | None]
    """One member."""
    condition: Field[Expr, Expr | Mapping[str, typing.Any] | None]
    """The condition under which the binding holds."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        action: BindingDelta.Action | int | str | None = ...,
        role: str | None = ...,
        member: str | None = ...,
        condition: Expr | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AuditConfigDelta(Message):
    """One change of what is logged."""

    class Action(EnumManners, enum.IntEnum):
        """Whether an audit configuration was added or removed."""
        ACTION_UNSPECIFIED = 0
        """Not set."""
        ADD = 1
        """It was added."""
        REMOVE = 2
        """It was removed."""
    action: Field[AuditConfigDelta.Action, AuditConfigDelta.Action | int | str | None]
    """Whether it was added or removed."""
    service: Field[str, str | None]
    """The service, or `allServices`."""
    exempted_member: Field[str, str | None]
    """A member that is left out of the log."""
    log_type: Field[str, str | None]
    """The kind of access."""
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
    """Options for reading a policy."""
    requested_policy_version: Field[int, int | None]
    """The newest policy format that the caller understands."""
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
    """The queue, `projects/P/locations/L/queues/Q`."""
    options: Field[GetPolicyOptions, GetPolicyOptions | Mapping[str, typing.Any] | None]
    """Options for the policy read."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource: str | None = ...,
        options: GetPolicyOptions | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class SetIamPolicyRequest(Message):
    """The request of `set_iam_policy`."""
    resource: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`."""
    policy: Field[Policy, Policy | Mapping[str, typing.Any] | None]
    """The whole new policy."""
    update_mask: Field[FieldMask, FieldMask | Mapping[str, typing.Any] | None]
    """The fields of the policy to change; unset for `bindings, etag`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource: str | None = ...,
        policy: Policy | Mapping[str, typing.Any] | None = ...,
        update_mask: FieldMask | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class TestIamPermissionsRequest(Message):
    """The request of `test_iam_permissions`."""
    resource: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`."""
    permissions: Field[RepeatedField[str], Iterable[str] | None]
    """Permissions such as `cloudtasks.tasks.create`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        resource: str | None = ...,
        permissions: Iterable[str] | None = ...,
    ) -> None: ...

class TestIamPermissionsResponse(Message):
    """The permissions that the caller has."""
    permissions: Field[RepeatedField[str], Iterable[str] | None]
    """Those of the asked permissions that the caller has."""
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
    """Resource name, `projects/P/locations/L/operations/O`."""
    metadata: Field[Any, Any | Mapping[str, typing.Any] | None]
    """How far it has come."""
    done: Field[bool, bool | None]
    """Whether it has ended, with an error or a response."""
    error: Field[Status, Status | Mapping[str, typing.Any] | None]
    """How it failed."""
    response: Field[Any, Any | Mapping[str, typing.Any] | None]
    """What it ended with."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        metadata: Any | Mapping[str, typing.Any] | None = ...,
        done: bool | None = ...,
        error: Status | Mapping[str, typing.Any] | None = ...,
        response: Any | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class GetOperationRequest(Message):
    """The request of `get_operation`."""
    name: Field[str, str | None]
    """The operation, `projects/P/locations/L/operations/O`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class Location(Message):
    """A place where the service runs."""
    name: Field[str, str | None]
    """Resource name, `projects/P/locations/L`."""
    location_id: Field[str, str | None]
    """The id, such as `europe-west1`."""
    display_name: Field[str, str | None]
    """A name for people, such as `Belgium`."""
    labels: Field[MapField[str, str], Mapping[str, str] | None]
    """Labels of the location."""
    metadata: Field[Any, Any | Mapping[str, typing.Any] | None]
    """What the service tells about it."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        location_id: str | None = ...,
        display_name: str | None = ...,
        labels: Mapping[str, str] | None = ...,
        metadata: Any | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class GetLocationRequest(Message):
    """The request of `get_location`."""
    name: Field[str, str | None]
    """The location, `projects/P/locations/L`."""
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
    """The project, `projects/P`."""
    filter: Field[str, str | None]
    """What to list, such as `state: PAUSED`; empty for all."""
    page_size: Field[int, int | None]
    """The most elements a page may have; 0 for as many as the service gives. A page may have fewer."""
    page_token: Field[str, str | None]
    """The `next_page_token` of the page before; empty for the first page."""
    extra_location_types: Field[RepeatedField[str], Iterable[str] | None]
    """Kinds of locations to list besides; for internal use. REST only."""
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
    locations: Field[RepeatedField[Location], Iterable[Location | Mapping[str, typing.Any]] | None]
    """The locations of this page."""
    next_page_token: Field[str, str | None]
    """What to pass as `page_token` for the next page; empty after the last."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        locations: Iterable[Location | Mapping[str, typing.Any]] | None = ...,
        next_page_token: str | None = ...,
    ) -> None: ...
