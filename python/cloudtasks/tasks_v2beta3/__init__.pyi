# Generated from the API table by `cargo xtask generate`.
"""The v2beta3 API: messages, enums and clients."""

import datetime
import enum
import typing
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

from cloudtasks._native import Field, MapField, Message, RepeatedField
from cloudtasks._protocols import DurationLike, FieldMaskLike, ProtobufMessage, TimestampLike
from cloudtasks._types import EnumMethods
from typing_extensions import deprecated

from cloudtasks import types as _shared
from cloudtasks._compat.legacy import PageIterator
from cloudtasks._client import _AsyncClient, _BlockingClient
from cloudtasks._operations import AsyncOperation, Operation
from cloudtasks._pagers import AsyncPager, Pager
from cloudtasks._resource_names import KeyNames
from cloudtasks.datetime_helpers import DatetimeWithNanoseconds

__all__ = (
    "AppEngineHttpQueue",
    "AppEngineHttpRequest",
    "AppEngineRouting",
    "Attempt",
    "BatchCreateTasksMetadata",
    "BatchCreateTasksRequest",
    "BatchCreateTasksResponse",
    "BatchDeleteTasksMetadata",
    "BatchDeleteTasksRequest",
    "BufferTaskRequest",
    "BufferTaskResponse",
    "CloudTasksAsyncClient",
    "CloudTasksClient",
    "CmekConfig",
    "CreateQueueRequest",
    "CreateTaskRequest",
    "DeleteQueueRequest",
    "DeleteTaskRequest",
    "GetCmekConfigRequest",
    "GetQueueRequest",
    "GetTaskRequest",
    "HttpMethod",
    "HttpRequest",
    "HttpTarget",
    "ListQueuesRequest",
    "ListQueuesResponse",
    "ListTasksRequest",
    "ListTasksResponse",
    "OAuthToken",
    "OidcToken",
    "PathOverride",
    "PauseQueueRequest",
    "PullMessage",
    "PurgeQueueRequest",
    "QueryOverride",
    "Queue",
    "QueueStats",
    "RateLimits",
    "ResumeQueueRequest",
    "RetryConfig",
    "RunTaskRequest",
    "StackdriverLoggingConfig",
    "Task",
    "UpdateCmekConfigRequest",
    "UpdateQueueRequest",
    "UriOverride",
)

__version__: str
enums: typing.Any

class HttpMethod(EnumMethods, enum.IntEnum):
    """The HTTP method of a request."""
    HTTP_METHOD_UNSPECIFIED = 0
    """Not set. The service uses POST."""
    POST = 1
    """HTTP POST. The request can have a body."""
    GET = 2
    """HTTP GET. The request cannot have a body."""
    HEAD = 3
    """HTTP HEAD. The request cannot have a body."""
    PUT = 4
    """HTTP PUT. The request can have a body."""
    DELETE = 5
    """HTTP DELETE. The request cannot have a body."""
    PATCH = 6
    """HTTP PATCH. The request can have a body."""
    OPTIONS = 7
    """HTTP OPTIONS. The request cannot have a body."""

