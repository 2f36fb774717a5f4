"""What is told of many collaborations or careers at once: said plainly, for `reference`."""

from math import inf, log
from typing import Final

from tests.api.reference.graph import (
    Arguments,
    Graph,
    Link,
    Listing,
    RefusedError,
    Row,
    Thing,
    Value,
)
from tests.api.reference.lists import counts_for, named, narrowest, way_of
from tests.api.reference.pages import (
    BY_ID,
    BY_NAME,
    BY_TYPE,
    BY_YEAR,
    OF_EVIDENCE,
    Key,
    kept,
    of_row,
    only,
    ordered,
)

KINDS = (
    "Archive", "Company", "Funder", "Government", "Hospital", "JointLaboratory", "Nonprofit",
    "OrganizationalUnit", "ResearchInstitute", "University",
)  # fmt: skip


def partners(graph: Graph, thing: Thing, level: str) -> list[Thing]:
    """Organisations that share a collaboration with a thing, at a level."""
    return list(
        dict.fromkeys(
            far
            for mine, tie in graph.leading(thing, f"->{level}")
            if "Collaboration" in tie.labels
            for its, far in graph.leading(tie, f"<-{level}")
            if its is not mine and "Organization" in far.labels
        )
    )


_OF_ONE_HOUSE: Final = "SUBSIDIARY_OF|PART_OF"


def potential_partners(graph: Graph, thing: Thing, given: Arguments) -> Listing:
    """Partners of partners that are none themselves."""
    level, thing = way_of(given), counts_for(graph, thing, given)
    near = [each for each in partners(graph, thing, level) if each is not thing]
    kin = [far for way in ("->", "<-") for _, far in graph.leading(thing, f"{way}{_OF_ONE_HOUSE}")]
    rows = []
    for node in graph.of("Organization"):
        common = [
            each
            for each in near
            if node is not each
            and node in partners(graph, each, level)
            and all(_in_years(graph, given, level, *pair) for pair in ((thing, each), (each, node)))
        ]
        if node is thing or node in near or node in kin or not common:
            continue
        degrees = [
            len([t for _, t in graph.leading(each, f"->{level}") if _is_tie(t)]) for each in common
        ]
        score = round(sum(1.0 / log(1.0 + degree) for degree in degrees), 9)
        rows.append(Row(node, values={"commonPartners": len(common), "score": score}))
    return Listing(rows, (of_row("score", 0.0, most=True), BY_ID))


def _in_years(graph: Graph, given: Arguments, level: str, one: Thing, other: Thing) -> bool:
    """Whether what two do together reaches into the years that are asked for."""
    ties = [
        tie
        for _, tie in graph.leading(one, f"->{level}")
        if _is_tie(tie) and other in [far for _, far in graph.leading(tie, f"<-{level}")]
    ]
    first = [year for tie in ties if (year := tie.get("firstYear")) is not None]
    last = [year for tie in ties if (year := tie.get("lastYear")) is not None]
    since, until = given.get("since"), given.get("until")
    return (since is None or max(last, default=-inf) >= since) and (
        until is None or min(first, default=inf) <= until
    )


def _is_tie(thing: Thing) -> bool:
    return "Collaboration" in thing.labels


def groups(graph: Graph, _: object, given: Arguments) -> Listing:
    """Evidence of collaborations, counted by what it has in common."""
    classes = {"partnerPlace": "Place", "of": "Organization", "place": "Place"}
    named(graph, "collaborations", given, **classes)
    shares: dict[tuple[Value, ...], tuple[float, list[int]]] = {}
    for party, tie, partner in _views(graph, given):
        shown = [Row(far, [link]) for link, far in graph.leading(tie, "->EVIDENCED_BY")]
        for row in kept(graph, shown, only(given, *OF_EVIDENCE), OF_EVIDENCE):
            for key in _keys(graph, row, (party, partner), given["groupBy"]):
                share, years = shares.get((tie, row.node, key), (0.0, []))
                year = row.get("evidenceYear")
                shares[tie, row.node, key] = (
                    max(share, row.get("fraction") or 0.0),
                    [*years, *([] if year is None else [year])],
                )
    found = [
        _group(key, {k: v for k, v in shares.items() if k[2] == key}, given)
        for key in dict.fromkeys(key for *_, key in shares)
    ]
    return Listing([Row(Row(values=each), values=each) for each in found], _LARGEST)


