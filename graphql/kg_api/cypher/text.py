"""Cypher as text: names that do not meet, and nothing of a request in it but aliases.

An alias is a GraphQL name (letters, digits, underscores), checked by the parser; it stands
between backticks all the same.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final

_WORD: Final = re.compile(r"(?<![\w.:|$'`])([A-Za-z_]\w*)\b(?!\()")
_PATTERN: Final = re.compile(r"(?<!\w)[(\[](\w*[a-z]\w*)(?=[:)\]\s])")
_PATH: Final = re.compile(r"MATCH (\w+) = ")
_COLUMN: Final = re.compile(r"\bAS (\w+)")
_COUNTS: Final = re.compile(r"\b(?:count|collect|sum|max|min)\(")
_TAKEN: Final = {"this", "null", "true", "false"}
_PARAMETER: Final = re.compile(r"\$(\w+)")
_CHOICE: Final = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Scope:
    """What names of templates mean at one point of a statement.

    Attributes:
        names: variables of the statement, by their names in templates.
        columns: those among them that are columns of this row: computed, not matched.
    """

    names: Mapping[str, str]
    columns: frozenset[str] = frozenset()

    def at(self, name: str) -> "Scope":
        """The same, seen from the thing of that name; without a name, from the row itself."""
        return Scope({**self.names, "this": self.names[name]}) if name else self

    def row(self, name: str) -> "Scope":
        """The same, columns too, seen from the thing of that name if there is one."""
        if name not in self.names:
            return self
        return Scope({**self.names, "this": self.names[name]}, self.columns)

    def knowing(self, texts: Mapping[str, str]) -> "Scope":
        """The same, with further columns, each a text that is computed where it is asked for."""
        known = {name: self.fill(text) for name, text in texts.items()}
        return Scope({**self.names, **known}, self.columns | known.keys())

    def fill(self, template: str) -> str:
        """A template with its names replaced."""
        return _WORD.sub(lambda found: self.names.get(found[1], found[1]), template)


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives each variable of a statement a name of its own."""

    _numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def number(self) -> int:
        """A number that no other name of the statement has."""
        return self._numbers()

    def within(self, outer: Scope, text: str) -> Scope:
        """The scope inside of a text that stands in another scope."""
        number = self.number()
        own = {name: f"{name}_{number}" for name in sorted(declared(text))}
        return Scope({**outer.names, **own}, frozenset(_COLUMN.findall(text)))


def declared(text: str) -> set[str]:
    """Names that stand for something from a text on."""
    found = (*_COLUMN.findall(text), *_PATTERN.findall(text), *_PATH.findall(text))
    return set(found) - _TAKEN


def counts(text: str) -> bool:
    """Whether a text holds a function over rows."""
    return _COUNTS.search(text) is not None


def key(name: str) -> str:
    """A name as a key of a map."""
    return "`" + name.replace("`", "``") + "`"


def literal(text: str) -> str:
    """A string of our own as a literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def mapping(items: Mapping[str, str]) -> str:
    """A map of expressions."""
    return "{" + ", ".join(f"{key(name)}: {text}" for name, text in items.items()) + "}"


def listing(items: Iterable[str]) -> str:
    """A list of expressions; empty ones are none."""
    return "[" + ", ".join(filter(None, items)) + "]"


def joined(first: str, second: str) -> str:
    """Two lists as one."""
    return listing((first[1:-1], second[1:-1]))


def with_parameters(text: str, parameter: Callable[[str], str]) -> str:
    """A template with its `$name`s replaced."""
    return _PARAMETER.sub(lambda found: parameter(found[1]), text)


def with_choices(text: str, choice: Callable[[str], str]) -> str:
    """A template with its `<name>`s replaced."""
    return _CHOICE.sub(lambda found: choice(found[1]), text)
