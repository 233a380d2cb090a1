# Generated from the API table by `cargo xtask generate`.
from cloudtasks.tasks_v2 import *
from cloudtasks.tasks_v2 import __all__ as __all__