def _id_of(name: str) -> Key:
    return (lambda row: str(row.get(name).get("id")) if row.get(name) else "", False)


_LARGEST = (
    of_row("count", 0.0, most=True),
    of_row("year", -1),
    of_row("kind", ""),
    of_row("country", ""),
    _id_of("topic"),
    of_row("evidenceKind", ""),
    _id_of("organization"),
    _id_of("partner"),
    _id_of("place"),
    _id_of("partnerPlace"),
)


def _views(graph: Graph, given: Arguments) -> list[tuple[Thing, Thing, Thing]]:
    of, place, there = given.get("of"), given.get("place"), given.get("partnerPlace")
    level = way_of(given)
    members = [graph.found(of)] if of is not None else graph.of("Organization")
    parties = dict.fromkeys(
        counts_for(graph, each, given)
        for each in members
        if each is not None and (place is None or _is_in(graph, each, place))
    )
    return [
        (party, tie, partner)
        for party in parties
        for mine, tie in graph.leading(party, f"->{level}")
        for its, partner in graph.leading(tie, f"<-{level}")
        if mine is not its and partner is not party and "Organization" in partner.labels
        if there is None or _is_in(graph, partner, there)
    ]


def _is_in(graph: Graph, thing: Thing, place: str) -> bool:
    return any(far.get("id") == place for _, far in graph.leading(thing, "->LOCATED_IN"))


def _keys(
    graph: Graph, row: Row, parties: tuple[Thing, Thing], by: list[str]
) -> list[tuple[Value, ...]]:
    assert isinstance(row.node, Thing)
    party, partner = parties
    topics: list[Thing | None] = [None]
    if "TOPIC" in by:
        topics = [t for _, t in graph.leading(row.node, "->HAS_TOPIC") if "Topic" in t.labels]
    kind = narrowest("Organization", *KINDS)(graph, partner, {})
    return [
        (
            topic,
            row.get("evidenceYear") if "YEAR" in by else None,
            kind if "KIND" in by else None,
            partner.get("countryCode") if "COUNTRY" in by else None,
            row.get("kind") if "EVIDENCE" in by else None,
            party if "ORGANIZATION" in by else None,
            partner if "PARTNER" in by else None,
            home,
            away,
        )
        for topic in topics
        for home in _places(graph, party, "PLACE" in by)
        for away in _places(graph, partner, "PARTNER_PLACE" in by)
    ]


def _places(graph: Graph, thing: Thing, asked: bool) -> list[Thing | None]:
    """Where a thing is; one null for nowhere."""
    found = [p for _, p in graph.leading(thing, "->LOCATED_IN") if "Place" in p.labels]
    return list(dict.fromkeys(found)) if asked and found else [None]


_NAMES = (
    "topic", "year", "kind", "country", "evidenceKind", "organization", "partner", "place",
    "partnerPlace",
)  # fmt: skip


def _group(
    key: tuple[Value, ...],
    shares: dict[tuple[Value, ...], tuple[float, list[int]]],
    given: Arguments,
) -> dict[str, Value]:
    full = given["counting"] == "FULL"
    years = [year for _, its in shares.values() for year in its]
    return {
        **dict(zip(_NAMES, key, strict=True)),
        "firstYear": min(years, default=None),
        "lastYear": max(years, default=None),
        "count": float(len(shares)) if full else round(sum(s for s, _ in shares.values()), 9),
        "collaborations": len({tie for tie, *_ in shares}),
    }


