"""Who holds which offices where: in one document a name is one person, however often it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ontology.facts import Document, Evidence, Fact, Mention, Spell


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is somewhere.

    Attributes:
        person: whose office it is, by name.
        organisation: where.
        role: the office.
        spell: since and until when.
        evidence: where that is told.
    """

    person: str
    organisation: Mention
    role: str
    spell: Spell
    evidence: Evidence


def facts(document: Document, offices: Sequence[Office]) -> Iterator[Fact]:
    """The people, and a link to each organisation with all offices that they hold there.

    A link holds since the first of its offices, and until the last if all have ended.
    """
    people: dict[str, Mention] = {}
    held: dict[tuple[str, str], list[Office]] = {}
    for each in offices:
        if each.person not in people:
            people[each.person] = document.mention("Person", each.person, each.evidence)
            yield people[each.person]
        held.setdefault((each.person, each.organisation.id), []).append(each)
    for (name, _), of_one in held.items():
        first = of_one[0]
        role = "、".join(dict.fromkeys(each.role for each in of_one))
        yield document.link(
            "officerOf",
            people[name],
            first.organisation,
            first.evidence,
            spell=_spell([each.spell for each in of_one]),
            properties={"role": role},
        )


def _spell(spells: Sequence[Spell]) -> Spell:
    untils = [each.until for each in spells]
    return Spell(
        min((each.since for each in spells if each.since), default=""),
        max(untils) if all(untils) else "",
        min((each.first_seen for each in spells if each.first_seen), default=""),
        max((each.last_seen for each in spells if each.last_seen), default=""),
    )
