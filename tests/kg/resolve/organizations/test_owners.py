"""Which organisations a laboratory counts for."""

from collections.abc import Iterable
from typing import cast

import pytest

from kg.resolve.organizations.owners import Wholes, owners
from kg.resolve.registries import Entry, Registries

UNIVERSITY, COMPANY = ("doc:u", "University"), ("doc:c", "Company")


class Table:
    """What a registry says of each document."""

    def __init__(self, laboratory: str) -> None:
        self._ids = {"doc:l": (laboratory,), "doc:u": ("zone:u",), "doc:c": ("zone:c",)}

    def entries(self, documents: Iterable[str]) -> dict[str, Entry]:
        return {
            each: Entry(each, "HK", True, self._ids[each], "ResearchInstitute")
            for each in documents
        }


@pytest.mark.parametrize(
    ("laboratory", "wholes", "counted"),
    [
        ("zone:l", [UNIVERSITY], ["doc:u"]),
        ("zone:l", [UNIVERSITY, COMPANY], ["doc:c", "doc:u"]),
        ("ror:00q4vv597", [UNIVERSITY, COMPANY], ["doc:c"]),
        ("ror:00q4vv597", [UNIVERSITY], []),
        ("zone:l", [], []),
    ],
)
def test_a_laboratory_counts_for_whom_it_is_part_of(
    laboratory: str, wholes: list[tuple[str, str]], counted: list[str]
) -> None:
    above: Wholes = {"doc:l": wholes}
    found = owners(["doc:l"], above, cast(Registries, Table(laboratory)))
    assert [each.document for each in found.get("doc:l", [])] == counted
