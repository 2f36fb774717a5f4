"""The ways in which a registry's name of an organisation may be printed, as folded words."""

import re
from collections.abc import Iterable
from enum import IntFlag
from functools import cache
from itertools import product
from typing import Final

from kg.resolve.candidates.registry import Name
from kg.resolve.normalise.fold import folded
from kg.resolve.normalise.words import HAN_LEGAL_FORMS, LEGAL_FORMS, SAME
from ontology.facts import ACRONYM


class Form(IntFlag):
    """What a variant of a name is."""

    SHOWN = 1
    ACRONYM = 2
    CORE = 4
    TURNED = 8
    LEGAL = 16
    LABEL = 32
    PLACELESS = 64
    PART = 128
    CITY = 256
    DOMAIN = 512
    INITIALS = 1024
    ORDINARY = 2048


SHORT: Final = Form.ACRONYM | Form.DOMAIN | Form.INITIALS
"""Forms of a name that stand for it without saying it."""

VARIED: Final = SHORT | Form.TURNED | Form.PLACELESS | Form.PART | Form.CITY
"""Forms of a name that are less than the name."""

# Names are many, and adding flags up for each takes longer than folding it.
_FORMS: Final = {
    (shown, legal, acronym): (Form.SHOWN if shown else Form.LABEL)
    | (Form.LEGAL if legal else Form(0))
    | (Form.ACRONYM if acronym else Form(0))
    for shown, legal, acronym in product((False, True), repeat=3)
}

BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{1,60})[)）]\s*")
_TURNING: Final = frozenset({"university", "institute", "college", "hospital", "academy"})
_COMMONEST: Final = 2
"""Words a core must have to stand for the name without its bracket, if it is one word short."""


def variants(name: Name, cities: Iterable[str] = ()) -> dict[tuple[str, ...], Form]:
    """The word sequences under which a name is looked for, each with what it is.

    Besides the name itself: without its legal form, without what stands in brackets, that alone
    where it is an acronym; `Bern University` for `University of Bern`.
    """
    words = tuple(folded(name.text))
    form = _FORMS[name.shown, name.legal, name.language == ACRONYM]
    found = {words: form} if words else {}
    if name.legal or name.language == ACRONYM:
        return found
    bare = BRACKET.sub(" ", name.text)
    for text in {name.text: None, bare: None}:
        core = _without_form(text)
        if core and core != words and not _anyones(core, text):
            found.setdefault(core, form | Form.CORE)
    for city in cities if len(words) > 2 else ():
        if placeless := _placeless(words, _city(city)):
            found.setdefault(placeless, form | Form.PLACELESS)
    if turned := _turned(words):
        found.setdefault(turned, form | Form.TURNED)
    return found


@cache
def _city(name: str) -> tuple[str, ...]:
    return tuple(folded(name))


def _anyones(core: tuple[str, ...], text: str) -> bool:
    """Whether generic words alone stand before a legal form, as in `Research Technology Ltd.`."""
    return core != tuple(folded(text)) and _generic().issuperset(core)


@cache
def _generic() -> frozenset[str]:
    return frozenset(SAME.values())


def _without_form(text: str) -> tuple[str, ...]:
    for ending in HAN_LEGAL_FORMS:
        text = text.removesuffix(ending)
    words = folded(text)
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        del words[-1]
    return tuple(words)


def _placeless(words: tuple[str, ...], city: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the city at its end: `Washington University in St. Louis`."""
    kept = len(words) - len(city)
    ends = bool(city) and kept >= 2 and words[kept:] == city
    return words[:kept] if ends and not _TURNING.issuperset(words[:kept]) else ()


def _turned(words: tuple[str, ...]) -> tuple[str, ...]:
    if not 2 <= len(words) <= 3:
        return ()
    if words[0] in _TURNING:
        return (*words[1:], words[0])
    return (words[-1], *words[:-1]) if words[-1] in _TURNING else ()
