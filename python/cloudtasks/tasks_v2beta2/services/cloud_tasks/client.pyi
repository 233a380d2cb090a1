# Emitted by `cargo xtask emit` from the API's table.
from cloudtasks.tasks_v2beta2 import CloudTasksClient as CloudTasksClient
