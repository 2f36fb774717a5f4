"""What is true of the documents: who each printed name is, and who worked with whom."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Final

import orjson

from kg.demo.world import Organisation, Person, World


@dataclass(frozen=True, slots=True)
class Named:
    """One name in one document, and whose it is.

    Attributes:
        source: name of the extractor's source (`openalex`).
        key: the document's key, as that extractor names it.
        role: what stands there: author, affiliation, institution, funder, paper, inventor,
            assignee, applicant, patent, registrant, party, subsidiary, officer, signatory,
            filing, record, cited, cited in the text.
        position: place in the document's list of that role, from 0; -1 where there is no list.
        name: as printed.
        entity: `person:7`, `org:7`, `paper:7`, `patent:7`, `filing:…`.
        position_of_author: for affiliations and institutions, whose; -1 where it is unsaid.
    """

    source: str
    key: str
    role: str
    position: int
    name: str
    entity: str
    position_of_author: int = -1


@dataclass(frozen=True, slots=True)
class Together:
    """Two organisations that worked together, and the document that shows it.

    Attributes:
        source: name of the extractor's source.
        key: the document's key.
        kind: a kind of the vocabulary (`coAuthorship`).
        one: the organisation of the lower number.
        other: the other one.
        year: when.
        stated: whether the document itself says so; if not, only its people's careers do.
    """

    source: str
    key: str
    kind: str
    one: str
    other: str
    year: int
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Founded:
    """A firm that people of a university founded, and the document that says so.

    Attributes:
        source: name of the extractor's source.
        key: the document's key.
        firm: `org:7`.
        founder: the university.
    """

    source: str
    key: str
    firm: str
    founder: str


@dataclass(frozen=True, slots=True)
class Paired:
    """A patent and a paper of one piece of work: the same people, the same matter, near dates.

    Attributes:
        source: name of the extractor's source of the patent.
        key: the patent's key.
        patent: `patent:7`.
        paper: `paper:12`.
    """

    source: str
    key: str
    patent: str
    paper: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A document that can not be read, on purpose.

    Attributes:
        file: name of its file, without `.gz`.
        position: 0 for the file's first document.
        reason: what was done to it.
    """

    file: str
    position: int
    reason: str


Truth = Named | Together | Founded | Paired | Broken

FILES: Final = {
    Named: "mentions",
    Together: "collaborations",
    Founded: "foundations",
    Paired: "pairs",
    Broken: "broken",
}
"""Which file of the truth folder each kind of row goes into (`mentions.jsonl.gz`)."""


@dataclass(frozen=True, slots=True)
class Written:
    """One document and what is true of it.

    Attributes:
        data: the document's bytes.
        truths: rows for the truth files; one `Broken` alone if it can not be read.
    """

    data: bytes
    truths: tuple[Truth, ...]


def together(
    document: tuple[str, str], kind: str, organisations: Iterable[int], year: int
) -> Iterator[Together]:
    """Every pair of the organisations, once; the document is given by its source and key."""
    for one, other in combinations(sorted(set(organisations)), 2):
        yield Together(*document, kind, f"org:{one}", f"org:{other}", year)


def line(row: object) -> bytes:
    """A row as a JSON line."""
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def organisation_row(made: Organisation) -> bytes:
    """An organisation as a JSON line."""
    row = asdict(made)
    row["parents"] = [f"org:{each}" for each in made.parents]
    return line({"id": made.id, **row})


def person_row(person: Person) -> bytes:
    """A person, with their career, as a JSON line."""
    row = asdict(person)
    for stint in row["career"]:
        stint["organisation"] = f"org:{stint['organisation']}"
    return line({"id": person.id, **row})


def moves(world: World) -> Iterator[bytes]:
    """Every change of employer as a JSON line: person, from, to, first year there."""
    for person in world.people:
        for before, after in zip(person.career, person.career[1:], strict=False):
            if before.until < after.since:
                ends = {"from": f"org:{before.organisation}", "to": f"org:{after.organisation}"}
                yield line({"person": person.id, **ends, "year": after.since})
