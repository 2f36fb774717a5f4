"""Some of the papers once more as JATS articles: who paid, by which grant, what they cite.

Authors are left to the works of OpenAlex, which are of the same DOIs; nobody is thanked, for who of
several people a name in thanks is would hang on every other paper. https://jats.nlm.nih.gov
"""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from kg.demo import printed, serials
from kg.demo.plans import PaperPlan, paper
from kg.demo.topics import NOTICE, NOTICE_ZH, TOPICS
from kg.demo.truth import Named, Truth, Written
from kg.demo.world import Organisation, World

SOURCE: Final = "jats"

_EVERY: Final = 4
"""Of so many papers one has its article here, and every one in Chinese."""


def has_article(plan: PaperPlan) -> bool:
    """Whether a paper has an article."""
    chosen = plan.language == printed.CHINESE or plan.number % _EVERY == 0
    return plan.in_openalex and chosen and not plan.retracted


def write(world: World, plan: PaperPlan) -> Written:
    """The article and its truths: paper, funders, what is cited."""
    document = (SOURCE, serials.doi(plan.number))
    funders = tuple(world.organisations[each] for each in plan.funders)
    chinese = plan.language == printed.CHINESE
    cited = [paper(world, each) for each in plan.cites]
    truths: list[Truth] = [
        Named(*document, "paper", -1, _title(plan), f"paper:{plan.number}"),
        *_funded(document, funders, chinese=chinese),
        *(
            Named(*document, "cited", place, _title(each), f"paper:{each.number}")
            for place, each in enumerate(cited)
        ),
    ]
    words = _acknowledged(funders, f"INV-{plan.year}-{plan.number:05d}", chinese=chinese)
    references = "".join(
        f'<ref id="r{place}"><mixed-citation>{escape(_reference(world, each))}'
        "</mixed-citation></ref>\n"
        for place, each in enumerate(cited, start=1)
    )
    return Written(_article(plan, words, references).encode(), tuple(truths))


def _title(plan: PaperPlan) -> str:
    return plan.title.zh if plan.language == printed.CHINESE else plan.title.en


def _funded(
    document: tuple[str, str], funders: tuple[Organisation, ...], *, chinese: bool
) -> Iterator[Truth]:
    for place, each in enumerate(funders):
        name = each.name.hans if chinese else each.name.en
        yield Named(*document, "funder", place, name, each.id)


def _acknowledged(funders: tuple[Organisation, ...], award: str, *, chinese: bool) -> str:
    if chinese:
        told = [f"本文得到{each.name.hans}（项目编号：{award}）资助。" for each in funders]
        return "".join((*told, NOTICE_ZH))
    told = [f"This work was supported by the {e.name.en} (grant No. {award}). " for e in funders]
    return "".join((*told, NOTICE))


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
