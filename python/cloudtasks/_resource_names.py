"""Resource names, built and taken apart by the static methods of the client classes."""

from __future__ import annotations


def _parts(pattern: str, path: str) -> dict[str, str]:
    """The variables of a pattern such as ``queues/{queue}`` in a path; empty where it does not fit."""
    import re

    expression = re.sub(r"\{(\w+)\}", r"(?P<\1>.+?)", pattern)
    match = re.match(f"^{expression}$", path)
    return match.groupdict() if match else {}


class CommonNames:
    """Names that all of Google Cloud shares."""

    @staticmethod
    def common_billing_account_path(billing_account: str) -> str:
        """``billingAccounts/{billing_account}``"""
        return f"billingAccounts/{billing_account}"

    @staticmethod
    def parse_common_billing_account_path(path: str) -> dict[str, str]:
        """The parts of a billing account's name; empty if it is none."""
        return _parts("billingAccounts/{billing_account}", path)

    @staticmethod
    def common_folder_path(folder: str) -> str:
        """``folders/{folder}``"""
        return f"folders/{folder}"

    @staticmethod
    def parse_common_folder_path(path: str) -> dict[str, str]:
        """The parts of a folder's name; empty if it is none."""
        return _parts("folders/{folder}", path)

    @staticmethod
    def common_organization_path(organization: str) -> str:
        """``organizations/{organization}``"""
        return f"organizations/{organization}"

    @staticmethod
    def parse_common_organization_path(path: str) -> dict[str, str]:
        """The parts of an organization's name; empty if it is none."""
        return _parts("organizations/{organization}", path)

    @staticmethod
    def common_project_path(project: str) -> str:
        """``projects/{project}``"""
        return f"projects/{project}"

    @staticmethod
    def parse_common_project_path(path: str) -> dict[str, str]:
        """The parts of a project's name; empty if it is none."""
        return _parts("projects/{project}", path)

    @staticmethod
    def common_location_path(project: str, location: str) -> str:
        """``projects/{project}/locations/{location}``"""
        return f"projects/{project}/locations/{location}"

    @staticmethod
    def parse_common_location_path(path: str) -> dict[str, str]:
        """The parts of a location's name; empty if it is none."""
        return _parts("projects/{project}/locations/{location}", path)


class QueueNames(CommonNames):
    """Names of what every version of the API has."""

    @staticmethod
    def location_path(project: str, location: str) -> str:
        """``projects/{project}/locations/{location}``, as the 1.x clients call it."""
        return f"projects/{project}/locations/{location}"

    @staticmethod
    def queue_path(project: str, location: str, queue: str) -> str:
        """``projects/{project}/locations/{location}/queues/{queue}``"""
        return f"projects/{project}/locations/{location}/queues/{queue}"

    @staticmethod
    def parse_queue_path(path: str) -> dict[str, str]:
        """The parts of a queue's name; empty if it is none."""
        return _parts("projects/{project}/locations/{location}/queues/{queue}", path)

    @staticmethod
    def task_path(project: str, location: str, queue: str, task: str) -> str:
        """``projects/{project}/locations/{location}/queues/{queue}/tasks/{task}``"""
        return f"projects/{project}/locations/{location}/queues/{queue}/tasks/{task}"

    @staticmethod
    def parse_task_path(path: str) -> dict[str, str]:
        """The parts of a task's name; empty if it is none."""
        return _parts("projects/{project}/locations/{location}/queues/{queue}/tasks/{task}", path)


class KeyNames(QueueNames):
    """Names of what the versions with customer-managed encryption keys add."""

    @staticmethod
    def cmek_config_path(project: str, location: str) -> str:
        """``projects/{project}/locations/{location}/cmekConfig``"""
        return f"projects/{project}/locations/{location}/cmekConfig"

    @staticmethod
    def parse_cmek_config_path(path: str) -> dict[str, str]:
        """The parts of the name of a location's key settings; empty if it is none."""
        return _parts("projects/{project}/locations/{location}/cmekConfig", path)

    @staticmethod
    def crypto_key_path(project: str, location: str, key_ring: str, crypto_key: str) -> str:
        """``projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}``"""
        return f"projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}"

    @staticmethod
    def parse_crypto_key_path(path: str) -> dict[str, str]:
        """The parts of an encryption key's name; empty if it is none."""
        return _parts("projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}", path)
