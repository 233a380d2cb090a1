// The messages of Google's that the versions share. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "message.hpp"

namespace cloudtasks::common {

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

class EmptyConstRef;
class EmptyRef;
using Empty = Owned<EmptyRef>;
class FieldMaskConstRef;
class FieldMaskRef;
using FieldMask = Owned<FieldMaskRef>;
class AnyConstRef;
class AnyRef;
using Any = Owned<AnyRef>;
class StatusConstRef;
class StatusRef;
using Status = Owned<StatusRef>;
class ErrorInfoConstRef;
class ErrorInfoRef;
using ErrorInfo = Owned<ErrorInfoRef>;
class RetryInfoConstRef;
class RetryInfoRef;
using RetryInfo = Owned<RetryInfoRef>;
class BadRequestConstRef;
class BadRequestRef;
using BadRequest = Owned<BadRequestRef>;
class BadRequestFieldViolationConstRef;
class BadRequestFieldViolationRef;
using BadRequestFieldViolation = Owned<BadRequestFieldViolationRef>;
class LocalizedMessageConstRef;
class LocalizedMessageRef;
using LocalizedMessage = Owned<LocalizedMessageRef>;
class HelpConstRef;
class HelpRef;
using Help = Owned<HelpRef>;
class HelpLinkConstRef;
class HelpLinkRef;
using HelpLink = Owned<HelpLinkRef>;
class QuotaFailureConstRef;
class QuotaFailureRef;
using QuotaFailure = Owned<QuotaFailureRef>;
class QuotaFailureViolationConstRef;
class QuotaFailureViolationRef;
using QuotaFailureViolation = Owned<QuotaFailureViolationRef>;
class PreconditionFailureConstRef;
class PreconditionFailureRef;
using PreconditionFailure = Owned<PreconditionFailureRef>;
class PreconditionFailureViolationConstRef;
class PreconditionFailureViolationRef;
using PreconditionFailureViolation = Owned<PreconditionFailureViolationRef>;
class RequestInfoConstRef;
class RequestInfoRef;
using RequestInfo = Owned<RequestInfoRef>;
class ResourceInfoConstRef;
class ResourceInfoRef;
using ResourceInfo = Owned<ResourceInfoRef>;
class DebugInfoConstRef;
class DebugInfoRef;
using DebugInfo = Owned<DebugInfoRef>;
class HttpBodyConstRef;
class HttpBodyRef;
using HttpBody = Owned<HttpBodyRef>;
class ExprConstRef;
class ExprRef;
using Expr = Owned<ExprRef>;
class PolicyConstRef;
class PolicyRef;
using Policy = Owned<PolicyRef>;
class BindingConstRef;
class BindingRef;
using Binding = Owned<BindingRef>;
class AuditConfigConstRef;
class AuditConfigRef;
using AuditConfig = Owned<AuditConfigRef>;
class AuditLogConfigConstRef;
class AuditLogConfigRef;
using AuditLogConfig = Owned<AuditLogConfigRef>;
class PolicyDeltaConstRef;
class PolicyDeltaRef;
using PolicyDelta = Owned<PolicyDeltaRef>;
class BindingDeltaConstRef;
class BindingDeltaRef;
using BindingDelta = Owned<BindingDeltaRef>;
class AuditConfigDeltaConstRef;
class AuditConfigDeltaRef;
using AuditConfigDelta = Owned<AuditConfigDeltaRef>;
class GetPolicyOptionsConstRef;
class GetPolicyOptionsRef;
using GetPolicyOptions = Owned<GetPolicyOptionsRef>;
class GetIamPolicyRequestConstRef;
class GetIamPolicyRequestRef;
using GetIamPolicyRequest = Owned<GetIamPolicyRequestRef>;
class SetIamPolicyRequestConstRef;
class SetIamPolicyRequestRef;
using SetIamPolicyRequest = Owned<SetIamPolicyRequestRef>;
class TestIamPermissionsRequestConstRef;
class TestIamPermissionsRequestRef;
using TestIamPermissionsRequest = Owned<TestIamPermissionsRequestRef>;
class TestIamPermissionsResponseConstRef;
class TestIamPermissionsResponseRef;
using TestIamPermissionsResponse = Owned<TestIamPermissionsResponseRef>;
class OperationConstRef;
class OperationRef;
using Operation = Owned<OperationRef>;
class GetOperationRequestConstRef;
class GetOperationRequestRef;
using GetOperationRequest = Owned<GetOperationRequestRef>;
class LocationConstRef;
class LocationRef;
using Location = Owned<LocationRef>;
class GetLocationRequestConstRef;
class GetLocationRequestRef;
using GetLocationRequest = Owned<GetLocationRequestRef>;
class ListLocationsRequestConstRef;
class ListLocationsRequestRef;
using ListLocationsRequest = Owned<ListLocationsRequestRef>;
class ListLocationsResponseConstRef;
class ListLocationsResponseRef;
using ListLocationsResponse = Owned<ListLocationsResponseRef>;

/// An empty message.
class EmptyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.protobuf.Empty";
};

/// A set of fields, as paths.
class FieldMaskConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.protobuf.FieldMask";

  /// The paths of the fields, in snake_case.
  std::vector<std::string> paths() const { return read_strings("paths"); }
  bool has_paths() const { return read_has("paths"); }
};

/// A message of any type.
class AnyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.protobuf.Any";

  /// The type of the message: `type.googleapis.com/` and its full name.
  std::string type_url() const { return read_string("type_url"); }
  bool has_type_url() const { return read_has("type_url"); }

  /// The message in protobuf's binary format.
  std::string value() const { return read_bytes("value"); }
  bool has_value() const { return read_has("value"); }
};

/// An error of the service.
class StatusConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.Status";

  /// A code of `google.rpc.Code`. 0 is OK.
  std::int32_t code() const { return read_int<std::int32_t>("code"); }
  bool has_code() const { return read_has("code"); }

  /// A description for developers, in English.
  std::string message() const { return read_string("message"); }
  bool has_message() const { return read_has("message"); }

  /// Machine-readable details.
  List<common::AnyConstRef> details() const;
  bool has_details() const { return read_has("details"); }
};

/// The cause of an error in machine-readable form.
class ErrorInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.ErrorInfo";

  /// The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`.
  std::string reason() const { return read_string("reason"); }
  bool has_reason() const { return read_has("reason"); }

  /// The domain that defines the reason, for example `cloudtasks.googleapis.com`.
  std::string domain() const { return read_string("domain"); }
  bool has_domain() const { return read_has("domain"); }

  /// More details of the cause.
  std::map<std::string, std::string> metadata() const { return read_map("metadata"); }
  bool has_metadata() const { return read_has("metadata"); }
};

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

