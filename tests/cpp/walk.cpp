// Walks the table: every field of every message, set and read through C++ and C. Emitted by `cargo xtask emit`.
#include "walk.hpp"

static void walk_common_Empty() {
  common::Empty message;
  expect_empty(message);
}

static void walk_common_FieldMask() {
  common::FieldMask message;
  expect_empty(message);
  message.add_paths("text");
  CHECK(message.paths().at(0) == "text" && string_in_c(message, "paths[0]") == "text");
  expect_present(message, message.has_paths(), "paths");
  message.clear_paths();
}

static void walk_common_Any() {
  common::Any message;
  expect_empty(message);
  message.set_type_url("text");
  CHECK(message.type_url() == "text" && string_in_c(message, "type_url") == "text");
  expect_present(message, message.has_type_url(), "type_url");
  message.clear_type_url();
  message.set_value("text");
  CHECK(message.value() == "text" && bytes_in_c(message, "value") == "text");
  expect_present(message, message.has_value(), "value");
  message.clear_value();
}

static void walk_common_Status() {
  common::Status message;
  expect_empty(message);
  message.set_code(7);
  CHECK(message.code() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "code") == 7);
  expect_present(message, message.has_code(), "code");
  message.clear_code();
  message.set_message("text");
  CHECK(message.message() == "text" && string_in_c(message, "message") == "text");
  expect_present(message, message.has_message(), "message");
  message.clear_message();
  message.add_details();
  CHECK(message.details().size() == 1 && count_in_c(message, "details") == 1);
  expect_present(message, message.has_details(), "details");
  message.clear_details();
}

static void walk_common_ErrorInfo() {
  common::ErrorInfo message;
  expect_empty(message);
  message.set_reason("text");
  CHECK(message.reason() == "text" && string_in_c(message, "reason") == "text");
  expect_present(message, message.has_reason(), "reason");
  message.clear_reason();
  message.set_domain("text");
  CHECK(message.domain() == "text" && string_in_c(message, "domain") == "text");
  expect_present(message, message.has_domain(), "domain");
  message.clear_domain();
  message.put_metadata("a]\"b", "text");
  CHECK(message.metadata().at("a]\"b") == "text" && count_in_c(message, "metadata") == 1);
  expect_present(message, message.has_metadata(), "metadata");
  message.clear_metadata();
}

static void walk_common_RetryInfo() {
  common::RetryInfo message;
  expect_empty(message);
  message.set_retry_delay(some_span);
  CHECK(message.retry_delay() == some_span && time_in_c(ct_message_get_duration, message, "retry_delay") == 5);
  expect_present(message, message.has_retry_delay(), "retry_delay");
  message.clear_retry_delay();
}

static void walk_common_BadRequest() {
  common::BadRequest message;
  expect_empty(message);
  message.add_field_violations();
  CHECK(message.field_violations().size() == 1 && count_in_c(message, "field_violations") == 1);
  expect_present(message, message.has_field_violations(), "field_violations");
  message.clear_field_violations();
}

static void walk_common_BadRequestFieldViolation() {
  common::BadRequestFieldViolation message;
  expect_empty(message);
  message.set_field("text");
  CHECK(message.field() == "text" && string_in_c(message, "field") == "text");
  expect_present(message, message.has_field(), "field");
  message.clear_field();
  message.set_description("text");
  CHECK(message.description() == "text" && string_in_c(message, "description") == "text");
  expect_present(message, message.has_description(), "description");
  message.clear_description();
  message.set_reason("text");
  CHECK(message.reason() == "text" && string_in_c(message, "reason") == "text");
  expect_present(message, message.has_reason(), "reason");
  message.clear_reason();
  message.mutable_localized_message();
  message.set_localized_message(common::LocalizedMessage());
  CHECK(message.localized_message().path_to_part() == "localized_message");
  expect_present(message, message.has_localized_message(), "localized_message");
  message.clear_localized_message();
}

static void walk_common_LocalizedMessage() {
  common::LocalizedMessage message;
  expect_empty(message);
  message.set_locale("text");
  CHECK(message.locale() == "text" && string_in_c(message, "locale") == "text");
  expect_present(message, message.has_locale(), "locale");
  message.clear_locale();
  message.set_message("text");
  CHECK(message.message() == "text" && string_in_c(message, "message") == "text");
  expect_present(message, message.has_message(), "message");
  message.clear_message();
}

static void walk_common_Help() {
  common::Help message;
  expect_empty(message);
  message.add_links();
  CHECK(message.links().size() == 1 && count_in_c(message, "links") == 1);
  expect_present(message, message.has_links(), "links");
  message.clear_links();
}

static void walk_common_HelpLink() {
  common::HelpLink message;
  expect_empty(message);
  message.set_description("text");
  CHECK(message.description() == "text" && string_in_c(message, "description") == "text");
  expect_present(message, message.has_description(), "description");
  message.clear_description();
  message.set_url("text");
  CHECK(message.url() == "text" && string_in_c(message, "url") == "text");
  expect_present(message, message.has_url(), "url");
  message.clear_url();
}

static void walk_common_QuotaFailure() {
  common::QuotaFailure message;
  expect_empty(message);
  message.add_violations();
  CHECK(message.violations().size() == 1 && count_in_c(message, "violations") == 1);
  expect_present(message, message.has_violations(), "violations");
  message.clear_violations();
}

static void walk_common_QuotaFailureViolation() {
  common::QuotaFailureViolation message;
  expect_empty(message);
  message.set_subject("text");
  CHECK(message.subject() == "text" && string_in_c(message, "subject") == "text");
  expect_present(message, message.has_subject(), "subject");
  message.clear_subject();
  message.set_description("text");
  CHECK(message.description() == "text" && string_in_c(message, "description") == "text");
  expect_present(message, message.has_description(), "description");
  message.clear_description();
  message.set_api_service("text");
  CHECK(message.api_service() == "text" && string_in_c(message, "api_service") == "text");
  expect_present(message, message.has_api_service(), "api_service");
  message.clear_api_service();
  message.set_quota_metric("text");
  CHECK(message.quota_metric() == "text" && string_in_c(message, "quota_metric") == "text");
  expect_present(message, message.has_quota_metric(), "quota_metric");
  message.clear_quota_metric();
  message.set_quota_id("text");
  CHECK(message.quota_id() == "text" && string_in_c(message, "quota_id") == "text");
  expect_present(message, message.has_quota_id(), "quota_id");
  message.clear_quota_id();
  message.put_quota_dimensions("a]\"b", "text");
  CHECK(message.quota_dimensions().at("a]\"b") == "text" && count_in_c(message, "quota_dimensions") == 1);
  expect_present(message, message.has_quota_dimensions(), "quota_dimensions");
  message.clear_quota_dimensions();
  message.set_quota_value(7);
  CHECK(message.quota_value() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "quota_value") == 7);
  expect_present(message, message.has_quota_value(), "quota_value");
  message.clear_quota_value();
  message.set_future_quota_value(7);
  CHECK(message.future_quota_value() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "future_quota_value") == 7);
  expect_present(message, message.has_future_quota_value(), "future_quota_value");
  message.clear_future_quota_value();
}

static void walk_common_PreconditionFailure() {
  common::PreconditionFailure message;
  expect_empty(message);
  message.add_violations();
  CHECK(message.violations().size() == 1 && count_in_c(message, "violations") == 1);
  expect_present(message, message.has_violations(), "violations");
  message.clear_violations();
}

static void walk_common_PreconditionFailureViolation() {
  common::PreconditionFailureViolation message;
  expect_empty(message);
  message.set_type_("text");
  CHECK(message.type_() == "text" && string_in_c(message, "type_") == "text");
  expect_present(message, message.has_type_(), "type_");
  message.clear_type_();
  message.set_subject("text");
  CHECK(message.subject() == "text" && string_in_c(message, "subject") == "text");
  expect_present(message, message.has_subject(), "subject");
  message.clear_subject();
  message.set_description("text");
  CHECK(message.description() == "text" && string_in_c(message, "description") == "text");
  expect_present(message, message.has_description(), "description");
  message.clear_description();
}

static void walk_common_RequestInfo() {
  common::RequestInfo message;
  expect_empty(message);
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
  message.set_serving_data("text");
  CHECK(message.serving_data() == "text" && string_in_c(message, "serving_data") == "text");
  expect_present(message, message.has_serving_data(), "serving_data");
  message.clear_serving_data();
}

static void walk_common_ResourceInfo() {
  common::ResourceInfo message;
  expect_empty(message);
  message.set_resource_type("text");
  CHECK(message.resource_type() == "text" && string_in_c(message, "resource_type") == "text");
  expect_present(message, message.has_resource_type(), "resource_type");
  message.clear_resource_type();
  message.set_resource_name("text");
  CHECK(message.resource_name() == "text" && string_in_c(message, "resource_name") == "text");
  expect_present(message, message.has_resource_name(), "resource_name");
  message.clear_resource_name();
  message.set_owner("text");
  CHECK(message.owner() == "text" && string_in_c(message, "owner") == "text");
  expect_present(message, message.has_owner(), "owner");
  message.clear_owner();
  message.set_description("text");
  CHECK(message.description() == "text" && string_in_c(message, "description") == "text");
  expect_present(message, message.has_description(), "description");
  message.clear_description();
}

static void walk_common_DebugInfo() {
  common::DebugInfo message;
  expect_empty(message);
  message.add_stack_entries("text");
  CHECK(message.stack_entries().at(0) == "text" && string_in_c(message, "stack_entries[0]") == "text");
  expect_present(message, message.has_stack_entries(), "stack_entries");
  message.clear_stack_entries();
  message.set_detail("text");
  CHECK(message.detail() == "text" && string_in_c(message, "detail") == "text");
  expect_present(message, message.has_detail(), "detail");
  message.clear_detail();
}

static void walk_common_HttpBody() {
  common::HttpBody message;
  expect_empty(message);
  message.set_content_type("text");
  CHECK(message.content_type() == "text" && string_in_c(message, "content_type") == "text");
  expect_present(message, message.has_content_type(), "content_type");
  message.clear_content_type();
  message.set_data("text");
  CHECK(message.data() == "text" && bytes_in_c(message, "data") == "text");
  expect_present(message, message.has_data(), "data");
  message.clear_data();
  message.add_extensions();
  CHECK(message.extensions().size() == 1 && count_in_c(message, "extensions") == 1);
  expect_present(message, message.has_extensions(), "extensions");
  message.clear_extensions();
}

static void walk_common_Expr() {
  common::Expr message;
  expect_empty(message);
  message.set_expression("text");
  CHECK(message.expression() == "text" && string_in_c(message, "expression") == "text");
  expect_present(message, message.has_expression(), "expression");
  message.clear_expression();
  message.set_title("text");
  CHECK(message.title() == "text" && string_in_c(message, "title") == "text");
  expect_present(message, message.has_title(), "title");
  message.clear_title();
  message.set_description("text");
  CHECK(message.description() == "text" && string_in_c(message, "description") == "text");
  expect_present(message, message.has_description(), "description");
  message.clear_description();
  message.set_location("text");
  CHECK(message.location() == "text" && string_in_c(message, "location") == "text");
  expect_present(message, message.has_location(), "location");
  message.clear_location();
}

static void walk_common_Policy() {
  common::Policy message;
  expect_empty(message);
  message.set_version(7);
  CHECK(message.version() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "version") == 7);
  expect_present(message, message.has_version(), "version");
  message.clear_version();
  message.add_bindings();
  CHECK(message.bindings().size() == 1 && count_in_c(message, "bindings") == 1);
  expect_present(message, message.has_bindings(), "bindings");
  message.clear_bindings();
  message.add_audit_configs();
  CHECK(message.audit_configs().size() == 1 && count_in_c(message, "audit_configs") == 1);
  expect_present(message, message.has_audit_configs(), "audit_configs");
  message.clear_audit_configs();
  message.set_etag("text");
  CHECK(message.etag() == "text" && bytes_in_c(message, "etag") == "text");
  expect_present(message, message.has_etag(), "etag");
  message.clear_etag();
}

static void walk_common_Binding() {
  common::Binding message;
  expect_empty(message);
  message.set_role("text");
  CHECK(message.role() == "text" && string_in_c(message, "role") == "text");
  expect_present(message, message.has_role(), "role");
  message.clear_role();
  message.add_members("text");
  CHECK(message.members().at(0) == "text" && string_in_c(message, "members[0]") == "text");
  expect_present(message, message.has_members(), "members");
  message.clear_members();
  message.mutable_condition();
  message.set_condition(common::Expr());
  CHECK(message.condition().path_to_part() == "condition");
  expect_present(message, message.has_condition(), "condition");
  message.clear_condition();
}

static void walk_common_AuditConfig() {
  common::AuditConfig message;
  expect_empty(message);
  message.set_service("text");
  CHECK(message.service() == "text" && string_in_c(message, "service") == "text");
  expect_present(message, message.has_service(), "service");
  message.clear_service();
  message.add_audit_log_configs();
  CHECK(message.audit_log_configs().size() == 1 && count_in_c(message, "audit_log_configs") == 1);
  expect_present(message, message.has_audit_log_configs(), "audit_log_configs");
  message.clear_audit_log_configs();
}

static void walk_common_AuditLogConfig() {
  common::AuditLogConfig message;
  expect_empty(message);
  message.set_log_type(static_cast<decltype(message.log_type())>(3));
  CHECK(message.log_type() == static_cast<decltype(message.log_type())>(3) && in_c<std::int32_t>(ct_message_get_enum, message, "log_type") == 3);
  expect_present(message, message.has_log_type(), "log_type");
  message.clear_log_type();
  message.add_exempted_members("text");
  CHECK(message.exempted_members().at(0) == "text" && string_in_c(message, "exempted_members[0]") == "text");
  expect_present(message, message.has_exempted_members(), "exempted_members");
  message.clear_exempted_members();
}

