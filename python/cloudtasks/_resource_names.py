# Generated from the API table by `cargo xtask generate`.
"""Resource names, built and parsed by the static methods of the client classes."""

from __future__ import annotations


def _ids(pattern: str, name: str) -> dict[str, str]:
    """The ids that a name has for the variables of a pattern; empty if the name has another form."""
    import re

    expression = re.sub(r"\{(\w+)\}", r"(?P<\1>.+?)", pattern)
    match = re.match(f"^{expression}$", name)
    return match.groupdict() if match else {}


class CommonNames:
    """Names of resources that all of Google Cloud shares."""

    @staticmethod
    def common_billing_account_path(billing_account: str) -> str:
        """Builds ``billingAccounts/{billing_account}``."""
        return f"billingAccounts/{billing_account}"

    @staticmethod
    def parse_common_billing_account_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("billingAccounts/{billing_account}", path)

    @staticmethod
    def common_folder_path(folder: str) -> str:
        """Builds ``folders/{folder}``."""
        return f"folders/{folder}"

    @staticmethod
    def parse_common_folder_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("folders/{folder}", path)

    @staticmethod
    def common_organization_path(organization: str) -> str:
        """Builds ``organizations/{organization}``."""
        return f"organizations/{organization}"

    @staticmethod
    def parse_common_organization_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("organizations/{organization}", path)

    @staticmethod
    def common_project_path(project: str) -> str:
        """Builds ``projects/{project}``."""
        return f"projects/{project}"

    @staticmethod
    def parse_common_project_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("projects/{project}", path)

    @staticmethod
    def common_location_path(project: str, location: str) -> str:
        """Builds ``projects/{project}/locations/{location}``."""
        return f"projects/{project}/locations/{location}"

    @staticmethod
    def parse_common_location_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("projects/{project}/locations/{location}", path)


class QueueNames(CommonNames):
    """Names of resources that all versions of the API have."""

    @staticmethod
    def queue_path(project: str, location: str, queue: str) -> str:
        """Builds ``projects/{project}/locations/{location}/queues/{queue}``."""
        return f"projects/{project}/locations/{location}/queues/{queue}"

    @staticmethod
    def parse_queue_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("projects/{project}/locations/{location}/queues/{queue}", path)

    @staticmethod
    def task_path(project: str, location: str, queue: str, task: str) -> str:
        """Builds ``projects/{project}/locations/{location}/queues/{queue}/tasks/{task}``."""
        return f"projects/{project}/locations/{location}/queues/{queue}/tasks/{task}"

    @staticmethod
    def parse_task_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("projects/{project}/locations/{location}/queues/{queue}/tasks/{task}", path)

    @staticmethod
    def location_path(project: str, location: str) -> str:
        """Builds ``projects/{project}/locations/{location}``."""
        return f"projects/{project}/locations/{location}"


class KeyNames(QueueNames):
    """Names of encryption keys, for the versions that have them."""

    @staticmethod
    def cmek_config_path(project: str, location: str) -> str:
        """Builds ``projects/{project}/locations/{location}/cmekConfig``."""
        return f"projects/{project}/locations/{location}/cmekConfig"

    @staticmethod
    def parse_cmek_config_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("projects/{project}/locations/{location}/cmekConfig", path)

    @staticmethod
    def crypto_key_path(project: str, location: str, key_ring: str, crypto_key: str) -> str:
        """Builds ``projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}``."""
        return f"projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}"

    @staticmethod
    def parse_crypto_key_path(path: str) -> dict[str, str]:
        """The ids in a name of this form; empty if the name has another form."""
        return _ids("projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}", path)
