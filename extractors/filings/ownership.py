"""The ownership document of forms 3, 4 and 5: what a reporting owner is to the issuer.

See the EDGAR Ownership XML Technical Specification,
https://www.sec.gov/info/edgar/specifications/ownershipxmltechspec.htm.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.entities import unescaped
from extractors.text.passage import Passage

_OWNER = re.compile(r"<reportingOwner>.*?</reportingOwner>", re.S)
_ELEMENT = re.compile(r"<(?P<name>\w+)>\s*(?P<value>[^<]*?)\s*</\1>")


@dataclass(frozen=True, slots=True)
class Office:
    """What one reporting owner is to the issuer.

    Attributes:
        cik: the owner's Central Index Key, zeros leading.
        role: the officer's title, or `Director`.
        place: where the document says so.
    """

    cik: str
    role: str
    place: Passage


def offices(part: Passage) -> Iterator[Office]:
    """The offices that a form's ownership document states."""
    for owner in (part.of(match) for match in _OWNER.finditer(part.text)):
        said = {
            m["name"]: owner.of(m, "value") for m in _ELEMENT.finditer(owner.text) if m["value"]
        }
        cik = said["rptOwnerCik"].text if "rptOwnerCik" in said else ""
        if _yes(said, "isOfficer") and "officerTitle" in said:
            title = said["officerTitle"]
            yield Office(cik, unescaped(title.line), title)
        elif _yes(said, "isDirector"):
            yield Office(cik, "Director", said["isDirector"])


def _yes(said: dict[str, Passage], name: str) -> bool:
    return name in said and said[name].text.lower() in ("1", "true")
