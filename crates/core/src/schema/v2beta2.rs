//! The version with pull queues: workers lease tasks. Google offers them only to projects that had them before 2019.

use super::common::*;
use super::v2::{self as previous};
use crate::schema;

schema! {
    version "v2beta2", package "google.cloud.tasks.v2beta2", after previous;

    enums {
        /// An HTTP method.
        HttpMethod "HttpMethod" in target {
            /// Not set: POST.
            HTTP_METHOD_UNSPECIFIED = 0;
            /// POST.
            POST = 1;
            /// GET.
            GET = 2;
            /// HEAD.
            HEAD = 3;
            /// PUT.
            PUT = 4;
            /// DELETE.
            DELETE = 5;
            /// PATCH.
            PATCH = 6;
            /// OPTIONS.
            OPTIONS = 7;
        }

        /// How much of a task is returned.
        TaskView "Task.View" in task {
            /// BASIC.
            VIEW_UNSPECIFIED = 0;
            /// Without bodies and payloads, which may be large or private.
            BASIC = 1;
            /// All. Needs the permission `cloudtasks.tasks.fullView`.
            FULL = 2;
        }

        /// Whether a queue dispatches.
        QueueState "Queue.State" in queue {
            /// Not set.
            STATE_UNSPECIFIED = 0;
            /// Tasks are dispatched.
            RUNNING = 1;
            /// Paused by a call; tasks are taken in and kept.
            PAUSED = 2;
            /// Switched off by the service; tasks are taken in no more.
            DISABLED = 3;
        }

        /// The scheme of a URI.
        UriOverrideScheme "UriOverride.Scheme" in target {
            /// HTTPS.
            SCHEME_UNSPECIFIED = 0;
            /// http.
            HTTP = 1;
            /// https.
            HTTPS = 2;
        }

        /// When a URI override applies.
        UriOverrideUriOverrideEnforceMode "UriOverride.UriOverrideEnforceMode" in target {
            /// ALWAYS.
            URI_OVERRIDE_ENFORCE_MODE_UNSPECIFIED = 0;
            /// Only where the task has none of its own.
            IF_NOT_EXISTS = 1;
            /// To every task.
            ALWAYS = 2;
        }

        /// How a batch stands.
        BatchCreateTasksMetadataState "BatchCreateTasksMetadata.State" in cloudtasks {
            /// Not set.
            STATE_UNSPECIFIED = 0;
            /// Under way.
            RUNNING = 1;
            /// All done.
            SUCCEEDED = 2;
            /// None done.
            FAILED = 3;
            /// Cancelled.
            CANCELLED = 4;
            /// Some done; see the failed requests.
            PARTIALLY_SUCCEEDED = 5;
        }

        /// How a batch stands.
        BatchDeleteTasksMetadataState "BatchDeleteTasksMetadata.State" in cloudtasks {
            /// Not set.
            STATE_UNSPECIFIED = 0;
            /// Under way.
            RUNNING = 1;
            /// All done.
            SUCCEEDED = 2;
            /// Some done; see the failed requests.
            PARTIALLY_SUCCEEDED = 3;
            /// None done.
            FAILED = 4;
        }
    }

    messages {
        /// A queue: holds tasks and dispatches them by its rates and retry rules.
        Queue "Queue" in queue {
            /// Resource name, `projects/P/locations/L/queues/Q`. Fixed at creation.
            name = 1: singular string;
            /// An App Engine queue: tasks are pushed to an app.
            app_engine_http_target = 3: singular message(AppEngineHttpTarget) in target_type;
            /// A pull queue: workers lease its tasks.
            pull_target = 4: singular message(PullTarget) in target_type;
            /// Overrides for the HTTP requests of all tasks in the queue.
            http_target = 17: singular message(HttpTarget) in target_type;
            /// How fast the queue dispatches.
            rate_limits = 5: singular message(RateLimits);
            /// How failed tasks of the queue are retried.
            retry_config = 6: singular message(RetryConfig);
            /// Output only: whether the queue dispatches. Changed by pause and resume.
            state = 7: singular enumeration(QueueState);
            /// Output only: when the queue was last purged; tasks made before are gone.
            purge_time = 8: singular timestamp;
            /// How long a task is kept before it is dropped, done or not; 31 days when unset.
            task_ttl = 9: singular duration;
            /// How long the name of a finished or deleted task stays taken; 1 h when unset.
            tombstone_ttl = 10: singular duration;
            /// Output only: figures of the queue, returned only when the read mask asks for them.
            stats = 16: singular message(QueueStats);
        }

        /// A unit of work: one HTTP request to make, or on a pull queue one message to lease.
        Task "Task" in task {
            /// Resource name, `projects/P/locations/L/queues/Q/tasks/T`. When left empty at creation the service
            /// picks an id; an id that the caller picks makes the creation repeatable without doubling, at the price
            /// of a slower call.
            name = 1: singular string;
            /// The request to an App Engine app.
            app_engine_http_request = 3: singular message(AppEngineHttpRequest) in payload_type;
            /// The message for workers that lease tasks from a pull queue.
            pull_message = 4: singular message(PullMessage) in payload_type;
            /// The request to any HTTP server.
            http_request = 13: singular message(HttpRequest) in payload_type;
            /// When the task is next due; at most 30 days ahead. Unset or past means now. After a failed attempt:
            /// when it is tried again.
            schedule_time = 5: singular timestamp;
            /// Output only: when the task was made, cut to the second.
            create_time = 6: singular timestamp;
            /// Output only: how the attempts went.
            status = 7: singular message(TaskStatus);
            /// Output only: how much of the task was returned.
            view = 8: singular enumeration(TaskView);
            /// Retry rules of this task alone; what is set here overrides the queue's. REST only.
            retry_config = 0: singular message(RetryConfig);
        }

        /// An HTTP request to an App Engine app of the same project. A 2xx answer ends the task.
        AppEngineHttpRequest "AppEngineHttpRequest" in target {
            /// The HTTP method to send; POST when left unset.
            http_method = 1: singular enumeration(HttpMethod);
            /// The service, version and instance that the task goes to.
            app_engine_routing = 2: singular message(AppEngineRouting);
            /// Path, query and fragment, starting with `/`; at most 2083 characters. Empty means `/`.
            relative_url = 3: singular string;
            /// Header names and values, under 80 KB together. The service sets `User-Agent`, `Host`, `Content-Length`
            /// and the `X-CloudTasks-` and `X-AppEngine-` headers itself.
            headers = 4: map string;
            /// The body of the HTTP request. Only for POST and PUT.
            payload = 5: singular bytes;
        }

        /// Which service, version and instance of an App Engine app gets a task.
        AppEngineRouting "AppEngineRouting" in target {
            /// The App Engine service; empty for the default one.
            service = 1: singular string;
            /// The App Engine version; empty for the one that serves by default.
            version = 2: singular string;
            /// The App Engine instance; empty to let App Engine choose.
            instance = 3: singular string;
            /// Output only: the host that the task is sent to.
            host = 4: singular string;
        }

        /// Makes a queue push its tasks to an App Engine app.
        AppEngineHttpTarget "AppEngineHttpTarget" in target {
            /// Where tasks go, whatever their own routing says.
            app_engine_routing_override = 1: singular message(AppEngineRouting);
        }

        /// One attempt to dispatch or lease a task.
        AttemptStatus "AttemptStatus" in task {
            /// Output only: when the attempt was due.
            schedule_time = 1: singular timestamp;
            /// Output only: when the attempt was sent.
            dispatch_time = 2: singular timestamp;
            /// Output only: when its answer arrived.
            response_time = 3: singular timestamp;
            /// Output only: how it ended; unset while it runs.
            response_status = 4: singular message(Status);
        }

        /// Makes a queue a pull queue, whose tasks workers lease.
        PullTarget "PullTarget" in target {
        }

        /// Overrides for the HTTP requests of all tasks in a queue.
        HttpTarget "HttpTarget" in target {
            /// Replaces parts of the task's URI.
            uri_override = 1: singular message(UriOverride);
            /// Replaces the method of each task of the queue; unset leaves it to the task.
            http_method = 2: singular enumeration(HttpMethod);
            /// Headers set on each task, replacing the task's own of the same name. At most 50.
            header_overrides = 3: repeated message(HttpTargetHeaderOverride);
            /// An OAuth access token is made for each attempt and sent as `Authorization`. For Google APIs
            /// (`*.googleapis.com`).
            oauth_token = 5: singular message(OAuthToken) in authorization_header;
            /// An OpenID Connect token is made for each attempt and sent as `Authorization`. For Cloud Run, Cloud
            /// Functions and endpoints of your own that check it.
            oidc_token = 6: singular message(OidcToken) in authorization_header;
        }

        /// Replaces parts of the URI of each task.
        UriOverride "UriOverride" in target {
            /// Replaces the scheme.
            scheme = 1: optional enumeration(UriOverrideScheme);
            /// Replaces the host.
            host = 2: optional string;
            /// Replaces the port.
            port = 3: optional int64;
            /// Replaces the path.
            path_override = 4: singular message(PathOverride);
            /// Replaces the query.
            query_override = 5: singular message(QueryOverride);
            /// Whether the override applies always or only where the task has no URI of its own.
            uri_override_enforce_mode = 6: singular enumeration(UriOverrideUriOverrideEnforceMode);
        }

        /// Replaces the path of a URI.
        PathOverride "PathOverride" in target {
            /// The path, with its leading `/`.
            path = 1: singular string;
        }

        /// Replaces the query of a URI.
        QueryOverride "QueryOverride" in target {
            /// The query, without the `?`: `a=1&b=2`.
            query_params = 1: singular string;
        }

        /// A header that each task gets.
        HttpTargetHeaderOverride "HttpTarget.HeaderOverride" in target {
            /// The header to set.
            header = 1: singular message(HttpTargetHeader);
        }

        /// A header.
        HttpTargetHeader "HttpTarget.Header" in target {
            /// The name of the header.
            key = 1: singular string;
            /// The value of the header.
            value = 2: singular string;
        }

        /// Asks for an OAuth access token in `Authorization`.
        OAuthToken "OAuthToken" in target {
            /// The service account that the token speaks for; in the same project, and the caller needs
            /// `iam.serviceAccounts.actAs` on it.
            service_account_email = 1: singular string;
            /// The OAuth scope; `https://www.googleapis.com/auth/cloud-platform` when empty.
            scope = 2: singular string;
        }

        /// Asks for an OpenID Connect token in `Authorization`.
        OidcToken "OidcToken" in target {
            /// The service account that the token speaks for; in the same project, and the caller needs
            /// `iam.serviceAccounts.actAs` on it.
            service_account_email = 1: singular string;
            /// The audience of the token; the URL of the target when empty.
            audience = 2: singular string;
        }

        /// How fast a queue dispatches: a token bucket and a cap on attempts under way.
        RateLimits "RateLimits" in queue {
            /// Tasks dispatched a second, at most 500; 500 when unset. Not for pull queues.
            max_tasks_dispatched_per_second = 1: singular double;
            /// Output only: how many tasks may go at once after an idle time (the size of the token bucket).
            max_burst_size = 2: singular int32;
            /// Attempts under way at one time, at most 5000; 1000 when unset, -1 (unlimited) on pull queues.
            max_concurrent_tasks = 3: singular int32;
        }

        /// How often and how fast failed tasks are tried again.
        RetryConfig "RetryConfig" in queue {
            /// How often a task is tried, the first attempt included; -1 without end, 0 unset (100).
            max_attempts = 1: optional int32 in num_attempts;
            /// Tasks are tried without end.
            unlimited_attempts = 2: optional bool in num_attempts;
            /// How long a failing task is retried, counted from its first attempt; unset without limit. Whole
            /// seconds. A task stops when both this and `max_attempts` are used up.
            max_retry_duration = 3: singular duration;
            /// The least wait between two attempts; 0.1 s when unset.
            min_backoff = 4: singular duration;
            /// The longest wait between two attempts; 1 h when unset.
            max_backoff = 5: singular duration;
            /// How often the wait doubles before it grows by steps; 16 when unset.
            max_doublings = 6: singular int32;
        }

        /// Figures of a queue.
        QueueStats "QueueStats" in queue {
            /// Output only: an estimate of the tasks in the queue.
            tasks_count = 1: singular int64;
            /// Output only: an estimate of when the oldest task was due.
            oldest_estimated_arrival_time = 2: singular timestamp;
            /// Output only: tasks that ended, well or not, in the last minute.
            executed_last_minute_count = 3: singular int64;
            /// Output only: attempts under way.
            concurrent_dispatches_count = 4: singular int64;
            /// Output only: attempts a second that the queue may make now, throttling included.
            effective_execution_rate = 5: singular double;
        }

        /// What a worker gets that leases the task.
        PullMessage "PullMessage" in target {
            /// The data for the worker; any bytes.
            payload = 1: singular bytes;
            /// A label under 500 characters that workers can lease by.
            tag = 2: singular string;
        }

        /// An HTTP request to any server. A 2xx answer ends the task; any other, or none in time, is retried.
        HttpRequest "HttpRequest" in target {
            /// The full URL, starting with `http://` or `https://`; at most 2083 characters.
            url = 1: singular string;
            /// The HTTP method to send; POST when left unset.
            http_method = 2: singular enumeration(HttpMethod);
            /// Header names and values, under 80 KB together. The service sets `User-Agent`, `Host`, `Content-Length`
            /// and the `X-CloudTasks-` and `X-AppEngine-` headers itself.
            headers = 3: map string;
            /// The body of the HTTP request. Only for POST, PUT and PATCH.
            body = 4: singular bytes;
            /// An OAuth access token is made for each attempt and sent as `Authorization`. For Google APIs
            /// (`*.googleapis.com`).
            oauth_token = 5: singular message(OAuthToken) in authorization_header;
            /// An OpenID Connect token is made for each attempt and sent as `Authorization`. For Cloud Run, Cloud
            /// Functions and endpoints of your own that check it.
            oidc_token = 6: singular message(OidcToken) in authorization_header;
        }

        /// How the attempts of a task went.
        TaskStatus "TaskStatus" in task {
            /// Output only: attempts so far, leases included.
            attempt_dispatch_count = 1: singular int32;
            /// Output only: attempts that got an answer.
            attempt_response_count = 2: singular int32;
            /// Output only: the first attempt; only its dispatch time is kept.
            first_attempt_status = 3: singular message(AttemptStatus);
            /// Output only: the latest attempt.
            last_attempt_status = 4: singular message(AttemptStatus);
        }

        /// The request of `acknowledge_task`.
        AcknowledgeTaskRequest "AcknowledgeTaskRequest" in cloudtasks {
            /// The leased task, `projects/P/locations/L/queues/Q/tasks/T`.
            name = 1: singular string;
            /// The schedule time that the lease returned; it proves that the lease is the caller's.
            schedule_time = 2: singular timestamp;
        }

        /// The request of `cancel_lease`.
        CancelLeaseRequest "CancelLeaseRequest" in cloudtasks {
            /// The leased task, `projects/P/locations/L/queues/Q/tasks/T`.
            name = 1: singular string;
            /// The schedule time that the lease returned; it proves that the lease is the caller's.
            schedule_time = 2: singular timestamp;
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 3: singular enumeration(TaskView);
        }

        /// The request of `create_queue`.
        CreateQueueRequest "CreateQueueRequest" in cloudtasks {
            /// The location, `projects/P/locations/L`.
            parent = 1: singular string;
            /// The queue to make; its name is required and must not be taken.
            queue = 2: singular message(Queue);
        }

        /// The request of `create_task`.
        CreateTaskRequest "CreateTaskRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            parent = 1: singular string;
            /// The task to make.
            task = 2: singular message(Task);
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 3: singular enumeration(TaskView);
        }

        /// The request of `delete_queue`.
        DeleteQueueRequest "DeleteQueueRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            name = 1: singular string;
        }

        /// The request of `delete_task`.
        DeleteTaskRequest "DeleteTaskRequest" in cloudtasks {
            /// The task, `projects/P/locations/L/queues/Q/tasks/T`.
            name = 1: singular string;
        }

        /// The request of `get_queue`.
        GetQueueRequest "GetQueueRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            name = 1: singular string;
            /// The fields to return; unset for all but `stats`.
            read_mask = 2: singular message(FieldMask);
        }

        /// The request of `get_task`.
        GetTaskRequest "GetTaskRequest" in cloudtasks {
            /// The task, `projects/P/locations/L/queues/Q/tasks/T`.
            name = 1: singular string;
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 2: singular enumeration(TaskView);
        }

        /// The request of `lease_tasks`.
        LeaseTasksRequest "LeaseTasksRequest" in cloudtasks {
            /// The pull queue, `projects/P/locations/L/queues/Q`.
            parent = 1: singular string;
            /// The most tasks to lease, 1 to 1000.
            max_tasks = 2: singular int32;
            /// How long the lease lasts, counted from now; at most a week, cut to seconds.
            lease_duration = 3: singular duration;
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 4: singular enumeration(TaskView);
            /// Which tasks to lease: `tag=T` or `tag_function=oldest_tag()`; empty for any.
            filter = 5: singular string;
        }

        /// The leased tasks.
        LeaseTasksResponse "LeaseTasksResponse" in cloudtasks {
            /// The leased tasks; each carries the schedule time at which its lease ends.
            tasks = 1: repeated message(Task);
        }

        /// The request of `list_queues`.
        ListQueuesRequest "ListQueuesRequest" in cloudtasks {
            /// The location, `projects/P/locations/L`.
            parent = 1: singular string;
            /// What to list, such as `state: PAUSED`; empty for all.
            filter = 2: singular string;
            /// The most elements a page may have; 0 for as many as the service gives. A page may have fewer.
            page_size = 3: singular int32;
            /// The `next_page_token` of the page before; empty for the first page.
            page_token = 4: singular string;
            /// The fields to return; unset for all but `stats`.
            read_mask = 5: singular message(FieldMask);
        }

        /// A page of queues.
        ListQueuesResponse "ListQueuesResponse" in cloudtasks {
            /// The queues of this page.
            queues = 1: repeated message(Queue);
            /// What to pass as `page_token` for the next page; empty after the last.
            next_page_token = 2: singular string;
        }

        /// The request of `list_tasks`.
        ListTasksRequest "ListTasksRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            parent = 1: singular string;
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 2: singular enumeration(TaskView);
            /// The most elements a page may have; 0 for as many as the service gives. A page may have fewer.
            page_size = 4: singular int32;
            /// The `next_page_token` of the page before; empty for the first page.
            page_token = 5: singular string;
        }

        /// A page of tasks.
        ListTasksResponse "ListTasksResponse" in cloudtasks {
            /// The tasks of this page.
            tasks = 1: repeated message(Task);
            /// What to pass as `page_token` for the next page; empty after the last.
            next_page_token = 2: singular string;
        }

        /// The request of `pause_queue`.
        PauseQueueRequest "PauseQueueRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            name = 1: singular string;
        }

        /// The request of `purge_queue`.
        PurgeQueueRequest "PurgeQueueRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            name = 1: singular string;
        }

        /// The request of `renew_lease`.
        RenewLeaseRequest "RenewLeaseRequest" in cloudtasks {
            /// The leased task, `projects/P/locations/L/queues/Q/tasks/T`.
            name = 1: singular string;
            /// The schedule time that the lease returned; it proves that the lease is the caller's.
            schedule_time = 2: singular timestamp;
            /// How long the lease lasts, counted from now; at most a week. Zero ends it.
            lease_duration = 3: singular duration;
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 4: singular enumeration(TaskView);
        }

        /// The request of `resume_queue`.
        ResumeQueueRequest "ResumeQueueRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`.
            name = 1: singular string;
        }

        /// The request of `run_task`.
        RunTaskRequest "RunTaskRequest" in cloudtasks {
            /// The task, `projects/P/locations/L/queues/Q/tasks/T`.
            name = 1: singular string;
            /// How much of the task to return; BASIC, without bodies, when unset.
            response_view = 2: singular enumeration(TaskView);
        }

        /// The request of `update_queue`.
        UpdateQueueRequest "UpdateQueueRequest" in cloudtasks {
            /// The queue with its new values; its name says which.
            queue = 1: singular message(Queue);
            /// The fields to change, as paths in snake_case; unset changes all.
            update_mask = 2: singular message(FieldMask);
        }

        /// The request of `upload_queue_yaml`.
        UploadQueueYamlRequest "UploadQueueYamlRequest" in cloudtasks {
            /// The App Engine app.
            app_id = 1: singular string;
            /// The queue.yaml file.
            http_body = 2: optional message(HttpBody);
        }

        /// How a batch creation goes.
        BatchCreateTasksMetadata "BatchCreateTasksMetadata" in cloudtasks {
            /// When the batch began.
            start_time = 1: singular timestamp;
            /// When the batch ended.
            end_time = 2: singular timestamp;
            /// How the batch stands.
            state = 3: singular enumeration(BatchCreateTasksMetadataState);
            /// What went wrong, by position in the request.
            failed_requests = 4: int_map message(Status);
        }

        /// How a batch deletion goes.
        BatchDeleteTasksMetadata "BatchDeleteTasksMetadata" in cloudtasks {
            /// When the batch began.
            start_time = 1: singular timestamp;
            /// When the batch ended.
            end_time = 2: singular timestamp;
            /// How the batch stands.
            state = 3: singular enumeration(BatchDeleteTasksMetadataState);
            /// What went wrong, by position in the request.
            failed_requests = 4: int_map message(Status);
        }

        /// The request of `batch_create_tasks`.
        BatchCreateTasksRequest "BatchCreateTasksRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`, of all tasks in the batch.
            parent = 1: singular string;
            /// The tasks to make, 1 to 100, each with the same parent.
            requests = 2: repeated message(CreateTaskRequest);
            /// Names the operation; reuse of an id is refused, so that a repeat does no harm.
            request_id = 3: singular string;
        }

        /// The tasks that a batch creation made.
        BatchCreateTasksResponse "BatchCreateTasksResponse" in cloudtasks {
            /// The tasks that were made.
            tasks = 1: repeated message(Task);
        }

        /// The request of `batch_delete_tasks`.
        BatchDeleteTasksRequest "BatchDeleteTasksRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`, of all tasks in the batch.
            parent = 1: singular string;
            /// The tasks to delete, 1 to 1000, `projects/P/locations/L/queues/Q/tasks/T`.
            names = 2: repeated string;
            /// Names the operation; reuse of an id is refused, so that a repeat does no harm.
            request_id = 3: singular string;
        }

        /// The encryption key of a location.
        CmekConfig "CmekConfig" in cmek_config {
            /// Resource name, `projects/P/locations/L/cmekConfig`.
            name = 1: singular string;
            /// The key, `projects/P/locations/L/keyRings/R/cryptoKeys/K`, in the same location; empty for a key that
            /// Google keeps.
            kms_key = 2: singular string;
        }

        /// The request of `get_cmek_config`.
        GetCmekConfigRequest "GetCmekConfigRequest" in cloudtasks {
            /// The configuration, `projects/P/locations/L/cmekConfig`.
            name = 1: singular string;
        }

        /// The request of `update_cmek_config`.
        UpdateCmekConfigRequest "UpdateCmekConfigRequest" in cloudtasks {
            /// The configuration with its new values; its name says which.
            cmek_config = 1: singular message(CmekConfig);
            /// The fields to change, as paths in snake_case; unset changes all.
            update_mask = 2: singular message(FieldMask);
        }

        /// The request of `buffer_task`.
        BufferTaskRequest "BufferTaskRequest" in cloudtasks {
            /// The queue, `projects/P/locations/L/queues/Q`; it needs an http_target with a URI override.
            queue = 1: singular string;
            /// The id of the task to make; empty to let the service choose.
            task_id = 2: singular string;
            /// The body and content type of the task that is made.
            body = 3: singular message(HttpBody);
        }

        /// The task that was made.
        BufferTaskResponse "BufferTaskResponse" in cloudtasks {
            /// The task that was made.
            task = 1: singular message(Task);
        }
    }

    methods {
        /// Lists the queues of a location, in the order of their names.
        list_queues: ListQueuesRequest => ListQueuesResponse, Get ["/v2beta2/{parent=projects/*/locations/*}/queues"] none, (parent), Retried idempotent, pages queues(Queue);

        /// Gets a queue.
        get_queue: GetQueueRequest => Queue, Get ["/v2beta2/{name=projects/*/locations/*/queues/*}"] none, (name), Retried idempotent;

        /// Makes a queue. The name of a deleted queue stays taken for days.
        create_queue: CreateQueueRequest => Queue, Post ["/v2beta2/{parent=projects/*/locations/*}/queues"] queue, (parent, queue), Once not_idempotent;

        /// Changes a queue, or makes it where it is missing. The state stays as it is.
        update_queue: UpdateQueueRequest => Queue, Patch ["/v2beta2/{queue.name=projects/*/locations/*/queues/*}"] queue, (queue, update_mask), Once idempotent;

        /// Deletes a queue with all its tasks. Its name stays taken for days.
        delete_queue: DeleteQueueRequest => Empty, Delete ["/v2beta2/{name=projects/*/locations/*/queues/*}"] none, (name), Retried idempotent;

        /// Deletes all tasks that were made before the call. It cannot be undone.
        purge_queue: PurgeQueueRequest => Queue, Post ["/v2beta2/{name=projects/*/locations/*/queues/*}:purge"] rest, (name), Once idempotent;

        /// Stops dispatch; tasks are still taken in, and run_task works.
        pause_queue: PauseQueueRequest => Queue, Post ["/v2beta2/{name=projects/*/locations/*/queues/*}:pause"] rest, (name), Once idempotent;

        /// Takes up dispatch again after a pause.
        resume_queue: ResumeQueueRequest => Queue, Post ["/v2beta2/{name=projects/*/locations/*/queues/*}:resume"] rest, (name), Once idempotent;

        /// Gets the IAM policy of a queue; an empty one where none was set.
        get_iam_policy: GetIamPolicyRequest => Policy, Post ["/v2beta2/{resource=projects/*/locations/*/queues/*}:getIamPolicy"] rest, (resource), Retried idempotent;

        /// Replaces the IAM policy of a queue.
        set_iam_policy: SetIamPolicyRequest => Policy, Post ["/v2beta2/{resource=projects/*/locations/*/queues/*}:setIamPolicy"] rest, (resource), Once not_idempotent;

        /// Tells which of the given permissions the caller has on a queue.
        test_iam_permissions: TestIamPermissionsRequest => TestIamPermissionsResponse, Post ["/v2beta2/{resource=projects/*/locations/*/queues/*}:testIamPermissions"] rest, (resource, permissions), Retried idempotent;

        /// Lists the tasks of a queue, in no order to rely on. Pages hold at most 1000.
        list_tasks: ListTasksRequest => ListTasksResponse, Get ["/v2beta2/{parent=projects/*/locations/*/queues/*}/tasks"] none, (parent), Retried idempotent, pages tasks(Task);

        /// Gets a task. NOT_FOUND once it has finished.
        get_task: GetTaskRequest => Task, Get ["/v2beta2/{name=projects/*/locations/*/queues/*/tasks/*}"] none, (name), Retried idempotent;

        /// Adds a task to a queue. It cannot be changed afterwards, only deleted.
        create_task: CreateTaskRequest => Task, Post ["/v2beta2/{parent=projects/*/locations/*/queues/*}/tasks"] rest, (parent, task), Once deduplicable;

        /// Deletes a task that has not finished. Its name stays taken for a while.
        delete_task: DeleteTaskRequest => Empty, Delete ["/v2beta2/{name=projects/*/locations/*/queues/*/tasks/*}"] none, (name), Retried idempotent;

        /// Dispatches a task at once, whatever its schedule, the rates and the state of the queue. A failed attempt
        /// is retried by the rules.
        run_task: RunTaskRequest => Task, Post ["/v2beta2/{name=projects/*/locations/*/queues/*/tasks/*}:run"] rest, (name), Once not_idempotent;

        /// Makes a task from a bare HTTP body: URL, method and headers come from the queue's http_target.
        buffer_task: BufferTaskRequest => BufferTaskResponse, Post ["/v2beta2/{queue=projects/*/locations/*/queues/*}/tasks/{task_id}:buffer", "/v2beta2/{queue=projects/*/locations/*/queues/*}/tasks:buffer"] rest, (queue, task_id, body), Once not_idempotent;

        /// Makes up to 100 tasks of one queue in one call; each can fail for itself.
        batch_create_tasks: BatchCreateTasksRequest => Operation, Post ["/v2beta2/{parent=projects/*/locations/*/queues/*}/tasks:batchCreate"] rest, (parent, requests), Untimed not_idempotent, operation BatchCreateTasksResponse(BatchCreateTasksMetadata);

        /// Deletes up to 1000 tasks of one queue in one call; each can fail for itself.
        batch_delete_tasks: BatchDeleteTasksRequest => Operation, Post ["/v2beta2/{parent=projects/*/locations/*/queues/*}/tasks:batchDelete"] rest, (parent, names), Untimed not_idempotent, operation Empty(BatchDeleteTasksMetadata);

        /// Leases tasks of a pull queue: for the time of the lease no other worker gets them. At most 10 calls a
        /// second and queue.
        lease_tasks: LeaseTasksRequest => LeaseTasksResponse, Post ["/v2beta2/{parent=projects/*/locations/*/queues/*}/tasks:lease"] rest, (parent, lease_duration), Once not_idempotent;

        /// Tells that a leased task is done; it is then deleted. Only while the lease lasts.
        acknowledge_task: AcknowledgeTaskRequest => Empty, Post ["/v2beta2/{name=projects/*/locations/*/queues/*/tasks/*}:acknowledge"] rest, (name, schedule_time), Once not_idempotent;

        /// Extends a lease, counted from now.
        renew_lease: RenewLeaseRequest => Task, Post ["/v2beta2/{name=projects/*/locations/*/queues/*/tasks/*}:renewLease"] rest, (name, schedule_time, lease_duration), Once not_idempotent;

        /// Gives a leased task back; another worker can lease it at once.
        cancel_lease: CancelLeaseRequest => Task, Post ["/v2beta2/{name=projects/*/locations/*/queues/*/tasks/*}:cancelLease"] rest, (name, schedule_time), Once not_idempotent;

        /// Gets the encryption key of a location.
        get_cmek_config: GetCmekConfigRequest => CmekConfig, Get ["/v2beta2/{name=projects/*/locations/*/cmekConfig}"] none, (name), Once idempotent;

        /// Sets the encryption key of a location, for tasks made from then on.
        update_cmek_config: UpdateCmekConfigRequest => CmekConfig, Patch ["/v2beta2/{cmek_config.name=projects/*/locations/*/cmekConfig}"] cmek_config, (cmek_config, update_mask), Once idempotent;

        /// Replaces queues by an App Engine queue.yaml file. For App Engine's own tools.
        upload_queue_yaml: UploadQueueYamlRequest => Empty, Post ["/api/queue/update"] http_body, (), Once not_idempotent;

        /// Gets a location.
        get_location: GetLocationRequest => Location, Get ["/v2beta2/{name=projects/*/locations/*}"] none, (), Untimed idempotent;

        /// Lists the locations where the service runs.
        list_locations: ListLocationsRequest => ListLocationsResponse, Get ["/v2beta2/{name=projects/*}/locations"] none, (), Untimed idempotent, pages locations(Location);

        /// Gets how a long-running operation stands.
        get_operation: GetOperationRequest => Operation, Get ["/v2beta2/{name=projects/*/locations/*/operations/*}"] none, (), Untimed idempotent;
    }
}
