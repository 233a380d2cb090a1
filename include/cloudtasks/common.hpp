// Google's messages that the versions share, in one file because they refer to each other. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "message.hpp"

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace common {

/// A type of access that can be logged.
enum class AuditLogConfigLogType : std::int32_t {
  /// Not set.
  LOG_TYPE_UNSPECIFIED = 0,
  /// Reads of configuration data.
  ADMIN_READ = 1,
  /// Writes of data.
  DATA_WRITE = 2,
  /// Reads of data.
  DATA_READ = 3,
};

/// How a binding changed.
enum class BindingDeltaAction : std::int32_t {
  /// Not set.
  ACTION_UNSPECIFIED = 0,
  /// It was added.
  ADD = 1,
  /// It was removed.
  REMOVE = 2,
};

/// How an audit configuration changed.
enum class AuditConfigDeltaAction : std::int32_t {
  /// Not set.
  ACTION_UNSPECIFIED = 0,
  /// It was added.
  ADD = 1,
  /// It was removed.
  REMOVE = 2,
};

/// An empty message.
class EmptyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.protobuf.Empty";
};

/// A view that can change a Empty, which is a whole message or a part of another one.
class EmptyRef : public detail::Writing<EmptyConstRef> {
 public:
  using Writing::Writing;
};
using Empty = Owned<EmptyRef>;

/// A set of fields, as paths.
class FieldMaskConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.protobuf.FieldMask";

  /// The paths of the fields, in snake_case.
  std::vector<std::string> paths() const { return read_strings("paths"); }
};

/// A view that can change a FieldMask, which is a whole message or a part of another one.
class FieldMaskRef : public detail::Writing<FieldMaskConstRef> {
 public:
  using Writing::Writing;

  FieldMaskRef add_paths(std::string_view value) { write_item("paths", value); return *this; }
  FieldMaskRef clear_paths() { write_clear("paths"); return *this; }
};
using FieldMask = Owned<FieldMaskRef>;

/// A message of any type.
class AnyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.protobuf.Any";

  /// The type of the message: `type.googleapis.com/` and its full name.
  std::string type_url() const { return read_string("type_url"); }

  /// The message in protobuf's binary format.
  std::string value() const { return read_bytes("value"); }
};

/// A view that can change a Any, which is a whole message or a part of another one.
class AnyRef : public detail::Writing<AnyConstRef> {
 public:
  using Writing::Writing;

  AnyRef set_type_url(std::string_view value) { write_string("type_url", value); return *this; }
  AnyRef clear_type_url() { write_clear("type_url"); return *this; }

  AnyRef set_value(std::string_view value) { write_bytes("value", value); return *this; }
  AnyRef clear_value() { write_clear("value"); return *this; }
};
using Any = Owned<AnyRef>;

/// The cause of an error in machine-readable form.
class ErrorInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.ErrorInfo";

  /// The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`.
  std::string reason() const { return read_string("reason"); }

  /// The domain that defines the reason, for example `cloudtasks.googleapis.com`.
  std::string domain() const { return read_string("domain"); }

  /// More details of the cause.
  std::map<std::string, std::string> metadata() const { return read_map("metadata"); }
};

/// A view that can change a ErrorInfo, which is a whole message or a part of another one.
class ErrorInfoRef : public detail::Writing<ErrorInfoConstRef> {
 public:
  using Writing::Writing;

  ErrorInfoRef set_reason(std::string_view value) { write_string("reason", value); return *this; }
  ErrorInfoRef clear_reason() { write_clear("reason"); return *this; }

  ErrorInfoRef set_domain(std::string_view value) { write_string("domain", value); return *this; }
  ErrorInfoRef clear_domain() { write_clear("domain"); return *this; }

  ErrorInfoRef put_metadata(std::string_view key, std::string_view value) { write_entry("metadata", key, value); return *this; }
  ErrorInfoRef erase_metadata(std::string_view key) { write_erase("metadata", key); return *this; }
  ErrorInfoRef clear_metadata() { write_clear("metadata"); return *this; }
};
using ErrorInfo = Owned<ErrorInfoRef>;

/// When a client can retry a request.
class RetryInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.RetryInfo";

  /// How long to wait before the next attempt.
  std::optional<Duration> retry_delay() const { return read_duration("retry_delay"); }
  bool has_retry_delay() const { return read_has("retry_delay"); }
};

/// A view that can change a RetryInfo, which is a whole message or a part of another one.
class RetryInfoRef : public detail::Writing<RetryInfoConstRef> {
 public:
  using Writing::Writing;

  RetryInfoRef set_retry_delay(Duration value) { write_duration("retry_delay", value); return *this; }
  RetryInfoRef clear_retry_delay() { write_clear("retry_delay"); return *this; }
};
using RetryInfo = Owned<RetryInfoRef>;

/// A message for users.
class LocalizedMessageConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.LocalizedMessage";

  /// The locale, for example `en-US`.
  std::string locale() const { return read_string("locale"); }

  /// The message in this locale.
  std::string message() const { return read_string("message"); }
};

/// A view that can change a LocalizedMessage, which is a whole message or a part of another one.
class LocalizedMessageRef : public detail::Writing<LocalizedMessageConstRef> {
 public:
  using Writing::Writing;

  LocalizedMessageRef set_locale(std::string_view value) { write_string("locale", value); return *this; }
  LocalizedMessageRef clear_locale() { write_clear("locale"); return *this; }

  LocalizedMessageRef set_message(std::string_view value) { write_string("message", value); return *this; }
  LocalizedMessageRef clear_message() { write_clear("message"); return *this; }
};
using LocalizedMessage = Owned<LocalizedMessageRef>;

/// A link to documentation.
class HelpLinkConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.Help.Link";

  /// What the link shows.
  std::string description() const { return read_string("description"); }

  /// The URL.
  std::string url() const { return read_string("url"); }
};

/// A view that can change a HelpLink, which is a whole message or a part of another one.
class HelpLinkRef : public detail::Writing<HelpLinkConstRef> {
 public:
  using Writing::Writing;

