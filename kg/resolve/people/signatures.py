"""What is known of each mention of a person: the name, the work it stands on, who else is there."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Work:
    """A document that names people: a paper, a patent, a filing.

    Attributes:
        team: names of the people on it, as printed.
        title: its title.
        venue: journal or conference, without its year; empty if none.
        year: of the work; 0 if unknown.
        kind: `paper`, `patent` or `filing`; empty if unknown.
        organizations: keys of organisations on it, whoever of its people they belong to.
    """

    team: tuple[str, ...]
    title: str = ""
    venue: str = ""
    year: int = 0
    kind: str = ""
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """One mention of a person.

    Attributes:
        id: the mention's id.
        name: as printed.
        work: index of the work it stands on.
        affiliation: what is printed of the person's organisations.
        organizations: keys of them, resolved or not; equal keys are one organisation.
        identifiers: CURIEs of the person.
        roles: in which the work names the person (`invented`); empty where that is not known.
    """

    id: str
    name: str
    work: int
    affiliation: str = ""
    organizations: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signatures:
    """Mentions of people and the works they stand on.

    Attributes:
        rows: mentions.
        works: that they stand on.
        apart: whether two mentions of one name on one work are two people, and no line twice;
            but for an inventor who is the owner too: two roles of one.
    """

    rows: Sequence[Signature] = field(default_factory=tuple)
    works: Sequence[Work] = field(default_factory=tuple)
    apart: bool = False

    def __len__(self) -> int:
        return len(self.rows)