/// The errors in a request.
class BadRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.BadRequest";

  /// One element for each error.
  List<common::BadRequestFieldViolationConstRef> field_violations() const;
  bool has_field_violations() const { return read_has("field_violations"); }
};

/// An error in a field of a request.
class BadRequestFieldViolationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.BadRequest.FieldViolation";

  /// The path of the field.
  std::string field() const { return read_string("field"); }
  bool has_field() const { return read_has("field"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }
  bool has_description() const { return read_has("description"); }

  /// The cause in UPPER_SNAKE_CASE, for example `SERVICE_DISABLED`.
  std::string reason() const { return read_string("reason"); }
  bool has_reason() const { return read_has("reason"); }

  /// A description of the error for users.
  common::LocalizedMessageConstRef localized_message() const;
  bool has_localized_message() const { return read_has("localized_message"); }
};

/// A message for users.
class LocalizedMessageConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.LocalizedMessage";

  /// The locale, for example `en-US`.
  std::string locale() const { return read_string("locale"); }
  bool has_locale() const { return read_has("locale"); }

  /// The message in this locale.
  std::string message() const { return read_string("message"); }
  bool has_message() const { return read_has("message"); }
};

/// Links to documentation.
class HelpConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.Help";

  /// The links.
  List<common::HelpLinkConstRef> links() const;
  bool has_links() const { return read_has("links"); }
};

/// A link to documentation.
class HelpLinkConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.Help.Link";

  /// What the link shows.
  std::string description() const { return read_string("description"); }
  bool has_description() const { return read_has("description"); }

  /// The URL.
  std::string url() const { return read_string("url"); }
  bool has_url() const { return read_has("url"); }
};

/// The quotas that a request exceeded.
class QuotaFailureConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.QuotaFailure";

  /// One element for each violation.
  List<common::QuotaFailureViolationConstRef> violations() const;
  bool has_violations() const { return read_has("violations"); }
};

/// A quota that was exceeded.
class QuotaFailureViolationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.QuotaFailure.Violation";

  /// The subject of the violation, for example a project.
  std::string subject() const { return read_string("subject"); }
  bool has_subject() const { return read_has("subject"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }
  bool has_description() const { return read_has("description"); }

  /// The API to which the quota belongs.
  std::string api_service() const { return read_string("api_service"); }
  bool has_api_service() const { return read_has("api_service"); }

  /// The metric of the quota, for example `cloudtasks.googleapis.com/api_requests`.
  std::string quota_metric() const { return read_string("quota_metric"); }
  bool has_quota_metric() const { return read_has("quota_metric"); }

  /// The id of the quota for this metric.
  std::string quota_id() const { return read_string("quota_id"); }
  bool has_quota_id() const { return read_has("quota_id"); }

  /// The dimensions of the quota, for example the region.
  std::map<std::string, std::string> quota_dimensions() const { return read_map("quota_dimensions"); }
  bool has_quota_dimensions() const { return read_has("quota_dimensions"); }

  /// The limit that was exceeded.
  std::int64_t quota_value() const { return read_int<std::int64_t>("quota_value"); }
  bool has_quota_value() const { return read_has("quota_value"); }

  /// The limit that the service will enforce in the future.
  std::int64_t future_quota_value() const { return read_int<std::int64_t>("future_quota_value"); }
  bool has_future_quota_value() const { return read_has("future_quota_value"); }
};

/// The preconditions of a request that are not met.
class PreconditionFailureConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.PreconditionFailure";

  /// One element for each violation.
  List<common::PreconditionFailureViolationConstRef> violations() const;
  bool has_violations() const { return read_has("violations"); }
};

/// A precondition that is not met.
class PreconditionFailureViolationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.PreconditionFailure.Violation";

  /// The type of the precondition, as the service defines it.
  std::string type_() const { return read_string("type_"); }
  bool has_type_() const { return read_has("type_"); }

  /// The subject of the violation, for example a project.
  std::string subject() const { return read_string("subject"); }
  bool has_subject() const { return read_has("subject"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }
  bool has_description() const { return read_has("description"); }
};

/// Identifies a request in the logs of the service.
class RequestInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.RequestInfo";

  /// The id of the request.
  std::string request_id() const { return read_string("request_id"); }
  bool has_request_id() const { return read_has("request_id"); }

  /// Data for the operators of the service.
  std::string serving_data() const { return read_string("serving_data"); }
  bool has_serving_data() const { return read_has("serving_data"); }
};

/// The resource that an error is about.
class ResourceInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.ResourceInfo";

  /// The type of the resource.
  std::string resource_type() const { return read_string("resource_type"); }
  bool has_resource_type() const { return read_has("resource_type"); }

  /// The name of the resource.
  std::string resource_name() const { return read_string("resource_name"); }
  bool has_resource_name() const { return read_has("resource_name"); }

  /// The owner of the resource.
  std::string owner() const { return read_string("owner"); }
  bool has_owner() const { return read_has("owner"); }

  /// A description of the error.
  std::string description() const { return read_string("description"); }
  bool has_description() const { return read_has("description"); }
};

/// Debugging information.
class DebugInfoConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.rpc.DebugInfo";

  /// The stack trace of the service.
  std::vector<std::string> stack_entries() const { return read_strings("stack_entries"); }
  bool has_stack_entries() const { return read_has("stack_entries"); }

  /// More details.
  std::string detail() const { return read_string("detail"); }
  bool has_detail() const { return read_has("detail"); }
};

/// Bytes with a content type.
class HttpBodyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.api.HttpBody";

  /// The content type of the data, for example `application/json`.
  std::string content_type() const { return read_string("content_type"); }
  bool has_content_type() const { return read_has("content_type"); }

  /// The data.
  std::string data() const { return read_bytes("data"); }
  bool has_data() const { return read_has("data"); }

  /// Metadata that the API defines.
  List<common::AnyConstRef> extensions() const;
  bool has_extensions() const { return read_has("extensions"); }
};

/// A condition in the Common Expression Language (CEL).
class ExprConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.type.Expr";

  /// The expression in CEL.
  std::string expression() const { return read_string("expression"); }
  bool has_expression() const { return read_has("expression"); }

  /// A short title.
  std::string title() const { return read_string("title"); }
  bool has_title() const { return read_has("title"); }

  /// A description of the condition.
  std::string description() const { return read_string("description"); }
  bool has_description() const { return read_has("description"); }

  /// The origin of the expression, for error messages.
  std::string location() const { return read_string("location"); }
  bool has_location() const { return read_has("location"); }
};

