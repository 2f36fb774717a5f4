"""Parties of an agreement, by the preamble that names them.

Each party stands before the term defined for it: `X, a Delaware corporation ("Licensor"), and Y`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text import organizations
from extractors.text.passage import LONGEST_QUOTE, Passage

_MARKER = re.compile(
    r"\bB\s+E\s+T\s+W\s+E\s+E\s+N\b|\b(?:by\s+and\s+(?:between|among(?:st)?)|"
    r"between\s+or\s+among|by\s+and\s+among|between|among(?:st)?|"
    r"is\s+made\s+by|in\s+favor\s+of)\b\s*:?\s*(?:and\s+among\b\s*:?|"
    r"the\s+(?:following\s+)?parties\b[^:]{0,40}:)?",
    re.I,
)
_END = re.compile(
    r"W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|\bWHEREAS\b|\bWhereas\b|\bRECITALS?\b|"
    r"\bRecitals?\b|\bBACKGROUND\b|"
    r"\bNOW,?\s+THEREFORE\b|\bTABLE\s+OF\s+CONTENTS\b|\bDEFINITIONS\b|\bAGREED\s+TERMS\b|"
    r"\b(?:each|individually|hereinafter|sometimes)\b[^.;\"“]{0,60}[\"“]Part(?:y|ies)\b|"
    r"\bin\s+consideration\s+of\b|"
    r"\b(?:are|is)\s+(?:sometimes\s+)?(?:collectively\s+|individually\s+|"
    r"hereinafter\s+)*referred\b|"
    r"\bcollectively,?\s+the\s+[\"“]Parties|\bThe\s+(?:p|P)arties\s+(?:hereto\s+|"
    r"hereby\s+)?(?:mutually\s+)?agree|"
    r"\b(?:INTRODUCTION|PREAMBLE|Source:)",
)
ROLE = re.compile(
    r"\(\s*(?i:(?:the|each|as|or|and|is|referred|to|herein|hereinafter|hereafter|collectively|"
    r"individually|"
    r"together|in|such|capacity|called|known|being|its|with|an?|sometimes|also|this|agreement|"
    r",)[\s,]+){0,9}"
    r"(?i:the\s+)?[\"“”'\u2018]+\s*(?P<role>[^\"“”]{1,60}?)[\s,.]*[\"”“]+[^()]{0,160}\)"
    r"|\b(?i:hereinafter|hereafter|herein|"
    r"referred\s+to)\s+(?:[A-Za-z]+\s+){0,6}?(?:the\s+)?[\"“](?P<also>[^\"”]{1,60}?)[,.]?[\"”]+"
    r"\s*\)?|\((?P<bare>[A-Z][A-Za-z]{1,24})\)(?!\s*[A-Z])"
)
_LEAD = re.compile(
    r"(?:\s|[,;:.)–—-]|(?:and|AND|And|by|between|among|BETWEEN|Between|or|together\s+with|"
    r"on\s+(?:the\s+)?(?:one|other)\s+(?:hand|part)|"
    r"of\s+the\s+(?:one|first|second|other|third)\s+part|(?:PARTY|Party)\s+\w+|"
    r"its\s+\w+\s+subsidiary)\b\s*[:,]?|\(?\b(?:[1-9]|[ivx]{1,4}|[a-hA-H])[.)]"
    r"|\d\.\s)+"
)
_STOP = re.compile(
    r"\s*(?:;|\n\s*\n|[\"“”]|\(\s*(?=[\"“'\u2018a-z]|[A-Z][a-z]+\)(?!\s*[A-Z]))|,\s+(?=(?:[a-z]|"
    r"[A-Z][a-z]+\s+(?:corporation|company|limited)|\d))"
    r"|,?\s+(?:having|with|whose|located|organi[sz]ed|incorporated\s+(?:in|under)|registered|"
    r"duly|existing|acting|doing\s+business|"
    r"d/b/a|dba|formerly|hereinafter|hereafter|on\s+behalf|an?\s+(?:[A-Z]?[a-z]+\s)|is\s|was\s|"
    r"as\s+|for\s+itself|effective|dated|DATED|"
    r"residing|through|at\s|of\s+(?=[\d\[])|under\s|regarding|in\s+connection|referred|"
    r",\s+and\s|for\s+the\b|in\s+(?:the|its|favor))|"
    r",?\s+(?:and|AND)\s+(?=[A-Z0-9]|the\s+[A-Z])|\.\s+(?=[A-Z][a-z])|,?\s*$|\u2028|\t|"
    r",?\s+(?:Address|ADDRESS|Dated|Page)\b|\[)"
)
_INDIVIDUAL = re.compile(
    r"\b(?:an?\s+individual|a\s+natural\s+person|residing|Mr\.|Ms\.|Mrs\.|Dr\.|his\s|her\s)", re.I
)
_PERSONAL: Final = re.compile(
    r"executive|employee|consultant|talent|artist|individual|officer|director", re.I
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’.-]*){1,3}(?:,?\s+(?:Jr|Sr|M\.?D|"
    r"Ph\.?D)\.?)?"
)
_NO_NAME = re.compile(
    r"(?:the\s+)?(?:part(?:y|ies)|company|undersigned|agreement|effective\s+date|corporation|"
    r"following|"
    r"date|the|page|exhibit|each|certain|such|section|article|schedule|no|state|city|county|"
    r"members?|lenders?|it|us|you|we|client|customer|distributor|supplier|licensor|licensee|"
    r"consultant|buyer|seller|"
    r"any|on|in|near|recently|dated|including|germany|delaware\s+corporation|grant|website|"
    r"consultant\s+and|address|room|suite|between|by|po\s+box|"
    r"p\.o\.)\b(?!\s+[A-Z][a-z]*\b(?<!Agreement))"
    r"|(?:the|any|on|in|near|recently,|dated|including|website|consultant|address:?|room|"
    r"\d+\s+\S+\s+\w+\s+(?:street|avenue|road|st\.|ave))\s+(?!.*\b(?:Inc|Corp|L\.?L\.?C|Ltd|"
    r"Limited|Company|University))"
    r"|.*\b(?:Agreements?|AGREEMENT|Section|Article|Schedule|Date|hereto|hereby)\b",
    re.I,
)
_PROPER = re.compile(r"(?:(?:the|of|for|and|de|la|&|[A-ZÀ-Þ0-9][^\s]*)(?:\s+|$))+")
_TOWN = re.compile(r"[\w .]+,?\s+(?:CO|NV|AB|SE|SA)")
_JOINED = re.compile(
    r",?\s+(?:and|AND)\s+(?:(?i:electric|gas|sons|power|light|water|telephone|telegraph|loan|"
    r"trust|company|"
    r"entertainment|recreation|technology|research|development|manufacturing|merchandising|"
    r"science|medical|drug)\b)"
)
_LONGEST: Final = 4000


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the preamble names it.

    Attributes:
        name: its name.
        role: what the agreement calls it from there on (`Licensor`); empty where nothing.
        kind: class of the vocabulary.
        words: the words that name it, as far as its role where that is near.
    """

    name: Passage
    role: str
    kind: str
    words: Passage


