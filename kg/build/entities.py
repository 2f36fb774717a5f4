"""From the mentions of one entity to its node: class, names, identifiers, properties."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.build.kinds import UNKNOWN, kind_by_name
from kg.build.statements import ReadMention, best, statements
from kg.resolve.normalise.names import has_han, search_text
from ontology.graph import Node
from ontology.schema import vocabulary
from ontology.statements import MOST, Statement, lists_of_statements, text_of

ABSTRACT_SEARCHED = 2_000
"""Characters of an abstract that the full-text index sees."""


def entity(id_: str, identifiers: list[str], mentions: Iterable[Mapping[str, Any]]) -> Node:
    """The node of an entity.

    Args:
        id_: the entity's id.
        identifiers: CURIEs of the entity.
        mentions: of the entity, each with `kind`, `name`, `names`, `properties` (JSON text),
            `registry`, `origin` (name of the source), `position`, `document` and `identifiers`.
    """
    read = [ReadMention.of(each) for each in mentions]
    ranked = [each.mention for each in sorted(read, key=lambda each: each.rank("name"))]
    name = _name(ranked)
    properties = best(read)
    properties |= {"name": name, **_translations(ranked, name)}
    aliases = tuple(sorted(_names(ranked) - {name}))
    kind, by_name = _kind(ranked, (name, *aliases))
    properties |= {
        k: v for k, v in (("aliases", aliases), ("identifiers", tuple(identifiers))) if v
    }
    abstract = properties.get("abstract", "")[:ABSTRACT_SEARCHED]
    properties |= lists_of_statements(sorted((*statements(read), *by_name)))
    properties["searchText"] = search_text(" ".join((name, *aliases, abstract)))
    allowed = vocabulary().properties_of(kind)
    labels = vocabulary().classes[kind].ancestors
    return Node(id_, labels, {k: v for k, v in properties.items() if k in allowed})


def _kind(
    ranked: list[Mapping[str, Any]], names: Iterable[str]
) -> tuple[str, tuple[Statement, ...]]:
    """The class that sources say, or else the first name that tells one; and what says the latter.

    That is a statement like those of sources, of the documents that print the name.
    """
    classes = vocabulary().classes
    depth = max(len(classes[mention["kind"]].ancestors) for mention in ranked)
    kind = str(next(m["kind"] for m in ranked if len(classes[m["kind"]].ancestors) == depth))
    for name in names if kind == UNKNOWN else ():
        if told := kind_by_name(name):
            documents = dict.fromkeys(m["document"] for m in ranked if name in _names([m]))
            said = f"{told.kind}, by its name: {name} ({told.by})"
            return told.kind, (Statement("kind", text_of(said), tuple(documents)[:MOST]),)
    return kind, ()


def _name(ranked: list[Mapping[str, Any]]) -> str:
    named = [each for each in ranked if not _is_number(each)] or ranked
    first = named[0]
    if first["position"] == 1:
        return str(first["name"])
    counts = Counter(mention["name"] for mention in named)
    # Of names printed equally often the fuller one tells more: Ada Byron, not A. Byron.
    return str(max(counts, key=lambda name: (counts[name], len(name), name)))


def _is_number(mention: Mapping[str, Any]) -> bool:
    """Whether a mention has no name but an identifier, as a work that is cited by its DOI."""
    values = {each.partition(":")[2] for each in mention["identifiers"] or ()}
    return mention["name"] in values


def _names(ranked: list[Mapping[str, Any]]) -> set[str]:
    return {m["name"] for m in ranked} | {n["text"] for m in ranked for n in m["names"]}


def _translations(ranked: list[Mapping[str, Any]], name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in ranked:
        for other in mention["names"]:
            language = other["language"].partition("-")[0]
            if language in ("en", "zh"):
                found.setdefault(f"name{language.title()}", other["text"])
    for printed in (name, *(mention["name"] for mention in ranked)):
        found.setdefault("nameZh" if has_han(printed) else "nameEn", printed)
    return found