static void walk_common_PolicyDelta() {
  common::PolicyDelta message;
  expect_empty(message);
  message.add_binding_deltas();
  CHECK(message.binding_deltas().size() == 1 && count_in_c(message, "binding_deltas") == 1);
  expect_present(message, message.has_binding_deltas(), "binding_deltas");
  message.clear_binding_deltas();
  message.add_audit_config_deltas();
  CHECK(message.audit_config_deltas().size() == 1 && count_in_c(message, "audit_config_deltas") == 1);
  expect_present(message, message.has_audit_config_deltas(), "audit_config_deltas");
  message.clear_audit_config_deltas();
}

static void walk_common_BindingDelta() {
  common::BindingDelta message;
  expect_empty(message);
  message.set_action(static_cast<decltype(message.action())>(2));
  CHECK(message.action() == static_cast<decltype(message.action())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "action") == 2);
  expect_present(message, message.has_action(), "action");
  message.clear_action();
  message.set_role("text");
  CHECK(message.role() == "text" && string_in_c(message, "role") == "text");
  expect_present(message, message.has_role(), "role");
  message.clear_role();
  message.set_member("text");
  CHECK(message.member() == "text" && string_in_c(message, "member") == "text");
  expect_present(message, message.has_member(), "member");
  message.clear_member();
  message.mutable_condition();
  message.set_condition(common::Expr());
  CHECK(message.condition().path_to_part() == "condition");
  expect_present(message, message.has_condition(), "condition");
  message.clear_condition();
}

static void walk_common_AuditConfigDelta() {
  common::AuditConfigDelta message;
  expect_empty(message);
  message.set_action(static_cast<decltype(message.action())>(2));
  CHECK(message.action() == static_cast<decltype(message.action())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "action") == 2);
  expect_present(message, message.has_action(), "action");
  message.clear_action();
  message.set_service("text");
  CHECK(message.service() == "text" && string_in_c(message, "service") == "text");
  expect_present(message, message.has_service(), "service");
  message.clear_service();
  message.set_exempted_member("text");
  CHECK(message.exempted_member() == "text" && string_in_c(message, "exempted_member") == "text");
  expect_present(message, message.has_exempted_member(), "exempted_member");
  message.clear_exempted_member();
  message.set_log_type("text");
  CHECK(message.log_type() == "text" && string_in_c(message, "log_type") == "text");
  expect_present(message, message.has_log_type(), "log_type");
  message.clear_log_type();
}

static void walk_common_GetPolicyOptions() {
  common::GetPolicyOptions message;
  expect_empty(message);
  message.set_requested_policy_version(7);
  CHECK(message.requested_policy_version() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "requested_policy_version") == 7);
  expect_present(message, message.has_requested_policy_version(), "requested_policy_version");
  message.clear_requested_policy_version();
}

static void walk_common_GetIamPolicyRequest() {
  common::GetIamPolicyRequest message;
  expect_empty(message);
  message.set_resource("text");
  CHECK(message.resource() == "text" && string_in_c(message, "resource") == "text");
  expect_present(message, message.has_resource(), "resource");
  message.clear_resource();
  message.mutable_options();
  message.set_options(common::GetPolicyOptions());
  CHECK(message.options().path_to_part() == "options");
  expect_present(message, message.has_options(), "options");
  message.clear_options();
}