class Task(Message):
    """A unit of work: an HTTP request that the service sends, or in a pull queue a message that a worker leases."""

    class View(EnumMethods, enum.IntEnum):
        """Which fields of a task a method returns."""
        VIEW_UNSPECIFIED = 0
        """Not set. The service uses BASIC."""
        BASIC = 1
        """All fields except bodies and payloads, which can be large or confidential."""
        FULL = 2
        """All fields. The caller needs the permission `cloudtasks.tasks.fullView`."""
    VIEW_UNSPECIFIED: typing.ClassVar[int]
    BASIC: typing.ClassVar[int]
    FULL: typing.ClassVar[int]
    name: Field[str, str | None]
    """The resource name: `projects/P/locations/L/queues/Q/tasks/T`. The id T has 1 to 500 letters, digits, hyphens
    and underscores. If it is empty when the task is created, the service generates one. With an id that the
    caller chooses, a repeated request does not create a second task; creating such a task takes longer. The name
    of a finished or deleted task cannot be used again for some time, from an hour up to a day.
    """
    app_engine_http_request: Field[AppEngineHttpRequest, AppEngineHttpRequest | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The request that the service sends to an App Engine app."""
    http_request: Field[HttpRequest, HttpRequest | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The request that the service sends to an HTTP server."""
    pull_message: Field[PullMessage, PullMessage | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The message that a worker receives when it leases the task from a pull queue."""
    schedule_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The time at which the task is due, at most 30 days ahead. If it is unset or in the past, the task is due now.
    After a failed attempt, the service sets it to the time of the next attempt.
    """
    create_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """Output only. The time at which the task was created, in whole seconds."""
    dispatch_deadline: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The time limit of an attempt. An attempt without a response in this time fails with DEADLINE_EXCEEDED and is
    retried. For HTTP targets 15 s to 30 min, 10 min if unset. For App Engine targets 15 s to 24 h 15 s; if
    unset, the limit of the app's scaling type. Cut to milliseconds.
    """
    dispatch_count: Field[int, int | None]
    """Output only. The number of attempts, including those in progress."""
    response_count: Field[int, int | None]
    """Output only. The number of attempts that received a response."""
    first_attempt: Field[Attempt, Attempt | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Output only. The first attempt. Only its `dispatch_time` is set."""
    last_attempt: Field[Attempt, Attempt | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Output only. The most recent attempt."""
    view: Field[Task.View, Task.View | int | str | None]
    """Output only. The view of the task that this message shows."""
    retry_config: Field[RetryConfig, RetryConfig | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The retry settings of this task. They override those of the queue."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        app_engine_http_request: AppEngineHttpRequest | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        http_request: HttpRequest | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        pull_message: PullMessage | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        schedule_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        create_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        dispatch_deadline: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        dispatch_count: int | None = ...,
        response_count: int | None = ...,
        first_attempt: Attempt | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        last_attempt: Attempt | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        view: Task.View | int | str | None = ...,
        retry_config: RetryConfig | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class Queue(Message):
    """A queue. It stores tasks and dispatches them according to its rate limits and retry settings."""

    class State(EnumMethods, enum.IntEnum):
        """The state of a queue."""
        STATE_UNSPECIFIED = 0
        """Not set."""
        RUNNING = 1
        """The queue dispatches its tasks."""
        PAUSED = 2
        """The queue was paused by `pause_queue`. It accepts new tasks and does not dispatch any."""
        DISABLED = 3
        """The service disabled the queue. It does not accept new tasks. Resume the queue to use it again."""
    STATE_UNSPECIFIED: typing.ClassVar[int]
    RUNNING: typing.ClassVar[int]
    PAUSED: typing.ClassVar[int]
    DISABLED: typing.ClassVar[int]

    class Type(EnumMethods, enum.IntEnum):
        """How tasks reach their workers."""
        TYPE_UNSPECIFIED = 0
        """Not set. The service uses PUSH."""
        PULL = 1
        """Workers lease the tasks with the methods of v2beta2."""
        PUSH = 2
        """The service sends the tasks to their targets."""
    TYPE_UNSPECIFIED: typing.ClassVar[int]
    PULL: typing.ClassVar[int]
    PUSH: typing.ClassVar[int]
    name: Field[str, str | None]
    """The resource name: `projects/P/locations/L/queues/Q`. The id Q has 1 to 100 letters, digits and hyphens. It
    cannot be changed after the queue is created.
    """
    app_engine_http_queue: Field[AppEngineHttpQueue, AppEngineHttpQueue | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Settings for the tasks that are sent to App Engine."""
    http_target: Field[HttpTarget, HttpTarget | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Settings that override those of the HTTP tasks in the queue."""
    rate_limits: Field[RateLimits, RateLimits | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The rate at which tasks are dispatched."""
    retry_config: Field[RetryConfig, RetryConfig | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The retry settings of the tasks in the queue."""
    state: Field[Queue.State, Queue.State | int | str | None]
    """Output only. The state of the queue. Change it with `pause_queue` and `resume_queue`."""
    purge_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """Output only. The time of the last purge. All tasks that were created before it are deleted. Unset if the
    queue was never purged.
    """
    task_ttl: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """How long a task is kept before it is deleted, even if it did not succeed. If it is unset, 31 days."""
    tombstone_ttl: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """How long the name of a finished or deleted task cannot be used again. If it is unset, 1 h."""
    stackdriver_logging_config: Field[StackdriverLoggingConfig, StackdriverLoggingConfig | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Settings for the entries that the queue writes to Cloud Logging. If unset, nothing is logged."""
    type_: Field[Queue.Type, Queue.Type | int | str | None]
    """Whether tasks are sent to their targets or leased by workers. It cannot be changed after the queue is
    created.
    """
    stats: Field[QueueStats, QueueStats | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Output only. Statistics of the queue. They are returned only if `read_mask` contains `stats`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        app_engine_http_queue: AppEngineHttpQueue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        http_target: HttpTarget | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        rate_limits: RateLimits | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry_config: RetryConfig | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        state: Queue.State | int | str | None = ...,
        purge_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        task_ttl: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        tombstone_ttl: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        stackdriver_logging_config: StackdriverLoggingConfig | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        type_: Queue.Type | int | str | None = ...,
        stats: QueueStats | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AppEngineHttpQueue(Message):
    """Settings for the tasks that are sent to App Engine."""
    app_engine_routing_override: Field[AppEngineRouting, AppEngineRouting | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The App Engine service, version and instance to which all App Engine tasks of the queue are sent. It
    overrides the routing of the tasks.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        app_engine_routing_override: AppEngineRouting | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AppEngineRouting(Message):
    """The App Engine service, version and instance that receive a task."""
    service: Field[str, str | None]
    """The App Engine service. If it is empty, the default service."""
    version: Field[str, str | None]
    """The App Engine version. If it is empty, the version that serves by default."""
    instance: Field[str, str | None]
    """The App Engine instance. If it is empty, App Engine chooses one."""
    host: Field[str, str | None]
    """Output only. The host to which the task is sent."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service: str | None = ...,
        version: str | None = ...,
        instance: str | None = ...,
        host: str | None = ...,
    ) -> None: ...

class AppEngineHttpRequest(Message):
    """An HTTP request to an App Engine app of the same project. The task succeeds if the response has a status from
    200 to 299.
    """
    http_method: Field[HttpMethod, HttpMethod | int | str | None]
    """The HTTP method. POST if unset."""
    app_engine_routing: Field[AppEngineRouting, AppEngineRouting | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The App Engine service, version and instance to which the task is sent."""
    relative_uri: Field[str, str | None]
    """The path, query and fragment of the URL. It starts with `/` and has at most 2083 characters. If it is empty,
    `/` is used.
    """
    headers: Field[MapField[str, str], Mapping[str, str] | None]
    """The HTTP headers, by name. Their total size is less than 80 KB. The service sets `User-Agent`, `Host`,
    `Content-Length` and the headers that start with `X-CloudTasks-` or `X-AppEngine-`, and replaces values given
    for them.
    """
    body: Field[bytes, bytes | bytearray | memoryview | None]
    """The body of the HTTP request. It is allowed only for POST, PUT and PATCH."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        http_method: HttpMethod | int | str | None = ...,
        app_engine_routing: AppEngineRouting | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        relative_uri: str | None = ...,
        headers: Mapping[str, str] | None = ...,
        body: bytes | bytearray | memoryview | None = ...,
    ) -> None: ...

class Attempt(Message):
    """An attempt to execute a task."""
    schedule_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """Output only. The time for which the attempt was scheduled, in microseconds."""
    dispatch_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """Output only. The time at which the attempt was dispatched, in microseconds."""
    response_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """Output only. The time at which the response arrived, in microseconds."""
    response_status: Field[_shared.Status, _shared.Status | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Output only. The result of the attempt. Unset while the attempt is in progress."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        schedule_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        dispatch_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        response_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        response_status: _shared.Status | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class HttpRequest(Message):
    """An HTTP request to any server. The task succeeds if the response has a status from 200 to 299. After any
    other response, or none before `dispatch_deadline`, the task is retried.
    """
    url: Field[str, str | None]
    """The full URL. It starts with `http://` or `https://` and has at most 2083 characters. Required."""
    http_method: Field[HttpMethod, HttpMethod | int | str | None]
    """The HTTP method. POST if unset."""
    headers: Field[MapField[str, str], Mapping[str, str] | None]
    """The HTTP headers, by name. Their total size is less than 80 KB. The service sets `User-Agent`, `Host`,
    `Content-Length` and the headers that start with `X-CloudTasks-` or `X-AppEngine-`, and replaces values given
    for them.
    """
    body: Field[bytes, bytes | bytearray | memoryview | None]
    """The body of the HTTP request. It is allowed only for POST, PUT and PATCH."""
    oauth_token: Field[OAuthToken, OAuthToken | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The service generates an OAuth access token for each attempt and sends it in the `Authorization` header. Use
    it for Google APIs, whose hosts end in `.googleapis.com`.
    """
    oidc_token: Field[OidcToken, OidcToken | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The service generates an OpenID Connect token for each attempt and sends it in the `Authorization` header.
    Use it for Cloud Run, Cloud Functions and your own servers if they validate the token.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        url: str | None = ...,
        http_method: HttpMethod | int | str | None = ...,
        headers: Mapping[str, str] | None = ...,
        body: bytes | bytearray | memoryview | None = ...,
        oauth_token: OAuthToken | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        oidc_token: OidcToken | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class OAuthToken(Message):
    """Settings of an OAuth access token that the service sends in the `Authorization` header."""
    service_account_email: Field[str, str | None]
    """The email address of the service account for which the token is issued. It must be in the same project as the
    queue, and the caller needs the permission `iam.serviceAccounts.actAs` on it. Required.
    """
    scope: Field[str, str | None]
    """The OAuth scope. If it is empty, `https://www.googleapis.com/auth/cloud-platform`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service_account_email: str | None = ...,
        scope: str | None = ...,
    ) -> None: ...

class OidcToken(Message):
    """Settings of an OpenID Connect token that the service sends in the `Authorization` header."""
    service_account_email: Field[str, str | None]
    """The email address of the service account for which the token is issued. It must be in the same project as the
    queue, and the caller needs the permission `iam.serviceAccounts.actAs` on it. Required.
    """
    audience: Field[str, str | None]
    """The audience of the token. If it is empty, the URL of the request."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service_account_email: str | None = ...,
        audience: str | None = ...,
    ) -> None: ...

class PullMessage(Message):
    """The message that a worker receives when it leases the task."""
    payload: Field[bytes, bytes | bytearray | memoryview | None]
    """Any data for the worker. The task has at most 1 MB."""
    tag: Field[str, str | None]
    """A tag by which workers select tasks. It has fewer than 500 characters."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        payload: bytes | bytearray | memoryview | None = ...,
        tag: str | None = ...,
    ) -> None: ...

class RetryConfig(Message):
    """When and how often a failed task is retried."""
    max_attempts: Field[int, int | None]
    """The maximum number of attempts, including the first one. -1 means no limit. If it is 0 or unset, 100."""
    max_retry_duration: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """How long a failing task is retried, counted from its first attempt, in whole seconds. If it is unset, there
    is no time limit. A task is dropped when this time is over and `max_attempts` is reached; if `max_attempts`
    is -1, when this time is over.
    """
    min_backoff: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The shortest delay between two attempts. If it is unset, 0.1 s."""
    max_backoff: Field[datetime.timedelta | None, datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The longest delay between two attempts. If it is unset, 1 h."""
    max_doublings: Field[int, int | None]
    """How many times the delay doubles, starting from `min_backoff`. After that it grows by a constant amount up to
    `max_backoff`. If it is unset, 16.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        max_attempts: int | None = ...,
        max_retry_duration: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        min_backoff: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        max_backoff: datetime.timedelta | DurationLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        max_doublings: int | None = ...,
    ) -> None: ...

class CmekConfig(Message):
    """The customer-managed encryption key (CMEK) of a location."""
    name: Field[str, str | None]
    """The resource name: `projects/P/locations/L/cmekConfig`."""
    kms_key: Field[str, str | None]
    """The Cloud KMS key: `projects/P/locations/L/keyRings/R/cryptoKeys/K`. It must be in the same location. If it
    is empty, the data is encrypted with a key that Google manages.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        kms_key: str | None = ...,
    ) -> None: ...

class HttpTarget(Message):
    """Settings that override those of the HTTP tasks in a queue."""

    class HeaderOverride(Message):
        """A header that is set for all tasks of a queue."""
        header: Field[HttpTarget.Header, HttpTarget.Header | ProtobufMessage | Mapping[str, typing.Any] | None]
        """The name and value of the header."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            header: HttpTarget.Header | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        ) -> None: ...

    class Header(Message):
        """An HTTP header."""
        key: Field[str, str | None]
        """The name of the header. The service does not accept names that it sets itself, such as `Host` and
        `User-Agent`.
        """
        value: Field[str, str | None]
        """The value of the header."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            key: str | None = ...,
            value: str | None = ...,
        ) -> None: ...
    uri_override: Field[UriOverride, UriOverride | ProtobufMessage | Mapping[str, typing.Any] | None]
    """Overrides parts of the URL of the tasks."""
    http_method: Field[HttpMethod, HttpMethod | int | str | None]
    """Overrides the HTTP method of the tasks. If it is unset, each task keeps its own."""
    header_overrides: Field[RepeatedField[HttpTarget.HeaderOverride], Iterable[HttpTarget.HeaderOverride | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """Headers that are set for all tasks, at most 50. They replace headers of the tasks with the same name."""
    oauth_token: Field[OAuthToken, OAuthToken | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The service generates an OAuth access token for each attempt and sends it in the `Authorization` header. Use
    it for Google APIs, whose hosts end in `.googleapis.com`.
    """
    oidc_token: Field[OidcToken, OidcToken | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The service generates an OpenID Connect token for each attempt and sends it in the `Authorization` header.
    Use it for Cloud Run, Cloud Functions and your own servers if they validate the token.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        uri_override: UriOverride | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        http_method: HttpMethod | int | str | None = ...,
        header_overrides: Iterable[HttpTarget.HeaderOverride | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        oauth_token: OAuthToken | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        oidc_token: OidcToken | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class UriOverride(Message):
    """Overrides parts of the URL of a task."""

    class Scheme(EnumMethods, enum.IntEnum):
        """The scheme of a URL."""
        SCHEME_UNSPECIFIED = 0
        """Not set. The service uses HTTPS."""
        HTTP = 1
        """Requests are sent over HTTP, without encryption."""
        HTTPS = 2
        """Requests are sent over HTTPS."""
    SCHEME_UNSPECIFIED: typing.ClassVar[int]
    HTTP: typing.ClassVar[int]
    HTTPS: typing.ClassVar[int]

    class UriOverrideEnforceMode(EnumMethods, enum.IntEnum):
        """When a URI override applies."""
        URI_OVERRIDE_ENFORCE_MODE_UNSPECIFIED = 0
        """Not set. The service uses ALWAYS."""
        IF_NOT_EXISTS = 1
        """The override replaces only those parts that the URL of the task does not have."""
        ALWAYS = 2
        """The override applies to all tasks."""
    URI_OVERRIDE_ENFORCE_MODE_UNSPECIFIED: typing.ClassVar[int]
    IF_NOT_EXISTS: typing.ClassVar[int]
    ALWAYS: typing.ClassVar[int]
    scheme: Field[UriOverride.Scheme, UriOverride.Scheme | int | str | None]
    """The scheme. If it is unset, HTTPS."""
    host: Field[str, str | None]
    """The host, without a port. If it is unset, the task keeps its host."""
    port: Field[int, int | None]
    """The port, a positive number. If it is unset, the task keeps its port."""
    path_override: Field[PathOverride, PathOverride | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The path. If it is unset, the task keeps its path."""
    query_override: Field[QueryOverride, QueryOverride | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The query. If it is unset, the task keeps its query."""
    uri_override_enforce_mode: Field[UriOverride.UriOverrideEnforceMode, UriOverride.UriOverrideEnforceMode | int | str | None]
    """Whether the override always applies or only where the URL of the task lacks a part. ALWAYS if unset."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        scheme: UriOverride.Scheme | int | str | None = ...,
        host: str | None = ...,
        port: int | None = ...,
        path_override: PathOverride | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        query_override: QueryOverride | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        uri_override_enforce_mode: UriOverride.UriOverrideEnforceMode | int | str | None = ...,
    ) -> None: ...

class PathOverride(Message):
    """The path of a URL."""
    path: Field[str, str | None]
    """The path, for example `/work`. If it is empty, `/`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        path: str | None = ...,
    ) -> None: ...

class QueryOverride(Message):
    """The query of a URL."""
    query_params: Field[str, str | None]
    """The query without the question mark, for example `a=1&b=2`. If it is empty, the query is removed."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        query_params: str | None = ...,
    ) -> None: ...

class RateLimits(Message):
    """The rate at which a queue dispatches its tasks. The service uses a token bucket and a limit on concurrent
    attempts.
    """
    max_dispatches_per_second: Field[float, float | None]
    """The maximum number of tasks that are dispatched per second, at most 500. If it is unset, 500."""
    max_burst_size: Field[int, int | None]
    """Output only. The maximum number of tasks that are dispatched at once after the queue was idle: the size of
    the token bucket.
    """
    max_concurrent_dispatches: Field[int, int | None]
    """The maximum number of attempts in progress at the same time, at most 5000. If it is unset, 1000."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        max_dispatches_per_second: float | None = ...,
        max_burst_size: int | None = ...,
        max_concurrent_dispatches: int | None = ...,
    ) -> None: ...

class StackdriverLoggingConfig(Message):
    """Settings for the entries that a queue writes to Cloud Logging."""
    sampling_ratio: Field[float, float | None]
    """The fraction of operations that are logged, from 0.0 to 1.0. With 0.0 nothing is logged."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        sampling_ratio: float | None = ...,
    ) -> None: ...

class QueueStats(Message):
    """Statistics of a queue."""
    tasks_count: Field[int, int | None]
    """Output only. The estimated number of tasks in the queue."""
    oldest_estimated_arrival_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """Output only. The estimated time at which the oldest task of the queue was due. Unset if the queue is empty."""
    executed_last_minute_count: Field[int, int | None]
    """Output only. The number of tasks that succeeded or failed in the last minute."""
    concurrent_dispatches_count: Field[int, int | None]
    """Output only. The number of attempts in progress."""
    effective_execution_rate: Field[float, float | None]
    """Output only. The maximum number of attempts per second at this time, including throttling by the service."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        tasks_count: int | None = ...,
        oldest_estimated_arrival_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        executed_last_minute_count: int | None = ...,
        concurrent_dispatches_count: int | None = ...,
        effective_execution_rate: float | None = ...,
    ) -> None: ...

class BatchCreateTasksMetadata(Message):
    """The progress of `batch_create_tasks`."""

    class State(EnumMethods, enum.IntEnum):
        """The state of a batch operation."""
        STATE_UNSPECIFIED = 0
        """Not set."""
        RUNNING = 1
        """The operation is in progress."""
        SUCCEEDED = 2
        """All requests of the batch succeeded."""
        FAILED = 3
        """All requests of the batch failed. See `failed_requests`."""
        CANCELLED = 4
        """The operation was canceled."""
        PARTIALLY_SUCCEEDED = 5
        """Some requests of the batch failed. See `failed_requests`."""
    STATE_UNSPECIFIED: typing.ClassVar[int]
    RUNNING: typing.ClassVar[int]
    SUCCEEDED: typing.ClassVar[int]
    FAILED: typing.ClassVar[int]
    CANCELLED: typing.ClassVar[int]
    PARTIALLY_SUCCEEDED: typing.ClassVar[int]
    start_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The time at which the operation started."""
    end_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The time at which the operation ended. Unset while it is in progress."""
    state: Field[BatchCreateTasksMetadata.State, BatchCreateTasksMetadata.State | int | str | None]
    """The state of the operation."""
    failed_requests: Field[MapField[int, _shared.Status], Mapping[int, _shared.Status | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The errors of the requests that failed, by the position of the request in the batch, from 0."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        start_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        end_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        state: BatchCreateTasksMetadata.State | int | str | None = ...,
        failed_requests: Mapping[int, _shared.Status | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BatchCreateTasksRequest(Message):
    """The request of `batch_create_tasks`."""
    parent: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. All tasks of the batch belong to it. Required."""
    requests: Field[RepeatedField[CreateTaskRequest], Iterable[CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The tasks to create, 1 to 100. The parent of each is the queue of the batch. Required."""
    request_id: Field[str, str | None]
    """An id for this request, for example a UUID. It becomes the id of the operation. A second request with the
    same id fails with INVALID_ARGUMENT, so that a batch is not executed twice.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        requests: Iterable[CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        request_id: str | None = ...,
    ) -> None: ...

class CreateTaskRequest(Message):
    """The request of `create_task`."""
    parent: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    task: Field[Task, Task | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The task to create. Required."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """The view of the task that is returned. BASIC if unset."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        task: Task | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        response_view: Task.View | int | str | None = ...,
    ) -> None: ...

class BatchCreateTasksResponse(Message):
    """The result of `batch_create_tasks`."""
    tasks: Field[RepeatedField[Task], Iterable[Task | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The tasks that were created."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        tasks: Iterable[Task | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BatchDeleteTasksMetadata(Message):
    """The progress of `batch_delete_tasks`."""

    class State(EnumMethods, enum.IntEnum):
        """The state of a batch operation."""
        STATE_UNSPECIFIED = 0
        """Not set."""
        RUNNING = 1
        """The operation is in progress."""
        SUCCEEDED = 2
        """All requests of the batch succeeded."""
        PARTIALLY_SUCCEEDED = 3
        """Some requests of the batch failed. See `failed_requests`."""
        FAILED = 4
        """All requests of the batch failed. See `failed_requests`."""
    STATE_UNSPECIFIED: typing.ClassVar[int]
    RUNNING: typing.ClassVar[int]
    SUCCEEDED: typing.ClassVar[int]
    PARTIALLY_SUCCEEDED: typing.ClassVar[int]
    FAILED: typing.ClassVar[int]
    start_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The time at which the operation started."""
    end_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None]
    """The time at which the operation ended. Unset while it is in progress."""
    state: Field[BatchDeleteTasksMetadata.State, BatchDeleteTasksMetadata.State | int | str | None]
    """The state of the operation."""
    failed_requests: Field[MapField[int, _shared.Status], Mapping[int, _shared.Status | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The errors of the requests that failed, by the position of the request in the batch, from 0."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        start_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        end_time: datetime.datetime | TimestampLike | Message | Mapping[str, typing.Any] | str | float | None = ...,
        state: BatchDeleteTasksMetadata.State | int | str | None = ...,
        failed_requests: Mapping[int, _shared.Status | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BatchDeleteTasksRequest(Message):
    """The request of `batch_delete_tasks`."""
    parent: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. All tasks of the batch belong to it. Required."""
    names: Field[RepeatedField[str], Iterable[str] | None]
    """The names of the tasks to delete, 1 to 1000: `projects/P/locations/L/queues/Q/tasks/T`. Required."""
    request_id: Field[str, str | None]
    """An id for this request, for example a UUID. It becomes the id of the operation. A second request with the
    same id fails with INVALID_ARGUMENT, so that a batch is not executed twice.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        names: Iterable[str] | None = ...,
        request_id: str | None = ...,
    ) -> None: ...

class CreateQueueRequest(Message):
    """The request of `create_queue`."""
    parent: Field[str, str | None]
    """The location: `projects/P/locations/L`. Required."""
    queue: Field[Queue, Queue | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The queue to create. Its name is required and cannot be the name of an existing or recently deleted queue."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class DeleteQueueRequest(Message):
    """The request of `delete_queue`."""
    name: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class DeleteTaskRequest(Message):
    """The request of `delete_task`."""
    name: Field[str, str | None]
    """The task: `projects/P/locations/L/queues/Q/tasks/T`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class GetCmekConfigRequest(Message):
    """The request of `get_cmek_config`."""
    name: Field[str, str | None]
    """The configuration: `projects/P/locations/L/cmekConfig`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class GetQueueRequest(Message):
    """The request of `get_queue`."""
    name: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    read_mask: Field[_shared.FieldMask, _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None]
    """The fields to return. If it is unset, all fields except `stats`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        read_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
    ) -> None: ...

class GetTaskRequest(Message):
    """The request of `get_task`."""
    name: Field[str, str | None]
    """The task: `projects/P/locations/L/queues/Q/tasks/T`. Required."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """The view of the task that is returned. BASIC if unset."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
    ) -> None: ...

class ListQueuesRequest(Message):
    """The request of `list_queues`."""
    parent: Field[str, str | None]
    """The location: `projects/P/locations/L`. Required."""
    filter: Field[str, str | None]
    """Which queues are listed, for example `state: PAUSED`. If it is empty, all of them."""
    page_size: Field[int, int | None]
    """The maximum number of elements in a page. If it is 0, the service chooses: 9800 queues or 1000 tasks. A page
    can have fewer elements even if there are more pages.
    """
    page_token: Field[str, str | None]
    """The `next_page_token` of the previous page. Empty for the first page."""
    read_mask: Field[_shared.FieldMask, _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None]
    """The fields to return. If it is unset, all fields except `stats`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        read_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
    ) -> None: ...

class ListQueuesResponse(Message):
    """A page of queues."""
    queues: Field[RepeatedField[Queue], Iterable[Queue | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The queues of this page."""
    next_page_token: Field[str, str | None]
    """The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks`
    is valid for 2 h.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        queues: Iterable[Queue | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        next_page_token: str | None = ...,
    ) -> None: ...

class ListTasksRequest(Message):
    """The request of `list_tasks`."""
    parent: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """The view of the task that is returned. BASIC if unset."""
    page_size: Field[int, int | None]
    """The maximum number of elements in a page. If it is 0, the service chooses: 9800 queues or 1000 tasks. A page
    can have fewer elements even if there are more pages.
    """
    page_token: Field[str, str | None]
    """The `next_page_token` of the previous page. Empty for the first page."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
    ) -> None: ...

class ListTasksResponse(Message):
    """A page of tasks."""
    tasks: Field[RepeatedField[Task], Iterable[Task | ProtobufMessage | Mapping[str, typing.Any]] | None]
    """The tasks of this page."""
    next_page_token: Field[str, str | None]
    """The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks`
    is valid for 2 h.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        tasks: Iterable[Task | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        next_page_token: str | None = ...,
    ) -> None: ...

class PauseQueueRequest(Message):
    """The request of `pause_queue`."""
    name: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class PurgeQueueRequest(Message):
    """The request of `purge_queue`."""
    name: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class ResumeQueueRequest(Message):
    """The request of `resume_queue`."""
    name: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. Required."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class RunTaskRequest(Message):
    """The request of `run_task`."""
    name: Field[str, str | None]
    """The task: `projects/P/locations/L/queues/Q/tasks/T`. Required."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """The view of the task that is returned. BASIC if unset."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
    ) -> None: ...

class UpdateCmekConfigRequest(Message):
    """The request of `update_cmek_config`."""
    cmek_config: Field[CmekConfig, CmekConfig | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The configuration with its new values. Its `name` selects the location. Required."""
    update_mask: Field[_shared.FieldMask, _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None]
    """The fields to change, as paths in snake_case such as `rate_limits.max_dispatches_per_second`. If it is unset,
    all fields are replaced, and those that the request leaves out get their defaults. An empty mask changes
    nothing.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        cmek_config: CmekConfig | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
    ) -> None: ...

class UpdateQueueRequest(Message):
    """The request of `update_queue`."""
    queue: Field[Queue, Queue | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The queue with its new values. Its `name` selects the queue. Required."""
    update_mask: Field[_shared.FieldMask, _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None]
    """The fields to change, as paths in snake_case such as `rate_limits.max_dispatches_per_second`. If it is unset,
    all fields are replaced, and those that the request leaves out get their defaults. An empty mask changes
    nothing.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
    ) -> None: ...

class BufferTaskRequest(Message):
    """The request of `buffer_task`."""
    queue: Field[str, str | None]
    """The queue: `projects/P/locations/L/queues/Q`. It must have an `http_target` with a `uri_override`. Required."""
    task_id: Field[str, str | None]
    """The id of the task. If it is empty, the service generates one."""
    body: Field[_shared.HttpBody, _shared.HttpBody | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The body and the content type of the task's HTTP request."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        queue: str | None = ...,
        task_id: str | None = ...,
        body: _shared.HttpBody | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class BufferTaskResponse(Message):
    """The result of `buffer_task`: the task that was created."""
    task: Field[Task, Task | ProtobufMessage | Mapping[str, typing.Any] | None]
    """The result of `buffer_task`: the task that was created."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        task: Task | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class _ListQueuesPager(Pager):
    next_page_token: str
    def __iter__(self) -> Iterator[Queue]: ...
    @property
    def pages(self) -> Iterator[ListQueuesResponse]: ...

class _ListQueuesAsyncPager(AsyncPager):
    next_page_token: str
    def __aiter__(self) -> AsyncIterator[Queue]: ...
    @property
    def pages(self) -> AsyncIterator[ListQueuesResponse]: ...

class _ListTasksPager(Pager):
    next_page_token: str
    def __iter__(self) -> Iterator[Task]: ...
    @property
    def pages(self) -> Iterator[ListTasksResponse]: ...

class _ListTasksAsyncPager(AsyncPager):
    next_page_token: str
    def __aiter__(self) -> AsyncIterator[Task]: ...
    @property
    def pages(self) -> AsyncIterator[ListTasksResponse]: ...

class CloudTasksClient(_BlockingClient, KeyNames):
    """A client for Cloud Tasks v2beta3 that threads may share."""
    @typing.overload
    def list_queues(
        self,
        request: ListQueuesRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        read_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListQueuesPager:
        """Lists the queues of a location, ordered by name."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def list_queues(
        self,
        parent: str | None,
        filter_: str | None = ...,
        page_size: int | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> PageIterator: ...
    @typing.overload
    def get_queue(
        self,
        request: GetQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        read_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Gets a queue. Fails with NOT_FOUND if it does not exist."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def get_queue(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Queue: ...
    @typing.overload
    def create_queue(
        self,
        request: CreateQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again
        for some days.
        """
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def create_queue(
        self,
        parent: str | None,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Queue: ...
    @typing.overload
    def update_queue(
        self,
        request: UpdateQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Updates a queue, or creates it if it does not exist. The state of the queue does not change."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def update_queue(
        self,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Queue: ...
    @typing.overload
    def delete_queue(
        self,
        request: DeleteQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a queue and all its tasks. Its name cannot be used again for some days."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def delete_queue(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> None: ...
    @typing.overload
    def purge_queue(
        self,
        request: PurgeQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Deletes all tasks of a queue that were created before the call. This cannot be undone."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def purge_queue(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Queue: ...
    @typing.overload
    def pause_queue(
        self,
        request: PauseQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def pause_queue(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Queue: ...
    @typing.overload
    def resume_queue(
        self,
        request: ResumeQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def resume_queue(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Queue: ...
    @typing.overload
    def get_iam_policy(
        self,
        request: _shared.GetIamPolicyRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        options: _shared.GetPolicyOptions | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Gets the IAM policy of a queue. The policy is empty if none was set."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def get_iam_policy(
        self,
        resource: str | None,
        options_: _shared.GetPolicyOptions | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> _shared.Policy: ...
    @typing.overload
    def set_iam_policy(
        self,
        request: _shared.SetIamPolicyRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        policy: _shared.Policy | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Sets the IAM policy of a queue. It replaces the existing policy."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def set_iam_policy(
        self,
        resource: str | None,
        policy: _shared.Policy | ProtobufMessage | Mapping[str, typing.Any] | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> _shared.Policy: ...
    @typing.overload
    def test_iam_permissions(
        self,
        request: _shared.TestIamPermissionsRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        permissions: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.TestIamPermissionsResponse:
        """Returns which of the given permissions the caller has on a queue."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def test_iam_permissions(
        self,
        resource: str | None,
        permissions: Iterable[str] | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> _shared.TestIamPermissionsResponse: ...
    @typing.overload
    def list_tasks(
        self,
        request: ListTasksRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListTasksPager:
        """Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def list_tasks(
        self,
        parent: str | None,
        response_view: Task.View | int | str | None = ...,
        page_size: int | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> PageIterator: ...
    @typing.overload
    def get_task(
        self,
        request: GetTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Gets a task. Fails with NOT_FOUND if the task is finished or deleted."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def get_task(
        self,
        name: str | None,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Task: ...
    @typing.overload
    def create_task(
        self,
        request: CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        task: Task | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        response_view: Task.View | int | str | None = ...,
        deduplicate: bool = False,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def create_task(
        self,
        parent: str | None,
        task: Task | ProtobufMessage | Mapping[str, typing.Any] | None,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Task: ...
    @typing.overload
    def delete_task(
        self,
        request: DeleteTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a task that is not finished. Its name cannot be used again for some time."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def delete_task(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> None: ...
    @typing.overload
    def run_task(
        self,
        request: RunTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the
        queue. If the attempt fails, the task is retried as usual.
        """
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def run_task(
        self,
        name: str | None,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Task: ...
    @typing.overload
    def buffer_task(
        self,
        request: BufferTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        queue: str | None = ...,
        task_id: str | None = ...,
        body: _shared.HttpBody | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> BufferTaskResponse:
        """Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def buffer_task(
        self,
        queue: str | None,
        task_id: str | None,
        body: _shared.HttpBody | ProtobufMessage | Mapping[str, typing.Any] | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> BufferTaskResponse: ...
    @typing.overload
    def batch_create_tasks(
        self,
        request: BatchCreateTasksRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        requests: Iterable[CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Operation:
        """Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def batch_create_tasks(
        self,
        parent: str | None,
        requests: Iterable[CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any]] | None,
        request_id: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Operation: ...
    @typing.overload
    def batch_delete_tasks(
        self,
        request: BatchDeleteTasksRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        names: Iterable[str] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Operation:
        """Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def batch_delete_tasks(
        self,
        parent: str | None,
        names: Iterable[str] | None,
        request_id: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> Operation: ...
    @typing.overload
    def get_cmek_config(
        self,
        request: GetCmekConfigRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Gets the encryption key of a location."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def get_cmek_config(
        self,
        name: str | None,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> CmekConfig: ...
    @typing.overload
    def update_cmek_config(
        self,
        request: UpdateCmekConfigRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        cmek_config: CmekConfig | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Sets the encryption key of a location. It is used for tasks that are created afterwards."""
    @typing.overload
    @deprecated("Positional arguments are those of google-cloud-tasks 1.x: name them.")
    def update_cmek_config(
        self,
        cmek_config: CmekConfig | ProtobufMessage | Mapping[str, typing.Any] | None,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] | None = ...,
    ) -> CmekConfig: ...
    def get_location(
        self,
        request: _shared.GetLocationRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Location:
        """Gets information about a location."""
    def list_locations(
        self,
        request: _shared.ListLocationsRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        extra_location_types: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.ListLocationsResponse:
        """Lists the locations where the service is available."""
    def get_operation(
        self,
        request: _shared.GetOperationRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Operation:
        """Gets the state of a long-running operation."""

class CloudTasksAsyncClient(_AsyncClient, KeyNames):
    """A client for Cloud Tasks v2beta3 whose calls are awaited."""
    async def list_queues(
        self,
        request: ListQueuesRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        read_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListQueuesAsyncPager:
        """Lists the queues of a location, ordered by name."""
    async def get_queue(
        self,
        request: GetQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        read_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Gets a queue. Fails with NOT_FOUND if it does not exist."""
    async def create_queue(
        self,
        request: CreateQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again
        for some days.
        """
    async def update_queue(
        self,
        request: UpdateQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        queue: Queue | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Updates a queue, or creates it if it does not exist. The state of the queue does not change."""
    async def delete_queue(
        self,
        request: DeleteQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a queue and all its tasks. Its name cannot be used again for some days."""
    async def purge_queue(
        self,
        request: PurgeQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Deletes all tasks of a queue that were created before the call. This cannot be undone."""
    async def pause_queue(
        self,
        request: PauseQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works."""
    async def resume_queue(
        self,
        request: ResumeQueueRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue."""
    async def get_iam_policy(
        self,
        request: _shared.GetIamPolicyRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        options: _shared.GetPolicyOptions | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Gets the IAM policy of a queue. The policy is empty if none was set."""
    async def set_iam_policy(
        self,
        request: _shared.SetIamPolicyRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        policy: _shared.Policy | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Sets the IAM policy of a queue. It replaces the existing policy."""
    async def test_iam_permissions(
        self,
        request: _shared.TestIamPermissionsRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        permissions: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.TestIamPermissionsResponse:
        """Returns which of the given permissions the caller has on a queue."""
    async def list_tasks(
        self,
        request: ListTasksRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListTasksAsyncPager:
        """Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks."""
    async def get_task(
        self,
        request: GetTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Gets a task. Fails with NOT_FOUND if the task is finished or deleted."""
    async def create_task(
        self,
        request: CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        task: Task | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        response_view: Task.View | int | str | None = ...,
        deduplicate: bool = False,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted."""
    async def delete_task(
        self,
        request: DeleteTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a task that is not finished. Its name cannot be used again for some time."""
    async def run_task(
        self,
        request: RunTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the
        queue. If the attempt fails, the task is retried as usual.
        """
    async def buffer_task(
        self,
        request: BufferTaskRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        queue: str | None = ...,
        task_id: str | None = ...,
        body: _shared.HttpBody | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> BufferTaskResponse:
        """Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue."""
    async def batch_create_tasks(
        self,
        request: BatchCreateTasksRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        requests: Iterable[CreateTaskRequest | ProtobufMessage | Mapping[str, typing.Any]] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> AsyncOperation:
        """Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately."""
    async def batch_delete_tasks(
        self,
        request: BatchDeleteTasksRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        names: Iterable[str] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> AsyncOperation:
        """Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately."""
    async def get_cmek_config(
        self,
        request: GetCmekConfigRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Gets the encryption key of a location."""
    async def update_cmek_config(
        self,
        request: UpdateCmekConfigRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        cmek_config: CmekConfig | ProtobufMessage | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | FieldMaskLike | Mapping[str, typing.Any] | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Sets the encryption key of a location. It is used for tasks that are created afterwards."""
    async def get_location(
        self,
        request: _shared.GetLocationRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Location:
        """Gets information about a location."""
    async def list_locations(
        self,
        request: _shared.ListLocationsRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        extra_location_types: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.ListLocationsResponse:
        """Lists the locations where the service is available."""
    async def get_operation(
        self,
        request: _shared.GetOperationRequest | ProtobufMessage | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Operation:
        """Gets the state of a long-running operation."""
