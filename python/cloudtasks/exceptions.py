"""What a call can raise: the classes of ``google.api_core.exceptions``, with or without that package.

Where google-api-core can be imported, an error that a call raises is an instance of both classes of its name, so that
``except cloudtasks.exceptions.NotFound`` and ``except google.api_core.exceptions.NotFound`` both catch it. That
package is looked for when the first error is made, never before.

    try:
        client.get_queue(name=name)
    except cloudtasks.exceptions.NotFound as error:
        print(error.message)
"""

from __future__ import annotations

import sys

from ._loaded import loaded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


class GoogleAPIError(Exception):
    """The base of all errors that clients raise."""


class DuplicateCredentialArgs(GoogleAPIError):
    """Credentials were given in more than one way."""


class DefaultCredentialsError(GoogleAPIError):
    """No credentials were found, or their file cannot be used.

    It is also google-auth's class of this name if the program has imported that, a FileNotFoundError if the file is
    missing, and a ValueError if its content is invalid.
    """

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class MalformedError(DefaultCredentialsError):
    """The content of a credentials file is invalid."""


class RetryError(GoogleAPIError):
    """A call was retried until its time limit; ``cause`` is the error of the last attempt."""

    def __init__(self, message: str, cause: BaseException | None) -> None:
        Exception.__init__(self, message)
        self.message = message
        self._cause = cause

    @property
    def cause(self) -> BaseException | None:
        """The error of the last attempt."""
        return self._cause

    def __str__(self) -> str:
        return f"{self.message}, last exception: {self.cause}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (_own_class(self), self.message, self._cause), self.__dict__


class _GrpcStatusCode:
    """The member of ``grpc.StatusCode``, where grpcio is installed."""

    def __get__(self, error: object, owner: type[GoogleAPICallError]) -> Any:
        if owner._status is None:
            return None
        try:
            import grpc  # type: ignore[import-untyped, unused-ignore]
        except ImportError:
            return None
        return grpc.StatusCode[owner._status]


_MAX_DETAILS_CHARS = 4096
"""How many characters of the details the text of an error shows."""


class GoogleAPICallError(GoogleAPIError):
    """The base of the errors that answer a call."""

    code: int | None = None
    """The HTTP status."""
    _status: str | None = None
    """The name of the google.rpc.Code, for classes that stand for one."""
    grpc_status_code: Any = _GrpcStatusCode()

    def __init__(
        self,
        message: str,
        errors: Sequence[Any] = (),
        details: Sequence[Any] = (),
        response: Any = None,
        error_info: Mapping[str, Any] | None = None,
    ) -> None:
        Exception.__init__(self, message)
        self.message = message
        self._errors = errors
        self._details = details
        self._response = response
        self._error_info = error_info

    def __str__(self) -> str:
        text = f"{'' if self.code is None else int(self.code)} {self.message}".lstrip()
        if not self._details:
            return text
        details = str(self.details)
        rest = len(details) - _MAX_DETAILS_CHARS
        return f"{text} {details}" if rest <= 0 else f"{text} {details[:_MAX_DETAILS_CHARS]}… ({rest} more characters)"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (_own_class(self), self.message), self.__dict__

    @property
    def reason(self) -> Any:
        """The machine-readable cause, such as ``"SERVICE_DISABLED"``; None if the service names none."""
        return self._info("reason")

    @property
    def domain(self) -> Any:
        """The domain that defines the reason, such as ``"googleapis.com"``; None if there is none."""
        return self._info("domain")

    @property
    def metadata(self) -> Any:
        """More details of the reason: a dict of strings; None if there are none."""
        return self._info("metadata")

    def _info(self, name: str) -> Any:
        return self._error_info.get(name) if self._error_info else None

    @property
    def errors(self) -> list[Any]:
        """``error.errors`` of the response."""
        return list(self._errors)

    @property
    def details(self) -> list[Any]:
        """``error.details`` of the response, unchanged: dicts with ``@type``."""
        return list(self._details)

    @property
    def response(self) -> Any:
        """Always None: the response is not kept."""
        return self._response


