// Mocks of v2beta3 for gmock. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "v2beta3_connection.hpp"

#include <gmock/gmock.h>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace v2beta3_mocks {

/// Mocks each method of v2beta3.
class MockConnection : public v2beta3::Connection {
 public:
  MOCK_METHOD(Result<v2beta3::ListQueuesResponse>, list_queues, (const v2beta3::ListQueuesRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Queue>, get_queue, (const v2beta3::GetQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Queue>, create_queue, (const v2beta3::CreateQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Queue>, update_queue, (const v2beta3::UpdateQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, delete_queue, (const v2beta3::DeleteQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Queue>, purge_queue, (const v2beta3::PurgeQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Queue>, pause_queue, (const v2beta3::PauseQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Queue>, resume_queue, (const v2beta3::ResumeQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Policy>, get_iam_policy, (const common::GetIamPolicyRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Policy>, set_iam_policy, (const common::SetIamPolicyRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::TestIamPermissionsResponse>, test_iam_permissions, (const common::TestIamPermissionsRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::ListTasksResponse>, list_tasks, (const v2beta3::ListTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Task>, get_task, (const v2beta3::GetTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Task>, create_task, (const v2beta3::CreateTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, delete_task, (const v2beta3::DeleteTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::Task>, run_task, (const v2beta3::RunTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::BufferTaskResponse>, buffer_task, (const v2beta3::BufferTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, batch_create_tasks, (const v2beta3::BatchCreateTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, batch_delete_tasks, (const v2beta3::BatchDeleteTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::CmekConfig>, get_cmek_config, (const v2beta3::GetCmekConfigRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2beta3::CmekConfig>, update_cmek_config, (const v2beta3::UpdateCmekConfigRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Location>, get_location, (const common::GetLocationRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::ListLocationsResponse>, list_locations, (const common::ListLocationsRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, get_operation, (const common::GetOperationRequest&, const CallOptions&), (override));
};

}  // namespace v2beta3_mocks
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
