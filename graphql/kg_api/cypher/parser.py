"""Declarations that are written in Cypher, as trees; each is read once and then known.

Fields of the schema say how they read from the graph in Cypher, for that is what people can read.
They are read here by the rules of the language, as far as ours use it; whatever else stands in one
is an error. What is written in a declaration and filled in later is `<name>`.
"""

from functools import cache
from typing import Literal as OneOf

from kg_api.cypher.expressions import Expressions
from kg_api.cypher.tree import (
    Call,
    Clause,
    Clauses,
    Expression,
    Item,
    LinkPattern,
    Match,
    NodePattern,
    Pattern,
    Return,
    Slot,
    Sort,
    Unwind,
    Var,
    With,
)


@cache
def clauses(text: str) -> Clauses:
    """The clauses of a declaration.

    Raises:
        CypherError: it is no Cypher of the kind that is used here.
    """
    reader = _Reader.of(text)
    found = reader.clauses()
    reader.done()
    return found


@cache
def expression(text: str) -> Expression:
    """The expression of a declaration.

    Raises:
        CypherError: it is no Cypher of the kind that is used here.
    """
    reader = _Reader.of(text)
    found = reader.expression()
    reader.done()
    return found


class _Reader(Expressions):
    """Reads clauses and patterns."""

    def clauses(self) -> Clauses:
        found = []
        while each := self.clause():
            found.append(each)
        return tuple(found)

    def clause(self) -> Clause | None:
        if self.takes("OPTIONAL"):
            self.take("MATCH")
            return self.match(optional=True)
        if self.takes("MATCH"):
            return self.match(optional=False)
        if self.takes("UNWIND"):
            of = self.expression()
            self.take("AS")
            return Unwind(of, self.name())
        if self.takes("WITH"):
            return self.handed_on()
        if self.takes("RETURN"):
            distinct = self.takes("DISTINCT")
            return Return(self.items(), distinct, self.order(), self.limit())
        return self.call() if self.takes("CALL") else None

    def match(self, *, optional: bool) -> Clause:
        patterns = [self.pattern()]
        while self.takes(","):
            patterns.append(self.pattern())
        return Match(tuple(patterns), self.where(), optional)

    def handed_on(self) -> Clause:
        distinct = self.takes("DISTINCT")
        star = self.takes("*")
        items = self.items() if not star or self.takes(",") else ()
        return With(items, star, distinct, self.order(), self.limit(), self.where())

    def call(self) -> Clause:
        procedure = self.name()
        while self.takes("."):
            procedure += f".{self.name()}"
        self.take("(")
        arguments = self.several(")")
        self.take("YIELD")
        yields = [self.column()]
        while self.takes(","):
            yields.append(self.column())
        return Call(procedure, arguments, tuple(yields), self.where())

    def column(self) -> tuple[str, str]:
        own = self.name()
        return own, self.name() if self.takes("AS") else own

    def items(self) -> tuple[Item, ...]:
        found = [self.item()]
        while self.takes(","):
            found.append(self.item())
        return tuple(found)

    def item(self) -> Item:
        value = self.expression()
        if self.takes("AS"):
            return Item(value, self.name())
        if not isinstance(value, Var):
            raise self.wrong("AS and a name")
        return Item(value, value.name)

    def order(self) -> tuple[Sort, ...]:
        if not self.takes("ORDER", "BY"):
            return ()
        found = [self.sort()]
        while self.takes(","):
            found.append(self.sort())
        return tuple(found)

    def sort(self) -> Sort:
        return Sort(self.expression(), self.takes("DESC"))

    def limit(self) -> Expression | None:
        return self.expression() if self.takes("LIMIT") else None

    def where(self) -> Expression | None:
        return self.expression() if self.takes("WHERE") else None

    def pattern(self) -> Pattern:
        name = function = ""
        if self.next(1).text == "=":
            name = self.name()
            self.take("=")
        if self.next().kind == "word":
            function = self.name()
            self.take("(")
        parts: list[NodePattern | LinkPattern] = [self.node()]
        while self.is_at("-") or self.is_at("<"):
            parts += [self.link(), self.node()]
        if function:
            self.take(")")
        return Pattern(tuple(parts), name, function)

    def node(self) -> NodePattern:
        self.take("(")
        name = self.name() if self.next().kind == "word" else ""
        labels = []
        while self.takes(":"):
            labels.append(self.name())
        properties = self.pairs() if self.is_at("{") else ()
        self.take(")")
        return NodePattern(name, tuple(labels), properties)

    def link(self) -> LinkPattern:
        into = self.takes("<")
        self.take("-")
        link = LinkPattern()
        if self.takes("["):
            name = self.name() if self.next().kind == "word" else ""
            link = LinkPattern(name, self.types(), "", self.hops())
            self.take("]")
        self.take("-")
        out = self.takes(">")
        sign: OneOf[">", "<", ""] = "" if into == out else "<" if into else ">"
        return LinkPattern(link.name, link.types, sign, link.hops)

    def types(self) -> tuple[str | Slot, ...]:
        if not self.takes(":"):
            return ()
        found = [self.type()]
        while self.takes("|"):
            found.append(self.type())
        return tuple(found)

    def type(self) -> str | Slot:
        if not self.takes("<"):
            return self.name()
        name = self.name()
        self.take(">")
        return Slot(name)

    def hops(self) -> tuple[int | None, int | None] | None:
        if not self.takes("*"):
            return None
        least = int(self.taken("number")) if self.next().kind == "number" else None
        if not self.takes(".."):
            return least, least
        most = int(self.taken("number")) if self.next().kind == "number" else None
        return least, most
