"""Ticker symbol of a listed company, as its exchange prints it (`AAPL`, `BRK-B`, `0700.HK`).

Exchanges give symbols out again when a company leaves, so a ticker names a company only at a time.
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    return match[1].upper()


SCHEME: Final = Scheme(
    name="ticker",
    title="ticker symbol",
    pattern=re.compile(r"\$?([A-Z0-9]{1,8}(?:[.-][A-Z0-9]{1,5})?)", re.ASCII | re.IGNORECASE),
    address="urn:hetao:ticker:{}",
    write=_write,
)
