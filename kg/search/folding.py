"""What the name of a thing and the words of whoever looks for it have in common."""

from functools import cache
from typing import Final

from kg.resolve.normalise.names import has_han, title_key

_INITIALS_FROM: Final = 3
"""Han characters of the shortest name whose initials (`gkd`) lead to it."""

FILLERS: Final = frozenset(("the", "of", "and", "for", "in", "at", "a", "an", "de"))
"""Words that a search need not share with a name."""


def key(text: str) -> str:
    """A text as it is compared: folded, in simplified characters, without a leading article."""
    folded = title_key(text)
    return folded.removeprefix("the ") or folded


def tokens(folded: str) -> list[str]:
    """The words of a key, Chinese character by character."""
    if folded.isascii():
        return folded.split()
    spread = "".join(f" {each} " if has_han(each) else each for each in folded)
    return spread.split()


def swapped(folded: str) -> str:
    """The words of a key in an order of their own: names of people are given in either."""
    return " ".join(sorted(folded.split()))


def pinyin(folded: str, *, person: bool = False) -> tuple[str, ...]:
    """Ways to write a Chinese name in Latin letters: in one word, apart, by its initials.

    Args:
        folded: a key; nothing comes of one without Chinese.
        person: whether it is a family name of one character before a given name.
    """
    if not has_han(folded):
        return ()
    syllables = _syllables(folded)
    if person:
        family, given = syllables[0], "".join(syllables[1:])
        return (family + given, f"{family} {given}".strip())
    joined = ("".join(syllables),)
    if len(syllables) < _INITIALS_FROM:
        return joined
    return (*joined, "".join(each[0] for each in syllables))


def _syllables(folded: str) -> list[str]:
    return [part for each in _reader()(folded) for part in each.split()]


@cache
def _reader():  # type: ignore[no-untyped-def] # noqa: ANN202 - pypinyin has no better
    from pypinyin import lazy_pinyin  # a second and 30 MB: only where there is Chinese

    return lazy_pinyin
