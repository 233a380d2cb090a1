# Generated from the API table by `cargo xtask generate`.
"""The v2 API: messages, enums and clients."""

import datetime
import enum
import typing
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

from cloudtasks._native import Field, MapField, Message, RepeatedField
from cloudtasks._types import EnumManners
from cloudtasks import types as _shared
from cloudtasks._client import _AsyncClient, _BlockingClient
from cloudtasks._operations import AsyncOperation, Operation
from cloudtasks._pagers import AsyncPager, Pager
from cloudtasks._resource_names import KeyNames
from cloudtasks.datetime_helpers import DatetimeWithNanoseconds

__all__ = (
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
    "PurgeQueueRequest",
    "QueryOverride",
    "Queue",
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

class HttpMethod(EnumManners, enum.IntEnum):
    """An HTTP method."""
    HTTP_METHOD_UNSPECIFIED = 0
    """Not set: POST."""
    POST = 1
    """POST."""
    GET = 2
    """GET."""
    HEAD = 3
    """HEAD."""
    PUT = 4
    """PUT."""
    DELETE = 5
    """DELETE."""
    PATCH = 6
    """PATCH."""
    OPTIONS = 7
    """OPTIONS."""

class Task(Message):
    """A unit of work: one HTTP request to make, or on a pull queue one message to lease."""

    class View(EnumManners, enum.IntEnum):
        """How much of a task is returned."""
        VIEW_UNSPECIFIED = 0
        """BASIC."""
        BASIC = 1
        """Without bodies and payloads, which may be large or private."""
        FULL = 2
        """All. Needs the permission `cloudtasks.tasks.fullView`."""
    name: Field[str, str | None]
    """Resource name, `projects/P/locations/L/queues/Q/tasks/T`. When left empty at creation the service picks an
    id; an id that the caller picks makes the creation repeatable without doubling, at the price of a slower
    call.
    """
    app_engine_http_request: Field[AppEngineHttpRequest, AppEngineHttpRequest | Mapping[str, typing.Any] | None]
    """The request to an App Engine app."""
    http_request: Field[HttpRequest, HttpRequest | Mapping[str, typing.Any] | None]
    """The request to any HTTP server."""
    schedule_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """When the task is next due; at most 30 days ahead. Unset or past means now. After a failed attempt: when it is
    tried again.
    """
    create_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """Output only: when the task was made, cut to the second."""
    dispatch_deadline: Field[datetime.timedelta | None, datetime.timedelta | Message | Mapping[str, typing.Any] | str | None]
    """How long the worker may take over one attempt before it counts as failed (DEADLINE_EXCEEDED). HTTP targets:
    15 s to 30 min, 10 min when unset. App Engine: 15 s to 24 h 15 s.
    """
    dispatch_count: Field[int, int | None]
    """Output only: attempts so far, those under way included."""
    response_count: Field[int, int | None]
    """Output only: attempts that got an answer."""
    first_attempt: Field[Attempt, Attempt | Mapping[str, typing.Any] | None]
    """Output only: the first attempt; only its dispatch time is kept."""
    last_attempt: Field[Attempt, Attempt | Mapping[str, typing.Any] | None]
    """Output only: the latest attempt."""
    view: Field[Task.View, Task.View | int | str | None]
    """Output only: how much of the task was returned."""
    retry_config: Field[RetryConfig, RetryConfig | Mapping[str, typing.Any] | None]
    """Retry rules of this task alone; what is set here overrides the queue's."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        app_engine_http_request: AppEngineHttpRequest | Mapping[str, typing.Any] | None = ...,
        http_request: HttpRequest | Mapping[str, typing.Any] | None = ...,
        schedule_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        create_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        dispatch_deadline: datetime.timedelta | Message | Mapping[str, typing.Any] | str | None = ...,
        dispatch_count: int | None = ...,
        response_count: int | None = ...,
        first_attempt: Attempt | Mapping[str, typing.Any] | None = ...,
        last_attempt: Attempt | Mapping[str, typing.Any] | None = ...,
        view: Task.View | int | str | None = ...,
        retry_config: RetryConfig | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class Queue(Message):
    """A queue: holds tasks and dispatches them by its rates and retry rules."""

    class State(EnumManners, enum.IntEnum):
        """Whether a queue dispatches."""
        STATE_UNSPECIFIED = 0
        """Not set."""
        RUNNING = 1
        """Tasks are dispatched."""
        PAUSED = 2
        """Paused by a call; tasks are taken in and kept."""
        DISABLED = 3
        """Switched off by the service; tasks are taken in no more."""
    name: Field[str, str | None]
    """Resource name, `projects/P/locations/L/queues/Q`. Fixed at creation."""
    app_engine_routing_override: Field[AppEngineRouting, AppEngineRouting | Mapping[str, typing.Any] | None]
    """Where tasks go, whatever their own routing says."""
    http_target: Field[HttpTarget, HttpTarget | Mapping[str, typing.Any] | None]
    """Overrides for the HTTP requests of all tasks in the queue."""
    rate_limits: Field[RateLimits, RateLimits | Mapping[str, typing.Any] | None]
    """How fast the queue dispatches."""
    retry_config: Field[RetryConfig, RetryConfig | Mapping[str, typing.Any] | None]
    """How failed tasks of the queue are retried."""
    state: Field[Queue.State, Queue.State | int | str | None]
    """Output only: whether the queue dispatches. Changed by pause and resume."""
    purge_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """Output only: when the queue was last purged; tasks made before are gone."""
    stackdriver_logging_config: Field[StackdriverLoggingConfig, StackdriverLoggingConfig | Mapping[str, typing.Any] | None]
    """What is written to Cloud Logging."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
        app_engine_routing_override: AppEngineRouting | Mapping[str, typing.Any] | None = ...,
        http_target: HttpTarget | Mapping[str, typing.Any] | None = ...,
        rate_limits: RateLimits | Mapping[str, typing.Any] | None = ...,
        retry_config: RetryConfig | Mapping[str, typing.Any] | None = ...,
        state: Queue.State | int | str | None = ...,
        purge_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        stackdriver_logging_config: StackdriverLoggingConfig | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class AppEngineHttpRequest(Message):
    """An HTTP request to an App Engine app of the same project. A 2xx answer ends the task."""
    http_method: Field[HttpMethod, HttpMethod | int | str | None]
    """The HTTP method to send; POST when left unset."""
    app_engine_routing: Field[AppEngineRouting, AppEngineRouting | Mapping[str, typing.Any] | None]
    """The service, version and instance that the task goes to."""
    relative_uri: Field[str, str | None]
    """Path, query and fragment, starting with `/`; at most 2083 characters. Empty means `/`."""
    headers: Field[MapField[str, str], Mapping[str, str] | None]
    """Header names and values, under 80 KB together. The service sets `User-Agent`, `Host`, `Content-Length` and
    the `X-CloudTasks-` and `X-AppEngine-` headers itself.
    """
    body: Field[bytes, bytes | None]
    """The body of the HTTP request. Only for POST, PUT and PATCH."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        http_method: HttpMethod | int | str | None = ...,
        app_engine_routing: AppEngineRouting | Mapping[str, typing.Any] | None = ...,
        relative_uri: str | None = ...,
        headers: Mapping[str, str] | None = ...,
        body: bytes | None = ...,
    ) -> None: ...

class AppEngineRouting(Message):
    """Which service, version and instance of an App Engine app gets a task."""
    service: Field[str, str | None]
    """The App Engine service; empty for the default one."""
    version: Field[str, str | None]
    """The App Engine version; empty for the one that serves by default."""
    instance: Field[str, str | None]
    """The App Engine instance; empty to let App Engine choose."""
    host: Field[str, str | None]
    """Output only: the host that the task is sent to."""
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

class Attempt(Message):
    """One attempt to dispatch a task."""
    schedule_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """Output only: when the attempt was due."""
    dispatch_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """Output only: when the attempt was sent."""
    response_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """Output only: when its answer arrived."""
    response_status: Field[_shared.Status, _shared.Status | Mapping[str, typing.Any] | None]
    """Output only: how it ended; unset while it runs."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        schedule_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        dispatch_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        response_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        response_status: _shared.Status | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class HttpRequest(Message):
    """An HTTP request to any server. A 2xx answer ends the task; any other, or none in time, is retried."""
    url: Field[str, str | None]
    """The full URL, starting with `http://` or `https://`; at most 2083 characters."""
    http_method: Field[HttpMethod, HttpMethod | int | str | None]
    """The HTTP method to send; POST when left unset."""
    headers: Field[MapField[str, str], Mapping[str, str] | None]
    """Header names and values, under 80 KB together. The service sets `User-Agent`, `Host`, `Content-Length` and
    the `X-CloudTasks-` and `X-AppEngine-` headers itself.
    """
    body: Field[bytes, bytes | None]
    """The body of the HTTP request. Only for POST, PUT and PATCH."""
    oauth_token: Field[OAuthToken, OAuthToken | Mapping[str, typing.Any] | None]
    """An OAuth access token is made for each attempt and sent as `Authorization`. For Google APIs
    (`*.googleapis.com`).
    """
    oidc_token: Field[OidcToken, OidcToken | Mapping[str, typing.Any] | None]
    """An OpenID Connect token is made for each attempt and sent as `Authorization`. For Cloud Run, Cloud Functions
    and endpoints of your own that check it.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        url: str | None = ...,
        http_method: HttpMethod | int | str | None = ...,
        headers: Mapping[str, str] | None = ...,
        body: bytes | None = ...,
        oauth_token: OAuthToken | Mapping[str, typing.Any] | None = ...,
        oidc_token: OidcToken | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class OAuthToken(Message):
    """Asks for an OAuth access token in `Authorization`."""
    service_account_email: Field[str, str | None]
    """The service account that the token speaks for; in the same project, and the caller needs
    `iam.serviceAccounts.actAs` on it.
    """
    scope: Field[str, str | None]
    """The OAuth scope; `https://www.googleapis.com/auth/cloud-platform` when empty."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service_account_email: str | None = ...,
        scope: str | None = ...,
    ) -> None: ...

