"""GRID id: an organisation's identifier in the Global Research Identifier Database, closed in 2021.

The rule of its check characters was never published. https://www.grid.ac/format
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    return match[1].lower()


SCHEME: Final = Scheme(
    name="grid",
    title="GRID id",
    pattern=re.compile(
        r"(?:https?://(?:www\.)?grid\.ac/institutes/)?(grid\.[0-9]{4,6}\.[0-9a-f]{1,2})",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://www.grid.ac/institutes/{}",
    write=_write,
)
