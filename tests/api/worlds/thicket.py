"""A graph of every class and every type of link, drawn by chance from the vocabulary, always alike.

It holds what a graph made by hand forgets: missing properties, things without a name, things of
no class that the schema knows, links of one work to one pair for two reasons, lists of evidence
of unequal length and of documents that are gone, ties in everything that lists are sorted by.
"""

from collections.abc import Mapping
from itertools import combinations
from random import Random
from typing import Any, Final

from kg.resolve.normalise.names import search_text
from kg.store.dialect import DIMENSIONS
from ontology.schema import Property, Vocabulary, vocabulary

Props = dict[str, Any]
Statements = list[tuple[str, Props]]

_NAMES: Final = [
    "Alpha", "alpha", "Beta", "Beta", "Gamma Ray", "Óðinn ÅB", "ß Straße", "İstanbul", "ΣΊΣΥΦΟΣ",
    "清华大学", "清华大学", "𠮷野家", "\uff46\uff55\uff4c\uff4c", "💥 boom",
    "O'Neil \"Q\" \\ `x`", "$p0 {id}", "", " ",
    "line\nbreak", "Zulu",
]  # fmt: skip
_YEARS: Final = [None, 0, 2019, 2020, 2020, 2021]
_CHOICES: Final[dict[str, list[Any]]] = {
    "year": _YEARS,
    "evidenceYear": _YEARS,
    "countryCode": [None, "US", "CN", "CN", "DE"],
    "scheme": [None, "cpc", "openalex"],
    "citedBy": [None, "applicant", "examiner"],
    "role": [None, "licensee", "professor"],
    "position": [None, 1, 1, 2],
    "score": [None, 0.5, 0.5, 1.0],
    "fraction": [None, 1.0, 0.333333, 0.1],
    "since": [None, "2019", "2020-01"],
    "until": [None, "2021"],
    "firstSeen": [None, "2018"],
    "lastSeen": [None, "2020"],
    "strength": [1, 1, 2],
    "fractionalStrength": [1.0, 1.0, 0.5],
    "firstYear": [None, 2019],
    "lastYear": [None, 2020, 2020, 2021],
}
_PER_CLASS: Final = {"Person": 6, "Paper": 6, "Patent": 5, "Filing": 4, "Topic": 4, "Document": 5}
_GONE: Final = "doc:gone"
_MADE_APART: Final = frozenset(
    ("identifies", "participatesIn", "evidencedBy", "inGroup", "participatesAsGroup")
)
"""Links that are not drawn by chance: nothing is in two groups, or in one that it is itself."""


def statements(seed: int = 7) -> Statements:
    """What writes the graph: statements with their parameters."""
    drawn = _Drawn(Random(seed), vocabulary())
    return [
        *drawn.nodes(),
        *drawn.links(),
        *drawn.collaborations(),
        *drawn.careers(),
        *drawn.groups(),
        *drawn.oddities(),
    ]


