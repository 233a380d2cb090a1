/* Resource names: inline functions over those of cloudtasks.h, which includes this.
 * Generated from the API table by `cargo xtask generate`. SPDX-License-Identifier: Apache-2.0 */
#ifndef CLOUDTASKS_NAMES_H
#define CLOUDTASKS_NAMES_H

#include "../cloudtasks.h"

/** Builds `projects/{project}/locations/{location}/queues/{queue}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_queue_path(const char *project, const char *location, const char *queue, char **name, cloudtasks_error **error) {
  const char *ids[3];
  ids[0] = project;
  ids[1] = location;
  ids[2] = queue;
  return cloudtasks_name_build("queue_path", ids, 3, name, error);
}

/** The ids in `projects/{project}/locations/{location}/queues/{queue}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_queue_path(const char *name, char **project, char **location, char **queue, cloudtasks_error **error) {
  char **places[3];
  places[0] = project;
  places[1] = location;
  places[2] = queue;
  return cloudtasks_name_parse("queue_path", name, places, 3, error);
}

/** Builds `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_task_path(const char *project, const char *location, const char *queue, const char *task, char **name, cloudtasks_error **error) {
  const char *ids[4];
  ids[0] = project;
  ids[1] = location;
  ids[2] = queue;
  ids[3] = task;
  return cloudtasks_name_build("task_path", ids, 4, name, error);
}

/** The ids in `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_task_path(const char *name, char **project, char **location, char **queue, char **task, cloudtasks_error **error) {
  char **places[4];
  places[0] = project;
  places[1] = location;
  places[2] = queue;
  places[3] = task;
  return cloudtasks_name_parse("task_path", name, places, 4, error);
}

/** Builds `projects/{project}/locations/{location}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_location_path(const char *project, const char *location, char **name, cloudtasks_error **error) {
  const char *ids[2];
  ids[0] = project;
  ids[1] = location;
  return cloudtasks_name_build("location_path", ids, 2, name, error);
}

/** The ids in `projects/{project}/locations/{location}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_location_path(const char *name, char **project, char **location, cloudtasks_error **error) {
  char **places[2];
  places[0] = project;
  places[1] = location;
  return cloudtasks_name_parse("location_path", name, places, 2, error);
}

/** Builds `projects/{project}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_project_path(const char *project, char **name, cloudtasks_error **error) {
  const char *ids[1];
  ids[0] = project;
  return cloudtasks_name_build("project_path", ids, 1, name, error);
}

/** The ids in `projects/{project}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_project_path(const char *name, char **project, cloudtasks_error **error) {
  char **places[1];
  places[0] = project;
  return cloudtasks_name_parse("project_path", name, places, 1, error);
}

/** Builds `projects/{project}/locations/{location}/cmekConfig`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_cmek_config_path(const char *project, const char *location, char **name, cloudtasks_error **error) {
  const char *ids[2];
  ids[0] = project;
  ids[1] = location;
  return cloudtasks_name_build("cmek_config_path", ids, 2, name, error);
}

/** The ids in `projects/{project}/locations/{location}/cmekConfig`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_cmek_config_path(const char *name, char **project, char **location, cloudtasks_error **error) {
  char **places[2];
  places[0] = project;
  places[1] = location;
  return cloudtasks_name_parse("cmek_config_path", name, places, 2, error);
}

/** Builds `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_crypto_key_path(const char *project, const char *location, const char *key_ring, const char *crypto_key, char **name, cloudtasks_error **error) {
  const char *ids[4];
  ids[0] = project;
  ids[1] = location;
  ids[2] = key_ring;
  ids[3] = crypto_key;
  return cloudtasks_name_build("crypto_key_path", ids, 4, name, error);
}

/** The ids in `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_crypto_key_path(const char *name, char **project, char **location, char **key_ring, char **crypto_key, cloudtasks_error **error) {
  char **places[4];
  places[0] = project;
  places[1] = location;
  places[2] = key_ring;
  places[3] = crypto_key;
  return cloudtasks_name_parse("crypto_key_path", name, places, 4, error);
}

/** Builds `billingAccounts/{billing_account}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_billing_account_path(const char *billing_account, char **name, cloudtasks_error **error) {
  const char *ids[1];
  ids[0] = billing_account;
  return cloudtasks_name_build("common_billing_account_path", ids, 1, name, error);
}

/** The ids in `billingAccounts/{billing_account}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_billing_account_path(const char *name, char **billing_account, cloudtasks_error **error) {
  char **places[1];
  places[0] = billing_account;
  return cloudtasks_name_parse("common_billing_account_path", name, places, 1, error);
}

/** Builds `folders/{folder}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_folder_path(const char *folder, char **name, cloudtasks_error **error) {
  const char *ids[1];
  ids[0] = folder;
  return cloudtasks_name_build("common_folder_path", ids, 1, name, error);
}

/** The ids in `folders/{folder}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_folder_path(const char *name, char **folder, cloudtasks_error **error) {
  char **places[1];
  places[0] = folder;
  return cloudtasks_name_parse("common_folder_path", name, places, 1, error);
}

/** Builds `organizations/{organization}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_organization_path(const char *organization, char **name, cloudtasks_error **error) {
  const char *ids[1];
  ids[0] = organization;
  return cloudtasks_name_build("common_organization_path", ids, 1, name, error);
}

/** The ids in `organizations/{organization}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_organization_path(const char *name, char **organization, cloudtasks_error **error) {
  char **places[1];
  places[0] = organization;
  return cloudtasks_name_parse("common_organization_path", name, places, 1, error);
}

#endif /* CLOUDTASKS_NAMES_H */
