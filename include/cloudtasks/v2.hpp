// Messages and client of v2, in one file because they refer to each other. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "client.hpp"

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace v2 {

using namespace ::cloudtasks::common;

/// The HTTP method of a request.
enum class HttpMethod : std::int32_t {
  /// Not set. The service uses POST.
  HTTP_METHOD_UNSPECIFIED = 0,
  /// HTTP POST. The request can have a body.
  POST = 1,
  /// HTTP GET. The request cannot have a body.
  GET = 2,
  /// HTTP HEAD. The request cannot have a body.
  HEAD = 3,
  /// HTTP PUT. The request can have a body.
  PUT = 4,
#pragma push_macro("DELETE")
#undef DELETE
  /// HTTP DELETE. The request cannot have a body.
  DELETE = 5,
#pragma pop_macro("DELETE")
  /// HTTP PATCH. The request can have a body.
  PATCH = 6,
  /// HTTP OPTIONS. The request cannot have a body.
  OPTIONS = 7,
};

/// The state of a batch operation.
enum class BatchCreateTasksMetadataState : std::int32_t {
  /// Not set.
  STATE_UNSPECIFIED = 0,
  /// The operation is in progress.
  RUNNING = 1,
  /// All requests of the batch succeeded.
  SUCCEEDED = 2,
  /// All requests of the batch failed. See `failed_requests`.
  FAILED = 3,
  /// The operation was canceled.
  CANCELLED = 4,
  /// Some requests of the batch failed. See `failed_requests`.
  PARTIALLY_SUCCEEDED = 5,
};

/// Which fields of a task a method returns.
enum class TaskView : std::int32_t {
  /// Not set. The service uses BASIC.
  VIEW_UNSPECIFIED = 0,
  /// All fields except bodies and payloads, which can be large or confidential.
  BASIC = 1,
  /// All fields. The caller needs the permission `cloudtasks.tasks.fullView`.
  FULL = 2,
};

/// The state of a batch operation.
enum class BatchDeleteTasksMetadataState : std::int32_t {
  /// Not set.
  STATE_UNSPECIFIED = 0,
  /// The operation is in progress.
  RUNNING = 1,
  /// All requests of the batch succeeded.
  SUCCEEDED = 2,
  /// Some requests of the batch failed. See `failed_requests`.
  PARTIALLY_SUCCEEDED = 3,
  /// All requests of the batch failed. See `failed_requests`.
  FAILED = 4,
};

/// The state of a queue.
enum class QueueState : std::int32_t {
  /// Not set.
  STATE_UNSPECIFIED = 0,
  /// The queue dispatches its tasks.
  RUNNING = 1,
  /// The queue was paused by `pause_queue`. It accepts new tasks and does not dispatch any.
  PAUSED = 2,
  /// The service disabled the queue. It does not accept new tasks. Resume the queue to use it again.
  DISABLED = 3,
};

/// The scheme of a URL.
enum class UriOverrideScheme : std::int32_t {
  /// Not set. The service uses HTTPS.
  SCHEME_UNSPECIFIED = 0,
  /// Requests are sent over HTTP, without encryption.
  HTTP = 1,
  /// Requests are sent over HTTPS.
  HTTPS = 2,
};

/// When a URI override applies.
enum class UriOverrideUriOverrideEnforceMode : std::int32_t {
  /// Not set. The service uses ALWAYS.
  URI_OVERRIDE_ENFORCE_MODE_UNSPECIFIED = 0,
  /// The override replaces only those parts that the URL of the task does not have.
  IF_NOT_EXISTS = 1,
  /// The override applies to all tasks.
  ALWAYS = 2,
};

/// The App Engine service, version and instance that receive a task.
class AppEngineRoutingConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.AppEngineRouting";

  /// The App Engine service. If it is empty, the default service.
  std::string service() const { return read_string("service"); }

  /// The App Engine version. If it is empty, the version that serves by default.
  std::string version() const { return read_string("version"); }

  /// The App Engine instance. If it is empty, App Engine chooses one.
  std::string instance() const { return read_string("instance"); }

  /// Output only. The host to which the task is sent.
  std::string host() const { return read_string("host"); }
};

/// A view that can change a AppEngineRouting, which is a whole message or a part of another one.
class AppEngineRoutingRef : public detail::Writing<AppEngineRoutingConstRef> {
 public:
  using Writing::Writing;

  AppEngineRoutingRef set_service(std::string_view value) { write_string("service", value); return *this; }
  AppEngineRoutingRef clear_service() { write_clear("service"); return *this; }

  AppEngineRoutingRef set_version(std::string_view value) { write_string("version", value); return *this; }
  AppEngineRoutingRef clear_version() { write_clear("version"); return *this; }

  AppEngineRoutingRef set_instance(std::string_view value) { write_string("instance", value); return *this; }
  AppEngineRoutingRef clear_instance() { write_clear("instance"); return *this; }

  AppEngineRoutingRef set_host(std::string_view value) { write_string("host", value); return *this; }
  AppEngineRoutingRef clear_host() { write_clear("host"); return *this; }
};
using AppEngineRouting = Owned<AppEngineRoutingRef>;

/// An attempt to execute a task.
class AttemptConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.Attempt";

  /// Output only. The time for which the attempt was scheduled, in microseconds.
  std::optional<Timestamp> schedule_time() const { return read_timestamp("schedule_time"); }
  bool has_schedule_time() const { return read_has("schedule_time"); }

  /// Output only. The time at which the attempt was dispatched, in microseconds.
  std::optional<Timestamp> dispatch_time() const { return read_timestamp("dispatch_time"); }
  bool has_dispatch_time() const { return read_has("dispatch_time"); }

  /// Output only. The time at which the response arrived, in microseconds.
  std::optional<Timestamp> response_time() const { return read_timestamp("response_time"); }
  bool has_response_time() const { return read_has("response_time"); }

  /// Output only. The result of the attempt. Unset while the attempt is in progress.
  common::StatusConstRef response_status() const { return inner<common::StatusConstRef>("response_status"); }
  bool has_response_status() const { return read_has("response_status"); }
};

/// A view that can change a Attempt, which is a whole message or a part of another one.
class AttemptRef : public detail::Writing<AttemptConstRef> {
 public:
  using Writing::Writing;

  AttemptRef set_schedule_time(Timestamp value) { write_timestamp("schedule_time", value); return *this; }
  AttemptRef clear_schedule_time() { write_clear("schedule_time"); return *this; }

  AttemptRef set_dispatch_time(Timestamp value) { write_timestamp("dispatch_time", value); return *this; }
  AttemptRef clear_dispatch_time() { write_clear("dispatch_time"); return *this; }

  AttemptRef set_response_time(Timestamp value) { write_timestamp("response_time", value); return *this; }
  AttemptRef clear_response_time() { write_clear("response_time"); return *this; }

  common::StatusRef mutable_response_status() { return make_inner<common::StatusRef>("response_status"); }
  AttemptRef set_response_status(const common::StatusConstRef& value) { write_message("response_status", value); return *this; }
  AttemptRef clear_response_status() { write_clear("response_status"); return *this; }
};
using Attempt = Owned<AttemptRef>;

/// Settings of an OAuth access token that the service sends in the `Authorization` header.
class OAuthTokenConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.OAuthToken";

  /// The email address of the service account for which the token is issued. It must be in the same project as the queue, and the caller needs the permission `iam.serviceAccounts.actAs` on it. Required.
  std::string service_account_email() const { return read_string("service_account_email"); }

  /// The OAuth scope. If it is empty, `https://www.googleapis.com/auth/cloud-platform`.
  std::string scope() const { return read_string("scope"); }
};

/// A view that can change a OAuthToken, which is a whole message or a part of another one.
class OAuthTokenRef : public detail::Writing<OAuthTokenConstRef> {
 public:
  using Writing::Writing;

  OAuthTokenRef set_service_account_email(std::string_view value) { write_string("service_account_email", value); return *this; }
  OAuthTokenRef clear_service_account_email() { write_clear("service_account_email"); return *this; }

  OAuthTokenRef set_scope(std::string_view value) { write_string("scope", value); return *this; }
  OAuthTokenRef clear_scope() { write_clear("scope"); return *this; }
};
using OAuthToken = Owned<OAuthTokenRef>;

/// Settings of an OpenID Connect token that the service sends in the `Authorization` header.
class OidcTokenConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.OidcToken";

  /// The email address of the service account for which the token is issued. It must be in the same project as the queue, and the caller needs the permission `iam.serviceAccounts.actAs` on it. Required.
  std::string service_account_email() const { return read_string("service_account_email"); }

  /// The audience of the token. If it is empty, the URL of the request.
  std::string audience() const { return read_string("audience"); }
};

/// A view that can change a OidcToken, which is a whole message or a part of another one.
class OidcTokenRef : public detail::Writing<OidcTokenConstRef> {
 public:
  using Writing::Writing;

  OidcTokenRef set_service_account_email(std::string_view value) { write_string("service_account_email", value); return *this; }
  OidcTokenRef clear_service_account_email() { write_clear("service_account_email"); return *this; }

  OidcTokenRef set_audience(std::string_view value) { write_string("audience", value); return *this; }
  OidcTokenRef clear_audience() { write_clear("audience"); return *this; }
};
using OidcToken = Owned<OidcTokenRef>;

/// When and how often a failed task is retried.
class RetryConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.RetryConfig";

  /// The maximum number of attempts, including the first one. -1 means no limit. If it is 0 or unset, 100.
  std::int32_t max_attempts() const { return read_int<std::int32_t>("max_attempts"); }

  /// How long a failing task is retried, counted from its first attempt, in whole seconds. If it is unset, there is no time limit. A task is dropped when this time is over and `max_attempts` is reached; if `max_attempts` is -1, when this time is over.
  std::optional<Duration> max_retry_duration() const { return read_duration("max_retry_duration"); }
  bool has_max_retry_duration() const { return read_has("max_retry_duration"); }

  /// The shortest delay between two attempts. If it is unset, 0.1 s.
  std::optional<Duration> min_backoff() const { return read_duration("min_backoff"); }
  bool has_min_backoff() const { return read_has("min_backoff"); }

  /// The longest delay between two attempts. If it is unset, 1 h.
  std::optional<Duration> max_backoff() const { return read_duration("max_backoff"); }
  bool has_max_backoff() const { return read_has("max_backoff"); }

  /// How many times the delay doubles, starting from `min_backoff`. After that it grows by a constant amount up to `max_backoff`. If it is unset, 16.
  std::int32_t max_doublings() const { return read_int<std::int32_t>("max_doublings"); }
};

