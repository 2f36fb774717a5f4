"""How well a name fits what was typed, and what a thing's standing adds to it."""

from typing import Final

from kg.search.folding import FILLERS, tokens
from kg.search.index import Form

TEXT: Final = 0.1
_STANDING: Final = 0.3

_KINDS: Final = {"Person": 0.02, "Topic": 0.01, "Paper": -0.02, "Patent": -0.03, "Filing": -0.06}
_ORGANIZATION: Final = 0.05
_OTHER_KINDS: Final = ("Place", "Agreement", "Grant", "PatentFamily")


def standing(kind: str, its: float) -> float:
    """What kind and standing of a thing add to how well its name fits."""
    other = 0.0 if kind in _OTHER_KINDS else _ORGANIZATION
    return _STANDING * its + _KINDS.get(kind, other)


def fit(how: str, typed: str, name: str, form: Form) -> float:
    """How well a name fits, from 0 to 1.

    Args:
        how: the name of a `MatchKind`.
        typed: the key of what was typed.
        name: the key of the name.
        form: how that key came from the name.
    """
    share = covered(typed, name)
    if form is Form.PINYIN:
        return 0.85 if share == 1 else 0.5 + 0.3 * share
    match how:
        case "NAME":
            return 1.0 if form is Form.NAME else 0.96  # more than by how it begins
        case "PREFIX":
            after = name[len(typed) : len(typed) + 1]
            whole = after in ("", " ") or not after.isascii()
            return 0.6 + 0.05 * whole + 0.3 * share
        case "WORDS":
            return 0.5 + 0.3 * share + _order(typed, name)
        case "SPELLING":
            return 0.48 + 0.35 * share
        case _:
            return 0.3 + 0.3 * share


def covered(typed: str, name: str) -> float:
    """How much of a name was typed, fillers left aside."""
    return min(1.0, _weight(typed) / max(1, _weight(name)))


def _weight(text: str) -> int:
    return sum(len(each) for each in tokens(text) if each not in FILLERS)


def _order(typed: str, name: str) -> float:
    """More for words that stand together, or at least in the order in which they were typed."""
    if typed in name:
        return 0.08
    rest = iter(name.replace(" ", ""))
    in_order = all(letter in rest for letter in typed.replace(" ", ""))
    if not in_order:
        return 0.0
    # 南科大 for 南方科技大学: a short form begins and ends as the name does, more or less.
    return 0.08 if typed[0] == name[0] else 0.05