/// An IAM policy: which members have which roles.
class PolicyConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.Policy";

  /// The format of the policy: 0, 1 or 3. Policies with conditions need 3.
  std::int32_t version() const { return read_int<std::int32_t>("version"); }
  bool has_version() const { return read_has("version"); }

  /// The roles and their members.
  List<common::BindingConstRef> bindings() const;
  bool has_bindings() const { return read_has("bindings"); }

  /// Settings of the audit logs.
  List<common::AuditConfigConstRef> audit_configs() const;
  bool has_audit_configs() const { return read_has("audit_configs"); }

  /// A tag of the version of the policy. Return the value that was read; if the policy changed since, the call fails with ABORTED.
  std::string etag() const { return read_bytes("etag"); }
  bool has_etag() const { return read_has("etag"); }
};

/// The members that have a role.
class BindingConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.Binding";

  /// The role, for example `roles/cloudtasks.enqueuer`.
  std::string role() const { return read_string("role"); }
  bool has_role() const { return read_has("role"); }

  /// The members, for example `user:a@example.com` or `serviceAccount:s@p.iam.gserviceaccount.com`.
  std::vector<std::string> members() const { return read_strings("members"); }
  bool has_members() const { return read_has("members"); }

  /// The condition under which the members have the role.
  common::ExprConstRef condition() const;
  bool has_condition() const { return read_has("condition"); }
};

/// Settings of the audit logs of a service.
class AuditConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.AuditConfig";

  /// The service, or `allServices`.
  std::string service() const { return read_string("service"); }
  bool has_service() const { return read_has("service"); }

  /// The types of access that are logged.
  List<common::AuditLogConfigConstRef> audit_log_configs() const;
  bool has_audit_log_configs() const { return read_has("audit_log_configs"); }
};

/// Settings of the audit log of one type of access.
class AuditLogConfigConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.AuditLogConfig";

  /// The type of access.
  AuditLogConfigLogType log_type() const { return read_enum<AuditLogConfigLogType>("log_type"); }
  bool has_log_type() const { return read_has("log_type"); }

  /// The members whose access is not logged.
  std::vector<std::string> exempted_members() const { return read_strings("exempted_members"); }
  bool has_exempted_members() const { return read_has("exempted_members"); }
};

/// The difference between two policies, as audit logs contain it.
class PolicyDeltaConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.PolicyDelta";

  /// The bindings that were added or removed.
  List<common::BindingDeltaConstRef> binding_deltas() const;
  bool has_binding_deltas() const { return read_has("binding_deltas"); }

  /// The audit configurations that were added or removed.
  List<common::AuditConfigDeltaConstRef> audit_config_deltas() const;
  bool has_audit_config_deltas() const { return read_has("audit_config_deltas"); }
};

/// A change of a binding.
class BindingDeltaConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.BindingDelta";

  /// Whether it was added or removed.
  BindingDeltaAction action() const { return read_enum<BindingDeltaAction>("action"); }
  bool has_action() const { return read_has("action"); }

  /// The role.
  std::string role() const { return read_string("role"); }
  bool has_role() const { return read_has("role"); }

  /// The member.
  std::string member() const { return read_string("member"); }
  bool has_member() const { return read_has("member"); }

  /// The condition under which the members have the role.
  common::ExprConstRef condition() const;
  bool has_condition() const { return read_has("condition"); }
};

/// A change of an audit configuration.
class AuditConfigDeltaConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.AuditConfigDelta";

  /// Whether it was added or removed.
  AuditConfigDeltaAction action() const { return read_enum<AuditConfigDeltaAction>("action"); }
  bool has_action() const { return read_has("action"); }

  /// The service, or `allServices`.
  std::string service() const { return read_string("service"); }
  bool has_service() const { return read_has("service"); }

  /// A member whose access is not logged.
  std::string exempted_member() const { return read_string("exempted_member"); }
  bool has_exempted_member() const { return read_has("exempted_member"); }

  /// The type of access.
  std::string log_type() const { return read_string("log_type"); }
  bool has_log_type() const { return read_has("log_type"); }
};

/// Options of `get_iam_policy`.
class GetPolicyOptionsConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.GetPolicyOptions";

  /// The latest format of policies that the caller supports: 0, 1 or 3.
  std::int32_t requested_policy_version() const { return read_int<std::int32_t>("requested_policy_version"); }
  bool has_requested_policy_version() const { return read_has("requested_policy_version"); }
};

/// The request of `get_iam_policy`.
class GetIamPolicyRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.GetIamPolicyRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string resource() const { return read_string("resource"); }
  bool has_resource() const { return read_has("resource"); }

  /// Options for the policy that is returned.
  common::GetPolicyOptionsConstRef options() const;
  bool has_options() const { return read_has("options"); }
};

/// The request of `set_iam_policy`.
class SetIamPolicyRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.SetIamPolicyRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string resource() const { return read_string("resource"); }
  bool has_resource() const { return read_has("resource"); }

  /// The complete new policy. Required.
  common::PolicyConstRef policy() const;
  bool has_policy() const { return read_has("policy"); }

  /// The fields of the policy to change. If it is unset, `bindings` and `etag`.
  common::FieldMaskConstRef update_mask() const;
  bool has_update_mask() const { return read_has("update_mask"); }
};

/// The request of `test_iam_permissions`.
class TestIamPermissionsRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.TestIamPermissionsRequest";

  /// The queue: `projects/P/locations/L/queues/Q`. Required.
  std::string resource() const { return read_string("resource"); }
  bool has_resource() const { return read_has("resource"); }

  /// The permissions to check, for example `cloudtasks.tasks.create`. Required.
  std::vector<std::string> permissions() const { return read_strings("permissions"); }
  bool has_permissions() const { return read_has("permissions"); }
};

/// The result of `test_iam_permissions`.
class TestIamPermissionsResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.iam.v1.TestIamPermissionsResponse";

  /// Those of the given permissions that the caller has.
  std::vector<std::string> permissions() const { return read_strings("permissions"); }
  bool has_permissions() const { return read_has("permissions"); }
};

/// A long-running operation.
class OperationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.longrunning.Operation";

  /// The resource name: `projects/P/locations/L/operations/O`.
  std::string name() const { return read_string("name"); }
  bool has_name() const { return read_has("name"); }

  /// The progress of the operation. Its type depends on the method.
  common::AnyConstRef metadata() const;
  bool has_metadata() const { return read_has("metadata"); }

  /// Whether the operation is finished, with an error or a response.
  bool done() const { return read_bool("done"); }
  bool has_done() const { return read_has("done"); }

  /// The error, if the operation failed.
  common::StatusConstRef error() const;
  bool has_error() const { return read_has("error"); }

  /// The result, if the operation succeeded. Its type depends on the method.
  common::AnyConstRef response() const;
  bool has_response() const { return read_has("response"); }
};

