"""What list methods return."""

from cloudtasks._compat.surface import version_of
from cloudtasks._native import paged_methods
from cloudtasks._pagers import pager_class

_version = version_of(__name__)
for _method, _items in paged_methods(_version):
    for _is_async in (False, True):
        _pager = pager_class(_version, _method, _items, _is_async)
        globals()[_pager.__name__] = _pager