  HelpLinkRef set_description(std::string_view value) { write_string("description", value); return *this; }
  HelpLinkRef clear_description() { write_clear("description"); return *this; }

  HelpLinkRef set_url(std::string_view value) { write_string("url", value); return *this; }
  HelpLinkRef clear_url() { write_clear("url"); return *this; }
};
using HelpLink = Owned<HelpLinkRef>;

/// A quota that was exceeded.
class QuotaFailureViolationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.QuotaFailure.Violation";

  /// The subject of the violation, for example a project.
  std::string subject() const { return read_string("subject"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }

  /// The API to which the quota belongs.
  std::string api_service() const { return read_string("api_service"); }

  /// The metric of the quota, for example `cloudtasks.googleapis.com/api_requests`.
  std::string quota_metric() const { return read_string("quota_metric"); }

  /// The id of the quota for this metric.
  std::string quota_id() const { return read_string("quota_id"); }

  /// The dimensions of the quota, for example the region.
  std::map<std::string, std::string> quota_dimensions() const { return read_map("quota_dimensions"); }

  /// The limit that was exceeded.
  std::int64_t quota_value() const { return read_int<std::int64_t>("quota_value"); }

  /// The limit that the service will enforce in the future.
  std::int64_t future_quota_value() const { return read_int<std::int64_t>("future_quota_value"); }
  bool has_future_quota_value() const { return read_has("future_quota_value"); }
};

/// A view that can change a QuotaFailureViolation, which is a whole message or a part of another one.
class QuotaFailureViolationRef : public detail::Writing<QuotaFailureViolationConstRef> {
 public:
  using Writing::Writing;

  QuotaFailureViolationRef set_subject(std::string_view value) { write_string("subject", value); return *this; }
  QuotaFailureViolationRef clear_subject() { write_clear("subject"); return *this; }

  QuotaFailureViolationRef set_description(std::string_view value) { write_string("description", value); return *this; }
  QuotaFailureViolationRef clear_description() { write_clear("description"); return *this; }

  QuotaFailureViolationRef set_api_service(std::string_view value) { write_string("api_service", value); return *this; }
  QuotaFailureViolationRef clear_api_service() { write_clear("api_service"); return *this; }

  QuotaFailureViolationRef set_quota_metric(std::string_view value) { write_string("quota_metric", value); return *this; }
  QuotaFailureViolationRef clear_quota_metric() { write_clear("quota_metric"); return *this; }

  QuotaFailureViolationRef set_quota_id(std::string_view value) { write_string("quota_id", value); return *this; }
  QuotaFailureViolationRef clear_quota_id() { write_clear("quota_id"); return *this; }

  QuotaFailureViolationRef put_quota_dimensions(std::string_view key, std::string_view value) { write_entry("quota_dimensions", key, value); return *this; }
  QuotaFailureViolationRef erase_quota_dimensions(std::string_view key) { write_erase("quota_dimensions", key); return *this; }
  QuotaFailureViolationRef clear_quota_dimensions() { write_clear("quota_dimensions"); return *this; }

  QuotaFailureViolationRef set_quota_value(std::int64_t value) { write_int("quota_value", value); return *this; }
  QuotaFailureViolationRef clear_quota_value() { write_clear("quota_value"); return *this; }

  QuotaFailureViolationRef set_future_quota_value(std::int64_t value) { write_int("future_quota_value", value); return *this; }
  QuotaFailureViolationRef clear_future_quota_value() { write_clear("future_quota_value"); return *this; }
};
using QuotaFailureViolation = Owned<QuotaFailureViolationRef>;

/// A precondition that is not met.
class PreconditionFailureViolationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.PreconditionFailure.Violation";

  /// The type of the precondition, as the service defines it.
  std::string type_() const { return read_string("type_"); }

  /// The subject of the violation, for example a project.
  std::string subject() const { return read_string("subject"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }
};

/// A view that can change a PreconditionFailureViolation, which is a whole message or a part of another one.
class PreconditionFailureViolationRef : public detail::Writing<PreconditionFailureViolationConstRef> {
 public:
  using Writing::Writing;

  PreconditionFailureViolationRef set_type_(std::string_view value) { write_string("type_", value); return *this; }
  PreconditionFailureViolationRef clear_type_() { write_clear("type_"); return *this; }

  PreconditionFailureViolationRef set_subject(std::string_view value) { write_string("subject", value); return *this; }
  PreconditionFailureViolationRef clear_subject() { write_clear("subject"); return *this; }

  PreconditionFailureViolationRef set_description(std::string_view value) { write_string("description", value); return *this; }
  PreconditionFailureViolationRef clear_description() { write_clear("description"); return *this; }
};
using PreconditionFailureViolation = Owned<PreconditionFailureViolationRef>;

/// Identifies a request in the logs of the service.
class RequestInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.RequestInfo";

  /// The id of the request.
  std::string request_id() const { return read_string("request_id"); }

  /// Data for the operators of the service.
  std::string serving_data() const { return read_string("serving_data"); }
};

/// A view that can change a RequestInfo, which is a whole message or a part of another one.
class RequestInfoRef : public detail::Writing<RequestInfoConstRef> {
 public:
  using Writing::Writing;

  RequestInfoRef set_request_id(std::string_view value) { write_string("request_id", value); return *this; }
  RequestInfoRef clear_request_id() { write_clear("request_id"); return *this; }

  RequestInfoRef set_serving_data(std::string_view value) { write_string("serving_data", value); return *this; }
  RequestInfoRef clear_serving_data() { write_clear("serving_data"); return *this; }
};
using RequestInfo = Owned<RequestInfoRef>;

/// The resource that an error is about.
class ResourceInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.ResourceInfo";

  /// The type of the resource.
  std::string resource_type() const { return read_string("resource_type"); }

  /// The name of the resource.
  std::string resource_name() const { return read_string("resource_name"); }

  /// The owner of the resource.
  std::string owner() const { return read_string("owner"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }
};