/// The request of `get_operation`.
class GetOperationRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.longrunning.GetOperationRequest";

  /// The operation: `projects/P/locations/L/operations/O`. Required.
  std::string name() const { return read_string("name"); }
  bool has_name() const { return read_has("name"); }
};

/// A location where the service is available.
class LocationConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.Location";

  /// The resource name: `projects/P/locations/L`.
  std::string name() const { return read_string("name"); }
  bool has_name() const { return read_has("name"); }

  /// The id, for example `europe-west1`.
  std::string location_id() const { return read_string("location_id"); }
  bool has_location_id() const { return read_has("location_id"); }

  /// The name for users, for example `Belgium`.
  std::string display_name() const { return read_string("display_name"); }
  bool has_display_name() const { return read_has("display_name"); }

  /// The labels of the location.
  std::map<std::string, std::string> labels() const { return read_map("labels"); }
  bool has_labels() const { return read_has("labels"); }

  /// Metadata that the service defines.
  common::AnyConstRef metadata() const;
  bool has_metadata() const { return read_has("metadata"); }
};

/// The request of `get_location`.
class GetLocationRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.GetLocationRequest";

  /// The location: `projects/P/locations/L`. Required.
  std::string name() const { return read_string("name"); }
  bool has_name() const { return read_has("name"); }
};

/// The request of `list_locations`.
class ListLocationsRequestConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.ListLocationsRequest";

  /// The project: `projects/P`. Required.
  std::string name() const { return read_string("name"); }
  bool has_name() const { return read_has("name"); }

  /// Which queues are listed, for example `state: PAUSED`. If it is empty, all of them.
  std::string filter() const { return read_string("filter"); }
  bool has_filter() const { return read_has("filter"); }

  /// The maximum number of elements in a page. If it is 0, the service chooses. A page can have fewer elements even if there are more pages.
  std::int32_t page_size() const { return read_int<std::int32_t>("page_size"); }
  bool has_page_size() const { return read_has("page_size"); }

  /// The `next_page_token` of the previous page. Empty for the first page.
  std::string page_token() const { return read_string("page_token"); }
  bool has_page_token() const { return read_has("page_token"); }

  /// More types of locations to list. For internal use. Only in REST.
  std::vector<std::string> extra_location_types() const { return read_strings("extra_location_types"); }
  bool has_extra_location_types() const { return read_has("extra_location_types"); }
};

/// A page of locations.
class ListLocationsResponseConstRef : public detail::Fields {
 public:
  using Fields::Fields;
  static constexpr const char* version_of_type = "v2";
  static constexpr const char* name_of_type = "google.cloud.location.ListLocationsResponse";

  /// The locations of this page.
  List<common::LocationConstRef> locations() const;
  bool has_locations() const { return read_has("locations"); }

  /// The `page_token` of the request for the next page. Empty if there are no more pages. A token of `list_tasks` is valid for 2 h.
  std::string next_page_token() const { return read_string("next_page_token"); }
  bool has_next_page_token() const { return read_has("next_page_token"); }
};

/// A Empty inside of another message, or the whole of one: changes go to where it is kept.
class EmptyRef : public detail::Writing<EmptyConstRef> {
 public:
  using Writing::Writing;
};

/// A FieldMask inside of another message, or the whole of one: changes go to where it is kept.
class FieldMaskRef : public detail::Writing<FieldMaskConstRef> {
 public:
  using Writing::Writing;

  FieldMaskRef add_paths(std::string_view value) { write_item("paths", value); return *this; }
  FieldMaskRef clear_paths() { write_clear("paths"); return *this; }
};

/// A Any inside of another message, or the whole of one: changes go to where it is kept.
class AnyRef : public detail::Writing<AnyConstRef> {
 public:
  using Writing::Writing;

  AnyRef set_type_url(std::string_view value) { write_string("type_url", value); return *this; }
  AnyRef clear_type_url() { write_clear("type_url"); return *this; }

  AnyRef set_value(std::string_view value) { write_bytes("value", value); return *this; }
  AnyRef clear_value() { write_clear("value"); return *this; }
};

/// A Status inside of another message, or the whole of one: changes go to where it is kept.
class StatusRef : public detail::Writing<StatusConstRef> {
 public:
  using Writing::Writing;

  StatusRef set_code(std::int32_t value) { write_int("code", value); return *this; }
  StatusRef clear_code() { write_clear("code"); return *this; }

  StatusRef set_message(std::string_view value) { write_string("message", value); return *this; }
  StatusRef clear_message() { write_clear("message"); return *this; }

  common::AnyRef mutable_details(std::size_t index);
  common::AnyRef add_details();
  StatusRef add_details(const common::AnyConstRef& value);
  StatusRef clear_details() { write_clear("details"); return *this; }
};

/// A ErrorInfo inside of another message, or the whole of one: changes go to where it is kept.
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

/// A RetryInfo inside of another message, or the whole of one: changes go to where it is kept.
class RetryInfoRef : public detail::Writing<RetryInfoConstRef> {
 public:
  using Writing::Writing;

  RetryInfoRef set_retry_delay(Duration value) { write_duration("retry_delay", value); return *this; }
  RetryInfoRef clear_retry_delay() { write_clear("retry_delay"); return *this; }
};

/// A BadRequest inside of another message, or the whole of one: changes go to where it is kept.
class BadRequestRef : public detail::Writing<BadRequestConstRef> {
 public:
  using Writing::Writing;

  common::BadRequestFieldViolationRef mutable_field_violations(std::size_t index);
  common::BadRequestFieldViolationRef add_field_violations();
  BadRequestRef add_field_violations(const common::BadRequestFieldViolationConstRef& value);
  BadRequestRef clear_field_violations() { write_clear("field_violations"); return *this; }
};

/// A BadRequestFieldViolation inside of another message, or the whole of one: changes go to where it is kept.
class BadRequestFieldViolationRef : public detail::Writing<BadRequestFieldViolationConstRef> {
 public:
  using Writing::Writing;

  BadRequestFieldViolationRef set_field(std::string_view value) { write_string("field", value); return *this; }
  BadRequestFieldViolationRef clear_field() { write_clear("field"); return *this; }

  BadRequestFieldViolationRef set_description(std::string_view value) { write_string("description", value); return *this; }
  BadRequestFieldViolationRef clear_description() { write_clear("description"); return *this; }

  BadRequestFieldViolationRef set_reason(std::string_view value) { write_string("reason", value); return *this; }
  BadRequestFieldViolationRef clear_reason() { write_clear("reason"); return *this; }

  common::LocalizedMessageRef mutable_localized_message();
  BadRequestFieldViolationRef set_localized_message(const common::LocalizedMessageConstRef& value);
  BadRequestFieldViolationRef clear_localized_message() { write_clear("localized_message"); return *this; }
};

