"""What a Chinese filing's sentences tell of agreements and of working together, as facts."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from extractors.filings.china.dates import first_day
from extractors.text import chinese_agreements
from extractors.text.chinese_agreements import StatedRelation
from extractors.text.passage import Passage, whole
from ontology.facts import Document, Fact, Mention, Value

_STATED: Final = 0.7
"""Confidence of what a sentence says outright."""
_HEDGED: Final = 0.4
"""Confidence of what it says may be, or is planned."""
_LIST: Final = 3
"""Names in a list, of which each may be short: `与比亚迪、松下、特斯拉合作`."""
_SHORT: Final = 2
"""Characters of a word too short for a name."""
_DEFINED: Final = re.compile(
    r"[（(](?:以下)?(?:[简簡][称稱]|下[称稱])?[:：]?[「“\"]([^」”\"（）]{2,12})[」”\"]"
)
_OWN: Final = re.compile("公司|本集[团團]|我[们們]|本行|[发發]行人")
_PROMISED: Final = re.compile("本人|承[诺諾]|所有员工|有[关關]法律")
"""What is promised for a case that may come, as owners do before a listing."""
_EXCLUSIVE: Final = re.compile("[独獨]家")
_KINDS: Final = (
    ("University", re.compile("(?:大[学學]|[学學]院|研究生院)$")),
    ("Hospital", re.compile("[医醫]院$")),
    ("Company", re.compile("(?:公司|[银銀]行|分行|支行|集[团團]|[厂廠])$")),
)
_PERSON: Final = re.compile("[\\u4e00-\\u9fff·]{2,4}")
_BLANKS: Final = re.compile(r"\s+")


def facts(
    document: Document,
    company: Mention,
    filing: Mention,
    text: str,
    defined: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Fact]:
    """Agreements with their parties, and links between organisations; `本公司` is the company.

    A party by a short name has the full one that `defined` has for it. What is denied is left out,
    and so is a name that neither its last word tells, nor a term that the filing defines, nor the
    others of a list: reports are full of words that are no names.
    """
    known, seen = dict[str, Mention](), set[tuple[str, ...]]()
    for told in _surely(text):
        names = tuple(_name(each, company, defined) for each in told.parties)
        key = (told.kind, *names)
        if told.denied or len(set(names)) < 2 or key in seen:
            continue
        seen.add(key)
        ends = list[Mention]()
        for each, name in zip(told.parties, names, strict=True):
            if each is None:
                ends.append(company)
            elif name in known:
                ends.append(known[name])
            else:
                kind = _kind(name, told)
                known[name] = document.mention(kind, name, each.evidence(_sure(told)))
                yield known[name]
                ends.append(known[name])
        yield from _told(document, filing, told, ends)


def _surely(text: str) -> Iterator[StatedRelation]:
    defined = frozenset(_DEFINED.findall(text))
    found = chinese_agreements.find(whole(text))
    for _, alike in groupby(found, key=lambda each: each.sentence.start):
        of_sentence = list(alike)
        listed = len(of_sentence) >= _LIST and of_sentence[0].parties[0] is None
        for told in of_sentence:
            words = told.sentence.text
            own = None not in told.parties or _OWN.search(words)
            named = all(_is_name(each, defined) for each in told.parties if each is not None)
            if own and (named or listed) and not _PROMISED.search(words):
                yield told


def _is_name(party: Passage, defined: frozenset[str]) -> bool:
    name = _BLANKS.sub("", party.text)
    return len(name) > _SHORT and (
        chinese_agreements.ORGANISATION.search(name) is not None or name in defined
    )


def _told(
    document: Document, filing: Mention, told: StatedRelation, ends: list[Mention]
) -> Iterator[Fact]:
    evidence = told.sentence.evidence(_sure(told))
    if not told.is_agreement:
        yield document.link(told.kind, ends[0], ends[1], evidence)
        return
    day = told.date or first_day(_BLANKS.sub("", told.sentence.text))
    said: dict[str, Value] = {"date": day, "year": int(day[:4])} if day else {}
    if _EXCLUSIVE.search(told.sentence.text):
        said["exclusive"] = True
    name = _BLANKS.sub("", told.title.text)
    agreement = document.mention(told.kind, name, told.title.evidence(_sure(told)), properties=said)
    yield agreement
    yield document.link("disclosedIn", agreement, filing, evidence)
    for end in ends:
        yield document.link("partyTo", end, agreement, evidence)


def _kind(name: str, told: StatedRelation) -> str:
    """The class of a party; a person only where one is employed."""
    if told.kind == "EmploymentAgreement" and _PERSON.fullmatch(name):
        return "Person"
    return kind_of(name)


def kind_of(name: str) -> str:
    """The class of an organisation by its last words."""
    return next((kind for kind, ends in _KINDS if ends.search(name)), "Organization")


def _sure(told: StatedRelation) -> float:
    return _HEDGED if told.hedged else _STATED


def _name(party: Passage | None, company: Mention, defined: Mapping[str, str]) -> str:
    """A party's name in full; lines that cut it are joined."""
    if party is None:
        return company.name
    name = _BLANKS.sub("", party.text)
    return defined.get(name, name)
