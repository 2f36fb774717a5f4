"""Draw a world: organisations, then people, then who works with whom."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random
from typing import Final

from kg.demo.organisations import organisations
from kg.demo.people import people
from kg.demo.topics import TOPICS
from kg.demo.world import (
    FIRST_YEAR,
    LAST_YEAR,
    Collaboration,
    Organisation,
    Person,
    World,
)

CO_AUTHORSHIPS: Final = 70
CO_ASSIGNMENTS: Final = 14
AGREEMENTS: Final = 18
"""How many of each there are at scale 1; each agreement is in one filing."""

_AGREEMENT_KINDS: Final = (
    ("licence",) * 7 + ("jointDevelopment",) * 5 + ("sponsoredResearch",) * 4 + ("agreement",) * 2
)


def draw(scale: int, seed: int) -> World:
    """Draw the world that a scale and a seed name; the same ones name the same world."""
    random = Random(f"{seed}/world/{scale}")  # noqa: S311
    orgs = organisations(random, scale)
    staff = people(random, orgs, scale)
    members = _members(staff)
    of_kind = _of_kind(orgs)
    companies = of_kind["company"]
    listed = tuple(each.number for each in orgs if each.cik)
    scholars = of_kind["university"] + of_kind["institute"] + of_kind["hospital"]
    return World(
        seed,
        scale,
        orgs,
        staff,
        _pairs(random, "coAuthorship", (scholars, tuple(members)), CO_AUTHORSHIPS * scale),
        _pairs(random, "coAssignment", (companies, scholars), CO_ASSIGNMENTS * scale),
        _agreements(random, (listed, scholars + companies), AGREEMENTS * scale),
        members,
        of_kind,
        listed,
        _subsidiaries(orgs),
    )


def _members(staff: Sequence[Person]) -> dict[int, tuple[tuple[int, int, int], ...]]:
    found: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for person in staff:
        for stint in person.career:
            found[stint.organisation].append((person.number, stint.since, stint.until))
    return {organisation: tuple(found[organisation]) for organisation in sorted(found)}


def _of_kind(orgs: Sequence[Organisation]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for each in orgs:
        found[each.kind].append(each.number)
    return {kind: tuple(numbers) for kind, numbers in found.items()}


def _subsidiaries(orgs: Sequence[Organisation]) -> dict[int, tuple[int, ...]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for each in orgs:
        if each.kind == "company":
            for parent in each.parents:
                found[parent].append(each.number)
    return {parent: tuple(children) for parent, children in found.items()}


def _pairs(
    random: Random, kind: str, ends: tuple[Sequence[int], Sequence[int]], count: int
) -> tuple[Collaboration, ...]:
    return tuple(_pair(random, kind, ends) for _ in range(count))


def _agreements(
    random: Random, ends: tuple[Sequence[int], Sequence[int]], count: int
) -> tuple[Collaboration, ...]:
    return tuple(_pair(random, random.choice(_AGREEMENT_KINDS), ends) for _ in range(count))


def _pair(random: Random, kind: str, ends: tuple[Sequence[int], Sequence[int]]) -> Collaboration:
    one, other = random.choice(ends[0]), random.choice(ends[1])
    while other == one:
        other = random.choice(ends[1])
    since = random.randint(FIRST_YEAR + 2, LAST_YEAR - 2)
    until = min(LAST_YEAR, since + random.randint(1, 8))
    topic = random.randrange(len(TOPICS))
    return Collaboration(kind, one, other, topic, since, until, random.random() < 0.5)