class Redirection(GoogleAPICallError):
    """HTTP 3xx."""


class MovedPermanently(Redirection):
    code = 301


class NotModified(Redirection):
    code = 304


class TemporaryRedirect(Redirection):
    code = 307


class ResumeIncomplete(Redirection):
    code = 308


class ClientError(GoogleAPICallError):
    """HTTP 4xx: the request cannot succeed as it is."""


class BadRequest(ClientError):
    code = 400


class InvalidArgument(BadRequest):
    """The request is invalid, whatever the state of the service."""

    _status = "INVALID_ARGUMENT"


class FailedPrecondition(BadRequest):
    """The resource is in the wrong state, or client and server do not agree on TLS."""

    _status = "FAILED_PRECONDITION"


class OutOfRange(BadRequest):
    _status = "OUT_OF_RANGE"


class Unauthorized(ClientError):
    code = 401


class Unauthenticated(Unauthorized):
    """The credentials are missing, invalid or expired."""

    _status = "UNAUTHENTICATED"


class Forbidden(ClientError):
    code = 403


class PermissionDenied(Forbidden):
    """The credentials do not allow the call."""

    _status = "PERMISSION_DENIED"


class NotFound(ClientError):
    """The resource does not exist."""

    code = 404
    _status = "NOT_FOUND"


class MethodNotAllowed(ClientError):
    code = 405


class Conflict(ClientError):
    code = 409


class AlreadyExists(Conflict):
    """The name is taken, by an existing resource or by one that was deleted recently."""

    _status = "ALREADY_EXISTS"


class Aborted(Conflict):
    """The resource was changed at the same time, such as an IAM policy."""

    _status = "ABORTED"


class LengthRequired(ClientError):
    code = 411


class PreconditionFailed(ClientError):
    code = 412


class RequestRangeNotSatisfiable(ClientError):
    code = 416


class TooManyRequests(ClientError):
    code = 429


class ResourceExhausted(TooManyRequests):
    """A quota or rate limit is exceeded, or a response is larger than its limit."""

    _status = "RESOURCE_EXHAUSTED"


class Cancelled(ClientError):
    code = 499
    _status = "CANCELLED"


class ServerError(GoogleAPICallError):
    """HTTP 5xx: the service failed."""


class InternalServerError(ServerError):
    code = 500
    _status = "INTERNAL"


class Unknown(ServerError):
    code = 500
    _status = "UNKNOWN"


class DataLoss(ServerError):
    code = 500
    _status = "DATA_LOSS"


class MethodNotImplemented(ServerError):
    code = 501
    _status = "UNIMPLEMENTED"


class BadGateway(ServerError):
    code = 502


class ServiceUnavailable(ServerError):
    """The service cannot be reached or is overloaded. Retry later."""

    code = 503
    _status = "UNAVAILABLE"


class GatewayTimeout(ServerError):
    code = 504


class DeadlineExceeded(GatewayTimeout):
    """The timeout passed before the response arrived. The service may have carried out the call."""

    _status = "DEADLINE_EXCEEDED"


_BY_STATUS: dict[str, type[GoogleAPICallError]] = {}
_BY_CODE: dict[int, type[GoogleAPICallError]] = {}
for _class in list(globals().values()):
    if isinstance(_class, type) and issubclass(_class, GoogleAPICallError):
        if "_status" in vars(_class) and _class._status is not None:
            _BY_STATUS[_class._status] = _class
        if "code" in vars(_class) and _class.code is not None:
            _BY_CODE.setdefault(_class.code, _class)
del _class

_raised_classes: dict[tuple[type[Any], ...], type[Any]] = {}
_looked_for_google = False


def _google_exceptions() -> Any:
    """The module ``google.api_core.exceptions``, or None where it cannot be imported."""
    global _looked_for_google
    name = "google.api_core.exceptions"
    if name not in sys.modules and not _looked_for_google:
        _looked_for_google = True
        try:
            __import__(name)
        except ImportError:
            return None
        except OSError:  # No descriptor is left, for one: the next error looks again.
            _looked_for_google = False
            return None
    return sys.modules.get(name)


