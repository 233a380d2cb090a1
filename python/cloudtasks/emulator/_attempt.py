"""What the emulator tells of an attempt."""

from __future__ import annotations

from typing import Any, cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Attempt(dict[str, Any]):
    """An attempt that ended. It is a dict, too, in which times are microseconds since 1970."""

    @property
    def task(self) -> str:
        """The full name of the task."""
        return cast(str, self["task"])

    @property
    def attempt(self) -> int:
        """1 for the first attempt of the task."""
        return cast(int, self["attempt"])

    @property
    def request(self) -> str:
        """The method and URL: ``POST http://localhost:8080/work``."""
        return cast(str, self["request"])

    @property
    def http_status(self) -> int:
        """What the target answered; 504 if it took too long, 0 if it was not reached."""
        return cast(int, self["http_status"])

    @property
    def problem(self) -> str | None:
        """Why the target was not reached: ``Connection refused``."""
        return cast("str | None", self["problem"])

    @property
    def success(self) -> bool:
        """Whether the task is done."""
        return cast(bool, self["success"])

    @property
    def given_up(self) -> bool:
        """Whether it failed and was the last that the task gets."""
        return cast(bool, self["given_up"])

    @property
    def dispatch_time(self) -> datetime:
        """When it was sent, in UTC."""
        return _datetime(self["dispatch_time"])

    @property
    def end_time(self) -> datetime:
        """When it ended, in UTC."""
        return _datetime(self["end_time"])

    @property
    def next_attempt_time(self) -> datetime | None:
        """When the task is due again, in UTC; None if it is not."""
        microseconds = self["next_attempt_time"]
        return None if microseconds is None else _datetime(microseconds)


def _datetime(microseconds: int) -> datetime:
    from datetime import datetime, timedelta, timezone

    return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=microseconds)
