/* The methods of v2beta2: inline functions over those of cloudtasks.h, which includes this.
 * Generated from the API table by `cargo xtask generate`. SPDX-License-Identifier: Apache-2.0 */
#ifndef CLOUDTASKS_V2BETA2_H
#define CLOUDTASKS_V2BETA2_H

#include "../cloudtasks.h"

/**
 * Lists the queues of a location, ordered by name.
 *
 * @param request   a google.cloud.tasks.v2beta2.ListQueuesRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.ListQueuesResponse, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_queues(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.list_queues", request, options, response, error);
}

/** cloudtasks_v2beta2_list_queues without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_queues_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.list_queues", request, options, callback, user_data, error);
}

/** cloudtasks_v2beta2_list_queues page after page, see cloudtasks_pager_new. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_queues_pager(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_pager **pager, cloudtasks_error **error) {
  return cloudtasks_pager_new(client, "v2beta2.list_queues", request, options, pager, error);
}

/**
 * Gets a queue. Fails with NOT_FOUND if it does not exist.
 *
 * @param request   a google.cloud.tasks.v2beta2.GetQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Queue, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.get_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_get_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.get_queue", request, options, callback, user_data, error);
}

/**
 * Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
 *
 * @param request   a google.cloud.tasks.v2beta2.CreateQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Queue, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_create_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.create_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_create_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_create_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.create_queue", request, options, callback, user_data, error);
}

/**
 * Updates a queue, or creates it if it does not exist. The state of the queue does not change.
 *
 * @param request   a google.cloud.tasks.v2beta2.UpdateQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Queue, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_update_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.update_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_update_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_update_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.update_queue", request, options, callback, user_data, error);
}

/**
 * Deletes a queue and all its tasks. Its name cannot be used again for some days.
 *
 * @param request   a google.cloud.tasks.v2beta2.DeleteQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.protobuf.Empty, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_delete_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.delete_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_delete_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_delete_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.delete_queue", request, options, callback, user_data, error);
}

/**
 * Deletes all tasks of a queue that were created before the call. This cannot be undone.
 *
 * @param request   a google.cloud.tasks.v2beta2.PurgeQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Queue, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_purge_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.purge_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_purge_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_purge_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.purge_queue", request, options, callback, user_data, error);
}

/**
 * Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
 *
 * @param request   a google.cloud.tasks.v2beta2.PauseQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Queue, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_pause_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.pause_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_pause_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_pause_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.pause_queue", request, options, callback, user_data, error);
}

/**
 * Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
 *
 * @param request   a google.cloud.tasks.v2beta2.ResumeQueueRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Queue, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_resume_queue(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.resume_queue", request, options, response, error);
}

/** cloudtasks_v2beta2_resume_queue without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_resume_queue_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.resume_queue", request, options, callback, user_data, error);
}

/**
 * Gets the IAM policy of a queue. The policy is empty if none was set.
 *
 * @param request   a google.iam.v1.GetIamPolicyRequest
 * @param options   may be NULL
 * @param response  gets a google.iam.v1.Policy, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_iam_policy(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.get_iam_policy", request, options, response, error);
}

/** cloudtasks_v2beta2_get_iam_policy without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_iam_policy_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.get_iam_policy", request, options, callback, user_data, error);
}

/**
 * Sets the IAM policy of a queue. It replaces the existing policy.
 *
 * @param request   a google.iam.v1.SetIamPolicyRequest
 * @param options   may be NULL
 * @param response  gets a google.iam.v1.Policy, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_set_iam_policy(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.set_iam_policy", request, options, response, error);
}

/** cloudtasks_v2beta2_set_iam_policy without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_set_iam_policy_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.set_iam_policy", request, options, callback, user_data, error);
}

/**
 * Returns which of the given permissions the caller has on a queue.
 *
 * @param request   a google.iam.v1.TestIamPermissionsRequest
 * @param options   may be NULL
 * @param response  gets a google.iam.v1.TestIamPermissionsResponse, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_test_iam_permissions(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.test_iam_permissions", request, options, response, error);
}

/** cloudtasks_v2beta2_test_iam_permissions without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_test_iam_permissions_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.test_iam_permissions", request, options, callback, user_data, error);
}

/**
 * Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
 *
 * @param request   a google.cloud.tasks.v2beta2.ListTasksRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.ListTasksResponse, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_tasks(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.list_tasks", request, options, response, error);
}

/** cloudtasks_v2beta2_list_tasks without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_tasks_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.list_tasks", request, options, callback, user_data, error);
}

/** cloudtasks_v2beta2_list_tasks page after page, see cloudtasks_pager_new. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_tasks_pager(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_pager **pager, cloudtasks_error **error) {
  return cloudtasks_pager_new(client, "v2beta2.list_tasks", request, options, pager, error);
}

/**
 * Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
 *
 * @param request   a google.cloud.tasks.v2beta2.GetTaskRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Task, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_task(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.get_task", request, options, response, error);
}

/** cloudtasks_v2beta2_get_task without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_task_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.get_task", request, options, callback, user_data, error);
}

/**
 * Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
 *
 * @param request   a google.cloud.tasks.v2beta2.CreateTaskRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Task, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_create_task(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.create_task", request, options, response, error);
}

/** cloudtasks_v2beta2_create_task without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_create_task_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.create_task", request, options, callback, user_data, error);
}

/**
 * Deletes a task that is not finished. Its name cannot be used again for some time.
 *
 * @param request   a google.cloud.tasks.v2beta2.DeleteTaskRequest
 * @param options   may be NULL
 * @param response  gets a google.protobuf.Empty, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_delete_task(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.delete_task", request, options, response, error);
}

/** cloudtasks_v2beta2_delete_task without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_delete_task_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.delete_task", request, options, callback, user_data, error);
}

/**
 * Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
 *
 * @param request   a google.cloud.tasks.v2beta2.RunTaskRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Task, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_run_task(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.run_task", request, options, response, error);
}

/** cloudtasks_v2beta2_run_task without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_run_task_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.run_task", request, options, callback, user_data, error);
}

/**
 * Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
 *
 * @param request   a google.cloud.tasks.v2beta2.BufferTaskRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.BufferTaskResponse, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_buffer_task(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.buffer_task", request, options, response, error);
}

/** cloudtasks_v2beta2_buffer_task without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_buffer_task_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.buffer_task", request, options, callback, user_data, error);
}

/**
 * Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
 *
 * @param request   a google.cloud.tasks.v2beta2.BatchCreateTasksRequest
 * @param options   may be NULL
 * @param response  gets a google.longrunning.Operation, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_batch_create_tasks(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.batch_create_tasks", request, options, response, error);
}

/** cloudtasks_v2beta2_batch_create_tasks without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_batch_create_tasks_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.batch_create_tasks", request, options, callback, user_data, error);
}

/**
 * Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
 *
 * @param request   a google.cloud.tasks.v2beta2.BatchDeleteTasksRequest
 * @param options   may be NULL
 * @param response  gets a google.longrunning.Operation, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_batch_delete_tasks(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.batch_delete_tasks", request, options, response, error);
}

/** cloudtasks_v2beta2_batch_delete_tasks without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_batch_delete_tasks_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.batch_delete_tasks", request, options, callback, user_data, error);
}

/**
 * Leases tasks of a pull queue. Other workers do not receive these tasks until the lease ends. At most 10 calls per second for each queue.
 *
 * @param request   a google.cloud.tasks.v2beta2.LeaseTasksRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.LeaseTasksResponse, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_lease_tasks(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.lease_tasks", request, options, response, error);
}

/** cloudtasks_v2beta2_lease_tasks without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_lease_tasks_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.lease_tasks", request, options, callback, user_data, error);
}

/**
 * Confirms that a leased task is done, which deletes the task. The lease must not be over.
 *
 * @param request   a google.cloud.tasks.v2beta2.AcknowledgeTaskRequest
 * @param options   may be NULL
 * @param response  gets a google.protobuf.Empty, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_acknowledge_task(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.acknowledge_task", request, options, response, error);
}

/** cloudtasks_v2beta2_acknowledge_task without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_acknowledge_task_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.acknowledge_task", request, options, callback, user_data, error);
}

/**
 * Sets a new end for a lease.
 *
 * @param request   a google.cloud.tasks.v2beta2.RenewLeaseRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Task, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_renew_lease(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.renew_lease", request, options, response, error);
}

/** cloudtasks_v2beta2_renew_lease without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_renew_lease_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.renew_lease", request, options, callback, user_data, error);
}

/**
 * Ends a lease. Other workers can lease the task immediately.
 *
 * @param request   a google.cloud.tasks.v2beta2.CancelLeaseRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.Task, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_cancel_lease(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.cancel_lease", request, options, response, error);
}

/** cloudtasks_v2beta2_cancel_lease without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_cancel_lease_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.cancel_lease", request, options, callback, user_data, error);
}

/**
 * Gets the encryption key of a location.
 *
 * @param request   a google.cloud.tasks.v2beta2.GetCmekConfigRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.CmekConfig, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_cmek_config(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.get_cmek_config", request, options, response, error);
}

/** cloudtasks_v2beta2_get_cmek_config without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_cmek_config_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.get_cmek_config", request, options, callback, user_data, error);
}

/**
 * Sets the encryption key of a location. It is used for tasks that are created afterwards.
 *
 * @param request   a google.cloud.tasks.v2beta2.UpdateCmekConfigRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.tasks.v2beta2.CmekConfig, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_update_cmek_config(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.update_cmek_config", request, options, response, error);
}

/** cloudtasks_v2beta2_update_cmek_config without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_update_cmek_config_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.update_cmek_config", request, options, callback, user_data, error);
}

/**
 * Creates and updates queues from an App Engine queue.yaml file. Intended for the tools of App Engine.
 *
 * @param request   a google.cloud.tasks.v2beta2.UploadQueueYamlRequest
 * @param options   may be NULL
 * @param response  gets a google.protobuf.Empty, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_upload_queue_yaml(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.upload_queue_yaml", request, options, response, error);
}

/** cloudtasks_v2beta2_upload_queue_yaml without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_upload_queue_yaml_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.upload_queue_yaml", request, options, callback, user_data, error);
}

/**
 * Gets information about a location.
 *
 * @param request   a google.cloud.location.GetLocationRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.location.Location, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_location(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.get_location", request, options, response, error);
}

/** cloudtasks_v2beta2_get_location without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_location_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.get_location", request, options, callback, user_data, error);
}

/**
 * Lists the locations where the service is available.
 *
 * @param request   a google.cloud.location.ListLocationsRequest
 * @param options   may be NULL
 * @param response  gets a google.cloud.location.ListLocationsResponse, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_locations(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.list_locations", request, options, response, error);
}

/** cloudtasks_v2beta2_list_locations without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_locations_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.list_locations", request, options, callback, user_data, error);
}

/** cloudtasks_v2beta2_list_locations page after page, see cloudtasks_pager_new. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_list_locations_pager(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_pager **pager, cloudtasks_error **error) {
  return cloudtasks_pager_new(client, "v2beta2.list_locations", request, options, pager, error);
}

/**
 * Gets the state of a long-running operation.
 *
 * @param request   a google.longrunning.GetOperationRequest
 * @param options   may be NULL
 * @param response  gets a google.longrunning.Operation, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_operation(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {
  return cloudtasks_call(client, "v2beta2.get_operation", request, options, response, error);
}

/** cloudtasks_v2beta2_get_operation without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_v2beta2_get_operation_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {
  return cloudtasks_call_async(client, "v2beta2.get_operation", request, options, callback, user_data, error);
}

#endif /* CLOUDTASKS_V2BETA2_H */