/// A view that can change a RetryConfig, which is a whole message or a part of another one.
class RetryConfigRef : public detail::Writing<RetryConfigConstRef> {
 public:
  using Writing::Writing;

  RetryConfigRef set_max_attempts(std::int32_t value) { write_int("max_attempts", value); return *this; }
  RetryConfigRef clear_max_attempts() { write_clear("max_attempts"); return *this; }

  RetryConfigRef set_max_retry_duration(Duration value) { write_duration("max_retry_duration", value); return *this; }
  RetryConfigRef clear_max_retry_duration() { write_clear("max_retry_duration"); return *this; }

  RetryConfigRef set_min_backoff(Duration value) { write_duration("min_backoff", value); return *this; }
  RetryConfigRef clear_min_backoff() { write_clear("min_backoff"); return *this; }

  RetryConfigRef set_max_backoff(Duration value) { write_duration("max_backoff", value); return *this; }
  RetryConfigRef clear_max_backoff() { write_clear("max_backoff"); return *this; }

  RetryConfigRef set_max_doublings(std::int32_t value) { write_int("max_doublings", value); return *this; }
  RetryConfigRef clear_max_doublings() { write_clear("max_doublings"); return *this; }
};
using RetryConfig = Owned<RetryConfigRef>;

/// The customer-managed encryption key (CMEK) of a location.
class CmekConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.CmekConfig";

  /// The resource name: `projects/P/locations/L/cmekConfig`.
  std::string name() const { return read_string("name"); }

  /// The Cloud KMS key: `projects/P/locations/L/keyRings/R/cryptoKeys/K`. It must be in the same location. If it is empty, the data is encrypted with a key that Google manages.
  std::string kms_key() const { return read_string("kms_key"); }
};

/// A view that can change a CmekConfig, which is a whole message or a part of another one.
class CmekConfigRef : public detail::Writing<CmekConfigConstRef> {
 public:
  using Writing::Writing;

  CmekConfigRef set_name(std::string_view value) { write_string("name", value); return *this; }
  CmekConfigRef clear_name() { write_clear("name"); return *this; }

  CmekConfigRef set_kms_key(std::string_view value) { write_string("kms_key", value); return *this; }
  CmekConfigRef clear_kms_key() { write_clear("kms_key"); return *this; }
};
using CmekConfig = Owned<CmekConfigRef>;

/// The path of a URL.
class PathOverrideConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.PathOverride";

  /// The path, for example `/work`. If it is empty, `/`.
  std::string path() const { return read_string("path"); }
};

/// A view that can change a PathOverride, which is a whole message or a part of another one.
class PathOverrideRef : public detail::Writing<PathOverrideConstRef> {
 public:
  using Writing::Writing;

  PathOverrideRef set_path(std::string_view value) { write_string("path", value); return *this; }
  PathOverrideRef clear_path() { write_clear("path"); return *this; }
};
using PathOverride = Owned<PathOverrideRef>;

/// The query of a URL.
class QueryOverrideConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.QueryOverride";

  /// The query without the question mark, for example `a=1&b=2`. If it is empty, the query is removed.
  std::string query_params() const { return read_string("query_params"); }
};

/// A view that can change a QueryOverride, which is a whole message or a part of another one.
class QueryOverrideRef : public detail::Writing<QueryOverrideConstRef> {
 public:
  using Writing::Writing;

  QueryOverrideRef set_query_params(std::string_view value) { write_string("query_params", value); return *this; }
  QueryOverrideRef clear_query_params() { write_clear("query_params"); return *this; }
};
using QueryOverride = Owned<QueryOverrideRef>;

/// An HTTP header.
class HttpTargetHeaderConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.HttpTarget.Header";

  /// The name of the header. The service does not accept names that it sets itself, such as `Host` and `User-Agent`.
  std::string key() const { return read_string("key"); }

  /// The value of the header.
  std::string value() const { return read_string("value"); }
};

/// A view that can change a HttpTargetHeader, which is a whole message or a part of another one.
class HttpTargetHeaderRef : public detail::Writing<HttpTargetHeaderConstRef> {
 public:
  using Writing::Writing;

  HttpTargetHeaderRef set_key(std::string_view value) { write_string("key", value); return *this; }
  HttpTargetHeaderRef clear_key() { write_clear("key"); return *this; }

  HttpTargetHeaderRef set_value(std::string_view value) { write_string("value", value); return *this; }
  HttpTargetHeaderRef clear_value() { write_clear("value"); return *this; }
};
using HttpTargetHeader = Owned<HttpTargetHeaderRef>;

/// The rate at which a queue dispatches its tasks. The service uses a token bucket and a limit on concurrent attempts.
class RateLimitsConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.RateLimits";

  /// The maximum number of tasks that are dispatched per second, at most 500. If it is unset, 500.
  double max_dispatches_per_second() const { return read_double("max_dispatches_per_second"); }

  /// Output only. The maximum number of tasks that are dispatched at once after the queue was idle: the size of the token bucket.
  std::int32_t max_burst_size() const { return read_int<std::int32_t>("max_burst_size"); }

  /// The maximum number of attempts in progress at the same time, at most 5000. If it is unset, 1000.
  std::int32_t max_concurrent_dispatches() const { return read_int<std::int32_t>("max_concurrent_dispatches"); }
};

/// A view that can change a RateLimits, which is a whole message or a part of another one.
class RateLimitsRef : public detail::Writing<RateLimitsConstRef> {
 public:
  using Writing::Writing;

  RateLimitsRef set_max_dispatches_per_second(double value) { write_double("max_dispatches_per_second", value); return *this; }
  RateLimitsRef clear_max_dispatches_per_second() { write_clear("max_dispatches_per_second"); return *this; }

  RateLimitsRef set_max_burst_size(std::int32_t value) { write_int("max_burst_size", value); return *this; }
  RateLimitsRef clear_max_burst_size() { write_clear("max_burst_size"); return *this; }

  RateLimitsRef set_max_concurrent_dispatches(std::int32_t value) { write_int("max_concurrent_dispatches", value); return *this; }
  RateLimitsRef clear_max_concurrent_dispatches() { write_clear("max_concurrent_dispatches"); return *this; }
};
using RateLimits = Owned<RateLimitsRef>;

/// Settings for the entries that a queue writes to Cloud Logging.
class StackdriverLoggingConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.StackdriverLoggingConfig";

  /// The fraction of operations that are logged, from 0.0 to 1.0. With 0.0 nothing is logged.
  double sampling_ratio() const { return read_double("sampling_ratio"); }
};

/// A view that can change a StackdriverLoggingConfig, which is a whole message or a part of another one.
class StackdriverLoggingConfigRef : public detail::Writing<StackdriverLoggingConfigConstRef> {
 public:
  using Writing::Writing;

  StackdriverLoggingConfigRef set_sampling_ratio(double value) { write_double("sampling_ratio", value); return *this; }
  StackdriverLoggingConfigRef clear_sampling_ratio() { write_clear("sampling_ratio"); return *this; }
};
using StackdriverLoggingConfig = Owned<StackdriverLoggingConfigRef>;

/// The progress of `batch_create_tasks`.
class BatchCreateTasksMetadataConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BatchCreateTasksMetadata";

  /// The time at which the operation started.
  std::optional<Timestamp> start_time() const { return read_timestamp("start_time"); }
  bool has_start_time() const { return read_has("start_time"); }

  /// The time at which the operation ended. Unset while it is in progress.
  std::optional<Timestamp> end_time() const { return read_timestamp("end_time"); }
  bool has_end_time() const { return read_has("end_time"); }

  /// The state of the operation.
  BatchCreateTasksMetadataState state() const { return read_enum<BatchCreateTasksMetadataState>("state"); }

  /// The errors of the requests that failed, by the position of the request in the batch, from 0.
  std::map<std::int32_t, common::StatusConstRef> failed_requests() const { return int_map<common::StatusConstRef>("failed_requests"); }
};

/// A view that can change a BatchCreateTasksMetadata, which is a whole message or a part of another one.
class BatchCreateTasksMetadataRef : public detail::Writing<BatchCreateTasksMetadataConstRef> {
 public:
  using Writing::Writing;

  BatchCreateTasksMetadataRef set_start_time(Timestamp value) { write_timestamp("start_time", value); return *this; }
  BatchCreateTasksMetadataRef clear_start_time() { write_clear("start_time"); return *this; }

  BatchCreateTasksMetadataRef set_end_time(Timestamp value) { write_timestamp("end_time", value); return *this; }
  BatchCreateTasksMetadataRef clear_end_time() { write_clear("end_time"); return *this; }

  BatchCreateTasksMetadataRef set_state(BatchCreateTasksMetadataState value) { write_enum("state", value); return *this; }
  BatchCreateTasksMetadataRef clear_state() { write_clear("state"); return *this; }

  common::StatusRef mutable_failed_requests(std::int32_t key) { return make_entry<common::StatusRef>("failed_requests", key); }
  BatchCreateTasksMetadataRef erase_failed_requests(std::int32_t key) { write_erase("failed_requests", std::to_string(key)); return *this; }
  BatchCreateTasksMetadataRef clear_failed_requests() { write_clear("failed_requests"); return *this; }
};
using BatchCreateTasksMetadata = Owned<BatchCreateTasksMetadataRef>;

/// The progress of `batch_delete_tasks`.
class BatchDeleteTasksMetadataConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BatchDeleteTasksMetadata";

  /// The time at which the operation started.
  std::optional<Timestamp> start_time() const { return read_timestamp("start_time"); }
  bool has_start_time() const { return read_has("start_time"); }

  /// The time at which the operation ended. Unset while it is in progress.
  std::optional<Timestamp> end_time() const { return read_timestamp("end_time"); }
  bool has_end_time() const { return read_has("end_time"); }

  /// The state of the operation.
  BatchDeleteTasksMetadataState state() const { return read_enum<BatchDeleteTasksMetadataState>("state"); }

  /// The errors of the requests that failed, by the position of the request in the batch, from 0.
  std::map<std::int32_t, common::StatusConstRef> failed_requests() const { return int_map<common::StatusConstRef>("failed_requests"); }
};

