"""Items 1.01, 1.02 and 2.01 of form 8-K: the sentence that tells of an agreement, and with whom."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from extractors.filings.agreements import party_names
from extractors.text import dates, organizations, sentences
from extractors.text.passage import LONGEST_QUOTE, Passage

_NOUN: Final = (
    r"(?:Agreements?|Contracts?|Lease|Memorandum\s+of\s+Understanding|License|Amendment|Indenture|"
    r"(?:Commitment|Engagement|Offer)\s+Letter|Order|Stipulation\s+and\s+Consent|Transactions?|"
    r"Joint\s+Venture|Alliance)"
)
_TITLE: Final = (
    rf"(?P<title>(?:Agreement\s+and\s+Plan\s+of\s+\w+|Amendment(?:\s+No\.?\s*\d+)?"
    rf"(?:\s*\([^)]*\))?\s+to\s+(?:(?:the|that|certain|its)\s+)*(?:[\w&/’'-]+,?\s+){{1,10}}?{_NOUN}"
    rf"|(?:[\w&/’'$.-]+,?\s+){{0,10}}?{_NOUN}(?:(?:\s+[\w-]+)?\s+agreement)?(?:\s+No\.?\s*\d+)?))"
    r"(?![\w-])"
)
_ARTICLES: Final = r"(?:(?:an?|the|that\s+certain|certain|its|definitive|new|material|binding)\s+)*"
_ENTERED = re.compile(
    r"\b(?:entered\s+into|enter\s+into|executed(?:\s+and\s+delivered)?|signed|amended|received|"
    rf"terminated)\s+{_ARTICLES}{_TITLE}",
    re.I,
)
_PURSUANT = re.compile(
    rf"\b(?:pursuant\s+to|under|contemplated\s+by)\s+{_ARTICLES}{_TITLE}"
    r"(?=\s*(?:\([^)]*\))?,?\s+(?:dated|by\s+and|among|between|with))",
    re.I,
)
"""An agreement told as the ground of something done, with its day or its parties behind it."""
_ELSEWHERE = re.compile(
    r"\b(?:see|refer\s+to|under|in|of|set\s+forth\s+(?:in|under)|incorporated\s+(?:herein\s+)?by\s+"
    r"reference\s+(?:from|to)|disclosure\s+(?:in|under))\s+(?:the\s+)?(?:\w+\s+){0,4}?"
    r"items?\s+(?P<item>\d\.\d\d)\b",
    re.I,
)
_OFFICER = re.compile(
    r",\s+(?:the\s+|our\s+|its\s+|an?\s+)?(?:[\w’'&-]+\s+){0,8}?(?:Officer|President|Chairman|"
    r"Director|individual|founder|employee)\b",
    re.I,
)
_TOWARDS = re.compile(r"\b(?:with|from|by\s+and\s+(?:between|among)|among|between)\b", re.I)
_PURPOSE = re.compile(
    r"\b(?:pursuant\s+to|relating\s+to|related\s+to|under\s+which|whereby|"
    r"in\s+connection\s+with|to\s+(?:offer|sell|acquire|"
    r"purchase|provide|issue|amend|extend|continue)|with\s+respect\s+to|providing|provides|"
    r"for\s+the|regarding|"
    r"in\s+respect\s+of|concerning|that\s+(?:provides|amends))\b",
    re.I,
)
_BESIDE = re.compile(
    r"(?:subsidiar(?:y|ies)|affiliates?|division|unit|parent|shareholders?|laws|holders?|notes|"
    r"shares|stock)"
    r"\s+of\s+(?:the\s+)?$|\bformerly\s+(?:known\s+as\s+)?$",
    re.I,
)
_COMPANY = re.compile(r"\b(?:the\s+(?:Company|Registrant|Corporation)|we)\b", re.I)
_DATED = re.compile(r"\bdated\b")
_NUMBER: Final = r"\d+(?:\.\d+)?"
_EXHIBITS = re.compile(
    rf"\bexhibits?\s+(?P<numbers>(?>{_NUMBER}(?:(?:\s*,|\s+and|\s+or|\s*&)+\s+(?:exhibit\s+)?{_NUMBER})*))"
    r"(?!\s+(?:to|of|in)\s+(?!this\b|the\s+(?:present|current)\b))",
    re.I,
)
"""Exhibits of the filing itself, not those `to the Annual Report`."""


_SHORT = re.compile(r",?\s*\((?:the\s+)?[“\"](?P<short>[A-Z][\w&.’' -]{1,30}?)[,.]?[”\"]")
_SELF = re.compile(r"(?i)(?:the\s+)?(?:company|registrant|corporation|bank|we|us|our)")
_PERSON_AT = re.compile(
    r"(?:^|\band\s+)(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?[A-Z][a-z’'-]+(?:\s+[A-Z][a-z.’'-]*){1,3})(?=,)"
)
_OFFICERS = re.compile(
    r"\b(?:officers?|executives?|directors?|employees?|individuals?)\s+(?=(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?"
    r"[A-Z][a-z]+\s)",
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?[A-Z][a-z’'-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-z’'-]+){1,2}"
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)")
_CAPACITY = re.compile(
    r",?\s+(?:solely\s+)?(?:in\s+(?:its|their|his|her)\s+capacit(?:y|ies)\s+)?as\s+(?:the\s+|an?\s+)?"
    r"(?P<role>(?:[\w’'-]+\s+){0,4}?(?:agents?|trustees?|representatives?|guarantors?|arrangers?|"
    r"borrowers?|lenders?|underwriters?|managers?|bookrunners?|purchasers?|sellers?|licensors?|"
    r"licensees?|suppliers?|distributors?|landlords?|tenants?|consultants?|servicers?))\b",
    re.I,
)
"""As what a party takes part: `as administrative agent`."""
_YEAR = re.compile(r"(?:19|20)\d\d\s+")
_BOARD = re.compile(r"(?i)(?:the\s+)?board\s+of\s+directors|national\s+association$")
_SMALL = re.compile(r"\b[a-z][A-Z]\w+")
_SIGNS = re.compile(r"[^\w]+")
_PLAIN = re.compile(
    r"\s+with\s+(?:the\s+)?(?P<name>[A-Z][\w&’'-]{2,30}(?:\s+[A-Z][\w&’'-]{1,30}){0,3})(?:\s+\((?!the\b)[^()]{1,40}\))?"
    r"(?=,|\.|\s+(?:pursuant|to|for|whereby|under|in|that|relating|regarding|dated|on|granting|"
    r"with)\b)"
)
"""A name that no legal form ends, right behind the agreement: `a licence agreement with Lark`."""
_NO_NAME = re.compile(
    r"(?i)(?:messrs|mr|ms|dr|each|all|certain|lenders?|sellers?|purchasers?|holders?|investors?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"banks?|executives?|employees?|directors?|officers?|parent|customers?|suppliers?|our)\b"
)
_IN_MONTH = re.compile(r"(?:In|During)\s+[A-Z][a-z]{2,8}\.?(?:\s+of)?,?\s+(?:19|20)\d\d\b")
_GOES_ON = re.compile(
    r"(?:Under|Pursuant\s+to|The|This|In\s+(?:exchange|consideration|return)|Such|It|We|In\s+addition)\s"
    r"[^.]{0,80}?\b(?:agreements?|licen[sc]e|term|collaboration|contract|fees?|royalt\w+|payments?|pay|"
    r"paid|territory|alliance|venture|lease)\b",
    re.I,
)
"""A sentence that goes on about the agreement that the one before it tells of."""
_LONGEST: Final = 250_000
"""Characters of a section that are read."""
NO_SECTIONS: Final[Mapping[str, Passage]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A sentence that an agreement was entered into.

    Attributes:
        sentence: the sentence.
        title: the agreement as it names it.
        parties: organisations it names as parties, in their order.
        itself: whether `the Company` or `we` are among them.
        date: the day it gives, ISO 8601; empty where it gives none.
        exhibits: numbers of the exhibits named from there to the next such sentence (`10.1`).
        people: persons it names as parties.
        reach: the sentence and those behind it that go on about the agreement, as far as a quote
            goes; None where it stands alone.
    """

    sentence: Passage
    title: Passage
    parties: tuple[Passage, ...]
    itself: bool
    date: str
    exhibits: tuple[str, ...] = ()
    people: tuple[Passage, ...] = ()
    reach: Passage | None = None


