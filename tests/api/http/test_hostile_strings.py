"""No argument is ever taken for Cypher or Lucene: hostile words are words that nothing has."""

from collections.abc import Mapping
from itertools import cycle
from typing import Any
from unicodedata import normalize

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLType,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_required_argument,
    parse,
)
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import Address, Client
from kg.topics.find import UnknownTopicError, find_topics
from kg_api.execution.execute import Operation
from kg_api.schema.build import build
from tests.api.support.asking import Json
from tests.api.worlds.graph import LINKS, NODES

SCHEMA = build()._schema
HARMLESS = "zzqx"
REFUSED = "refused"

KNOWN = {
    "Organization": 'organization(id: "ror:kestrel01")',
    "Person": 'person(id: "orcid:0000-0001")',
    "Paper": 'work(id: "doi:10.1/grip")',
    "Patent": 'work(id: "patent:US1B2")',
    "Filing": 'work(id: "sec:0001")',
    "Agreement": 'agreement(id: "kg:agreement/1")',
    "Collaboration": 'collaboration(between: ["ror:kestrel01", "ror:northbank"])',
    "Topic": 'topic(id: "cpc:B25J15/00")',
    "Place": 'place(id: "geonames:1")',
    "Grant": 'grant(id: "kg:grant/1")',
    "Document": 'document(id: "doc:openalex/W1")',
}

ATTACKS = [
    "' OR 1=1 //",
    '" OR "1"="1', "`", "``", "') DETACH DELETE n //", "'}) MATCH (n) DETACH DELETE n",
    "\\", "\\'", '\\"', "*", "?", "~", "name:*", "*:*", "a OR b", "NOT zzqx", "+zzqx -zzqx",
    "[a TO z]", "{a TO z}", "(zzqx", "zzqx)", '"zzqx', "zzqx~2", "zzqx^9", "/.*/", "/[/",
    "&&", "||",
    "$p0", "{id: 1}", "\u0000", "\u2028", "\u202e", "\ufeff", "\uff07", "\uff02", "\u2019",
    "\u2018", "\x1b[0m",
    "%s%n", "${jndi:ldap://x}", "{{7*7}}", "<script>", "CALL db.labels()",
    "UNION MATCH (n) RETURN n",
    "é́", "大学", "\U0001d518", "x" * 5000, " ", "", "\n//", "/* */",
    "--", ";", "1; DROP", "0x27", "\\u0027",
]  # fmt: skip

words = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.builds(lambda a, b: f"{a}{HARMLESS}{b}", st.sampled_from(ATTACKS), st.sampled_from(ATTACKS)),
)


def strings() -> list[tuple[str, str, GraphQLField]]:
    """Every field that has an argument of text, with where it is asked."""
    found = []
    root = SCHEMA.query_type
    assert root is not None
    for parent in ("Query", *KNOWN):
        type_ = SCHEMA.type_map[parent]
        assert isinstance(type_, GraphQLObjectType)
        for name, field in type_.fields.items():
            found += [
                (parent, f"{name}.{each}", field) for each in field.args if _text(field, each)
            ]
            found += [(parent, f"{name}.{each}", field) for each in _filters(field)]
    return found


def _filters(field: GraphQLField) -> list[str]:
    """Tests of text that the filter of a list has, as `where.name.equals`.

    Of what its things have and its rows hold just one, as `where.topics.name.contains`.
    """
    if "where" not in field.args:
        return []
    found = []
    for name, type_ in _parts(field.args["where"].type):
        if type_.name in ("TextFilter", "IDFilter"):
            tests = (each for each in ("equals", "in", "contains") if each in type_.fields)
            found += [f"where.{name}.{test}" for test in tests]
        elif "name" in type_.fields and name not in ("and", "or", "not"):
            found.append(f"where.{name}.name.contains")
    return found


