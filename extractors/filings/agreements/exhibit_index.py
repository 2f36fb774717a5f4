"""Agreements that the exhibit index of a report lists, with title, day and parties.

`10.40 Research Alliance Agreement, dated as of May 1, 2021, by and between X and the Registrant`:
Regulation S-K, item 601(b)(10), wants every material contract listed so.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from extractors.filings.agreements import party_names
from extractors.filings.agreements.material import Disclosure
from extractors.text import dates, organizations
from extractors.text.passage import Passage

_ENTRY = re.compile(
    r"^[ \t]*[*+†#]{0,4}\(?10(?:\.\d{1,3}|\([a-z]{1,3}\))[^\w\n]{0,12}"
    r"(?P<words>[A-Z][^\n]{20,1200})",
    re.M,
)
_TITLE = re.compile(
    r"(?P<title>[^,;\n\t]{4,160}?\b(?:Agreements?|Contract|Lease|License|Licence|Amendment|"
    r"Memorandum\s+of\s+Understanding|Alliance|Terms\s+and\s+Conditions|Addendum)\b[^,;\n\t]{0,80}?)"
    r"(?=,|;|\s\(|\s(?:dated|effective|executed|entered|made|as\s+of|by\s+and|between|among|with)\b)"
)
_AMONG = re.compile(r"\b(?:by\s+and\s+)?(?:between|among(?:st)?)\b|\bwith\b", re.I)
_END = re.compile(
    r"[\t\u2028\[—–]|\((?:incorporated|Exhibit|filed|previously)|,?\s+(?:with\s+respect|relating|dated|"
    r"effective|as\s+amended|incorporated|filed|regarding)\b"
)
_REGISTRANT = re.compile(r"\bRegistrant\b|\b[Tt]he\s+Company\b|\bus\b")
_BEHALF = re.compile(
    r",?\s+on\s+behalf\s+of\b"
    r"(?:(?!,?\s+and\s+[A-Z][\w.]+,?\s+(?:Inc|LLC|L\.|Ltd|Corp|the\s+Reg))[^;])*"
)
"""For whom a party signs, as far as the next one."""
_JOINS = re.compile(r"\s+(?:[Ff]or|[Oo]f)\s+(?:[Tt]he\s+(?:State\s+)?)?")
_FORM = re.compile(r"(?:Form\s+of|Description|Summary)\b")
"""What no agreement is: the form that many of its kind have."""
_PERSON = re.compile(
    r"[A-Z][a-z’'-]+(?:\s+[A-Z]\.)?\s+[A-Z][a-z’'-]+(?:,?\s+(?:Jr|Sr|Ph\.?D|M\.?D)\.?)?"
)
_ENTRIES: Final = 300
"""Entries of an index that are read at most."""


def find(text: Passage, registrant: str) -> Iterator[Disclosure]:
    """The agreements of an index that name who is party to them; forms that are left open are not.

    Args:
        text: a report.
        registrant: whose report it is; empty where that is unknown.
    """
    own = organizations.core(registrant)
    for entry in islice(_ENTRY.finditer(text.text), _ENTRIES):
        words = text.of(entry, "words")
        told = None if _FORM.match(words.text) else _entry(words, own)
        if told is not None:
            yield told


def _entry(words: Passage, own: str) -> Disclosure | None:
    title = _TITLE.match(words.text)
    among = _AMONG.search(words.text, title.end("title")) if title else None
    if title is None or among is None:
        return None
    end = _END.search(words.text, among.end())
    stop = end.start() if end else len(words.text)
    parties = words.part(among.end(), stop)
    names = list(_names(parties))
    others = tuple(each for each in names if organizations.core(each.line) != own)
    itself = len(others) < len(names) or _REGISTRANT.search(parties.text) is not None
    people = tuple(_people(parties, others)) if itself else ()
    if len(others) + len(people) + itself < 2:
        return None
    cell = words.part(0, max(stop, title.end("title")))
    day = dates.first(words.text[title.end("title") : stop + 60])
    return Disclosure(
        cell, words.of(title, "title"), others, itself, day, people=people, reach=cell
    )


def _names(parties: Passage) -> Iterator[Passage]:
    """The organisations of a list, those joined that `of` and `for` make one of."""
    last: Passage | None = None
    behalf = [each.span() for each in _BEHALF.finditer(parties.text)]
    for name in organizations.find(parties):
        at = name.start - parties.start
        if _inside(parties, name) or any(start <= at < end for start, end in behalf):
            continue
        if last and _JOINS.fullmatch(parties.document, last.end, name.start):
            last = Passage(name.document, last.start, name.end)
            continue
        if last:
            yield last
        last = name
    if last:
        yield last


def _inside(parties: Passage, name: Passage) -> bool:
    before = parties.document[parties.start : name.start]
    return before.count("(") > before.count(")")


def _people(parties: Passage, names: tuple[Passage, ...]) -> Iterator[Passage]:
    """A person who is the only other party: `between Registrant and Ann Lark`."""
    last = re.search(r"\band\s+(?=[A-Z])", parties.text)
    if last and not names:
        found = _PERSON.fullmatch(parties.text, last.end())
        if found and not party_names.is_form(found[0].split()[-1]):
            yield parties.part(*found.span())