/// A view that can change a BatchDeleteTasksMetadata, which is a whole message or a part of another one.
class BatchDeleteTasksMetadataRef : public detail::Writing<BatchDeleteTasksMetadataConstRef> {
 public:
  using Writing::Writing;

  BatchDeleteTasksMetadataRef set_start_time(Timestamp value) { write_timestamp("start_time", value); return *this; }
  BatchDeleteTasksMetadataRef clear_start_time() { write_clear("start_time"); return *this; }

  BatchDeleteTasksMetadataRef set_end_time(Timestamp value) { write_timestamp("end_time", value); return *this; }
  BatchDeleteTasksMetadataRef clear_end_time() { write_clear("end_time"); return *this; }

  BatchDeleteTasksMetadataRef set_state(BatchDeleteTasksMetadataState value) { write_enum("state", value); return *this; }
  BatchDeleteTasksMetadataRef clear_state() { write_clear("state"); return *this; }

  common::StatusRef mutable_failed_requests(std::int32_t key) { return make_entry<common::StatusRef>("failed_requests", key); }
  BatchDeleteTasksMetadataRef erase_failed_requests(std::int32_t key) { write_erase("failed_requests", std::to_string(key)); return *this; }
  BatchDeleteTasksMetadataRef clear_failed_requests() { write_clear("failed_requests"); return *this; }
};
using BatchDeleteTasksMetadata = Owned<BatchDeleteTasksMetadataRef>;

/// The request of `batch_delete_tasks`.
class BatchDeleteTasksRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BatchDeleteTasksRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. All tasks of the batch belong to it. Required.
  std::string parent() const { return read_string("parent"); }

  /// The names of the tasks to delete, 1 to 1000: `projects/P/locations/L/queues/Q/tasks/T`. Required.
  std::vector<std::string> names() const { return read_strings("names"); }

  /// An id for this request, for example a UUID. It becomes the id of the operation. A second request with the same id fails with INVALID_ARGUMENT, so that a batch is not executed twice.
  std::string request_id() const { return read_string("request_id"); }
};

/// A view that can change a BatchDeleteTasksRequest, which is a whole message or a part of another one.
class BatchDeleteTasksRequestRef : public detail::Writing<BatchDeleteTasksRequestConstRef> {
 public:
  using Writing::Writing;

  BatchDeleteTasksRequestRef set_parent(std::string_view value) { write_string("parent", value); return *this; }
  BatchDeleteTasksRequestRef clear_parent() { write_clear("parent"); return *this; }

  BatchDeleteTasksRequestRef add_names(std::string_view value) { write_item("names", value); return *this; }
  BatchDeleteTasksRequestRef clear_names() { write_clear("names"); return *this; }

  BatchDeleteTasksRequestRef set_request_id(std::string_view value) { write_string("request_id", value); return *this; }
  BatchDeleteTasksRequestRef clear_request_id() { write_clear("request_id"); return *this; }
};
using BatchDeleteTasksRequest = Owned<BatchDeleteTasksRequestRef>;

/// The request of `delete_queue`.
class DeleteQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.DeleteQueueRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a DeleteQueueRequest, which is a whole message or a part of another one.
class DeleteQueueRequestRef : public detail::Writing<DeleteQueueRequestConstRef> {
 public:
  using Writing::Writing;

  DeleteQueueRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  DeleteQueueRequestRef clear_name() { write_clear("name"); return *this; }
};
using DeleteQueueRequest = Owned<DeleteQueueRequestRef>;

/// The request of `delete_task`.
class DeleteTaskRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.DeleteTaskRequest";

  /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a DeleteTaskRequest, which is a whole message or a part of another one.
class DeleteTaskRequestRef : public detail::Writing<DeleteTaskRequestConstRef> {
 public:
  using Writing::Writing;

  DeleteTaskRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  DeleteTaskRequestRef clear_name() { write_clear("name"); return *this; }
};
using DeleteTaskRequest = Owned<DeleteTaskRequestRef>;

/// The request of `get_cmek_config`.
class GetCmekConfigRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.GetCmekConfigRequest";

  /// The configuration: `projects/P/locations/L/cmekConfig`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a GetCmekConfigRequest, which is a whole message or a part of another one.
class GetCmekConfigRequestRef : public detail::Writing<GetCmekConfigRequestConstRef> {
 public:
  using Writing::Writing;

  GetCmekConfigRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetCmekConfigRequestRef clear_name() { write_clear("name"); return *this; }
};
using GetCmekConfigRequest = Owned<GetCmekConfigRequestRef>;

/// The request of `get_queue`.
class GetQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.GetQueueRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a GetQueueRequest, which is a whole message or a part of another one.
class GetQueueRequestRef : public detail::Writing<GetQueueRequestConstRef> {
 public:
  using Writing::Writing;

  GetQueueRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetQueueRequestRef clear_name() { write_clear("name"); return *this; }
};
using GetQueueRequest = Owned<GetQueueRequestRef>;

/// The request of `get_task`.
class GetTaskRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.GetTaskRequest";

  /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
  std::string name() const { return read_string("name"); }

  /// The view of the task that is returned. BASIC if unset.
  TaskView response_view() const { return read_enum<TaskView>("response_view"); }
};

/// A view that can change a GetTaskRequest, which is a whole message or a part of another one.
class GetTaskRequestRef : public detail::Writing<GetTaskRequestConstRef> {
 public:
  using Writing::Writing;

  GetTaskRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetTaskRequestRef clear_name() { write_clear("name"); return *this; }

  GetTaskRequestRef set_response_view(TaskView value) { write_enum("response_view", value); return *this; }
  GetTaskRequestRef clear_response_view() { write_clear("response_view"); return *this; }
};
using GetTaskRequest = Owned<GetTaskRequestRef>;

/// The request of `list_queues`.
class ListQueuesRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.ListQueuesRequest";

  /// The location: `projects/P/locations/L`. Required.
  std::string parent() const { return read_string("parent"); }

  /// Which queues are listed, for example `state: PAUSED`. If it is empty, all of them.
  std::string filter() const { return read_string("filter"); }

  /// The maximum number of elements in a page. If it is 0, the service chooses: 9800 queues or 1000 tasks. A page can have fewer elements even if there are more pages.
  std::int32_t page_size() const { return read_int<std::int32_t>("page_size"); }

  /// The `next_page_token` of the previous page. Empty for the first page.
  std::string page_token() const { return read_string("page_token"); }
};

/// A view that can change a ListQueuesRequest, which is a whole message or a part of another one.
class ListQueuesRequestRef : public detail::Writing<ListQueuesRequestConstRef> {
 public:
  using Writing::Writing;

  ListQueuesRequestRef set_parent(std::string_view value) { write_string("parent", value); return *this; }
  ListQueuesRequestRef clear_parent() { write_clear("parent"); return *this; }

  ListQueuesRequestRef set_filter(std::string_view value) { write_string("filter", value); return *this; }
  ListQueuesRequestRef clear_filter() { write_clear("filter"); return *this; }

  ListQueuesRequestRef set_page_size(std::int32_t value) { write_int("page_size", value); return *this; }
  ListQueuesRequestRef clear_page_size() { write_clear("page_size"); return *this; }

  ListQueuesRequestRef set_page_token(std::string_view value) { write_string("page_token", value); return *this; }
  ListQueuesRequestRef clear_page_token() { write_clear("page_token"); return *this; }
};
using ListQueuesRequest = Owned<ListQueuesRequestRef>;

/// The request of `list_tasks`.
class ListTasksRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.ListTasksRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string parent() const { return read_string("parent"); }

  /// The view of the task that is returned. BASIC if unset.
  TaskView response_view() const { return read_enum<TaskView>("response_view"); }

  /// The maximum number of elements in a page. If it is 0, the service chooses: 9800 queues or 1000 tasks. A page can have fewer elements even if there are more pages.
  std::int32_t page_size() const { return read_int<std::int32_t>("page_size"); }

  /// The `next_page_token` of the previous page. Empty for the first page.
  std::string page_token() const { return read_string("page_token"); }
};

/// A view that can change a ListTasksRequest, which is a whole message or a part of another one.
class ListTasksRequestRef : public detail::Writing<ListTasksRequestConstRef> {
 public:
  using Writing::Writing;

  ListTasksRequestRef set_parent(std::string_view value) { write_string("parent", value); return *this; }
  ListTasksRequestRef clear_parent() { write_clear("parent"); return *this; }

  ListTasksRequestRef set_response_view(TaskView value) { write_enum("response_view", value); return *this; }
  ListTasksRequestRef clear_response_view() { write_clear("response_view"); return *this; }

  ListTasksRequestRef set_page_size(std::int32_t value) { write_int("page_size", value); return *this; }
  ListTasksRequestRef clear_page_size() { write_clear("page_size"); return *this; }

  ListTasksRequestRef set_page_token(std::string_view value) { write_string("page_token", value); return *this; }
  ListTasksRequestRef clear_page_token() { write_clear("page_token"); return *this; }
};
using ListTasksRequest = Owned<ListTasksRequestRef>;

/// The request of `pause_queue`.
class PauseQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.PauseQueueRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a PauseQueueRequest, which is a whole message or a part of another one.
class PauseQueueRequestRef : public detail::Writing<PauseQueueRequestConstRef> {
 public:
  using Writing::Writing;

  PauseQueueRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  PauseQueueRequestRef clear_name() { write_clear("name"); return *this; }
};
using PauseQueueRequest = Owned<PauseQueueRequestRef>;

/// The request of `purge_queue`.
class PurgeQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.PurgeQueueRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a PurgeQueueRequest, which is a whole message or a part of another one.
class PurgeQueueRequestRef : public detail::Writing<PurgeQueueRequestConstRef> {
 public:
  using Writing::Writing;

  PurgeQueueRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  PurgeQueueRequestRef clear_name() { write_clear("name"); return *this; }
};
using PurgeQueueRequest = Owned<PurgeQueueRequestRef>;

/// The request of `resume_queue`.
class ResumeQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.ResumeQueueRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a ResumeQueueRequest, which is a whole message or a part of another one.
class ResumeQueueRequestRef : public detail::Writing<ResumeQueueRequestConstRef> {
 public:
  using Writing::Writing;

  ResumeQueueRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  ResumeQueueRequestRef clear_name() { write_clear("name"); return *this; }
};
using ResumeQueueRequest = Owned<ResumeQueueRequestRef>;

/// The request of `run_task`.
class RunTaskRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.RunTaskRequest";

  /// The task: `projects/P/locations/L/queues/Q/tasks/T`. Required.
  std::string name() const { return read_string("name"); }

  /// The view of the task that is returned. BASIC if unset.
  TaskView response_view() const { return read_enum<TaskView>("response_view"); }
};

/// A view that can change a RunTaskRequest, which is a whole message or a part of another one.
class RunTaskRequestRef : public detail::Writing<RunTaskRequestConstRef> {
 public:
  using Writing::Writing;

  RunTaskRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  RunTaskRequestRef clear_name() { write_clear("name"); return *this; }

  RunTaskRequestRef set_response_view(TaskView value) { write_enum("response_view", value); return *this; }
  RunTaskRequestRef clear_response_view() { write_clear("response_view"); return *this; }
};
using RunTaskRequest = Owned<RunTaskRequestRef>;

/// The request of `buffer_task`.
class BufferTaskRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BufferTaskRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. It must have an `http_target` with a `uri_override`. Required.
  std::string queue() const { return read_string("queue"); }

  /// The id of the task. If it is empty, the service generates one.
  std::string task_id() const { return read_string("task_id"); }

  /// The body and the content type of the task's HTTP request.
  common::HttpBodyConstRef body() const { return inner<common::HttpBodyConstRef>("body"); }
  bool has_body() const { return read_has("body"); }
};

/// A view that can change a BufferTaskRequest, which is a whole message or a part of another one.
class BufferTaskRequestRef : public detail::Writing<BufferTaskRequestConstRef> {
 public:
  using Writing::Writing;

  BufferTaskRequestRef set_queue(std::string_view value) { write_string("queue", value); return *this; }
  BufferTaskRequestRef clear_queue() { write_clear("queue"); return *this; }

  BufferTaskRequestRef set_task_id(std::string_view value) { write_string("task_id", value); return *this; }
  BufferTaskRequestRef clear_task_id() { write_clear("task_id"); return *this; }

  common::HttpBodyRef mutable_body() { return make_inner<common::HttpBodyRef>("body"); }
  BufferTaskRequestRef set_body(const common::HttpBodyConstRef& value) { write_message("body", value); return *this; }
  BufferTaskRequestRef clear_body() { write_clear("body"); return *this; }
};
using BufferTaskRequest = Owned<BufferTaskRequestRef>;

/// An HTTP request to an App Engine app of the same project. The task succeeds if the response has a status from 200 to 299.
class AppEngineHttpRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.AppEngineHttpRequest";

  /// The HTTP method. POST if unset.
  HttpMethod http_method() const { return read_enum<HttpMethod>("http_method"); }

  /// The App Engine service, version and instance to which the task is sent.
  v2::AppEngineRoutingConstRef app_engine_routing() const { return inner<v2::AppEngineRoutingConstRef>("app_engine_routing"); }
  bool has_app_engine_routing() const { return read_has("app_engine_routing"); }

  /// The path, query and fragment of the URL. It starts with `/` and has at most 2083 characters. If it is empty, `/` is used.
  std::string relative_uri() const { return read_string("relative_uri"); }

  /// The HTTP headers, by name. Their total size is less than 80 KB. The service sets `User-Agent`, `Host`, `Content-Length` and the headers that start with `X-CloudTasks-` or `X-AppEngine-`, and replaces values given for them.
  std::map<std::string, std::string> headers() const { return read_map("headers"); }

  /// The body of the HTTP request. It is allowed only for POST, PUT and PATCH.
  std::string body() const { return read_bytes("body"); }
};

/// A view that can change a AppEngineHttpRequest, which is a whole message or a part of another one.
class AppEngineHttpRequestRef : public detail::Writing<AppEngineHttpRequestConstRef> {
 public:
  using Writing::Writing;

  AppEngineHttpRequestRef set_http_method(HttpMethod value) { write_enum("http_method", value); return *this; }
  AppEngineHttpRequestRef clear_http_method() { write_clear("http_method"); return *this; }

  v2::AppEngineRoutingRef mutable_app_engine_routing() { return make_inner<v2::AppEngineRoutingRef>("app_engine_routing"); }
  AppEngineHttpRequestRef set_app_engine_routing(const v2::AppEngineRoutingConstRef& value) { write_message("app_engine_routing", value); return *this; }
  AppEngineHttpRequestRef clear_app_engine_routing() { write_clear("app_engine_routing"); return *this; }

  AppEngineHttpRequestRef set_relative_uri(std::string_view value) { write_string("relative_uri", value); return *this; }
  AppEngineHttpRequestRef clear_relative_uri() { write_clear("relative_uri"); return *this; }

  AppEngineHttpRequestRef put_headers(std::string_view key, std::string_view value) { write_entry("headers", key, value); return *this; }
  AppEngineHttpRequestRef erase_headers(std::string_view key) { write_erase("headers", key); return *this; }
  AppEngineHttpRequestRef clear_headers() { write_clear("headers"); return *this; }

  AppEngineHttpRequestRef set_body(std::string_view value) { write_bytes("body", value); return *this; }
  AppEngineHttpRequestRef clear_body() { write_clear("body"); return *this; }
};
using AppEngineHttpRequest = Owned<AppEngineHttpRequestRef>;

/// An HTTP request to any server. The task succeeds if the response has a status from 200 to 299. After any other response, or none before `dispatch_deadline`, the task is retried.
class HttpRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.HttpRequest";

  /// The full URL. It starts with `http://` or `https://` and has at most 2083 characters. Required.
  std::string url() const { return read_string("url"); }

  /// The HTTP method. POST if unset.
  HttpMethod http_method() const { return read_enum<HttpMethod>("http_method"); }

  /// The HTTP headers, by name. Their total size is less than 80 KB. The service sets `User-Agent`, `Host`, `Content-Length` and the headers that start with `X-CloudTasks-` or `X-AppEngine-`, and replaces values given for them.
  std::map<std::string, std::string> headers() const { return read_map("headers"); }

  /// The body of the HTTP request. It is allowed only for POST, PUT and PATCH.
  std::string body() const { return read_bytes("body"); }

  /// The service generates an OAuth access token for each attempt and sends it in the `Authorization` header. Use it for Google APIs, whose hosts end in `.googleapis.com`.
  v2::OAuthTokenConstRef oauth_token() const { return inner<v2::OAuthTokenConstRef>("oauth_token"); }
  bool has_oauth_token() const { return read_has("oauth_token"); }

  /// The service generates an OpenID Connect token for each attempt and sends it in the `Authorization` header. Use it for Cloud Run, Cloud Functions and your own servers if they validate the token.
  v2::OidcTokenConstRef oidc_token() const { return inner<v2::OidcTokenConstRef>("oidc_token"); }
  bool has_oidc_token() const { return read_has("oidc_token"); }
};

/// A view that can change a HttpRequest, which is a whole message or a part of another one.
class HttpRequestRef : public detail::Writing<HttpRequestConstRef> {
 public:
  using Writing::Writing;

  HttpRequestRef set_url(std::string_view value) { write_string("url", value); return *this; }
  HttpRequestRef clear_url() { write_clear("url"); return *this; }

  HttpRequestRef set_http_method(HttpMethod value) { write_enum("http_method", value); return *this; }
  HttpRequestRef clear_http_method() { write_clear("http_method"); return *this; }

  HttpRequestRef put_headers(std::string_view key, std::string_view value) { write_entry("headers", key, value); return *this; }
  HttpRequestRef erase_headers(std::string_view key) { write_erase("headers", key); return *this; }
  HttpRequestRef clear_headers() { write_clear("headers"); return *this; }

  HttpRequestRef set_body(std::string_view value) { write_bytes("body", value); return *this; }
  HttpRequestRef clear_body() { write_clear("body"); return *this; }

  v2::OAuthTokenRef mutable_oauth_token() { return make_inner<v2::OAuthTokenRef>("oauth_token"); }
  HttpRequestRef set_oauth_token(const v2::OAuthTokenConstRef& value) { write_message("oauth_token", value); return *this; }
  HttpRequestRef clear_oauth_token() { write_clear("oauth_token"); return *this; }

  v2::OidcTokenRef mutable_oidc_token() { return make_inner<v2::OidcTokenRef>("oidc_token"); }
  HttpRequestRef set_oidc_token(const v2::OidcTokenConstRef& value) { write_message("oidc_token", value); return *this; }
  HttpRequestRef clear_oidc_token() { write_clear("oidc_token"); return *this; }
};
using HttpRequest = Owned<HttpRequestRef>;

/// Overrides parts of the URL of a task.
class UriOverrideConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.UriOverride";

  /// The scheme. If it is unset, HTTPS.
  UriOverrideScheme scheme() const { return read_enum<UriOverrideScheme>("scheme"); }
  bool has_scheme() const { return read_has("scheme"); }

  /// The host, without a port. If it is unset, the task keeps its host.
  std::string host() const { return read_string("host"); }
  bool has_host() const { return read_has("host"); }

  /// The port, a positive number. If it is unset, the task keeps its port.
  std::int64_t port() const { return read_int<std::int64_t>("port"); }
  bool has_port() const { return read_has("port"); }

  /// The path. If it is unset, the task keeps its path.
  v2::PathOverrideConstRef path_override() const { return inner<v2::PathOverrideConstRef>("path_override"); }
  bool has_path_override() const { return read_has("path_override"); }

  /// The query. If it is unset, the task keeps its query.
  v2::QueryOverrideConstRef query_override() const { return inner<v2::QueryOverrideConstRef>("query_override"); }
  bool has_query_override() const { return read_has("query_override"); }

  /// Whether the override always applies or only where the URL of the task lacks a part. ALWAYS if unset.
  UriOverrideUriOverrideEnforceMode uri_override_enforce_mode() const { return read_enum<UriOverrideUriOverrideEnforceMode>("uri_override_enforce_mode"); }
};

/// A view that can change a UriOverride, which is a whole message or a part of another one.
class UriOverrideRef : public detail::Writing<UriOverrideConstRef> {
 public:
  using Writing::Writing;