/// A view that can change a ResourceInfo, which is a whole message or a part of another one.
class ResourceInfoRef : public detail::Writing<ResourceInfoConstRef> {
 public:
  using Writing::Writing;

  ResourceInfoRef set_resource_type(std::string_view value) { write_string("resource_type", value); return *this; }
  ResourceInfoRef clear_resource_type() { write_clear("resource_type"); return *this; }

  ResourceInfoRef set_resource_name(std::string_view value) { write_string("resource_name", value); return *this; }
  ResourceInfoRef clear_resource_name() { write_clear("resource_name"); return *this; }

  ResourceInfoRef set_owner(std::string_view value) { write_string("owner", value); return *this; }
  ResourceInfoRef clear_owner() { write_clear("owner"); return *this; }

  ResourceInfoRef set_description(std::string_view value) { write_string("description", value); return *this; }
  ResourceInfoRef clear_description() { write_clear("description"); return *this; }
};
using ResourceInfo = Owned<ResourceInfoRef>;

/// Debugging information.
class DebugInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.DebugInfo";

  /// The stack trace of the service.
  std::vector<std::string> stack_entries() const { return read_strings("stack_entries"); }

  /// More details.
  std::string detail() const { return read_string("detail"); }
};

/// A view that can change a DebugInfo, which is a whole message or a part of another one.
class DebugInfoRef : public detail::Writing<DebugInfoConstRef> {
 public:
  using Writing::Writing;

  DebugInfoRef add_stack_entries(std::string_view value) { write_item("stack_entries", value); return *this; }
  DebugInfoRef clear_stack_entries() { write_clear("stack_entries"); return *this; }

  DebugInfoRef set_detail(std::string_view value) { write_string("detail", value); return *this; }
  DebugInfoRef clear_detail() { write_clear("detail"); return *this; }
};
using DebugInfo = Owned<DebugInfoRef>;

/// A condition in the Common Expression Language (CEL).
class ExprConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.type.Expr";

  /// The expression in CEL.
  std::string expression() const { return read_string("expression"); }

  /// A short title.
  std::string title() const { return read_string("title"); }

  /// A description of the condition.
  std::string description() const { return read_string("description"); }

  /// The origin of the expression, for error messages.
  std::string location() const { return read_string("location"); }
};

/// A view that can change a Expr, which is a whole message or a part of another one.
class ExprRef : public detail::Writing<ExprConstRef> {
 public:
  using Writing::Writing;

  ExprRef set_expression(std::string_view value) { write_string("expression", value); return *this; }
  ExprRef clear_expression() { write_clear("expression"); return *this; }

  ExprRef set_title(std::string_view value) { write_string("title", value); return *this; }
  ExprRef clear_title() { write_clear("title"); return *this; }

  ExprRef set_description(std::string_view value) { write_string("description", value); return *this; }
  ExprRef clear_description() { write_clear("description"); return *this; }

  ExprRef set_location(std::string_view value) { write_string("location", value); return *this; }
  ExprRef clear_location() { write_clear("location"); return *this; }
};
using Expr = Owned<ExprRef>;

/// Settings of the audit log of one type of access.
class AuditLogConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.AuditLogConfig";

  /// The type of access.
  AuditLogConfigLogType log_type() const { return read_enum<AuditLogConfigLogType>("log_type"); }

  /// The members whose access is not logged.
  std::vector<std::string> exempted_members() const { return read_strings("exempted_members"); }
};

/// A view that can change a AuditLogConfig, which is a whole message or a part of another one.
class AuditLogConfigRef : public detail::Writing<AuditLogConfigConstRef> {
 public:
  using Writing::Writing;

  AuditLogConfigRef set_log_type(AuditLogConfigLogType value) { write_enum("log_type", value); return *this; }
  AuditLogConfigRef clear_log_type() { write_clear("log_type"); return *this; }

  AuditLogConfigRef add_exempted_members(std::string_view value) { write_item("exempted_members", value); return *this; }
  AuditLogConfigRef clear_exempted_members() { write_clear("exempted_members"); return *this; }
};
using AuditLogConfig = Owned<AuditLogConfigRef>;

/// A change of an audit configuration.
class AuditConfigDeltaConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.AuditConfigDelta";

  /// Whether it was added or removed.
  AuditConfigDeltaAction action() const { return read_enum<AuditConfigDeltaAction>("action"); }

  /// The service, or `allServices`.
  std::string service() const { return read_string("service"); }

  /// A member whose access is not logged.
  std::string exempted_member() const { return read_string("exempted_member"); }

  /// The type of access.
  std::string log_type() const { return read_string("log_type"); }
};

/// A view that can change a AuditConfigDelta, which is a whole message or a part of another one.
class AuditConfigDeltaRef : public detail::Writing<AuditConfigDeltaConstRef> {
 public:
  using Writing::Writing;

  AuditConfigDeltaRef set_action(AuditConfigDeltaAction value) { write_enum("action", value); return *this; }
  AuditConfigDeltaRef clear_action() { write_clear("action"); return *this; }

  AuditConfigDeltaRef set_service(std::string_view value) { write_string("service", value); return *this; }
  AuditConfigDeltaRef clear_service() { write_clear("service"); return *this; }

  AuditConfigDeltaRef set_exempted_member(std::string_view value) { write_string("exempted_member", value); return *this; }
  AuditConfigDeltaRef clear_exempted_member() { write_clear("exempted_member"); return *this; }

  AuditConfigDeltaRef set_log_type(std::string_view value) { write_string("log_type", value); return *this; }
  AuditConfigDeltaRef clear_log_type() { write_clear("log_type"); return *this; }
};
using AuditConfigDelta = Owned<AuditConfigDeltaRef>;

/// Options of `get_iam_policy`.
class GetPolicyOptionsConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.GetPolicyOptions";

  /// The latest format of policies that the caller supports: 0, 1 or 3.
  std::int32_t requested_policy_version() const { return read_int<std::int32_t>("requested_policy_version"); }
};