/// A LocalizedMessage inside of another message, or the whole of one: changes go to where it is kept.
class LocalizedMessageRef : public detail::Writing<LocalizedMessageConstRef> {
 public:
  using Writing::Writing;

  LocalizedMessageRef set_locale(std::string_view value) { write_string("locale", value); return *this; }
  LocalizedMessageRef clear_locale() { write_clear("locale"); return *this; }

  LocalizedMessageRef set_message(std::string_view value) { write_string("message", value); return *this; }
  LocalizedMessageRef clear_message() { write_clear("message"); return *this; }
};

/// A Help inside of another message, or the whole of one: changes go to where it is kept.
class HelpRef : public detail::Writing<HelpConstRef> {
 public:
  using Writing::Writing;

  common::HelpLinkRef mutable_links(std::size_t index);
  common::HelpLinkRef add_links();
  HelpRef add_links(const common::HelpLinkConstRef& value);
  HelpRef clear_links() { write_clear("links"); return *this; }
};

/// A HelpLink inside of another message, or the whole of one: changes go to where it is kept.
class HelpLinkRef : public detail::Writing<HelpLinkConstRef> {
 public:
  using Writing::Writing;

  HelpLinkRef set_description(std::string_view value) { write_string("description", value); return *this; }
  HelpLinkRef clear_description() { write_clear("description"); return *this; }

  HelpLinkRef set_url(std::string_view value) { write_string("url", value); return *this; }
  HelpLinkRef clear_url() { write_clear("url"); return *this; }
};

/// A QuotaFailure inside of another message, or the whole of one: changes go to where it is kept.
class QuotaFailureRef : public detail::Writing<QuotaFailureConstRef> {
 public:
  using Writing::Writing;

  common::QuotaFailureViolationRef mutable_violations(std::size_t index);
  common::QuotaFailureViolationRef add_violations();
  QuotaFailureRef add_violations(const common::QuotaFailureViolationConstRef& value);
  QuotaFailureRef clear_violations() { write_clear("violations"); return *this; }
};

/// A QuotaFailureViolation inside of another message, or the whole of one: changes go to where it is kept.
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

/// A PreconditionFailure inside of another message, or the whole of one: changes go to where it is kept.
class PreconditionFailureRef : public detail::Writing<PreconditionFailureConstRef> {
 public:
  using Writing::Writing;

  common::PreconditionFailureViolationRef mutable_violations(std::size_t index);
  common::PreconditionFailureViolationRef add_violations();
  PreconditionFailureRef add_violations(const common::PreconditionFailureViolationConstRef& value);
  PreconditionFailureRef clear_violations() { write_clear("violations"); return *this; }
};

/// A PreconditionFailureViolation inside of another message, or the whole of one: changes go to where it is kept.
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

/// A RequestInfo inside of another message, or the whole of one: changes go to where it is kept.
class RequestInfoRef : public detail::Writing<RequestInfoConstRef> {
 public:
  using Writing::Writing;

  RequestInfoRef set_request_id(std::string_view value) { write_string("request_id", value); return *this; }
  RequestInfoRef clear_request_id() { write_clear("request_id"); return *this; }

  RequestInfoRef set_serving_data(std::string_view value) { write_string("serving_data", value); return *this; }
  RequestInfoRef clear_serving_data() { write_clear("serving_data"); return *this; }
};

/// A ResourceInfo inside of another message, or the whole of one: changes go to where it is kept.
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

/// A DebugInfo inside of another message, or the whole of one: changes go to where it is kept.
class DebugInfoRef : public detail::Writing<DebugInfoConstRef> {
 public:
  using Writing::Writing;

  DebugInfoRef add_stack_entries(std::string_view value) { write_item("stack_entries", value); return *this; }
  DebugInfoRef clear_stack_entries() { write_clear("stack_entries"); return *this; }

  DebugInfoRef set_detail(std::string_view value) { write_string("detail", value); return *this; }
  DebugInfoRef clear_detail() { write_clear("detail"); return *this; }
};

/// A HttpBody inside of another message, or the whole of one: changes go to where it is kept.
class HttpBodyRef : public detail::Writing<HttpBodyConstRef> {
 public:
  using Writing::Writing;

  HttpBodyRef set_content_type(std::string_view value) { write_string("content_type", value); return *this; }
  HttpBodyRef clear_content_type() { write_clear("content_type"); return *this; }

  HttpBodyRef set_data(std::string_view value) { write_bytes("data", value); return *this; }
  HttpBodyRef clear_data() { write_clear("data"); return *this; }

  common::AnyRef mutable_extensions(std::size_t index);
  common::AnyRef add_extensions();
  HttpBodyRef add_extensions(const common::AnyConstRef& value);
  HttpBodyRef clear_extensions() { write_clear("extensions"); return *this; }
};

/// A Expr inside of another message, or the whole of one: changes go to where it is kept.
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

/// A Policy inside of another message, or the whole of one: changes go to where it is kept.
class PolicyRef : public detail::Writing<PolicyConstRef> {
 public:
  using Writing::Writing;

  PolicyRef set_version(std::int32_t value) { write_int("version", value); return *this; }
  PolicyRef clear_version() { write_clear("version"); return *this; }

  common::BindingRef mutable_bindings(std::size_t index);
  common::BindingRef add_bindings();
  PolicyRef add_bindings(const common::BindingConstRef& value);
  PolicyRef clear_bindings() { write_clear("bindings"); return *this; }

  common::AuditConfigRef mutable_audit_configs(std::size_t index);
  common::AuditConfigRef add_audit_configs();
  PolicyRef add_audit_configs(const common::AuditConfigConstRef& value);
  PolicyRef clear_audit_configs() { write_clear("audit_configs"); return *this; }

  PolicyRef set_etag(std::string_view value) { write_bytes("etag", value); return *this; }
  PolicyRef clear_etag() { write_clear("etag"); return *this; }
};

/// A Binding inside of another message, or the whole of one: changes go to where it is kept.
class BindingRef : public detail::Writing<BindingConstRef> {
 public:
  using Writing::Writing;

  BindingRef set_role(std::string_view value) { write_string("role", value); return *this; }
  BindingRef clear_role() { write_clear("role"); return *this; }

  BindingRef add_members(std::string_view value) { write_item("members", value); return *this; }
  BindingRef clear_members() { write_clear("members"); return *this; }

  common::ExprRef mutable_condition();
  BindingRef set_condition(const common::ExprConstRef& value);
  BindingRef clear_condition() { write_clear("condition"); return *this; }
};

/// A AuditConfig inside of another message, or the whole of one: changes go to where it is kept.
class AuditConfigRef : public detail::Writing<AuditConfigConstRef> {
 public:
  using Writing::Writing;