  UriOverrideRef set_scheme(UriOverrideScheme value) { write_enum("scheme", value); return *this; }
  UriOverrideRef clear_scheme() { write_clear("scheme"); return *this; }

  UriOverrideRef set_host(std::string_view value) { write_string("host", value); return *this; }
  UriOverrideRef clear_host() { write_clear("host"); return *this; }

  UriOverrideRef set_port(std::int64_t value) { write_int("port", value); return *this; }
  UriOverrideRef clear_port() { write_clear("port"); return *this; }

  v2::PathOverrideRef mutable_path_override() { return make_inner<v2::PathOverrideRef>("path_override"); }
  UriOverrideRef set_path_override(const v2::PathOverrideConstRef& value) { write_message("path_override", value); return *this; }
  UriOverrideRef clear_path_override() { write_clear("path_override"); return *this; }

  v2::QueryOverrideRef mutable_query_override() { return make_inner<v2::QueryOverrideRef>("query_override"); }
  UriOverrideRef set_query_override(const v2::QueryOverrideConstRef& value) { write_message("query_override", value); return *this; }
  UriOverrideRef clear_query_override() { write_clear("query_override"); return *this; }

  UriOverrideRef set_uri_override_enforce_mode(UriOverrideUriOverrideEnforceMode value) { write_enum("uri_override_enforce_mode", value); return *this; }
  UriOverrideRef clear_uri_override_enforce_mode() { write_clear("uri_override_enforce_mode"); return *this; }
};
using UriOverride = Owned<UriOverrideRef>;

/// A header that is set for all tasks of a queue.
class HttpTargetHeaderOverrideConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.HttpTarget.HeaderOverride";

  /// The name and value of the header.
  v2::HttpTargetHeaderConstRef header() const { return inner<v2::HttpTargetHeaderConstRef>("header"); }
  bool has_header() const { return read_has("header"); }
};

/// A view that can change a HttpTargetHeaderOverride, which is a whole message or a part of another one.
class HttpTargetHeaderOverrideRef : public detail::Writing<HttpTargetHeaderOverrideConstRef> {
 public:
  using Writing::Writing;

  v2::HttpTargetHeaderRef mutable_header() { return make_inner<v2::HttpTargetHeaderRef>("header"); }
  HttpTargetHeaderOverrideRef set_header(const v2::HttpTargetHeaderConstRef& value) { write_message("header", value); return *this; }
  HttpTargetHeaderOverrideRef clear_header() { write_clear("header"); return *this; }
};
using HttpTargetHeaderOverride = Owned<HttpTargetHeaderOverrideRef>;

/// The request of `update_cmek_config`.
class UpdateCmekConfigRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.UpdateCmekConfigRequest";

  /// The configuration with its new values. Its `name` selects the location. Required.
  v2::CmekConfigConstRef cmek_config() const { return inner<v2::CmekConfigConstRef>("cmek_config"); }
  bool has_cmek_config() const { return read_has("cmek_config"); }

  /// The fields to change, as paths in snake_case such as `rate_limits.max_dispatches_per_second`. If it is unset, all fields are replaced, and those that the request leaves out get their defaults. An empty mask changes nothing.
  common::FieldMaskConstRef update_mask() const { return inner<common::FieldMaskConstRef>("update_mask"); }
  bool has_update_mask() const { return read_has("update_mask"); }
};

/// A view that can change a UpdateCmekConfigRequest, which is a whole message or a part of another one.
class UpdateCmekConfigRequestRef : public detail::Writing<UpdateCmekConfigRequestConstRef> {
 public:
  using Writing::Writing;

  v2::CmekConfigRef mutable_cmek_config() { return make_inner<v2::CmekConfigRef>("cmek_config"); }
  UpdateCmekConfigRequestRef set_cmek_config(const v2::CmekConfigConstRef& value) { write_message("cmek_config", value); return *this; }
  UpdateCmekConfigRequestRef clear_cmek_config() { write_clear("cmek_config"); return *this; }

  common::FieldMaskRef mutable_update_mask() { return make_inner<common::FieldMaskRef>("update_mask"); }
  UpdateCmekConfigRequestRef set_update_mask(const common::FieldMaskConstRef& value) { write_message("update_mask", value); return *this; }
  UpdateCmekConfigRequestRef clear_update_mask() { write_clear("update_mask"); return *this; }
};
using UpdateCmekConfigRequest = Owned<UpdateCmekConfigRequestRef>;

/// A unit of work: an HTTP request that the service sends, or in a pull queue a message that a worker leases.
class TaskConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.Task";

  /// The resource name: `projects/P/locations/L/queues/Q/tasks/T`. The id T has 1 to 500 letters, digits, hyphens and underscores. If it is empty when the task is created, the service generates one. With an id that the caller chooses, a repeated request does not create a second task; creating such a task takes longer. The name of a finished or deleted task cannot be used again for some time, from an hour up to a day.
  std::string name() const { return read_string("name"); }

  /// The request that the service sends to an App Engine app.
  v2::AppEngineHttpRequestConstRef app_engine_http_request() const { return inner<v2::AppEngineHttpRequestConstRef>("app_engine_http_request"); }
  bool has_app_engine_http_request() const { return read_has("app_engine_http_request"); }

  /// The request that the service sends to an HTTP server.
  v2::HttpRequestConstRef http_request() const { return inner<v2::HttpRequestConstRef>("http_request"); }
  bool has_http_request() const { return read_has("http_request"); }

  /// The time at which the task is due, at most 30 days ahead. If it is unset or in the past, the task is due now. After a failed attempt, the service sets it to the time of the next attempt.
  std::optional<Timestamp> schedule_time() const { return read_timestamp("schedule_time"); }
  bool has_schedule_time() const { return read_has("schedule_time"); }

  /// Output only. The time at which the task was created, in whole seconds.
  std::optional<Timestamp> create_time() const { return read_timestamp("create_time"); }
  bool has_create_time() const { return read_has("create_time"); }

  /// The time limit of an attempt. An attempt without a response in this time fails with DEADLINE_EXCEEDED and is retried. For HTTP targets 15 s to 30 min, 10 min if unset. For App Engine targets 15 s to 24 h 15 s; if unset, the limit of the app's scaling type. Cut to milliseconds.
  std::optional<Duration> dispatch_deadline() const { return read_duration("dispatch_deadline"); }
  bool has_dispatch_deadline() const { return read_has("dispatch_deadline"); }

  /// Output only. The number of attempts, including those in progress.
  std::int32_t dispatch_count() const { return read_int<std::int32_t>("dispatch_count"); }

  /// Output only. The number of attempts that received a response.
  std::int32_t response_count() const { return read_int<std::int32_t>("response_count"); }

  /// Output only. The first attempt. Only its `dispatch_time` is set.
  v2::AttemptConstRef first_attempt() const { return inner<v2::AttemptConstRef>("first_attempt"); }
  bool has_first_attempt() const { return read_has("first_attempt"); }

  /// Output only. The most recent attempt.
  v2::AttemptConstRef last_attempt() const { return inner<v2::AttemptConstRef>("last_attempt"); }
  bool has_last_attempt() const { return read_has("last_attempt"); }

  /// Output only. The view of the task that this message shows.
  TaskView view() const { return read_enum<TaskView>("view"); }

  /// The retry settings of this task. They override those of the queue.
  v2::RetryConfigConstRef retry_config() const { return inner<v2::RetryConfigConstRef>("retry_config"); }
  bool has_retry_config() const { return read_has("retry_config"); }
};

/// A view that can change a Task, which is a whole message or a part of another one.
class TaskRef : public detail::Writing<TaskConstRef> {
 public:
  using Writing::Writing;

  TaskRef set_name(std::string_view value) { write_string("name", value); return *this; }
  TaskRef clear_name() { write_clear("name"); return *this; }

  v2::AppEngineHttpRequestRef mutable_app_engine_http_request() { return make_inner<v2::AppEngineHttpRequestRef>("app_engine_http_request"); }
  TaskRef set_app_engine_http_request(const v2::AppEngineHttpRequestConstRef& value) { write_message("app_engine_http_request", value); return *this; }
  TaskRef clear_app_engine_http_request() { write_clear("app_engine_http_request"); return *this; }

  v2::HttpRequestRef mutable_http_request() { return make_inner<v2::HttpRequestRef>("http_request"); }
  TaskRef set_http_request(const v2::HttpRequestConstRef& value) { write_message("http_request", value); return *this; }
  TaskRef clear_http_request() { write_clear("http_request"); return *this; }

  TaskRef set_schedule_time(Timestamp value) { write_timestamp("schedule_time", value); return *this; }
  TaskRef clear_schedule_time() { write_clear("schedule_time"); return *this; }

  TaskRef set_create_time(Timestamp value) { write_timestamp("create_time", value); return *this; }
  TaskRef clear_create_time() { write_clear("create_time"); return *this; }

  TaskRef set_dispatch_deadline(Duration value) { write_duration("dispatch_deadline", value); return *this; }
  TaskRef clear_dispatch_deadline() { write_clear("dispatch_deadline"); return *this; }

  TaskRef set_dispatch_count(std::int32_t value) { write_int("dispatch_count", value); return *this; }
  TaskRef clear_dispatch_count() { write_clear("dispatch_count"); return *this; }

  TaskRef set_response_count(std::int32_t value) { write_int("response_count", value); return *this; }
  TaskRef clear_response_count() { write_clear("response_count"); return *this; }

  v2::AttemptRef mutable_first_attempt() { return make_inner<v2::AttemptRef>("first_attempt"); }
  TaskRef set_first_attempt(const v2::AttemptConstRef& value) { write_message("first_attempt", value); return *this; }
  TaskRef clear_first_attempt() { write_clear("first_attempt"); return *this; }

  v2::AttemptRef mutable_last_attempt() { return make_inner<v2::AttemptRef>("last_attempt"); }
  TaskRef set_last_attempt(const v2::AttemptConstRef& value) { write_message("last_attempt", value); return *this; }
  TaskRef clear_last_attempt() { write_clear("last_attempt"); return *this; }

  TaskRef set_view(TaskView value) { write_enum("view", value); return *this; }
  TaskRef clear_view() { write_clear("view"); return *this; }