def find(section: Passage, others: Mapping[str, Passage] = NO_SECTIONS) -> Iterator[Disclosure]:
    """The agreements that an item's section says were entered into, with a party named.

    Args:
        section: the item's section.
        others: sections of the filing's other items, by their numbers; one that this item only
            refers to is read in its stead.
    """
    found = list(_distinct(section))
    referred = _ELSEWHERE.search(section.text) if not found else None
    if referred and referred["item"] in others:
        section = others[referred["item"]]
        found = list(_distinct(section))
    bounds = [*(each.sentence.start for each in found), section.end]
    for each, end in zip(found, bounds[1:], strict=True):
        reach = Passage(section.document, each.sentence.start, end)
        yield replace(each, exhibits=tuple(dict.fromkeys(_exhibits(reach.text))))


def _distinct(section: Passage) -> Iterator[Disclosure]:
    seen, defined = set[str](), _defined(section)
    for paragraph in section.part(0, _LONGEST).paragraphs():
        for found in disclosures(paragraph, defined):
            if found.title.line.lower() not in seen:
                seen.add(found.title.line.lower())
                yield found


def disclosures(
    paragraph: Passage, defined: Mapping[str, Passage] = NO_SECTIONS
) -> Iterator[Disclosure]:
    """The sentences of a paragraph that tell of agreements, each with what goes on about it."""
    lines = list(sentences.split(paragraph))
    for i, sentence in enumerate(lines):
        found = disclosure(sentence, defined)
        if found:
            yield replace(found, reach=_reach(sentence, lines[i + 1 :]))