def find(exhibit: Passage) -> list[Party]:
    """The parties named by the first words that name two; fewer where there are none such."""
    head, best = exhibit.part(0, 20_000), list[Party]()
    for marker in list(_MARKER.finditer(head.text))[:14]:
        found = distinct(_parties(_clause(head, marker.end())))
        if _worth(found) > _worth(best):
            best = found
        if len(best) > 1 and all(each.role for each in best[:2]):
            break
    return best


def distinct(parties: Iterable[Party]) -> list[Party]:
    """The parties, each name once, its legal form written one way or another."""
    seen: dict[str, Party] = {}
    for each in parties:
        seen.setdefault(organizations.core(each.name.text) or each.name.text, each)
    return list(seen.values())


def _worth(found: list[Party]) -> tuple[bool, int]:
    return len(found) > 1, sum(1 for each in found if each.role)


def _clause(head: Passage, start: int) -> Passage:
    end = _END.search(head.text, start, start + _LONGEST)
    return head.part(start, end.start() if end else start + 1500)


def _parties(clause: Passage) -> Iterator[Party]:
    """A party stands before each defined term; further ones have names that tell."""
    text, start = clause.text, 0
    for role in ROLE.finditer(text):
        segment = clause.part(start, role.start())
        term = (role["role"] or role["also"] or role["bare"] or "").strip(" ,.")
        found = list(_named(text[start : role.start()], clause, start))
        for i, name in enumerate(found):
            last = i == len(found) - 1
            end = role.end() + clause.start if last else name.end
            told = term if last else ""
            yield Party(name, told, kind(name, segment, term), words(name, end))
        start = role.end()
    for name in _named(text[start : start + 400], clause, start):
        if organizations.has_form(name.text) and not _closing(
            text[start : name.start - clause.start]
        ):
            yield Party(name, "", kind(name, name, ""), name)


