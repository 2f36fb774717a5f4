from collections.abc import Iterable
from typing import cast

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.organizations.unit_clusters import UNIT, unite_units
from kg.resolve.registries import FUNCTIONAL, Entry, Registries

COMPANY, LAB = "zone:kestrel", "zone:kestrel-lab"
DOCUMENTS = {COMPANY: ["doc:zone/kestrel"], LAB: ["doc:zone/kestrel-lab"]}
WHOLES = {"doc:zone/kestrel-lab": [("doc:zone/kestrel", "Company")]}


class Few:
    """A registry of a company and its laboratory."""

    def __init__(self, *names: str) -> None:
        self._names = {"doc:zone/kestrel": ["kestrel", "Kestrel Optics Ltd."]}
        self._names["doc:zone/kestrel-lab"] = list(names)

    def names(self, documents: Iterable[str]) -> dict[str, list[str]]:
        return {each: self._names[each] for each in documents}

    def entries(self, documents: Iterable[str]) -> dict[str, Entry]:
        kinds = {"doc:zone/kestrel": "Company", "doc:zone/kestrel-lab": "ResearchInstitute"}
        return {
            document: Entry(document, "", True, (id_,), kinds[document])
            for id_, (document,) in DOCUMENTS.items()
            if document in set(documents)
        }


def united(
    *texts: str, names: Iterable[str] = ("Kestrel Deep Sea Lab",)
) -> tuple[Clusters, set[str]]:
    """The clusters of units of the company, and the entries that they are."""
    clusters = Clusters(FUNCTIONAL)
    decisions = [
        Decision(str(n), f"doc:{n}", f"unit:{text}", UNIT, {"unit": text}, whole=COMPANY)
        for n, text in enumerate(texts)
    ]
    registries = cast(Registries, Few(*names))
    return clusters, unite_units(decisions, clusters, registries, DOCUMENTS, WHOLES)


def test_a_laboratory_is_the_one_of_its_name_that_a_registry_has_below_the_company() -> None:
    clusters, found = united("Deep Sea Lab", "Kestrel Deep Sea Laboratory")
    assert {clusters.find(f"unit:{text}") for text in ("Deep Sea Lab",)} == {clusters.find(LAB)}
    assert clusters.find("unit:Kestrel Deep Sea Laboratory") == clusters.find(LAB)
    assert found == {"doc:zone/kestrel-lab"}


def test_what_no_entry_is_called_stays_a_unit_and_brings_no_entry_along() -> None:
    clusters, found = united("Shallow Sea Lab")
    assert clusters.find("unit:Shallow Sea Lab") != clusters.find(LAB)
    assert found == set()


def test_units_are_one_under_their_spellings_without_any_entry() -> None:
    clusters, _ = united("Optics Dept.", "Department of Optics")
    assert clusters.find("unit:Optics Dept.") == clusters.find("unit:Department of Optics")


def test_the_short_name_of_a_company_is_no_name_of_its_laboratory() -> None:
    clusters, found = united("Lab", names=["Kestrel Lab"])
    assert clusters.find("unit:Lab") != clusters.find(LAB)
    assert found == set()