def _raised_class(own: type[GoogleAPIError], *others: type[Any]) -> Any:
    """The class to raise for one of this module's: itself, or one that is also google-api-core's and the others."""
    google = getattr(_google_exceptions(), own.__name__, None)
    bases = (own, *filter(None, (google, *others)))
    if len(bases) == 1 or vars(sys.modules[__name__]).get(own.__name__) is not own:
        return own
    if bases not in _raised_classes:
        names = {"__module__": __name__, "__qualname__": own.__name__, "__doc__": own.__doc__, "_own_class": own}
        for name in ("code", "grpc_status_code"):
            if hasattr(google, name):
                names[name] = getattr(google, name)
        if names.get("code", own) is None:  # UNKNOWN and DATA_LOSS have no HTTP status there.
            names["code"] = getattr(own, "code", None)
        _raised_classes.setdefault(bases, type(google or own)(own.__name__, bases, names))
    return _raised_classes[bases]


def _own_class(error: GoogleAPIError) -> type[GoogleAPIError]:
    own: type[GoogleAPIError] = vars(type(error)).get("_own_class", type(error))
    return own


def _rebuild(own: type[GoogleAPIError], *arguments: Any) -> GoogleAPIError:
    error: GoogleAPIError = _raised_class(own)(*arguments)
    return error


def class_of_status(status: str) -> type[GoogleAPICallError]:
    """The class for a google.rpc status such as ``"NOT_FOUND"``."""
    return _BY_STATUS.get(status, GoogleAPICallError)


def from_status(
    status: str | None, http_status: int | None, message: str, details: Sequence[Any] = ()
) -> GoogleAPICallError:
    """The error for an answer: by its google.rpc status, or where it has none, by its HTTP status."""
    own = _BY_STATUS.get(status or "") or _BY_CODE.get(http_status or 0, GoogleAPICallError)
    # A detail should be an object; what answers may be no service of Google's.
    objects = [detail for detail in details if isinstance(detail, dict)]
    infos = [detail for detail in objects if str(detail.get("@type", "")).endswith("google.rpc.ErrorInfo")]
    error = _raised_class(own)(message, details=details, error_info=infos[0] if infos else None)
    assert isinstance(error, GoogleAPICallError)
    if error.code is None:
        error.code = http_status
    return error


def credentials_error(status: str, message: str, details: str | None = None) -> GoogleAPICallError:
    """The error for credentials that give no token: where google-auth is in use, one of its errors too."""
    names = ("RefreshError", "DefaultCredentialsError")
    others = filter(None, [loaded("google.auth.exceptions", name) for name in names])
    error: GoogleAPICallError = _raised_class(_BY_STATUS[status], *others)(message)
    error._retryable = status == "UNAVAILABLE"  # type: ignore[attr-defined]
    if details is not None:
        error.__cause__ = GoogleAPIError(details)
    return error


def unusable_credentials(
    own: type[DefaultCredentialsError], message: str, builtin: type[Exception] | None = None
) -> DefaultCredentialsError:
    """The error for credentials that cannot be used, as :class:`DefaultCredentialsError` describes it."""
    google = loaded("google.auth.exceptions", own.__name__)
    error: DefaultCredentialsError = _raised_class(own, *filter(None, (google, builtin)))(message)
    return error


def duplicate_credentials(message: str) -> DuplicateCredentialArgs:
    """The error for credentials that are given twice, also google-api-core's where that is installed."""
    error: DuplicateCredentialArgs = _raised_class(DuplicateCredentialArgs)(message)
    return error


def from_http_status(status_code: int, message: str, **arguments: Any) -> GoogleAPICallError:
    """An error from an HTTP status alone, as google-api-core's function of this name makes it."""
    error = from_status(None, status_code, message, arguments.pop("details", ()))
    for name, value in arguments.items():
        setattr(error, f"_{name}", value)
    return error


def retry_error(message: str, cause: BaseException | None) -> RetryError:
    """A RetryError that is also google-api-core's, where that is installed."""
    error = _raised_class(RetryError)(message, cause)
    assert isinstance(error, RetryError)
    error.__cause__ = cause
    return error