/// A view that can change a GetPolicyOptions, which is a whole message or a part of another one.
class GetPolicyOptionsRef : public detail::Writing<GetPolicyOptionsConstRef> {
 public:
  using Writing::Writing;

  GetPolicyOptionsRef set_requested_policy_version(std::int32_t value) { write_int("requested_policy_version", value); return *this; }
  GetPolicyOptionsRef clear_requested_policy_version() { write_clear("requested_policy_version"); return *this; }
};
using GetPolicyOptions = Owned<GetPolicyOptionsRef>;

/// The request of `test_iam_permissions`.
class TestIamPermissionsRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.TestIamPermissionsRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string resource() const { return read_string("resource"); }

  /// The permissions to check, for example `cloudtasks.tasks.create`. Required.
  std::vector<std::string> permissions() const { return read_strings("permissions"); }
};

/// A view that can change a TestIamPermissionsRequest, which is a whole message or a part of another one.
class TestIamPermissionsRequestRef : public detail::Writing<TestIamPermissionsRequestConstRef> {
 public:
  using Writing::Writing;

  TestIamPermissionsRequestRef set_resource(std::string_view value) { write_string("resource", value); return *this; }
  TestIamPermissionsRequestRef clear_resource() { write_clear("resource"); return *this; }

  TestIamPermissionsRequestRef add_permissions(std::string_view value) { write_item("permissions", value); return *this; }
  TestIamPermissionsRequestRef clear_permissions() { write_clear("permissions"); return *this; }
};
using TestIamPermissionsRequest = Owned<TestIamPermissionsRequestRef>;

/// The result of `test_iam_permissions`.
class TestIamPermissionsResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.TestIamPermissionsResponse";

  /// Those of the given permissions that the caller has.
  std::vector<std::string> permissions() const { return read_strings("permissions"); }
};

/// A view that can change a TestIamPermissionsResponse, which is a whole message or a part of another one.
class TestIamPermissionsResponseRef : public detail::Writing<TestIamPermissionsResponseConstRef> {
 public:
  using Writing::Writing;

  TestIamPermissionsResponseRef add_permissions(std::string_view value) { write_item("permissions", value); return *this; }
  TestIamPermissionsResponseRef clear_permissions() { write_clear("permissions"); return *this; }
};
using TestIamPermissionsResponse = Owned<TestIamPermissionsResponseRef>;

/// The request of `get_operation`.
class GetOperationRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.longrunning.GetOperationRequest";

  /// The operation: `projects/P/locations/L/operations/O`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a GetOperationRequest, which is a whole message or a part of another one.
class GetOperationRequestRef : public detail::Writing<GetOperationRequestConstRef> {
 public:
  using Writing::Writing;

  GetOperationRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetOperationRequestRef clear_name() { write_clear("name"); return *this; }
};
using GetOperationRequest = Owned<GetOperationRequestRef>;

/// The request of `get_location`.
class GetLocationRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.GetLocationRequest";

  /// The location: `projects/P/locations/L`. Required.
  std::string name() const { return read_string("name"); }
};

/// A view that can change a GetLocationRequest, which is a whole message or a part of another one.
class GetLocationRequestRef : public detail::Writing<GetLocationRequestConstRef> {
 public:
  using Writing::Writing;

  GetLocationRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetLocationRequestRef clear_name() { write_clear("name"); return *this; }
};
using GetLocationRequest = Owned<GetLocationRequestRef>;

/// The request of `list_locations`.
class ListLocationsRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.ListLocationsRequest";

  /// The project: `projects/P`. Required.
  std::string name() const { return read_string("name"); }

  /// Which queues are listed, for example `state: PAUSED`. If it is empty, all of them.
  std::string filter() const { return read_string("filter"); }

  /// The maximum number of elements in a page. If it is 0, the service chooses. A page can have fewer elements even if there are more pages.
  std::int32_t page_size() const { return read_int<std::int32_t>("page_size"); }

  /// The `next_page_token` of the previous page. Empty for the first page.
  std::string page_token() const { return read_string("page_token"); }

  /// More types of locations to list. For internal use. Only in REST.
  std::vector<std::string> extra_location_types() const { return read_strings("extra_location_types"); }
};

/// A view that can change a ListLocationsRequest, which is a whole message or a part of another one.
class ListLocationsRequestRef : public detail::Writing<ListLocationsRequestConstRef> {
 public:
  using Writing::Writing;

  ListLocationsRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  ListLocationsRequestRef clear_name() { write_clear("name"); return *this; }

  ListLocationsRequestRef set_filter(std::string_view value) { write_string("filter", value); return *this; }
  ListLocationsRequestRef clear_filter() { write_clear("filter"); return *this; }

  ListLocationsRequestRef set_page_size(std::int32_t value) { write_int("page_size", value); return *this; }
  ListLocationsRequestRef clear_page_size() { write_clear("page_size"); return *this; }

  ListLocationsRequestRef set_page_token(std::string_view value) { write_string("page_token", value); return *this; }
  ListLocationsRequestRef clear_page_token() { write_clear("page_token"); return *this; }

  ListLocationsRequestRef add_extra_location_types(std::string_view value) { write_item("extra_location_types", value); return *this; }
  ListLocationsRequestRef clear_extra_location_types() { write_clear("extra_location_types"); return *this; }
};
using ListLocationsRequest = Owned<ListLocationsRequestRef>;

/// An error of the service.
class StatusConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.Status";

  /// A code of `google.rpc.Code`. 0 is OK.
  std::int32_t code() const { return read_int<std::int32_t>("code"); }

  /// A description for developers, in English.
  std::string message() const { return read_string("message"); }

  /// Machine-readable details.
  List<common::AnyConstRef> details() const { return list<common::AnyConstRef>("details"); }
};

/// A view that can change a Status, which is a whole message or a part of another one.
class StatusRef : public detail::Writing<StatusConstRef> {
 public:
  using Writing::Writing;

