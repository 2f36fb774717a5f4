"""The words and signs of a declaration that is written in Cypher."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self
from typing import Literal as OneOf

_PAIRS: Final = ("<=", ">=", "<>", "..")

Kind = OneOf["word", "parameter", "text", "number", "sign", "end"]


class CypherError(ValueError):
    """A declaration that is no Cypher, or more of it than is used here."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or literal.

    Attributes:
        kind: what sort of token it is.
        text: as it stands; of a string and of a parameter what it holds.
        at: where it begins, in characters.
    """

    kind: Kind
    text: str
    at: int


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a source, and one that ends it.

    Raises:
        CypherError: a string has no end.
    """
    at = 0
    while at < len(source):
        letter = source[at]
        if letter.isspace():
            at += 1
            continue
        token, at = _token(source, at)
        yield token
    yield Token("end", "", at)


def _token(source: str, at: int) -> tuple[Token, int]:
    """The token that begins at a place, and where it ends."""
    letter = source[at]
    if letter == "'":
        return _string(source, at)
    if letter == "$":
        end = _word_end(source, at + 1)
        return Token("parameter", source[at + 1 : end], at), end
    if letter.isalpha() or letter == "_":
        end = _word_end(source, at)
        return Token("word", source[at:end], at), end
    if letter.isdigit():
        end = _number_end(source, at)
        return Token("number", source[at:end], at), end
    if letter == "`":
        end = source.index("`", at + 1)
        return Token("text", source[at + 1 : end], at), end + 1
    end = at + (2 if source[at : at + 2] in _PAIRS else 1)
    return Token("sign", source[at:end], at), end


def _string(source: str, start: int) -> tuple[Token, int]:
    letters, at = [], start + 1
    while at < len(source) and source[at] != "'":
        at += source[at] == "\\"
        letters.append(source[at : at + 1])
        at += 1
    if at >= len(source):
        raise CypherError(f"a string has no end: {source[start : start + 40]}")
    return Token("text", "".join(letters), start), at + 1


def _word_end(source: str, at: int) -> int:
    while at < len(source) and (source[at].isalnum() or source[at] == "_"):
        at += 1
    return at


def _number_end(source: str, at: int) -> int:
    """Of digits, and digits after a point: in `1..4` two points are a range."""
    while at < len(source) and source[at].isdigit():
        at += 1
    if source[at : at + 1] == "." and source[at + 1 : at + 2].isdigit():
        return _word_end(source, at + 1)
    return at


class Tokens:
    """The tokens of a declaration, and how far they have been read."""

    def __init__(self, source: str, found: tuple[Token, ...]) -> None:
        self.source, self.tokens, self.place = source, found, 0

    @classmethod
    def of(cls, source: str) -> Self:
        """Those of a declaration.

        Raises:
            CypherError: a string has no end.
        """
        return cls(source, tuple(tokens(source)))

    def next(self, ahead: int = 0) -> Token:
        """The next one, or one after it."""
        return self.tokens[min(self.place + ahead, len(self.tokens) - 1)]

    def is_at(self, *texts: str) -> bool:
        """Whether these words and signs are next."""
        return all(
            self.next(ahead).text == text and self.next(ahead).kind in ("word", "sign")
            for ahead, text in enumerate(texts)
        )

    def takes(self, *texts: str) -> bool:
        """Read these words and signs, if they are next."""
        found = self.is_at(*texts)
        self.place += len(texts) if found else 0
        return found

    def take(self, *texts: str) -> None:
        """Read these words and signs.

        Raises:
            CypherError: they are not next.
        """
        if not self.takes(*texts):
            raise self.wrong(f"'{' '.join(texts)}'")

    def taken(self, *kinds: str) -> str:
        """Read a token of one of these kinds, for its text.

        Raises:
            CypherError: it is none.
        """
        token = self.next()
        if token.kind not in kinds:
            raise self.wrong(f"a {' or '.join(kinds)}")
        self.place += 1
        return token.text

    def name(self) -> str:
        """Read a word."""
        return self.taken("word")

    def done(self) -> None:
        """There is nothing more to read.

        Raises:
            CypherError: there is.
        """
        if self.next().kind != "end":
            raise self.wrong("nothing more")

    def wrong(self, expected: str) -> CypherError:
        """The error that something else should stand next."""
        at = self.next().at
        before, after = self.source[max(at - 40, 0) : at], self.source[at : at + 40]
        return CypherError(f"{expected} should stand at >>> in: {before}>>>{after}")