class OidcToken(Message):
    """Asks for an OpenID Connect token in `Authorization`."""
    service_account_email: Field[str, str | None]
    """The service account that the token speaks for; in the same project, and the caller needs
    `iam.serviceAccounts.actAs` on it.
    """
    audience: Field[str, str | None]
    """The audience of the token; the URL of the target when empty."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        service_account_email: str | None = ...,
        audience: str | None = ...,
    ) -> None: ...

class RetryConfig(Message):
    """How often and how fast failed tasks are tried again."""
    max_attempts: Field[int, int | None]
    """How often a task is tried, the first attempt included; -1 without end, 0 unset (100)."""
    max_retry_duration: Field[datetime.timedelta | None, datetime.timedelta | Message | Mapping[str, typing.Any] | str | None]
    """How long a failing task is retried, counted from its first attempt; unset without limit. Whole seconds. A
    task stops when both this and `max_attempts` are used up.
    """
    min_backoff: Field[datetime.timedelta | None, datetime.timedelta | Message | Mapping[str, typing.Any] | str | None]
    """The least wait between two attempts; 0.1 s when unset."""
    max_backoff: Field[datetime.timedelta | None, datetime.timedelta | Message | Mapping[str, typing.Any] | str | None]
    """The longest wait between two attempts; 1 h when unset."""
    max_doublings: Field[int, int | None]
    """How often the wait doubles before it grows by steps; 16 when unset."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        max_attempts: int | None = ...,
        max_retry_duration: datetime.timedelta | Message | Mapping[str, typing.Any] | str | None = ...,
        min_backoff: datetime.timedelta | Message | Mapping[str, typing.Any] | str | None = ...,
        max_backoff: datetime.timedelta | Message | Mapping[str, typing.Any] | str | None = ...,
        max_doublings: int | None = ...,
    ) -> None: ...