  StatusRef set_code(std::int32_t value) { write_int("code", value); return *this; }
  StatusRef clear_code() { write_clear("code"); return *this; }

  StatusRef set_message(std::string_view value) { write_string("message", value); return *this; }
  StatusRef clear_message() { write_clear("message"); return *this; }

  common::AnyRef mutable_details(std::size_t index) { return inner_item<common::AnyRef>("details", index); }
  common::AnyRef add_details() { return add_item<common::AnyRef>("details"); }
  StatusRef add_details(const common::AnyConstRef& value) { write_item("details", value); return *this; }
  StatusRef clear_details() { write_clear("details"); return *this; }
};
using Status = Owned<StatusRef>;

/// An error in a field of a request.
class BadRequestFieldViolationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.BadRequest.FieldViolation";

  /// The path of the field.
  std::string field() const { return read_string("field"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }

  /// The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`.
  std::string reason() const { return read_string("reason"); }

  /// A description of the error for users.
  common::LocalizedMessageConstRef localized_message() const { return inner<common::LocalizedMessageConstRef>("localized_message"); }
  bool has_localized_message() const { return read_has("localized_message"); }
};

/// A view that can change a BadRequestFieldViolation, which is a whole message or a part of another one.
class BadRequestFieldViolationRef : public detail::Writing<BadRequestFieldViolationConstRef> {
 public:
  using Writing::Writing;

  BadRequestFieldViolationRef set_field(std::string_view value) { write_string("field", value); return *this; }
  BadRequestFieldViolationRef clear_field() { write_clear("field"); return *this; }

  BadRequestFieldViolationRef set_description(std::string_view value) { write_string("description", value); return *this; }
  BadRequestFieldViolationRef clear_description() { write_clear("description"); return *this; }

  BadRequestFieldViolationRef set_reason(std::string_view value) { write_string("reason", value); return *this; }
  BadRequestFieldViolationRef clear_reason() { write_clear("reason"); return *this; }

  common::LocalizedMessageRef mutable_localized_message() { return make_inner<common::LocalizedMessageRef>("localized_message"); }
  BadRequestFieldViolationRef set_localized_message(const common::LocalizedMessageConstRef& value) { write_message("localized_message", value); return *this; }
  BadRequestFieldViolationRef clear_localized_message() { write_clear("localized_message"); return *this; }
};
using BadRequestFieldViolation = Owned<BadRequestFieldViolationRef>;

/// Links to documentation.
class HelpConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.Help";

  /// The links.
  List<common::HelpLinkConstRef> links() const { return list<common::HelpLinkConstRef>("links"); }
};

/// A view that can change a Help, which is a whole message or a part of another one.
class HelpRef : public detail::Writing<HelpConstRef> {
 public:
  using Writing::Writing;

  common::HelpLinkRef mutable_links(std::size_t index) { return inner_item<common::HelpLinkRef>("links", index); }
  common::HelpLinkRef add_links() { return add_item<common::HelpLinkRef>("links"); }
  HelpRef add_links(const common::HelpLinkConstRef& value) { write_item("links", value); return *this; }
  HelpRef clear_links() { write_clear("links"); return *this; }
};
using Help = Owned<HelpRef>;

/// The quotas that a request exceeded.
class QuotaFailureConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.QuotaFailure";

  /// One element for each violation.
  List<common::QuotaFailureViolationConstRef> violations() const { return list<common::QuotaFailureViolationConstRef>("violations"); }
};

/// A view that can change a QuotaFailure, which is a whole message or a part of another one.
class QuotaFailureRef : public detail::Writing<QuotaFailureConstRef> {
 public:
  using Writing::Writing;

  common::QuotaFailureViolationRef mutable_violations(std::size_t index) { return inner_item<common::QuotaFailureViolationRef>("violations", index); }
  common::QuotaFailureViolationRef add_violations() { return add_item<common::QuotaFailureViolationRef>("violations"); }
  QuotaFailureRef add_violations(const common::QuotaFailureViolationConstRef& value) { write_item("violations", value); return *this; }
  QuotaFailureRef clear_violations() { write_clear("violations"); return *this; }
};
using QuotaFailure = Owned<QuotaFailureRef>;

/// The preconditions of a request that are not met.
class PreconditionFailureConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.PreconditionFailure";

  /// One element for each violation.
  List<common::PreconditionFailureViolationConstRef> violations() const { return list<common::PreconditionFailureViolationConstRef>("violations"); }
};

/// A view that can change a PreconditionFailure, which is a whole message or a part of another one.
class PreconditionFailureRef : public detail::Writing<PreconditionFailureConstRef> {
 public:
  using Writing::Writing;

  common::PreconditionFailureViolationRef mutable_violations(std::size_t index) { return inner_item<common::PreconditionFailureViolationRef>("violations", index); }
  common::PreconditionFailureViolationRef add_violations() { return add_item<common::PreconditionFailureViolationRef>("violations"); }
  PreconditionFailureRef add_violations(const common::PreconditionFailureViolationConstRef& value) { write_item("violations", value); return *this; }
  PreconditionFailureRef clear_violations() { write_clear("violations"); return *this; }
};
using PreconditionFailure = Owned<PreconditionFailureRef>;

/// Bytes with a content type.
class HttpBodyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.api.HttpBody";

  /// The content type of the data, for example `application/json`.
  std::string content_type() const { return read_string("content_type"); }

  /// The data.
  std::string data() const { return read_bytes("data"); }

  /// Metadata that the API defines.
  List<common::AnyConstRef> extensions() const { return list<common::AnyConstRef>("extensions"); }
};

/// A view that can change a HttpBody, which is a whole message or a part of another one.
class HttpBodyRef : public detail::Writing<HttpBodyConstRef> {
 public:
  using Writing::Writing;

  HttpBodyRef set_content_type(std::string_view value) { write_string("content_type", value); return *this; }
  HttpBodyRef clear_content_type() { write_clear("content_type"); return *this; }

