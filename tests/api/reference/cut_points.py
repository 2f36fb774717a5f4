"""Cut points said plainly, for `reference`: each is taken away, and it is looked again."""

from kg.topics.find import find_topics
from tests.api.reference.graph import Arguments, Graph, Listing, Row, Thing
from tests.api.reference.lists import named
from tests.api.reference.pages import BY_ID, OF_EVIDENCE, has_topic, kept, of_row, only

Ties = dict[Thing, set[Thing]]


def cut_points(graph: Graph, _: object, given: Arguments) -> Listing:
    """Those without whom fewer pairs of one here and one there are joined."""
    if given.get("topic") is not None:
        find_topics(given["topic"])
    named(graph, "cutPoints", given, place="Place", partnerPlace="Place")
    of_people = given["among"] == "PEOPLE"
    ties = _people(graph, given) if of_people else _organizations(graph, given)
    here, there = (_members(graph, given[e], of_people) for e in ("place", "partnerPlace"))
    before = _joined(ties, here, there)
    rows = []
    for thing in ties:
        if "Agent" not in thing.labels:
            continue
        left = _joined({k: v - {thing} for k, v in ties.items() if k is not thing}, here, there)
        lost = {pair for pair in before - left if thing not in pair}
        if lost or (before and not left):
            values = {"separated": len(lost), "disconnects": not left}
            rows.append(Row(thing, values=values))
    return Listing(rows, (of_row("separated", 0, most=True), BY_ID))


def _members(graph: Graph, place: str, of_people: bool) -> set[Thing]:
    at = graph.found(place)
    its = (
        {o for _, o in graph.leading(at, "<-LOCATED_IN") if "Organization" in o.labels}
        if at
        else set()
    )
    if not of_people:
        return its
    people = {p for each in its for _, p in graph.leading(each, "<-AFFILIATED_WITH")}
    return {each for each in people if "Person" in each.labels}


def _organizations(graph: Graph, given: Arguments) -> Ties:
    asked = only(given, "topic", "since", "until")
    ties: Ties = {}
    for tie in graph.of("Collaboration"):
        shown = [Row(far, [link]) for link, far in graph.leading(tie, "->EVIDENCED_BY")]
        if any(e is not None for e in asked.values()) and not kept(
            graph, shown, asked, OF_EVIDENCE
        ):
            continue
        ends = [o for _, o in graph.leading(tie, "<-PARTICIPATES_IN") if "Organization" in o.labels]
        for one in ends:
            ties.setdefault(one, set()).update(e for e in ends if e is not one)
    return {thing: near for thing, near in ties.items() if near}


def _people(graph: Graph, given: Arguments) -> Ties:
    ties: Ties = {}
    for person in graph.of("Person"):
        for _, work in graph.leading(person, "->AUTHORED|INVENTED"):
            year, topic = work.get("year"), given.get("topic")
            since, until = given.get("since"), given.get("until")
            if (
                (topic is None or has_topic(graph, work, topic))
                and (since is None or (year is not None and year >= since))
                and (until is None or (year is not None and year <= until))
            ):
                ties.setdefault(person, set()).add(work)
                ties.setdefault(work, set()).add(person)
    return ties


def _joined(ties: Ties, here: set[Thing], there: set[Thing]) -> set[tuple[Thing, Thing]]:
    found = set()
    for one in ties.keys() & here:
        reached, waiting = {one}, [one]
        while waiting:
            fresh = ties.get(waiting.pop(), set()) - reached
            reached |= fresh
            waiting += fresh
        found |= {(one, other) for other in reached & there if other is not one}
    return found