  AuditConfigRef set_service(std::string_view value) { write_string("service", value); return *this; }
  AuditConfigRef clear_service() { write_clear("service"); return *this; }

  common::AuditLogConfigRef mutable_audit_log_configs(std::size_t index);
  common::AuditLogConfigRef add_audit_log_configs();
  AuditConfigRef add_audit_log_configs(const common::AuditLogConfigConstRef& value);
  AuditConfigRef clear_audit_log_configs() { write_clear("audit_log_configs"); return *this; }
};

/// A AuditLogConfig inside of another message, or the whole of one: changes go to where it is kept.
class AuditLogConfigRef : public detail::Writing<AuditLogConfigConstRef> {
 public:
  using Writing::Writing;

  AuditLogConfigRef set_log_type(AuditLogConfigLogType value) { write_enum("log_type", value); return *this; }
  AuditLogConfigRef clear_log_type() { write_clear("log_type"); return *this; }

  AuditLogConfigRef add_exempted_members(std::string_view value) { write_item("exempted_members", value); return *this; }
  AuditLogConfigRef clear_exempted_members() { write_clear("exempted_members"); return *this; }
};

/// A PolicyDelta inside of another message, or the whole of one: changes go to where it is kept.
class PolicyDeltaRef : public detail::Writing<PolicyDeltaConstRef> {
 public:
  using Writing::Writing;

  common::BindingDeltaRef mutable_binding_deltas(std::size_t index);
  common::BindingDeltaRef add_binding_deltas();
  PolicyDeltaRef add_binding_deltas(const common::BindingDeltaConstRef& value);
  PolicyDeltaRef clear_binding_deltas() { write_clear("binding_deltas"); return *this; }

  common::AuditConfigDeltaRef mutable_audit_config_deltas(std::size_t index);
  common::AuditConfigDeltaRef add_audit_config_deltas();
  PolicyDeltaRef add_audit_config_deltas(const common::AuditConfigDeltaConstRef& value);
  PolicyDeltaRef clear_audit_config_deltas() { write_clear("audit_config_deltas"); return *this; }
};

/// A BindingDelta inside of another message, or the whole of one: changes go to where it is kept.
class BindingDeltaRef : public detail::Writing<BindingDeltaConstRef> {
 public:
  using Writing::Writing;

  BindingDeltaRef set_action(BindingDeltaAction value) { write_enum("action", value); return *this; }
  BindingDeltaRef clear_action() { write_clear("action"); return *this; }

  BindingDeltaRef set_role(std::string_view value) { write_string("role", value); return *this; }
  BindingDeltaRef clear_role() { write_clear("role"); return *this; }

  BindingDeltaRef set_member(std::string_view value) { write_string("member", value); return *this; }
  BindingDeltaRef clear_member() { write_clear("member"); return *this; }

  common::ExprRef mutable_condition();
  BindingDeltaRef set_condition(const common::ExprConstRef& value);
  BindingDeltaRef clear_condition() { write_clear("condition"); return *this; }
};

/// A AuditConfigDelta inside of another message, or the whole of one: changes go to where it is kept.
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

/// A GetPolicyOptions inside of another message, or the whole of one: changes go to where it is kept.
class GetPolicyOptionsRef : public detail::Writing<GetPolicyOptionsConstRef> {
 public:
  using Writing::Writing;

  GetPolicyOptionsRef set_requested_policy_version(std::int32_t value) { write_int("requested_policy_version", value); return *this; }
  GetPolicyOptionsRef clear_requested_policy_version() { write_clear("requested_policy_version"); return *this; }
};

/// A GetIamPolicyRequest inside of another message, or the whole of one: changes go to where it is kept.
class GetIamPolicyRequestRef : public detail::Writing<GetIamPolicyRequestConstRef> {
 public:
  using Writing::Writing;

  GetIamPolicyRequestRef set_resource(std::string_view value) { write_string("resource", value); return *this; }
  GetIamPolicyRequestRef clear_resource() { write_clear("resource"); return *this; }

  common::GetPolicyOptionsRef mutable_options();
  GetIamPolicyRequestRef set_options(const common::GetPolicyOptionsConstRef& value);
  GetIamPolicyRequestRef clear_options() { write_clear("options"); return *this; }
};

/// A SetIamPolicyRequest inside of another message, or the whole of one: changes go to where it is kept.
class SetIamPolicyRequestRef : public detail::Writing<SetIamPolicyRequestConstRef> {
 public:
  using Writing::Writing;

  SetIamPolicyRequestRef set_resource(std::string_view value) { write_string("resource", value); return *this; }
  SetIamPolicyRequestRef clear_resource() { write_clear("resource"); return *this; }

  common::PolicyRef mutable_policy();
  SetIamPolicyRequestRef set_policy(const common::PolicyConstRef& value);
  SetIamPolicyRequestRef clear_policy() { write_clear("policy"); return *this; }

  common::FieldMaskRef mutable_update_mask();
  SetIamPolicyRequestRef set_update_mask(const common::FieldMaskConstRef& value);
  SetIamPolicyRequestRef clear_update_mask() { write_clear("update_mask"); return *this; }
};

/// A TestIamPermissionsRequest inside of another message, or the whole of one: changes go to where it is kept.
class TestIamPermissionsRequestRef : public detail::Writing<TestIamPermissionsRequestConstRef> {
 public:
  using Writing::Writing;

  TestIamPermissionsRequestRef set_resource(std::string_view value) { write_string("resource", value); return *this; }
  TestIamPermissionsRequestRef clear_resource() { write_clear("resource"); return *this; }

  TestIamPermissionsRequestRef add_permissions(std::string_view value) { write_item("permissions", value); return *this; }
  TestIamPermissionsRequestRef clear_permissions() { write_clear("permissions"); return *this; }
};

/// A TestIamPermissionsResponse inside of another message, or the whole of one: changes go to where it is kept.
class TestIamPermissionsResponseRef : public detail::Writing<TestIamPermissionsResponseConstRef> {
 public:
  using Writing::Writing;

  TestIamPermissionsResponseRef add_permissions(std::string_view value) { write_item("permissions", value); return *this; }
  TestIamPermissionsResponseRef clear_permissions() { write_clear("permissions"); return *this; }
};

/// A Operation inside of another message, or the whole of one: changes go to where it is kept.
class OperationRef : public detail::Writing<OperationConstRef> {
 public:
  using Writing::Writing;

  OperationRef set_name(std::string_view value) { write_string("name", value); return *this; }
  OperationRef clear_name() { write_clear("name"); return *this; }

  common::AnyRef mutable_metadata();
  OperationRef set_metadata(const common::AnyConstRef& value);
  OperationRef clear_metadata() { write_clear("metadata"); return *this; }