  HttpBodyRef set_data(std::string_view value) { write_bytes("data", value); return *this; }
  HttpBodyRef clear_data() { write_clear("data"); return *this; }

  common::AnyRef mutable_extensions(std::size_t index) { return inner_item<common::AnyRef>("extensions", index); }
  common::AnyRef add_extensions() { return add_item<common::AnyRef>("extensions"); }
  HttpBodyRef add_extensions(const common::AnyConstRef& value) { write_item("extensions", value); return *this; }
  HttpBodyRef clear_extensions() { write_clear("extensions"); return *this; }
};
using HttpBody = Owned<HttpBodyRef>;

/// The members that have a role.
class BindingConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.Binding";

  /// The role, for example `roles/cloudtasks.enqueuer`.
  std::string role() const { return read_string("role"); }

  /// The members, for example `user:a@example.com` or `serviceAccount:s@p.iam.gserviceaccount.com`.
  std::vector<std::string> members() const { return read_strings("members"); }

  /// The condition under which the members have the role.
  common::ExprConstRef condition() const { return inner<common::ExprConstRef>("condition"); }
  bool has_condition() const { return read_has("condition"); }
};

/// A view that can change a Binding, which is a whole message or a part of another one.
class BindingRef : public detail::Writing<BindingConstRef> {
 public:
  using Writing::Writing;

  BindingRef set_role(std::string_view value) { write_string("role", value); return *this; }
  BindingRef clear_role() { write_clear("role"); return *this; }

  BindingRef add_members(std::string_view value) { write_item("members", value); return *this; }
  BindingRef clear_members() { write_clear("members"); return *this; }

  common::ExprRef mutable_condition() { return make_inner<common::ExprRef>("condition"); }
  BindingRef set_condition(const common::ExprConstRef& value) { write_message("condition", value); return *this; }
  BindingRef clear_condition() { write_clear("condition"); return *this; }
};
using Binding = Owned<BindingRef>;

/// Settings of the audit logs of a service.
class AuditConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.AuditConfig";

  /// The service, or `allServices`.
  std::string service() const { return read_string("service"); }

  /// The types of access that are logged.
  List<common::AuditLogConfigConstRef> audit_log_configs() const { return list<common::AuditLogConfigConstRef>("audit_log_configs"); }
};

/// A view that can change a AuditConfig, which is a whole message or a part of another one.
class AuditConfigRef : public detail::Writing<AuditConfigConstRef> {
 public:
  using Writing::Writing;

  AuditConfigRef set_service(std::string_view value) { write_string("service", value); return *this; }
  AuditConfigRef clear_service() { write_clear("service"); return *this; }

  common::AuditLogConfigRef mutable_audit_log_configs(std::size_t index) { return inner_item<common::AuditLogConfigRef>("audit_log_configs", index); }
  common::AuditLogConfigRef add_audit_log_configs() { return add_item<common::AuditLogConfigRef>("audit_log_configs"); }
  AuditConfigRef add_audit_log_configs(const common::AuditLogConfigConstRef& value) { write_item("audit_log_configs", value); return *this; }
  AuditConfigRef clear_audit_log_configs() { write_clear("audit_log_configs"); return *this; }
};
using AuditConfig = Owned<AuditConfigRef>;

/// A change of a binding.
class BindingDeltaConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.BindingDelta";

  /// Whether it was added or removed.
  BindingDeltaAction action() const { return read_enum<BindingDeltaAction>("action"); }

  /// The role.
  std::string role() const { return read_string("role"); }

  /// The member.
  std::string member() const { return read_string("member"); }

  /// The condition under which the members have the role.
  common::ExprConstRef condition() const { return inner<common::ExprConstRef>("condition"); }
  bool has_condition() const { return read_has("condition"); }
};

/// A view that can change a BindingDelta, which is a whole message or a part of another one.
class BindingDeltaRef : public detail::Writing<BindingDeltaConstRef> {
 public:
  using Writing::Writing;

  BindingDeltaRef set_action(BindingDeltaAction value) { write_enum("action", value); return *this; }
  BindingDeltaRef clear_action() { write_clear("action"); return *this; }

  BindingDeltaRef set_role(std::string_view value) { write_string("role", value); return *this; }
  BindingDeltaRef clear_role() { write_clear("role"); return *this; }

  BindingDeltaRef set_member(std::string_view value) { write_string("member", value); return *this; }
  BindingDeltaRef clear_member() { write_clear("member"); return *this; }

  common::ExprRef mutable_condition() { return make_inner<common::ExprRef>("condition"); }
  BindingDeltaRef set_condition(const common::ExprConstRef& value) { write_message("condition", value); return *this; }
  BindingDeltaRef clear_condition() { write_clear("condition"); return *this; }
};
using BindingDelta = Owned<BindingDeltaRef>;

/// The request of `get_iam_policy`.
class GetIamPolicyRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.GetIamPolicyRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string resource() const { return read_string("resource"); }

  /// Options for the policy that is returned.
  common::GetPolicyOptionsConstRef options() const { return inner<common::GetPolicyOptionsConstRef>("options"); }
  bool has_options() const { return read_has("options"); }
};

/// A view that can change a GetIamPolicyRequest, which is a whole message or a part of another one.
class GetIamPolicyRequestRef : public detail::Writing<GetIamPolicyRequestConstRef> {
 public:
  using Writing::Writing;

  GetIamPolicyRequestRef set_resource(std::string_view value) { write_string("resource", value); return *this; }
  GetIamPolicyRequestRef clear_resource() { write_clear("resource"); return *this; }

  common::GetPolicyOptionsRef mutable_options() { return make_inner<common::GetPolicyOptionsRef>("options"); }
  GetIamPolicyRequestRef set_options(const common::GetPolicyOptionsConstRef& value) { write_message("options", value); return *this; }
  GetIamPolicyRequestRef clear_options() { write_clear("options"); return *this; }
};
using GetIamPolicyRequest = Owned<GetIamPolicyRequestRef>;

