"""What each document is about, drawn from the world: the `number`-th paper, patent, filing.

A plan is a function of world and number alone, so any document can be drawn again to be cited,
and nothing but the world is held in memory.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from kg.demo.topics import TOPICS, Title, invention, title
from kg.demo.world import FIRST_YEAR, LAST_YEAR, Collaboration, World

PAPERS: Final = 200
PATENTS: Final = 76
AGREEMENT_FILINGS: Final = 18
ANNUAL_FILINGS: Final = 12
"""How many of each there are at scale 1."""

_OF_PAPERS: Final = 16
"""How many of the patents, the last ones, protect what a paper tells."""

FIRST_GRANT: Final = 2014
GRANT_YEARS: Final = LAST_YEAR - FIRST_GRANT + 1
_TOGETHER: Final = 0.65
"""The share of works that come out of a collaboration."""
_MOST_AUTHORS: Final = 5
_OWNERS: Final = ("company", "institute", "university")
_TRIED: Final = 400
"""How many papers are looked at for one of the right year."""


@dataclass(frozen=True, slots=True)
class Author:
    """One place in the author list.

    Attributes:
        person: who stands there.
        organisations: where they worked in the year, the ones the paper names.
    """

    person: int
    organisations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """One paper.

    Attributes:
        number: its place among the papers; `paper:7` in the truth files.
        year: of publication.
        topic: place in `TOPICS`.
        language: `en` or `zh`.
        title: in both languages.
        authors: in order; the first is the corresponding one.
        funders: organisations that paid.
        cites: numbers of earlier papers.
        in_openalex: whether OpenAlex has it.
        in_paperlists: whether the conference lists have it; some are in both.
        retracted: whether it was withdrawn.
    """

    number: int
    year: int
    topic: int
    language: str
    title: Title
    authors: tuple[Author, ...]
    funders: tuple[int, ...]
    cites: tuple[int, ...]
    in_openalex: bool
    in_paperlists: bool
    retracted: bool


@dataclass(frozen=True, slots=True)
class PatentPlan:
    """One patent.

    Attributes:
        number: its place among the patents; `patent:7` in the truth files.
        year: of grant; the application is two years older.
        topic: place in `TOPICS`.
        title: in both languages.
        owners: the assignees.
        inventors: people, with where each worked at the time.
        cites: numbers of patents granted before.
        papers: numbers of papers cited.
        pair: number of the paper that tells of the same work, by the same people, at about the same
            time; None for most.
    """

    number: int
    year: int
    topic: int
    title: Title
    owners: tuple[int, ...]
    inventors: tuple[Author, ...]
    cites: tuple[int, ...]
    papers: tuple[int, ...]
    pair: int | None = None


def paper(world: World, number: int) -> PaperPlan:
    """The `number`-th paper, of `PAPERS * scale`."""
    random = world.chance("paper", number)
    work = _work(world, random, world.papers)
    year, topic, _ = work
    dice = random.random()
    in_lists = dice < 0.4
    return PaperPlan(
        number,
        year,
        topic,
        "zh" if not in_lists and random.random() < 0.2 else "en",
        title(number, TOPICS[topic]),
        _authors(world, random, work),
        _funders(world, random, year),
        _earlier(world, random, year),
        in_openalex=dice >= 0.3,
        in_paperlists=in_lists,
        retracted=random.random() < 0.01,
    )


def year_of(world: World, number: int) -> int:
    """The year of the `number`-th paper."""
    return _work(world, world.chance("paper", number), world.papers)[0]


def patent(world: World, number: int) -> PatentPlan:
    """The `number`-th patent, of `PATENTS * scale`; each year grants every eleventh.

    The last ones protect what a paper tells; every fourth of these years after it, as do those who
    go on with what they once wrote of.
    """
    random = world.chance("patent", number)
    if number >= (PATENTS - _OF_PAPERS) * world.scale and (told := _told(world, random, number)):
        return _of_paper(world, random, number, told)
    year = FIRST_GRANT + number % GRANT_YEARS
    together = [each for each in world.patents if each.since <= year - 2 <= each.until]
    if together and random.random() < 0.4:
        joint = random.choice(together)
        owners: tuple[int, ...] = (joint.one, joint.other)
        topic = joint.topic
    else:
        kind = random.choice(("company", "company", "university", "institute"))
        owners, topic = (random.choice(world.of_kind[kind]),), random.randrange(len(TOPICS))
    cites = range(number % GRANT_YEARS, number, GRANT_YEARS)
    earlier = [each - 1 for each in cites if each % GRANT_YEARS]
    return PatentPlan(
        number,
        year,
        topic,
        title(number * 3 + 1, TOPICS[topic]),
        owners,
        _inventors(world, random, (year - 2, owners)),
        tuple(sorted(random.sample(earlier, min(len(earlier), 2)))),
        _read_papers(world, random, year),
    )


def _told(world: World, random: Random, number: int) -> PaperPlan | None:
    """A paper that the patent may protect, by people who could own it; None if none was found."""
    applied = FIRST_GRANT + number % GRANT_YEARS - 2
    years = range(FIRST_YEAR, applied - 5) if number % 4 == 0 else range(applied - 1, applied + 2)
    for each in random.sample(range(PAPERS * world.scale), min(_TRIED, PAPERS * world.scale)):
        if year_of(world, each) in years and _able(world, told := paper(world, each), applied):
            return told
    return None


def _able(world: World, told: PaperPlan, year: int) -> list[tuple[int, int]]:
    """Authors who work in a year for somebody who can own a patent, and for whom."""
    return [
        (each.person, employer)
        for each in told.authors
        for employer in world.people[each.person].employers(year)[:1]
        if world.organisations[employer].kind in _OWNERS
    ]


def _of_paper(world: World, random: Random, number: int, told: PaperPlan) -> PatentPlan:
    year = FIRST_GRANT + number % GRANT_YEARS
    able = _able(world, told, year - 2)
    able = able[: random.randint(1, len(able))]
    earlier = told.year < year - 2 and random.random() < 0.5
    return PatentPlan(
        number,
        year,
        told.topic,
        invention(told.number),
        tuple(dict.fromkeys(employer for _, employer in able)),
        tuple(Author(each, world.people[each].employers(year - 2)) for each, _ in able),
        (),
        tuple(sorted({*_read_papers(world, random, year), *([told.number] if earlier else [])})),
        told.number if abs(year - 2 - told.year) <= 1 else None,
    )


def agreement(world: World, number: int) -> tuple[Collaboration, int]:
    """The `number`-th filed agreement, and the day of its year that it was signed."""
    return world.agreements[number], world.chance("agreement", number).randint(20, 330)


def annual(world: World, number: int) -> tuple[int, int]:
    """The `number`-th annual report: the registrant and the fiscal year."""
    turn, place = divmod(number, len(world.listed))
    return world.listed[place], LAST_YEAR - 1 - turn % 10


def _work(
    world: World, random: Random, ties: tuple[Collaboration, ...]
) -> tuple[int, int, tuple[int, ...]]:
    """A year, a topic and the organisations whose people were there to do it."""
    for _ in range(6):
        if random.random() > _TOGETHER:
            break
        # The square favours the first few: some pairs work together again and again.
        tie = ties[int(len(ties) * random.random() ** 2)]
        year = random.randint(tie.since, tie.until)
        if world.at_work(tie.one, year) and world.at_work(tie.other, year):
            return year, tie.topic, (tie.one, tie.other)
    lead = random.choice(world.people)
    stint = random.choice(lead.career)
    year = random.randint(max(FIRST_YEAR, stint.since), stint.until)
    return year, random.choice(lead.topics), (stint.organisation,)


def _authors(
    world: World, random: Random, work: tuple[int, int, tuple[int, ...]]
) -> tuple[Author, ...]:
    """At least one person of each organisation; those who work on the topic come forward."""
    year, topic, teams = work
    chosen: list[int] = []
    for team in teams:
        free = [each for each in world.at_work(team, year) if each not in chosen]
        free.sort(key=lambda each: topic not in world.people[each].topics)
        most = min(len(free), 1 + random.randrange(_MOST_AUTHORS - len(teams) + 1))
        chosen += free[:1] + random.sample(free[1:], max(0, most - 1))
    random.shuffle(chosen)
    return tuple(Author(each, world.people[each].employers(year)) for each in chosen)


def _funders(world: World, random: Random, year: int) -> tuple[int, ...]:
    if random.random() > 0.4:
        return ()
    funder = random.choice(world.of_kind["funder"])
    return (funder,) if world.organisations[funder].founded < year else ()


def _earlier(world: World, random: Random, year: int) -> tuple[int, ...]:
    """A few papers that came before, found by trying."""
    tried = random.sample(range(PAPERS * world.scale), 6)
    return tuple(sorted(each for each in tried if year_of(world, each) < year))


def _read_papers(world: World, random: Random, year: int) -> tuple[int, ...]:
    tried = random.sample(range(PAPERS * world.scale), 3)
    return tuple(sorted(each for each in tried if year_of(world, each) < year - 2))


def _inventors(
    world: World, random: Random, when: tuple[int, tuple[int, ...]]
) -> tuple[Author, ...]:
    """People of the owners; now and then someone of a university that owns nothing of it."""
    year, owners = when
    chosen: list[int] = []
    for owner in owners:
        free = [each for each in world.at_work(owner, year) if each not in chosen]
        chosen += random.sample(free, min(len(free), random.randint(1, 2)))
    if not chosen or random.random() < 0.15:
        outside = [random.choice(world.people).number for _ in range(4)]
        found = [each for each in outside if world.people[each].employers(year)]
        chosen += [each for each in found[:1] if each not in chosen]
    if not chosen:
        chosen = [next(each.number for each in world.people if each.employers(year))]
    return tuple(Author(each, world.people[each].employers(year)) for each in chosen)
