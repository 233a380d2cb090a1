// Resource names, built from their ids and parsed into them. Emitted from the table by `cargo xtask emit`.
#pragma once

#include "error.hpp"

#include <array>
#include <string>

namespace cloudtasks {

/// Builds `projects/{project}/locations/{location}/queues/{queue}`.
inline std::string queue_path(const std::string& project, const std::string& location, const std::string& queue) {
  char* name = nullptr;
  detail::run(ct_queue_path, project.c_str(), location.c_str(), queue.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/queues/{queue}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 3> parse_queue_path(const std::string& name) {
  char* ids[3] = {};
  detail::run(ct_parse_queue_path, name.c_str(), &ids[0], &ids[1], &ids[2]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2])}};
}

/// Builds `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`.
inline std::string task_path(const std::string& project, const std::string& location, const std::string& queue, const std::string& task) {
  char* name = nullptr;
  detail::run(ct_task_path, project.c_str(), location.c_str(), queue.c_str(), task.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 4> parse_task_path(const std::string& name) {
  char* ids[4] = {};
  detail::run(ct_parse_task_path, name.c_str(), &ids[0], &ids[1], &ids[2], &ids[3]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2]), detail::take_text(ids[3])}};
}

/// Builds `projects/{project}/locations/{location}`.
inline std::string location_path(const std::string& project, const std::string& location) {
  char* name = nullptr;
  detail::run(ct_location_path, project.c_str(), location.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 2> parse_location_path(const std::string& name) {
  char* ids[2] = {};
  detail::run(ct_parse_location_path, name.c_str(), &ids[0], &ids[1]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1])}};
}

/// Builds `projects/{project}`.
inline std::string project_path(const std::string& project) {
  char* name = nullptr;
  detail::run(ct_project_path, project.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_project_path(const std::string& name) {
  char* ids[1] = {};
  detail::run(ct_parse_project_path, name.c_str(), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

/// Builds `projects/{project}/locations/{location}/cmekConfig`.
inline std::string cmek_config_path(const std::string& project, const std::string& location) {
  char* name = nullptr;
  detail::run(ct_cmek_config_path, project.c_str(), location.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/cmekConfig`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 2> parse_cmek_config_path(const std::string& name) {
  char* ids[2] = {};
  detail::run(ct_parse_cmek_config_path, name.c_str(), &ids[0], &ids[1]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1])}};
}

/// Builds `projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}`.
inline std::string crypto_key_path(const std::string& project, const std::string& location, const std::string& ring, const std::string& key) {
  char* name = nullptr;
  detail::run(ct_crypto_key_path, project.c_str(), location.c_str(), ring.c_str(), key.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 4> parse_crypto_key_path(const std::string& name) {
  char* ids[4] = {};
  detail::run(ct_parse_crypto_key_path, name.c_str(), &ids[0], &ids[1], &ids[2], &ids[3]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2]), detail::take_text(ids[3])}};
}

/// Builds `billingAccounts/{billing_account}`.
inline std::string billing_account_path(const std::string& billing_account) {
  char* name = nullptr;
  detail::run(ct_billing_account_path, billing_account.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `billingAccounts/{billing_account}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_billing_account_path(const std::string& name) {
  char* ids[1] = {};
  detail::run(ct_parse_billing_account_path, name.c_str(), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

/// Builds `folders/{folder}`.
inline std::string folder_path(const std::string& folder) {
  char* name = nullptr;
  detail::run(ct_folder_path, folder.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `folders/{folder}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_folder_path(const std::string& name) {
  char* ids[1] = {};
  detail::run(ct_parse_folder_path, name.c_str(), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

/// Builds `organizations/{organization}`.
inline std::string organization_path(const std::string& organization) {
  char* name = nullptr;
  detail::run(ct_organization_path, organization.c_str(), &name);
  return detail::take_text(name);
}

/// The ids in `organizations/{organization}`; throws CT_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_organization_path(const std::string& name) {
  char* ids[1] = {};
  detail::run(ct_parse_organization_path, name.c_str(), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

}  // namespace cloudtasks
