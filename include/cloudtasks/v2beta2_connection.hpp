// The interface of v2beta2 for mocks. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "mock.hpp"
#include "v2beta2.hpp"

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace v2beta2 {

/// A connection with a virtual function for each method of v2beta2, to derive mocks from. What is not overridden fails with
/// CLOUDTASKS_UNIMPLEMENTED. A list method returns one page; the pager of the client calls it for each. Clients of all forms
/// can use it: for an AsyncClient the future is ready at once, unless start() is overridden.
class Connection : public ::cloudtasks::Connection {
 public:
  /// Lists the queues of a location, ordered by name.
  virtual Result<v2beta2::ListQueuesResponse> list_queues(const v2beta2::ListQueuesRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.list_queues"); }

  /// Gets a queue. Fails with NOT_FOUND if it does not exist.
  virtual Result<v2beta2::Queue> get_queue(const v2beta2::GetQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.get_queue"); }

  /// Creates a queue. Fails with ALREADY_EXISTS if it exists. The name of a deleted queue cannot be used again for some days.
  virtual Result<v2beta2::Queue> create_queue(const v2beta2::CreateQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.create_queue"); }

  /// Updates a queue, or creates it if it does not exist. The state of the queue does not change.
  virtual Result<v2beta2::Queue> update_queue(const v2beta2::UpdateQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.update_queue"); }

  /// Deletes a queue and all its tasks. Its name cannot be used again for some days.
  virtual Result<void> delete_queue(const v2beta2::DeleteQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.delete_queue"); }

  /// Deletes all tasks of a queue that were created before the call. This cannot be undone.
  virtual Result<v2beta2::Queue> purge_queue(const v2beta2::PurgeQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.purge_queue"); }

  /// Stops the dispatch of tasks. The queue still accepts tasks, and `run_task` still works.
  virtual Result<v2beta2::Queue> pause_queue(const v2beta2::PauseQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.pause_queue"); }

  /// Restarts the dispatch of tasks after `pause_queue` or after the service disabled the queue.
  virtual Result<v2beta2::Queue> resume_queue(const v2beta2::ResumeQueueRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.resume_queue"); }

  /// Gets the IAM policy of a queue. The policy is empty if none was set.
  virtual Result<common::Policy> get_iam_policy(const common::GetIamPolicyRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.get_iam_policy"); }

  /// Sets the IAM policy of a queue. It replaces the existing policy.
  virtual Result<common::Policy> set_iam_policy(const common::SetIamPolicyRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.set_iam_policy"); }

  /// Returns which of the given permissions the caller has on a queue.
  virtual Result<common::TestIamPermissionsResponse> test_iam_permissions(const common::TestIamPermissionsRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.test_iam_permissions"); }

  /// Lists the tasks of a queue in an unspecified order. A page has at most 1000 tasks.
  virtual Result<v2beta2::ListTasksResponse> list_tasks(const v2beta2::ListTasksRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.list_tasks"); }

  /// Gets a task. Fails with NOT_FOUND if the task is finished or deleted.
  virtual Result<v2beta2::Task> get_task(const v2beta2::GetTaskRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.get_task"); }

  /// Creates a task and adds it to a queue. A task cannot be changed afterwards, only deleted.
  virtual Result<v2beta2::Task> create_task(const v2beta2::CreateTaskRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.create_task"); }

  /// Deletes a task that is not finished. Its name cannot be used again for some time.
  virtual Result<void> delete_task(const v2beta2::DeleteTaskRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.delete_task"); }

  /// Dispatches a task immediately, regardless of its schedule and of the rate limits and the state of the queue. If the attempt fails, the task is retried as usual.
  virtual Result<v2beta2::Task> run_task(const v2beta2::RunTaskRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.run_task"); }

  /// Creates a task from an HTTP body. The URL, method and headers come from the `http_target` of the queue.
  virtual Result<v2beta2::BufferTaskResponse> buffer_task(const v2beta2::BufferTaskRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.buffer_task"); }

  /// Creates up to 100 tasks in a queue as a long-running operation. Each task can fail separately.
  virtual Result<common::Operation> batch_create_tasks(const v2beta2::BatchCreateTasksRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.batch_create_tasks"); }

  /// Deletes up to 1000 tasks of a queue as a long-running operation. Each deletion can fail separately.
  virtual Result<common::Operation> batch_delete_tasks(const v2beta2::BatchDeleteTasksRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.batch_delete_tasks"); }

  /// Leases tasks of a pull queue. Other workers do not receive these tasks until the lease ends. At most 10 calls per second for each queue.
  virtual Result<v2beta2::LeaseTasksResponse> lease_tasks(const v2beta2::LeaseTasksRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.lease_tasks"); }

  /// Confirms that a leased task is done, which deletes the task. The lease must not be over.
  virtual Result<void> acknowledge_task(const v2beta2::AcknowledgeTaskRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.acknowledge_task"); }

  /// Sets a new end for a lease.
  virtual Result<v2beta2::Task> renew_lease(const v2beta2::RenewLeaseRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.renew_lease"); }

  /// Ends a lease. Other workers can lease the task immediately.
  virtual Result<v2beta2::Task> cancel_lease(const v2beta2::CancelLeaseRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.cancel_lease"); }

  /// Gets the encryption key of a location.
  virtual Result<v2beta2::CmekConfig> get_cmek_config(const v2beta2::GetCmekConfigRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.get_cmek_config"); }

  /// Sets the encryption key of a location. It is used for tasks that are created afterwards.
  virtual Result<v2beta2::CmekConfig> update_cmek_config(const v2beta2::UpdateCmekConfigRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.update_cmek_config"); }

  /// Creates and updates queues from an App Engine queue.yaml file. Intended for the tools of App Engine.
  virtual Result<void> upload_queue_yaml(const v2beta2::UploadQueueYamlRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.upload_queue_yaml"); }

  /// Gets information about a location.
  virtual Result<common::Location> get_location(const common::GetLocationRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.get_location"); }

  /// Lists the locations where the service is available.
  virtual Result<common::ListLocationsResponse> list_locations(const common::ListLocationsRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.list_locations"); }

  /// Gets the state of a long-running operation.
  virtual Result<common::Operation> get_operation(const common::GetOperationRequest&, const CallOptions&) { return detail::not_mocked("v2beta2.get_operation"); }

  /// Calls one of the functions above.
  Result<MessageHandle> call(const char* method, const cloudtasks_message* request, const CallOptions& options) override {
    const std::string_view name = method;
    if (name == "v2beta2.list_queues") return detail::untyped(list_queues(detail::typed<v2beta2::ListQueuesRequest>(request), options));
    if (name == "v2beta2.get_queue") return detail::untyped(get_queue(detail::typed<v2beta2::GetQueueRequest>(request), options));
    if (name == "v2beta2.create_queue") return detail::untyped(create_queue(detail::typed<v2beta2::CreateQueueRequest>(request), options));
    if (name == "v2beta2.update_queue") return detail::untyped(update_queue(detail::typed<v2beta2::UpdateQueueRequest>(request), options));
    if (name == "v2beta2.delete_queue") return detail::untyped(delete_queue(detail::typed<v2beta2::DeleteQueueRequest>(request), options));
    if (name == "v2beta2.purge_queue") return detail::untyped(purge_queue(detail::typed<v2beta2::PurgeQueueRequest>(request), options));
    if (name == "v2beta2.pause_queue") return detail::untyped(pause_queue(detail::typed<v2beta2::PauseQueueRequest>(request), options));
    if (name == "v2beta2.resume_queue") return detail::untyped(resume_queue(detail::typed<v2beta2::ResumeQueueRequest>(request), options));
    if (name == "v2beta2.get_iam_policy") return detail::untyped(get_iam_policy(detail::typed<common::GetIamPolicyRequest>(request), options));
    if (name == "v2beta2.set_iam_policy") return detail::untyped(set_iam_policy(detail::typed<common::SetIamPolicyRequest>(request), options));
    if (name == "v2beta2.test_iam_permissions") return detail::untyped(test_iam_permissions(detail::typed<common::TestIamPermissionsRequest>(request), options));
    if (name == "v2beta2.list_tasks") return detail::untyped(list_tasks(detail::typed<v2beta2::ListTasksRequest>(request), options));
    if (name == "v2beta2.get_task") return detail::untyped(get_task(detail::typed<v2beta2::GetTaskRequest>(request), options));
    if (name == "v2beta2.create_task") return detail::untyped(create_task(detail::typed<v2beta2::CreateTaskRequest>(request), options));
    if (name == "v2beta2.delete_task") return detail::untyped(delete_task(detail::typed<v2beta2::DeleteTaskRequest>(request), options));
    if (name == "v2beta2.run_task") return detail::untyped(run_task(detail::typed<v2beta2::RunTaskRequest>(request), options));
    if (name == "v2beta2.buffer_task") return detail::untyped(buffer_task(detail::typed<v2beta2::BufferTaskRequest>(request), options));
    if (name == "v2beta2.batch_create_tasks") return detail::untyped(batch_create_tasks(detail::typed<v2beta2::BatchCreateTasksRequest>(request), options));
    if (name == "v2beta2.batch_delete_tasks") return detail::untyped(batch_delete_tasks(detail::typed<v2beta2::BatchDeleteTasksRequest>(request), options));
    if (name == "v2beta2.lease_tasks") return detail::untyped(lease_tasks(detail::typed<v2beta2::LeaseTasksRequest>(request), options));
    if (name == "v2beta2.acknowledge_task") return detail::untyped(acknowledge_task(detail::typed<v2beta2::AcknowledgeTaskRequest>(request), options));
    if (name == "v2beta2.renew_lease") return detail::untyped(renew_lease(detail::typed<v2beta2::RenewLeaseRequest>(request), options));
    if (name == "v2beta2.cancel_lease") return detail::untyped(cancel_lease(detail::typed<v2beta2::CancelLeaseRequest>(request), options));
    if (name == "v2beta2.get_cmek_config") return detail::untyped(get_cmek_config(detail::typed<v2beta2::GetCmekConfigRequest>(request), options));
    if (name == "v2beta2.update_cmek_config") return detail::untyped(update_cmek_config(detail::typed<v2beta2::UpdateCmekConfigRequest>(request), options));
    if (name == "v2beta2.upload_queue_yaml") return detail::untyped(upload_queue_yaml(detail::typed<v2beta2::UploadQueueYamlRequest>(request), options));
    if (name == "v2beta2.get_location") return detail::untyped(get_location(detail::typed<common::GetLocationRequest>(request), options));
    if (name == "v2beta2.list_locations") return detail::untyped(list_locations(detail::typed<common::ListLocationsRequest>(request), options));
    if (name == "v2beta2.get_operation") return detail::untyped(get_operation(detail::typed<common::GetOperationRequest>(request), options));
    return detail::not_mocked(method);
  }
};

}  // namespace v2beta2
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
