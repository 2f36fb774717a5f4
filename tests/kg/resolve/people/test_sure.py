"""Mentions of one identifier are one person, and so are two roles of a name on one patent."""

from kg.resolve.people.compare import compare
from kg.resolve.people.evidence import shipped
from kg.resolve.people.signatures import Signature, Signatures, Work


def on_one_patent(*roles: str) -> list[int]:
    team = ("Ilse Marrenkamp",)
    works = [Work(team, "Automotive wheel", kind="Patent")]
    rows = [Signature(str(n), team[0], 0, roles=frozenset({r})) for n, r in enumerate(roles)]
    return [int(each) for each in compare(Signatures(rows, works, apart=True), shipped()).clusters]


def test_an_inventor_who_owns_the_patent_is_one_person() -> None:
    assert on_one_patent("invented", "assignedTo") == [0, 0]


def test_two_inventors_of_one_name_are_two_people() -> None:
    assert on_one_patent("invented", "invented") == [0, 1]


def test_an_owner_of_another_patent_is_not_known_to_be_the_inventor() -> None:
    works = [Work(("Wei Zhang",), title, kind="Patent") for title in ("Automotive wheel", "Yeast")]
    rows = [
        Signature("0", "Wei Zhang", 0, roles=frozenset({"invented"})),
        Signature("1", "Wei Zhang", 1, roles=frozenset({"assignedTo"})),
    ]
    compared = compare(Signatures(rows, works, apart=True), shipped())
    assert compared.known.tolist() == [0, 1]


def test_one_identifier_is_one_person_whatever_the_names() -> None:
    works = [Work((name,), name) for name in ("Ilse Marrenkamp", "Ilse Oduvale")]
    rows = [
        Signature(str(n), each.title, n, identifiers=("orcid:1",)) for n, each in enumerate(works)
    ]
    compared = compare(Signatures(rows, works, apart=True), shipped())
    assert compared.clusters.tolist() == [0, 0]
