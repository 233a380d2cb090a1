# Emitted by `cargo xtask emit` from the API's table.
from cloudtasks.tasks_v2 import *
from cloudtasks.tasks_v2 import __all__ as __all__