def _parts(where: GraphQLInputType) -> list[tuple[str, GraphQLInputObjectType]]:
    type_ = get_named_type(where)
    assert isinstance(type_, GraphQLInputObjectType)
    inner = ((name, get_named_type(each.type)) for name, each in type_.fields.items())
    return [(name, each) for name, each in inner if isinstance(each, GraphQLInputObjectType)]


def _text(field: GraphQLField, argument: str) -> bool:
    named = get_named_type(field.args[argument].type)
    return isinstance(named, GraphQLScalarType) and named.name in ("String", "ID")


def literal(argument: GraphQLArgument) -> str:
    """A value that is allowed, for arguments that have to be given and are not attacked."""
    type_ = get_named_type(argument.type)
    if isinstance(type_, GraphQLEnumType):
        return f"[{next(iter(type_.values))}]"
    return '["ror:kestrel01", "ror:northbank"]' if _listed(argument) else '"ror:kestrel01"'


def _listed(argument: GraphQLArgument) -> bool:
    return isinstance(get_nullable_type(argument.type), GraphQLList)


def leaves(field: GraphQLField) -> str:
    """Something to ask of a field's value."""
    named = get_named_type(field.type)
    if isinstance(named, GraphQLScalarType | GraphQLEnumType):
        return ""
    names = _fields(named)
    if "edges" in names:
        node = _fields(names["edges"].type)["node"].type
        shown = "id" if "id" in _fields(node) else "__typename"
        return f"{{ totalCount edges {{ cursor node {{ {shown} }} }} }}"
    if "nodes" in names:
        return "{ nodes { id } }"
    if "node" in names:
        return "{ node { id } }"
    return "{ id }" if "id" in names else "{ __typename }"


def _fields(type_: GraphQLType) -> Mapping[str, Any]:
    named = get_named_type(type_)
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType)
    fields: Mapping[str, Any] = named.fields
    return fields


def asking(parent: str, field: GraphQLField, place: str) -> str:
    name, argument, *test = place.split(".")
    declared = _declared(field, argument, test)
    others = " ".join(
        f"{other}: {literal(each)}"
        for other, each in field.args.items()
        if other != argument and is_required_argument(each)
    )
    if name == "priorWork" and argument not in ("text", "work", "works"):
        others += ' text: "gripper"'
    given = "$x"
    for each in reversed(test):
        given = f"{{{each}: {given}}}"
    inner = f"{name}({argument}: {given} {others}) {leaves(field)}"
    if parent in ("Paper", "Patent", "Filing"):
        inner = f"... on {parent} {{ {inner} }}"
    whole = inner if parent == "Query" else f"{KNOWN[parent]} {{ {inner} }}"
    return f"query ($x: {declared}) {{ {whole} }}"


def _declared(field: GraphQLField, argument: str, test: list[str]) -> str:
    """The type that the attacked value is declared of."""
    if not test:
        return str(field.args[argument].type)
    type_ = field.args[argument].type
    for each in test:
        type_ = _fields(type_)[each].type
    return str(type_)


STRINGS = strings()


def state(client: Client) -> list[dict[str, Any]]:
    nodes = client.read("MATCH (n) RETURN n.id AS id, properties(n) AS p ORDER BY id")
    links = client.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p "
        "ORDER BY a, t, b"
    )
    return nodes + links


def test_the_schema_has_strings_to_attack() -> None:
    assert len(STRINGS) > 60
    assert {parent for parent, _, _ in STRINGS} >= {"Query", "Organization", "Paper", "Topic"}


@pytest.mark.slow
def test_a_statement_is_the_same_whatever_the_words() -> None:
    attacks = cycle(ATTACKS)
    for where in STRINGS:
        harmless = statement(where, HARMLESS)
        assert HARMLESS not in harmless
        word = next(attacks)
        assert statement(where, word) == harmless, (where, word)


def statement(where: tuple[str, str, GraphQLField], word: str) -> str:
    """What the store would be asked, without its parameters."""
    parent, place, field = where
    document = parse(asking(parent, field, place))
    operation = get_operation_ast(document)
    assert operation is not None
    given = {"x": given_as(_takes_list(field, place), word)}
    values = get_variable_values(SCHEMA, operation.variable_definitions or (), given)
    assert isinstance(values, VariableValues), values
    made = Operation(SCHEMA, document, operation, values).prepared().statement
    return made.text if made else "no statement at all"


