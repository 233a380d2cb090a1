"""The messages that Google's APIs share: IAM policies, statuses, operations, locations, field masks.

google-cloud-tasks takes them from protobuf modules of other packages. Objects of those are taken wherever these are.
"""

from cloudtasks import _types

__getattr__, __dir__ = _types.types_package(__name__, "common")
