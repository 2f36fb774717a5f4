"""Chains of links between two things, the shortest first.

They are looked for before the statement (`kg_api.execution.chains`), for no store goes on from both
ends under conditions; the statement gets the chains in the place of `kinds`, each as a map of the
ids of its `nodes` and of its `links`, which are maps of their ends, `one` and `other`, of which the
first is known to have fewer links, of whether they go out from that one (`onward`), and of `type`
and `kind`.
"""

from dataclasses import replace
from typing import Final

from kg_api.fields.arguments import Argument, Given, as_given, at_most
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import Declared, many, one
from kg_api.schema.enums import LinkKind
from kg_api.schema.lookup import an_id

LONGEST: Final = 6
LONGEST_OF_SEVERAL: Final = 4
MOST_CHAINS: Final = 10

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


def _some(kinds: list[LinkKind]) -> Given:
    if not kinds:
        raise ValueError("name at least one")
    return as_given(kinds)


LINK_KINDS: Final = Argument(
    "kinds",
    list[LinkKind],
    "Links to go along, in either direction.",
    default=_CHAIN_KINDS,
)
SOME_KINDS: Final = replace(LINK_KINDS, convert=_some)
"""The same as it is given: the statement may get no chain, but the search needs a kind."""

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
    f"How many links they may have, at most {LONGEST_OF_SEVERAL}.",
    default=3,
    convert=at_most(LONGEST_OF_SEVERAL, 1),
)
MIN_CONFIDENCE: Final = Argument(
    "minConfidence",
    float,
    "Only links with evidence at least as sure, from 0 to 1.",
    "any(sure IN coalesce(step.confidences, []) WHERE sure >= $minConfidence)",
)
SINCE: Final = Argument(
    "since",
    int,
    "Only chains whose works and agreements are of this year or later.",
    "(far.year IS NULL OR far.year >= $since)",
)
UNTIL: Final = Argument(
    "until",
    int,
    "Only chains whose works and agreements are of this year or earlier.",
    "(far.year IS NULL OR far.year <= $until)",
)
CHAIN_FILTERS: Final = (MIN_CONFIDENCE, SINCE, UNTIL)
"""Conditions on a link, `step`, and on what it leads to, `far`."""

CHAINS: Final = Argument(
    "first",
    int,
    f"How many chains, at most {MOST_CHAINS}.",
    default=3,
    convert=at_most(MOST_CHAINS),
)

_EACH_CHAIN: Final = (
    QueryStep("UNWIND range(0, size($kinds) - 1) AS place WITH place, $kinds[place] AS chain"),
)

PATH: Final[Declared] = one(
    _EACH_CHAIN,
    "A shortest chain of links between two things; null if none is short enough.",
    FROM,
    TO,
    MAX_LENGTH,
    LINK_KINDS,
    *CHAIN_FILTERS,
    this="chain",
)
PATHS: Final[Declared] = many(
    _EACH_CHAIN,
    (Key("place"),),
    "Chains of links between two things that come to nothing twice, the shortest first, then by "
    f"ids; they have at most {LONGEST_OF_SEVERAL} links.",
    FROM,
    TO,
    MAX_LENGTH_OF_SEVERAL,
    LINK_KINDS,
    CHAINS,
    *CHAIN_FILTERS,
    this="chain",
)