class CmekConfig(Message):
    """The encryption key of a location."""
    name: Field[str, str | None]
    """Resource name, `projects/P/locations/L/cmekConfig`."""
    kms_key: Field[str, str | None]
    """The key, `projects/P/locations/L/keyRings/R/cryptoKeys/K`, in the same location; empty for a key that Google
    keeps.
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
    """Overrides for the HTTP requests of all tasks in a queue."""

    class HeaderOverride(Message):
        """A header that each task gets."""
        header: Field[HttpTarget.Header, HttpTarget.Header | Mapping[str, typing.Any] | None]
        """The header to set."""
        def __init__(
            self,
            mapping: Message | Mapping[str, typing.Any] | None = None,
            *,
            ignore_unknown_fields: bool = False,
            header: HttpTarget.Header | Mapping[str, typing.Any] | None = ...,
        ) -> None: ...

    class Header(Message):
        """A header."""
        key: Field[str, str | None]
        """The name of the header."""
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
    uri_override: Field[UriOverride, UriOverride | Mapping[str, typing.Any] | None]
    """Replaces parts of the task's URI."""
    http_method: Field[HttpMethod, HttpMethod | int | str | None]
    """Replaces the method of each task of the queue; unset leaves it to the task."""
    header_overrides: Field[RepeatedField[HttpTarget.HeaderOverride], Iterable[HttpTarget.HeaderOverride | Mapping[str, typing.Any]] | None]
    """Headers set on each task, replacing the task's own of the same name. At most 50."""
    oauth_token: Field[OAuthToken, OAuthToken | Mapping[str, typing.Any] | None]
    """An OAuth access token is made for each attempt and sent as `Authorization`. For Google APIs
    (`*.googleapis.com`).
    """
    oidc_token: Field[OidcToken, OidcToken | Mapping[str, typing.Any] | None]
    """An OpenID Connect token is made for each attempt and sent as `Authorization`. For Cloud Run, Cloud Functions
    and endpoints of your own that check it.
    """
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        uri_override: UriOverride | Mapping[str, typing.Any] | None = ...,
        http_method: HttpMethod | int | str | None = ...,
        header_overrides: Iterable[HttpTarget.HeaderOverride | Mapping[str, typing.Any]] | None = ...,
        oauth_token: OAuthToken | Mapping[str, typing.Any] | None = ...,
        oidc_token: OidcToken | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class UriOverride(Message):
    """Replaces parts of the URI of each task."""

    class Scheme(EnumManners, enum.IntEnum):
        """The scheme of a URI."""
        SCHEME_UNSPECIFIED = 0
        """HTTPS."""
        HTTP = 1
        """http."""
        HTTPS = 2
        """https."""

    class UriOverrideEnforceMode(EnumManners, enum.IntEnum):
        """When a URI override applies."""
        URI_OVERRIDE_ENFORCE_MODE_UNSPECIFIED = 0
        """ALWAYS."""
        IF_NOT_EXISTS = 1
        """Only where the task has none of its own."""
        ALWAYS = 2
        """To every task."""
    scheme: Field[UriOverride.Scheme, UriOverride.Scheme | int | str | None]
    """Replaces the scheme."""
    host: Field[str, str | None]
    """Replaces the host."""
    port: Field[int, int | None]
    """Replaces the port."""
    path_override: Field[PathOverride, PathOverride | Mapping[str, typing.Any] | None]
    """Replaces the path."""
    query_override: Field[QueryOverride, QueryOverride | Mapping[str, typing.Any] | None]
    """Replaces the query."""
    uri_override_enforce_mode: Field[UriOverride.UriOverrideEnforceMode, UriOverride.UriOverrideEnforceMode | int | str | None]
    """Whether the override applies always or only where the task has no URI of its own."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        scheme: UriOverride.Scheme | int | str | None = ...,
        host: str | None = ...,
        port: int | None = ...,
        path_override: PathOverride | Mapping[str, typing.Any] | None = ...,
        query_override: QueryOverride | Mapping[str, typing.Any] | None = ...,
        uri_override_enforce_mode: UriOverride.UriOverrideEnforceMode | int | str | None = ...,
    ) -> None: ...

class PathOverride(Message):
    """Replaces the path of a URI."""
    path: Field[str, str | None]
    """The path, with its leading `/`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        path: str | None = ...,
    ) -> None: ...