def test_hostile_strings_find_what_unknown_words_find(
    client: Client, api: Json, store_address: Address, arcadedb_address: Address
) -> None:
    before = state(client)
    expected: dict[str, Any] = {}
    # Neo4j plans each of these statements anew, a second each; they are the same on both stores.
    examples = 300 if store_address == arcadedb_address else 40

    @settings(max_examples=examples, deadline=None)
    @given(st.sampled_from(STRINGS), words)
    def attack(where: tuple[str, str, GraphQLField], word: str) -> None:
        parent, place, field = where
        query = asking(parent, field, place)
        listed = _takes_list(field, place)
        if query not in expected:
            expected[query] = outcome(api.ask(query, x=given_as(listed, HARMLESS)))
        found = outcome(api.ask(query, x=given_as(listed, word)))
        assert found in (expected[query], REFUSED) or genuine(word, place), (query, word, found)

    attack()
    assert state(client) == before


def _takes_list(field: GraphQLField, place: str) -> bool:
    return place.endswith(".in") or _listed(field.args[place.split(".")[1]])


def given_as(listed: bool, word: str) -> Json:
    return [word, "zzqy"] if listed else word


def outcome(answer: Json) -> Json:
    """The answer; REFUSED where the argument was told to be of no use, by validation alone."""
    if not isinstance(answer, tuple):
        if "priorWork" in answer:  # whatever the words, something is nearest to them
            return sorted(each["node"]["id"] for each in answer["priorWork"]["edges"])
        return answer
    absent = {"NOT_FOUND", "BAD_IDENTIFIER"}
    if all(each.get("extensions", {}).get("code") in absent for each in answer[1]):
        return answer[0]
    messages = [each["message"] for each in answer[1]]
    assert all(each.startswith(("Argument", "Variable")) for each in messages), messages
    return REFUSED


def is_topic(word: str) -> bool:
    """Whether a word means a topic of the vocabulary."""
    try:
        return bool(find_topics(word))
    except UnknownTopicError:
        return False


def genuine(word: str, place: str) -> bool:
    """Words that names do hold: an empty or a common one finds what it should."""
    argument = place.partition(".")[2]
    if argument.startswith("where."):
        return any(word.lower() in text for text in TEXTS)
    plain = word.strip().casefold()
    if argument == "text" and sum(map(str.isalnum, normalize("NFKD", plain))) == 1:
        return True  # one letter begins many names, with and without its accent
    if argument == "topic":
        return is_topic(word)
    return (
        argument == "text"
        and (not plain or plain.isalnum())
        and any(word.lower() in text for text in TEXTS)
    )


TEXTS = [
    text.lower()
    for props in [*(each for _, each in NODES), *(each for *_, each in LINKS)]
    for value in props.values()
    for text in (value if isinstance(value, list) else [value])
    if isinstance(text, str)
]


@pytest.mark.parametrize("word", ATTACKS)
def test_hostile_words_are_searched_for_as_words(api: Json, word: str) -> None:
    answer = api.ask("query ($x: String!) { search(text: $x) { edges { node { id } } } }", x=word)
    none = outcome(answer) in ({"search": {"edges": []}}, "refused")
    assert none or genuine(word, "search.text")


@pytest.mark.parametrize(
    "cursor", ["", "x", "W10=", "W3siYSI6MX1d", "WzFlOTk5OV0=", "bnVsbA==", "é"]
)
def test_a_cursor_that_we_did_not_make_is_refused(api: Json, cursor: str) -> None:
    query = "query ($x: String!) { works(after: $x) { edges { node { id } } } }"
    data, errors = api.ask(query, x=cursor)
    assert data is None
    assert "no cursor of this list" in errors[0]["message"]
