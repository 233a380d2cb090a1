"""Messages of types that Google's APIs share, as google-cloud-tasks gives them: in the classes of Google's packages."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODULES = {
    "google.api.HttpBody": "google.api.httpbody_pb2",
    "google.cloud.location": "google.cloud.location.locations_pb2",
    "google.iam.v1.GetPolicyOptions": "google.iam.v1.options_pb2",
    "google.iam.v1.GetIamPolicyRequest": "google.iam.v1.iam_policy_pb2",
    "google.iam.v1.SetIamPolicyRequest": "google.iam.v1.iam_policy_pb2",
    "google.iam.v1.TestIamPermissionsRequest": "google.iam.v1.iam_policy_pb2",
    "google.iam.v1.TestIamPermissionsResponse": "google.iam.v1.iam_policy_pb2",
    "google.iam.v1": "google.iam.v1.policy_pb2",
    "google.longrunning": "google.longrunning.operations_pb2",
    "google.protobuf.Any": "google.protobuf.any_pb2",
    "google.protobuf.Duration": "google.protobuf.duration_pb2",
    "google.protobuf.Empty": "google.protobuf.empty_pb2",
    "google.protobuf.FieldMask": "google.protobuf.field_mask_pb2",
    "google.protobuf.Timestamp": "google.protobuf.timestamp_pb2",
    "google.rpc.Status": "google.rpc.status_pb2",
    "google.rpc": "google.rpc.error_details_pb2",
    "google.type.Expr": "google.type.expr_pb2",
}
"""Where other packages keep the types that are not of Cloud Tasks, to be found if they are installed."""


def is_loaded(full_name: str) -> bool:
    """Whether the program has loaded the module of another package that has the type, so that it can name its class."""
    return MODULES.get(full_name) in sys.modules


def give(message: Any) -> Any:
    """The message as one of protobuf, where the package that has its type is installed; else the message itself.

    Both have the methods of protobuf's messages. Fields of REST alone are lost.
    """
    try:
        from . import protobuf
    except ImportError:
        return message
    return message._pb if protobuf.is_installed(message.DESCRIPTOR.full_name) else message


def take(message: Any, full_name: str) -> Any:
    """The reverse: our message of what was given."""
    from .. import _native

    ours = _native.message_class(full_name)
    return message if isinstance(message, ours) else ours.wrap(message)
