// Mocks of v2 for gmock. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "v2_connection.hpp"

#include <gmock/gmock.h>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace v2_mocks {

/// Mocks each method of v2.
class MockConnection : public v2::Connection {
 public:
  MOCK_METHOD(Result<v2::ListQueuesResponse>, list_queues, (const v2::ListQueuesRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Queue>, get_queue, (const v2::GetQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Queue>, create_queue, (const v2::CreateQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Queue>, update_queue, (const v2::UpdateQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, delete_queue, (const v2::DeleteQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Queue>, purge_queue, (const v2::PurgeQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Queue>, pause_queue, (const v2::PauseQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Queue>, resume_queue, (const v2::ResumeQueueRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Policy>, get_iam_policy, (const common::GetIamPolicyRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Policy>, set_iam_policy, (const common::SetIamPolicyRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::TestIamPermissionsResponse>, test_iam_permissions, (const common::TestIamPermissionsRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::ListTasksResponse>, list_tasks, (const v2::ListTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Task>, get_task, (const v2::GetTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Task>, create_task, (const v2::CreateTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<void>, delete_task, (const v2::DeleteTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::Task>, run_task, (const v2::RunTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::BufferTaskResponse>, buffer_task, (const v2::BufferTaskRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, batch_create_tasks, (const v2::BatchCreateTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, batch_delete_tasks, (const v2::BatchDeleteTasksRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::CmekConfig>, get_cmek_config, (const v2::GetCmekConfigRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<v2::CmekConfig>, update_cmek_config, (const v2::UpdateCmekConfigRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Location>, get_location, (const common::GetLocationRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::ListLocationsResponse>, list_locations, (const common::ListLocationsRequest&, const CallOptions&), (override));
  MOCK_METHOD(Result<common::Operation>, get_operation, (const common::GetOperationRequest&, const CallOptions&), (override));
};

}  // namespace v2_mocks
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