class QueryOverride(Message):
    """Replaces the query of a URI."""
    query_params: Field[str, str | None]
    """The query, without the `?`: `a=1&b=2`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        query_params: str | None = ...,
    ) -> None: ...

class RateLimits(Message):
    """How fast a queue dispatches: a token bucket and a cap on attempts under way."""
    max_dispatches_per_second: Field[float, float | None]
    """Tasks dispatched a second, at most 500; 500 when unset."""
    max_burst_size: Field[int, int | None]
    """Output only: how many tasks may go at once after an idle time (the size of the token bucket)."""
    max_concurrent_dispatches: Field[int, int | None]
    """Attempts under way at one time, at most 5000; 1000 when unset."""
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
    """What a queue writes to Cloud Logging."""
    sampling_ratio: Field[float, float | None]
    """The share of operations to log, from 0.0 to 1.0; 0.0 logs nothing."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        sampling_ratio: float | None = ...,
    ) -> None: ...

class BatchCreateTasksMetadata(Message):
    """How a batch creation goes."""

    class State(EnumManners, enum.IntEnum):
        """How a batch stands."""
        STATE_UNSPECIFIED = 0
        """Not set."""
        RUNNING = 1
        """Under way."""
        SUCCEEDED = 2
        """All done."""
        FAILED = 3
        """None done."""
        CANCELLED = 4
        """Cancelled."""
        PARTIALLY_SUCCEEDED = 5
        """Some done; see the failed requests."""
    start_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """When the batch began."""
    end_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """When the batch ended."""
    state: Field[BatchCreateTasksMetadata.State, BatchCreateTasksMetadata.State | int | str | None]
    """How the batch stands."""
    failed_requests: Field[MapField[int, _shared.Status], Mapping[int, _shared.Status | Mapping[str, typing.Any]] | None]
    """What went wrong, by position in the request."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        start_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        end_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        state: BatchCreateTasksMetadata.State | int | str | None = ...,
        failed_requests: Mapping[int, _shared.Status | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BatchCreateTasksRequest(Message):
    """The request of `batch_create_tasks`."""
    parent: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`, of all tasks in the batch."""
    requests: Field[RepeatedField[CreateTaskRequest], Iterable[CreateTaskRequest | Mapping[str, typing.Any]] | None]
    """The tasks to make, 1 to 100, each with the same parent."""
    request_id: Field[str, str | None]
    """Names the operation; reuse of an id is refused, so that a repeat does no harm."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        requests: Iterable[CreateTaskRequest | Mapping[str, typing.Any]] | None = ...,
        request_id: str | None = ...,
    ) -> None: ...

class CreateTaskRequest(Message):
    """The request of `create_task`."""
    parent: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`."""
    task: Field[Task, Task | Mapping[str, typing.Any] | None]
    """The task to make."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """How much of the task to return; BASIC, without bodies, when unset."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        task: Task | Mapping[str, typing.Any] | None = ...,
        response_view: Task.View | int | str | None = ...,
    ) -> None: ...