static void walk_common_SetIamPolicyRequest() {
  common::SetIamPolicyRequest message;
  expect_empty(message);
  message.set_resource("text");
  CHECK(message.resource() == "text" && string_in_c(message, "resource") == "text");
  expect_present(message, message.has_resource(), "resource");
  message.clear_resource();
  message.mutable_policy();
  message.set_policy(common::Policy());
  CHECK(message.policy().path_to_part() == "policy");
  expect_present(message, message.has_policy(), "policy");
  message.clear_policy();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_common_TestIamPermissionsRequest() {
  common::TestIamPermissionsRequest message;
  expect_empty(message);
  message.set_resource("text");
  CHECK(message.resource() == "text" && string_in_c(message, "resource") == "text");
  expect_present(message, message.has_resource(), "resource");
  message.clear_resource();
  message.add_permissions("text");
  CHECK(message.permissions().at(0) == "text" && string_in_c(message, "permissions[0]") == "text");
  expect_present(message, message.has_permissions(), "permissions");
  message.clear_permissions();
}

static void walk_common_TestIamPermissionsResponse() {
  common::TestIamPermissionsResponse message;
  expect_empty(message);
  message.add_permissions("text");
  CHECK(message.permissions().at(0) == "text" && string_in_c(message, "permissions[0]") == "text");
  expect_present(message, message.has_permissions(), "permissions");
  message.clear_permissions();
}

static void walk_common_Operation() {
  common::Operation message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_metadata();
  message.set_metadata(common::Any());
  CHECK(message.metadata().path_to_part() == "metadata");
  expect_present(message, message.has_metadata(), "metadata");
  message.clear_metadata();
  message.set_done(true);
  CHECK(message.done() == true && in_c<bool>(ct_message_get_bool, message, "done"));
  expect_present(message, message.has_done(), "done");
  message.clear_done();
  message.mutable_error();
  message.set_error(common::Status());
  CHECK(message.error().path_to_part() == "error");
  expect_present(message, message.has_error(), "error");
  message.clear_error();
  message.mutable_response();
  message.set_response(common::Any());
  CHECK(message.response().path_to_part() == "response");
  expect_present(message, message.has_response(), "response");
  message.clear_response();
}

static void walk_common_GetOperationRequest() {
  common::GetOperationRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_common_Location() {
  common::Location message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_location_id("text");
  CHECK(message.location_id() == "text" && string_in_c(message, "location_id") == "text");
  expect_present(message, message.has_location_id(), "location_id");
  message.clear_location_id();
  message.set_display_name("text");
  CHECK(message.display_name() == "text" && string_in_c(message, "display_name") == "text");
  expect_present(message, message.has_display_name(), "display_name");
  message.clear_display_name();
  message.put_labels("a]\"b", "text");
  CHECK(message.labels().at("a]\"b") == "text" && count_in_c(message, "labels") == 1);
  expect_present(message, message.has_labels(), "labels");
  message.clear_labels();
  message.mutable_metadata();
  message.set_metadata(common::Any());
  CHECK(message.metadata().path_to_part() == "metadata");
  expect_present(message, message.has_metadata(), "metadata");
  message.clear_metadata();
}

static void walk_common_GetLocationRequest() {
  common::GetLocationRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_common_ListLocationsRequest() {
  common::ListLocationsRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_filter("text");
  CHECK(message.filter() == "text" && string_in_c(message, "filter") == "text");
  expect_present(message, message.has_filter(), "filter");
  message.clear_filter();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
  message.add_extra_location_types("text");
  CHECK(message.extra_location_types().at(0) == "text" && string_in_c(message, "extra_location_types[0]") == "text");
  expect_present(message, message.has_extra_location_types(), "extra_location_types");
  message.clear_extra_location_types();
}

static void walk_common_ListLocationsResponse() {
  common::ListLocationsResponse message;
  expect_empty(message);
  message.add_locations();
  CHECK(message.locations().size() == 1 && count_in_c(message, "locations") == 1);
  expect_present(message, message.has_locations(), "locations");
  message.clear_locations();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2_Task() {
  v2::Task message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_app_engine_http_request();
  message.set_app_engine_http_request(v2::AppEngineHttpRequest());
  CHECK(message.app_engine_http_request().path_to_part() == "app_engine_http_request");
  expect_present(message, message.has_app_engine_http_request(), "app_engine_http_request");
  message.clear_app_engine_http_request();
  message.mutable_http_request();
  message.set_http_request(v2::HttpRequest());
  CHECK(message.http_request().path_to_part() == "http_request");
  expect_present(message, message.has_http_request(), "http_request");
  message.clear_http_request();
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_create_time(some_time);
  CHECK(message.create_time() == some_time && time_in_c(ct_message_get_timestamp, message, "create_time") == 5);
  expect_present(message, message.has_create_time(), "create_time");
  message.clear_create_time();
  message.set_dispatch_deadline(some_span);
  CHECK(message.dispatch_deadline() == some_span && time_in_c(ct_message_get_duration, message, "dispatch_deadline") == 5);
  expect_present(message, message.has_dispatch_deadline(), "dispatch_deadline");
  message.clear_dispatch_deadline();
  message.set_dispatch_count(7);
  CHECK(message.dispatch_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "dispatch_count") == 7);
  expect_present(message, message.has_dispatch_count(), "dispatch_count");
  message.clear_dispatch_count();
  message.set_response_count(7);
  CHECK(message.response_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "response_count") == 7);
  expect_present(message, message.has_response_count(), "response_count");
  message.clear_response_count();
  message.mutable_first_attempt();
  message.set_first_attempt(v2::Attempt());
  CHECK(message.first_attempt().path_to_part() == "first_attempt");
  expect_present(message, message.has_first_attempt(), "first_attempt");
  message.clear_first_attempt();
  message.mutable_last_attempt();
  message.set_last_attempt(v2::Attempt());
  CHECK(message.last_attempt().path_to_part() == "last_attempt");
  expect_present(message, message.has_last_attempt(), "last_attempt");
  message.clear_last_attempt();
  message.set_view(static_cast<decltype(message.view())>(2));
  CHECK(message.view() == static_cast<decltype(message.view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "view") == 2);
  expect_present(message, message.has_view(), "view");
  message.clear_view();
  message.mutable_retry_config();
  message.set_retry_config(v2::RetryConfig());
  CHECK(message.retry_config().path_to_part() == "retry_config");
  expect_present(message, message.has_retry_config(), "retry_config");
  message.clear_retry_config();
}

static void walk_v2_Queue() {
  v2::Queue message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_app_engine_routing_override();
  message.set_app_engine_routing_override(v2::AppEngineRouting());
  CHECK(message.app_engine_routing_override().path_to_part() == "app_engine_routing_override");
  expect_present(message, message.has_app_engine_routing_override(), "app_engine_routing_override");
  message.clear_app_engine_routing_override();
  message.mutable_http_target();
  message.set_http_target(v2::HttpTarget());
  CHECK(message.http_target().path_to_part() == "http_target");
  expect_present(message, message.has_http_target(), "http_target");
  message.clear_http_target();
  message.mutable_rate_limits();
  message.set_rate_limits(v2::RateLimits());
  CHECK(message.rate_limits().path_to_part() == "rate_limits");
  expect_present(message, message.has_rate_limits(), "rate_limits");
  message.clear_rate_limits();
  message.mutable_retry_config();
  message.set_retry_config(v2::RetryConfig());
  CHECK(message.retry_config().path_to_part() == "retry_config");
  expect_present(message, message.has_retry_config(), "retry_config");
  message.clear_retry_config();
  message.set_state(static_cast<decltype(message.state())>(3));
  CHECK(message.state() == static_cast<decltype(message.state())>(3) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 3);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.set_purge_time(some_time);
  CHECK(message.purge_time() == some_time && time_in_c(ct_message_get_timestamp, message, "purge_time") == 5);
  expect_present(message, message.has_purge_time(), "purge_time");
  message.clear_purge_time();
  message.mutable_stackdriver_logging_config();
  message.set_stackdriver_logging_config(v2::StackdriverLoggingConfig());
  CHECK(message.stackdriver_logging_config().path_to_part() == "stackdriver_logging_config");
  expect_present(message, message.has_stackdriver_logging_config(), "stackdriver_logging_config");
  message.clear_stackdriver_logging_config();
}

static void walk_v2_AppEngineHttpRequest() {
  v2::AppEngineHttpRequest message;
  expect_empty(message);
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.mutable_app_engine_routing();
  message.set_app_engine_routing(v2::AppEngineRouting());
  CHECK(message.app_engine_routing().path_to_part() == "app_engine_routing");
  expect_present(message, message.has_app_engine_routing(), "app_engine_routing");
  message.clear_app_engine_routing();
  message.set_relative_uri("text");
  CHECK(message.relative_uri() == "text" && string_in_c(message, "relative_uri") == "text");
  expect_present(message, message.has_relative_uri(), "relative_uri");
  message.clear_relative_uri();
  message.put_headers("a]\"b", "text");
  CHECK(message.headers().at("a]\"b") == "text" && count_in_c(message, "headers") == 1);
  expect_present(message, message.has_headers(), "headers");
  message.clear_headers();
  message.set_body("text");
  CHECK(message.body() == "text" && bytes_in_c(message, "body") == "text");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
}

static void walk_v2_AppEngineRouting() {
  v2::AppEngineRouting message;
  expect_empty(message);
  message.set_service("text");
  CHECK(message.service() == "text" && string_in_c(message, "service") == "text");
  expect_present(message, message.has_service(), "service");
  message.clear_service();
  message.set_version("text");
  CHECK(message.version() == "text" && string_in_c(message, "version") == "text");
  expect_present(message, message.has_version(), "version");
  message.clear_version();
  message.set_instance("text");
  CHECK(message.instance() == "text" && string_in_c(message, "instance") == "text");
  expect_present(message, message.has_instance(), "instance");
  message.clear_instance();
  message.set_host("text");
  CHECK(message.host() == "text" && string_in_c(message, "host") == "text");
  expect_present(message, message.has_host(), "host");
  message.clear_host();
}

static void walk_v2_Attempt() {
  v2::Attempt message;
  expect_empty(message);
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_dispatch_time(some_time);
  CHECK(message.dispatch_time() == some_time && time_in_c(ct_message_get_timestamp, message, "dispatch_time") == 5);
  expect_present(message, message.has_dispatch_time(), "dispatch_time");
  message.clear_dispatch_time();
  message.set_response_time(some_time);
  CHECK(message.response_time() == some_time && time_in_c(ct_message_get_timestamp, message, "response_time") == 5);
  expect_present(message, message.has_response_time(), "response_time");
  message.clear_response_time();
  message.mutable_response_status();
  message.set_response_status(common::Status());
  CHECK(message.response_status().path_to_part() == "response_status");
  expect_present(message, message.has_response_status(), "response_status");
  message.clear_response_status();
}

static void walk_v2_HttpRequest() {
  v2::HttpRequest message;
  expect_empty(message);
  message.set_url("text");
  CHECK(message.url() == "text" && string_in_c(message, "url") == "text");
  expect_present(message, message.has_url(), "url");
  message.clear_url();
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.put_headers("a]\"b", "text");
  CHECK(message.headers().at("a]\"b") == "text" && count_in_c(message, "headers") == 1);
  expect_present(message, message.has_headers(), "headers");
  message.clear_headers();
  message.set_body("text");
  CHECK(message.body() == "text" && bytes_in_c(message, "body") == "text");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
  message.mutable_oauth_token();
  message.set_oauth_token(v2::OAuthToken());
  CHECK(message.oauth_token().path_to_part() == "oauth_token");
  expect_present(message, message.has_oauth_token(), "oauth_token");
  message.clear_oauth_token();
  message.mutable_oidc_token();
  message.set_oidc_token(v2::OidcToken());
  CHECK(message.oidc_token().path_to_part() == "oidc_token");
  expect_present(message, message.has_oidc_token(), "oidc_token");
  message.clear_oidc_token();
}

static void walk_v2_OAuthToken() {
  v2::OAuthToken message;
  expect_empty(message);
  message.set_service_account_email("text");
  CHECK(message.service_account_email() == "text" && string_in_c(message, "service_account_email") == "text");
  expect_present(message, message.has_service_account_email(), "service_account_email");
  message.clear_service_account_email();
  message.set_scope("text");
  CHECK(message.scope() == "text" && string_in_c(message, "scope") == "text");
  expect_present(message, message.has_scope(), "scope");
  message.clear_scope();
}

static void walk_v2_OidcToken() {
  v2::OidcToken message;
  expect_empty(message);
  message.set_service_account_email("text");
  CHECK(message.service_account_email() == "text" && string_in_c(message, "service_account_email") == "text");
  expect_present(message, message.has_service_account_email(), "service_account_email");
  message.clear_service_account_email();
  message.set_audience("text");
  CHECK(message.audience() == "text" && string_in_c(message, "audience") == "text");
  expect_present(message, message.has_audience(), "audience");
  message.clear_audience();
}

static void walk_v2_RetryConfig() {
  v2::RetryConfig message;
  expect_empty(message);
  message.set_max_attempts(7);
  CHECK(message.max_attempts() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_attempts") == 7);
  expect_present(message, message.has_max_attempts(), "max_attempts");
  message.clear_max_attempts();
  message.set_max_retry_duration(some_span);
  CHECK(message.max_retry_duration() == some_span && time_in_c(ct_message_get_duration, message, "max_retry_duration") == 5);
  expect_present(message, message.has_max_retry_duration(), "max_retry_duration");
  message.clear_max_retry_duration();
  message.set_min_backoff(some_span);
  CHECK(message.min_backoff() == some_span && time_in_c(ct_message_get_duration, message, "min_backoff") == 5);
  expect_present(message, message.has_min_backoff(), "min_backoff");
  message.clear_min_backoff();
  message.set_max_backoff(some_span);
  CHECK(message.max_backoff() == some_span && time_in_c(ct_message_get_duration, message, "max_backoff") == 5);
  expect_present(message, message.has_max_backoff(), "max_backoff");
  message.clear_max_backoff();
  message.set_max_doublings(7);
  CHECK(message.max_doublings() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_doublings") == 7);
  expect_present(message, message.has_max_doublings(), "max_doublings");
  message.clear_max_doublings();
}

static void walk_v2_CmekConfig() {
  v2::CmekConfig message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_kms_key("text");
  CHECK(message.kms_key() == "text" && string_in_c(message, "kms_key") == "text");
  expect_present(message, message.has_kms_key(), "kms_key");
  message.clear_kms_key();
}

static void walk_v2_HttpTarget() {
  v2::HttpTarget message;
  expect_empty(message);
  message.mutable_uri_override();
  message.set_uri_override(v2::UriOverride());
  CHECK(message.uri_override().path_to_part() == "uri_override");
  expect_present(message, message.has_uri_override(), "uri_override");
  message.clear_uri_override();
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.add_header_overrides();
  CHECK(message.header_overrides().size() == 1 && count_in_c(message, "header_overrides") == 1);
  expect_present(message, message.has_header_overrides(), "header_overrides");
  message.clear_header_overrides();
  message.mutable_oauth_token();
  message.set_oauth_token(v2::OAuthToken());
  CHECK(message.oauth_token().path_to_part() == "oauth_token");
  expect_present(message, message.has_oauth_token(), "oauth_token");
  message.clear_oauth_token();
  message.mutable_oidc_token();
  message.set_oidc_token(v2::OidcToken());
  CHECK(message.oidc_token().path_to_part() == "oidc_token");
  expect_present(message, message.has_oidc_token(), "oidc_token");
  message.clear_oidc_token();
}

static void walk_v2_UriOverride() {
  v2::UriOverride message;
  expect_empty(message);
  message.set_scheme(static_cast<decltype(message.scheme())>(2));
  CHECK(message.scheme() == static_cast<decltype(message.scheme())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "scheme") == 2);
  expect_present(message, message.has_scheme(), "scheme");
  message.clear_scheme();
  message.set_host("text");
  CHECK(message.host() == "text" && string_in_c(message, "host") == "text");
  expect_present(message, message.has_host(), "host");
  message.clear_host();
  message.set_port(7);
  CHECK(message.port() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "port") == 7);
  expect_present(message, message.has_port(), "port");
  message.clear_port();
  message.mutable_path_override();
  message.set_path_override(v2::PathOverride());
  CHECK(message.path_override().path_to_part() == "path_override");
  expect_present(message, message.has_path_override(), "path_override");
  message.clear_path_override();
  message.mutable_query_override();
  message.set_query_override(v2::QueryOverride());
  CHECK(message.query_override().path_to_part() == "query_override");
  expect_present(message, message.has_query_override(), "query_override");
  message.clear_query_override();
  message.set_uri_override_enforce_mode(static_cast<decltype(message.uri_override_enforce_mode())>(2));
  CHECK(message.uri_override_enforce_mode() == static_cast<decltype(message.uri_override_enforce_mode())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "uri_override_enforce_mode") == 2);
  expect_present(message, message.has_uri_override_enforce_mode(), "uri_override_enforce_mode");
  message.clear_uri_override_enforce_mode();
}

static void walk_v2_PathOverride() {
  v2::PathOverride message;
  expect_empty(message);
  message.set_path("text");
  CHECK(message.path() == "text" && string_in_c(message, "path") == "text");
  expect_present(message, message.has_path(), "path");
  message.clear_path();
}

static void walk_v2_QueryOverride() {
  v2::QueryOverride message;
  expect_empty(message);
  message.set_query_params("text");
  CHECK(message.query_params() == "text" && string_in_c(message, "query_params") == "text");
  expect_present(message, message.has_query_params(), "query_params");
  message.clear_query_params();
}

static void walk_v2_HttpTargetHeaderOverride() {
  v2::HttpTargetHeaderOverride message;
  expect_empty(message);
  message.mutable_header();
  message.set_header(v2::HttpTargetHeader());
  CHECK(message.header().path_to_part() == "header");
  expect_present(message, message.has_header(), "header");
  message.clear_header();
}

static void walk_v2_HttpTargetHeader() {
  v2::HttpTargetHeader message;
  expect_empty(message);
  message.set_key("text");
  CHECK(message.key() == "text" && string_in_c(message, "key") == "text");
  expect_present(message, message.has_key(), "key");
  message.clear_key();
  message.set_value("text");
  CHECK(message.value() == "text" && string_in_c(message, "value") == "text");
  expect_present(message, message.has_value(), "value");
  message.clear_value();
}

static void walk_v2_RateLimits() {
  v2::RateLimits message;
  expect_empty(message);
  message.set_max_dispatches_per_second(1.5);
  CHECK(message.max_dispatches_per_second() == 1.5 && in_c<double>(ct_message_get_double, message, "max_dispatches_per_second") == 1.5);
  expect_present(message, message.has_max_dispatches_per_second(), "max_dispatches_per_second");
  message.clear_max_dispatches_per_second();
  message.set_max_burst_size(7);
  CHECK(message.max_burst_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_burst_size") == 7);
  expect_present(message, message.has_max_burst_size(), "max_burst_size");
  message.clear_max_burst_size();
  message.set_max_concurrent_dispatches(7);
  CHECK(message.max_concurrent_dispatches() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_concurrent_dispatches") == 7);
  expect_present(message, message.has_max_concurrent_dispatches(), "max_concurrent_dispatches");
  message.clear_max_concurrent_dispatches();
}

static void walk_v2_StackdriverLoggingConfig() {
  v2::StackdriverLoggingConfig message;
  expect_empty(message);
  message.set_sampling_ratio(1.5);
  CHECK(message.sampling_ratio() == 1.5 && in_c<double>(ct_message_get_double, message, "sampling_ratio") == 1.5);
  expect_present(message, message.has_sampling_ratio(), "sampling_ratio");
  message.clear_sampling_ratio();
}

static void walk_v2_BatchCreateTasksMetadata() {
  v2::BatchCreateTasksMetadata message;
  expect_empty(message);
  message.set_start_time(some_time);
  CHECK(message.start_time() == some_time && time_in_c(ct_message_get_timestamp, message, "start_time") == 5);
  expect_present(message, message.has_start_time(), "start_time");
  message.clear_start_time();
  message.set_end_time(some_time);
  CHECK(message.end_time() == some_time && time_in_c(ct_message_get_timestamp, message, "end_time") == 5);
  expect_present(message, message.has_end_time(), "end_time");
  message.clear_end_time();
  message.set_state(static_cast<decltype(message.state())>(5));
  CHECK(message.state() == static_cast<decltype(message.state())>(5) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 5);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.mutable_failed_requests(7);
  CHECK(message.failed_requests().count(7) == 1 && count_in_c(message, "failed_requests") == 1);
  expect_present(message, message.has_failed_requests(), "failed_requests");
  message.clear_failed_requests();
}

static void walk_v2_BatchCreateTasksRequest() {
  v2::BatchCreateTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.add_requests();
  CHECK(message.requests().size() == 1 && count_in_c(message, "requests") == 1);
  expect_present(message, message.has_requests(), "requests");
  message.clear_requests();
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
}

static void walk_v2_CreateTaskRequest() {
  v2::CreateTaskRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.mutable_task();
  message.set_task(v2::Task());
  CHECK(message.task().path_to_part() == "task");
  expect_present(message, message.has_task(), "task");
  message.clear_task();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2_BatchCreateTasksResponse() {
  v2::BatchCreateTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
}

static void walk_v2_BatchDeleteTasksMetadata() {
  v2::BatchDeleteTasksMetadata message;
  expect_empty(message);
  message.set_start_time(some_time);
  CHECK(message.start_time() == some_time && time_in_c(ct_message_get_timestamp, message, "start_time") == 5);
  expect_present(message, message.has_start_time(), "start_time");
  message.clear_start_time();
  message.set_end_time(some_time);
  CHECK(message.end_time() == some_time && time_in_c(ct_message_get_timestamp, message, "end_time") == 5);
  expect_present(message, message.has_end_time(), "end_time");
  message.clear_end_time();
  message.set_state(static_cast<decltype(message.state())>(4));
  CHECK(message.state() == static_cast<decltype(message.state())>(4) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 4);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.mutable_failed_requests(7);
  CHECK(message.failed_requests().count(7) == 1 && count_in_c(message, "failed_requests") == 1);
  expect_present(message, message.has_failed_requests(), "failed_requests");
  message.clear_failed_requests();
}

static void walk_v2_BatchDeleteTasksRequest() {
  v2::BatchDeleteTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.add_names("text");
  CHECK(message.names().at(0) == "text" && string_in_c(message, "names[0]") == "text");
  expect_present(message, message.has_names(), "names");
  message.clear_names();
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
}

static void walk_v2_CreateQueueRequest() {
  v2::CreateQueueRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.mutable_queue();
  message.set_queue(v2::Queue());
  CHECK(message.queue().path_to_part() == "queue");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
}

static void walk_v2_DeleteQueueRequest() {
  v2::DeleteQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_DeleteTaskRequest() {
  v2::DeleteTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_GetCmekConfigRequest() {
  v2::GetCmekConfigRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_GetQueueRequest() {
  v2::GetQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_GetTaskRequest() {
  v2::GetTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2_ListQueuesRequest() {
  v2::ListQueuesRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_filter("text");
  CHECK(message.filter() == "text" && string_in_c(message, "filter") == "text");
  expect_present(message, message.has_filter(), "filter");
  message.clear_filter();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
}

static void walk_v2_ListQueuesResponse() {
  v2::ListQueuesResponse message;
  expect_empty(message);
  message.add_queues();
  CHECK(message.queues().size() == 1 && count_in_c(message, "queues") == 1);
  expect_present(message, message.has_queues(), "queues");
  message.clear_queues();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2_ListTasksRequest() {
  v2::ListTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
}

static void walk_v2_ListTasksResponse() {
  v2::ListTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2_PauseQueueRequest() {
  v2::PauseQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_PurgeQueueRequest() {
  v2::PurgeQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_ResumeQueueRequest() {
  v2::ResumeQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2_RunTaskRequest() {
  v2::RunTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2_UpdateCmekConfigRequest() {
  v2::UpdateCmekConfigRequest message;
  expect_empty(message);
  message.mutable_cmek_config();
  message.set_cmek_config(v2::CmekConfig());
  CHECK(message.cmek_config().path_to_part() == "cmek_config");
  expect_present(message, message.has_cmek_config(), "cmek_config");
  message.clear_cmek_config();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_v2_UpdateQueueRequest() {
  v2::UpdateQueueRequest message;
  expect_empty(message);
  message.mutable_queue();
  message.set_queue(v2::Queue());
  CHECK(message.queue().path_to_part() == "queue");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_v2_BufferTaskRequest() {
  v2::BufferTaskRequest message;
  expect_empty(message);
  message.set_queue("text");
  CHECK(message.queue() == "text" && string_in_c(message, "queue") == "text");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
  message.set_task_id("text");
  CHECK(message.task_id() == "text" && string_in_c(message, "task_id") == "text");
  expect_present(message, message.has_task_id(), "task_id");
  message.clear_task_id();
  message.mutable_body();
  message.set_body(common::HttpBody());
  CHECK(message.body().path_to_part() == "body");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
}

static void walk_v2_BufferTaskResponse() {
  v2::BufferTaskResponse message;
  expect_empty(message);
  message.mutable_task();
  message.set_task(v2::Task());
  CHECK(message.task().path_to_part() == "task");
  expect_present(message, message.has_task(), "task");
  message.clear_task();
}

static void walk_v2beta2_Queue() {
  v2beta2::Queue message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_app_engine_http_target();
  message.set_app_engine_http_target(v2beta2::AppEngineHttpTarget());
  CHECK(message.app_engine_http_target().path_to_part() == "app_engine_http_target");
  expect_present(message, message.has_app_engine_http_target(), "app_engine_http_target");
  message.clear_app_engine_http_target();
  message.mutable_pull_target();
  message.set_pull_target(v2beta2::PullTarget());
  CHECK(message.pull_target().path_to_part() == "pull_target");
  expect_present(message, message.has_pull_target(), "pull_target");
  message.clear_pull_target();
  message.mutable_http_target();
  message.set_http_target(v2beta2::HttpTarget());
  CHECK(message.http_target().path_to_part() == "http_target");
  expect_present(message, message.has_http_target(), "http_target");
  message.clear_http_target();
  message.mutable_rate_limits();
  message.set_rate_limits(v2beta2::RateLimits());
  CHECK(message.rate_limits().path_to_part() == "rate_limits");
  expect_present(message, message.has_rate_limits(), "rate_limits");
  message.clear_rate_limits();
  message.mutable_retry_config();
  message.set_retry_config(v2beta2::RetryConfig());
  CHECK(message.retry_config().path_to_part() == "retry_config");
  expect_present(message, message.has_retry_config(), "retry_config");
  message.clear_retry_config();
  message.set_state(static_cast<decltype(message.state())>(3));
  CHECK(message.state() == static_cast<decltype(message.state())>(3) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 3);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.set_purge_time(some_time);
  CHECK(message.purge_time() == some_time && time_in_c(ct_message_get_timestamp, message, "purge_time") == 5);
  expect_present(message, message.has_purge_time(), "purge_time");
  message.clear_purge_time();
  message.set_task_ttl(some_span);
  CHECK(message.task_ttl() == some_span && time_in_c(ct_message_get_duration, message, "task_ttl") == 5);
  expect_present(message, message.has_task_ttl(), "task_ttl");
  message.clear_task_ttl();
  message.set_tombstone_ttl(some_span);
  CHECK(message.tombstone_ttl() == some_span && time_in_c(ct_message_get_duration, message, "tombstone_ttl") == 5);
  expect_present(message, message.has_tombstone_ttl(), "tombstone_ttl");
  message.clear_tombstone_ttl();
  message.mutable_stats();
  message.set_stats(v2beta2::QueueStats());
  CHECK(message.stats().path_to_part() == "stats");
  expect_present(message, message.has_stats(), "stats");
  message.clear_stats();
}

static void walk_v2beta2_Task() {
  v2beta2::Task message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_app_engine_http_request();
  message.set_app_engine_http_request(v2beta2::AppEngineHttpRequest());
  CHECK(message.app_engine_http_request().path_to_part() == "app_engine_http_request");
  expect_present(message, message.has_app_engine_http_request(), "app_engine_http_request");
  message.clear_app_engine_http_request();
  message.mutable_pull_message();
  message.set_pull_message(v2beta2::PullMessage());
  CHECK(message.pull_message().path_to_part() == "pull_message");
  expect_present(message, message.has_pull_message(), "pull_message");
  message.clear_pull_message();
  message.mutable_http_request();
  message.set_http_request(v2beta2::HttpRequest());
  CHECK(message.http_request().path_to_part() == "http_request");
  expect_present(message, message.has_http_request(), "http_request");
  message.clear_http_request();
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_create_time(some_time);
  CHECK(message.create_time() == some_time && time_in_c(ct_message_get_timestamp, message, "create_time") == 5);
  expect_present(message, message.has_create_time(), "create_time");
  message.clear_create_time();
  message.mutable_status();
  message.set_status(v2beta2::TaskStatus());
  CHECK(message.status().path_to_part() == "status");
  expect_present(message, message.has_status(), "status");
  message.clear_status();
  message.set_view(static_cast<decltype(message.view())>(2));
  CHECK(message.view() == static_cast<decltype(message.view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "view") == 2);
  expect_present(message, message.has_view(), "view");
  message.clear_view();
  message.mutable_retry_config();
  message.set_retry_config(v2beta2::RetryConfig());
  CHECK(message.retry_config().path_to_part() == "retry_config");
  expect_present(message, message.has_retry_config(), "retry_config");
  message.clear_retry_config();
}

static void walk_v2beta2_AppEngineHttpRequest() {
  v2beta2::AppEngineHttpRequest message;
  expect_empty(message);
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.mutable_app_engine_routing();
  message.set_app_engine_routing(v2beta2::AppEngineRouting());
  CHECK(message.app_engine_routing().path_to_part() == "app_engine_routing");
  expect_present(message, message.has_app_engine_routing(), "app_engine_routing");
  message.clear_app_engine_routing();
  message.set_relative_url("text");
  CHECK(message.relative_url() == "text" && string_in_c(message, "relative_url") == "text");
  expect_present(message, message.has_relative_url(), "relative_url");
  message.clear_relative_url();
  message.put_headers("a]\"b", "text");
  CHECK(message.headers().at("a]\"b") == "text" && count_in_c(message, "headers") == 1);
  expect_present(message, message.has_headers(), "headers");
  message.clear_headers();
  message.set_payload("text");
  CHECK(message.payload() == "text" && bytes_in_c(message, "payload") == "text");
  expect_present(message, message.has_payload(), "payload");
  message.clear_payload();
}

static void walk_v2beta2_AppEngineRouting() {
  v2beta2::AppEngineRouting message;
  expect_empty(message);
  message.set_service("text");
  CHECK(message.service() == "text" && string_in_c(message, "service") == "text");
  expect_present(message, message.has_service(), "service");
  message.clear_service();
  message.set_version("text");
  CHECK(message.version() == "text" && string_in_c(message, "version") == "text");
  expect_present(message, message.has_version(), "version");
  message.clear_version();
  message.set_instance("text");
  CHECK(message.instance() == "text" && string_in_c(message, "instance") == "text");
  expect_present(message, message.has_instance(), "instance");
  message.clear_instance();
  message.set_host("text");
  CHECK(message.host() == "text" && string_in_c(message, "host") == "text");
  expect_present(message, message.has_host(), "host");
  message.clear_host();
}

static void walk_v2beta2_AppEngineHttpTarget() {
  v2beta2::AppEngineHttpTarget message;
  expect_empty(message);
  message.mutable_app_engine_routing_override();
  message.set_app_engine_routing_override(v2beta2::AppEngineRouting());
  CHECK(message.app_engine_routing_override().path_to_part() == "app_engine_routing_override");
  expect_present(message, message.has_app_engine_routing_override(), "app_engine_routing_override");
  message.clear_app_engine_routing_override();
}

static void walk_v2beta2_AttemptStatus() {
  v2beta2::AttemptStatus message;
  expect_empty(message);
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_dispatch_time(some_time);
  CHECK(message.dispatch_time() == some_time && time_in_c(ct_message_get_timestamp, message, "dispatch_time") == 5);
  expect_present(message, message.has_dispatch_time(), "dispatch_time");
  message.clear_dispatch_time();
  message.set_response_time(some_time);
  CHECK(message.response_time() == some_time && time_in_c(ct_message_get_timestamp, message, "response_time") == 5);
  expect_present(message, message.has_response_time(), "response_time");
  message.clear_response_time();
  message.mutable_response_status();
  message.set_response_status(common::Status());
  CHECK(message.response_status().path_to_part() == "response_status");
  expect_present(message, message.has_response_status(), "response_status");
  message.clear_response_status();
}

static void walk_v2beta2_PullTarget() {
  v2beta2::PullTarget message;
  expect_empty(message);
}

static void walk_v2beta2_HttpTarget() {
  v2beta2::HttpTarget message;
  expect_empty(message);
  message.mutable_uri_override();
  message.set_uri_override(v2beta2::UriOverride());
  CHECK(message.uri_override().path_to_part() == "uri_override");
  expect_present(message, message.has_uri_override(), "uri_override");
  message.clear_uri_override();
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.add_header_overrides();
  CHECK(message.header_overrides().size() == 1 && count_in_c(message, "header_overrides") == 1);
  expect_present(message, message.has_header_overrides(), "header_overrides");
  message.clear_header_overrides();
  message.mutable_oauth_token();
  message.set_oauth_token(v2beta2::OAuthToken());
  CHECK(message.oauth_token().path_to_part() == "oauth_token");
  expect_present(message, message.has_oauth_token(), "oauth_token");
  message.clear_oauth_token();
  message.mutable_oidc_token();
  message.set_oidc_token(v2beta2::OidcToken());
  CHECK(message.oidc_token().path_to_part() == "oidc_token");
  expect_present(message, message.has_oidc_token(), "oidc_token");
  message.clear_oidc_token();
}

static void walk_v2beta2_UriOverride() {
  v2beta2::UriOverride message;
  expect_empty(message);
  message.set_scheme(static_cast<decltype(message.scheme())>(2));
  CHECK(message.scheme() == static_cast<decltype(message.scheme())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "scheme") == 2);
  expect_present(message, message.has_scheme(), "scheme");
  message.clear_scheme();
  message.set_host("text");
  CHECK(message.host() == "text" && string_in_c(message, "host") == "text");
  expect_present(message, message.has_host(), "host");
  message.clear_host();
  message.set_port(7);
  CHECK(message.port() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "port") == 7);
  expect_present(message, message.has_port(), "port");
  message.clear_port();
  message.mutable_path_override();
  message.set_path_override(v2beta2::PathOverride());
  CHECK(message.path_override().path_to_part() == "path_override");
  expect_present(message, message.has_path_override(), "path_override");
  message.clear_path_override();
  message.mutable_query_override();
  message.set_query_override(v2beta2::QueryOverride());
  CHECK(message.query_override().path_to_part() == "query_override");
  expect_present(message, message.has_query_override(), "query_override");
  message.clear_query_override();
  message.set_uri_override_enforce_mode(static_cast<decltype(message.uri_override_enforce_mode())>(2));
  CHECK(message.uri_override_enforce_mode() == static_cast<decltype(message.uri_override_enforce_mode())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "uri_override_enforce_mode") == 2);
  expect_present(message, message.has_uri_override_enforce_mode(), "uri_override_enforce_mode");
  message.clear_uri_override_enforce_mode();
}

static void walk_v2beta2_PathOverride() {
  v2beta2::PathOverride message;
  expect_empty(message);
  message.set_path("text");
  CHECK(message.path() == "text" && string_in_c(message, "path") == "text");
  expect_present(message, message.has_path(), "path");
  message.clear_path();
}

static void walk_v2beta2_QueryOverride() {
  v2beta2::QueryOverride message;
  expect_empty(message);
  message.set_query_params("text");
  CHECK(message.query_params() == "text" && string_in_c(message, "query_params") == "text");
  expect_present(message, message.has_query_params(), "query_params");
  message.clear_query_params();
}

static void walk_v2beta2_HttpTargetHeaderOverride() {
  v2beta2::HttpTargetHeaderOverride message;
  expect_empty(message);
  message.mutable_header();
  message.set_header(v2beta2::HttpTargetHeader());
  CHECK(message.header().path_to_part() == "header");
  expect_present(message, message.has_header(), "header");
  message.clear_header();
}

static void walk_v2beta2_HttpTargetHeader() {
  v2beta2::HttpTargetHeader message;
  expect_empty(message);
  message.set_key("text");
  CHECK(message.key() == "text" && string_in_c(message, "key") == "text");
  expect_present(message, message.has_key(), "key");
  message.clear_key();
  message.set_value("text");
  CHECK(message.value() == "text" && string_in_c(message, "value") == "text");
  expect_present(message, message.has_value(), "value");
  message.clear_value();
}

static void walk_v2beta2_OAuthToken() {
  v2beta2::OAuthToken message;
  expect_empty(message);
  message.set_service_account_email("text");
  CHECK(message.service_account_email() == "text" && string_in_c(message, "service_account_email") == "text");
  expect_present(message, message.has_service_account_email(), "service_account_email");
  message.clear_service_account_email();
  message.set_scope("text");
  CHECK(message.scope() == "text" && string_in_c(message, "scope") == "text");
  expect_present(message, message.has_scope(), "scope");
  message.clear_scope();
}

static void walk_v2beta2_OidcToken() {
  v2beta2::OidcToken message;
  expect_empty(message);
  message.set_service_account_email("text");
  CHECK(message.service_account_email() == "text" && string_in_c(message, "service_account_email") == "text");
  expect_present(message, message.has_service_account_email(), "service_account_email");
  message.clear_service_account_email();
  message.set_audience("text");
  CHECK(message.audience() == "text" && string_in_c(message, "audience") == "text");
  expect_present(message, message.has_audience(), "audience");
  message.clear_audience();
}

static void walk_v2beta2_RateLimits() {
  v2beta2::RateLimits message;
  expect_empty(message);
  message.set_max_tasks_dispatched_per_second(1.5);
  CHECK(message.max_tasks_dispatched_per_second() == 1.5 && in_c<double>(ct_message_get_double, message, "max_tasks_dispatched_per_second") == 1.5);
  expect_present(message, message.has_max_tasks_dispatched_per_second(), "max_tasks_dispatched_per_second");
  message.clear_max_tasks_dispatched_per_second();
  message.set_max_burst_size(7);
  CHECK(message.max_burst_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_burst_size") == 7);
  expect_present(message, message.has_max_burst_size(), "max_burst_size");
  message.clear_max_burst_size();
  message.set_max_concurrent_tasks(7);
  CHECK(message.max_concurrent_tasks() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_concurrent_tasks") == 7);
  expect_present(message, message.has_max_concurrent_tasks(), "max_concurrent_tasks");
  message.clear_max_concurrent_tasks();
}

static void walk_v2beta2_RetryConfig() {
  v2beta2::RetryConfig message;
  expect_empty(message);
  message.set_max_attempts(7);
  CHECK(message.max_attempts() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_attempts") == 7);
  expect_present(message, message.has_max_attempts(), "max_attempts");
  message.clear_max_attempts();
  message.set_unlimited_attempts(true);
  CHECK(message.unlimited_attempts() == true && in_c<bool>(ct_message_get_bool, message, "unlimited_attempts"));
  expect_present(message, message.has_unlimited_attempts(), "unlimited_attempts");
  message.clear_unlimited_attempts();
  message.set_max_retry_duration(some_span);
  CHECK(message.max_retry_duration() == some_span && time_in_c(ct_message_get_duration, message, "max_retry_duration") == 5);
  expect_present(message, message.has_max_retry_duration(), "max_retry_duration");
  message.clear_max_retry_duration();
  message.set_min_backoff(some_span);
  CHECK(message.min_backoff() == some_span && time_in_c(ct_message_get_duration, message, "min_backoff") == 5);
  expect_present(message, message.has_min_backoff(), "min_backoff");
  message.clear_min_backoff();
  message.set_max_backoff(some_span);
  CHECK(message.max_backoff() == some_span && time_in_c(ct_message_get_duration, message, "max_backoff") == 5);
  expect_present(message, message.has_max_backoff(), "max_backoff");
  message.clear_max_backoff();
  message.set_max_doublings(7);
  CHECK(message.max_doublings() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_doublings") == 7);
  expect_present(message, message.has_max_doublings(), "max_doublings");
  message.clear_max_doublings();
}

static void walk_v2beta2_QueueStats() {
  v2beta2::QueueStats message;
  expect_empty(message);
  message.set_tasks_count(7);
  CHECK(message.tasks_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "tasks_count") == 7);
  expect_present(message, message.has_tasks_count(), "tasks_count");
  message.clear_tasks_count();
  message.set_oldest_estimated_arrival_time(some_time);
  CHECK(message.oldest_estimated_arrival_time() == some_time && time_in_c(ct_message_get_timestamp, message, "oldest_estimated_arrival_time") == 5);
  expect_present(message, message.has_oldest_estimated_arrival_time(), "oldest_estimated_arrival_time");
  message.clear_oldest_estimated_arrival_time();
  message.set_executed_last_minute_count(7);
  CHECK(message.executed_last_minute_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "executed_last_minute_count") == 7);
  expect_present(message, message.has_executed_last_minute_count(), "executed_last_minute_count");
  message.clear_executed_last_minute_count();
  message.set_concurrent_dispatches_count(7);
  CHECK(message.concurrent_dispatches_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "concurrent_dispatches_count") == 7);
  expect_present(message, message.has_concurrent_dispatches_count(), "concurrent_dispatches_count");
  message.clear_concurrent_dispatches_count();
  message.set_effective_execution_rate(1.5);
  CHECK(message.effective_execution_rate() == 1.5 && in_c<double>(ct_message_get_double, message, "effective_execution_rate") == 1.5);
  expect_present(message, message.has_effective_execution_rate(), "effective_execution_rate");
  message.clear_effective_execution_rate();
}

static void walk_v2beta2_PullMessage() {
  v2beta2::PullMessage message;
  expect_empty(message);
  message.set_payload("text");
  CHECK(message.payload() == "text" && bytes_in_c(message, "payload") == "text");
  expect_present(message, message.has_payload(), "payload");
  message.clear_payload();
  message.set_tag("text");
  CHECK(message.tag() == "text" && string_in_c(message, "tag") == "text");
  expect_present(message, message.has_tag(), "tag");
  message.clear_tag();
}

static void walk_v2beta2_HttpRequest() {
  v2beta2::HttpRequest message;
  expect_empty(message);
  message.set_url("text");
  CHECK(message.url() == "text" && string_in_c(message, "url") == "text");
  expect_present(message, message.has_url(), "url");
  message.clear_url();
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.put_headers("a]\"b", "text");
  CHECK(message.headers().at("a]\"b") == "text" && count_in_c(message, "headers") == 1);
  expect_present(message, message.has_headers(), "headers");
  message.clear_headers();
  message.set_body("text");
  CHECK(message.body() == "text" && bytes_in_c(message, "body") == "text");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
  message.mutable_oauth_token();
  message.set_oauth_token(v2beta2::OAuthToken());
  CHECK(message.oauth_token().path_to_part() == "oauth_token");
  expect_present(message, message.has_oauth_token(), "oauth_token");
  message.clear_oauth_token();
  message.mutable_oidc_token();
  message.set_oidc_token(v2beta2::OidcToken());
  CHECK(message.oidc_token().path_to_part() == "oidc_token");
  expect_present(message, message.has_oidc_token(), "oidc_token");
  message.clear_oidc_token();
}

static void walk_v2beta2_TaskStatus() {
  v2beta2::TaskStatus message;
  expect_empty(message);
  message.set_attempt_dispatch_count(7);
  CHECK(message.attempt_dispatch_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "attempt_dispatch_count") == 7);
  expect_present(message, message.has_attempt_dispatch_count(), "attempt_dispatch_count");
  message.clear_attempt_dispatch_count();
  message.set_attempt_response_count(7);
  CHECK(message.attempt_response_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "attempt_response_count") == 7);
  expect_present(message, message.has_attempt_response_count(), "attempt_response_count");
  message.clear_attempt_response_count();
  message.mutable_first_attempt_status();
  message.set_first_attempt_status(v2beta2::AttemptStatus());
  CHECK(message.first_attempt_status().path_to_part() == "first_attempt_status");
  expect_present(message, message.has_first_attempt_status(), "first_attempt_status");
  message.clear_first_attempt_status();
  message.mutable_last_attempt_status();
  message.set_last_attempt_status(v2beta2::AttemptStatus());
  CHECK(message.last_attempt_status().path_to_part() == "last_attempt_status");
  expect_present(message, message.has_last_attempt_status(), "last_attempt_status");
  message.clear_last_attempt_status();
}

static void walk_v2beta2_AcknowledgeTaskRequest() {
  v2beta2::AcknowledgeTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
}

static void walk_v2beta2_CancelLeaseRequest() {
  v2beta2::CancelLeaseRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta2_CreateQueueRequest() {
  v2beta2::CreateQueueRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.mutable_queue();
  message.set_queue(v2beta2::Queue());
  CHECK(message.queue().path_to_part() == "queue");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
}

static void walk_v2beta2_CreateTaskRequest() {
  v2beta2::CreateTaskRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.mutable_task();
  message.set_task(v2beta2::Task());
  CHECK(message.task().path_to_part() == "task");
  expect_present(message, message.has_task(), "task");
  message.clear_task();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta2_DeleteQueueRequest() {
  v2beta2::DeleteQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta2_DeleteTaskRequest() {
  v2beta2::DeleteTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta2_GetQueueRequest() {
  v2beta2::GetQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_read_mask();
  message.set_read_mask(common::FieldMask());
  CHECK(message.read_mask().path_to_part() == "read_mask");
  expect_present(message, message.has_read_mask(), "read_mask");
  message.clear_read_mask();
}

static void walk_v2beta2_GetTaskRequest() {
  v2beta2::GetTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta2_LeaseTasksRequest() {
  v2beta2::LeaseTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_max_tasks(7);
  CHECK(message.max_tasks() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_tasks") == 7);
  expect_present(message, message.has_max_tasks(), "max_tasks");
  message.clear_max_tasks();
  message.set_lease_duration(some_span);
  CHECK(message.lease_duration() == some_span && time_in_c(ct_message_get_duration, message, "lease_duration") == 5);
  expect_present(message, message.has_lease_duration(), "lease_duration");
  message.clear_lease_duration();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
  message.set_filter("text");
  CHECK(message.filter() == "text" && string_in_c(message, "filter") == "text");
  expect_present(message, message.has_filter(), "filter");
  message.clear_filter();
}

static void walk_v2beta2_LeaseTasksResponse() {
  v2beta2::LeaseTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
}

static void walk_v2beta2_ListQueuesRequest() {
  v2beta2::ListQueuesRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_filter("text");
  CHECK(message.filter() == "text" && string_in_c(message, "filter") == "text");
  expect_present(message, message.has_filter(), "filter");
  message.clear_filter();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
  message.mutable_read_mask();
  message.set_read_mask(common::FieldMask());
  CHECK(message.read_mask().path_to_part() == "read_mask");
  expect_present(message, message.has_read_mask(), "read_mask");
  message.clear_read_mask();
}

static void walk_v2beta2_ListQueuesResponse() {
  v2beta2::ListQueuesResponse message;
  expect_empty(message);
  message.add_queues();
  CHECK(message.queues().size() == 1 && count_in_c(message, "queues") == 1);
  expect_present(message, message.has_queues(), "queues");
  message.clear_queues();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2beta2_ListTasksRequest() {
  v2beta2::ListTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
}

static void walk_v2beta2_ListTasksResponse() {
  v2beta2::ListTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2beta2_PauseQueueRequest() {
  v2beta2::PauseQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta2_PurgeQueueRequest() {
  v2beta2::PurgeQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta2_RenewLeaseRequest() {
  v2beta2::RenewLeaseRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_lease_duration(some_span);
  CHECK(message.lease_duration() == some_span && time_in_c(ct_message_get_duration, message, "lease_duration") == 5);
  expect_present(message, message.has_lease_duration(), "lease_duration");
  message.clear_lease_duration();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta2_ResumeQueueRequest() {
  v2beta2::ResumeQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta2_RunTaskRequest() {
  v2beta2::RunTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta2_UpdateQueueRequest() {
  v2beta2::UpdateQueueRequest message;
  expect_empty(message);
  message.mutable_queue();
  message.set_queue(v2beta2::Queue());
  CHECK(message.queue().path_to_part() == "queue");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_v2beta2_UploadQueueYamlRequest() {
  v2beta2::UploadQueueYamlRequest message;
  expect_empty(message);
  message.set_app_id("text");
  CHECK(message.app_id() == "text" && string_in_c(message, "app_id") == "text");
  expect_present(message, message.has_app_id(), "app_id");
  message.clear_app_id();
  message.mutable_http_body();
  message.set_http_body(common::HttpBody());
  CHECK(message.http_body().path_to_part() == "http_body");
  expect_present(message, message.has_http_body(), "http_body");
  message.clear_http_body();
}

static void walk_v2beta2_BatchCreateTasksMetadata() {
  v2beta2::BatchCreateTasksMetadata message;
  expect_empty(message);
  message.set_start_time(some_time);
  CHECK(message.start_time() == some_time && time_in_c(ct_message_get_timestamp, message, "start_time") == 5);
  expect_present(message, message.has_start_time(), "start_time");
  message.clear_start_time();
  message.set_end_time(some_time);
  CHECK(message.end_time() == some_time && time_in_c(ct_message_get_timestamp, message, "end_time") == 5);
  expect_present(message, message.has_end_time(), "end_time");
  message.clear_end_time();
  message.set_state(static_cast<decltype(message.state())>(5));
  CHECK(message.state() == static_cast<decltype(message.state())>(5) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 5);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.mutable_failed_requests(7);
  CHECK(message.failed_requests().count(7) == 1 && count_in_c(message, "failed_requests") == 1);
  expect_present(message, message.has_failed_requests(), "failed_requests");
  message.clear_failed_requests();
}

static void walk_v2beta2_BatchDeleteTasksMetadata() {
  v2beta2::BatchDeleteTasksMetadata message;
  expect_empty(message);
  message.set_start_time(some_time);
  CHECK(message.start_time() == some_time && time_in_c(ct_message_get_timestamp, message, "start_time") == 5);
  expect_present(message, message.has_start_time(), "start_time");
  message.clear_start_time();
  message.set_end_time(some_time);
  CHECK(message.end_time() == some_time && time_in_c(ct_message_get_timestamp, message, "end_time") == 5);
  expect_present(message, message.has_end_time(), "end_time");
  message.clear_end_time();
  message.set_state(static_cast<decltype(message.state())>(4));
  CHECK(message.state() == static_cast<decltype(message.state())>(4) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 4);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.mutable_failed_requests(7);
  CHECK(message.failed_requests().count(7) == 1 && count_in_c(message, "failed_requests") == 1);
  expect_present(message, message.has_failed_requests(), "failed_requests");
  message.clear_failed_requests();
}

static void walk_v2beta2_BatchCreateTasksRequest() {
  v2beta2::BatchCreateTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.add_requests();
  CHECK(message.requests().size() == 1 && count_in_c(message, "requests") == 1);
  expect_present(message, message.has_requests(), "requests");
  message.clear_requests();
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
}

static void walk_v2beta2_BatchCreateTasksResponse() {
  v2beta2::BatchCreateTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
}

static void walk_v2beta2_BatchDeleteTasksRequest() {
  v2beta2::BatchDeleteTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.add_names("text");
  CHECK(message.names().at(0) == "text" && string_in_c(message, "names[0]") == "text");
  expect_present(message, message.has_names(), "names");
  message.clear_names();
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
}

static void walk_v2beta2_CmekConfig() {
  v2beta2::CmekConfig message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_kms_key("text");
  CHECK(message.kms_key() == "text" && string_in_c(message, "kms_key") == "text");
  expect_present(message, message.has_kms_key(), "kms_key");
  message.clear_kms_key();
}

static void walk_v2beta2_GetCmekConfigRequest() {
  v2beta2::GetCmekConfigRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta2_UpdateCmekConfigRequest() {
  v2beta2::UpdateCmekConfigRequest message;
  expect_empty(message);
  message.mutable_cmek_config();
  message.set_cmek_config(v2beta2::CmekConfig());
  CHECK(message.cmek_config().path_to_part() == "cmek_config");
  expect_present(message, message.has_cmek_config(), "cmek_config");
  message.clear_cmek_config();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_v2beta2_BufferTaskRequest() {
  v2beta2::BufferTaskRequest message;
  expect_empty(message);
  message.set_queue("text");
  CHECK(message.queue() == "text" && string_in_c(message, "queue") == "text");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
  message.set_task_id("text");
  CHECK(message.task_id() == "text" && string_in_c(message, "task_id") == "text");
  expect_present(message, message.has_task_id(), "task_id");
  message.clear_task_id();
  message.mutable_body();
  message.set_body(common::HttpBody());
  CHECK(message.body().path_to_part() == "body");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
}

static void walk_v2beta2_BufferTaskResponse() {
  v2beta2::BufferTaskResponse message;
  expect_empty(message);
  message.mutable_task();
  message.set_task(v2beta2::Task());
  CHECK(message.task().path_to_part() == "task");
  expect_present(message, message.has_task(), "task");
  message.clear_task();
}

static void walk_v2beta3_Task() {
  v2beta3::Task message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_app_engine_http_request();
  message.set_app_engine_http_request(v2beta3::AppEngineHttpRequest());
  CHECK(message.app_engine_http_request().path_to_part() == "app_engine_http_request");
  expect_present(message, message.has_app_engine_http_request(), "app_engine_http_request");
  message.clear_app_engine_http_request();
  message.mutable_http_request();
  message.set_http_request(v2beta3::HttpRequest());
  CHECK(message.http_request().path_to_part() == "http_request");
  expect_present(message, message.has_http_request(), "http_request");
  message.clear_http_request();
  message.mutable_pull_message();
  message.set_pull_message(v2beta3::PullMessage());
  CHECK(message.pull_message().path_to_part() == "pull_message");
  expect_present(message, message.has_pull_message(), "pull_message");
  message.clear_pull_message();
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_create_time(some_time);
  CHECK(message.create_time() == some_time && time_in_c(ct_message_get_timestamp, message, "create_time") == 5);
  expect_present(message, message.has_create_time(), "create_time");
  message.clear_create_time();
  message.set_dispatch_deadline(some_span);
  CHECK(message.dispatch_deadline() == some_span && time_in_c(ct_message_get_duration, message, "dispatch_deadline") == 5);
  expect_present(message, message.has_dispatch_deadline(), "dispatch_deadline");
  message.clear_dispatch_deadline();
  message.set_dispatch_count(7);
  CHECK(message.dispatch_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "dispatch_count") == 7);
  expect_present(message, message.has_dispatch_count(), "dispatch_count");
  message.clear_dispatch_count();
  message.set_response_count(7);
  CHECK(message.response_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "response_count") == 7);
  expect_present(message, message.has_response_count(), "response_count");
  message.clear_response_count();
  message.mutable_first_attempt();
  message.set_first_attempt(v2beta3::Attempt());
  CHECK(message.first_attempt().path_to_part() == "first_attempt");
  expect_present(message, message.has_first_attempt(), "first_attempt");
  message.clear_first_attempt();
  message.mutable_last_attempt();
  message.set_last_attempt(v2beta3::Attempt());
  CHECK(message.last_attempt().path_to_part() == "last_attempt");
  expect_present(message, message.has_last_attempt(), "last_attempt");
  message.clear_last_attempt();
  message.set_view(static_cast<decltype(message.view())>(2));
  CHECK(message.view() == static_cast<decltype(message.view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "view") == 2);
  expect_present(message, message.has_view(), "view");
  message.clear_view();
  message.mutable_retry_config();
  message.set_retry_config(v2beta3::RetryConfig());
  CHECK(message.retry_config().path_to_part() == "retry_config");
  expect_present(message, message.has_retry_config(), "retry_config");
  message.clear_retry_config();
}

static void walk_v2beta3_Queue() {
  v2beta3::Queue message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_app_engine_http_queue();
  message.set_app_engine_http_queue(v2beta3::AppEngineHttpQueue());
  CHECK(message.app_engine_http_queue().path_to_part() == "app_engine_http_queue");
  expect_present(message, message.has_app_engine_http_queue(), "app_engine_http_queue");
  message.clear_app_engine_http_queue();
  message.mutable_http_target();
  message.set_http_target(v2beta3::HttpTarget());
  CHECK(message.http_target().path_to_part() == "http_target");
  expect_present(message, message.has_http_target(), "http_target");
  message.clear_http_target();
  message.mutable_rate_limits();
  message.set_rate_limits(v2beta3::RateLimits());
  CHECK(message.rate_limits().path_to_part() == "rate_limits");
  expect_present(message, message.has_rate_limits(), "rate_limits");
  message.clear_rate_limits();
  message.mutable_retry_config();
  message.set_retry_config(v2beta3::RetryConfig());
  CHECK(message.retry_config().path_to_part() == "retry_config");
  expect_present(message, message.has_retry_config(), "retry_config");
  message.clear_retry_config();
  message.set_state(static_cast<decltype(message.state())>(3));
  CHECK(message.state() == static_cast<decltype(message.state())>(3) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 3);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.set_purge_time(some_time);
  CHECK(message.purge_time() == some_time && time_in_c(ct_message_get_timestamp, message, "purge_time") == 5);
  expect_present(message, message.has_purge_time(), "purge_time");
  message.clear_purge_time();
  message.set_task_ttl(some_span);
  CHECK(message.task_ttl() == some_span && time_in_c(ct_message_get_duration, message, "task_ttl") == 5);
  expect_present(message, message.has_task_ttl(), "task_ttl");
  message.clear_task_ttl();
  message.set_tombstone_ttl(some_span);
  CHECK(message.tombstone_ttl() == some_span && time_in_c(ct_message_get_duration, message, "tombstone_ttl") == 5);
  expect_present(message, message.has_tombstone_ttl(), "tombstone_ttl");
  message.clear_tombstone_ttl();
  message.mutable_stackdriver_logging_config();
  message.set_stackdriver_logging_config(v2beta3::StackdriverLoggingConfig());
  CHECK(message.stackdriver_logging_config().path_to_part() == "stackdriver_logging_config");
  expect_present(message, message.has_stackdriver_logging_config(), "stackdriver_logging_config");
  message.clear_stackdriver_logging_config();
  message.set_type_(static_cast<decltype(message.type_())>(2));
  CHECK(message.type_() == static_cast<decltype(message.type_())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "type_") == 2);
  expect_present(message, message.has_type_(), "type_");
  message.clear_type_();
  message.mutable_stats();
  message.set_stats(v2beta3::QueueStats());
  CHECK(message.stats().path_to_part() == "stats");
  expect_present(message, message.has_stats(), "stats");
  message.clear_stats();
}

static void walk_v2beta3_AppEngineHttpQueue() {
  v2beta3::AppEngineHttpQueue message;
  expect_empty(message);
  message.mutable_app_engine_routing_override();
  message.set_app_engine_routing_override(v2beta3::AppEngineRouting());
  CHECK(message.app_engine_routing_override().path_to_part() == "app_engine_routing_override");
  expect_present(message, message.has_app_engine_routing_override(), "app_engine_routing_override");
  message.clear_app_engine_routing_override();
}

static void walk_v2beta3_AppEngineRouting() {
  v2beta3::AppEngineRouting message;
  expect_empty(message);
  message.set_service("text");
  CHECK(message.service() == "text" && string_in_c(message, "service") == "text");
  expect_present(message, message.has_service(), "service");
  message.clear_service();
  message.set_version("text");
  CHECK(message.version() == "text" && string_in_c(message, "version") == "text");
  expect_present(message, message.has_version(), "version");
  message.clear_version();
  message.set_instance("text");
  CHECK(message.instance() == "text" && string_in_c(message, "instance") == "text");
  expect_present(message, message.has_instance(), "instance");
  message.clear_instance();
  message.set_host("text");
  CHECK(message.host() == "text" && string_in_c(message, "host") == "text");
  expect_present(message, message.has_host(), "host");
  message.clear_host();
}

static void walk_v2beta3_AppEngineHttpRequest() {
  v2beta3::AppEngineHttpRequest message;
  expect_empty(message);
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.mutable_app_engine_routing();
  message.set_app_engine_routing(v2beta3::AppEngineRouting());
  CHECK(message.app_engine_routing().path_to_part() == "app_engine_routing");
  expect_present(message, message.has_app_engine_routing(), "app_engine_routing");
  message.clear_app_engine_routing();
  message.set_relative_uri("text");
  CHECK(message.relative_uri() == "text" && string_in_c(message, "relative_uri") == "text");
  expect_present(message, message.has_relative_uri(), "relative_uri");
  message.clear_relative_uri();
  message.put_headers("a]\"b", "text");
  CHECK(message.headers().at("a]\"b") == "text" && count_in_c(message, "headers") == 1);
  expect_present(message, message.has_headers(), "headers");
  message.clear_headers();
  message.set_body("text");
  CHECK(message.body() == "text" && bytes_in_c(message, "body") == "text");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
}

static void walk_v2beta3_Attempt() {
  v2beta3::Attempt message;
  expect_empty(message);
  message.set_schedule_time(some_time);
  CHECK(message.schedule_time() == some_time && time_in_c(ct_message_get_timestamp, message, "schedule_time") == 5);
  expect_present(message, message.has_schedule_time(), "schedule_time");
  message.clear_schedule_time();
  message.set_dispatch_time(some_time);
  CHECK(message.dispatch_time() == some_time && time_in_c(ct_message_get_timestamp, message, "dispatch_time") == 5);
  expect_present(message, message.has_dispatch_time(), "dispatch_time");
  message.clear_dispatch_time();
  message.set_response_time(some_time);
  CHECK(message.response_time() == some_time && time_in_c(ct_message_get_timestamp, message, "response_time") == 5);
  expect_present(message, message.has_response_time(), "response_time");
  message.clear_response_time();
  message.mutable_response_status();
  message.set_response_status(common::Status());
  CHECK(message.response_status().path_to_part() == "response_status");
  expect_present(message, message.has_response_status(), "response_status");
  message.clear_response_status();
}

static void walk_v2beta3_HttpRequest() {
  v2beta3::HttpRequest message;
  expect_empty(message);
  message.set_url("text");
  CHECK(message.url() == "text" && string_in_c(message, "url") == "text");
  expect_present(message, message.has_url(), "url");
  message.clear_url();
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.put_headers("a]\"b", "text");
  CHECK(message.headers().at("a]\"b") == "text" && count_in_c(message, "headers") == 1);
  expect_present(message, message.has_headers(), "headers");
  message.clear_headers();
  message.set_body("text");
  CHECK(message.body() == "text" && bytes_in_c(message, "body") == "text");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
  message.mutable_oauth_token();
  message.set_oauth_token(v2beta3::OAuthToken());
  CHECK(message.oauth_token().path_to_part() == "oauth_token");
  expect_present(message, message.has_oauth_token(), "oauth_token");
  message.clear_oauth_token();
  message.mutable_oidc_token();
  message.set_oidc_token(v2beta3::OidcToken());
  CHECK(message.oidc_token().path_to_part() == "oidc_token");
  expect_present(message, message.has_oidc_token(), "oidc_token");
  message.clear_oidc_token();
}

static void walk_v2beta3_OAuthToken() {
  v2beta3::OAuthToken message;
  expect_empty(message);
  message.set_service_account_email("text");
  CHECK(message.service_account_email() == "text" && string_in_c(message, "service_account_email") == "text");
  expect_present(message, message.has_service_account_email(), "service_account_email");
  message.clear_service_account_email();
  message.set_scope("text");
  CHECK(message.scope() == "text" && string_in_c(message, "scope") == "text");
  expect_present(message, message.has_scope(), "scope");
  message.clear_scope();
}

static void walk_v2beta3_OidcToken() {
  v2beta3::OidcToken message;
  expect_empty(message);
  message.set_service_account_email("text");
  CHECK(message.service_account_email() == "text" && string_in_c(message, "service_account_email") == "text");
  expect_present(message, message.has_service_account_email(), "service_account_email");
  message.clear_service_account_email();
  message.set_audience("text");
  CHECK(message.audience() == "text" && string_in_c(message, "audience") == "text");
  expect_present(message, message.has_audience(), "audience");
  message.clear_audience();
}

static void walk_v2beta3_PullMessage() {
  v2beta3::PullMessage message;
  expect_empty(message);
  message.set_payload("text");
  CHECK(message.payload() == "text" && bytes_in_c(message, "payload") == "text");
  expect_present(message, message.has_payload(), "payload");
  message.clear_payload();
  message.set_tag("text");
  CHECK(message.tag() == "text" && string_in_c(message, "tag") == "text");
  expect_present(message, message.has_tag(), "tag");
  message.clear_tag();
}

static void walk_v2beta3_RetryConfig() {
  v2beta3::RetryConfig message;
  expect_empty(message);
  message.set_max_attempts(7);
  CHECK(message.max_attempts() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_attempts") == 7);
  expect_present(message, message.has_max_attempts(), "max_attempts");
  message.clear_max_attempts();
  message.set_max_retry_duration(some_span);
  CHECK(message.max_retry_duration() == some_span && time_in_c(ct_message_get_duration, message, "max_retry_duration") == 5);
  expect_present(message, message.has_max_retry_duration(), "max_retry_duration");
  message.clear_max_retry_duration();
  message.set_min_backoff(some_span);
  CHECK(message.min_backoff() == some_span && time_in_c(ct_message_get_duration, message, "min_backoff") == 5);
  expect_present(message, message.has_min_backoff(), "min_backoff");
  message.clear_min_backoff();
  message.set_max_backoff(some_span);
  CHECK(message.max_backoff() == some_span && time_in_c(ct_message_get_duration, message, "max_backoff") == 5);
  expect_present(message, message.has_max_backoff(), "max_backoff");
  message.clear_max_backoff();
  message.set_max_doublings(7);
  CHECK(message.max_doublings() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_doublings") == 7);
  expect_present(message, message.has_max_doublings(), "max_doublings");
  message.clear_max_doublings();
}

static void walk_v2beta3_CmekConfig() {
  v2beta3::CmekConfig message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_kms_key("text");
  CHECK(message.kms_key() == "text" && string_in_c(message, "kms_key") == "text");
  expect_present(message, message.has_kms_key(), "kms_key");
  message.clear_kms_key();
}

static void walk_v2beta3_HttpTarget() {
  v2beta3::HttpTarget message;
  expect_empty(message);
  message.mutable_uri_override();
  message.set_uri_override(v2beta3::UriOverride());
  CHECK(message.uri_override().path_to_part() == "uri_override");
  expect_present(message, message.has_uri_override(), "uri_override");
  message.clear_uri_override();
  message.set_http_method(static_cast<decltype(message.http_method())>(7));
  CHECK(message.http_method() == static_cast<decltype(message.http_method())>(7) && in_c<std::int32_t>(ct_message_get_enum, message, "http_method") == 7);
  expect_present(message, message.has_http_method(), "http_method");
  message.clear_http_method();
  message.add_header_overrides();
  CHECK(message.header_overrides().size() == 1 && count_in_c(message, "header_overrides") == 1);
  expect_present(message, message.has_header_overrides(), "header_overrides");
  message.clear_header_overrides();
  message.mutable_oauth_token();
  message.set_oauth_token(v2beta3::OAuthToken());
  CHECK(message.oauth_token().path_to_part() == "oauth_token");
  expect_present(message, message.has_oauth_token(), "oauth_token");
  message.clear_oauth_token();
  message.mutable_oidc_token();
  message.set_oidc_token(v2beta3::OidcToken());
  CHECK(message.oidc_token().path_to_part() == "oidc_token");
  expect_present(message, message.has_oidc_token(), "oidc_token");
  message.clear_oidc_token();
}

static void walk_v2beta3_UriOverride() {
  v2beta3::UriOverride message;
  expect_empty(message);
  message.set_scheme(static_cast<decltype(message.scheme())>(2));
  CHECK(message.scheme() == static_cast<decltype(message.scheme())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "scheme") == 2);
  expect_present(message, message.has_scheme(), "scheme");
  message.clear_scheme();
  message.set_host("text");
  CHECK(message.host() == "text" && string_in_c(message, "host") == "text");
  expect_present(message, message.has_host(), "host");
  message.clear_host();
  message.set_port(7);
  CHECK(message.port() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "port") == 7);
  expect_present(message, message.has_port(), "port");
  message.clear_port();
  message.mutable_path_override();
  message.set_path_override(v2beta3::PathOverride());
  CHECK(message.path_override().path_to_part() == "path_override");
  expect_present(message, message.has_path_override(), "path_override");
  message.clear_path_override();
  message.mutable_query_override();
  message.set_query_override(v2beta3::QueryOverride());
  CHECK(message.query_override().path_to_part() == "query_override");
  expect_present(message, message.has_query_override(), "query_override");
  message.clear_query_override();
  message.set_uri_override_enforce_mode(static_cast<decltype(message.uri_override_enforce_mode())>(2));
  CHECK(message.uri_override_enforce_mode() == static_cast<decltype(message.uri_override_enforce_mode())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "uri_override_enforce_mode") == 2);
  expect_present(message, message.has_uri_override_enforce_mode(), "uri_override_enforce_mode");
  message.clear_uri_override_enforce_mode();
}

static void walk_v2beta3_PathOverride() {
  v2beta3::PathOverride message;
  expect_empty(message);
  message.set_path("text");
  CHECK(message.path() == "text" && string_in_c(message, "path") == "text");
  expect_present(message, message.has_path(), "path");
  message.clear_path();
}

static void walk_v2beta3_QueryOverride() {
  v2beta3::QueryOverride message;
  expect_empty(message);
  message.set_query_params("text");
  CHECK(message.query_params() == "text" && string_in_c(message, "query_params") == "text");
  expect_present(message, message.has_query_params(), "query_params");
  message.clear_query_params();
}

static void walk_v2beta3_HttpTargetHeaderOverride() {
  v2beta3::HttpTargetHeaderOverride message;
  expect_empty(message);
  message.mutable_header();
  message.set_header(v2beta3::HttpTargetHeader());
  CHECK(message.header().path_to_part() == "header");
  expect_present(message, message.has_header(), "header");
  message.clear_header();
}

static void walk_v2beta3_HttpTargetHeader() {
  v2beta3::HttpTargetHeader message;
  expect_empty(message);
  message.set_key("text");
  CHECK(message.key() == "text" && string_in_c(message, "key") == "text");
  expect_present(message, message.has_key(), "key");
  message.clear_key();
  message.set_value("text");
  CHECK(message.value() == "text" && string_in_c(message, "value") == "text");
  expect_present(message, message.has_value(), "value");
  message.clear_value();
}

static void walk_v2beta3_RateLimits() {
  v2beta3::RateLimits message;
  expect_empty(message);
  message.set_max_dispatches_per_second(1.5);
  CHECK(message.max_dispatches_per_second() == 1.5 && in_c<double>(ct_message_get_double, message, "max_dispatches_per_second") == 1.5);
  expect_present(message, message.has_max_dispatches_per_second(), "max_dispatches_per_second");
  message.clear_max_dispatches_per_second();
  message.set_max_burst_size(7);
  CHECK(message.max_burst_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_burst_size") == 7);
  expect_present(message, message.has_max_burst_size(), "max_burst_size");
  message.clear_max_burst_size();
  message.set_max_concurrent_dispatches(7);
  CHECK(message.max_concurrent_dispatches() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "max_concurrent_dispatches") == 7);
  expect_present(message, message.has_max_concurrent_dispatches(), "max_concurrent_dispatches");
  message.clear_max_concurrent_dispatches();
}

static void walk_v2beta3_StackdriverLoggingConfig() {
  v2beta3::StackdriverLoggingConfig message;
  expect_empty(message);
  message.set_sampling_ratio(1.5);
  CHECK(message.sampling_ratio() == 1.5 && in_c<double>(ct_message_get_double, message, "sampling_ratio") == 1.5);
  expect_present(message, message.has_sampling_ratio(), "sampling_ratio");
  message.clear_sampling_ratio();
}

static void walk_v2beta3_QueueStats() {
  v2beta3::QueueStats message;
  expect_empty(message);
  message.set_tasks_count(7);
  CHECK(message.tasks_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "tasks_count") == 7);
  expect_present(message, message.has_tasks_count(), "tasks_count");
  message.clear_tasks_count();
  message.set_oldest_estimated_arrival_time(some_time);
  CHECK(message.oldest_estimated_arrival_time() == some_time && time_in_c(ct_message_get_timestamp, message, "oldest_estimated_arrival_time") == 5);
  expect_present(message, message.has_oldest_estimated_arrival_time(), "oldest_estimated_arrival_time");
  message.clear_oldest_estimated_arrival_time();
  message.set_executed_last_minute_count(7);
  CHECK(message.executed_last_minute_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "executed_last_minute_count") == 7);
  expect_present(message, message.has_executed_last_minute_count(), "executed_last_minute_count");
  message.clear_executed_last_minute_count();
  message.set_concurrent_dispatches_count(7);
  CHECK(message.concurrent_dispatches_count() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "concurrent_dispatches_count") == 7);
  expect_present(message, message.has_concurrent_dispatches_count(), "concurrent_dispatches_count");
  message.clear_concurrent_dispatches_count();
  message.set_effective_execution_rate(1.5);
  CHECK(message.effective_execution_rate() == 1.5 && in_c<double>(ct_message_get_double, message, "effective_execution_rate") == 1.5);
  expect_present(message, message.has_effective_execution_rate(), "effective_execution_rate");
  message.clear_effective_execution_rate();
}

static void walk_v2beta3_BatchCreateTasksMetadata() {
  v2beta3::BatchCreateTasksMetadata message;
  expect_empty(message);
  message.set_start_time(some_time);
  CHECK(message.start_time() == some_time && time_in_c(ct_message_get_timestamp, message, "start_time") == 5);
  expect_present(message, message.has_start_time(), "start_time");
  message.clear_start_time();
  message.set_end_time(some_time);
  CHECK(message.end_time() == some_time && time_in_c(ct_message_get_timestamp, message, "end_time") == 5);
  expect_present(message, message.has_end_time(), "end_time");
  message.clear_end_time();
  message.set_state(static_cast<decltype(message.state())>(5));
  CHECK(message.state() == static_cast<decltype(message.state())>(5) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 5);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.mutable_failed_requests(7);
  CHECK(message.failed_requests().count(7) == 1 && count_in_c(message, "failed_requests") == 1);
  expect_present(message, message.has_failed_requests(), "failed_requests");
  message.clear_failed_requests();
}

static void walk_v2beta3_BatchCreateTasksRequest() {
  v2beta3::BatchCreateTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.add_requests();
  CHECK(message.requests().size() == 1 && count_in_c(message, "requests") == 1);
  expect_present(message, message.has_requests(), "requests");
  message.clear_requests();
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
}

static void walk_v2beta3_CreateTaskRequest() {
  v2beta3::CreateTaskRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.mutable_task();
  message.set_task(v2beta3::Task());
  CHECK(message.task().path_to_part() == "task");
  expect_present(message, message.has_task(), "task");
  message.clear_task();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta3_BatchCreateTasksResponse() {
  v2beta3::BatchCreateTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
}

static void walk_v2beta3_BatchDeleteTasksMetadata() {
  v2beta3::BatchDeleteTasksMetadata message;
  expect_empty(message);
  message.set_start_time(some_time);
  CHECK(message.start_time() == some_time && time_in_c(ct_message_get_timestamp, message, "start_time") == 5);
  expect_present(message, message.has_start_time(), "start_time");
  message.clear_start_time();
  message.set_end_time(some_time);
  CHECK(message.end_time() == some_time && time_in_c(ct_message_get_timestamp, message, "end_time") == 5);
  expect_present(message, message.has_end_time(), "end_time");
  message.clear_end_time();
  message.set_state(static_cast<decltype(message.state())>(4));
  CHECK(message.state() == static_cast<decltype(message.state())>(4) && in_c<std::int32_t>(ct_message_get_enum, message, "state") == 4);
  expect_present(message, message.has_state(), "state");
  message.clear_state();
  message.mutable_failed_requests(7);
  CHECK(message.failed_requests().count(7) == 1 && count_in_c(message, "failed_requests") == 1);
  expect_present(message, message.has_failed_requests(), "failed_requests");
  message.clear_failed_requests();
}

static void walk_v2beta3_BatchDeleteTasksRequest() {
  v2beta3::BatchDeleteTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.add_names("text");
  CHECK(message.names().at(0) == "text" && string_in_c(message, "names[0]") == "text");
  expect_present(message, message.has_names(), "names");
  message.clear_names();
  message.set_request_id("text");
  CHECK(message.request_id() == "text" && string_in_c(message, "request_id") == "text");
  expect_present(message, message.has_request_id(), "request_id");
  message.clear_request_id();
}

static void walk_v2beta3_CreateQueueRequest() {
  v2beta3::CreateQueueRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.mutable_queue();
  message.set_queue(v2beta3::Queue());
  CHECK(message.queue().path_to_part() == "queue");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
}

static void walk_v2beta3_DeleteQueueRequest() {
  v2beta3::DeleteQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta3_DeleteTaskRequest() {
  v2beta3::DeleteTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta3_GetCmekConfigRequest() {
  v2beta3::GetCmekConfigRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta3_GetQueueRequest() {
  v2beta3::GetQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.mutable_read_mask();
  message.set_read_mask(common::FieldMask());
  CHECK(message.read_mask().path_to_part() == "read_mask");
  expect_present(message, message.has_read_mask(), "read_mask");
  message.clear_read_mask();
}

static void walk_v2beta3_GetTaskRequest() {
  v2beta3::GetTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta3_ListQueuesRequest() {
  v2beta3::ListQueuesRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_filter("text");
  CHECK(message.filter() == "text" && string_in_c(message, "filter") == "text");
  expect_present(message, message.has_filter(), "filter");
  message.clear_filter();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
  message.mutable_read_mask();
  message.set_read_mask(common::FieldMask());
  CHECK(message.read_mask().path_to_part() == "read_mask");
  expect_present(message, message.has_read_mask(), "read_mask");
  message.clear_read_mask();
}

static void walk_v2beta3_ListQueuesResponse() {
  v2beta3::ListQueuesResponse message;
  expect_empty(message);
  message.add_queues();
  CHECK(message.queues().size() == 1 && count_in_c(message, "queues") == 1);
  expect_present(message, message.has_queues(), "queues");
  message.clear_queues();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2beta3_ListTasksRequest() {
  v2beta3::ListTasksRequest message;
  expect_empty(message);
  message.set_parent("text");
  CHECK(message.parent() == "text" && string_in_c(message, "parent") == "text");
  expect_present(message, message.has_parent(), "parent");
  message.clear_parent();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
  message.set_page_size(7);
  CHECK(message.page_size() == 7 && in_c<std::int64_t>(ct_message_get_int, message, "page_size") == 7);
  expect_present(message, message.has_page_size(), "page_size");
  message.clear_page_size();
  message.set_page_token("text");
  CHECK(message.page_token() == "text" && string_in_c(message, "page_token") == "text");
  expect_present(message, message.has_page_token(), "page_token");
  message.clear_page_token();
}

static void walk_v2beta3_ListTasksResponse() {
  v2beta3::ListTasksResponse message;
  expect_empty(message);
  message.add_tasks();
  CHECK(message.tasks().size() == 1 && count_in_c(message, "tasks") == 1);
  expect_present(message, message.has_tasks(), "tasks");
  message.clear_tasks();
  message.set_next_page_token("text");
  CHECK(message.next_page_token() == "text" && string_in_c(message, "next_page_token") == "text");
  expect_present(message, message.has_next_page_token(), "next_page_token");
  message.clear_next_page_token();
}

static void walk_v2beta3_PauseQueueRequest() {
  v2beta3::PauseQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta3_PurgeQueueRequest() {
  v2beta3::PurgeQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta3_ResumeQueueRequest() {
  v2beta3::ResumeQueueRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
}

static void walk_v2beta3_RunTaskRequest() {
  v2beta3::RunTaskRequest message;
  expect_empty(message);
  message.set_name("text");
  CHECK(message.name() == "text" && string_in_c(message, "name") == "text");
  expect_present(message, message.has_name(), "name");
  message.clear_name();
  message.set_response_view(static_cast<decltype(message.response_view())>(2));
  CHECK(message.response_view() == static_cast<decltype(message.response_view())>(2) && in_c<std::int32_t>(ct_message_get_enum, message, "response_view") == 2);
  expect_present(message, message.has_response_view(), "response_view");
  message.clear_response_view();
}

static void walk_v2beta3_UpdateCmekConfigRequest() {
  v2beta3::UpdateCmekConfigRequest message;
  expect_empty(message);
  message.mutable_cmek_config();
  message.set_cmek_config(v2beta3::CmekConfig());
  CHECK(message.cmek_config().path_to_part() == "cmek_config");
  expect_present(message, message.has_cmek_config(), "cmek_config");
  message.clear_cmek_config();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_v2beta3_UpdateQueueRequest() {
  v2beta3::UpdateQueueRequest message;
  expect_empty(message);
  message.mutable_queue();
  message.set_queue(v2beta3::Queue());
  CHECK(message.queue().path_to_part() == "queue");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
  message.mutable_update_mask();
  message.set_update_mask(common::FieldMask());
  CHECK(message.update_mask().path_to_part() == "update_mask");
  expect_present(message, message.has_update_mask(), "update_mask");
  message.clear_update_mask();
}

static void walk_v2beta3_BufferTaskRequest() {
  v2beta3::BufferTaskRequest message;
  expect_empty(message);
  message.set_queue("text");
  CHECK(message.queue() == "text" && string_in_c(message, "queue") == "text");
  expect_present(message, message.has_queue(), "queue");
  message.clear_queue();
  message.set_task_id("text");
  CHECK(message.task_id() == "text" && string_in_c(message, "task_id") == "text");
  expect_present(message, message.has_task_id(), "task_id");
  message.clear_task_id();
  message.mutable_body();
  message.set_body(common::HttpBody());
  CHECK(message.body().path_to_part() == "body");
  expect_present(message, message.has_body(), "body");
  message.clear_body();
}

static void walk_v2beta3_BufferTaskResponse() {
  v2beta3::BufferTaskResponse message;
  expect_empty(message);
  message.mutable_task();
  message.set_task(v2beta3::Task());
  CHECK(message.task().path_to_part() == "task");
  expect_present(message, message.has_task(), "task");
  message.clear_task();
}

int main() {
  walk_common_Empty();
  walk_common_FieldMask();
  walk_common_Any();
  walk_common_Status();
  walk_common_ErrorInfo();
  walk_common_RetryInfo();
  walk_common_BadRequest();
  walk_common_BadRequestFieldViolation();
  walk_common_LocalizedMessage();
  walk_common_Help();
  walk_common_HelpLink();
  walk_common_QuotaFailure();
  walk_common_QuotaFailureViolation();
  walk_common_PreconditionFailure();
  walk_common_PreconditionFailureViolation();
  walk_common_RequestInfo();
  walk_common_ResourceInfo();
  walk_common_DebugInfo();
  walk_common_HttpBody();
  walk_common_Expr();
  walk_common_Policy();
  walk_common_Binding();
  walk_common_AuditConfig();
  walk_common_AuditLogConfig();
  walk_common_PolicyDelta();
  walk_common_BindingDelta();
  walk_common_AuditConfigDelta();
  walk_common_GetPolicyOptions();
  walk_common_GetIamPolicyRequest();
  walk_common_SetIamPolicyRequest();
  walk_common_TestIamPermissionsRequest();
  walk_common_TestIamPermissionsResponse();
  walk_common_Operation();
  walk_common_GetOperationRequest();
  walk_common_Location();
  walk_common_GetLocationRequest();
  walk_common_ListLocationsRequest();
  walk_common_ListLocationsResponse();
  walk_v2_Task();
  walk_v2_Queue();
  walk_v2_AppEngineHttpRequest();
  walk_v2_AppEngineRouting();
  walk_v2_Attempt();
  walk_v2_HttpRequest();
  walk_v2_OAuthToken();
  walk_v2_OidcToken();
  walk_v2_RetryConfig();
  walk_v2_CmekConfig();
  walk_v2_HttpTarget();
  walk_v2_UriOverride();
  walk_v2_PathOverride();
  walk_v2_QueryOverride();
  walk_v2_HttpTargetHeaderOverride();
  walk_v2_HttpTargetHeader();
  walk_v2_RateLimits();
  walk_v2_StackdriverLoggingConfig();
  walk_v2_BatchCreateTasksMetadata();
  walk_v2_BatchCreateTasksRequest();
  walk_v2_CreateTaskRequest();
  walk_v2_BatchCreateTasksResponse();
  walk_v2_BatchDeleteTasksMetadata();
  walk_v2_BatchDeleteTasksRequest();
  walk_v2_CreateQueueRequest();
  walk_v2_DeleteQueueRequest();
  walk_v2_DeleteTaskRequest();
  walk_v2_GetCmekConfigRequest();
  walk_v2_GetQueueRequest();
  walk_v2_GetTaskRequest();
  walk_v2_ListQueuesRequest();
  walk_v2_ListQueuesResponse();
  walk_v2_ListTasksRequest();
  walk_v2_ListTasksResponse();
  walk_v2_PauseQueueRequest();
  walk_v2_PurgeQueueRequest();
  walk_v2_ResumeQueueRequest();
  walk_v2_RunTaskRequest();
  walk_v2_UpdateCmekConfigRequest();
  walk_v2_UpdateQueueRequest();
  walk_v2_BufferTaskRequest();
  walk_v2_BufferTaskResponse();
  walk_v2beta2_Queue();
  walk_v2beta2_Task();
  walk_v2beta2_AppEngineHttpRequest();
  walk_v2beta2_AppEngineRouting();
  walk_v2beta2_AppEngineHttpTarget();
  walk_v2beta2_AttemptStatus();
  walk_v2beta2_PullTarget();
  walk_v2beta2_HttpTarget();
  walk_v2beta2_UriOverride();
  walk_v2beta2_PathOverride();
  walk_v2beta2_QueryOverride();
  walk_v2beta2_HttpTargetHeaderOverride();
  walk_v2beta2_HttpTargetHeader();
  walk_v2beta2_OAuthToken();
  walk_v2beta2_OidcToken();
  walk_v2beta2_RateLimits();
  walk_v2beta2_RetryConfig();
  walk_v2beta2_QueueStats();
  walk_v2beta2_PullMessage();
  walk_v2beta2_HttpRequest();
  walk_v2beta2_TaskStatus();
  walk_v2beta2_AcknowledgeTaskRequest();
  walk_v2beta2_CancelLeaseRequest();
  walk_v2beta2_CreateQueueRequest();
  walk_v2beta2_CreateTaskRequest();
  walk_v2beta2_DeleteQueueRequest();
  walk_v2beta2_DeleteTaskRequest();
  walk_v2beta2_GetQueueRequest();
  walk_v2beta2_GetTaskRequest();
  walk_v2beta2_LeaseTasksRequest();
  walk_v2beta2_LeaseTasksResponse();
  walk_v2beta2_ListQueuesRequest();
  walk_v2beta2_ListQueuesResponse();
  walk_v2beta2_ListTasksRequest();
  walk_v2beta2_ListTasksResponse();
  walk_v2beta2_PauseQueueRequest();
  walk_v2beta2_PurgeQueueRequest();
  walk_v2beta2_RenewLeaseRequest();
  walk_v2beta2_ResumeQueueRequest();
  walk_v2beta2_RunTaskRequest();
  walk_v2beta2_UpdateQueueRequest();
  walk_v2beta2_UploadQueueYamlRequest();
  walk_v2beta2_BatchCreateTasksMetadata();
  walk_v2beta2_BatchDeleteTasksMetadata();
  walk_v2beta2_BatchCreateTasksRequest();
  walk_v2beta2_BatchCreateTasksResponse();
  walk_v2beta2_BatchDeleteTasksRequest();
  walk_v2beta2_CmekConfig();
  walk_v2beta2_GetCmekConfigRequest();
  walk_v2beta2_UpdateCmekConfigRequest();
  walk_v2beta2_BufferTaskRequest();
  walk_v2beta2_BufferTaskResponse();
  walk_v2beta3_Task();
  walk_v2beta3_Queue();
  walk_v2beta3_AppEngineHttpQueue();
  walk_v2beta3_AppEngineRouting();
  walk_v2beta3_AppEngineHttpRequest();
  walk_v2beta3_Attempt();
  walk_v2beta3_HttpRequest();
  walk_v2beta3_OAuthToken();
  walk_v2beta3_OidcToken();
  walk_v2beta3_PullMessage();
  walk_v2beta3_RetryConfig();
  walk_v2beta3_CmekConfig();
  walk_v2beta3_HttpTarget();
  walk_v2beta3_UriOverride();
  walk_v2beta3_PathOverride();
  walk_v2beta3_QueryOverride();
  walk_v2beta3_HttpTargetHeaderOverride();
  walk_v2beta3_HttpTargetHeader();
  walk_v2beta3_RateLimits();
  walk_v2beta3_StackdriverLoggingConfig();
  walk_v2beta3_QueueStats();
  walk_v2beta3_BatchCreateTasksMetadata();
  walk_v2beta3_BatchCreateTasksRequest();
  walk_v2beta3_CreateTaskRequest();
  walk_v2beta3_BatchCreateTasksResponse();
  walk_v2beta3_BatchDeleteTasksMetadata();
  walk_v2beta3_BatchDeleteTasksRequest();
  walk_v2beta3_CreateQueueRequest();
  walk_v2beta3_DeleteQueueRequest();
  walk_v2beta3_DeleteTaskRequest();
  walk_v2beta3_GetCmekConfigRequest();
  walk_v2beta3_GetQueueRequest();
  walk_v2beta3_GetTaskRequest();
  walk_v2beta3_ListQueuesRequest();
  walk_v2beta3_ListQueuesResponse();
  walk_v2beta3_ListTasksRequest();
  walk_v2beta3_ListTasksResponse();
  walk_v2beta3_PauseQueueRequest();
  walk_v2beta3_PurgeQueueRequest();
  walk_v2beta3_ResumeQueueRequest();
  walk_v2beta3_RunTaskRequest();
  walk_v2beta3_UpdateCmekConfigRequest();
  walk_v2beta3_UpdateQueueRequest();
  walk_v2beta3_BufferTaskRequest();
  walk_v2beta3_BufferTaskResponse();
  CHECK(walked == 506);
  return summary();
}