  OperationRef set_done(bool value) { write_bool("done", value); return *this; }
  OperationRef clear_done() { write_clear("done"); return *this; }

  common::StatusRef mutable_error();
  OperationRef set_error(const common::StatusConstRef& value);
  OperationRef clear_error() { write_clear("error"); return *this; }

  common::AnyRef mutable_response();
  OperationRef set_response(const common::AnyConstRef& value);
  OperationRef clear_response() { write_clear("response"); return *this; }
};

/// A GetOperationRequest inside of another message, or the whole of one: changes go to where it is kept.
class GetOperationRequestRef : public detail::Writing<GetOperationRequestConstRef> {
 public:
  using Writing::Writing;

  GetOperationRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetOperationRequestRef clear_name() { write_clear("name"); return *this; }
};

/// A Location inside of another message, or the whole of one: changes go to where it is kept.
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

  common::AnyRef mutable_metadata();
  LocationRef set_metadata(const common::AnyConstRef& value);
  LocationRef clear_metadata() { write_clear("metadata"); return *this; }
};

/// A GetLocationRequest inside of another message, or the whole of one: changes go to where it is kept.
class GetLocationRequestRef : public detail::Writing<GetLocationRequestConstRef> {
 public:
  using Writing::Writing;

  GetLocationRequestRef set_name(std::string_view value) { write_string("name", value); return *this; }
  GetLocationRequestRef clear_name() { write_clear("name"); return *this; }
};

/// A ListLocationsRequest inside of another message, or the whole of one: changes go to where it is kept.
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

/// A ListLocationsResponse inside of another message, or the whole of one: changes go to where it is kept.
class ListLocationsResponseRef : public detail::Writing<ListLocationsResponseConstRef> {
 public:
  using Writing::Writing;

  common::LocationRef mutable_locations(std::size_t index);
  common::LocationRef add_locations();
  ListLocationsResponseRef add_locations(const common::LocationConstRef& value);
  ListLocationsResponseRef clear_locations() { write_clear("locations"); return *this; }

  ListLocationsResponseRef set_next_page_token(std::string_view value) { write_string("next_page_token", value); return *this; }
  ListLocationsResponseRef clear_next_page_token() { write_clear("next_page_token"); return *this; }
};

inline List<common::AnyConstRef> StatusConstRef::details() const { return list<common::AnyConstRef>("details"); }
inline common::AnyRef StatusRef::mutable_details(std::size_t index) { return inner_item<common::AnyRef>("details", index); }
inline common::AnyRef StatusRef::add_details() { return add_item<common::AnyRef>("details"); }
inline StatusRef StatusRef::add_details(const common::AnyConstRef& value) { write_item("details", value); return *this; }

inline List<common::BadRequestFieldViolationConstRef> BadRequestConstRef::field_violations() const { return list<common::BadRequestFieldViolationConstRef>("field_violations"); }
inline common::BadRequestFieldViolationRef BadRequestRef::mutable_field_violations(std::size_t index) { return inner_item<common::BadRequestFieldViolationRef>("field_violations", index); }
inline common::BadRequestFieldViolationRef BadRequestRef::add_field_violations() { return add_item<common::BadRequestFieldViolationRef>("field_violations"); }
inline BadRequestRef BadRequestRef::add_field_violations(const common::BadRequestFieldViolationConstRef& value) { write_item("field_violations", value); return *this; }

inline common::LocalizedMessageConstRef BadRequestFieldViolationConstRef::localized_message() const { return inner<common::LocalizedMessageConstRef>("localized_message"); }
inline common::LocalizedMessageRef BadRequestFieldViolationRef::mutable_localized_message() { return make_inner<common::LocalizedMessageRef>("localized_message"); }
inline BadRequestFieldViolationRef BadRequestFieldViolationRef::set_localized_message(const common::LocalizedMessageConstRef& value) { write_message("localized_message", value); return *this; }

inline List<common::HelpLinkConstRef> HelpConstRef::links() const { return list<common::HelpLinkConstRef>("links"); }
inline common::HelpLinkRef HelpRef::mutable_links(std::size_t index) { return inner_item<common::HelpLinkRef>("links", index); }
inline common::HelpLinkRef HelpRef::add_links() { return add_item<common::HelpLinkRef>("links"); }
inline HelpRef HelpRef::add_links(const common::HelpLinkConstRef& value) { write_item("links", value); return *this; }

inline List<common::QuotaFailureViolationConstRef> QuotaFailureConstRef::violations() const { return list<common::QuotaFailureViolationConstRef>("violations"); }
inline common::QuotaFailureViolationRef QuotaFailureRef::mutable_violations(std::size_t index) { return inner_item<common::QuotaFailureViolationRef>("violations", index); }
inline common::QuotaFailureViolationRef QuotaFailureRef::add_violations() { return add_item<common::QuotaFailureViolationRef>("violations"); }
inline QuotaFailureRef QuotaFailureRef::add_violations(const common::QuotaFailureViolationConstRef& value) { write_item("violations", value); return *this; }

inline List<common::PreconditionFailureViolationConstRef> PreconditionFailureConstRef::violations() const { return list<common::PreconditionFailureViolationConstRef>("violations"); }
inline common::PreconditionFailureViolationRef PreconditionFailureRef::mutable_violations(std::size_t index) { return inner_item<common::PreconditionFailureViolationRef>("violations", index); }
inline common::PreconditionFailureViolationRef PreconditionFailureRef::add_violations() { return add_item<common::PreconditionFailureViolationRef>("violations"); }
inline PreconditionFailureRef PreconditionFailureRef::add_violations(const common::PreconditionFailureViolationConstRef& value) { write_item("violations", value); return *this; }

inline List<common::AnyConstRef> HttpBodyConstRef::extensions() const { return list<common::AnyConstRef>("extensions"); }
inline common::AnyRef HttpBodyRef::mutable_extensions(std::size_t index) { return inner_item<common::AnyRef>("extensions", index); }
inline common::AnyRef HttpBodyRef::add_extensions() { return add_item<common::AnyRef>("extensions"); }
inline HttpBodyRef HttpBodyRef::add_extensions(const common::AnyConstRef& value) { write_item("extensions", value); return *this; }

inline List<common::BindingConstRef> PolicyConstRef::bindings() const { return list<common::BindingConstRef>("bindings"); }
inline common::BindingRef PolicyRef::mutable_bindings(std::size_t index) { return inner_item<common::BindingRef>("bindings", index); }
inline common::BindingRef PolicyRef::add_bindings() { return add_item<common::BindingRef>("bindings"); }
inline PolicyRef PolicyRef::add_bindings(const common::BindingConstRef& value) { write_item("bindings", value); return *this; }

