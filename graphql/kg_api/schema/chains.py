"""Chains of links between two things, the shortest first."""

from typing import Final

from kg_api.fields.arguments import Argument, Choice, at_most
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import Declared, many, one
from kg_api.schema.enums import LinkKind
from kg_api.schema.lookup import an_id, found

LONGEST: Final = 6
LONGEST_FILTERED: Final = 4

_CHAIN_KINDS: Final = [
    LinkKind.AFFILIATED_WITH,
    LinkKind.APPLIED_FOR,
    LinkKind.ASSIGNED_TO,
    LinkKind.AUTHORED,
    LinkKind.CONTRIBUTED_TO,
    LinkKind.INVENTED,
    LinkKind.OFFICER_OF,
    LinkKind.PARTY_TO,
]
LINK_KINDS: Final = Choice(
    "kinds", list[LinkKind], "Links to go along, in either direction.", default=_CHAIN_KINDS
)
FROM: Final = an_id("from", "Where it starts", identifies="Entity")
TO: Final = an_id("to", "Where it ends", identifies="Entity")
MAX_LENGTH: Final = Argument(
    "maxLength",
    int,
    f"How many links it may have, at most {LONGEST}.",
    default=LONGEST,
    convert=at_most(LONGEST, 1),
)
MAX_LENGTH_OF_SEVERAL: Final = Argument(
    "maxLength",
    int,
    f"How many links they may have, at most {LONGEST_FILTERED}.",
    default=3,
    convert=at_most(LONGEST_FILTERED, 1),
)
MIN_CONFIDENCE: Final = Argument(
    "minConfidence",
    float,
    "Only links with evidence at least as sure, from 0 to 1; "
    f"such chains have at most {LONGEST_FILTERED} links.",
    "all(step IN relationships(path) "
    "WHERE any(sure IN coalesce(step.confidences, []) WHERE sure >= $minConfidence))",
)

_ALONG_NODES: Final = "reduce(told = '', each IN nodes(path) | told + ' ' + each.id)"
_ALONG_LINKS: Final = "reduce(told = '', each IN relationships(path) | told + ' ' + type(each))"
_ALONG: Final = f"{_ALONG_NODES}, {_ALONG_LINKS}"

SINCE: Final = Argument(
    "since",
    int,
    "Only chains whose works and agreements are of this year or later; "
    f"such chains have at most {LONGEST_FILTERED} links.",
    "all(each IN nodes(path) WHERE each.year IS NULL OR each.year >= $since)",
)
UNTIL: Final = Argument(
    "until",
    int,
    "Only chains whose works and agreements are of this year or earlier; "
    f"such chains have at most {LONGEST_FILTERED} links.",
    "all(each IN nodes(path) WHERE each.year IS NULL OR each.year <= $until)",
)
CHAIN_FILTERS: Final = (MIN_CONFIDENCE, SINCE, UNTIL)
MOST_CHAINS: Final = 10
CHAINS: Final = Argument(
    "first",
    int,
    f"How many chains, at most {MOST_CHAINS}.",
    default=3,
    convert=at_most(MOST_CHAINS),
)

_ENDS = (
    QueryStep(found("$from", "start")),
    QueryStep(found("$to", "goal", kept="start, "), where=("start <> goal",)),
)


def _deeper(length: int, chains: str, *, filtered: bool) -> QueryStep:
    """Look for chains of one more link, unless there are enough; without a filter, not at all."""
    return QueryStep(
        f"WITH start, goal, CASE WHEN size(chains) >= {chains} OR $maxLength < {length} "
        f"THEN chains ELSE chains + COLLECT {{ "
        f"MATCH path = (start)-[:<kinds>*{length}..{length}]-(goal) WHERE <filters> "
        f"RETURN path ORDER BY {_ALONG} LIMIT {chains} }} END AS chains",
        filters=CHAIN_FILTERS,
        otherwise="" if filtered else None,
    )


def _near(chains: str, otherwise: str | None) -> QueryStep:
    """Chains of one link or two."""
    return QueryStep(
        "WITH start, goal, COLLECT { MATCH path = (start)-[:<kinds>*1..2]-(goal) WHERE <filters> "
        f"RETURN path ORDER BY length(path), {_ALONG} LIMIT {chains} }} AS chains",
        filters=CHAIN_FILTERS,
        otherwise=otherwise,
    )


_EACH_CHAIN = QueryStep("UNWIND chains AS path WITH path", where=("length(path) <= $maxLength",))

# The embedded store looks at conditions only after it has chosen the shortest path, so that with
# a condition chains are looked for one length after the other, and fewer links are allowed.
_CHAIN = (
    *_ENDS,
    _near(
        "1",
        # All of them, for the servers each have a favourite among chains of one length.
        "WITH start, goal, COLLECT { "
        f"MATCH path = allShortestPaths((start)-[:<kinds>*..{LONGEST}]-(goal)) "
        f"RETURN path ORDER BY {_ALONG} LIMIT 1 }} AS chains",
    ),
    _deeper(3, "1", filtered=True),
    _deeper(4, "1", filtered=True),
    _EACH_CHAIN,
)
_CHAINS = (
    *_ENDS,
    _near("$first", None),
    _deeper(3, "$first", filtered=False),
    _deeper(4, "$first", filtered=False),
    _EACH_CHAIN,
)

PATH: Final[Declared] = one(
    _CHAIN,
    "A shortest chain of links between two things; null if none is short enough.",
    FROM,
    TO,
    MAX_LENGTH,
    LINK_KINDS,
    this="path",
)
PATHS: Final[Declared] = many(
    _CHAINS,
    (Key("length(path)"), Key(_ALONG_NODES), Key(_ALONG_LINKS)),
    "Chains of links between two things, the shortest first; "
    f"they have at most {LONGEST_FILTERED} links.",
    FROM,
    TO,
    MAX_LENGTH_OF_SEVERAL,
    LINK_KINDS,
    CHAINS,
    this="path",
)