def _reach(sentence: Passage, following: Iterable[Passage]) -> Passage:
    end = sentence.end
    for each in following:
        goes_on = _GOES_ON.match(each.text) and not _ENTERED.search(each.text)
        if not goes_on or each.end - sentence.start > LONGEST_QUOTE:
            break
        end = each.end
    return Passage(sentence.document, sentence.start, end)


def _defined(section: Passage) -> dict[str, Passage]:
    """The names that a section gives short ones (`Nuance`), by those."""
    found: dict[str, Passage] = {}
    for name in organizations.find(section.part(0, _LONGEST)):
        role = _SHORT.match(section.document, name.end, min(section.end, name.end + 80))
        if role and not _SELF.fullmatch(role["short"]):
            found.setdefault(role["short"], name)
    return found


def _exhibits(text: str) -> Iterator[str]:
    for named in _EXHIBITS.finditer(text):
        yield from re.findall(_NUMBER, named["numbers"])


def disclosure(sentence: Passage, defined: Mapping[str, Passage]) -> Disclosure | None:
    """What a sentence tells of an agreement that was entered into; None where it tells of none."""
    text = sentence.text
    entered = _ENTERED.search(text) or _PURSUANT.search(text)
    if entered is None:
        return None
    subject = sentence.part(0, entered.start())
    towards = _counterparties(sentence, entered.end())
    people = tuple(_people(towards))
    others = (*_parties(towards), *_short(towards, defined))
    others = others or (() if people else tuple(_plain(sentence, entered.end())))
    named = _each_once((*_parties(subject), *_short(subject, defined), *others))
    if not (others or people or (named and entered.re is _ENTERED and _strong(entered[0]))):
        return None
    itself = _COMPANY.search(_outside_terms(f"{subject.text} {towards.text}")) is not None
    day = _day(text, subject.text, entered)
    return Disclosure(sentence, sentence.of(entered, "title"), named, itself, day, people=people)


