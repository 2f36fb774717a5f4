"""Some of the papers once more as JATS articles: whom they thank, who paid, what they cite.

Authors are left to the works of OpenAlex, which are of the same DOIs. https://jats.nlm.nih.gov
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from kg.demo import printed, serials
from kg.demo.plans import PaperPlan, paper
from kg.demo.topics import NOTICE, NOTICE_ZH, TOPICS
from kg.demo.truth import Named, Truth, Written
from kg.demo.world import Organisation, Person, World

SOURCE: Final = "jats"

_EVERY: Final = 4
"""Of so many papers one has its article here, and every one in Chinese."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an acknowledgement tells.

    Attributes:
        funders: who paid.
        award: number of the grant.
        thanked: somebody who helped; None if nobody did.
        at: where they work.
    """

    funders: tuple[Organisation, ...]
    award: str
    thanked: Person | None
    at: Organisation | None


def has_article(plan: PaperPlan) -> bool:
    """Whether a paper has an article."""
    chosen = plan.language == printed.CHINESE or plan.number % _EVERY == 0
    return plan.in_openalex and chosen and not plan.retracted


def write(world: World, plan: PaperPlan) -> Written:
    """The article and its truths: paper, funders, the person thanked, what is cited."""
    document = (SOURCE, serials.doi(plan.number))
    told = _told(world, plan)
    chinese = plan.language == printed.CHINESE
    cited = [paper(world, each) for each in plan.cites]
    truths: list[Truth] = [
        Named(*document, "paper", -1, _title(plan), f"paper:{plan.number}"),
        *_funded(document, told, chinese=chinese),
        *(
            Named(*document, "cited", place, _title(each), f"paper:{each.number}")
            for place, each in enumerate(cited)
        ),
    ]
    truths += _thanked(document, told, chinese=chinese)
    words = _acknowledged_zh(told) if chinese else _acknowledged(told)
    references = "".join(
        f'<ref id="r{place}"><mixed-citation>{escape(_reference(world, each))}'
        "</mixed-citation></ref>\n"
        for place, each in enumerate(cited, start=1)
    )
    return Written(_article(plan, words, references).encode(), tuple(truths))


def _told(world: World, plan: PaperPlan) -> _Told:
    number = plan.authors[0].organisations[0]
    authors = {each.person for each in plan.authors}
    here = [each for each in world.at_work(number, plan.year) if each not in authors]
    free = [each for each in here if world.people[each].name.hans]
    return _Told(
        tuple(world.organisations[each] for each in plan.funders),
        f"INV-{plan.year}-{plan.number:05d}",
        world.people[free[0]] if free else None,
        world.organisations[number] if free else None,
    )


def _title(plan: PaperPlan) -> str:
    return plan.title.zh if plan.language == printed.CHINESE else plan.title.en


def _funded(document: tuple[str, str], told: _Told, *, chinese: bool) -> Iterator[Truth]:
    for place, each in enumerate(told.funders):
        name = each.name.hans if chinese else each.name.en
        yield Named(*document, "funder", place, name, each.id)


def _thanked(document: tuple[str, str], told: _Told, *, chinese: bool) -> Iterator[Truth]:
    if told.thanked and told.at:
        person, at = told.thanked, told.at
        name = person.name.hans if chinese else printed.romanised(person)
        yield Named(*document, "thanked", 0, name, person.id)
        yield Named(*document, "affiliation", 0, at.name.hans if chinese else at.name.en, at.id)


def _acknowledged(told: _Told) -> str:
    words = ""
    for each in told.funders:
        words += f"This work was supported by the {each.name.en} (grant No. {told.award}). "
    if told.thanked and told.at:
        name = printed.romanised(told.thanked)
        words += f"We thank {name} of {told.at.name.en} for helpful discussions. "
    return words + NOTICE


def _acknowledged_zh(told: _Told) -> str:
    words = ""
    for each in told.funders:
        words += f"本文得到{each.name.hans}（项目编号：{told.award}）资助。"
    if told.thanked and told.at:
        words += f"感谢{told.at.name.hans}{told.thanked.name.hans}教授的有益讨论。"
    return words + NOTICE_ZH


def _reference(world: World, cited: PaperPlan) -> str:
    """A reference in the language of what it cites, Chinese ones by GB/T 7714."""
    first = world.people[cited.authors[0].person]
    topic = TOPICS[cited.topic]
    if cited.language == printed.CHINESE:
        name = first.name.hans or printed.romanised(first)
        return f"{name}. {cited.title.zh}[J]. {topic.zh}虚构学报, {cited.year}, 1(1): 1-9."
    venue = f"Invented Journal of {topic.field}"
    return f"{first.name.surname} et al., “{cited.title.en},” {venue}, {cited.year}."


def _article(plan: PaperPlan, words: str, references: str) -> str:
    return (
        f'<article article-type="research-article" xml:lang="{plan.language}">\n<front>\n'
        "<journal-meta><journal-title-group><journal-title>Invented Journal of "
        f"{TOPICS[plan.topic].field}</journal-title></journal-title-group></journal-meta>\n"
        f'<article-meta>\n<article-id pub-id-type="doi">{serials.doi(plan.number)}</article-id>\n'
        f"<title-group><article-title>{escape(_title(plan))}</article-title></title-group>\n"
        f"<pub-date><year>{plan.year}</year></pub-date>\n</article-meta>\n</front>\n"
        f"<back>\n<ack><p>{escape(words)}</p></ack>\n"
        f"<ref-list>\n{references}</ref-list>\n</back>\n</article>\n"
    )