class BatchCreateTasksResponse(Message):
    """The tasks that a batch creation made."""
    tasks: Field[RepeatedField[Task], Iterable[Task | Mapping[str, typing.Any]] | None]
    """The tasks that were made."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        tasks: Iterable[Task | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BatchDeleteTasksMetadata(Message):
    """How a batch deletion goes."""

    class State(EnumManners, enum.IntEnum):
        """How a batch stands."""
        STATE_UNSPECIFIED = 0
        """Not set."""
        RUNNING = 1
        """Under way."""
        SUCCEEDED = 2
        """All done."""
        PARTIALLY_SUCCEEDED = 3
        """Some done; see the failed requests."""
        FAILED = 4
        """None done."""
    start_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """When the batch began."""
    end_time: Field[DatetimeWithNanoseconds | None, datetime.datetime | Message | Mapping[str, typing.Any] | str | None]
    """When the batch ended."""
    state: Field[BatchDeleteTasksMetadata.State, BatchDeleteTasksMetadata.State | int | str | None]
    """How the batch stands."""
    failed_requests: Field[MapField[int, _shared.Status], Mapping[int, _shared.Status | Mapping[str, typing.Any]] | None]
    """What went wrong, by position in the request."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        start_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        end_time: datetime.datetime | Message | Mapping[str, typing.Any] | str | None = ...,
        state: BatchDeleteTasksMetadata.State | int | str | None = ...,
        failed_requests: Mapping[int, _shared.Status | Mapping[str, typing.Any]] | None = ...,
    ) -> None: ...

class BatchDeleteTasksRequest(Message):
    """The request of `batch_delete_tasks`."""
    parent: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`, of all tasks in the batch."""
    names: Field[RepeatedField[str], Iterable[str] | None]
    """The tasks to delete, 1 to 1000, `projects/P/locations/L/queues/Q/tasks/T`."""
    request_id: Field[str, str | None]
    """Names the operation; reuse of an id is refused, so that a repeat does no harm."""
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
    """The location, `projects/P/locations/L`."""
    queue: Field[Queue, Queue | Mapping[str, typing.Any] | None]
    """The queue to make; its name is required and must not be taken."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        queue: Queue | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class DeleteQueueRequest(Message):
    """The request of `delete_queue`."""
    name: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`."""
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
    """The task, `projects/P/locations/L/queues/Q/tasks/T`."""
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
    """The configuration, `projects/P/locations/L/cmekConfig`."""
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
    """The queue, `projects/P/locations/L/queues/Q`."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        name: str | None = ...,
    ) -> None: ...