def _strong(words: str) -> bool:
    """Whether words say that an agreement came to be, whoever else is named or not."""
    return re.match(r"(?i)enter|execut|signed", words) is not None


def _day(text: str, subject: str, entered: re.Match[str]) -> str:
    dated = _DATED.search(text, entered.end())
    date = dates.first(text[dated.end() :][:40]) if dated else ""
    said = dates.first(subject)
    amending = re.search(r"(?i)\bamend(?:ment|ed)\b", entered[0])
    told = (said or date) if amending else (date or said)
    month = None if told else _IN_MONTH.match(subject)
    return dates.month(month[0]) if month else told


def _each_once(names: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple({_SIGNS.sub(" ", each.line.lower()): each for each in names}.values())


def _people(towards: Passage) -> Iterator[Passage]:
    """A person right behind `with` or `and` whose office or nature is told."""
    for begins in _PERSON_AT.finditer(towards.text):
        after = _OFFICER.match(towards.document, towards.start + begins.end("name"), towards.end)
        if after:
            yield towards.of(begins, "name")
    for officers in _OFFICERS.finditer(towards.text):
        yield from _row(towards, officers.end())


def _row(towards: Passage, at: int) -> Iterator[Passage]:
    """Persons in a row: `officers Ann Lark, Otto Kite and Mei Heron`."""
    while person := _PERSON.match(towards.text, at):
        yield towards.of(person)
        between = _BETWEEN.match(towards.text, person.end())
        if between is None:
            return
        at = between.end()


def capacity(name: Passage) -> str:
    """As what a party takes part, by the words behind its name; empty where they do not say."""
    said = _CAPACITY.match(name.document, name.end, name.end + 160)
    return " ".join(said["role"].split()).lower() if said else ""


def _plain(sentence: Passage, at: int) -> Iterator[Passage]:
    name = _PLAIN.match(sentence.text, at)
    if name and not _NO_NAME.match(name["name"]):
        yield sentence.of(name, "name")


def _short(passage: Passage, defined: Mapping[str, Passage]) -> Iterator[Passage]:
    """Names that a passage uses by their short ones."""
    words = set(re.findall(r"[\w&.’'-]+(?: [A-Z][\w&.’'-]+)?", _outside_terms(passage.text)))
    words |= {each.rpartition(" ")[0] for each in words} | {each.split(" ")[0] for each in words}
    bare = {each.rstrip(".,'’") for each in words}
    for short, name in defined.items():
        if short in bare and not _BESIDE.search(passage.text.partition(short)[0]):
            yield name


def _counterparties(sentence: Passage, start: int) -> Passage:
    text = sentence.text
    towards = _TOWARDS.search(text, start)
    purpose = _PURPOSE.search(text, start)
    if towards is None or (purpose and purpose.start() < towards.start()):
        return sentence.part(start, start)
    end = _PURPOSE.search(text, towards.end())
    return sentence.part(towards.end(), end.start() if end else len(text))


def _parties(passage: Passage) -> Iterator[Passage]:
    for name in (*organizations.find(passage), *_small(passage)):
        before = passage.document[max(passage.start, name.start - 40) : name.start]
        year = _YEAR.match(name.text)
        bare = name.part(year.end(), len(name.text)) if year else name
        if _BOARD.match(bare.text) or _BESIDE.search(before) or _inside_parenthesis(passage, name):
            continue
        yield bare


def _small(passage: Passage) -> Iterator[Passage]:
    """Names that begin with a small letter: `eScription, Inc.`."""
    for begins in _SMALL.finditer(passage.text):
        span = party_names.read(passage.text, begins.start(), len(passage.text))
        if span and span.hard:
            yield passage.part(begins.start(), span.end)


def _inside_parenthesis(passage: Passage, name: Passage) -> bool:
    before = passage.document[passage.start : name.start]
    return before.count("(") > before.count(")")


def _outside_terms(text: str) -> str:
    """A text without what stands in parentheses, where terms are defined rather than used."""
    return re.sub(r"\([^)]*\)", " ", text)
