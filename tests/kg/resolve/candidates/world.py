"""A few invented organisations in an index."""

from kg.resolve.candidates.build import build
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.registry import Name, Organization
from ontology.facts import ACRONYM


def organization(id_: str, name: str, **values: object) -> Organization:
    further = values.pop("names", [])
    made: dict[str, object] = {
        "kind": "University",
        "country": "",
        "active": True,
        "withdrawn": False,
        "established": 0,
        "identifiers": 3,
        "domain": "",
    } | values
    names = [Name(name, "", True, id_.startswith("lei:")), *further]  # type: ignore[misc]
    return Organization(id_, name, names=names, **made)  # type: ignore[arg-type]


def index() -> Index:
    """Two homonyms in two countries, a parent and its institute, an acronym, a company."""
    # Many others, so that words weigh as they do among the organisations of the world.
    others = [
        organization(
            f"ror:z{n:04}", f"{chr(97 + n % 26)}{chr(97 + n // 26)}burg University", country="FR"
        )
        for n in range(600)
    ]
    return build(
        [
            organization("lei:1", "Acme Widgets Limited", kind="Company", country="GB"),
            organization("ror:1", "Northwich University", country="GB", cities=["Northwich"]),
            organization("ror:2", "Northwich University", country="CA", cities=["Elsewhere"]),
            organization("ror:3", "Ruritanian Academy of Sciences", country="DE", cities=["Zenda"]),
            organization(
                "ror:4",
                "Institute of Duelling",
                country="DE",
                cities=["Zenda"],
                parents=["ror:3"],
                names=[Name("IDU", ACRONYM, False, False)],
            ),
            *others,
        ]
    )