class GetTaskRequest(Message):
    """The request of `get_task`."""
    name: Field[str, str | None]
    """The task, `projects/P/locations/L/queues/Q/tasks/T`."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """How much of the task to return; BASIC, without bodies, when unset."""
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
    """The location, `projects/P/locations/L`."""
    filter: Field[str, str | None]
    """What to list, such as `state: PAUSED`; empty for all."""
    page_size: Field[int, int | None]
    """The most elements a page may have; 0 for as many as the service gives. A page may have fewer."""
    page_token: Field[str, str | None]
    """The `next_page_token` of the page before; empty for the first page."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        parent: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
    ) -> None: ...

class ListQueuesResponse(Message):
    """A page of queues."""
    queues: Field[RepeatedField[Queue], Iterable[Queue | Mapping[str, typing.Any]] | None]
    """The queues of this page."""
    next_page_token: Field[str, str | None]
    """What to pass as `page_token` for the next page; empty after the last."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        queues: Iterable[Queue | Mapping[str, typing.Any]] | None = ...,
        next_page_token: str | None = ...,
    ) -> None: ...

class ListTasksRequest(Message):
    """The request of `list_tasks`."""
    parent: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """How much of the task to return; BASIC, without bodies, when unset."""
    page_size: Field[int, int | None]
    """The most elements a page may have; 0 for as many as the service gives. A page may have fewer."""
    page_token: Field[str, str | None]
    """The `next_page_token` of the page before; empty for the first page."""
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
    tasks: Field[RepeatedField[Task], Iterable[Task | Mapping[str, typing.Any]] | None]
    """The tasks of this page."""
    next_page_token: Field[str, str | None]
    """What to pass as `page_token` for the next page; empty after the last."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        tasks: Iterable[Task | Mapping[str, typing.Any]] | None = ...,
        next_page_token: str | None = ...,
    ) -> None: ...

