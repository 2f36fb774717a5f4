"""Random values of arguments, drawn for `operations`: ids, words, cursors, filters and sorts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    get_named_type,
    is_non_null_type,
    is_required_input_field,
)

Value = Any

HOSTILE: Final = [
    "'", '"', "`", "\\", "$p0", "}) DETACH DELETE (n", "' OR 1=1 //", "\u0000", "💥", "*/", "",
    "清华", "\u2028", "é", "İ", "ß", "%", ".*", "x" * 3000, "null", "{}",
]  # fmt: skip
OPERATORS: Final = ("equals", "in", "from", "to", "contains")
MEASURES: Final = (
    "strength", "works", "workCount", "collaboratorCount", "citationCount", "collaborations",
    "tiesBefore", "tiesKept",
)  # fmt: skip
DAYS: Final = ("since", "until", "firstSeen", "lastSeen")
HELD: Final = {
    "origin": "Organization", "destination": "Organization", "topic": "Topic",
    "collaboration": "Collaboration", "place": "Place", "partnerPlace": "Place",
    "originPlace": "Place", "destinationPlace": "Place",
}  # fmt: skip
"""Of what class the objects are that rows hold."""
NAMED: Final = {
    "of": "Organization", "place": "Place", "partnerPlace": "Place", "originPlace": "Place",
    "destinationPlace": "Place",
}  # fmt: skip
"""Of what class the things are that arguments of these names name."""


@dataclass(frozen=True, slots=True)
class Pools:
    """Where values are drawn from.

    Attributes:
        ids: by class.
        words: of every kind: names, identifiers, topics.
        cursors: by field (`Type.field`), in the list's own order.
    """

    ids: Mapping[str, Sequence[str]]
    words: Sequence[str]
    cursors: Mapping[str, Sequence[str]]


class Values:
    """Draws values of arguments.

    Attributes:
        flawed: whether one of them may be refused.
    """

    def __init__(self, schema: GraphQLSchema, pools: Pools, random: Random) -> None:
        self.schema, self.pools, self.random = schema, pools, random
        self.flawed = False

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def value(self, coordinate: str, name: str, type_: GraphQLType) -> Value:
        if not is_non_null_type(type_) and self.chance(0.08):
            return None
        inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        if isinstance(inner, GraphQLInputObjectType):
            return self.object(coordinate, name, inner)
        if isinstance(inner, GraphQLList):
            return self.several(coordinate, name, inner)
        if isinstance(inner, GraphQLEnumType):
            return self.random.choice(list(inner.values))
        if inner is self.schema.type_map["Int"]:
            return self.number(coordinate, name)
        if name in ("after", "before"):
            return self.cursor(coordinate)
        if inner is self.schema.type_map["Float"]:
            return self.random.choice([0, 0.5, 0.9, 0.95, 1.0, -1])
        if inner is self.schema.type_map["Boolean"]:
            return self.chance(0.5)
        return self.text(coordinate, name)

    def object(self, coordinate: str, name: str, type_: GraphQLInputObjectType) -> Value:
        """A filter or a sort: few of its many fields, and ever fewer the deeper it goes."""
        required = [e for e, field_ in type_.fields.items() if is_required_input_field(field_)]
        rest = [each for each in type_.fields if each not in required]
        depth = coordinate.count("/")
        if depth > 3:
            rest = [e for e in rest if not _is_wide(type_.fields[e])]
        most = 2 if depth < 2 else 1
        chosen = required + self.random.sample(rest, self.random.randint(0, min(most, len(rest))))
        held = [each for each in rest if each in HELD and each not in chosen]
        if held and self.chance(0.4):
            chosen.append(self.random.choice(held))  # seldom chosen among so many
        return {
            each: self.value(
                f"{coordinate}/{name}", self.meaning(name, each), type_.fields[each].type
            )
            for each in chosen
        }

    def meaning(self, outer: str, name: str) -> str:
        """What a value of a filter is about: for `equals` and the like, the column's name."""
        return outer if name in OPERATORS else name

    def several(self, coordinate: str, name: str, type_: GraphQLList[Any]) -> list[Value]:
        sizes = {"between": [2], "seeds": [0, 1, 1, 2, 3]}.get(name, [0, 1, 1, 2, 3])
        if name == "kinds" and "/" not in coordinate:
            sizes = [1, 2, 4, 6]
        if self.chance(0.02):
            sizes, self.flawed = [0, 3], True
        size = self.random.choice(sizes)
        values = [self.value(coordinate, name, type_.of_type) for _ in range(size)]
        if name == "between" and len(set(values)) != 2:
            self.flawed = True
        return values

    def number(self, coordinate: str, name: str) -> int:
        if name in ("first", "last", "limit", "hops", "maxLength") and self.chance(0.01):
            self.flawed = True
            return self.random.choice([-1, 0, 7, 201, 501, 2**31 - 1])
        choices = {
            "first": [0, 1, 1, 2, 2, 3, 5, 20, 200],
            "last": [0, 1, 1, 2, 3, 5, 200],
            "before": [0, 1, 200, 2000],
            "after": [0, 1, 200, 2000],
            "limit": [1, 2, 3, 10, 500],
            "hops": [0, 1, 1, 2, 3],
            "maxLength": [1, 2, 3, 4, 5, 6],
            **{each: [0, 1, 2, 3] for each in MEASURES},
        }
        if coordinate == "Query.paths":
            choices |= {"first": [0, 1, 2, 3, 10], "maxLength": [1, 2, 3, 4]}
        if coordinate == "Query.suggest":
            choices |= {"first": [0, 1, 2, 5, 20]}
        return self.random.choice(choices.get(name, [0, 2018, 2019, 2020, 2021, 2022]))

    def cursor(self, coordinate: str) -> str:
        if self.chance(0.04):
            self.flawed = True
            everything = [each for page in self.pools.cursors.values() for each in page]
            return self.random.choice([*HOSTILE[:5], self.random.choice(everything)])
        known = self.pools.cursors.get(coordinate, ())
        if not known:
            self.flawed = True
        return self.random.choice(known or ["W10="])

    def text(self, coordinate: str, name: str) -> str:
        if name == "name" and coordinate == "Query.__type":
            return self.random.choice([*self.schema.type_map, "None"])
        if name == "text":
            return self.searched()
        if self.chance(0.01):
            self.flawed = True
            return "half \ud800"
        if name == "topic":
            return self.topic()
        if self.chance(0.07):
            self.flawed |= coordinate == "Query.moves" and name in DAYS
            return self.random.choice(HOSTILE)
        if name in ("id", "ids", "from", "to", "between", "seeds", "work", "works", *NAMED):
            return self.id(NAMED.get(name, coordinate))
        if name in DAYS:
            return self.random.choice(["2016", "2018", "2019", "2019-02", "2020", "2021"])
        if name in ("countryCode", "country", "scheme", "citedBy"):
            return self.random.choice(["US", "CN", "cpc", "openalex", "applicant", "examiner"])
        word = self.random.choice(self.pools.words)
        return word if self.chance(0.7) else self.random.choice(["", *word]).upper()

    def topic(self) -> str:
        """An id, a name or a part of one; seldom something that nobody knows."""
        if self.chance(0.04):
            self.flawed = True
            return self.random.choice(["nobody knows this", "%s%n", "<script>"])
        named = ["artificial intelligence", "钙钛矿", "Coatings", "robot"]
        return self.random.choice([*self.pools.ids["Topic"], *named])

    def id(self, coordinate: str) -> str:
        wanted = coordinate.removeprefix("Query.").capitalize()
        wanted = {"Collaboration": "Organization", "Priorwork": "Work"}.get(wanted, wanted)
        wanted = next((HELD[each] for each in coordinate.split("/") if each in HELD), wanted)
        if wanted in self.pools.ids and self.chance(0.9):
            return self.random.choice(self.pools.ids[wanted])
        known = [id_ for ids in self.pools.ids.values() for id_ in ids]
        if wanted == "Path":
            known = [id_ for id_ in known if not id_.startswith("odd:")]
        if self.chance(0.9):
            return self.random.choice(known)
        return self.random.choice(["nothing:here", "lei:ONE", "https://ror.org/00q4vv597", "ror:0"])

    def searched(self) -> str:
        if self.chance(0.05):
            self.flawed = True
            return self.random.choice(["", " ", "--", "'"])
        word = self.random.choice(["thicket", "beta", "alpha thicket", "清华", "boom", "straße"])
        return word + self.random.choice(["", "", " AND", " *", '"', " ~2", " id:x"])


def _is_wide(field_: GraphQLInputField) -> bool:
    """Whether an input has many fields of its own: a filter of a list, or of its rows."""
    named = get_named_type(field_.type)
    return isinstance(named, GraphQLInputObjectType) and "and" in named.fields
