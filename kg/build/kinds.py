"""What an organisation is by its name, where no source says: by legal forms and telling words.

The rules of 28 November 2026 are `kinds.tsv`, in their order, each with why it is held; the counts
in it are of 46,779 organisations whose kind ROR gives. Only what is certain: `Acme Optics` may be
anything, `Acme Optics Co., Ltd.` is a company.
"""

import re
from collections.abc import Sequence
from csv import QUOTE_NONE, DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.resolve.normalise.names import has_han, search_text
from ontology.legal_forms import latin_words, legal_forms

UNKNOWN: Final = "Organization"
"""The class of an organisation of which nothing tells what it is."""

RULES: Final = Path(__file__).with_name("kinds.tsv")

_CODES: Final = frozenset(
    ["as", "na", "nl", "pt", "ua", "eg", "ev", "ou", "cv", "se", "ao", "gk", "sa", "ag", "ab"]
)
"""Forms that stand for a country or a word as well where a comma goes before them."""

_PARTS: Final = re.compile(r"[,;/]|\s[-–—]\s")
_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class KindFromName:
    """What a name tells.

    Attributes:
        kind: a class of the vocabulary.
        by: the words of the name that tell it.
    """

    kind: str
    by: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table.

    Attributes:
        kind: the class told; empty where the words leave it open.
        where: they are the `first` or the `last` words of the name, stand `any`where, stand in the
            name of what a university `runs`, `close` all of what is printed, or the name in Han
            `ends` in them.
        words: sequences of words, or of characters.
    """

    kind: str
    where: str
    words: tuple[str, ...]

    def finds(self, words: Sequence[str]) -> str:
        """Those of its words that a name has where they must stand; empty for none."""
        text = f" {' '.join(words)} "
        return next((each for each in self.words if self._fits(text, f" {each} ")), "")

    def _fits(self, text: str, found: str) -> bool:
        """Whether words stand in a name, both with blanks around them, where they must."""
        if self.where == "ends":
            return has_han(text) and text.endswith(found[1:])
        if self.where == "first":
            return text.startswith(found)
        if self.where == "runs":
            return " university " in text and found in text
        return found in text if self.where == "any" else text.endswith(found)


def kind_by_name(name: str) -> KindFromName | None:
    """What a name tells of what the organisation is; None where it tells nothing.

    Args:
        name: as printed, which may go on with a place: `Acme Co., Ltd., Shenzhen, China`.
    """
    first, *more = [_words(part) for part in _PARTS.split(_bare(name))]
    if any(rule.finds(first) for rule in _rules() if rule.where == "first" and not rule.kind):
        return None
    alone = (part for part in more if len(part) == 1 and part[0] not in _CODES)
    for words in (first, *alone):
        if form := _form(words):
            return KindFromName("Company", form)
    for rule in _rules():
        if found := rule.finds((more or [first])[-1] if rule.where == "close" else first):
            return KindFromName(rule.kind, found) if rule.kind else None
    return None


def _bare(name: str) -> str:
    """A name without what stands in brackets, and without dots: `Acme (Hong Kong) L.L.C.`."""
    return _BRACKETS.sub(" ", name).replace(".", "")


def _words(part: str) -> list[str]:
    return _WORD.findall(search_text(part).lower())


def _form(words: Sequence[str]) -> str:
    """The legal form that a name ends in; empty for none, and for what is nothing but a form."""
    last = words[-1] if words else ""
    if has_han(last):
        return next((form for form in _han_forms() if last.endswith(form) and last != form), "")
    return last if last in latin_words() else ""


@cache
def _rules() -> tuple[_Rule, ...]:
    with RULES.open(encoding="utf-8", newline="") as file:
        return tuple(
            _Rule(row["kind"], row["where"], tuple(row["words"].split("|")))
            for row in DictReader(file, delimiter="\t", quoting=QUOTE_NONE)
        )


@cache
def _han_forms() -> tuple[str, ...]:
    return tuple(
        word
        for form in legal_forms()
        if form.script != "Latn" and form.last and form.sort == "company"
        for word in form.words
    )
