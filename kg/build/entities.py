"""From the mentions of one entity to its node: class, names, identifiers, properties."""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import orjson

from kg.resolve.normalise.names import has_han, search_text
from ontology.graph import Node
from ontology.schema import vocabulary

REGISTRY_ORDER = ("zone", "ror", "sec-tickers", "lei")
"""Whose word on a name, a class or a place counts first."""

ABSTRACT_SEARCHED = 2_000
"""Characters of an abstract that the full-text index sees."""


def digest(kind: str, properties: str) -> int:
    """63 bits that change when a node's or edge's kind or properties (JSON text) do."""
    text = f"{kind}\0{properties}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest()) >> 1


def entity(id_: str, identifiers: list[str], mentions: Iterable[Mapping[str, Any]]) -> Node:
    """The node of an entity.

    Args:
        id_: the entity's id.
        identifiers: CURIEs of the entity.
        mentions: of the entity, each with `kind`, `name`, `names`, `properties` (JSON text),
            `registry`, `origin`, `position` and `document`.
    """
    ranked = sorted(mentions, key=_rank)
    kind = _kind(ranked)
    name = _name(ranked)
    properties: dict[str, Any] = {}
    for mention in ranked:
        _take(properties, mention["properties"])
    properties |= {"name": name, **_translations(ranked, name)}
    aliases = tuple(sorted(_names(ranked) - {name}))
    properties |= {
        k: v for k, v in (("aliases", aliases), ("identifiers", tuple(identifiers))) if v
    }
    abstract = properties.get("abstract", "")[:ABSTRACT_SEARCHED]
    properties["searchText"] = search_text(" ".join((name, *aliases, abstract)))
    allowed = vocabulary().properties_of(kind)
    labels = vocabulary().classes[kind].ancestors
    return Node(id_, labels, {k: v for k, v in properties.items() if k in allowed})


def _rank(mention: Mapping[str, Any]) -> tuple[Any, ...]:
    registry = mention["origin"] if mention["registry"] else ""
    order = REGISTRY_ORDER.index(registry) if registry in REGISTRY_ORDER else len(REGISTRY_ORDER)
    return (mention["position"] != 1, order, mention["document"], mention["position"])


def _kind(ranked: list[Mapping[str, Any]]) -> str:
    classes = vocabulary().classes
    depth = max(len(classes[mention["kind"]].ancestors) for mention in ranked)
    return str(next(m["kind"] for m in ranked if len(classes[m["kind"]].ancestors) == depth))


def _name(ranked: list[Mapping[str, Any]]) -> str:
    first = ranked[0]
    if first["position"] == 1:
        return str(first["name"])
    counts = Counter(mention["name"] for mention in ranked)
    # Of names printed equally often the fuller one tells more: Ada Byron, not A. Byron.
    return str(max(counts, key=lambda name: (counts[name], len(name), name)))


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


def _take(properties: dict[str, Any], text: str) -> None:
    if text:
        for name, value in orjson.loads(text).items():
            properties.setdefault(name, value)
