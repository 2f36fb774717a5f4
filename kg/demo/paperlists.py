"""Papers as conference lists: authors and affiliations in fields separated by `;` and `+`.

As in the real lists, older records name affiliations once each, in no order that the authors
share: such a record is not aligned, and says nothing about who worked where.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from kg.demo import printed, serials
from kg.demo.plans import Author, PaperPlan
from kg.demo.topics import TOPICS
from kg.demo.truth import Broken, Named, Truth, Written, line, together
from kg.demo.words import CITIES
from kg.demo.world import Person, World
from ontology.facts import fingerprint

SOURCE: Final = "paperlists"

_VENUE: Final = "qtbconf"
_ALIGNED_SINCE: Final = 2015
_LAYOUTS: Final = ("profiles",) * 6 + ("numbers",) * 3 + ("ids",) + ("unaligned",) * 2
"""How a record is laid out.

* profiles: OpenReview's; `or_profile` says whose affiliation is whose, in its own order.
* numbers: the proceedings' own author pages; everything is in the order of `author`.
* ids: OpenReview's ids without profiles: nothing says that the columns keep one order.
* unaligned: neither ids nor a number; affiliations once each.
"""

Group = list[tuple[str, int]]
"""One author's affiliations: each as printed, with the organisation's number."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One author's entry in each column."""

    name: str
    person: Person
    group: Group


def write(world: World, plan: PaperPlan) -> Written:
    """The paper's line and its truths: paper, authors, affiliations."""
    random = world.chance("paperlists", plan.number)
    layout = random.choice(_LAYOUTS) if plan.year >= _ALIGNED_SINCE else "unaligned"
    rows = [_row(world, (plan.year, each), random) for each in plan.authors]
    document = (SOURCE, key(plan, [each.name for each in rows], layout))
    organisations = {each for author in plan.authors for each in author.organisations}
    truths: list[Truth] = [
        Named(*document, "paper", -1, plan.title.en, f"paper:{plan.number}"),
        *together(document, "coAuthorship", organisations, plan.year),
    ]
    for place, row in enumerate(rows):
        truths.append(Named(*document, "author", place, row.name, row.person.id))
        truths += [
            Named(*document, "affiliation", order, name, f"org:{number}", place)
            for order, (name, number) in enumerate(row.group)
        ]
    columns = _columns(world, rows, (layout, random))
    return Written(line(_record(plan, layout) | columns), tuple(truths))


def key(plan: PaperPlan, names: list[str], layout: str) -> str:
    """The paper's key: the list it is in and its number there, or a hash where it has none."""
    within = fingerprint(plan.title.en, ";".join(names)) if layout == "unaligned" else _id(plan)
    return f"{_VENUE}{plan.year}/{within}"


def broken(file: str, position: int) -> Iterator[Written]:
    """Two lines that can not be read, at this position of this file and the next."""
    cut = b'{"venue":"qtbconf","year":2020,"src":"qtbconf/qtbconf2020.json","id":"qtbcut","tit\n'
    yield Written(cut, (Broken(file, position, "JSON cut off"),))
    record = {"venue": _VENUE, "year": 2020, "src": f"{_VENUE}/{_VENUE}2020.json"}
    untitled = line(record | {"id": "qtbuntitled", "author": "Ilse Marrenkamp", "aff": ""})
    yield Written(untitled, (Broken(file, position + 1, "no title"),))


def _id(plan: PaperPlan) -> str:
    return f"qtb{plan.number:07d}"


def _row(world: World, at: tuple[int, Author], random: Random) -> _Row:
    person = world.people[at[1].person]
    return _Row(printed.author(person, printed.ENGLISH, random), person, _group(world, at, random))


def _group(world: World, at: tuple[int, Author], random: Random) -> Group:
    """Short forms, no separators within: lists hold little more than the organisation."""
    year, author = at
    return [(_short(world, each, year, random), each) for each in author.organisations]


def _short(world: World, number: int, year: int, random: Random) -> str:
    made = world.organisations[number]
    name = printed.organisation(made, year, printed.ENGLISH, random)
    return f"{name}, {CITIES[made.side].latin}" if random.random() < 0.2 else name


def _columns(world: World, rows: list[_Row], chance: tuple[str, Random]) -> dict[str, str]:
    """The columns about authors, in the record's layout."""
    layout, random = chance
    if layout == "unaligned":
        distinct = dict.fromkeys(name for row in rows for name, _ in row.group)
        return {
            "author": "; ".join(row.name for row in rows),
            "aff": "; ".join(sorted(distinct)),
        }
    author = {"author": ";".join(row.name for row in rows)}
    if layout == "numbers":
        pages = ["/".join(("", *row.name.lower().split(), "")) for row in rows]
        return author | {"authorids": ";".join(pages)} | _places(world, rows)
    author["authorids"] = ";".join(row.person.openreview for row in rows)
    known = [row for row in rows if row.person.openreview]
    if layout == "profiles" and len(known) == len(rows):
        rows = random.sample(rows, len(rows))
    if layout == "profiles":
        author["or_profile"] = ";".join(row.person.openreview for row in rows)
    orcids = ";".join(row.person.orcid for row in rows)
    return author | {"orcid": orcids} | _places(world, rows)


def _places(world: World, rows: list[_Row]) -> dict[str, str]:
    domains = [[_domain(world, number) for _, number in row.group] for row in rows]
    return {
        "aff": ";".join("+".join(name for name, _ in row.group) for row in rows),
        "aff_domain": ";".join("+".join(group) for group in domains),
    }


def _domain(world: World, number: int) -> str:
    made = world.organisations[number]
    return f"{(made.name.acronym or made.name.short.split()[0]).lower()}.example"


def _record(plan: PaperPlan, layout: str) -> dict[str, object]:
    record: dict[str, object] = {
        "venue": _VENUE,
        "year": plan.year,
        "src": f"{_VENUE}/{_VENUE}{plan.year}.json",
        "title": plan.title.en,
        "status": "Poster",
        "keywords": f"{TOPICS[plan.topic].en};invented for the Hetao demo corpus",
        "site": f"https://qtbconf.example/{plan.year}/{plan.number}",
    }
    if layout != "unaligned":
        record |= {"id": _id(plan), "track": "main"}
    if plan.in_openalex:
        record["doi"] = serials.doi(plan.number)
    return record
