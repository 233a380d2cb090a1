// The C++ binding of the Cloud Tasks client: C++17, headers alone, over the C functions of <cloudtasks.h>.
//
//   #include <cloudtasks.hpp>
//   namespace v2 = cloudtasks::v2;
//
//   v2::Client client;
//   v2::Task task;
//   task.mutable_http_request().set_url("https://example.com/work").set_body("hello");
//   task = client.create_task(cloudtasks::queue_path("my-project", "europe-west1", "mail"), task);
//
// Every failure is a cloudtasks::Error. include/README.md tells about ownership and threads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cloudtasks/client.hpp"
#include "cloudtasks/emulator.hpp"
#include "cloudtasks/names.hpp"
#include "cloudtasks/v2.hpp"
#include "cloudtasks/v2beta2.hpp"
#include "cloudtasks/v2beta3.hpp"
