"""Draw the invented organisations: names in three scripts, parents, renames, identifiers."""

from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Final

from kg.demo import serials
from kg.demo.words import (
    BRAND_HEADS,
    BRAND_TAILS,
    CITIES,
    COLLEGE,
    FUNDERS,
    HOSPITALS,
    INSTITUTE,
    JOINT_LABORATORY,
    STEMS,
    UNIVERSITIES,
    Pattern,
    Word,
    fields,
    sectors,
    stem,
)
from kg.demo.world import Organisation, OrganisationName

ROOTS: Final = (
    ("university", 8),
    ("institute", 9),
    ("hospital", 4),
    ("funder", 3),
    ("company", 22),
)
"""How many of each there are at scale 1."""

SUBSIDIARIES: Final = 12
JOINT_LABORATORIES: Final = 2

_PATTERNS: Final = {
    "university": UNIVERSITIES,
    "hospital": HOSPITALS,
    "funder": FUNDERS,
    "institute": (INSTITUTE,),
    "jointLaboratory": (JOINT_LABORATORY,),
}
_LISTED: Final = 0.45
_PATIENCE: Final = 20
_IN_ROR: Final = {"company": 0.3, "jointLaboratory": 0.5}
_WITH_LEI: Final = {"company": 0.7, "university": 0.3}


@dataclass(slots=True)
class _Draw:
    """The organisations so far; no English or Chinese name is given twice."""

    random: Random
    drawn: list[Organisation] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def add(self, made: Organisation) -> Organisation:
        self.taken.update({made.name.en, made.name.hans, made.name.short})
        if made.former:
            self.taken.update({made.former.en, made.former.hans, made.former.short})
        self.drawn.append(made)
        return made

    def free(self, name: OrganisationName) -> bool:
        return not self.taken & {name.en, name.hans, name.short}


