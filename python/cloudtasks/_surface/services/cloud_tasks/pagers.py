"""What list methods return."""

from cloudtasks._pagers import pager_class
from cloudtasks._surface import version_of

_version = version_of(__name__)
ListQueuesPager = pager_class(_version, "list_queues", "queues", False)
ListQueuesAsyncPager = pager_class(_version, "list_queues", "queues", True)
ListTasksPager = pager_class(_version, "list_tasks", "tasks", False)
ListTasksAsyncPager = pager_class(_version, "list_tasks", "tasks", True)
ListLocationsPager = pager_class(_version, "list_locations", "locations", False)
ListLocationsAsyncPager = pager_class(_version, "list_locations", "locations", True)
