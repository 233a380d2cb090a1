"""The retries and timeouts that 1.x clients had: to read, or to change and pass as ``client_config``.

A client to which no ``client_config`` is given uses the defaults of 2.x.
"""

from cloudtasks._compat.surface import version_of

_version = version_of(__name__)
_IDEMPOTENT = {"ListQueues", "GetQueue", "DeleteQueue", "ListTasks", "GetTask"}
if _version == "v2":
    _IDEMPOTENT |= {"GetIamPolicy", "TestIamPermissions", "DeleteTask"}
_METHODS = [
    *("ListQueues", "GetQueue", "CreateQueue", "UpdateQueue", "DeleteQueue", "PurgeQueue", "PauseQueue", "ResumeQueue"),
    *("GetIamPolicy", "SetIamPolicy", "TestIamPermissions"),
    *("ListTasks", "GetTask", "CreateTask", "DeleteTask", "RunTask"),
]
if _version == "v2beta2":
    _METHODS += ["LeaseTasks", "AcknowledgeTask", "RenewLease", "CancelLease"]

config = {
    "interfaces": {
        f"google.cloud.tasks.{_version}.CloudTasks": {
            "retry_codes": {"idempotent": ["DEADLINE_EXCEEDED", "UNAVAILABLE"], "non_idempotent": []},
            "retry_params": {
                "default": {
                    "initial_retry_delay_millis": 100,
                    "retry_delay_multiplier": 1.3,
                    "max_retry_delay_millis": 60000,
                    "initial_rpc_timeout_millis": 20000,
                    "rpc_timeout_multiplier": 1.0,
                    "max_rpc_timeout_millis": 20000,
                    "total_timeout_millis": 600000,
                }
            },
            "methods": {
                name: {
                    "timeout_millis": 15000 if name == "ListQueues" else 10000,
                    "retry_codes_name": "idempotent" if name in _IDEMPOTENT else "non_idempotent",
                    "retry_params_name": "default",
                }
                for name in _METHODS
            },
        }
    }
}
