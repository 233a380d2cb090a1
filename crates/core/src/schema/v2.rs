//! The stable version.

use super::common::{self as previous, *};

crate::schema! {
    version "v2", package "google.cloud.tasks.v2", after previous;

    enums {
        /// The HTTP method of a request.
        HttpMethod "HttpMethod" in target {
            /// Not set. The service uses POST.
            HTTP_METHOD_UNSPECIFIED = 0;
            /// HTTP POST. The request can have a body.
            POST = 1;
            /// HTTP GET. The request cannot have a body.
            GET = 2;
            /// HTTP HEAD. The request cannot have a body.
            HEAD = 3;
            /// HTTP PUT. The request can have a body.
            PUT = 4;
            /// HTTP DELETE. The request cannot have a body.
            DELETE = 5;
            /// HTTP PATCH. The request can have a body.
            PATCH = 6;
            /// HTTP OPTIONS. The request cannot have a body.
            OPTIONS = 7;
        }

        /// The state of a batch operation.
        BatchCreateTasksMetadataState "BatchCreateTasksMetadata.State" in cloudtasks {
            /// Not set.
            STATE_UNSPECIFIED = 0;
            /// The operation is in progress.
            RUNNING = 1;
            /// All requests of the batch succeeded.
            SUCCEEDED = 2;
            /// All requests of the batch failed. See `failed_requests`.
            FAILED = 3;
            /// The operation was canceled.
            CANCELLED = 4;
            /// Some requests of the batch failed. See `failed_requests`.
            PARTIALLY_SUCCEEDED = 5;
        }

        /// Which fields of a task a method returns.
        TaskView "Task.View" in task {
            /// Not set. The service uses BASIC.
            VIEW_UNSPECIFIED = 0;
            /// All fields except bodies and payloads, which can be large or confidential.
            BASIC = 1;
            /// All fields. The caller needs the permission `cloudtasks.tasks.fullView`.
            FULL = 2;
        }

        /// The state of a batch operation.
        BatchDeleteTasksMetadataState "BatchDeleteTasksMetadata.State" in cloudtasks {
            /// Not set.
            STATE_UNSPECIFIED = 0;
            /// The operation is in progress.
            RUNNING = 1;
            /// All requests of the batch succeeded.
            SUCCEEDED = 2;
            /// Some requests of the batch failed. See `failed_requests`.
            PARTIALLY_SUCCEEDED = 3;
            /// All requests of the batch failed. See `failed_requests`.
            FAILED = 4;
        }

        /// The state of a queue.
        QueueState "Queue.State" in queue {
            /// Not set.
            STATE_UNSPECIFIED = 0;
            /// The queue dispatches its tasks.
            RUNNING = 1;
            /// The queue was paused by `pause_queue`. It accepts new tasks and does not dispatch any.
            PAUSED = 2;
            /// The service disabled the queue. It does not accept new tasks. Resume the queue to use it again.
            DISABLED = 3;
        }

        /// The scheme of a URL.
        UriOverrideScheme "UriOverride.Scheme" in target {
            /// Not set. The service uses HTTPS.
            SCHEME_UNSPECIFIED = 0;
            /// Requests are sent over HTTP, without encryption.
            HTTP = 1;
            /// Requests are sent over HTTPS.
            HTTPS = 2;
        }

        /// When a URI override applies.
        UriOverrideUriOverrideEnforceMode "UriOverride.UriOverrideEnforceMode" in target {
            /// Not set. The service uses ALWAYS.
            URI_OVERRIDE_ENFORCE_MODE_UNSPECIFIED = 0;
            /// The override replaces only those parts that the URL of the task does not have.
            IF_NOT_EXISTS = 1;
            /// The override applies to all tasks.
            ALWAYS = 2;
        }
    }

    messages {
        /// A unit of work: an HTTP request that the service sends, or in a pull queue a message that a worker leases.
        Task "Task" in task {
            /// The resource name: `projects/P/locations/L/queues/Q/tasks/T`. The id T has 1 to 500 letters, digits,
            /// hyphens and underscores. If it is empty when the task is created, the service generates one. With an id
            /// that the caller chooses, a repeated request does not create a second task; creating such a task takes
            /// longer. The name of a finished or deleted task cannot be used again for some time, from an hour up to a
            /// day.
            name = 1: singular string;
            /// The request that the service sends to an App Engine app.
            app_engine_http_request = 2: singular message(AppEngineHttpRequest) in message_type;
            /// The request that the service sends to an HTTP server.
            http_request = 3: singular message(HttpRequest) in message_type;
            /// The time at which the task is due, at most 30 days ahead. If it is unset or in the past, the task is due
            /// now. After a failed attempt, the service sets it to the time of the next attempt.
            schedule_time = 4: singular timestamp;
            /// Output only. The time at which the task was created, in whole seconds.
            create_time = 5: singular timestamp;
            /// The time limit of an attempt. An attempt without a response in this time fails with DEADLINE_EXCEEDED
            /// and is retried. For HTTP targets 15 s to 30 min, 10 min if unset. For App Engine targets 15 s to 24 h 15
            /// s; if unset, the limit of the app's scaling type. Cut to milliseconds.
            dispatch_deadline = 6: singular duration;
            /// Output only. The number of attempts, including those in progress.
            dispatch_count = 7: singular int32;
            /// Output only. The number of attempts that received a response.
            response_count = 8: singular int32;
            /// Output only. The first attempt. Only its `dispatch_time` is set.
            first_attempt = 9: singular message(Attempt);
            /// Output only. The most recent attempt.
            last_attempt = 10: singular message(Attempt);
            /// Output only. The view of the task that this message shows.
            view = 11: singular enumeration(TaskView);
            /// The retry settings of this task. They override those of the queue.
            retry_config = 12: singular message(RetryConfig);
        }

        /// A queue. It stores tasks and dispatches them according to its rate limits and retry settings.
        Queue "Queue" in queue {
            /// The resource name: `projects/P/locations/L/queues/Q`. The id Q has 1 to 100 letters, digits and hyphens.
            /// It cannot be changed after the queue is created.
            name = 1: singular string;
            /// The App Engine service, version and instance to which all App Engine tasks of the queue are sent. It
            /// overrides the routing of the tasks.
            app_engine_routing_override = 2: singular message(AppEngineRouting);
            /// Settings that override those of the HTTP tasks in the queue.
            http_target = 10: singular message(HttpTarget);
            /// The rate at which tasks are dispatched.
            rate_limits = 3: singular message(RateLimits);
            /// The retry settings of the tasks in the queue.
            retry_config = 4: singular message(RetryConfig);
            /// Output only. The state of the queue. Change it with `pause_queue` and `resume_queue`.
            state = 5: singular enumeration(QueueState);
            /// Output only. The time of the last purge. All tasks that were created before it are deleted. Unset if the
            /// queue was never purged.
            purge_time = 6: singular timestamp;
            /// Settings for the entries that the queue writes to Cloud Logging. If unset, nothing is logged.
            stackdriver_logging_config = 9: singular message(StackdriverLoggingConfig);
        }

        /// An HTTP request to an App Engine app of the same project. The task succeeds if the response has a status
        /// from 200 to 299.
        AppEngineHttpRequest "AppEngineHttpRequest" in target {
            /// The HTTP method. POST if unset.
            http_method = 1: singular enumeration(HttpMethod);
            /// The App Engine service, version and instance to which the task is sent.
            app_engine_routing = 2: singular message(AppEngineRouting);
            /// The path, query and fragment of the URL. It starts with `/` and has at most 2083 characters. If it is
            /// empty, `/` is used.
            relative_uri = 3: singular string;
            /// The HTTP headers, by name. Their total size is less than 80 KB. The service sets `User-Agent`, `Host`,
            /// `Content-Length` and the headers that start with `X-CloudTasks-` or `X-AppEngine-`, and replaces values
            /// given for them.
            headers = 4: map string;
            /// The body of the HTTP request. It is allowed only for POST, PUT and PATCH.
            body = 5: singular bytes;
        }

        /// The App Engine service, version and instance that receive a task.
        AppEngineRouting "AppEngineRouting" in target {
            /// The App Engine service. If it is empty, the default service.
            service = 1: singular string;
            /// The App Engine version. If it is empty, the version that serves by default.
            version = 2: singular string;
            /// The App Engine instance. If it is empty, App Engine chooses one.
            instance = 3: singular string;
            /// Output only. The host to which the task is sent.
            host = 4: singular string;
        }

        /// An attempt to execute a task.
        Attempt "Attempt" in task {
            /// Output only. The time for which the attempt was scheduled, in microseconds.
            schedule_time = 1: singular timestamp;
            /// Output only. The time at which the attempt was dispatched, in microseconds.
            dispatch_time = 2: singular timestamp;
            /// Output only. The time at which the response arrived, in microseconds.
            response_time = 3: singular timestamp;
            /// Output only. The result of the attempt. Unset while the attempt is in progress.
            response_status = 4: singular message(Status);
        }

        /// An HTTP request to any server. The task succeeds if the response has a status from 200 to 299. After any
        /// other response, or none before `dispatch_deadline`, the task is retried.
        HttpRequest "HttpRequest" in target {
            /// The full URL. It starts with `http://` or `https://` and has at most 2083 characters. Required.
            url = 1: singular string;
            /// The HTTP method. POST if unset.
            http_method = 2: singular enumeration(HttpMethod);
            /// The HTTP headers, by name. Their total size is less than 80 KB. The service sets `User-Agent`, `Host`,
            /// `Content-Length` and the headers that start with `X-CloudTasks-` or `X-AppEngine-`, and replaces values
            /// given for them.
            headers = 3: map string;
            /// The body of the HTTP request. It is allowed only for POST, PUT and PATCH.
            body = 4: singular bytes;
            /// The service generates an OAuth access token for each attempt and sends it in the `Authorization` header.
            /// Use it for Google APIs, whose hosts end in `.googleapis.com`.
            oauth_token = 5: singular message(OAuthToken) in authorization_header;
            /// The service generates an OpenID Connect token for each attempt and sends it in the `Authorization`
            /// header. Use it for Cloud Run, Cloud Functions and your own servers if they validate the token.
            oidc_token = 6: singular message(OidcToken) in authorization_header;
        }

        /// Settings of an OAuth access token that the service sends in the `Authorization` header.
        OAuthToken "OAuthToken" in target {
            /// The email address of the service account for which the token is issued. It must be in the same project
            /// as the queue, and the caller needs the permission `iam.serviceAccounts.actAs` on it. Required.
            service_account_email = 1: singular string;
            /// The OAuth scope. If it is empty, `https://www.googleapis.com/auth/cloud-platform`.
            scope = 2: singular string;
        }

        /// Settings of an OpenID Connect token that the service sends in the `Authorization` header.
        OidcToken "OidcToken" in target {
            /// The email address of the service account for which the token is issued. It must be in the same project
            /// as the queue, and the caller needs the permission `iam.serviceAccounts.actAs` on it. Required.
            service_account_email = 1: singular string;
            /// The audience of the token. If it is empty, the URL of the request.
            audience = 2: singular string;
        }

        /// When and how often a failed task is retried.
        RetryConfig "RetryConfig" in queue {
            /// The maximum number of attempts, including the first one. -1 means no limit. If it is 0 or unset, 100.
            max_attempts = 1: singular int32;
            /// How long a failing task is retried, counted from its first attempt, in whole seconds. If it is unset,
            /// there is no time limit. A task is dropped when this time is over and `max_attempts` is reached; if
            /// `max_attempts` is -1, when this time is over.
            max_retry_duration = 2: singular duration;
            /// The shortest delay between two attempts. If it is unset, 0.1 s.
            min_backoff = 3: singular duration;
            /// The longest delay between two attempts. If it is unset, 1 h.
            max_backoff = 4: singular duration;
            /// How many times the delay doubles, starting from `min_backoff`. After that it grows by a constant amount
            /// up to `max_backoff`. If it is unset, 16.
            max_doublings = 5: singular int32;
        }

        /// The customer-managed encryption key (CMEK) of a location.
        CmekConfig "CmekConfig" in cmek_config {
            /// The resource name: `projects/P/locations/L/cmekConfig`.
            name = 1: singular string;
            /// The Cloud KMS key: `projects/P/locations/L/keyRings/R/cryptoKeys/K`. It must be in the same location. If
            /// it is empty, the data is encrypted with a key that Google manages.
            kms_key = 2: singular string;
        }

        /// Settings that override those of the HTTP tasks in a queue.
        HttpTarget "HttpTarget" in target {
            /// Overrides parts of the URL of the tasks.
            uri_override = 1: singular message(UriOverride);
            /// Overrides the HTTP method of the tasks. If it is unset, each task keeps its own.
            http_method = 2: singular enumeration(HttpMethod);
            /// Headers that are set for all tasks, at most 50. They replace headers of the tasks with the same name.
            header_overrides = 3: repeated message(HttpTargetHeaderOverride);
            /// The service generates an OAuth access token for each attempt and sends it in the `Authorization` header.
            /// Use it for Google APIs, whose hosts end in `.googleapis.com`.
            oauth_token = 5: singular message(OAuthToken) in authorization_header;
            /// The service generates an OpenID Connect token for each attempt and sends it in the `Authorization`
            /// header. Use it for Cloud Run, Cloud Functions and your own servers if they validate the token.
            oidc_token = 6: singular message(OidcToken) in authorization_header;
        }

        /// Overrides parts of the URL of a task.
        UriOverride "UriOverride" in target {
            /// The scheme. If it is unset, HTTPS.
            scheme = 1: optional enumeration(UriOverrideScheme);
            /// The host, without a port. If it is unset, the task keeps its host.
            host = 2: optional string;
            /// The port, a positive number. If it is unset, the task keeps its port.
            port = 3: optional int64;
            /// The path. If it is unset, the task keeps its path.
            path_override = 4: singular message(PathOverride);
            /// The query. If it is unset, the task keeps its query.
            query_override = 5: singular message(QueryOverride);
            /// Whether the override always applies or only where the URL of the task lacks a part. ALWAYS if unset.
            uri_override_enforce_mode = 6: singular enumeration(UriOverrideUriOverrideEnforceMode);
        }

        /// The path of a URL.
        PathOverride "PathOverride" in target {
            /// The path, for example `/work`. If it is empty, `/`.
            path = 1: singular string;
        }

        /// The query of a URL.
        QueryOverride "QueryOverride" in target {
            /// The query without the question mark, for example `a=1&b=2`. If it is empty, the query is removed.
            query_params = 1: singular string;
        }

        /// A header that is set for all tasks of a queue.
        HttpTargetHeaderOverride "HttpTarget.HeaderOverride" in target {
            /// The name and value of the header.
            header = 1: singular message(HttpTargetHeader);
        }

        /// An HTTP header.
        HttpTargetHeader "HttpTarget.Header" in target {
            /// The name of the header. The service does not accept names that it sets itself, such as `Host` and
            /// `User-Agent`.
            key = 1: singular string;
            /// The value of the header.
            value = 2: singular string;
        }

        /// The rate at which a queue dispatches its tasks. The service uses a token bucket and a limit on concurrent
        /// attempts.
        RateLimits "RateLimits" in queue {
            /// The maximum number of tasks that are dispatched per second, at most 500. If it is unset, 500.
            max_dispatches_per_second = 1: singular double;
            /// Output only. The maximum number of tasks that are dispatched at once after the queue was idle: the size
            /// of the token bucket.
            max_burst_size = 2: singular int32;
            /// The maximum number of attempts in progress at the same time, at most 5000. If it is unset, 1000.
            max_concurrent_dispatches = 3: singular int32;
        }

        /// Settings for the entries that a queue writes to Cloud Logging.
        StackdriverLoggingConfig "StackdriverLoggingConfig" in queue {
            /// The fraction of operations that are logged, from 0.0 to 1.0. With 0.0 nothing is logged.
            sampling_ratio = 1: singular double;
        }

        /// The progress of `batch_create_tasks`.
        BatchCreateTasksMetadata "BatchCreateTasksMetadata" in cloudtasks {
            /// The time at which the operation started.
            start_time = 1: singular timestamp;
            /// The time at which the operation ended. Unset while it is in progress.
            end_time = 2: singular timestamp;
            /// The state of the operation.
            state = 3: singular enumeration(BatchCreateTasksMetadataState);
            /// The errors of the requests that failed, by the position of the request in the batch, from 0.
            failed_requests = 4: int_map message(Status);
        }

        /// The request of `batch_create_tasks`.
        BatchCreateTasksRequest "BatchCreateTasksRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. All tasks of the batch belong to it. Required.
            parent = 1: singular string;
            /// The tasks to create, 1 to 100. The parent of each is the queue of the batch. Required.
            requests = 2: repeated message(CreateTaskRequest);
            /// An id for this request, for example a UUID. It becomes the id of the operation. A second request with
            /// the same id fails with INVALID_ARGUMENT, so that a batch is not executed twice.
            request_id = 3: singular string;
        }

        /// The request of `create_task`.
        CreateTaskRequest "CreateTaskRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            parent = 1: singular string;
            /// The task to create. Required.
            task = 2: singular message(Task);
            /// The view of the task that is returned. BASIC if unset.
            response_view = 3: singular enumeration(TaskView);
        }

        /// The result of `batch_create_tasks`.
        BatchCreateTasksResponse "BatchCreateTasksResponse" in cloudtasks {
            /// The tasks that were created.
            tasks = 1: repeated message(Task);
        }

        /// The progress of `batch_delete_tasks`.
        BatchDeleteTasksMetadata "BatchDeleteTasksMetadata" in cloudtasks {
            /// The time at which the operation started.
            start_time = 1: singular timestamp;
            /// The time at which the operation ended. Unset while it is in progress.
            end_time = 2: singular timestamp;
            /// The state of the operation.
            state = 3: singular enumeration(BatchDeleteTasksMetadataState);
            /// The errors of the requests that failed, by the position of the request in the batch, from 0.
            failed_requests = 4: int_map message(Status);
        }

        /// The request of `batch_delete_tasks`.
        BatchDeleteTasksRequest "BatchDeleteTasksRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. All tasks of the batch belong to it. Required.
            parent = 1: singular string;
            /// The names of the tasks to delete, 1 to 1000: `projects/P/locations/L/queues/Q/tasks/T`. Required.
            names = 2: repeated string;
            /// An id for this request, for example a UUID. It becomes the id of the operation. A second request with
            /// the same id fails with INVALID_ARGUMENT, so that a batch is not executed twice.
            request_id = 3: singular string;
        }

        /// The request of `create_queue`.
        CreateQueueRequest "CreateQueueRequest" in cloudtasks {
            /// The location: `projects/P/locations/L`. Required.
            parent = 1: singular string;
            /// The queue to create. Its name is required and cannot be the name of an existing or recently deleted
            /// queue.
            queue = 2: singular message(Queue);
        }

        /// The request of `delete_queue`.
        DeleteQueueRequest "DeleteQueueRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            name = 1: singular string;
        }

        /// The request of `delete_task`.
        DeleteTaskRequest "DeleteTaskRequest" in cloudtasks {
            /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
            name = 1: singular string;
        }

        /// The request of `get_cmek_config`.
        GetCmekConfigRequest "GetCmekConfigRequest" in cloudtasks {
            /// The configuration: `projects/P/locations/L/cmekConfig`. Required.
            name = 1: singular string;
        }

        /// The request of `get_queue`.
        GetQueueRequest "GetQueueRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            name = 1: singular string;
        }

        /// The request of `get_task`.
        GetTaskRequest "GetTaskRequest" in cloudtasks {
            /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
            name = 1: singular string;
            /// The view of the task that is returned. BASIC if unset.
            response_view = 2: singular enumeration(TaskView);
        }

        /// The request of `list_queues`.
        ListQueuesRequest "ListQueuesRequest" in cloudtasks {
            /// The location: `projects/P/locations/L`. Required.
            parent = 1: singular string;
            /// Which queues are listed, for example `state: PAUSED`. If it is empty, all of them.
            filter = 2: singular string;
            /// The maximum number of elements in a page. If it is 0, the service chooses: 9800 queues or 1000 tasks. A
            /// page can have fewer elements even if there are more pages.
            page_size = 3: singular int32;
            /// The `next_page_token` of the previous page. Empty for the first page.
            page_token = 4: singular string;
        }

        /// A page of queues.
        ListQueuesResponse "ListQueuesResponse" in cloudtasks {
            /// The queues of this page.
            queues = 1: repeated message(Queue);
            /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of
            /// `list_tasks` is valid for 2 h.
            next_page_token = 2: singular string;
        }

        /// The request of `list_tasks`.
        ListTasksRequest "ListTasksRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            parent = 1: singular string;
            /// The view of the task that is returned. BASIC if unset.
            response_view = 2: singular enumeration(TaskView);
            /// The maximum number of elements in a page. If it is 0, the service chooses: 9800 queues or 1000 tasks. A
            /// page can have fewer elements even if there are more pages.
            page_size = 3: singular int32;
            /// The `next_page_token` of the previous page. Empty for the first page.
            page_token = 4: singular string;
        }

        /// A page of tasks.
        ListTasksResponse "ListTasksResponse" in cloudtasks {
            /// The tasks of this page.
            tasks = 1: repeated message(Task);
            /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of
            /// `list_tasks` is valid for 2 h.
            next_page_token = 2: singular string;
        }

        /// The request of `pause_queue`.
        PauseQueueRequest "PauseQueueRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            name = 1: singular string;
        }

        /// The request of `purge_queue`.
        PurgeQueueRequest "PurgeQueueRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            name = 1: singular string;
        }

        /// The request of `resume_queue`.
        ResumeQueueRequest "ResumeQueueRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. Required.
            name = 1: singular string;
        }

        /// The request of `run_task`.
        RunTaskRequest "RunTaskRequest" in cloudtasks {
            /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
            name = 1: singular string;
            /// The view of the task that is returned. BASIC if unset.
            response_view = 2: singular enumeration(TaskView);
        }

        /// The request of `update_cmek_config`.
        UpdateCmekConfigRequest "UpdateCmekConfigRequest" in cloudtasks {
            /// The configuration with its new values. Its `name` selects the location. Required.
            cmek_config = 1: singular message(CmekConfig);
            /// The fields to change, as paths in snake_case such as `rate_limits.max_dispatches_per_second`. If it is
            /// unset, all fields are replaced, and those that the request leaves out get their defaults. An empty mask
            /// changes nothing.
            update_mask = 2: singular message(FieldMask);
        }

        /// The request of `update_queue`.
        UpdateQueueRequest "UpdateQueueRequest" in cloudtasks {
            /// The queue with its new values. Its `name` selects the queue. Required.
            queue = 1: singular message(Queue);
            /// The fields to change, as paths in snake_case such as `rate_limits.max_dispatches_per_second`. If it is
            /// unset, all fields are replaced, and those that the request leaves out get their defaults. An empty mask
            /// changes nothing.
            update_mask = 2: singular message(FieldMask);
        }

        /// The request of `buffer_task`.
        BufferTaskRequest "BufferTaskRequest" in cloudtasks {
            /// The queue: `projects/P/locations/L/queues/Q`. It must have an `http_target` with a `uri_override`.
            /// Required.
            queue = 1: singular string;
            /// The id of the task. If it is empty, the service generates one.
            task_id = 2: singular string;
            /// The body and the content type of the task's HTTP request.
            body = 3: singular message(HttpBody);
        }

        /// The result of `buffer_task`: the task that was created.
        BufferTaskResponse "BufferTaskResponse" in cloudtasks {
            /// The result of `buffer_task`: the task that was created.
            task = 1: singular message(Task);
        }
    }

    methods {
        /// Lists the queues of a location, ordered by name.
        list_queues: ListQueuesRequest => ListQueuesResponse, Get ["/v2/{parent=projects/*/locations/*}/queues"] none, (parent), Retried idempotent, pages queues(Queue);

        /// Gets a queue. Fails with NOT_FOUND if it does not exist.
        get_queue: GetQueueRequest => Queue, Get ["/v2/{name=projects/*/locations/*/queues/*}"] none, (name), Retried idempotent;

        /// Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again
        /// for some days.
        create_queue: CreateQueueRequest => Queue, Post ["/v2/{parent=projects/*/locations/*}/queues"] queue, (parent, queue), Once not_idempotent;

        /// Updates a queue, or creates it if it does not exist. The state of the queue does not change.
        update_queue: UpdateQueueRequest => Queue, Patch ["/v2/{queue.name=projects/*/locations/*/queues/*}"] queue, (queue, update_mask), Once idempotent;

        /// Deletes a queue and all its tasks. Its name cannot be used again for some days.
        delete_queue: DeleteQueueRequest => Empty, Delete ["/v2/{name=projects/*/locations/*/queues/*}"] none, (name), Retried idempotent;

        /// Deletes all tasks of a queue that were created before the call. This cannot be undone.
        purge_queue: PurgeQueueRequest => Queue, Post ["/v2/{name=projects/*/locations/*/queues/*}:purge"] rest, (name), Once idempotent;

        /// Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
        pause_queue: PauseQueueRequest => Queue, Post ["/v2/{name=projects/*/locations/*/queues/*}:pause"] rest, (name), Once idempotent;

        /// Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
        resume_queue: ResumeQueueRequest => Queue, Post ["/v2/{name=projects/*/locations/*/queues/*}:resume"] rest, (name), Once idempotent;

        /// Gets the IAM policy of a queue. The policy is empty if none was set.
        get_iam_policy: GetIamPolicyRequest => Policy, Post ["/v2/{resource=projects/*/locations/*/queues/*}:getIamPolicy"] rest, (resource), Retried idempotent;

        /// Sets the IAM policy of a queue. It replaces the existing policy.
        set_iam_policy: SetIamPolicyRequest => Policy, Post ["/v2/{resource=projects/*/locations/*/queues/*}:setIamPolicy"] rest, (resource), Once not_idempotent;

        /// Returns which of the given permissions the caller has on a queue.
        test_iam_permissions: TestIamPermissionsRequest => TestIamPermissionsResponse, Post ["/v2/{resource=projects/*/locations/*/queues/*}:testIamPermissions"] rest, (resource, permissions), Retried idempotent;

        /// Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
        list_tasks: ListTasksRequest => ListTasksResponse, Get ["/v2/{parent=projects/*/locations/*/queues/*}/tasks"] none, (parent), Retried idempotent, pages tasks(Task);

        /// Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
        get_task: GetTaskRequest => Task, Get ["/v2/{name=projects/*/locations/*/queues/*/tasks/*}"] none, (name), Retried idempotent;

        /// Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
        create_task: CreateTaskRequest => Task, Post ["/v2/{parent=projects/*/locations/*/queues/*}/tasks"] rest, (parent, task), Once deduplicable;

        /// Deletes a task that is not finished. Its name cannot be used again for some time.
        delete_task: DeleteTaskRequest => Empty, Delete ["/v2/{name=projects/*/locations/*/queues/*/tasks/*}"] none, (name), Retried idempotent;

        /// Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue.
        /// If the attempt fails, the task is retried as usual.
        run_task: RunTaskRequest => Task, Post ["/v2/{name=projects/*/locations/*/queues/*/tasks/*}:run"] rest, (name), Once not_idempotent;

        /// Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
        buffer_task: BufferTaskRequest => BufferTaskResponse, Post ["/v2/{queue=projects/*/locations/*/queues/*}/tasks/{task_id}:buffer", "/v2/{queue=projects/*/locations/*/queues/*}/tasks:buffer"] rest, (queue, task_id, body), Once not_idempotent;

        /// Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
        batch_create_tasks: BatchCreateTasksRequest => Operation, Post ["/v2/{parent=projects/*/locations/*/queues/*}/tasks:batchCreate"] rest, (parent, requests), Untimed not_idempotent, operation BatchCreateTasksResponse(BatchCreateTasksMetadata);

        /// Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
        batch_delete_tasks: BatchDeleteTasksRequest => Operation, Post ["/v2/{parent=projects/*/locations/*/queues/*}/tasks:batchDelete"] rest, (parent, names), Untimed not_idempotent, operation Empty(BatchDeleteTasksMetadata);

        /// Gets the encryption key of a location.
        get_cmek_config: GetCmekConfigRequest => CmekConfig, Get ["/v2/{name=projects/*/locations/*/cmekConfig}"] none, (name), Once idempotent;

        /// Sets the encryption key of a location. It is used for tasks that are created afterwards.
        update_cmek_config: UpdateCmekConfigRequest => CmekConfig, Patch ["/v2/{cmek_config.name=projects/*/locations/*/cmekConfig}"] cmek_config, (cmek_config, update_mask), Once idempotent;

        /// Gets information about a location.
        get_location: GetLocationRequest => Location, Get ["/v2/{name=projects/*/locations/*}"] none, (), Untimed idempotent;

        /// Lists the locations where the service is available.
        list_locations: ListLocationsRequest => ListLocationsResponse, Get ["/v2/{name=projects/*}/locations"] none, (), Untimed idempotent, pages locations(Location);

        /// Gets the state of a long-running operation.
        get_operation: GetOperationRequest => Operation, Get ["/v2/{name=projects/*/locations/*/operations/*}"] none, (), Untimed idempotent;
    }
}
