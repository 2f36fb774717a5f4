"""What an acknowledgement names, whatever its language."""

from dataclasses import dataclass
from typing import Final

from extractors.text.passage import Passage

FUNDER, GRANT, PERSON, AFFILIATION = "funder", "grantNumber", "individual", "affiliation"
PROGRAMMES: Final = ("programName", "projectName", "grantName")


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Something that an acknowledgement names.

    Attributes:
        label: FUNDER, GRANT, PERSON or one of PROGRAMMES.
        words: where it stands.
        beside: the funder of a grant or programme, where a person works; None if unsaid.
    """

    label: str
    words: Passage
    beside: Passage | None = None
