"""Draw the invented people: ambiguous names in two scripts, and careers."""

from collections.abc import Sequence
from random import Random
from typing import Final

from kg.demo import serials
from kg.demo.topics import TOPICS
from kg.demo.words import (
    ENGLISH_GIVEN,
    FOREIGN_GIVEN,
    FOREIGN_SURNAMES,
    NameWord,
    given,
    surnames,
)
from kg.demo.world import FIRST_YEAR, LAST_YEAR, Organisation, Person, PersonName, Stint

PEOPLE: Final = 300
"""How many there are at scale 1."""

_NAMESAKES: Final = 20
"""Every twentieth person is one more `Wei Zhang`, in one of six ways to write it in Chinese."""
_FIRST_POSTS: Final = (("university", 11), ("institute", 3), ("hospital", 2), ("company", 4))
_SECOND_POSTS: Final = (("company", 12), ("university", 5), ("institute", 3))
_ROLES: Final = {"university": "Professor", "company": "Engineer", "hospital": "Physician"}


def people(random: Random, organisations: Sequence[Organisation], scale: int) -> tuple[Person, ...]:
    """Draw `300 * scale` people; the first ones staff every organisation that can have staff."""
    employers: dict[str, list[Organisation]] = {}
    for each in organisations:
        employers.setdefault(each.kind, []).append(each)
    staffed = [each for each in organisations if each.kind not in ("funder", "jointLaboratory")]
    drawn = []
    for number in range(PEOPLE * scale):
        first = staffed[number] if number < len(staffed) else _employer(random, employers)
        drawn.append(_person(random, number, _career(random, first, employers)))
    return tuple(drawn)


def _person(random: Random, number: int, career: tuple[Stint, ...]) -> Person:
    side = random.randrange(2)
    name = _name(random, number, side)
    handle = f"~{name.english or ''.join(name.given).capitalize()}_{name.surname}"
    split = random.random() < 0.2
    return Person(
        number,
        name,
        side,
        tuple(sorted(random.sample(range(len(TOPICS)), 2))),
        career,
        serials.orcid(number) if random.random() < 0.45 else "",
        f"{handle}{900 + number}" if random.random() < 0.5 else "",
        tuple(serials.openalex("A", 2 * number + each) for each in range(2 if split else 1)),
    )


def _name(random: Random, number: int, side: int) -> PersonName:
    if number % _NAMESAKES == 1:
        return _chinese(random.choice(_family("Zhang")), [random.choice(_wei())], 0)
    if random.random() < 0.08:
        return PersonName((random.choice(FOREIGN_GIVEN),), random.choice(FOREIGN_SURNAMES))
    parts = random.sample(given(), 1 if random.random() < 0.35 else 2)
    english = random.choice(ENGLISH_GIVEN) if side and random.random() < 0.45 else ""
    return _chinese(random.choice(surnames()), parts, side, english)


def _family(pinyin: str) -> list[NameWord]:
    return [each for each in surnames() if each.pinyin == pinyin]


def _wei() -> list[NameWord]:
    return [each for each in given() if each.pinyin == "Wei"]


def _chinese(family: NameWord, parts: list[NameWord], side: int, english: str = "") -> PersonName:
    hans = family.hans + "".join(each.hans for each in parts)
    hant = family.hant + "".join(each.hant for each in parts)
    if side:
        return PersonName(
            tuple(each.cantonese for each in parts), family.cantonese, english, hans, hant
        )
    return PersonName(tuple(each.pinyin for each in parts), family.pinyin, english, hans, hant)


def _employer(random: Random, employers: dict[str, list[Organisation]]) -> Organisation:
    return _pick(random, employers, _FIRST_POSTS)


def _pick(
    random: Random,
    employers: dict[str, list[Organisation]],
    weights: tuple[tuple[str, int], ...],
) -> Organisation:
    kinds = [kind for kind, weight in weights for _ in range(weight)]
    return random.choice(employers[random.choice(kinds)])


def _career(
    random: Random, first: Organisation, employers: dict[str, list[Organisation]]
) -> tuple[Stint, ...]:
    """One post, or two (most second posts are in companies), or one beside the other."""
    since = max(FIRST_YEAR, first.founded, random.randint(FIRST_YEAR - 4, LAST_YEAR - 6))
    other = _pick(random, employers, _SECOND_POSTS)
    dice = random.random()
    if other == first or dice > 0.5:
        return (_stint(first, since, LAST_YEAR),)
    turn = max(random.randint(since + 2, LAST_YEAR - 2), other.founded)
    if dice > 0.4:
        return _stint(first, since, LAST_YEAR), _stint(other, turn, LAST_YEAR)
    return _stint(first, since, turn - 1), _stint(other, turn, LAST_YEAR)


def _stint(employer: Organisation, since: int, until: int) -> Stint:
    return Stint(employer.number, _ROLES.get(employer.kind, "Researcher"), since, until)
