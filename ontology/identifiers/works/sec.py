"""SEC accession number of a submission: the filer agent's CIK, the year, a running number.

It has no address of its own: EDGAR files it under the CIK of the registrant.
https://www.sec.gov/search-filings/edgar-search-assistance/accessing-edgar-data
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    return "-".join(match.groups())


SCHEME: Final = Scheme(
    name="sec",
    title="SEC accession number",
    pattern=re.compile(r"([0-9]{10})-?([0-9]{2})-?([0-9]{6})", re.ASCII),
    address="urn:hetao:sec:{}",
    write=_write,
)