  v2::RetryConfigRef mutable_retry_config() { return make_inner<v2::RetryConfigRef>("retry_config"); }
  TaskRef set_retry_config(const v2::RetryConfigConstRef& value) { write_message("retry_config", value); return *this; }
  TaskRef clear_retry_config() { write_clear("retry_config"); return *this; }
};
using Task = Owned<TaskRef>;

/// Settings that override those of the HTTP tasks in a queue.
class HttpTargetConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.HttpTarget";

  /// Overrides parts of the URL of the tasks.
  v2::UriOverrideConstRef uri_override() const { return inner<v2::UriOverrideConstRef>("uri_override"); }
  bool has_uri_override() const { return read_has("uri_override"); }

  /// Overrides the HTTP method of the tasks. If it is unset, each task keeps its own.
  HttpMethod http_method() const { return read_enum<HttpMethod>("http_method"); }

  /// Headers that are set for all tasks, at most 50. They replace headers of the tasks with the same name.
  List<v2::HttpTargetHeaderOverrideConstRef> header_overrides() const { return list<v2::HttpTargetHeaderOverrideConstRef>("header_overrides"); }

  /// The service generates an OAuth access token for each attempt and sends it in the `Authorization` header. Use it for Google APIs, whose hosts end in `.googleapis.com`.
  v2::OAuthTokenConstRef oauth_token() const { return inner<v2::OAuthTokenConstRef>("oauth_token"); }
  bool has_oauth_token() const { return read_has("oauth_token"); }

  /// The service generates an OpenID Connect token for each attempt and sends it in the `Authorization` header. Use it for Cloud Run, Cloud Functions and your own servers if they validate the token.
  v2::OidcTokenConstRef oidc_token() const { return inner<v2::OidcTokenConstRef>("oidc_token"); }
  bool has_oidc_token() const { return read_has("oidc_token"); }
};

/// A view that can change a HttpTarget, which is a whole message or a part of another one.
class HttpTargetRef : public detail::Writing<HttpTargetConstRef> {
 public:
  using Writing::Writing;

  v2::UriOverrideRef mutable_uri_override() { return make_inner<v2::UriOverrideRef>("uri_override"); }
  HttpTargetRef set_uri_override(const v2::UriOverrideConstRef& value) { write_message("uri_override", value); return *this; }
  HttpTargetRef clear_uri_override() { write_clear("uri_override"); return *this; }

  HttpTargetRef set_http_method(HttpMethod value) { write_enum("http_method", value); return *this; }
  HttpTargetRef clear_http_method() { write_clear("http_method"); return *this; }

  v2::HttpTargetHeaderOverrideRef mutable_header_overrides(std::size_t index) { return inner_item<v2::HttpTargetHeaderOverrideRef>("header_overrides", index); }
  v2::HttpTargetHeaderOverrideRef add_header_overrides() { return add_item<v2::HttpTargetHeaderOverrideRef>("header_overrides"); }
  HttpTargetRef add_header_overrides(const v2::HttpTargetHeaderOverrideConstRef& value) { write_item("header_overrides", value); return *this; }
  HttpTargetRef clear_header_overrides() { write_clear("header_overrides"); return *this; }

  v2::OAuthTokenRef mutable_oauth_token() { return make_inner<v2::OAuthTokenRef>("oauth_token"); }
  HttpTargetRef set_oauth_token(const v2::OAuthTokenConstRef& value) { write_message("oauth_token", value); return *this; }
  HttpTargetRef clear_oauth_token() { write_clear("oauth_token"); return *this; }

  v2::OidcTokenRef mutable_oidc_token() { return make_inner<v2::OidcTokenRef>("oidc_token"); }
  HttpTargetRef set_oidc_token(const v2::OidcTokenConstRef& value) { write_message("oidc_token", value); return *this; }
  HttpTargetRef clear_oidc_token() { write_clear("oidc_token"); return *this; }
};
using HttpTarget = Owned<HttpTargetRef>;

/// A queue. It stores tasks and dispatches them according to its rate limits and retry settings.
class QueueConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.Queue";

  /// The resource name: `projects/P/locations/L/queues/Q`. The id Q has 1 to 100 letters, digits and hyphens. It cannot be changed after the queue is created.
  std::string name() const { return read_string("name"); }

  /// The App Engine service, version and instance to which all App Engine tasks of the queue are sent. It overrides the routing of the tasks.
  v2::AppEngineRoutingConstRef app_engine_routing_override() const { return inner<v2::AppEngineRoutingConstRef>("app_engine_routing_override"); }
  bool has_app_engine_routing_override() const { return read_has("app_engine_routing_override"); }

  /// Settings that override those of the HTTP tasks in the queue.
  v2::HttpTargetConstRef http_target() const { return inner<v2::HttpTargetConstRef>("http_target"); }
  bool has_http_target() const { return read_has("http_target"); }

  /// The rate at which tasks are dispatched.
  v2::RateLimitsConstRef rate_limits() const { return inner<v2::RateLimitsConstRef>("rate_limits"); }
  bool has_rate_limits() const { return read_has("rate_limits"); }

  /// The retry settings of the tasks in the queue.
  v2::RetryConfigConstRef retry_config() const { return inner<v2::RetryConfigConstRef>("retry_config"); }
  bool has_retry_config() const { return read_has("retry_config"); }

  /// Output only. The state of the queue. Change it with `pause_queue` and `resume_queue`.
  QueueState state() const { return read_enum<QueueState>("state"); }

  /// Output only. The time of the last purge. All tasks that were created before it are deleted. Unset if the queue was never purged.
  std::optional<Timestamp> purge_time() const { return read_timestamp("purge_time"); }
  bool has_purge_time() const { return read_has("purge_time"); }

  /// Settings for the entries that the queue writes to Cloud Logging. If unset, nothing is logged.
  v2::StackdriverLoggingConfigConstRef stackdriver_logging_config() const { return inner<v2::StackdriverLoggingConfigConstRef>("stackdriver_logging_config"); }
  bool has_stackdriver_logging_config() const { return read_has("stackdriver_logging_config"); }
};

/// A view that can change a Queue, which is a whole message or a part of another one.
class QueueRef : public detail::Writing<QueueConstRef> {
 public:
  using Writing::Writing;

  QueueRef set_name(std::string_view value) { write_string("name", value); return *this; }
  QueueRef clear_name() { write_clear("name"); return *this; }

  v2::AppEngineRoutingRef mutable_app_engine_routing_override() { return make_inner<v2::AppEngineRoutingRef>("app_engine_routing_override"); }
  QueueRef set_app_engine_routing_override(const v2::AppEngineRoutingConstRef& value) { write_message("app_engine_routing_override", value); return *this; }
  QueueRef clear_app_engine_routing_override() { write_clear("app_engine_routing_override"); return *this; }

  v2::HttpTargetRef mutable_http_target() { return make_inner<v2::HttpTargetRef>("http_target"); }
  QueueRef set_http_target(const v2::HttpTargetConstRef& value) { write_message("http_target", value); return *this; }
  QueueRef clear_http_target() { write_clear("http_target"); return *this; }

  v2::RateLimitsRef mutable_rate_limits() { return make_inner<v2::RateLimitsRef>("rate_limits"); }
  QueueRef set_rate_limits(const v2::RateLimitsConstRef& value) { write_message("rate_limits", value); return *this; }
  QueueRef clear_rate_limits() { write_clear("rate_limits"); return *this; }

  v2::RetryConfigRef mutable_retry_config() { return make_inner<v2::RetryConfigRef>("retry_config"); }
  QueueRef set_retry_config(const v2::RetryConfigConstRef& value) { write_message("retry_config", value); return *this; }
  QueueRef clear_retry_config() { write_clear("retry_config"); return *this; }

  QueueRef set_state(QueueState value) { write_enum("state", value); return *this; }
  QueueRef clear_state() { write_clear("state"); return *this; }

  QueueRef set_purge_time(Timestamp value) { write_timestamp("purge_time", value); return *this; }
  QueueRef clear_purge_time() { write_clear("purge_time"); return *this; }

  v2::StackdriverLoggingConfigRef mutable_stackdriver_logging_config() { return make_inner<v2::StackdriverLoggingConfigRef>("stackdriver_logging_config"); }
  QueueRef set_stackdriver_logging_config(const v2::StackdriverLoggingConfigConstRef& value) { write_message("stackdriver_logging_config", value); return *this; }
  QueueRef clear_stackdriver_logging_config() { write_clear("stackdriver_logging_config"); return *this; }
};
using Queue = Owned<QueueRef>;

/// The request of `create_task`.
class CreateTaskRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.CreateTaskRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string parent() const { return read_string("parent"); }

  /// The task to create. Required.
  v2::TaskConstRef task() const { return inner<v2::TaskConstRef>("task"); }
  bool has_task() const { return read_has("task"); }

  /// The view of the task that is returned. BASIC if unset.
  TaskView response_view() const { return read_enum<TaskView>("response_view"); }
};

/// A view that can change a CreateTaskRequest, which is a whole message or a part of another one.
class CreateTaskRequestRef : public detail::Writing<CreateTaskRequestConstRef> {
 public:
  using Writing::Writing;

  CreateTaskRequestRef set_parent(std::string_view value) { write_string("parent", value); return *this; }
  CreateTaskRequestRef clear_parent() { write_clear("parent"); return *this; }

  v2::TaskRef mutable_task() { return make_inner<v2::TaskRef>("task"); }
  CreateTaskRequestRef set_task(const v2::TaskConstRef& value) { write_message("task", value); return *this; }
  CreateTaskRequestRef clear_task() { write_clear("task"); return *this; }

  CreateTaskRequestRef set_response_view(TaskView value) { write_enum("response_view", value); return *this; }
  CreateTaskRequestRef clear_response_view() { write_clear("response_view"); return *this; }
};
using CreateTaskRequest = Owned<CreateTaskRequestRef>;

/// The result of `batch_create_tasks`.
class BatchCreateTasksResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BatchCreateTasksResponse";

  /// The tasks that were created.
  List<v2::TaskConstRef> tasks() const { return list<v2::TaskConstRef>("tasks"); }
};

/// A view that can change a BatchCreateTasksResponse, which is a whole message or a part of another one.
class BatchCreateTasksResponseRef : public detail::Writing<BatchCreateTasksResponseConstRef> {
 public:
  using Writing::Writing;

