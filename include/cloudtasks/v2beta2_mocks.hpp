// Mocks of v2beta2 for gmock. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "v2beta2_connection.hpp"

#include <gmock/gmock.h>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace v2beta2_mocks {

/// Mocks each method of v2beta2.
class MockConnection : public v2beta2::Connection {
 public:
  MOCK_METHOD(Result<v2beta2::ListQueuesResponse>, list_queues, (const v2beta2::ListQueuesRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Queue>, get_queue, (const v2beta2::GetQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Queue>, create_queue, (const v2beta2::CreateQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Queue>, update_queue, (const v2beta2::UpdateQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, delete_queue, (const v2beta2::DeleteQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Queue>, purge_queue, (const v2beta2::PurgeQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Queue>, pause_queue, (const v2beta2::PauseQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Queue>, resume_queue, (const v2beta2::ResumeQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Policy>, get_iam_policy, (const common::GetIamPolicyRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Policy>, set_iam_policy, (const common::SetIamPolicyRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::TestIamPermissionsResponse>, test_iam_permissions, (const common::TestIamPermissionsRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::ListTasksResponse>, list_tasks, (const v2beta2::ListTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Task>, get_task, (const v2beta2::GetTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Task>, create_task, (const v2beta2::CreateTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, delete_task, (const v2beta2::DeleteTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Task>, run_task, (const v2beta2::RunTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::BufferTaskResponse>, buffer_task, (const v2beta2::BufferTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, batch_create_tasks, (const v2beta2::BatchCreateTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, batch_delete_tasks, (const v2beta2::BatchDeleteTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::LeaseTasksResponse>, lease_tasks, (const v2beta2::LeaseTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, acknowledge_task, (const v2beta2::AcknowledgeTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Task>, renew_lease, (const v2beta2::RenewLeaseRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::Task>, cancel_lease, (const v2beta2::CancelLeaseRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::CmekConfig>, get_cmek_config, (const v2beta2::GetCmekConfigRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta2::CmekConfig>, update_cmek_config, (const v2beta2::UpdateCmekConfigRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, upload_queue_yaml, (const v2beta2::UploadQueueYamlRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Location>, get_location, (const common::GetLocationRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::ListLocationsResponse>, list_locations, (const common::ListLocationsRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, get_operation, (const common::GetOperationRequest&, const CallOptions&), (override));
};

}  // namespace v2beta2_mocks
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