def moves(graph: Graph, _: object, given: Arguments) -> Listing:
    """People who were seen somewhere and, later, somewhere else."""
    found: dict[tuple[Value, ...], list[tuple[str, Thing]]] = {}
    for person in graph.of("Person"):
        made = graph.leading(person, "->AUTHORED|INVENTED")
        works = [Row(work) for _, work in made if "Work" in work.labels]
        if given.get("topic") is not None and not kept(graph, works, only(given, "topic")):
            continue
        ends = [
            (link, far)
            for link, far in graph.leading(person, "->AFFILIATED_WITH")
            if "Organization" in far.labels
        ]
        for leaving, origin in ends:
            for arriving, destination in ends:
                if leaving is arriving or origin is destination:
                    continue
                for left, _ in spells(leaving):
                    for _, came in spells(arriving):
                        if left is not None and came is not None and left < came:
                            found.setdefault((person, destination, came), []).append((left, origin))
    rows = [_move(graph, key, before) for key, before in found.items()]
    by_destination: Key = (lambda row: row.get("destination").get("id"), False)
    return Listing(rows, (of_row("firstSeen", "", most=True), BY_ID, by_destination))


def spells(link: Link) -> list[tuple[str | None, str | None]]:
    """When each spell of a link ended and began, as far as anybody knows."""
    names = ("spellsSince", "spellsUntil", "spellsFirstSeen", "spellsLastSeen")
    columns = [link.get(name) or [] for name in names]
    rows = [[_at(each, n) for each in columns] for n in range(len(columns[0]))]
    return [
        (until or (None if since else last_seen), since or first_seen)
        for since, until, first_seen, last_seen in rows
    ]


def _at(values: list[str], place: int) -> str | None:
    return values[place] if place < len(values) else None


def joint_output(graph: Graph, thing: Thing, given: Arguments) -> dict[str, Value]:
    """How much of an organisation's works are those of others of some kind too."""
    links = "-CONTRIBUTED_TO|APPLIED_FOR|ASSIGNED_TO|FILED"
    works = _works(graph, thing)
    rows = kept(
        graph, [Row(each) for each in works], only(given, "topic", "since", "until", "retracted")
    )
    parts, joint, joint_works = [0.0], [0.0], list[Row]()
    for row in rows:
        of = {o for _, o in graph.leading(row.node, links) if "Organization" in o.labels}  # type: ignore[arg-type]
        parts.append(1.0 / len(of))
        wanted = {"".join(word.title() for word in each.split("_")) for each in given["kinds"]}
        if any(wanted & each.labels for each in of - {thing}):
            joint.append(1.0 / len(of))
            joint_works.append(row)
    many = len(joint) - 1
    return {
        "works": len(rows),
        "joint": many,
        "full": round(many / len(rows), 9) if rows else None,
        "fractional": round(sum(joint) / sum(parts), 9) if rows else None,
        "jointWorks": [each.node for each in ordered(joint_works, BY_YEAR, graph.encoding)],
    }


def spin_offs(graph: Graph, thing: Thing, _: Arguments) -> Listing:
    """Organisations that a thing founded, each with its works near that on the other's topics."""
    works = _works(graph, thing)
    rows = []
    for link, firm in graph.leading(thing, "<-FOUNDED_BY|SPUN_OUT_OF"):
        if "Organization" in firm.labels:
            topics = {topic for work in _works(graph, firm) for topic in _topics(graph, work)}
            near = [
                Row(work)
                for work in works
                if _years_apart(work, firm) <= 3 and topics & _topics(graph, work)
            ]
            found = [each.node for each in ordered(near, BY_YEAR, graph.encoding)]
            rows.append(Row(firm, [link], {"groundwork": found}))
    return Listing(rows, (*BY_NAME, BY_TYPE))


def _works(graph: Graph, thing: Thing) -> list[Thing]:
    links = "-CONTRIBUTED_TO|APPLIED_FOR|ASSIGNED_TO|FILED"
    return list(dict.fromkeys(w for _, w in graph.leading(thing, links) if "Work" in w.labels))


def _topics(graph: Graph, work: Thing) -> set[Thing]:
    return {far for _, far in graph.leading(work, "->HAS_TOPIC") if "Topic" in far.labels}


def _years_apart(work: Thing, firm: Thing) -> float:
    made, founded = work.get("year"), firm.get("established")
    known = isinstance(made, int) and isinstance(founded, int)
    return abs(made - founded) if known else inf


_GROUP = (
    "topic", "originPlace", "destinationPlace", "year", "origin", "destination", "originKind",
    "destinationKind",
)  # fmt: skip
_MOST = (
    of_row("moves", 0, most=True),
    of_row("year", -1),
    _id_of("origin"),
    _id_of("destination"),
    _id_of("originPlace"),
    _id_of("destinationPlace"),
    _id_of("topic"),
    of_row("originKind", ""),
    of_row("destinationKind", ""),
)