  v2::TaskRef mutable_tasks(std::size_t index) { return inner_item<v2::TaskRef>("tasks", index); }
  v2::TaskRef add_tasks() { return add_item<v2::TaskRef>("tasks"); }
  BatchCreateTasksResponseRef add_tasks(const v2::TaskConstRef& value) { write_item("tasks", value); return *this; }
  BatchCreateTasksResponseRef clear_tasks() { write_clear("tasks"); return *this; }
};
using BatchCreateTasksResponse = Owned<BatchCreateTasksResponseRef>;

/// A page of tasks.
class ListTasksResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.ListTasksResponse";

  /// The tasks of this page.
  List<v2::TaskConstRef> tasks() const { return list<v2::TaskConstRef>("tasks"); }

  /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks` is valid for 2 h.
  std::string next_page_token() const { return read_string("next_page_token"); }
};

/// A view that can change a ListTasksResponse, which is a whole message or a part of another one.
class ListTasksResponseRef : public detail::Writing<ListTasksResponseConstRef> {
 public:
  using Writing::Writing;

  v2::TaskRef mutable_tasks(std::size_t index) { return inner_item<v2::TaskRef>("tasks", index); }
  v2::TaskRef add_tasks() { return add_item<v2::TaskRef>("tasks"); }
  ListTasksResponseRef add_tasks(const v2::TaskConstRef& value) { write_item("tasks", value); return *this; }
  ListTasksResponseRef clear_tasks() { write_clear("tasks"); return *this; }

  ListTasksResponseRef set_next_page_token(std::string_view value) { write_string("next_page_token", value); return *this; }
  ListTasksResponseRef clear_next_page_token() { write_clear("next_page_token"); return *this; }
};
using ListTasksResponse = Owned<ListTasksResponseRef>;

/// The result of `buffer_task`: the task that was created.
class BufferTaskResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BufferTaskResponse";

  /// The result of `buffer_task`: the task that was created.
  v2::TaskConstRef task() const { return inner<v2::TaskConstRef>("task"); }
  bool has_task() const { return read_has("task"); }
};

/// A view that can change a BufferTaskResponse, which is a whole message or a part of another one.
class BufferTaskResponseRef : public detail::Writing<BufferTaskResponseConstRef> {
 public:
  using Writing::Writing;

  v2::TaskRef mutable_task() { return make_inner<v2::TaskRef>("task"); }
  BufferTaskResponseRef set_task(const v2::TaskConstRef& value) { write_message("task", value); return *this; }
  BufferTaskResponseRef clear_task() { write_clear("task"); return *this; }
};
using BufferTaskResponse = Owned<BufferTaskResponseRef>;

/// The request of `batch_create_tasks`.
class BatchCreateTasksRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.BatchCreateTasksRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. All tasks of the batch belong to it. Required.
  std::string parent() const { return read_string("parent"); }

  /// The tasks to create, 1 to 100. The parent of each is the queue of the batch. Required.
  List<v2::CreateTaskRequestConstRef> requests() const { return list<v2::CreateTaskRequestConstRef>("requests"); }

  /// An id for this request, for example a UUID. It becomes the id of the operation. A second request with the same id fails with INVALID_ARGUMENT, so that a batch is not executed twice.
  std::string request_id() const { return read_string("request_id"); }
};

/// A view that can change a BatchCreateTasksRequest, which is a whole message or a part of another one.
class BatchCreateTasksRequestRef : public detail::Writing<BatchCreateTasksRequestConstRef> {
 public:
  using Writing::Writing;

  BatchCreateTasksRequestRef set_parent(std::string_view value) { write_string("parent", value); return *this; }
  BatchCreateTasksRequestRef clear_parent() { write_clear("parent"); return *this; }

  v2::CreateTaskRequestRef mutable_requests(std::size_t index) { return inner_item<v2::CreateTaskRequestRef>("requests", index); }
  v2::CreateTaskRequestRef add_requests() { return add_item<v2::CreateTaskRequestRef>("requests"); }
  BatchCreateTasksRequestRef add_requests(const v2::CreateTaskRequestConstRef& value) { write_item("requests", value); return *this; }
  BatchCreateTasksRequestRef clear_requests() { write_clear("requests"); return *this; }

  BatchCreateTasksRequestRef set_request_id(std::string_view value) { write_string("request_id", value); return *this; }
  BatchCreateTasksRequestRef clear_request_id() { write_clear("request_id"); return *this; }
};
using BatchCreateTasksRequest = Owned<BatchCreateTasksRequestRef>;

/// The request of `create_queue`.
class CreateQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.CreateQueueRequest";

  /// The location: `projects/P/locations/L`. Required.
  std::string parent() const { return read_string("parent"); }

  /// The queue to create. Its name is required and cannot be the name of an existing or recently deleted queue.
  v2::QueueConstRef queue() const { return inner<v2::QueueConstRef>("queue"); }
  bool has_queue() const { return read_has("queue"); }
};

/// A view that can change a CreateQueueRequest, which is a whole message or a part of another one.
class CreateQueueRequestRef : public detail::Writing<CreateQueueRequestConstRef> {
 public:
  using Writing::Writing;

  CreateQueueRequestRef set_parent(std::string_view value) { write_string("parent", value); return *this; }
  CreateQueueRequestRef clear_parent() { write_clear("parent"); return *this; }

  v2::QueueRef mutable_queue() { return make_inner<v2::QueueRef>("queue"); }
  CreateQueueRequestRef set_queue(const v2::QueueConstRef& value) { write_message("queue", value); return *this; }
  CreateQueueRequestRef clear_queue() { write_clear("queue"); return *this; }
};
using CreateQueueRequest = Owned<CreateQueueRequestRef>;

/// A page of queues.
class ListQueuesResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.ListQueuesResponse";

  /// The queues of this page.
  List<v2::QueueConstRef> queues() const { return list<v2::QueueConstRef>("queues"); }

  /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks` is valid for 2 h.
  std::string next_page_token() const { return read_string("next_page_token"); }
};

/// A view that can change a ListQueuesResponse, which is a whole message or a part of another one.
class ListQueuesResponseRef : public detail::Writing<ListQueuesResponseConstRef> {
 public:
  using Writing::Writing;

  v2::QueueRef mutable_queues(std::size_t index) { return inner_item<v2::QueueRef>("queues", index); }
  v2::QueueRef add_queues() { return add_item<v2::QueueRef>("queues"); }
  ListQueuesResponseRef add_queues(const v2::QueueConstRef& value) { write_item("queues", value); return *this; }
  ListQueuesResponseRef clear_queues() { write_clear("queues"); return *this; }

  ListQueuesResponseRef set_next_page_token(std::string_view value) { write_string("next_page_token", value); return *this; }
  ListQueuesResponseRef clear_next_page_token() { write_clear("next_page_token"); return *this; }
};
using ListQueuesResponse = Owned<ListQueuesResponseRef>;

/// The request of `update_queue`.
class UpdateQueueRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.tasks.v2.UpdateQueueRequest";

  /// The queue with its new values. Its `name` selects the queue. Required.
  v2::QueueConstRef queue() const { return inner<v2::QueueConstRef>("queue"); }
  bool has_queue() const { return read_has("queue"); }

  /// The fields to change, as paths in snake_case such as `rate_limits.max_dispatches_per_second`. If it is unset, all fields are replaced, and those that the request leaves out get their defaults. An empty mask changes nothing.
  common::FieldMaskConstRef update_mask() const { return inner<common::FieldMaskConstRef>("update_mask"); }
  bool has_update_mask() const { return read_has("update_mask"); }
};

/// A view that can change a UpdateQueueRequest, which is a whole message or a part of another one.
class UpdateQueueRequestRef : public detail::Writing<UpdateQueueRequestConstRef> {
 public:
  using Writing::Writing;

  v2::QueueRef mutable_queue() { return make_inner<v2::QueueRef>("queue"); }
  UpdateQueueRequestRef set_queue(const v2::QueueConstRef& value) { write_message("queue", value); return *this; }
  UpdateQueueRequestRef clear_queue() { write_clear("queue"); return *this; }

  common::FieldMaskRef mutable_update_mask() { return make_inner<common::FieldMaskRef>("update_mask"); }
  UpdateQueueRequestRef set_update_mask(const common::FieldMaskConstRef& value) { write_message("update_mask", value); return *this; }
  UpdateQueueRequestRef clear_update_mask() { write_clear("update_mask"); return *this; }
};
using UpdateQueueRequest = Owned<UpdateQueueRequestRef>;

/// The methods of v2, for Client, NothrowClient and AsyncClient. Cheap to copy: copies share one connection. Any
/// number of threads may call one client. `Answer<T>` is T, Result<T> or Future<T>.
template <class Form>
class BasicClient : public ::cloudtasks::BasicClient<Form> {
 public:
  template <class T>
  using Answer = typename Form::template Answer<T>;
  template <class Item, class Page>
  using Paged = typename Form::template Paged<Item, Page>;
  template <class Response, class Metadata>
  using Operation = typename Form::template Operation<Response, Metadata>;

  using ::cloudtasks::BasicClient<Form>::BasicClient;
  BasicClient() = default;

  /// A client with the connection of another, of any version and form.
  template <class Other>
  explicit BasicClient(const ::cloudtasks::BasicClient<Other>& other) : ::cloudtasks::BasicClient<Form>(other.connection()) {}

  /// The same client with methods that give a Result and do not throw.
  [[nodiscard]] BasicClient<Nothrow> nothrow() const { return BasicClient<Nothrow>(*this); }

  /// The same client with methods that do not wait and give a Future.
  [[nodiscard]] BasicClient<Async> async() const { return BasicClient<Async>(*this); }

  /// Lists the queues of a location, ordered by name.
  Paged<v2::Queue, v2::ListQueuesResponse> list_queues(const v2::ListQueuesRequest& request, const CallOptions& options = {}) const {
    return this->template list<v2::Queue, v2::ListQueuesResponse>("v2.list_queues", "queues", request, options);
  }
  Paged<v2::Queue, v2::ListQueuesResponse> list_queues(std::string_view parent, const CallOptions& options = {}) const {
    v2::ListQueuesRequest made;
    made.set_parent(parent);
    return list_queues(made, options);
  }