/// A location where the service is available.
class LocationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.Location";

  /// The resource name: `projects/P/locations/L`.
  std::string name() const { return read_string("name"); }

  /// The id, for example `europe-west1`.
  std::string location_id() const { return read_string("location_id"); }

  /// The name for users, for example `Belgium`.
  std::string display_name() const { return read_string("display_name"); }

  /// The labels of the location.
  std::map<std::string, std::string> labels() const { return read_map("labels"); }

  /// Metadata that the service defines.
  common::AnyConstRef metadata() const { return inner<common::AnyConstRef>("metadata"); }
  bool has_metadata() const { return read_has("metadata"); }
};

/// A view that can change a Location, which is a whole message or a part of another one.
class LocationRef : public detail::Writing<LocationConstRef> {
 public:
  using Writing::Writing;

  LocationRef set_name(std::string_view value) { write_string("name", value); return *this; }
  LocationRef clear_name() { write_clear("name"); return *this; }

  LocationRef set_location_id(std::string_view value) { write_string("location_id", value); return *this; }
  LocationRef clear_location_id() { write_clear("location_id"); return *this; }

  LocationRef set_display_name(std::string_view value) { write_string("display_name", value); return *this; }
  LocationRef clear_display_name() { write_clear("display_name"); return *this; }

  LocationRef put_labels(std::string_view key, std::string_view value) { write_entry("labels", key, value); return *this; }
  LocationRef erase_labels(std::string_view key) { write_erase("labels", key); return *this; }
  LocationRef clear_labels() { write_clear("labels"); return *this; }

  common::AnyRef mutable_metadata() { return make_inner<common::AnyRef>("metadata"); }
  LocationRef set_metadata(const common::AnyConstRef& value) { write_message("metadata", value); return *this; }
  LocationRef clear_metadata() { write_clear("metadata"); return *this; }
};
using Location = Owned<LocationRef>;

/// The errors in a request.
class BadRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.BadRequest";

  /// One element for each error.
  List<common::BadRequestFieldViolationConstRef> field_violations() const { return list<common::BadRequestFieldViolationConstRef>("field_violations"); }
};

/// A view that can change a BadRequest, which is a whole message or a part of another one.
class BadRequestRef : public detail::Writing<BadRequestConstRef> {
 public:
  using Writing::Writing;

  common::BadRequestFieldViolationRef mutable_field_violations(std::size_t index) { return inner_item<common::BadRequestFieldViolationRef>("field_violations", index); }
  common::BadRequestFieldViolationRef add_field_violations() { return add_item<common::BadRequestFieldViolationRef>("field_violations"); }
  BadRequestRef add_field_violations(const common::BadRequestFieldViolationConstRef& value) { write_item("field_violations", value); return *this; }
  BadRequestRef clear_field_violations() { write_clear("field_violations"); return *this; }
};
using BadRequest = Owned<BadRequestRef>;

/// An IAM policy: which members have which roles.
class PolicyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.Policy";

  /// The format of the policy: 0, 1 or 3. Policies with conditions need 3.
  std::int32_t version() const { return read_int<std::int32_t>("version"); }

  /// The roles and their members.
  List<common::BindingConstRef> bindings() const { return list<common::BindingConstRef>("bindings"); }

  /// Settings of the audit logs.
  List<common::AuditConfigConstRef> audit_configs() const { return list<common::AuditConfigConstRef>("audit_configs"); }

  /// A tag of the version of the policy. Return the value that was read; if the policy changed since, the call fails with ABORTED.
  std::string etag() const { return read_bytes("etag"); }
};

/// A view that can change a Policy, which is a whole message or a part of another one.
class PolicyRef : public detail::Writing<PolicyConstRef> {
 public:
  using Writing::Writing;

  PolicyRef set_version(std::int32_t value) { write_int("version", value); return *this; }
  PolicyRef clear_version() { write_clear("version"); return *this; }

  common::BindingRef mutable_bindings(std::size_t index) { return inner_item<common::BindingRef>("bindings", index); }
  common::BindingRef add_bindings() { return add_item<common::BindingRef>("bindings"); }
  PolicyRef add_bindings(const common::BindingConstRef& value) { write_item("bindings", value); return *this; }
  PolicyRef clear_bindings() { write_clear("bindings"); return *this; }

  common::AuditConfigRef mutable_audit_configs(std::size_t index) { return inner_item<common::AuditConfigRef>("audit_configs", index); }
  common::AuditConfigRef add_audit_configs() { return add_item<common::AuditConfigRef>("audit_configs"); }
  PolicyRef add_audit_configs(const common::AuditConfigConstRef& value) { write_item("audit_configs", value); return *this; }
  PolicyRef clear_audit_configs() { write_clear("audit_configs"); return *this; }

  PolicyRef set_etag(std::string_view value) { write_bytes("etag", value); return *this; }
  PolicyRef clear_etag() { write_clear("etag"); return *this; }
};
using Policy = Owned<PolicyRef>;

/// The difference between two policies, as audit logs contain it.
class PolicyDeltaConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.PolicyDelta";

  /// The bindings that were added or removed.
  List<common::BindingDeltaConstRef> binding_deltas() const { return list<common::BindingDeltaConstRef>("binding_deltas"); }

  /// The audit configurations that were added or removed.
  List<common::AuditConfigDeltaConstRef> audit_config_deltas() const { return list<common::AuditConfigDeltaConstRef>("audit_config_deltas"); }
};

/// A view that can change a PolicyDelta, which is a whole message or a part of another one.
class PolicyDeltaRef : public detail::Writing<PolicyDeltaConstRef> {
 public:
  using Writing::Writing;

  common::BindingDeltaRef mutable_binding_deltas(std::size_t index) { return inner_item<common::BindingDeltaRef>("binding_deltas", index); }
  common::BindingDeltaRef add_binding_deltas() { return add_item<common::BindingDeltaRef>("binding_deltas"); }
  PolicyDeltaRef add_binding_deltas(const common::BindingDeltaConstRef& value) { write_item("binding_deltas", value); return *this; }
  PolicyDeltaRef clear_binding_deltas() { write_clear("binding_deltas"); return *this; }

