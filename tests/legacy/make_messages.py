"""Makes messages with google-cloud-tasks 1.5.0, in the venv that has it.

Reads a JSON list of [version, type, fields as proto3 JSON] and writes a list of the messages' bytes in base64.
"""

import base64
import importlib
import json
import sys
import warnings

warnings.simplefilter("ignore")

from google.protobuf.json_format import ParseDict  # noqa: E402 (the filter has to come first)


def make(version, type_name, fields):
    types = importlib.import_module(f"google.cloud.tasks_{version}.types")
    message = ParseDict(fields, getattr(types, type_name)())
    return base64.b64encode(message.SerializeToString()).decode()


json.dump([make(*order) for order in json.load(sys.stdin)], sys.stdout)
