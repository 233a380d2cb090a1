// The mocks for users of gmock. tests/c/run builds this if gmock is installed.
#include <cloudtasks.hpp>
#include <cloudtasks/v2_mocks.hpp>

#include "check.h"

namespace v2 = cloudtasks::v2;
using cloudtasks::Error;
using ::testing::_;
using ::testing::Return;

int main(int argc, char** argv) {
  ::testing::InitGoogleMock(&argc, argv);
  auto mock = std::make_shared<cloudtasks::v2_mocks::MockConnection>();
  EXPECT_CALL(*mock, get_queue(_, _)).WillOnce([](const v2::GetQueueRequest& request, const cloudtasks::CallOptions&) {
    v2::Queue queue;
    queue.set_name(request.name());
    return queue;
  });
  EXPECT_CALL(*mock, delete_task(_, _)).WillOnce(Return(cloudtasks::Result<void>())).WillOnce(Return(Error(CLOUDTASKS_NOT_FOUND, "gone")));
  v2::Client client(mock);
  CHECK(client.get_queue("q").name() == "q");
  client.delete_task("t");
  CHECK(client.nothrow().delete_task("t").error().status() == CLOUDTASKS_NOT_FOUND);
  CHECK(::testing::Mock::VerifyAndClearExpectations(mock.get()));
  return summary();
}