def organisations(random: Random, scale: int) -> tuple[Organisation, ...]:
    """Draw `60 * scale` organisations, universities first, subsidiaries and laboratories last."""
    draw = _Draw(random)
    for kind, how_many in ROOTS:
        for each in range(how_many * scale):
            _root(draw, kind, each)
    roots = tuple(draw.drawn)
    companies = [each for each in roots if each.kind == "company"]
    scholars = [each for each in roots if each.kind in ("university", "institute")]
    for _ in range(SUBSIDIARIES * scale):
        _subsidiary(draw, random.choice(companies[: len(companies) // 2]))
    for _ in range(JOINT_LABORATORIES * scale):
        _joint_laboratory(draw, random.choice(scholars), random.choice(companies))
    return tuple(draw.drawn)


def _root(draw: _Draw, kind: str, place: int) -> Organisation:
    random, side = draw.random, place % 2
    founded = random.randint(1950, 2008)
    named_after_city = place < 2 and kind != "company"
    name, former = _names(draw, kind, side, CITIES[side] if named_after_city else None)
    plain = Organisation(len(draw.drawn), kind, side, name, founded)
    if former and draw.free(former):
        plain = replace(plain, former=former, renamed=random.randint(2014, 2019))
    listed = kind == "company" and (place < 2 or random.random() < _LISTED)
    return draw.add(_registered(random, plain, listed=listed))


def _names(
    draw: _Draw, kind: str, side: int, first: Word | None
) -> tuple[OrganisationName, OrganisationName | None]:
    """A name nobody has yet and, for some, the one before it."""
    random = draw.random
    for attempt in count():
        base = first if first and attempt == 0 else _stem(random, double=attempt > _PATIENCE)
        if kind == "company":
            name, former = _company(random, base, side)
        else:
            pattern = random.choice(_PATTERNS[kind])
            name = _institution(pattern, base, random.choice(fields()))
            former = _institution(COLLEGE, base, fields()[0]) if pattern in UNIVERSITIES else None
        if draw.free(name):
            break
    return name, former if random.random() < 0.2 else None


def _stem(random: Random, *, double: bool) -> Word:
    """One of the stems, or two in a row where a large world has used up the single ones."""
    one = stem(random.randrange(STEMS))
    if not double:
        return one
    return _joined(one, stem(random.randrange(STEMS)))


def _joined(one: Word, other: Word) -> Word:
    return Word(one.hans + other.hans, one.hant + other.hant, f"{one.latin} {other.latin}")


def _company(
    random: Random, base: Word, side: int
) -> tuple[OrganisationName, OrganisationName | None]:
    """A company, and the same before it changed its trade; some have a brand in no language."""
    sector, before = random.sample(sectors(), 2)
    latin = base.latin
    if side and random.random() < 0.4:
        latin = random.choice(BRAND_HEADS) + random.choice(BRAND_TAILS)
    word = Word(base.hans, base.hant, latin)
    return _company_name(word, sector, side), _company_name(word, before, side)


def _company_name(
    base: Word, sector: Word, side: int, branch: Word | None = None
) -> OrganisationName:
    """A company's name with the legal form of its side: `Co., Ltd.` here, `Limited` there."""
    short = f"{base.latin} {sector.latin}"
    where = f" ({branch.latin})" if branch else ""
    city = CITIES[side]
    hans, hant = base.hans + sector.hans, base.hant + sector.hant
    zh_where = ("", "") if branch is None else (f"({branch.hans})", f"({branch.hant})")
    if side == 0 and branch is None:
        hans, hant = city.hans + hans, city.hant + hant
    form = " Limited" if side else " Co., Ltd."
    return OrganisationName(
        short + where + form,
        f"{hans}{zh_where[0]}有限公司",
        f"{hant}{zh_where[1]}有限公司",
        short + where,
    )


def _institution(pattern: Pattern, base: Word, subject: Word) -> OrganisationName:
    latin = pattern.latin.replace("[F]", subject.latin).format(base.latin)
    hans = pattern.hans.replace("[F]", subject.hans).format(base.hans)
    hant = pattern.hant.replace("[F]", subject.hant).format(base.hant)
    initials = subject.latin[:1] if "[F]" in pattern.latin else ""
    # Four letters of the stem: two would be the acronym of some real university.
    acronym = base.latin[:4].upper() + pattern.acronym + initials
    return OrganisationName(latin, hans, hant, latin, acronym)


def _subsidiary(draw: _Draw, parent: Organisation) -> Organisation:
    """A company of the parent's stem in another trade, often across the border."""
    random = draw.random
    base = _base_of(parent)
    side = 1 - parent.side if random.random() < 0.6 else parent.side
    for attempt in count():
        own = _joined(base, _stem(random, double=False)) if attempt > _PATIENCE else base
        name = _company_name(own, random.choice(sectors()), side, CITIES[side])
        if draw.free(name):
            break
    made = Organisation(
        len(draw.drawn), "company", side, name, random.randint(2005, 2016), parents=(parent.number,)
    )
    return draw.add(_registered(random, made, listed=False))


def _base_of(company: Organisation) -> Word:
    trade = next(each for each in sectors() if company.name.short.endswith(each.latin))
    cut = 0 if company.side else len(CITIES[0].hans)
    end = -len(trade.hans + "有限公司")
    latin = company.name.short.removesuffix(trade.latin).strip()
    return Word(company.name.hans[cut:end], company.name.hant[cut:end], latin)


def _joint_laboratory(draw: _Draw, one: Organisation, other: Organisation) -> Organisation:
    random = draw.random
    name, _ = _names(draw, "jointLaboratory", one.side, None)
    founded, parents = random.randint(2012, 2020), (one.number, other.number)
    number = len(draw.drawn)
    made = Organisation(number, "jointLaboratory", one.side, name, founded, parents=parents)
    return draw.add(_registered(random, made, listed=False))


def _registered(random: Random, made: Organisation, *, listed: bool) -> Organisation:
    """Enter it in the registries that know it; none knows all."""
    in_ror = random.random() < _IN_ROR.get(made.kind, 0.85)
    with_lei = random.random() < _WITH_LEI.get(made.kind, 0.0)
    return replace(
        made,
        ror=serials.ror(made.number) if in_ror else "",
        lei=serials.lei(made.number) if with_lei else "",
        cik=serials.FIRST_CIK + made.number if listed else 0,
        ticker=serials.ticker(made.number) if listed else "",
    )