  common::AuditConfigDeltaRef mutable_audit_config_deltas(std::size_t index) { return inner_item<common::AuditConfigDeltaRef>("audit_config_deltas", index); }
  common::AuditConfigDeltaRef add_audit_config_deltas() { return add_item<common::AuditConfigDeltaRef>("audit_config_deltas"); }
  PolicyDeltaRef add_audit_config_deltas(const common::AuditConfigDeltaConstRef& value) { write_item("audit_config_deltas", value); return *this; }
  PolicyDeltaRef clear_audit_config_deltas() { write_clear("audit_config_deltas"); return *this; }
};
using PolicyDelta = Owned<PolicyDeltaRef>;

/// A long-running operation.
class OperationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.longrunning.Operation";

  /// The resource name: `projects/P/locations/L/operations/O`.
  std::string name() const { return read_string("name"); }

  /// The progress of the operation. Its type depends on the method.
  common::AnyConstRef metadata() const { return inner<common::AnyConstRef>("metadata"); }
  bool has_metadata() const { return read_has("metadata"); }

  /// Whether the operation is finished, with an error or a response.
  bool done() const { return read_bool("done"); }

  /// The error, if the operation failed.
  common::StatusConstRef error() const { return inner<common::StatusConstRef>("error"); }
  bool has_error() const { return read_has("error"); }

  /// The result, if the operation succeeded. Its type depends on the method.
  common::AnyConstRef response() const { return inner<common::AnyConstRef>("response"); }
  bool has_response() const { return read_has("response"); }
};

/// A view that can change a Operation, which is a whole message or a part of another one.
class OperationRef : public detail::Writing<OperationConstRef> {
 public:
  using Writing::Writing;

  OperationRef set_name(std::string_view value) { write_string("name", value); return *this; }
  OperationRef clear_name() { write_clear("name"); return *this; }

  common::AnyRef mutable_metadata() { return make_inner<common::AnyRef>("metadata"); }
  OperationRef set_metadata(const common::AnyConstRef& value) { write_message("metadata", value); return *this; }
  OperationRef clear_metadata() { write_clear("metadata"); return *this; }

  OperationRef set_done(bool value) { write_bool("done", value); return *this; }
  OperationRef clear_done() { write_clear("done"); return *this; }

  common::StatusRef mutable_error() { return make_inner<common::StatusRef>("error"); }
  OperationRef set_error(const common::StatusConstRef& value) { write_message("error", value); return *this; }
  OperationRef clear_error() { write_clear("error"); return *this; }

  common::AnyRef mutable_response() { return make_inner<common::AnyRef>("response"); }
  OperationRef set_response(const common::AnyConstRef& value) { write_message("response", value); return *this; }
  OperationRef clear_response() { write_clear("response"); return *this; }
};
using Operation = Owned<OperationRef>;

/// A page of locations.
class ListLocationsResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.ListLocationsResponse";

  /// The locations of this page.
  List<common::LocationConstRef> locations() const { return list<common::LocationConstRef>("locations"); }

  /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks` is valid for 2 h.
  std::string next_page_token() const { return read_string("next_page_token"); }
};

/// A view that can change a ListLocationsResponse, which is a whole message or a part of another one.
class ListLocationsResponseRef : public detail::Writing<ListLocationsResponseConstRef> {
 public:
  using Writing::Writing;

  common::LocationRef mutable_locations(std::size_t index) { return inner_item<common::LocationRef>("locations", index); }
  common::LocationRef add_locations() { return add_item<common::LocationRef>("locations"); }
  ListLocationsResponseRef add_locations(const common::LocationConstRef& value) { write_item("locations", value); return *this; }
  ListLocationsResponseRef clear_locations() { write_clear("locations"); return *this; }

  ListLocationsResponseRef set_next_page_token(std::string_view value) { write_string("next_page_token", value); return *this; }
  ListLocationsResponseRef clear_next_page_token() { write_clear("next_page_token"); return *this; }
};
using ListLocationsResponse = Owned<ListLocationsResponseRef>;

/// The request of `set_iam_policy`.
class SetIamPolicyRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.SetIamPolicyRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string resource() const { return read_string("resource"); }

  /// The complete new policy. Required.
  common::PolicyConstRef policy() const { return inner<common::PolicyConstRef>("policy"); }
  bool has_policy() const { return read_has("policy"); }

  /// The fields of the policy to change. If it is unset, `bindings` and `etag`.
  common::FieldMaskConstRef update_mask() const { return inner<common::FieldMaskConstRef>("update_mask"); }
  bool has_update_mask() const { return read_has("update_mask"); }
};

/// A view that can change a SetIamPolicyRequest, which is a whole message or a part of another one.
class SetIamPolicyRequestRef : public detail::Writing<SetIamPolicyRequestConstRef> {
 public:
  using Writing::Writing;

  SetIamPolicyRequestRef set_resource(std::string_view value) { write_string("resource", value); return *this; }
  SetIamPolicyRequestRef clear_resource() { write_clear("resource"); return *this; }

  common::PolicyRef mutable_policy() { return make_inner<common::PolicyRef>("policy"); }
  SetIamPolicyRequestRef set_policy(const common::PolicyConstRef& value) { write_message("policy", value); return *this; }
  SetIamPolicyRequestRef clear_policy() { write_clear("policy"); return *this; }

  common::FieldMaskRef mutable_update_mask() { return make_inner<common::FieldMaskRef>("update_mask"); }
  SetIamPolicyRequestRef set_update_mask(const common::FieldMaskConstRef& value) { write_message("update_mask", value); return *this; }
  SetIamPolicyRequestRef clear_update_mask() { write_clear("update_mask"); return *this; }
};
using SetIamPolicyRequest = Owned<SetIamPolicyRequestRef>;

}  // namespace common
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
