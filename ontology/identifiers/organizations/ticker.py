"""Ticker symbol of a listed company, as its exchange prints it (`AAPL`, `BRK-B`, `00700.HK`).

The exchange stands after a dot where it is not of the United States: `.HK`, `.SZ`, `.SH`. Hong
Kong prints five digits, others leave leading zeros out.

Exchanges give symbols out again when a company leaves, so a ticker names a company only at a time.
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    symbol = match[1].upper()
    code, dot, exchange = symbol.partition(".")
    return code.zfill(5) + dot + exchange if exchange == "HK" and code.isdigit() else symbol


SCHEME: Final = Scheme(
    name="ticker",
    title="ticker symbol",
    pattern=re.compile(r"\$?([A-Z0-9]{1,8}(?:[.-][A-Z0-9]{1,5})?)", re.ASCII | re.IGNORECASE),
    address="urn:hetao:ticker:{}",
    write=_write,
)
