"""Prices of what steps do not tell: searches through the graph, and what is read elsewhere."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kg_api.cost.cardinality import Rowset, most, types_of
from kg_api.cost.statistics import Statistics
from kg_api.cypher.tree import Slot
from kg_api.fields.arguments import FIRST
from kg_api.schema import prior_work as prior
from kg_api.schema.analytics import GROUP_BY, OF, PLACE, Grouping
from kg_api.schema.cut_points import AMONG, NARROWING, Network
from kg_api.schema.filters import ABOUT_TOPIC, MOVER_TOPIC, OF_EVIDENCE
from kg_api.schema.move_groups import GROUP_MOVES_BY, MoveGrouping
from kg_api.schema.search import MOST_HITS, MOST_SUGGESTED

_KINDS: Final = Slot("kinds")
_LEVEL: Final = Slot("level")


def _path(statistics: Statistics, given: Mapping[str, Any]) -> tuple[float, Rowset]:
    """No link more than once from either side."""
    degrees = statistics.links(types_of((_KINDS,), given), "")
    first = given.get(FIRST.name, 1)
    return sum(each.total for each in degrees), Rowset(float(max(first or 0, 0)), 1)


def _subgraph(statistics: Statistics, given: Mapping[str, Any]) -> tuple[float, Rowset]:
    """Every hop looks at all links of what the last one kept."""
    degrees = statistics.links(types_of((_KINDS,), given), "")
    near = float(len(given["seeds"]))
    price = 2 * near
    for _ in range(max(given["hops"], 0)):
        reached = most(degrees, Rowset(near, 1))
        price += reached
        near = min(reached, max(given["limit"], 0))
    return price, Rowset(float(max(given["limit"], 0)), 1)


def _explain(_: Statistics, __: Mapping[str, Any]) -> tuple[float, Rowset]:
    """Read from files: as long as the store takes for about so many rows."""
    return 100_000.0, Rowset(1, 1)


def _prior_work(
    statistics: Statistics, given: Mapping[str, Any], at: Rowset
) -> tuple[float, Rowset]:
    """What the index of vectors gives, and all works that citations join to the given one."""
    near = float(prior.NEAREST)
    touched = near
    works = given.get(prior.WORKS.name)
    if given.get(prior.WORK.name) is not None or works is not None:
        out, into = (statistics.links(("CITES",), sign) for sign in "><")
        cited, citing = most(out, Rowset(1, 1)), most(into, Rowset(1, 1))
        joined = (cited, citing, most(into, Rowset(cited, 1)), most(out, Rowset(citing, 1)))
        touched += sum(joined)
        near += sum(min(each, prior.JOINED) for each in joined)
    # Whether one of them is an organisation, with works of its own, is not known.
    times = 1 if works is None else min(len(works) * prior.NEWEST, prior.MOST_WORKS)
    return times * (touched + near), Rowset(times * near, at.rows)


def _search(statistics: Statistics, _: Mapping[str, Any], at: Rowset) -> tuple[float, Rowset]:
    """Everything that is found is looked up by its id."""
    hits = float(min(statistics.count("Entity"), MOST_HITS))
    return hits, Rowset(hits, at.rows)


def _suggest(_: Statistics, given: Mapping[str, Any], at: Rowset) -> tuple[float, Rowset]:
    hits = float(min(max(given[FIRST.name], 0), MOST_SUGGESTED))
    return hits, Rowset(hits, at.rows)


def _collaborators(
    statistics: Statistics, given: Mapping[str, Any], at: Rowset
) -> tuple[float, Rowset]:
    """Every collaboration; all its evidence where one asks for some; once the works of a topic."""
    levels = types_of((_LEVEL,), given)
    ties = most(statistics.links(levels, ">"), at)
    near = most(statistics.links(levels, "<"), Rowset(ties, at.rows))
    asked = any(given.get(each.name) is not None for each in OF_EVIDENCE)
    shown = most(statistics.links(("EVIDENCED_BY",), ">"), Rowset(near, ties)) if asked else 0.0
    about = 0.0
    if given.get(ABOUT_TOPIC.name) is not None:
        about = at.groups * (statistics.count("Topic") + _most_of_one(statistics, "HAS_TOPIC", "<"))
    return ties + near + shown + about, Rowset(near, at.rows)


def _most_of_one(statistics: Statistics, type_: str, sign: str) -> float:
    return most(statistics.links((type_,), sign), Rowset(1, 1))


def _groups(statistics: Statistics, given: Mapping[str, Any], at: Rowset) -> tuple[float, Rowset]:
    """Every piece of evidence of the collaborations, seen from both sides, under every topic."""
    levels = types_of((_LEVEL,), given)
    ties = float(statistics.count("Collaboration"))
    if given.get(OF.name) is not None:
        ties = most(statistics.links(levels, ">"), Rowset(1, 1))
    elif given.get(PLACE.name) is not None:
        there = _most_of_one(statistics, "LOCATED_IN", "<")
        ties = most(statistics.links(levels, ">"), Rowset(there, 1))
    shown = 2 * most(statistics.links(("EVIDENCED_BY",), ">"), Rowset(ties, 1))
    ties += ties * len({Grouping.PLACE, Grouping.PARTNER_PLACE} & {*given[GROUP_BY.name]})
    if Grouping.TOPIC in given[GROUP_BY.name]:
        shown *= max((d.largest for d in statistics.links(("HAS_TOPIC",), ">")), default=1)
    return 2 * ties + shown, Rowset(shown, at.rows)


def _cut_points(
    statistics: Statistics, given: Mapping[str, Any], at: Rowset
) -> tuple[float, Rowset]:
    """All ties of the network, once read and once walked; whoever has some may be a cut point."""
    of_people = given[AMONG.name] is Network.PEOPLE
    types, label = (
        (("AUTHORED", "INVENTED", "AFFILIATED_WITH"), "Person")
        if of_people
        else (("PARTICIPATES_IN",), "Organization")
    )
    touched = 2 * sum(each.total for each in statistics.links(types, ">"))
    if any(given.get(each.name) is not None for each in NARROWING):
        touched += sum(e.total for e in statistics.links(("EVIDENCED_BY", "HAS_TOPIC"), ">"))
    points = float(statistics.count(label))
    return touched + points, Rowset(points, at.rows)


def _mobility(statistics: Statistics, given: Mapping[str, Any], at: Rowset) -> tuple[float, Rowset]:
    """Every pair of affiliations of a person; once the people with works on a topic."""
    there, here = (statistics.links(("AFFILIATED_WITH",), sign) for sign in "<>")
    organizations = float(statistics.count("Organization"))
    people = most(there, Rowset(organizations, 1))
    pairs = most(here, Rowset(people, organizations))
    touched = organizations + people + 3 * pairs  # the spells of both
    if given.get(MOVER_TOPIC.name) is not None:
        on_topic = statistics.links(("HAS_TOPIC", "AUTHORED", "INVENTED"), ">")
        touched += statistics.count("Topic") + sum(each.total for each in on_topic)
    return touched, Rowset(pairs, pairs)


def _moves(statistics: Statistics, given: Mapping[str, Any], at: Rowset) -> tuple[float, Rowset]:
    """Every move, and the topics of the works of those who moved."""
    touched, found = _mobility(statistics, given, at)
    if MoveGrouping.TOPIC in given[GROUP_MOVES_BY.name]:
        works = most(statistics.links(("AUTHORED", "INVENTED"), ">"), Rowset(found.rows, 1))
        topics = most(statistics.links(("HAS_TOPIC",), ">"), Rowset(works, 1))
        return touched + works + topics, Rowset(topics, at.rows)
    return touched, Rowset(found.rows, at.rows)


def _partners_to_be(
    statistics: Statistics, given: Mapping[str, Any], at: Rowset
) -> tuple[float, Rowset]:
    """Every partner, every partner of a partner, and the links to both."""
    ways = statistics.links(types_of((_LEVEL,), given), ">")
    near = most(ways, at)
    far = most(ways, Rowset(near, at.rows))
    return 4 * near + 2 * far, Rowset(far, at.rows)


AtOnce = Callable[[Statistics, Mapping[str, Any]], tuple[float, Rowset]]
AT_ONCE: Final[Mapping[str, AtOnce]] = {
    "Query.explain": _explain,
    "Query.path": _path,
    "Query.paths": _path,
    "Query.subgraph": _subgraph,
}
"""Fields of the query that are priced as a whole: the rows touched, and those that are found."""

Finding = Callable[[Statistics, Mapping[str, Any], Rowset], tuple[float, Rowset]]
FINDING: Final[Mapping[str, Finding]] = {
    "Query.collaborations": _groups,
    "Query.cutPoints": _cut_points,
    "Query.mobility": _mobility,
    "Query.moves": _moves,
    "Query.priorWork": _prior_work,
    "Query.search": _search,
    "Query.suggest": _suggest,
    "Organization.collaborators": _collaborators,
    "Organization.potentialPartners": _partners_to_be,
}
"""Lists whose clauses look at the same thing again, or hold what is not asked for."""
