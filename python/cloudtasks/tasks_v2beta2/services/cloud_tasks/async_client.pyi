# Generated from the API table by `cargo xtask generate`.
from cloudtasks.tasks_v2beta2 import CloudTasksAsyncClient as CloudTasksAsyncClient
