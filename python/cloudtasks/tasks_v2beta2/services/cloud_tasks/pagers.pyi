# Generated from the API table by `cargo xtask generate`.
from cloudtasks import tasks_v2beta2 as _package

ListQueuesAsyncPager = _package._ListQueuesAsyncPager
ListQueuesPager = _package._ListQueuesPager
ListTasksAsyncPager = _package._ListTasksAsyncPager
ListTasksPager = _package._ListTasksPager
