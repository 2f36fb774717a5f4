"""Parties of an agreement, by the preamble that names them.

Each party stands before the term defined for it: `X, a Delaware corporation ("Licensor"), and Y`.
A clause is cut at its terms; the first name of each piece is the party that the term is for, and
further ones are names with a legal form behind an `and`, a semicolon or a number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from extractors.filings.agreements import listed_names, party_names
from extractors.text import organizations
from extractors.text.passage import LONGEST_QUOTE, Passage

_MARKER = re.compile(
    r"\bB\s+E\s+T\s+W\s+E\s+E\s+N\b|\b(?:by\s+and\s+(?:between|among(?:st)?)|"
    r"between\s+or\s+among|between\s+and\s+among|between|among(?:st)?|"
    r"(?:made|entered|executed|concluded)\b(?:(?!\s(?:by|with|between|among)\b)[^.;(\"“]){0,70}"
    r"\s(?:by|with)(?!\s+and\s)|"
    r"in\s+favor\s+of|the\s+covenanter(?=:)|confirms?\s+(?:its|the|our)\s+agreements?\s+with|"
    r"the\s+undersigned,|parties\s+to\s+this\s+\w+\s+are)\b\s*:?\s*"
    r"(?:and\s+(?:between|among)\b\s*:?|the\s+(?:following\s+)?(?:undersigned\s+)?"
    r"(?:two\s+|three\s+)?parties\b[^:.]{0,60}:)?"
    r"|\b(?:gentlemen|dear\s+[^:\n]{2,50})\s*:\s*"
    r"|^[ \t]*(?:THE\s+)?PARTIES\b[ \t]*:?",
    re.I | re.M,
)
_END = re.compile(
    r"\bR\s?E\s?C\s?I\s?T\s?A\s?L|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|\bWHEREAS\b|\bWhereas\b|\bRECITALS?\b|"
    r"\bRecitals?\b|\bBACKGROUND\b|\bBackground\b(?=\s*[\n:A-Z])|"
    r"\bNOW,?\s+THEREFORE\b|\bTABLE\s+OF\s+CONTENTS\b|\bDEFINITIONS\b|\bAGREED\s+TERMS\b|"
    r"\b(?:each|individually|hereinafter|sometimes|together|collectively)\b[^.;\"“]{0,80}[\"“]"
    r"(?i:part(?:y|ies))\b|"
    r"\bin\s+consideration\s+of\b|\bIN\s+CONSIDERATION\b|"
    r"\b(?:are|is|may\s+be|shall\s+be)\s+(?:each\s+)?(?:sometimes\s+)?(?:collectively\s+|"
    r"individually\s+|hereinafter\s+|also\s+)*referred\b|"
    r"\bcollectively,?\s+the\s+[\"“]Parties|\bThe\s+[Pp]arties\s+(?:hereto\s+|"
    r"hereby\s+)?(?:mutually\s+)?agree|\bagrees?\s+(?:as\s+follows|that|to)\b|"
    r"\b(?:INTRODUCTION|PREAMBLE|Source:)"
)
ROLE = re.compile(
    r"\(\s*(?:[\w,/&.'’-]+\s+){0,14}?[\"“”\u2018']{1,2}\s*(?P<role>[^\s\"“”()][^\"“”()\n]{0,59}?)[\s,.]{0,40}"
    r"[\"”“’']{1,2}[^()]{0,160}(?:\([^()]{0,80}\)[^()]{0,80})?(?:\)|(?=\n\s*\n))"
    r"|\b(?i:hereinafter|hereafter|herein|"
    r"referred\s+to)\s+(?:[A-Za-z,]+\s+){0,6}?(?:the\s+)?[\"“](?P<also>[^\"”]{1,60}?)[,.]?[\"”]+"
    r"\s*\)?|\((?:the\s+)?(?P<bare>[A-Z][A-Za-z]{1,24})\s?\)(?!\s*(?:[A-Z]|\((?![1-9]\))))"
    r"|\(?(?i:hereinafter\s+)(?i:referred\s+to\s+as|called)\s+(?:the\s+)?"
    r"(?P<plain>[A-Z][\w&]*(?:\s[A-Z][\w&]*){0,3})[\s)]"
)
_INDIVIDUAL = re.compile(
    r"\b(?:an?\s+(?:\w+\s+)?(?:individual|citizen|natural\s+person|resident)|individually|"
    r"residing|resid(?:es|ent)\b|Mr\.|Ms\.|Mrs\.|Dr\.|his\s|her\s|domiciled|an\s+employee|"
    r"social\s+security|I\.?D\.?\s+(?:card|number|no))",
    re.I,
)
_PERSONAL: Final = re.compile(
    r"executive|employee|consultant|talent|artist|individual|officer|director|celebrity|athlete|"
    r"professional|designee|founder|guarantor|spokes|endorser|coach|you\b",
    re.I,
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ][\w'’.-]*){1,3}"
    r"(?:,?\s+(?:Jr|Sr|M\.?D|Ph\.?\s?D|II|III|Esq)\.?)?"
)
_SENTENCE = re.compile(r"[a-z]{3}\.\s+[A-Z]|(?<![,;])(?<!and)\n\s*\n[A-Z1-9][^\n]{60}")
_NO_PARTY_TERM = re.compile(
    r"(?i)(?:this\s+|the\s+)?(?:agreement|amendment|contract|effective\s+date|parties|date|"
    r"commencement\s+date|execution\s+date|addendum|lease|act|code|territory|products?|services?|"
    r"original\s+agreement|[\w ]*agreement|closing|each)"
)
_NOTHING = re.compile(r"(?i)part(?:y|ies)")
_AND_PERSON = re.compile(
    r"(?:[.,]|\b(?:LLC|LP|LLP|Inc|Ltd|Limited|Corporation))\s+and\s+(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?[A-Z][a-z]+\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+,?\s*$"
)
"""A person who ends a list that a term is for."""
_OPEN = re.compile(r"(?:\band|;)\s+(?:[Yy]ou\b|YOU\b|_{4}|-{5}|\[[\s●•_*]{0,12}\]|X{5})[^\n]{0,40}")
"""A blank where a party is to be filled in."""
_SHARED = re.compile(r"\(\s*(?:hereinafter\s+)?(?:collectively|together|each|jointly)")
_REACH: Final = 3_000
"""Characters within which a preamble ends in words that say so."""
_OPEN_REACH: Final = 1_500
"""Characters of one that does not."""
_MARKERS: Final = 20
"""Places of a text that are tried as the beginning of its preamble."""


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


def find(exhibit: Passage, title: int = -1) -> list[Party]:
    """The parties named by the first words that name two; fewer where there are none such.

    A preamble may begin right behind the title, whose end `title` is (-1: unknown).
    """
    head, best = exhibit.part(0, 20_000), list[Party]()
    starts = [marker.end() for marker in islice(_MARKER.finditer(head.text), _MARKERS)]
    for start in [*starts[:3], *([title] if title >= 0 else []), *starts[3:]]:
        found = read(head, start)
        if worth(found) > worth(best):
            best = found
        if len(best) == 1 and best[0].role and left_open(head, best[0].words.end):
            break
        if len(best) > 1 and all(each.role for each in best[:2]):
            break
    return best


def left_open(head: Passage, end: int) -> bool:
    """Whether a form leaves a blank for the party behind the first."""
    return _OPEN.search(head.document, end, min(end + 200, head.end)) is not None


def distinct(found: Iterable[Party]) -> list[Party]:
    """The parties, each name once, its legal form written one way or another.

    A name that only ends as one before it does is that one, torn by a line.
    """
    parties = list(found)
    known_roles = {each.role for each in parties}
    seen: dict[str, Party] = {}
    for each in parties:
        if each.name.line in known_roles - {each.role}:  # `PSS` where it stands for another's name
            continue
        key = organizations.core(each.name.text) or each.name.text
        torn = " " not in key and any(
            known.endswith(f" {key}") and known.count(" ") > 1 for known in seen
        )
        if not torn:
            seen.setdefault(key, each)
    return [each for key, each in seen.items() if not _of_both(key, seen)]


def _of_both(key: str, known: Iterable[str]) -> bool:
    """Whether a name is two others that `and` joins: the title of what they agreed."""
    parts = key.partition(" and ")
    return bool(parts[2]) and {parts[0], parts[2]} <= set(known)


def words(name: Passage, end: int) -> Passage:
    """A name with what follows it up to `end`, where that is no longer than a quote may be."""
    return Passage(
        name.document, name.start, end if end - name.start <= LONGEST_QUOTE else name.end
    )


def kind(name: Passage, after: str, role: str) -> str:
    """The class of a party: a person only where the words behind it or its role tell so."""
    line = name.line
    if party_names.is_form(line.rsplit(None, 1)[-1]) or organizations.has_form(line):
        return organizations.kind(line)
    before = name.document[max(0, name.start - 5) : name.start]
    told = _INDIVIDUAL.search(after) or _PERSONAL.search(role) or re.search(r"M[rs]{1,2}\.", before)
    return "Person" if told and _PERSON.fullmatch(line) else organizations.kind(line)


def worth(found: list[Party]) -> tuple[bool, int]:
    """How much a reading tells: whether two names, and how many terms and forms vouch for them."""
    told = [2 if each.role else int(party_names.ends_in_form(each.name.line)) for each in found]
    return len(found) > 1, sum(told[:6])


def read(head: Passage, start: int) -> list[Party]:
    """The parties of the clause that begins at an offset; names with `and` first taken whole."""
    clause = _clause(head, start)
    found = distinct(_parties(clause, joined=True))
    if len(found) > 1:
        return found
    apart = distinct(_parties(clause, joined=False))
    return apart if len(apart) > len(found) else found


def _clause(head: Passage, start: int) -> Passage:
    text = head.text
    day = listed_names.DAY.match(text, start)
    start = day.end() if day else start
    end = _END.search(text, start + 10, start + _REACH)
    return head.part(start, end.start() if end else min(start + _OPEN_REACH, len(text)))


def _parties(clause: Passage, joined: bool) -> Iterator[Party]:
    """A party stands before each defined term; further ones have names that tell."""
    text, start, count = clause.text, 0, 0
    for role in ROLE.finditer(text):
        term = _term(role)
        if count > 1 and _SENTENCE.search(text, start, role.start()):
            return
        if _NOTHING.fullmatch(term) and start:
            start = role.end()
            continue
        named = listed_names.persons(clause, start, role.start()) or list(
            listed_names.named(clause, start, role.start(), joined)
        )
        if not named or _AND_PERSON.search(text, max(start, role.start() - 60), role.start()):
            named += list(listed_names.adjacent(clause, start, role.start(), joined))
        named[-1:] = [listed_names.represented(clause, each, role.start()) for each in named[-1:]]
        collective = _NO_PARTY_TERM.fullmatch(term) is not None
        for i, (name, span) in enumerate(named):
            own = (i == len(named) - 1 or _shared(role[0])) and not collective
            after = text[name.end - clause.start : role.start()][:120]
            told = term if own else ""
            end = role.end() + clause.start if own else name.end
            if not (collective and not span.form):
                count += 1
                yield Party(name, told, kind(name, after, told), words(name, end))
        start = role.end()
    for name, span in listed_names.named(clause, start, min(len(text), start + 600), joined):
        between = text[start : name.start - clause.start]
        described = listed_names.DESCRIPTION.match(text, span.end) is not None
        if (span.form or described or not start) and not _SENTENCE.search(between):
            after = text[name.end - clause.start :][:120]
            yield Party(name, "", kind(name, after, ""), name)


def _shared(role: str) -> bool:
    """Whether a term is that of all the names before it."""
    return _SHARED.match(role) is not None


def _term(role: re.Match[str]) -> str:
    found = role["role"] or role["also"] or role["bare"] or role["plain"] or ""
    return re.sub(r"^(?i:the|each|a|an)\s+", "", " ".join(found.split())).strip(" ,.'’")
