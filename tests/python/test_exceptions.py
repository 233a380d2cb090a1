"""Exceptions, with and without google-api-core."""

from __future__ import annotations

import pickle
import sys
import types

import pytest
from cloudtasks import exceptions

MAPPING = [
    (400, "INVALID_ARGUMENT", exceptions.InvalidArgument, exceptions.BadRequest),
    (400, "FAILED_PRECONDITION", exceptions.FailedPrecondition, exceptions.BadRequest),
    (400, "OUT_OF_RANGE", exceptions.OutOfRange, exceptions.BadRequest),
    (401, "UNAUTHENTICATED", exceptions.Unauthenticated, exceptions.Unauthorized),
    (403, "PERMISSION_DENIED", exceptions.PermissionDenied, exceptions.Forbidden),
    (404, "NOT_FOUND", exceptions.NotFound, exceptions.ClientError),
    (409, "ALREADY_EXISTS", exceptions.AlreadyExists, exceptions.Conflict),
    (409, "ABORTED", exceptions.Aborted, exceptions.Conflict),
    (412, None, exceptions.PreconditionFailed, exceptions.ClientError),
    (416, None, exceptions.RequestRangeNotSatisfiable, exceptions.ClientError),
    (418, None, exceptions.GoogleAPICallError, exceptions.GoogleAPIError),
    (429, "RESOURCE_EXHAUSTED", exceptions.ResourceExhausted, exceptions.TooManyRequests),
    (499, "CANCELLED", exceptions.Cancelled, exceptions.ClientError),
    (500, "INTERNAL", exceptions.InternalServerError, exceptions.ServerError),
    (500, "UNKNOWN", exceptions.Unknown, exceptions.ServerError),
    (500, "DATA_LOSS", exceptions.DataLoss, exceptions.ServerError),
    (501, "UNIMPLEMENTED", exceptions.MethodNotImplemented, exceptions.ServerError),
    (502, None, exceptions.BadGateway, exceptions.ServerError),
    (503, "UNAVAILABLE", exceptions.ServiceUnavailable, exceptions.ServerError),
    (504, "DEADLINE_EXCEEDED", exceptions.DeadlineExceeded, exceptions.GatewayTimeout),
]


@pytest.mark.parametrize(("http_status", "status", "expected", "parent"), MAPPING)
def test_the_class_follows_the_status(
    http_status: int, status: str | None, expected: type[Exception], parent: type[Exception]
) -> None:
    error = exceptions.from_status(status, http_status, "text")
    assert isinstance(error, expected)
    assert isinstance(error, parent)
    assert error.code == http_status
    assert str(error) == f"{http_status} text"


def test_the_status_goes_before_the_http_status() -> None:
    error = exceptions.from_status("ALREADY_EXISTS", 400, "text")
    assert isinstance(error, exceptions.AlreadyExists)


def test_unknown_and_data_loss_are_no_internal_server_errors() -> None:
    assert not issubclass(exceptions.Unknown, exceptions.InternalServerError)
    assert not issubclass(exceptions.DataLoss, exceptions.InternalServerError)


def test_errors_survive_pickling() -> None:
    error = exceptions.from_status("NOT_FOUND", 404, "gone", [{"@type": "x/google.rpc.ErrorInfo", "reason": "R"}])
    error.__dict__["attempts"] = 2
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (copy.message, copy.reason, copy.details, copy.attempts) == ("gone", "R", error.details, 2)
    retry = pickle.loads(pickle.dumps(exceptions.retry_error("Timeout of 1.0s exceeded", error)))
    assert isinstance(retry, exceptions.RetryError)
    assert isinstance(retry.cause, exceptions.NotFound)


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A module in place of google.api_core.exceptions, with what its classes have in common with the real ones."""

    class Meta(type):
        pass

    class GoogleAPIError(Exception):
        pass

    class RetryError(GoogleAPIError):
        def __init__(self, message: str, cause: Exception) -> None:
            super().__init__(message)

    class GoogleAPICallError(GoogleAPIError, metaclass=Meta):
        code = None
        grpc_status_code = None

        def __init__(self, message: str, errors: object = ()) -> None:
            super().__init__(message)

    class NotFound(GoogleAPICallError):
        code = 404
        grpc_status_code = "grpc code"

    module = types.ModuleType("google.api_core.exceptions")
    vars(module).update(RetryError=RetryError, GoogleAPICallError=GoogleAPICallError, NotFound=NotFound)
    monkeypatch.setitem(sys.modules, "google.api_core.exceptions", module)
    monkeypatch.setattr(exceptions, "_raised_classes", {})
    return module


def test_where_google_api_core_is_installed_its_except_clauses_catch(google: types.ModuleType) -> None:
    error = exceptions.from_status("NOT_FOUND", 404, "gone")
    assert isinstance(error, google.NotFound)
    assert isinstance(error, exceptions.NotFound)
    assert (error.code, error.grpc_status_code, error.message) == (404, "grpc code", "gone")
    assert str(error) == "404 gone"
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, google.NotFound)
    retry = exceptions.retry_error("Timeout of 1.0s exceeded", error)
    assert isinstance(retry, google.RetryError)
    assert str(retry) == "Timeout of 1.0s exceeded, last exception: 404 gone"