def words(name: Passage, end: int) -> Passage:
    """A name with what follows it up to `end`, where that is no longer than a quote may be."""
    return Passage(
        name.document, name.start, end if end - name.start <= LONGEST_QUOTE else name.end
    )


def _closing(between: str) -> bool:
    return re.search(r"[.]\s", between) is not None


def _named(segment: str, clause: Passage, offset: int) -> Iterator[Passage]:
    lead = _LEAD.match(segment)
    at = lead.end() if lead else 0
    if offset and not lead:
        return
    if offset and lead and not re.search(r"(?i)and|[,;:\n]", lead[0]):
        return
    first = _name(segment, at, clause, offset)
    if first:
        yield first
    yield from _further(segment, first.end - clause.start - offset if first else at, clause, offset)


def _like_a_name(words: str) -> bool:
    begins = words[:1].isupper() or words[:1].isdigit() or words.startswith("the ")
    no_name = _TOWN.fullmatch(words) or _NO_NAME.match(words) or words.isdigit()
    return begins and not no_name and 1 < len(words) <= 120


def _name(segment: str, at: int, clause: Passage, offset: int) -> Passage | None:
    stop = _STOP.search(segment, at + 1)
    if stop and _JOINED.match(segment, stop.start()):
        stop = _STOP.search(segment, stop.end() + 1)
    name = clause.part(offset + at, offset + (stop.start() if stop else len(segment)))
    words = name.line
    formed = organizations.has_form(words)
    if not _like_a_name(words):
        return None
    inner = next(organizations.find(name), None)
    if inner is not None and inner.start == name.start:
        beyond = name.document[inner.end : name.end]
        if not formed or beyond.startswith(","):
            return inner
    return name if formed or (len(words.split()) <= 6 and _PROPER.fullmatch(words)) else None


_AFTER = re.compile(
    r"(?:,|;|\band|\bAND|\n)\s*(?:\(?[ivx\d]+\)\s*)?(?:and\s+|AND\s+)?(?:the\s+|\([A-Z]\w+\)\s+)?$"
)
_NOT_PARTY = re.compile(
    r"\b(?:of|under|as|by|affiliate|subsidiary|known|parent|at|through|formerly|d/b/a|called|"
    r"with)\s+(?:the\s+)?$",
    re.I,
)


def _further(segment: str, at: int, clause: Passage, offset: int) -> Iterator[Passage]:
    rest = clause.part(offset + at, offset + len(segment))
    for name in organizations.find(rest):
        before = clause.document[max(clause.start + offset + at - 1, name.start - 40) : name.start]
        if _AFTER.search(before) and not _NOT_PARTY.search(before) and not _address(name.text):
            yield name


def _address(name: str) -> bool:
    """`123 Main Street, Foundation` and `Denver, CO` look like names of organisations."""
    numbered = re.match(r"\d+\s|[aA]\s", name) and organizations.kind(name) != "Company"
    return bool(numbered or _TOWN.fullmatch(name))


def kind(name: Passage, segment: Passage, role: str) -> str:
    """The class of a party: a person only where the preamble or the role tells so."""
    words = name.line
    if organizations.has_form(words):
        return organizations.kind(words)
    after = segment.document[name.end : name.end + 60]
    told = _INDIVIDUAL.search(after) or _INDIVIDUAL.match(words) or _PERSONAL.search(role)
    return "Person" if told and _PERSON.fullmatch(words) else organizations.kind(words)
