"""The server's log: one JSON object a line, on standard error, without anyone's secrets.

Every line of a request has its id, whoever writes it. What looks like an API key is blotted out,
wherever it comes from.
"""

import logging
import re
import sys
from datetime import UTC, datetime
from typing import Final

import orjson

from kg_api.execution.trace import CURRENT
from kg_api.http.api_keys import MARK

FIELDS: Final = "fields"
"""Attribute of a record that holds further members of its object: `extra={FIELDS: {...}}`."""

_SECRET: Final = re.compile(rf"{MARK}[0-9a-f]{{8}}_[\w-]+")
_BLOTTED: Final = MARK + "…"


class JsonLines(logging.Formatter):
    """Writes records as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the record holds."""
        trace = CURRENT.get()
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **({"request": trace.id} if trace else {}),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        text = orjson.dumps(line, default=repr).decode()
        return _SECRET.sub(_BLOTTED, text)


def configure() -> None:
    """Send every record of this process to standard error as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
