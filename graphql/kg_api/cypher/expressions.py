"""Expressions of declarations that are written in Cypher; see `parser`."""

from abc import ABC, abstractmethod
from typing import Final, cast
from typing import Literal as OneOf

from kg_api.cypher.printer import BINDING
from kg_api.cypher.tokens import Tokens
from kg_api.cypher.tree import (
    NULL,
    AllRows,
    Case,
    Clauses,
    Comprehension,
    Element,
    Expression,
    Function,
    HasLabel,
    IsNull,
    ListOf,
    Literal,
    MapOf,
    Negative,
    Not,
    Operation,
    Parameter,
    Property,
    Quantified,
    Reduce,
    Slice,
    Slot,
    Subquery,
    Var,
    conjunction,
    disjunction,
)

_SUBQUERIES: Final = ("COLLECT", "COUNT", "EXISTS")
_QUANTIFIERS: Final = ("any", "all", "none", "single")
_WORDS: Final = {"null": NULL, "true": Literal(True), "false": Literal(False)}
_LOOSEST: Final = min(BINDING.values())
_PREDICATE: Final = BINDING["IN"]


class Expressions(Tokens, ABC):
    """Reads expressions, the loosest operators first."""

    @abstractmethod
    def clauses(self) -> Clauses:
        """The clauses of a subquery."""

    def expression(self) -> Expression:
        """An expression."""
        parts = [self.all_of()]
        while self.takes("OR"):
            parts.append(self.all_of())
        return cast(Expression, disjunction(*parts))

    def all_of(self) -> Expression:
        """Conditions joined by AND."""
        parts = [self.negation()]
        while self.takes("AND"):
            parts.append(self.negation())
        return cast(Expression, conjunction(*parts))

    def negation(self) -> Expression:
        """A condition, or what it is when it does not hold."""
        return Not(self.negation()) if self.takes("NOT") else self.operation(_LOOSEST)

    def operation(self, level: int) -> Expression:
        """Operators that bind at least so tightly, from the left to the right."""
        left = self.signed()
        while True:
            if level <= _PREDICATE and self.takes("IS"):
                negated = self.takes("NOT")
                self.take("null" if self.is_at("null") else "NULL")
                left = IsNull(left, negated)
                continue
            operator = self.operator(level)
            if not operator:
                return left
            binds = BINDING[operator]
            left = Operation(left, operator, self.operation(binds + 1))
            level = level if binds > _PREDICATE else binds + 1  # a = b = c is something else

    def operator(self, level: int) -> str:
        """The next operator, if it binds at least so tightly; empty if not."""
        token = self.next()
        two = token.text in ("STARTS", "ENDS")
        found = f"{token.text} {self.next(1).text}" if two else token.text
        if token.kind not in ("word", "sign") or BINDING.get(found, -1) < level:
            return ""
        self.place += 1 + two
        return found

    def signed(self) -> Expression:
        """A value, or its negative."""
        return Negative(self.signed()) if self.takes("-") else self.postfixed()

    def postfixed(self) -> Expression:
        """A value and what is taken of it."""
        value = self.primary()
        while True:
            if self.takes("."):
                value = Property(value, self.name())
            elif self.takes("["):
                value = self.within(value)
            elif isinstance(value, Var) and self.takes(":"):
                value = HasLabel(value, self.name())
            else:
                return value

    def within(self, value: Expression) -> Expression:
        """An element or a slice of a list."""
        start = None if self.is_at("..") else self.expression()
        if not self.takes(".."):
            self.take("]")
            return Element(value, cast(Expression, start))
        end = None if self.is_at("]") else self.expression()
        self.take("]")
        return Slice(value, start, end)

    def primary(self) -> Expression:
        """A value that no operator makes."""
        token = self.next()
        match token.kind:
            case "parameter":
                return Parameter(self.taken("parameter"))
            case "text":
                return Literal(self.taken("text"))
            case "number":
                text = self.taken("number")
                return Literal(float(text) if "." in text else int(text))
            case "word":
                return self.worded()
        if self.takes("("):
            value = self.expression()
            self.take(")")
            return value
        if self.takes("<"):
            name = self.name()
            self.take(">")
            return Slot(name)
        return self.map() if self.is_at("{") else self.listed()

    def worded(self) -> Expression:
        """What begins with a word."""
        word = self.name()
        if word == "CASE":
            return self.case()
        if word in _SUBQUERIES and self.takes("{"):
            found = self.clauses()
            self.take("}")
            return Subquery(cast(OneOf["COLLECT", "COUNT", "EXISTS"], word), found)
        if word in _WORDS and not self.is_at("("):
            return _WORDS[word]
        while self.is_at(".") and self.dotted_call():
            self.take(".")
            word += f".{self.name()}"
        return self.called(word) if self.takes("(") else Var(word)

    def dotted_call(self) -> bool:
        """Whether what follows is the rest of a function's name, not a property."""
        ahead = 0
        while self.next(ahead).text == "." and self.next(ahead + 1).kind == "word":
            ahead += 2
        return self.next(ahead).text == "("

    def called(self, word: str) -> Expression:
        """A function and what it is given."""
        if word in _QUANTIFIERS and self.next(1).text == "IN":
            name, of = self.member()
            self.take("WHERE")
            condition = self.expression()
            self.take(")")
            quantifier = cast(OneOf["any", "all", "none", "single"], word)
            return Quantified(quantifier, name, of, condition)
        if word == "reduce":
            return self.reduced()
        if self.takes("*"):
            self.take(")")
            return Function(word, (AllRows(),))
        distinct = self.takes("DISTINCT")
        return Function(word, self.several(")"), distinct)

    def reduced(self) -> Expression:
        """What a list is reduced to."""
        total = self.name()
        self.take("=")
        start = self.expression()
        self.take(",")
        name, of = self.member()
        self.take("|")
        following = self.expression()
        self.take(")")
        return Reduce(total, start, name, of, following)

    def member(self) -> tuple[str, Expression]:
        """The name of a list's members, and the list."""
        name = self.name()
        self.take("IN")
        return name, self.expression()

    def case(self) -> Expression:
        """The first value whose condition holds."""
        cases = []
        while self.takes("WHEN"):
            condition = self.expression()
            self.take("THEN")
            cases.append((condition, self.expression()))
        otherwise = self.expression() if self.takes("ELSE") else None
        self.take("END")
        return Case(tuple(cases), otherwise)

    def listed(self) -> Expression:
        """A list, or what is made of one."""
        self.take("[")
        if self.next().kind == "word" and self.next(1).text == "IN":
            name, of = self.member()
            condition = self.expression() if self.takes("WHERE") else None
            result = self.expression() if self.takes("|") else None
            self.take("]")
            return Comprehension(name, of, condition, result)
        return ListOf(self.several("]"))

    def map(self) -> Expression:
        """A map."""
        return MapOf(self.pairs())

    def pairs(self) -> tuple[tuple[str, Expression], ...]:
        """Keys with their values."""
        self.take("{")
        found = []
        while not self.takes("}"):
            key = self.taken("word", "text")
            self.take(":")
            found.append((key, self.expression()))
            self.takes(",")
        return tuple(found)

    def several(self, end: str) -> tuple[Expression, ...]:
        """Expressions up to a sign."""
        found = []
        while not self.takes(end):
            found.append(self.expression())
            if not self.is_at(end):
                self.take(",")
        return tuple(found)