def move_groups(graph: Graph, _: object, given: Arguments) -> Listing:
    """Moves, counted by what they have in common."""
    if any(not _is_time(given[name]) for name in ("since", "until") if given.get(name) is not None):
        raise RefusedError("since, until")
    named(graph, "moves", given, originPlace="Place", destinationPlace="Place")
    found: dict[tuple[Value, ...], list[Thing]] = {}
    for row in moves(graph, None, only(given, "topic")).rows:
        if _kept(graph, row, given):
            for key in _keys_of_move(graph, row, given["groupBy"]):
                found.setdefault(key, []).append(row.node)  # type: ignore[arg-type]
    groups_ = [
        {**dict(zip(_GROUP, key, strict=True)), "people": len(set(who)), "moves": len(who)}
        for key, who in found.items()
    ]
    return Listing([Row(Row(values=each), values=each) for each in groups_], _MOST)


def _is_time(text: str) -> bool:
    """Whether a text is a year, a month or a day."""
    parts = text.split("-")
    digits = all(each.isascii() and each.isdigit() for each in parts)
    return digits and [len(each) for each in parts] in ([4], [4, 2], [4, 2, 2])


def _kept(graph: Graph, row: Row, given: Arguments) -> bool:
    for name, end in (("originPlace", "origin"), ("destinationPlace", "destination")):
        if given.get(name) is not None and not _is_in(graph, row.get(end), given[name]):
            return False
    seen, since, until = row.get("firstSeen"), given.get("since"), given.get("until")
    return (since is None or seen >= since) and (until is None or seen < until)


def _keys_of_move(graph: Graph, row: Row, by: list[str]) -> list[tuple[Value, ...]]:
    origin, destination = row.get("origin"), row.get("destination")
    topics: list[Thing | None] = [None]
    if "TOPIC" in by:
        works = [w for _, w in graph.leading(row.node, "->AUTHORED|INVENTED") if "Work" in w.labels]  # type: ignore[arg-type]
        about = [t for w in works for _, t in graph.leading(w, "->HAS_TOPIC")]
        topics = list(dict.fromkeys(t for t in about if "Topic" in t.labels))
    kind = narrowest("Organization", *KINDS)
    return [
        (
            topic,
            home,
            away,
            _year(row.get("firstSeen")) if "YEAR" in by else None,
            origin if "ORIGIN" in by else None,
            destination if "DESTINATION" in by else None,
            kind(graph, origin, {}) if "ORIGIN_KIND" in by else None,
            kind(graph, destination, {}) if "DESTINATION_KIND" in by else None,
        )
        for topic in topics
        for home in _places(graph, origin, "ORIGIN_PLACE" in by)
        for away in _places(graph, destination, "DESTINATION_PLACE" in by)
    ]


def _move(graph: Graph, key: tuple[Value, ...], before: list[tuple[str, Thing]]) -> Row:
    person, destination, first_seen = key
    latest = max(seen for seen, _ in before)
    origin = min((o for seen, o in before if seen == latest), key=lambda o: o.get("id"))
    left, arrived = _year(latest), _year(first_seen)
    with_before = _together(graph, person, lambda year: left is not None and year <= left)
    with_after = _together(graph, person, lambda year: arrived is not None and year >= arrived)
    return Row(
        person,
        values={
            "origin": origin,
            "destination": destination,
            "lastSeen": latest,
            "firstSeen": first_seen,
            "tiesBefore": len(with_before),
            "tiesKept": len(with_before & with_after),
        },
    )


def _together(graph: Graph, person: Thing, when: Value) -> set[Thing]:
    return {
        other
        for made, work in graph.leading(person, "->AUTHORED|INVENTED")
        if work.get("year") is not None and when(work.get("year"))
        for its, other in graph.leading(work, "<-AUTHORED|INVENTED")
        if its is not made and other is not person
    }


def _year(text: str) -> int | None:
    return int(text[:4]) if text[:4].isdigit() else None
