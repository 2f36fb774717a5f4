"""OpenReview profile id of a person: a tilde, the name with underscores, a number.

https://docs.openreview.net/reference/api-v2/entities/profile
"""

import re
from typing import Final
from urllib.parse import unquote

from ontology.identifiers.scheme import Scheme

_NAME: Final = re.compile(r"~[^\s~/?&#%]*[^\s~/?&#%0-9][0-9]+")


def _write(match: re.Match[str]) -> str | None:
    value = match["bare"] or unquote(match["encoded"])
    return value if _NAME.fullmatch(value) else None


SCHEME: Final = Scheme(
    name="openreview",
    title="OpenReview profile",
    pattern=re.compile(
        r"https?://openreview\.net/profile\?id=(?P<encoded>\S+)|(?P<bare>~\S+)",
    ),
    address="https://openreview.net/profile?id={}",
    write=_write,
)