class PauseQueueRequest(Message):
    """The request of `pause_queue`."""
    name: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`."""
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
    """The queue, `projects/P/locations/L/queues/Q`."""
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
    """The queue, `projects/P/locations/L/queues/Q`."""
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
    """The task, `projects/P/locations/L/queues/Q/tasks/T`."""
    response_view: Field[Task.View, Task.View | int | str | None]
    """How much of the task to return; BASIC, without bodies, when unset."""
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
    cmek_config: Field[CmekConfig, CmekConfig | Mapping[str, typing.Any] | None]
    """The configuration with its new values; its name says which."""
    update_mask: Field[_shared.FieldMask, _shared.FieldMask | Mapping[str, typing.Any] | None]
    """The fields to change, as paths in snake_case; unset changes all."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        cmek_config: CmekConfig | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class UpdateQueueRequest(Message):
    """The request of `update_queue`."""
    queue: Field[Queue, Queue | Mapping[str, typing.Any] | None]
    """The queue with its new values; its name says which."""
    update_mask: Field[_shared.FieldMask, _shared.FieldMask | Mapping[str, typing.Any] | None]
    """The fields to change, as paths in snake_case; unset changes all."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        queue: Queue | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class BufferTaskRequest(Message):
    """The request of `buffer_task`."""
    queue: Field[str, str | None]
    """The queue, `projects/P/locations/L/queues/Q`; it needs an http_target with a URI override."""
    task_id: Field[str, str | None]
    """The id of the task to make; empty to let the service choose."""
    body: Field[_shared.HttpBody, _shared.HttpBody | Mapping[str, typing.Any] | None]
    """The body and content type of the task that is made."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        queue: str | None = ...,
        task_id: str | None = ...,
        body: _shared.HttpBody | Mapping[str, typing.Any] | None = ...,
    ) -> None: ...

class BufferTaskResponse(Message):
    """The task that was made."""
    task: Field[Task, Task | Mapping[str, typing.Any] | None]
    """The task that was made."""
    def __init__(
        self,
        mapping: Message | Mapping[str, typing.Any] | None = None,
        *,
        ignore_unknown_fields: bool = False,
        task: Task | Mapping[str, typing.Any] | None = ...,
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

class _ListLocationsPager(Pager):
    next_page_token: str
    def __iter__(self) -> Iterator[_shared.Location]: ...
    @property
    def pages(self) -> Iterator[_shared.ListLocationsResponse]: ...

class _ListLocationsAsyncPager(AsyncPager):
    next_page_token: str
    def __aiter__(self) -> AsyncIterator[_shared.Location]: ...
    @property
    def pages(self) -> AsyncIterator[_shared.ListLocationsResponse]: ...

class CloudTasksClient(_BlockingClient, KeyNames):
    """A client for Cloud Tasks v2 that threads may share."""
    def list_queues(
        self,
        request: ListQueuesRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListQueuesPager:
        """Lists the queues of a location, in the order of their names."""
    def get_queue(
        self,
        request: GetQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Gets a queue."""
    def create_queue(
        self,
        request: CreateQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        queue: Queue | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Makes a queue. The name of a deleted queue stays taken for days."""
    def update_queue(
        self,
        request: UpdateQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        queue: Queue | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Changes a queue, or makes it where it is missing. The state stays as it is."""
    def delete_queue(
        self,
        request: DeleteQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a queue with all its tasks. Its name stays taken for days."""
    def purge_queue(
        self,
        request: PurgeQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Deletes all tasks that were made before the call. It cannot be undone."""
    def pause_queue(
        self,
        request: PauseQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Stops dispatch; tasks are still taken in, and run_task works."""
    def resume_queue(
        self,
        request: ResumeQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Takes up dispatch again after a pause."""
    def get_iam_policy(
        self,
        request: _shared.GetIamPolicyRequest | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        options: _shared.GetPolicyOptions | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Gets the IAM policy of a queue; an empty one where none was set."""
    def set_iam_policy(
        self,
        request: _shared.SetIamPolicyRequest | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        policy: _shared.Policy | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Replaces the IAM policy of a queue."""
    def test_iam_permissions(
        self,
        request: _shared.TestIamPermissionsRequest | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        permissions: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.TestIamPermissionsResponse:
        """Tells which of the given permissions the caller has on a queue."""
    def list_tasks(
        self,
        request: ListTasksRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListTasksPager:
        """Lists the tasks of a queue, in no order to rely on. Pages hold at most 1000."""
    def get_task(
        self,
        request: GetTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Gets a task. NOT_FOUND once it has finished."""
    def create_task(
        self,
        request: CreateTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        task: Task | Mapping[str, typing.Any] | None = ...,
        response_view: Task.View | int | str | None = ...,
        deduplicate: bool = False,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Adds a task to a queue. It cannot be changed afterwards, only deleted."""
    def delete_task(
        self,
        request: DeleteTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a task that has not finished. Its name stays taken for a while."""
    def run_task(
        self,
        request: RunTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Dispatches a task at once, whatever its schedule, the rates and the state of the queue. A failed attempt
        is retried by the rules.
        """
    def buffer_task(
        self,
        request: BufferTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        queue: str | None = ...,
        task_id: str | None = ...,
        body: _shared.HttpBody | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> BufferTaskResponse:
        """Makes a task from a bare HTTP body: URL, method and headers come from the queue's http_target."""
    def batch_create_tasks(
        self,
        request: BatchCreateTasksRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        requests: Iterable[CreateTaskRequest | Mapping[str, typing.Any]] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Operation:
        """Makes up to 100 tasks of one queue in one call; each can fail for itself."""
    def batch_delete_tasks(
        self,
        request: BatchDeleteTasksRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        names: Iterable[str] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Operation:
        """Deletes up to 1000 tasks of one queue in one call; each can fail for itself."""
    def get_cmek_config(
        self,
        request: GetCmekConfigRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Gets the encryption key of a location."""
    def update_cmek_config(
        self,
        request: UpdateCmekConfigRequest | Mapping[str, typing.Any] | None = None,
        *,
        cmek_config: CmekConfig | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Sets the encryption key of a location, for tasks made from then on."""
    def get_location(
        self,
        request: _shared.GetLocationRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Location:
        """Gets a location."""
    def list_locations(
        self,
        request: _shared.ListLocationsRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        extra_location_types: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListLocationsPager:
        """Lists the locations where the service runs."""
    def get_operation(
        self,
        request: _shared.GetOperationRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Operation:
        """Gets how a long-running operation stands."""

class CloudTasksAsyncClient(_AsyncClient, KeyNames):
    """A client for Cloud Tasks v2 whose calls are awaited."""
    async def list_queues(
        self,
        request: ListQueuesRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListQueuesAsyncPager:
        """Lists the queues of a location, in the order of their names."""
    async def get_queue(
        self,
        request: GetQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Gets a queue."""
    async def create_queue(
        self,
        request: CreateQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        queue: Queue | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Makes a queue. The name of a deleted queue stays taken for days."""
    async def update_queue(
        self,
        request: UpdateQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        queue: Queue | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Changes a queue, or makes it where it is missing. The state stays as it is."""
    async def delete_queue(
        self,
        request: DeleteQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a queue with all its tasks. Its name stays taken for days."""
    async def purge_queue(
        self,
        request: PurgeQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Deletes all tasks that were made before the call. It cannot be undone."""
    async def pause_queue(
        self,
        request: PauseQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Stops dispatch; tasks are still taken in, and run_task works."""
    async def resume_queue(
        self,
        request: ResumeQueueRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Queue:
        """Takes up dispatch again after a pause."""
    async def get_iam_policy(
        self,
        request: _shared.GetIamPolicyRequest | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        options: _shared.GetPolicyOptions | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Gets the IAM policy of a queue; an empty one where none was set."""
    async def set_iam_policy(
        self,
        request: _shared.SetIamPolicyRequest | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        policy: _shared.Policy | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Policy:
        """Replaces the IAM policy of a queue."""
    async def test_iam_permissions(
        self,
        request: _shared.TestIamPermissionsRequest | Mapping[str, typing.Any] | None = None,
        *,
        resource: str | None = ...,
        permissions: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.TestIamPermissionsResponse:
        """Tells which of the given permissions the caller has on a queue."""
    async def list_tasks(
        self,
        request: ListTasksRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListTasksAsyncPager:
        """Lists the tasks of a queue, in no order to rely on. Pages hold at most 1000."""
    async def get_task(
        self,
        request: GetTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Gets a task. NOT_FOUND once it has finished."""
    async def create_task(
        self,
        request: CreateTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        task: Task | Mapping[str, typing.Any] | None = ...,
        response_view: Task.View | int | str | None = ...,
        deduplicate: bool = False,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Adds a task to a queue. It cannot be changed afterwards, only deleted."""
    async def delete_task(
        self,
        request: DeleteTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> None:
        """Deletes a task that has not finished. Its name stays taken for a while."""
    async def run_task(
        self,
        request: RunTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        response_view: Task.View | int | str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> Task:
        """Dispatches a task at once, whatever its schedule, the rates and the state of the queue. A failed attempt
        is retried by the rules.
        """
    async def buffer_task(
        self,
        request: BufferTaskRequest | Mapping[str, typing.Any] | None = None,
        *,
        queue: str | None = ...,
        task_id: str | None = ...,
        body: _shared.HttpBody | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> BufferTaskResponse:
        """Makes a task from a bare HTTP body: URL, method and headers come from the queue's http_target."""
    async def batch_create_tasks(
        self,
        request: BatchCreateTasksRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        requests: Iterable[CreateTaskRequest | Mapping[str, typing.Any]] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> AsyncOperation:
        """Makes up to 100 tasks of one queue in one call; each can fail for itself."""
    async def batch_delete_tasks(
        self,
        request: BatchDeleteTasksRequest | Mapping[str, typing.Any] | None = None,
        *,
        parent: str | None = ...,
        names: Iterable[str] | None = ...,
        request_id: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> AsyncOperation:
        """Deletes up to 1000 tasks of one queue in one call; each can fail for itself."""
    async def get_cmek_config(
        self,
        request: GetCmekConfigRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Gets the encryption key of a location."""
    async def update_cmek_config(
        self,
        request: UpdateCmekConfigRequest | Mapping[str, typing.Any] | None = None,
        *,
        cmek_config: CmekConfig | Mapping[str, typing.Any] | None = ...,
        update_mask: _shared.FieldMask | Mapping[str, typing.Any] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> CmekConfig:
        """Sets the encryption key of a location, for tasks made from then on."""
    async def get_location(
        self,
        request: _shared.GetLocationRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Location:
        """Gets a location."""
    async def list_locations(
        self,
        request: _shared.ListLocationsRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        page_token: str | None = ...,
        extra_location_types: Iterable[str] | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _ListLocationsAsyncPager:
        """Lists the locations where the service runs."""
    async def get_operation(
        self,
        request: _shared.GetOperationRequest | Mapping[str, typing.Any] | None = None,
        *,
        name: str | None = ...,
        retry: typing.Any = ...,
        timeout: typing.Any = ...,
        metadata: Sequence[tuple[str, str | bytes]] = (),
    ) -> _shared.Operation:
        """Gets how a long-running operation stands."""