inline List<common::AuditConfigConstRef> PolicyConstRef::audit_configs() const { return list<common::AuditConfigConstRef>("audit_configs"); }
inline common::AuditConfigRef PolicyRef::mutable_audit_configs(std::size_t index) { return inner_item<common::AuditConfigRef>("audit_configs", index); }
inline common::AuditConfigRef PolicyRef::add_audit_configs() { return add_item<common::AuditConfigRef>("audit_configs"); }
inline PolicyRef PolicyRef::add_audit_configs(const common::AuditConfigConstRef& value) { write_item("audit_configs", value); return *this; }

inline common::ExprConstRef BindingConstRef::condition() const { return inner<common::ExprConstRef>("condition"); }
inline common::ExprRef BindingRef::mutable_condition() { return make_inner<common::ExprRef>("condition"); }
inline BindingRef BindingRef::set_condition(const common::ExprConstRef& value) { write_message("condition", value); return *this; }

inline List<common::AuditLogConfigConstRef> AuditConfigConstRef::audit_log_configs() const { return list<common::AuditLogConfigConstRef>("audit_log_configs"); }
inline common::AuditLogConfigRef AuditConfigRef::mutable_audit_log_configs(std::size_t index) { return inner_item<common::AuditLogConfigRef>("audit_log_configs", index); }
inline common::AuditLogConfigRef AuditConfigRef::add_audit_log_configs() { return add_item<common::AuditLogConfigRef>("audit_log_configs"); }
inline AuditConfigRef AuditConfigRef::add_audit_log_configs(const common::AuditLogConfigConstRef& value) { write_item("audit_log_configs", value); return *this; }

inline List<common::BindingDeltaConstRef> PolicyDeltaConstRef::binding_deltas() const { return list<common::BindingDeltaConstRef>("binding_deltas"); }
inline common::BindingDeltaRef PolicyDeltaRef::mutable_binding_deltas(std::size_t index) { return inner_item<common::BindingDeltaRef>("binding_deltas", index); }
inline common::BindingDeltaRef PolicyDeltaRef::add_binding_deltas() { return add_item<common::BindingDeltaRef>("binding_deltas"); }
inline PolicyDeltaRef PolicyDeltaRef::add_binding_deltas(const common::BindingDeltaConstRef& value) { write_item("binding_deltas", value); return *this; }

inline List<common::AuditConfigDeltaConstRef> PolicyDeltaConstRef::audit_config_deltas() const { return list<common::AuditConfigDeltaConstRef>("audit_config_deltas"); }
inline common::AuditConfigDeltaRef PolicyDeltaRef::mutable_audit_config_deltas(std::size_t index) { return inner_item<common::AuditConfigDeltaRef>("audit_config_deltas", index); }
inline common::AuditConfigDeltaRef PolicyDeltaRef::add_audit_config_deltas() { return add_item<common::AuditConfigDeltaRef>("audit_config_deltas"); }
inline PolicyDeltaRef PolicyDeltaRef::add_audit_config_deltas(const common::AuditConfigDeltaConstRef& value) { write_item("audit_config_deltas", value); return *this; }

inline common::ExprConstRef BindingDeltaConstRef::condition() const { return inner<common::ExprConstRef>("condition"); }
inline common::ExprRef BindingDeltaRef::mutable_condition() { return make_inner<common::ExprRef>("condition"); }
inline BindingDeltaRef BindingDeltaRef::set_condition(const common::ExprConstRef& value) { write_message("condition", value); return *this; }

inline common::GetPolicyOptionsConstRef GetIamPolicyRequestConstRef::options() const { return inner<common::GetPolicyOptionsConstRef>("options"); }
inline common::GetPolicyOptionsRef GetIamPolicyRequestRef::mutable_options() { return make_inner<common::GetPolicyOptionsRef>("options"); }
inline GetIamPolicyRequestRef GetIamPolicyRequestRef::set_options(const common::GetPolicyOptionsConstRef& value) { write_message("options", value); return *this; }

inline common::PolicyConstRef SetIamPolicyRequestConstRef::policy() const { return inner<common::PolicyConstRef>("policy"); }
inline common::PolicyRef SetIamPolicyRequestRef::mutable_policy() { return make_inner<common::PolicyRef>("policy"); }
inline SetIamPolicyRequestRef SetIamPolicyRequestRef::set_policy(const common::PolicyConstRef& value) { write_message("policy", value); return *this; }

inline common::FieldMaskConstRef SetIamPolicyRequestConstRef::update_mask() const { return inner<common::FieldMaskConstRef>("update_mask"); }
inline common::FieldMaskRef SetIamPolicyRequestRef::mutable_update_mask() { return make_inner<common::FieldMaskRef>("update_mask"); }
inline SetIamPolicyRequestRef SetIamPolicyRequestRef::set_update_mask(const common::FieldMaskConstRef& value) { write_message("update_mask", value); return *this; }

inline common::AnyConstRef OperationConstRef::metadata() const { return inner<common::AnyConstRef>("metadata"); }
inline common::AnyRef OperationRef::mutable_metadata() { return make_inner<common::AnyRef>("metadata"); }
inline OperationRef OperationRef::set_metadata(const common::AnyConstRef& value) { write_message("metadata", value); return *this; }

inline common::StatusConstRef OperationConstRef::error() const { return inner<common::StatusConstRef>("error"); }
inline common::StatusRef OperationRef::mutable_error() { return make_inner<common::StatusRef>("error"); }
inline OperationRef OperationRef::set_error(const common::StatusConstRef& value) { write_message("error", value); return *this; }

inline common::AnyConstRef OperationConstRef::response() const { return inner<common::AnyConstRef>("response"); }
inline common::AnyRef OperationRef::mutable_response() { return make_inner<common::AnyRef>("response"); }
inline OperationRef OperationRef::set_response(const common::AnyConstRef& value) { write_message("response", value); return *this; }

inline common::AnyConstRef LocationConstRef::metadata() const { return inner<common::AnyConstRef>("metadata"); }
inline common::AnyRef LocationRef::mutable_metadata() { return make_inner<common::AnyRef>("metadata"); }
inline LocationRef LocationRef::set_metadata(const common::AnyConstRef& value) { write_message("metadata", value); return *this; }

inline List<common::LocationConstRef> ListLocationsResponseConstRef::locations() const { return list<common::LocationConstRef>("locations"); }
inline common::LocationRef ListLocationsResponseRef::mutable_locations(std::size_t index) { return inner_item<common::LocationRef>("locations", index); }
inline common::LocationRef ListLocationsResponseRef::add_locations() { return add_item<common::LocationRef>("locations"); }
inline ListLocationsResponseRef ListLocationsResponseRef::add_locations(const common::LocationConstRef& value) { write_item("locations", value); return *this; }

}  // namespace cloudtasks::common
