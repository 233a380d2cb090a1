"""Signatures of the client methods, for ``inspect.signature``, editors and mocks. Made when they are asked for."""

from __future__ import annotations

import inspect

from ..retry import DEFAULT


def of_method(name: str, fields: list[str], with_self: bool) -> inspect.Signature:
    """``(self, request=None, *, <fields of the request>, retry, timeout, metadata)``.

    Google's clients take some of the fields.
    """
    parameter = inspect.Parameter
    parameters = [parameter("self", parameter.POSITIONAL_OR_KEYWORD)] if with_self else []
    parameters.append(parameter("request", parameter.POSITIONAL_OR_KEYWORD, default=None))
    options: dict[str, object] = dict.fromkeys(fields)
    options |= {"retry": DEFAULT, "timeout": DEFAULT, "metadata": ()}
    if name == "create_task":
        options["deduplicate"] = False
    parameters += [parameter(name, parameter.KEYWORD_ONLY, default=default) for name, default in options.items()]
    return inspect.Signature(parameters)
