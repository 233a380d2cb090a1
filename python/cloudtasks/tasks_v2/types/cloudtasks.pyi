# Emitted by `cargo xtask emit` from the API's table.
from cloudtasks.tasks_v2.types import *