  /// Gets a queue. Fails with NOT_FOUND if it does not exist.
  Answer<v2::Queue> get_queue(const v2::GetQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Queue>("v2.get_queue", request, options);
  }
  Answer<v2::Queue> get_queue(std::string_view name, const CallOptions& options = {}) const {
    v2::GetQueueRequest made;
    made.set_name(name);
    return get_queue(made, options);
  }

  /// Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
  Answer<v2::Queue> create_queue(const v2::CreateQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Queue>("v2.create_queue", request, options);
  }
  Answer<v2::Queue> create_queue(std::string_view parent, const v2::QueueConstRef& queue, const CallOptions& options = {}) const {
    v2::CreateQueueRequest made;
    made.set_parent(parent);
    made.set_queue(queue);
    return create_queue(made, options);
  }

  /// Updates a queue, or creates it if it does not exist. The state of the queue does not change.
  Answer<v2::Queue> update_queue(const v2::UpdateQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Queue>("v2.update_queue", request, options);
  }
  Answer<v2::Queue> update_queue(const v2::QueueConstRef& queue, const common::FieldMaskConstRef& update_mask, const CallOptions& options = {}) const {
    v2::UpdateQueueRequest made;
    made.set_queue(queue);
    made.set_update_mask(update_mask);
    return update_queue(made, options);
  }

  /// Deletes a queue and all its tasks. Its name cannot be used again for some days.
  Answer<void> delete_queue(const v2::DeleteQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<void>("v2.delete_queue", request, options);
  }
  Answer<void> delete_queue(std::string_view name, const CallOptions& options = {}) const {
    v2::DeleteQueueRequest made;
    made.set_name(name);
    return delete_queue(made, options);
  }

  /// Deletes all tasks of a queue that were created before the call. This cannot be undone.
  Answer<v2::Queue> purge_queue(const v2::PurgeQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Queue>("v2.purge_queue", request, options);
  }
  Answer<v2::Queue> purge_queue(std::string_view name, const CallOptions& options = {}) const {
    v2::PurgeQueueRequest made;
    made.set_name(name);
    return purge_queue(made, options);
  }

  /// Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
  Answer<v2::Queue> pause_queue(const v2::PauseQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Queue>("v2.pause_queue", request, options);
  }
  Answer<v2::Queue> pause_queue(std::string_view name, const CallOptions& options = {}) const {
    v2::PauseQueueRequest made;
    made.set_name(name);
    return pause_queue(made, options);
  }

  /// Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
  Answer<v2::Queue> resume_queue(const v2::ResumeQueueRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Queue>("v2.resume_queue", request, options);
  }
  Answer<v2::Queue> resume_queue(std::string_view name, const CallOptions& options = {}) const {
    v2::ResumeQueueRequest made;
    made.set_name(name);
    return resume_queue(made, options);
  }

  /// Gets the IAM policy of a queue. The policy is empty if none was set.
  Answer<common::Policy> get_iam_policy(const common::GetIamPolicyRequest& request, const CallOptions& options = {}) const {
    return this->template call<common::Policy>("v2.get_iam_policy", request, options);
  }
  Answer<common::Policy> get_iam_policy(std::string_view resource, const CallOptions& options = {}) const {
    common::GetIamPolicyRequest made;
    made.set_resource(resource);
    return get_iam_policy(made, options);
  }

  /// Sets the IAM policy of a queue. It replaces the existing policy.
  Answer<common::Policy> set_iam_policy(const common::SetIamPolicyRequest& request, const CallOptions& options = {}) const {
    return this->template call<common::Policy>("v2.set_iam_policy", request, options);
  }
  Answer<common::Policy> set_iam_policy(std::string_view resource, const CallOptions& options = {}) const {
    common::SetIamPolicyRequest made;
    made.set_resource(resource);
    return set_iam_policy(made, options);
  }

  /// Returns which of the given permissions the caller has on a queue.
  Answer<common::TestIamPermissionsResponse> test_iam_permissions(const common::TestIamPermissionsRequest& request, const CallOptions& options = {}) const {
    return this->template call<common::TestIamPermissionsResponse>("v2.test_iam_permissions", request, options);
  }
  Answer<common::TestIamPermissionsResponse> test_iam_permissions(std::string_view resource, const std::vector<std::string>& permissions, const CallOptions& options = {}) const {
    common::TestIamPermissionsRequest made;
    made.set_resource(resource);
    for (const auto& item : permissions) made.add_permissions(item);
    return test_iam_permissions(made, options);
  }

  /// Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
  Paged<v2::Task, v2::ListTasksResponse> list_tasks(const v2::ListTasksRequest& request, const CallOptions& options = {}) const {
    return this->template list<v2::Task, v2::ListTasksResponse>("v2.list_tasks", "tasks", request, options);
  }
  Paged<v2::Task, v2::ListTasksResponse> list_tasks(std::string_view parent, const CallOptions& options = {}) const {
    v2::ListTasksRequest made;
    made.set_parent(parent);
    return list_tasks(made, options);
  }

  /// Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
  Answer<v2::Task> get_task(const v2::GetTaskRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Task>("v2.get_task", request, options);
  }
  Answer<v2::Task> get_task(std::string_view name, const CallOptions& options = {}) const {
    v2::GetTaskRequest made;
    made.set_name(name);
    return get_task(made, options);
  }

  /// Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
  Answer<v2::Task> create_task(const v2::CreateTaskRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Task>("v2.create_task", request, options);
  }
  Answer<v2::Task> create_task(std::string_view parent, const v2::TaskConstRef& task, const CallOptions& options = {}) const {
    v2::CreateTaskRequest made;
    made.set_parent(parent);
    made.set_task(task);
    return create_task(made, options);
  }

  /// Deletes a task that is not finished. Its name cannot be used again for some time.
  Answer<void> delete_task(const v2::DeleteTaskRequest& request, const CallOptions& options = {}) const {
    return this->template call<void>("v2.delete_task", request, options);
  }
  Answer<void> delete_task(std::string_view name, const CallOptions& options = {}) const {
    v2::DeleteTaskRequest made;
    made.set_name(name);
    return delete_task(made, options);
  }

  /// Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
  Answer<v2::Task> run_task(const v2::RunTaskRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::Task>("v2.run_task", request, options);
  }
  Answer<v2::Task> run_task(std::string_view name, const CallOptions& options = {}) const {
    v2::RunTaskRequest made;
    made.set_name(name);
    return run_task(made, options);
  }

  /// Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
  Answer<v2::BufferTaskResponse> buffer_task(const v2::BufferTaskRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::BufferTaskResponse>("v2.buffer_task", request, options);
  }
  Answer<v2::BufferTaskResponse> buffer_task(std::string_view queue, std::string_view task_id, const common::HttpBodyConstRef& body, const CallOptions& options = {}) const {
    v2::BufferTaskRequest made;
    made.set_queue(queue);
    made.set_task_id(task_id);
    made.set_body(body);
    return buffer_task(made, options);
  }

  /// Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
  Operation<v2::BatchCreateTasksResponse, v2::BatchCreateTasksMetadata> batch_create_tasks(const v2::BatchCreateTasksRequest& request, const CallOptions& options = {}) const {
    return this->template operate<v2::BatchCreateTasksResponse, v2::BatchCreateTasksMetadata>("v2.batch_create_tasks", request, options);
  }
  Operation<v2::BatchCreateTasksResponse, v2::BatchCreateTasksMetadata> batch_create_tasks(std::string_view parent, const std::vector<v2::CreateTaskRequest>& requests, const CallOptions& options = {}) const {
    v2::BatchCreateTasksRequest made;
    made.set_parent(parent);
    for (const auto& item : requests) made.add_requests(item);
    return batch_create_tasks(made, options);
  }

  /// Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
  Operation<common::Empty, v2::BatchDeleteTasksMetadata> batch_delete_tasks(const v2::BatchDeleteTasksRequest& request, const CallOptions& options = {}) const {
    return this->template operate<common::Empty, v2::BatchDeleteTasksMetadata>("v2.batch_delete_tasks", request, options);
  }
  Operation<common::Empty, v2::BatchDeleteTasksMetadata> batch_delete_tasks(std::string_view parent, const std::vector<std::string>& names, const CallOptions& options = {}) const {
    v2::BatchDeleteTasksRequest made;
    made.set_parent(parent);
    for (const auto& item : names) made.add_names(item);
    return batch_delete_tasks(made, options);
  }

  /// Gets the encryption key of a location.
  Answer<v2::CmekConfig> get_cmek_config(const v2::GetCmekConfigRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::CmekConfig>("v2.get_cmek_config", request, options);
  }
  Answer<v2::CmekConfig> get_cmek_config(std::string_view name, const CallOptions& options = {}) const {
    v2::GetCmekConfigRequest made;
    made.set_name(name);
    return get_cmek_config(made, options);
  }

  /// Sets the encryption key of a location. It is used for tasks that are created afterwards.
  Answer<v2::CmekConfig> update_cmek_config(const v2::UpdateCmekConfigRequest& request, const CallOptions& options = {}) const {
    return this->template call<v2::CmekConfig>("v2.update_cmek_config", request, options);
  }
  Answer<v2::CmekConfig> update_cmek_config(const v2::CmekConfigConstRef& cmek_config, const common::FieldMaskConstRef& update_mask, const CallOptions& options = {}) const {
    v2::UpdateCmekConfigRequest made;
    made.set_cmek_config(cmek_config);
    made.set_update_mask(update_mask);
    return update_cmek_config(made, options);
  }

  /// Gets information about a location.
  Answer<common::Location> get_location(const common::GetLocationRequest& request, const CallOptions& options = {}) const {
    return this->template call<common::Location>("v2.get_location", request, options);
  }

  /// Lists the locations where the service is available.
  Paged<common::Location, common::ListLocationsResponse> list_locations(const common::ListLocationsRequest& request, const CallOptions& options = {}) const {
    return this->template list<common::Location, common::ListLocationsResponse>("v2.list_locations", "locations", request, options);
  }

  /// Gets the state of a long-running operation.
  Answer<common::Operation> get_operation(const common::GetOperationRequest& request, const CallOptions& options = {}) const {
    return this->template call<common::Operation>("v2.get_operation", request, options);
  }
};

/// Gives values, and throws errors.
using Client = BasicClient<Throwing>;
/// Gives a Result. It also works under -fno-exceptions.
using NothrowClient = BasicClient<Nothrow>;
/// Gives a Future.
using AsyncClient = BasicClient<Async>;

}  // namespace v2
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