class _Drawn:
    def __init__(self, random: Random, words: Vocabulary) -> None:
        self.random, self.words = random, words
        self.ids: dict[str, list[str]] = {}
        self.joined: set[tuple[str, str, str]] = set()

    def nodes(self) -> Statements:
        made = []
        for name, each in self.words.classes.items():
            if each.abstract or name in ("Collaboration", "Identifier"):
                continue
            for number in range(_PER_CLASS.get(name, 2)):
                made.append(self.node(each.ancestors, f"{name.lower()}:{number}"))
        return made

    def node(self, labels: tuple[str, ...], id_: str, **more: object) -> tuple[str, Props]:
        for label in labels:
            self.ids.setdefault(label, []).append(id_)
        props = {"id": id_, **self.properties(self.words.properties_of(labels[-1])), **more}
        chance = Random(id_)  # its own, so that nothing else of the graph hangs on it
        if {"Paper", "Patent"} & set(labels) and chance.random() < 0.8:
            props["vector"] = [chance.gauss() for _ in range(DIMENSIONS)]
        if "Entity" in labels:
            props["searchText"] = search_text(" ".join([props.get("name") or "", "thicket"]))
        return f"CREATE (n:{':'.join(labels)}) SET n = $props", {"props": props}

    def properties(self, known: Mapping[str, Property]) -> Props:
        drawn = {name: self.value(each) for name, each in known.items() if name != "id"}
        return {name: each for name, each in drawn.items() if each is not None}

    def value(self, property_: Property) -> object:
        if property_.name in _CHOICES:
            return self.random.choice(_CHOICES[property_.name])
        if property_.name == "kinds":
            return self.random.choice([["agreement"], ["coAuthorship", "licence"], []])
        if self.random.random() < 0.3:
            return None
        if property_.many:
            return [self.one(property_) for _ in range(self.random.randrange(3))]
        return self.one(property_)

    def one(self, property_: Property) -> object:
        if property_.name.startswith("spells"):
            days = ["", "", "2016", "2018", "2019-05", "2020", "2021-01-31"]
            return self.random.choice(days if property_.python is str else [-1, 0, 1])
        if property_.name in ("since", "until"):
            return self.random.choice(["2018", "2019-05", "2020", "2021-01-31"])
        if property_.python is str:
            return self.random.choice(_NAMES)
        if property_.python is bool:
            return self.random.random() < 0.5
        return property_.python(self.random.randrange(3))

    def links(self) -> Statements:
        made = []
        for name, each in self.words.links.items():
            if name in _MADE_APART:
                continue
            ends = [
                (source, target)
                for source in self.any_of(each.domain)
                for target in self.any_of(each.range)
            ]
            for source, target in self.random.sample(ends, min(len(ends), 14)):
                made.append(self.link(source, each.type, target, name))
        return made

    def any_of(self, classes: tuple[str, ...]) -> list[str]:
        return sorted({id_ for each in classes for id_ in self.ids.get(each, [])})

    def link(self, a: str, type_: str, b: str, name: str, **more: object) -> tuple[str, Props]:
        self.joined.add((a, type_, b))
        known = self.words.properties_on(name)
        props = {**self.properties(known), **self.evidence(), **more}
        props = {name: each for name, each in props.items() if each is not None}
        return (
            f"MATCH (a {{id: $a}}) WHERE NOT a:Identifier MATCH (b {{id: $b}}) "
            f"WHERE NOT b:Identifier CREATE (a)-[r:{type_}]->(b) SET r = $props",
            {"a": a, "b": b, "props": props},
        )

    def evidence(self) -> Props:
        """Lists side by side; now and then one is shorter than the others, or all are missing."""
        size = self.random.choice([0, 1, 1, 2, 3, 4])
        if not size:
            return dict.fromkeys(
                ("documents", "places", "quotes", "confidences", "recordedTimes"), None
            )
        short = self.random.choice([size, size, size, 1])
        return {
            "documents": self.random.choices([*self.ids["Document"], _GONE], k=size),
            "places": self.random.choices(["/a/0", "char=1,9", ""], k=size),
            "quotes": self.random.choices(_NAMES, k=size),
            "confidences": self.random.choices([0.5, 0.9, 0.9, 1.0], k=short),
            "recordedTimes": self.random.choices(["2026-01-01T00:00:00Z"], k=short),
        }

    def collaborations(self) -> Statements:
        made = []
        pairs = list(combinations(self.ids["Organization"], 2))
        kinds = list(self.words.collaboration_kinds)
        shown = self.any_of(("Work", "Agreement"))
        label = self.words.classes["Collaboration"].ancestors
        for number, pair in enumerate(self.random.sample(pairs, 14)):
            id_ = f"collaboration:{number}"
            made.append(self.node(label, id_))
            made += [self.link(org, "PARTICIPATES_IN", id_, "participatesIn") for org in pair]
            for work in self.random.sample(shown, self.random.randrange(5)):
                for kind in self.random.sample(kinds, self.random.choice([1, 1, 2])):
                    made.append(self.link(id_, "EVIDENCED_BY", work, "evidencedBy", kind=kind))
        return made

    def groups(self) -> Statements:
        """Companies that count for the head of their group, and what groups do together."""
        label = self.words.classes["Collaboration"].ancestors
        head, member, far, fourth, *_ = self.ids["Organization"]
        made = [self.link(member, "IN_GROUP", head, "inGroup")]
        for number, pair in enumerate(((head, far), (far, fourth))):
            id_ = f"collaboration:group-{number}"
            made.append(self.node(label, id_))
            made += [
                self.link(one, "PARTICIPATES_AS_GROUP", id_, "participatesAsGroup") for one in pair
            ]
            work = self.ids["Paper"][number]
            made.append(self.link(id_, "EVIDENCED_BY", work, "evidencedBy", kind="coAuthorship"))
        return made

    def careers(self) -> Statements:
        """People who were here until some day and there from another day on.

        Nobody is joined to an organisation twice in one way: nothing would tell the two apart.
        """
        seen = [("2016", "2018"), ("2017", "2018"), ("2019-02", "2020"), ("2021", "")]
        return [
            self.link(
                person, "AFFILIATED_WITH", organization, "affiliatedWith", **self.spells(s, u)
            )
            for person in self.ids["Person"][:4]
            for s, u in self.random.sample(seen, 3)
            for organization in self.random.sample(self.ids["Organization"], 1)
            if (person, "AFFILIATED_WITH", organization) not in self.joined
        ]

    def spells(self, start: str, end: str) -> Props:
        """A spell that is said, or shown, and now and then another one after it."""
        said, empty = self.random.random() < 0.5, [""]
        names = ("spellsSince", "spellsUntil") if said else ("spellsFirstSeen", "spellsLastSeen")
        others = ("spellsFirstSeen", "spellsLastSeen") if said else ("spellsSince", "spellsUntil")
        again = ["2022"] if self.random.random() < 0.3 else []
        drawn = {names[0]: [start, *again], names[1]: [end or ("" if said else start), *again]}
        return {**drawn, **dict.fromkeys(others, empty * (1 + len(again))), "spells": [0]}

    def oddities(self) -> Statements:
        """What no load writes, and no answer may be wrong for."""
        organizations, papers = self.ids["Organization"], self.ids["Paper"]
        first, second = organizations[0], organizations[1]
        label = self.words.classes["Collaboration"].ancestors
        return [
            ("CREATE (n:Entity) SET n = $props", {"props": {"id": "odd:nothing", "name": "Odd"}}),
            ("CREATE (n:Entity:Agent) SET n = $props", {"props": {"id": "odd:agent"}}),
            (self.node(label, "odd:weak")[0], {"props": {"id": "odd:weak"}}),
            self.link(first, "PARTICIPATES_IN", "odd:weak", "participatesIn"),
            self.link(second, "PARTICIPATES_IN", "odd:weak", "participatesIn"),
            self.link("odd:weak", "EVIDENCED_BY", papers[0], "evidencedBy", kind="telepathy"),
            self.link("odd:weak", "EVIDENCED_BY", papers[1], "evidencedBy", kind=None),
            self.link("odd:weak", "EVIDENCED_BY", "odd:nothing", "evidencedBy", kind="licence"),
            self.link("odd:agent", "APPLIED_FOR", self.ids["Patent"][0], "appliedFor"),
            self.link(self.ids["Patent"][0], "ASSIGNED_TO", "odd:agent", "assignedTo"),
            self.link(first, "PART_OF", first, "partOf"),
            self.link(self.ids["Document"][0], "DESCRIBES", "odd:nothing", "describes"),
            *self.identifier("lei:ONE", first),
            *self.identifier("doi:other", papers[0]),
            *self.identifier("lei:TWO", first),
            *self.identifier(second, first),
        ]

    def identifier(self, id_: str, thing: str) -> Statements:
        return [
            ("CREATE (n:Identifier {id: $id})", {"id": id_}),
            (
                "MATCH (a:Identifier {id: $id}) MATCH (b:Entity {id: $thing}) "
                "CREATE (a)-[:IDENTIFIES]->(b)",
                {"id": id_, "thing": thing},
            ),
        ]
