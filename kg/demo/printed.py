"""How a name comes out in print: order, initials, script, legal form, abbreviation."""

from random import Random
from typing import Final

from kg.demo.topics import Topic
from kg.demo.words import CITIES, COUNTRIES, STREETS
from kg.demo.world import Organisation, OrganisationName, Person, PersonName

CHINESE: Final = "zh"
ENGLISH: Final = "en"

_OTHER_SCRIPT: Final = 0.2
"""How often a name is printed in the characters of the other side."""

_SHORTER: Final = (
    ("University", "Univ."),
    ("Institute", "Inst."),
    ("Technology", "Tech."),
    ("Science", "Sci."),
    ("Laboratory", "Lab."),
)
_FORMS: Final = {
    " Co., Ltd.": (" Co., Ltd.", " Co Ltd", " Co.,Ltd.", " CO., LTD.", " Company Limited", ""),
    " Limited": (" Limited", " Ltd.", " Ltd", " LIMITED", ""),
}
"""Each side's legal form, and what people make of it."""


def romanised(person: Person) -> str:
    """A person's name as they would give it themselves: `Jiaming Chen`, `Vivian Ka Man Lau`."""
    name = person.name
    given = " ".join(name.given) if person.side else "".join(name.given).capitalize()
    return " ".join(each for each in (name.english, given, name.surname) if each)


def author(person: Person, language: str, random: Random) -> str:
    """A person's name at the head of a paper."""
    name = person.name
    if language == CHINESE and name.hans:
        return _script(name, person.side, random)
    joined, hyphened = "".join(name.given).capitalize(), "-".join(name.given)
    initials = " ".join(f"{each[0]}." for each in name.given)
    own = romanised(person)
    return random.choice(
        (
            own,
            own,
            own,
            f"{joined} {name.surname}",
            f"{hyphened} {name.surname}",
            f"{name.surname} {joined}",
            f"{name.surname.upper()} {joined}",
            f"{initials} {name.surname}",
            f"{name.english or joined} {name.surname}",
        )
    )


def inventor(person: Person, random: Random) -> tuple[str, str]:
    """A person's given name and surname on a patent."""
    name = person.name
    given = random.choice(
        ("".join(name.given).capitalize(), "-".join(name.given), " ".join(name.given))
    )
    if name.english and random.random() < 0.6:
        given = f"{name.english} {given}"
    return given, name.surname


def organisation(made: Organisation, year: int, language: str, random: Random) -> str:
    """An organisation's name as an author writes it in a year."""
    name = made.called(year)
    if language == CHINESE:
        return _script(name, made.side, random)
    dice = random.random()
    if name.acronym and dice < 0.12:
        return name.acronym
    if dice < 0.3:
        return abbreviated(name.short)
    if made.kind == "company":
        return with_legal_form(made, year, random)
    return f"The {name.en}" if dice < 0.4 else name.en


def _script(name: PersonName | OrganisationName, side: int, random: Random) -> str:
    """The characters of its own side, most of the time."""
    traditional = bool(side) ^ (random.random() < _OTHER_SCRIPT)
    return name.hant if traditional else name.hans


def abbreviated(text: str) -> str:
    """A name with its long words cut: `Univ. of Sci. & Tech.`."""
    for long, short in _SHORTER:
        text = text.replace(long, short)
    return text.replace(" and ", " & ")


def with_legal_form(made: Organisation, year: int, random: Random) -> str:
    """A company's name with its legal form, in one of the ways it is written."""
    name = made.called(year)
    form = next((each for each in _FORMS if name.en.endswith(each)), "")
    return name.en.removesuffix(form) + random.choice(_FORMS[form]) if form else name.en


def affiliation(name: str, made: Organisation, topic: Topic, chance: tuple[str, Random]) -> str:
    """The line under an author's name: department, organisation, city, country.

    Args:
        name: the organisation's name as printed.
        made: the organisation.
        topic: what the paper is on, which decides the department.
        chance: the paper's language and dice.
    """
    language, random = chance
    city = CITIES[made.side]
    if language == CHINESE:
        department = topic.department_zh if made.kind == "university" else ""
        return f"{name}{department},{city.hant if made.side else city.hans}"
    parts = [name, city.latin, COUNTRIES[made.side][1]]
    if made.kind == "university" and random.random() < 0.8:
        parts.insert(0, topic.department)
    if random.random() < 0.2:
        parts.insert(-2, f"{random.randint(1, 99)} {random.choice(STREETS)}")
    return ", ".join(parts if random.random() < 0.8 else parts[:-2])
