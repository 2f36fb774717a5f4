"""The topics that an id, a name, a part of a name or a term means, in English or Chinese.

A topic stands for itself and for everything that lies in it.
"""

from functools import cache
from typing import Final

from rapidfuzz.process import extract

from kg.resolve.normalise.names import has_han
from kg.search.folding import key
from ontology.topics import topics

SHORTEST: Final = 3
"""Letters of the shortest part of a name that is looked for; of Chinese two."""

_ALIKE: Final = 75.0
"""Per cent of letters from which a topic is named as the nearest."""


class UnknownTopicError(ValueError):
    """No topic goes by what was given; the text says which are near."""


def find_topics(text: str) -> tuple[str, ...]:
    """The ids of all topics that are meant.

    The whole name counts before a term, and a term before a part of a name. An id of another
    vocabulary (`cpc:B25J15/00`) stands for itself.

    Raises:
        UnknownTopicError: there is none.
    """
    tree = topics()
    if text in tree.by_id:
        return tree.within([text])
    wanted = key(text)
    for found in (_names().get(wanted), _terms().get(wanted), _parts(wanted)):
        if found:
            return tree.within(found)
    if ":" in text and " " not in text:
        return (text,)
    raise UnknownTopicError(f"no topic is called {text[:80]!r}{_near(wanted)}")


def _parts(wanted: str) -> list[str]:
    """What has a name or term in which words begin as these do."""
    if len(wanted) < SHORTEST - has_han(wanted):
        return []
    start = wanted if has_han(wanted) else f" {wanted}"
    held = [*_names().items(), *_terms().items()]
    return [id_ for name, ids in held if start in f" {name}" for id_ in ids]


def _near(wanted: str) -> str:
    found = extract(wanted, _names().keys(), limit=3, score_cutoff=_ALIKE)
    names = [topics().by_id[_names()[name][0]].name for name, _, _ in found]
    return f"; perhaps {', or '.join(map(repr, dict.fromkeys(names)))} was meant" if names else ""


@cache
def _names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for topic in topics():
        for name in filter(None, (topic.name, topic.name_zh)):
            found.setdefault(key(name), []).append(topic.id)
    return found


@cache
def _terms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for topic in topics():
        for term in topic.terms:
            found.setdefault(key(term), []).append(topic.id)
    return found
